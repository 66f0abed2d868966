//! The result of a program, decoded to JSON for machines and to text for people.
//!
//! The notation of a value depends on its type alone, so that a reader sees one shape.
//!
//! | type | JSON | text |
//! |---|---|---|
//! | `u8` to `u32`, `i8` to `i32`, also compact | a number | a number |
//! | `u64` to `u256`, `i64` to `i256`, also compact | a string of decimal digits | a number |
//! | `bool`, `String` | a boolean, a string | the same |
//! | `Vec<u8>`, `[u8; N]`, `AccountId32` | `"0x.."` | `0x..`, with the text beside it where it is printable |
//! | `Vec<T>`, `[T; N]`, tuples, `BTreeSet<T>` | an array | the same |
//! | `BTreeMap<K, V>` | an object where `K` is a string, an integer, bytes or an enum without fields, otherwise an array of pairs | the same |
//! | `Option<T>` | `null`, or the value; `{"Some": value}` where `T` may itself be `null` or an object like this | the same |
//! | structs | an object; the value alone where the only field has no name | the same |
//! | enums | `"Name"`, or `{"Name": fields}` | the same |
//! | `()`, structs without fields | `null` | the same |
//!
//! The JSON can be given as an [argument](crate::arguments), and encodes to the same bytes.
//!
//! A program may be hostile, so its result is decoded with bounds that general decoders do not have: on depth, and on
//! the number of values, which a few bytes can set to billions where the items of a sequence take no bytes.

mod text;

use crate::{
    integers,
    types::{
        collection, is_byte, is_key, is_u256, needs_some, option, type_name, Collection, MAX_DEPTH,
    },
};
use codec::{Compact, Decode, Input};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::{Map, Value as Json};
use sp_core::U256;
use std::collections::BTreeSet;

/// The maximum number of values of a result: some 100 MiB as JSON.
const MAX_VALUES: usize = 1 << 20;

/// The bytes of a name that count as one value, because the metadata may have names of any length.
const NAME_SIZE: usize = 64;

/// The error of a result that does not decode as its type.
#[derive(Debug, thiserror::Error)]
#[error(
    "the result {given} is no {ty}: {problem}; the metadata belongs to another program, or the \
     program is wrong"
)]
pub struct ResultError {
    /// The type that the entrypoint returns.
    pub ty: String,
    /// The result in hex, or its first 32 bytes.
    pub given: String,
    /// The problem.
    pub problem: String,
}

/// Decodes `bytes`, all of them, as the type `ty`, and returns the JSON for machines.
///
/// # Errors
///
/// Fails if `bytes` are not a value of the type, or one that nests too deep or has more than a million parts.
pub fn decode(types: &PortableRegistry, ty: u32, bytes: &[u8]) -> Result<Json, ResultError> {
    read(types, ty, bytes).map(json)
}

/// Decodes `bytes`, all of them, as the type `ty`, and returns the text for people, of several lines.
/// Characters that a terminal may act on are escaped.
///
/// # Errors
///
/// As [`decode`].
pub fn text(types: &PortableRegistry, ty: u32, bytes: &[u8]) -> Result<String, ResultError> {
    read(types, ty, bytes).map(|value| text::text(&value))
}

/// A decoded value.
enum Value {
    Null,
    Bool(bool),
    /// An integer of up to 32 bits.
    Narrow(i64),
    /// The digits of an integer of more bits.
    Wide(String),
    Text(String),
    Bytes(Vec<u8>),
    Bits(String),
    List(Vec<Value>),
    /// A map, or the fields of a struct or a variant.
    Object(Vec<(String, Value)>),
}

fn json(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => value.into(),
        Value::Narrow(value) => value.into(),
        Value::Wide(text) | Value::Text(text) | Value::Bits(text) => text.into(),
        Value::Bytes(bytes) => hex(&bytes).into(),
        Value::List(items) => items.into_iter().map(json).collect(),
        Value::Object(entries) => Json::Object(
            entries.into_iter().map(|(key, value)| (key, json(value))).collect::<Map<_, _>>(),
        ),
    }
}

fn hex(bytes: &[u8]) -> String {
    const_hex::encode_prefixed(bytes)
}

fn read(types: &PortableRegistry, ty: u32, bytes: &[u8]) -> Result<Value, ResultError> {
    let mut decoder = Decoder { types, bytes, values: MAX_VALUES };
    let decoded = decoder.value(ty, MAX_DEPTH).and_then(|value| match decoder.bytes.len() {
        0 => Ok(value),
        left => Err(format!("{left} of its {} bytes are left over", bytes.len())),
    });
    decoded.map_err(|problem| {
        let mut given = hex(&bytes[..bytes.len().min(32)]);
        if bytes.len() > 32 {
            given.push_str("...");
        }
        ResultError { ty: type_name(types, ty), given, problem }
    })
}

struct Decoder<'a> {
    types: &'a PortableRegistry,
    bytes: &'a [u8],
    /// The number of values that may still follow.
    values: usize,
}

impl<'a> Decoder<'a> {
    fn value(&mut self, ty: u32, depth: u32) -> Result<Value, String> {
        let types = self.types;
        let resolved =
            types.resolve(ty).ok_or_else(|| format!("the metadata does not define type {ty}"))?;
        let depth = depth.checked_sub(1).ok_or("it nests too deep")?;
        self.count(1)?;
        match &resolved.type_def {
            TypeDef::Primitive(primitive) => self.primitive(primitive),
            TypeDef::Compact(of) => self.compact(of.type_param.id, depth),
            TypeDef::Sequence(of) => {
                let len = self.read::<Compact<u32>>()?.0;
                match is_byte(types, of.type_param.id) {
                    true => Ok(Value::Bytes(self.take(len as usize)?.to_vec())),
                    false => self.items((0..len).map(|_| of.type_param.id), depth),
                }
            }
            TypeDef::Array(of) if is_byte(types, of.type_param.id) => {
                Ok(Value::Bytes(self.take(of.len as usize)?.to_vec()))
            }
            TypeDef::Array(of) => self.items((0..of.len).map(|_| of.type_param.id), depth),
            TypeDef::Tuple(of) if of.fields.is_empty() => Ok(Value::Null),
            TypeDef::Tuple(of) => self.items(of.fields.iter().map(|ty| ty.id), depth),
            TypeDef::Composite(_) if is_u256(types, resolved) => {
                self.primitive(&TypeDefPrimitive::U256)
            }
            TypeDef::Composite(of) => match collection(types, resolved) {
                Some(Collection::Map { key, value }) if is_key(types, key) => {
                    self.map(key, value, depth)
                }
                _ => self.fields(&of.fields, depth),
            },
            TypeDef::Variant(of) => {
                let index = self.read::<u8>()?;
                let variant =
                    of.variants.iter().find(|variant| variant.index == index).ok_or_else(|| {
                        format!("{} has no variant {index}", type_name(types, ty))
                    })?;
                let payload = self.fields(&variant.fields, depth)?;
                if let Some(option) = option(resolved) {
                    return Ok(match index == option.some {
                        true if needs_some(types, option.value) => {
                            Value::Object(vec![("Some".to_owned(), payload)])
                        }
                        true => payload,
                        false => Value::Null,
                    });
                }
                let name = self.name(&variant.name)?;
                Ok(match variant.fields.is_empty() {
                    true => Value::Text(name),
                    false => Value::Object(vec![(name, payload)]),
                })
            }
            TypeDef::BitSequence(_) => {
                let value = scale_value::scale::decode_as_type(&mut self.bytes, ty, types)
                    .map_err(|error| error.to_string())?;
                match value.value {
                    scale_value::ValueDef::BitSequence(bits) => Ok(Value::Bits(
                        bits.iter().map(|bit| if bit { '1' } else { '0' }).collect(),
                    )),
                    _ => Err("it is no bit sequence".to_owned()),
                }
            }
        }
    }

    fn primitive(&mut self, primitive: &TypeDefPrimitive) -> Result<Value, String> {
        Ok(match primitive {
            TypeDefPrimitive::Bool => Value::Bool(self.read()?),
            TypeDefPrimitive::Char => return Err("SCALE does not encode characters".to_owned()),
            TypeDefPrimitive::Str => {
                let len = self.read::<Compact<u32>>()?.0;
                let bytes = self.take(len as usize)?;
                Value::Text(std::str::from_utf8(bytes).map_err(|_| "a string is not UTF-8")?.into())
            }
            TypeDefPrimitive::U8 => Value::Narrow(self.read::<u8>()?.into()),
            TypeDefPrimitive::U16 => Value::Narrow(self.read::<u16>()?.into()),
            TypeDefPrimitive::U32 => Value::Narrow(self.read::<u32>()?.into()),
            TypeDefPrimitive::U64 => wide(self.read::<u64>()?),
            TypeDefPrimitive::U128 => wide(self.read::<u128>()?),
            TypeDefPrimitive::U256 => wide(U256::from_little_endian(self.take(32)?)),
            TypeDefPrimitive::I8 => Value::Narrow(self.read::<i8>()?.into()),
            TypeDefPrimitive::I16 => Value::Narrow(self.read::<i16>()?.into()),
            TypeDefPrimitive::I32 => Value::Narrow(self.read::<i32>()?.into()),
            TypeDefPrimitive::I64 => wide(self.read::<i64>()?),
            TypeDefPrimitive::I128 => wide(self.read::<i128>()?),
            TypeDefPrimitive::I256 => {
                let value = U256::from_little_endian(self.take(32)?);
                Value::Wide(integers::signed_256_digits(value))
            }
        })
    }

    /// Decodes a compact integer, or a struct of one field that is compact as a whole.
    fn compact(&mut self, ty: u32, depth: u32) -> Result<Value, String> {
        let types = self.types;
        let never = || format!("{} is never compact", type_name(types, ty));
        let depth = depth.checked_sub(1).ok_or("it nests too deep")?;
        match types.resolve(ty).map(|ty| &ty.type_def) {
            Some(TypeDef::Primitive(primitive)) => Ok(match primitive {
                TypeDefPrimitive::U8 => Value::Narrow(self.read::<Compact<u8>>()?.0.into()),
                TypeDefPrimitive::U16 => Value::Narrow(self.read::<Compact<u16>>()?.0.into()),
                TypeDefPrimitive::U32 => Value::Narrow(self.read::<Compact<u32>>()?.0.into()),
                TypeDefPrimitive::U64 => wide(self.read::<Compact<u64>>()?.0),
                TypeDefPrimitive::U128 => wide(self.read::<Compact<u128>>()?.0),
                _ => return Err(never()),
            }),
            Some(TypeDef::Tuple(of)) if of.fields.is_empty() => Ok(Value::Null),
            Some(TypeDef::Composite(of)) => match &of.fields[..] {
                [] => Ok(Value::Null),
                [field] => {
                    let inner = self.compact(field.ty.id, depth)?;
                    Ok(match &field.name {
                        None => inner,
                        Some(name) => Value::Object(vec![(self.name(name)?, inner)]),
                    })
                }
                _ => Err(never()),
            },
            _ => Err(never()),
        }
    }

    /// Decodes a map whose keys are written as strings.
    fn map(&mut self, key: u32, value: u32, depth: u32) -> Result<Value, String> {
        let len = self.read::<Compact<u32>>()?.0;
        let mut known = BTreeSet::new();
        let mut entries = Vec::new();
        for _ in 0..len {
            let key = match self.value(key, depth)? {
                Value::Narrow(integer) => integer.to_string(),
                Value::Wide(text) | Value::Text(text) => text,
                Value::Bytes(bytes) => hex(&bytes),
                _ => return Err("a key of a map is no string".to_owned()),
            };
            if !known.insert(key.clone()) {
                return Err(format!("a map has the key {key:?} twice"));
            }
            entries.push((key, self.value(value, depth)?));
        }
        Ok(Value::Object(entries))
    }

    fn items(&mut self, tys: impl Iterator<Item = u32>, depth: u32) -> Result<Value, String> {
        // Without a capacity in advance, because the program chooses the length.
        let mut items = Vec::new();
        for ty in tys {
            items.push(self.value(ty, depth)?);
        }
        Ok(Value::List(items))
    }

    fn fields(&mut self, fields: &[Field<PortableForm>], depth: u32) -> Result<Value, String> {
        match fields {
            [] => Ok(Value::Null),
            [Field { name: None, ty, .. }] => self.value(ty.id, depth),
            [Field { name: None, .. }, ..] => self.items(fields.iter().map(|f| f.ty.id), depth),
            fields => {
                let mut entries = Vec::new();
                for field in fields {
                    let name = self.name(field.name.as_deref().unwrap_or_default())?;
                    entries.push((name, self.value(field.ty.id, depth)?));
                }
                Ok(Value::Object(entries))
            }
        }
    }

    /// Returns a name of the metadata, and counts it by its length.
    fn name(&mut self, name: &str) -> Result<String, String> {
        self.count(name.len() / NAME_SIZE)?;
        Ok(name.to_owned())
    }

    fn count(&mut self, values: usize) -> Result<(), String> {
        self.values = self.values.checked_sub(values).ok_or("it has too many values")?;
        Ok(())
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], String> {
        let (taken, left) = self.bytes.split_at_checked(len).ok_or("it ends early")?;
        self.bytes = left;
        Ok(taken)
    }

    fn read<T: Decode>(&mut self) -> Result<T, String> {
        let len = self.bytes.remaining_len().ok().flatten();
        T::decode(&mut self.bytes).map_err(|error| match len {
            Some(0) => "it ends early".to_owned(),
            _ => error.to_string(),
        })
    }
}

fn wide(value: impl ToString) -> Value {
    Value::Wide(value.to_string())
}

#[cfg(test)]
mod tests;
