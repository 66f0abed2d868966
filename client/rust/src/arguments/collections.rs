//! Encoding of the standard library's maps and sets, which are ordered and hold each key once.

use super::{order, reader::Reader, Mismatch};
use crate::{
    result,
    types::{is_byte, is_key},
};
use codec::{Compact, Encode};
use serde_json::Value as Json;

/// An encoded key, and its encoded value in a map.
type Entry = (Vec<u8>, Vec<u8>);

impl Reader<'_> {
    /// Appends a map, given as an object, where the keys can be strings, or as an array of pairs.
    pub fn map(
        &self,
        ty: u32,
        (key, value): (u32, u32),
        json: &Json,
        depth: u32,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        // Keys that are strings nest no deeper; otherwise the map counts as a sequence of tuples.
        let depth = if is_key(self.types, key) { depth } else { depth.saturating_sub(2) };
        let mut entries = Vec::new();
        let mut push =
            |place: String, key_json: &Json, value_json: &Json| -> Result<(), Mismatch> {
                let mut entry = Entry::default();
                self.value(key, key_json, depth, &mut entry.0)
                    .and_then(|()| self.value(value, value_json, depth, &mut entry.1))
                    .map_err(|mismatch| mismatch.within(place))?;
                entries.push(entry);
                Ok(())
            };
        match json {
            Json::Object(object) if is_key(self.types, key) => {
                for (name, value) in object {
                    push(format!("[{name:?}]"), &name.as_str().into(), value)?;
                }
            }
            Json::Array(items) => {
                for (position, item) in items.iter().enumerate() {
                    let place = format!("[{position}]");
                    let Some([key, value]) = item.as_array().map(Vec::as_slice) else {
                        let note = "write a pair: [key, value]".to_owned();
                        return Err(self.mismatch(ty, item, Some(note)).within(place));
                    };
                    push(place, key, value)?;
                }
            }
            _ => {
                let note = match is_key(self.types, key) {
                    true => "write an object, or an array of pairs",
                    false => "write an array of pairs, for the keys are no strings",
                };
                return Err(self.mismatch(ty, json, Some(note.to_owned())));
            }
        }
        self.ordered(ty, key, json, entries, out)
    }

    /// Appends a set, given as an array or as bytes.
    pub fn set(
        &self,
        ty: u32,
        item: u32,
        json: &Json,
        depth: u32,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        // The items are those of a sequence.
        let depth = depth.saturating_sub(1);
        let mut entries = Vec::new();
        match json {
            Json::Array(items) => {
                for (position, json) in items.iter().enumerate() {
                    let mut entry = Entry::default();
                    self.value(item, json, depth, &mut entry.0)
                        .map_err(|mismatch| mismatch.within(format!("[{position}]")))?;
                    entries.push(entry);
                }
            }
            json if is_byte(self.types, item) => {
                let bytes = self.bytes(ty, json)?;
                entries.extend(bytes.into_iter().map(|byte| (vec![byte], Vec::new())));
            }
            _ => return Err(self.mismatch(ty, json, None)),
        }
        self.ordered(ty, item, json, entries, out)
    }

    /// Appends entries in the order of their keys.
    ///
    /// # Errors
    ///
    /// Fails if a key is there twice.
    fn ordered(
        &self,
        ty: u32,
        key: u32,
        json: &Json,
        mut entries: Vec<Entry>,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        entries.sort_by(|(a, _), (b, _)| order::compare(self.types, key, a, b));
        if let Some(pair) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            let shown = result::decode(self.types, key, &pair[0].0)
                .map_or_else(|_| "a key".to_owned(), |key| key.to_string());
            return Err(self.mismatch(ty, json, Some(format!("{shown} is there twice"))));
        }
        length(entries.len(), out);
        for (key, value) in entries {
            out.extend(key);
            out.extend(value);
        }
        Ok(())
    }
}

/// Appends the length of a sequence.
pub(super) fn length(items: usize, out: &mut Vec<u8>) {
    // An argument with more items is larger than any that a program can be given.
    Compact(u32::try_from(items).unwrap_or(u32::MAX)).encode_to(out);
}
