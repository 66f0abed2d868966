//! Encoding of JSON as SCALE, by the types of a registry.

use super::{collections::length, Mismatch};
use crate::{
    accounts::{parse_account, NOTATIONS},
    integers,
    text::printable,
    types::{collection, is_byte, is_u256, option, type_name, Collection, OptionType},
};
use codec::{Compact, Encode};
use scale_info::{
    form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive, TypeDefVariant,
};
use serde_json::Value as Json;

/// The notations of bytes, for error messages.
const BYTES: &str =
    "write 0x.. for bytes, or \"..\" in quotes for text, which a shell needs as '\"..\"'";

/// The notation of text that looks like hex digits, for error messages.
const TEXT_LIKE_HEX: &str = "for text that begins with 0x, write the hex digits of its bytes";

/// An encoder of JSON as values of a registry's types.
pub(super) struct Reader<'a> {
    pub types: &'a PortableRegistry,
    /// True if the argument is not JSON but a word without quotes, which is read as a string.
    pub bare: bool,
}

impl Reader<'_> {
    /// Returns the error that `given` is not of the type `ty`.
    pub fn mismatch(&self, ty: u32, given: &Json, note: Option<String>) -> Mismatch {
        let text = match given {
            Json::String(word) if self.bare => word.clone(),
            json => json.to_string(),
        };
        let mut shown: String = text.chars().take(60).collect();
        if shown.len() < text.len() {
            shown.push_str("...");
        }
        let expected = type_name(self.types, ty);
        // It may have names of the metadata.
        let note = note.map(|note| printable(&note));
        Mismatch { path: String::new(), expected, given: shown, note }
    }

    /// Appends `json`, encoded as the type `ty`, to `out`. The type may nest `depth` deep.
    pub fn value(
        &self,
        ty: u32,
        json: &Json,
        depth: u32,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        let refuse = |note: &str| self.mismatch(ty, json, Some(note.to_owned()));
        let wrong = || self.mismatch(ty, json, None);
        let Some(resolved) = self.types.resolve(ty) else {
            return Err(refuse("the program's metadata does not define this type"));
        };
        let Some(depth) = depth.checked_sub(1) else {
            return Err(refuse("the type nests too deep"));
        };
        match &resolved.type_def {
            TypeDef::Primitive(primitive) => self.primitive(primitive, ty, json, out),
            TypeDef::Compact(of) => self.compact(of.type_param.id, json, depth, out),
            TypeDef::Sequence(of) => match json {
                Json::Array(items) => {
                    length(items.len(), out);
                    self.items(items, |_| of.type_param.id, depth, out)
                }
                json if is_byte(self.types, of.type_param.id) => {
                    self.bytes(ty, json)?.encode_to(out);
                    Ok(())
                }
                _ => Err(wrong()),
            },
            TypeDef::Array(of) => match json {
                Json::Array(items) if items.len() == of.len as usize => {
                    self.items(items, |_| of.type_param.id, depth, out)
                }
                Json::Array(items) => Err(refuse(&format!("{} items", items.len()))),
                json if is_byte(self.types, of.type_param.id) => {
                    let bytes = match json {
                        Json::String(text) if of.len == 32 => parse_account(text)
                            .map(|account| <[u8; 32]>::from(account).to_vec())
                            .map_err(|e| refuse(&format!("{}; {NOTATIONS}", e.reason)))?,
                        json => self.bytes(ty, json)?,
                    };
                    if bytes.len() != of.len as usize {
                        return Err(refuse(&format!("{} bytes", bytes.len())));
                    }
                    out.extend(bytes);
                    Ok(())
                }
                _ => Err(wrong()),
            },
            TypeDef::Tuple(of) => match json {
                Json::Null if of.fields.is_empty() => Ok(()),
                Json::Array(items) if items.len() == of.fields.len() => {
                    self.items(items, |position| of.fields[position].id, depth, out)
                }
                Json::Array(items) => Err(refuse(&format!("{} items", items.len()))),
                _ => Err(wrong()),
            },
            TypeDef::Composite(_) if is_u256(self.types, resolved) => {
                self.primitive(&TypeDefPrimitive::U256, ty, json, out)
            }
            TypeDef::Composite(of) => match collection(self.types, resolved) {
                Some(Collection::Map { key, value }) => {
                    self.map(ty, (key, value), json, depth, out)
                }
                Some(Collection::Set { item }) => self.set(ty, item, json, depth, out),
                None => self.fields(&of.fields, ty, json, depth, out),
            },
            TypeDef::Variant(of) => match option(resolved) {
                Some(option) => self.option(&option, ty, json, depth, out),
                None => self.variant(of, ty, json, depth, out),
            },
            TypeDef::BitSequence(_) => {
                let bits = match json {
                    Json::String(bits) if bits.bytes().all(|bit| matches!(bit, b'0' | b'1')) => {
                        bits.bytes().map(|bit| bit == b'1').collect()
                    }
                    _ => return Err(refuse("write a string of 0 and 1, in quotes")),
                };
                let value = scale_value::Value::bit_sequence(bits);
                scale_value::scale::encode_as_type(&value, ty, self.types, out)
                    .map_err(|error| refuse(&error.to_string()))
            }
        }
    }

    fn primitive(
        &self,
        primitive: &TypeDefPrimitive,
        ty: u32,
        json: &Json,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        use TypeDefPrimitive::*;
        let bits = match primitive {
            Bool => {
                let value = json.as_bool().ok_or_else(|| self.mismatch(ty, json, None))?;
                value.encode_to(out);
                return Ok(());
            }
            Str => {
                let note = || {
                    Some("quote it".to_owned()).filter(|_| !json.is_array() && !json.is_object())
                };
                let text = json.as_str().ok_or_else(|| self.mismatch(ty, json, note()))?;
                text.encode_to(out);
                return Ok(());
            }
            Char => {
                let note = "SCALE does not encode characters: the program takes no such argument";
                return Err(self.mismatch(ty, json, Some(note.to_owned())));
            }
            U8 | I8 => 8,
            U16 | I16 => 16,
            U32 | I32 => 32,
            U64 | I64 => 64,
            U128 | I128 => 128,
            U256 | I256 => 256,
        };
        let signed = matches!(primitive, I8 | I16 | I32 | I64 | I128 | I256);
        // In two's complement, the first bytes of a number that fits are those of the smaller type.
        let bytes = match (signed, bits) {
            (false, 256) => {
                integers::unsigned_256(json).map(|value| value.to_little_endian().to_vec())
            }
            (true, 256) => {
                integers::signed_256(json).map(|value| value.to_little_endian().to_vec())
            }
            (false, bits) => integers::unsigned(json)
                .filter(|value| *value <= u128::MAX >> (128 - bits))
                .map(|value| value.to_le_bytes()[..bits / 8].to_vec()),
            (true, bits) => integers::signed(json)
                .filter(|value| {
                    (i128::MIN >> (128 - bits)..=i128::MAX >> (128 - bits)).contains(value)
                })
                .map(|value| value.to_le_bytes()[..bits / 8].to_vec()),
        };
        out.extend(bytes.ok_or_else(|| {
            let range = match (signed, bits) {
                (false, 256) => "0 to 2^256 - 1".to_owned(),
                (true, 256) => "-2^255 to 2^255 - 1".to_owned(),
                (false, bits) => format!("0 to {}", u128::MAX >> (128 - bits)),
                (true, bits) => {
                    format!("{} to {}", i128::MIN >> (128 - bits), i128::MAX >> (128 - bits))
                }
            };
            self.mismatch(ty, json, Some(format!("an integer from {range}")))
        })?);
        Ok(())
    }

    /// Appends a compact integer, or a struct of one field that is compact as a whole.
    fn compact(&self, ty: u32, json: &Json, depth: u32, out: &mut Vec<u8>) -> Result<(), Mismatch> {
        let refuse = |note: &str| self.mismatch(ty, json, Some(note.to_owned()));
        let depth = depth.checked_sub(1).ok_or_else(|| refuse("the type nests too deep"))?;
        match self.types.resolve(ty).map(|ty| &ty.type_def) {
            Some(TypeDef::Primitive(
                primitive @ (TypeDefPrimitive::U8
                | TypeDefPrimitive::U16
                | TypeDefPrimitive::U32
                | TypeDefPrimitive::U64
                | TypeDefPrimitive::U128),
            )) => {
                let mut bytes = Vec::new();
                self.primitive(primitive, ty, json, &mut bytes)?;
                let mut wide = [0; 16];
                wide[..bytes.len()].copy_from_slice(&bytes);
                // A compact integer is encoded alike in every width.
                Compact(u128::from_le_bytes(wide)).encode_to(out);
                Ok(())
            }
            Some(TypeDef::Tuple(of)) if of.fields.is_empty() && json.is_null() => Ok(()),
            Some(TypeDef::Composite(of)) => match (&of.fields[..], json) {
                ([], Json::Null) => Ok(()),
                ([field], json) => {
                    let named = match (&field.name, json) {
                        (Some(name), Json::Object(object)) if object.len() == 1 => object.get(name),
                        _ => None,
                    };
                    self.compact(field.ty.id, named.unwrap_or(json), depth, out)
                }
                _ => Err(refuse("the type is never compact")),
            },
            _ => Err(refuse("the type is never compact")),
        }
    }

    /// Returns the bytes of a string: those of the hex digits after `0x`, otherwise those of the text, if it is in
    /// quotes.
    pub fn bytes(&self, ty: u32, json: &Json) -> Result<Vec<u8>, Mismatch> {
        let refuse = |note: String| self.mismatch(ty, json, Some(note));
        match json {
            Json::String(digits) if digits.starts_with("0x") => const_hex::decode(digits)
                .map_err(|error| refuse(format!("not hex digits: {error}; {TEXT_LIKE_HEX}"))),
            Json::String(text) if !self.bare => Ok(text.clone().into_bytes()),
            _ => Err(refuse(BYTES.to_owned())),
        }
    }

    fn items(
        &self,
        items: &[Json],
        ty: impl Fn(usize) -> u32,
        depth: u32,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        for (position, json) in items.iter().enumerate() {
            self.value(ty(position), json, depth, out)
                .map_err(|mismatch| mismatch.within(format!("[{position}]")))?;
        }
        Ok(())
    }

    fn option(
        &self,
        option: &OptionType,
        ty: u32,
        json: &Json,
        depth: u32,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        let word = json.as_str().filter(|_| self.bare);
        if json.is_null() || word == Some("None") {
            out.push(option.none);
            return Ok(());
        }
        if word.is_some_and(|word| word == "Some" || word.starts_with("Some(")) {
            let note = "write the value alone, or {\"Some\": value}, or text in quotes";
            return Err(self.mismatch(ty, json, Some(note.to_owned())));
        }
        out.push(option.some);
        match json.as_object().filter(|object| object.len() == 1).and_then(|o| o.get("Some")) {
            Some(json) => self
                .value(option.value, json, depth, out)
                .map_err(|mismatch| mismatch.within(".Some".to_owned())),
            None => self.value(option.value, json, depth, out).map_err(|mut mismatch| {
                if json == "None" {
                    mismatch.note = Some("write null for None".to_owned());
                }
                mismatch
            }),
        }
    }

    /// Appends the fields of a struct or of an enum's variant.
    fn fields(
        &self,
        fields: &[Field<PortableForm>],
        ty: u32,
        json: &Json,
        depth: u32,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        let refuse = |note: String| self.mismatch(ty, json, Some(note));
        match fields {
            [] => match json {
                Json::Null => Ok(()),
                Json::Array(items) if items.is_empty() => Ok(()),
                Json::Object(fields) if fields.is_empty() => Ok(()),
                _ => Err(refuse("it has no fields: write null".to_owned())),
            },
            [Field { name: None, ty, .. }] => self.value(ty.id, json, depth, out),
            [Field { name: Some(name), ty, .. }] if !matches!(json, Json::Object(object) if object.contains_key(name)) => {
                self.value(ty.id, json, depth, out)
            }
            [Field { name: None, .. }, ..] => match json {
                Json::Array(items) if items.len() == fields.len() => {
                    self.items(items, |position| fields[position].ty.id, depth, out)
                }
                _ => Err(refuse(format!("write an array of {} items", fields.len()))),
            },
            fields => {
                let Json::Object(object) = json else {
                    return Err(refuse("write an object".to_owned()));
                };
                let names: Vec<&str> =
                    fields.iter().map(|field| field.name.as_deref().unwrap_or("")).collect();
                if let Some(unknown) = object.keys().find(|key| !names.contains(&key.as_str())) {
                    let names = names.join(", ");
                    return Err(refuse(format!("no field {unknown:?}: the fields are {names}")));
                }
                for (field, name) in fields.iter().zip(names) {
                    let json = object
                        .get(name)
                        .ok_or_else(|| refuse(format!("the field {name:?} is missing")))?;
                    self.value(field.ty.id, json, depth, out)
                        .map_err(|mismatch| mismatch.within(format!(".{name}")))?;
                }
                Ok(())
            }
        }
    }

    fn variant(
        &self,
        of: &TypeDefVariant<PortableForm>,
        ty: u32,
        json: &Json,
        depth: u32,
        out: &mut Vec<u8>,
    ) -> Result<(), Mismatch> {
        let (name, payload) = match json {
            Json::String(name) => (name, &Json::Null),
            Json::Object(object) if object.len() == 1 => {
                object.iter().next().expect("it has one entry; qed")
            }
            _ => {
                let note = "write \"Name\", or {\"Name\": fields}".to_owned();
                return Err(self.mismatch(ty, json, Some(note)));
            }
        };
        let Some(variant) = of.variants.iter().find(|variant| variant.name == *name) else {
            let names: Vec<&str> = of.variants.iter().map(|variant| &*variant.name).collect();
            let note = match names.is_empty() {
                true => "the type has no variants, so it has no values".to_owned(),
                false => format!("no variant {name:?}: the variants are {}", names.join(", ")),
            };
            return Err(self.mismatch(ty, json, Some(note)));
        };
        out.push(variant.index);
        self.fields(&variant.fields, ty, payload, depth, out)
            .map_err(|mismatch| mismatch.within(format!(".{name}")))
    }
}
