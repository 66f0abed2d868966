//! JSON as values of a registry's types.

use super::Mismatch;
use crate::{
    accounts::{parse_account, NOTATIONS},
    integers,
    types::{is_byte, is_option, type_name},
};
use scale_info::{
    form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive, TypeDefVariant,
};
use scale_value::Value;
use serde_json::Value as Json;

/// Reads JSON as values of a registry's types.
pub(super) struct Reader<'a> {
    pub types: &'a PortableRegistry,
}

impl Reader<'_> {
    /// The error that `given` is no `ty`.
    pub fn mismatch(&self, ty: u32, given: &Json, note: Option<String>) -> Mismatch {
        let text = given.to_string();
        let mut shown: String = text.chars().take(60).collect();
        if shown.len() < text.len() {
            shown.push_str("...");
        }
        let expected = type_name(self.types, ty);
        Mismatch { path: String::new(), expected, given: shown, note }
    }

    /// `json` as a value of the type `ty`, which nests at most `depth` deep.
    pub fn value(&self, ty: u32, json: &Json, depth: u32) -> Result<Value, Mismatch> {
        let refuse = |note: &str| self.mismatch(ty, json, Some(note.to_owned()));
        let wrong = || self.mismatch(ty, json, None);
        let Some(resolved) = self.types.resolve(ty) else {
            return Err(refuse("the program's metadata does not define this type"));
        };
        let Some(depth) = depth.checked_sub(1) else {
            return Err(refuse("the type nests too deep"));
        };
        match &resolved.type_def {
            TypeDef::Primitive(primitive) => self.primitive(primitive, ty, json),
            TypeDef::Compact(of) => self.value(of.type_param.id, json, depth),
            TypeDef::Sequence(of) => match json {
                Json::String(text) if is_byte(self.types, of.type_param.id) => {
                    let bytes = match text.strip_prefix("0x") {
                        Some(digits) => const_hex::decode(digits)
                            .map_err(|error| refuse(&format!("not hex digits: {error}")))?,
                        None => text.clone().into_bytes(),
                    };
                    Ok(Value::from_bytes(bytes))
                }
                Json::Array(items) => self.items(items, |_| of.type_param.id, depth),
                _ => Err(wrong()),
            },
            TypeDef::Array(of) => match json {
                Json::String(text) if is_byte(self.types, of.type_param.id) => {
                    let bytes = if of.len == 32 {
                        let account: &[u8; 32] = &parse_account(text)
                            .map_err(|e| refuse(&format!("{}; {NOTATIONS}", e.reason)))?
                            .into();
                        account.to_vec()
                    } else {
                        let digits = text.strip_prefix("0x").ok_or_else(wrong)?;
                        const_hex::decode(digits)
                            .map_err(|error| refuse(&format!("not hex digits: {error}")))?
                    };
                    match bytes.len() == of.len as usize {
                        true => Ok(Value::from_bytes(bytes)),
                        false => Err(refuse(&format!("{} bytes", bytes.len()))),
                    }
                }
                Json::Array(items) if items.len() == of.len as usize => {
                    self.items(items, |_| of.type_param.id, depth)
                }
                Json::Array(items) => Err(refuse(&format!("{} items", items.len()))),
                _ => Err(wrong()),
            },
            TypeDef::Tuple(of) => match json {
                Json::Null if of.fields.is_empty() => Ok(Value::unnamed_composite([])),
                Json::Array(items) if items.len() == of.fields.len() => {
                    self.items(items, |position| of.fields[position].id, depth)
                }
                Json::Array(items) => Err(refuse(&format!("{} items", items.len()))),
                _ => Err(wrong()),
            },
            TypeDef::Composite(of) => self.fields(&of.fields, ty, json, depth),
            TypeDef::Variant(of) if is_option(resolved) => match json {
                Json::Null => Ok(Value::unnamed_variant("None", [])),
                Json::Object(object) if object.len() == 1 && object.contains_key("Some") => {
                    self.variant(of, ty, json, depth)
                }
                some => match of.variants.iter().find(|variant| variant.name == "Some") {
                    Some(variant) if variant.fields.len() == 1 => {
                        let some = self.value(variant.fields[0].ty.id, some, depth)?;
                        Ok(Value::unnamed_variant("Some", [some]))
                    }
                    _ => Err(wrong()),
                },
            },
            TypeDef::Variant(of) => self.variant(of, ty, json, depth),
            TypeDef::BitSequence(_) => match json {
                Json::String(bits) if bits.bytes().all(|bit| matches!(bit, b'0' | b'1')) => {
                    let bits = bits.bytes().map(|bit| bit == b'1').collect();
                    Ok(Value::bit_sequence(bits))
                }
                _ => Err(refuse("write a string of 0 and 1")),
            },
        }
    }

    fn primitive(
        &self,
        primitive: &TypeDefPrimitive,
        ty: u32,
        json: &Json,
    ) -> Result<Value, Mismatch> {
        use TypeDefPrimitive::*;
        let bits = match primitive {
            Bool => {
                return json.as_bool().map(Value::bool).ok_or_else(|| self.mismatch(ty, json, None))
            }
            Str => {
                let note = || {
                    Some("quote it".to_owned()).filter(|_| !json.is_array() && !json.is_object())
                };
                return json
                    .as_str()
                    .map(Value::string)
                    .ok_or_else(|| self.mismatch(ty, json, note()));
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
            U256 | I256 => {
                let note = "256-bit integers have no JSON notation: give the arguments encoded";
                return Err(self.mismatch(ty, json, Some(note.to_owned())));
            }
        };
        let spare = 128 - bits;
        let value = match primitive {
            U8 | U16 | U32 | U64 | U128 => integers::unsigned(json)
                .filter(|value| *value <= u128::MAX >> spare)
                .map(Value::u128),
            _ => integers::signed(json)
                .filter(|value| (i128::MIN >> spare..=i128::MAX >> spare).contains(value))
                .map(Value::i128),
        };
        value.ok_or_else(|| {
            let range = match primitive {
                U8 | U16 | U32 | U64 | U128 => format!("0 to {}", u128::MAX >> spare),
                _ => format!("{} to {}", i128::MIN >> spare, i128::MAX >> spare),
            };
            self.mismatch(ty, json, Some(format!("an integer from {range}")))
        })
    }

    fn items(
        &self,
        items: &[Json],
        ty: impl Fn(usize) -> u32,
        depth: u32,
    ) -> Result<Value, Mismatch> {
        let values: Result<Vec<Value>, Mismatch> = items
            .iter()
            .enumerate()
            .map(|(position, json)| {
                self.value(ty(position), json, depth)
                    .map_err(|mismatch| mismatch.within(format!("[{position}]")))
            })
            .collect();
        Ok(Value::unnamed_composite(values?))
    }

    /// The fields of a struct or of an enum's variant.
    fn fields(
        &self,
        fields: &[Field<PortableForm>],
        ty: u32,
        json: &Json,
        depth: u32,
    ) -> Result<Value, Mismatch> {
        let refuse = |note: String| self.mismatch(ty, json, Some(note));
        match fields {
            [] => match json {
                Json::Null => Ok(Value::unnamed_composite([])),
                Json::Array(items) if items.is_empty() => Ok(Value::unnamed_composite([])),
                Json::Object(fields) if fields.is_empty() => Ok(Value::unnamed_composite([])),
                _ => Err(refuse("it has no fields: write null".to_owned())),
            },
            [Field { name: None, ty, .. }] => {
                Ok(Value::unnamed_composite([self.value(ty.id, json, depth)?]))
            }
            [Field { name: Some(name), ty, .. }] if !matches!(json, Json::Object(object) if object.contains_key(name)) => {
                Ok(Value::named_composite([(name, self.value(ty.id, json, depth)?)]))
            }
            [Field { name: None, .. }, ..] => match json {
                Json::Array(items) if items.len() == fields.len() => {
                    self.items(items, |position| fields[position].ty.id, depth)
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
                let mut values = Vec::with_capacity(fields.len());
                for (field, name) in fields.iter().zip(names) {
                    let json = object
                        .get(name)
                        .ok_or_else(|| refuse(format!("the field {name:?} is missing")))?;
                    let value = self
                        .value(field.ty.id, json, depth)
                        .map_err(|mismatch| mismatch.within(format!(".{name}")))?;
                    values.push((name, value));
                }
                Ok(Value::named_composite(values))
            }
        }
    }

    fn variant(
        &self,
        of: &TypeDefVariant<PortableForm>,
        ty: u32,
        json: &Json,
        depth: u32,
    ) -> Result<Value, Mismatch> {
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
            let note = format!("no variant {name:?}: the variants are {}", names.join(", "));
            return Err(self.mismatch(ty, json, Some(note)));
        };
        let fields = self
            .fields(&variant.fields, ty, payload, depth)
            .map_err(|mismatch| mismatch.within(format!(".{name}")))?;
        match fields.value {
            scale_value::ValueDef::Composite(values) => Ok(Value::variant(name.clone(), values)),
            _ => unreachable!("`fields` gives a composite; qed"),
        }
    }
}
