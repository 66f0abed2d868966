//! The result of a program, as JSON.
//!
//! The notation is the one of [arguments](crate::arguments): what is printed here can be an
//! argument there. Integers are JSON integers of any size; `[u8; N]` is hex; `Vec<u8>` is text
//! where it is printable, otherwise hex.
//!
//! A result comes from a program that may be hostile, so it is read with bounds that general
//! decoders do not have: on depth, and on the number of values, which a few bytes can set to
//! billions where the items of a sequence take no bytes.

use crate::types::{is_byte, is_option, type_name, MAX_DEPTH};
use codec::{Compact, Decode, Input};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::{Map, Value as Json};

/// How many values a result has, at most, to be printed: some 100 MiB of them as JSON.
const MAX_VALUES: u32 = 1 << 20;

/// Why a result cannot be shown as its type says.
#[derive(Debug, thiserror::Error)]
#[error(
    "the result {given} is no {ty}: {problem}; the metadata belongs to another program, or the \
     program is wrong"
)]
pub struct ResultError {
    /// The type that the entrypoint returns.
    pub ty: String,
    /// The result in hex, of its first 32 bytes.
    pub given: String,
    /// What is wrong.
    pub problem: String,
}

/// Decodes `bytes`, all of them, as the type `ty`.
pub fn decode(types: &PortableRegistry, ty: u32, bytes: &[u8]) -> Result<Json, ResultError> {
    let mut decoder = Decoder { types, bytes, values: MAX_VALUES };
    let decoded = decoder.value(ty, MAX_DEPTH).and_then(|json| match decoder.bytes.len() {
        0 => Ok(json),
        left => Err(format!("{left} of its {} bytes are left over", bytes.len())),
    });
    decoded.map_err(|problem| {
        let mut given = const_hex::encode_prefixed(&bytes[..bytes.len().min(32)]);
        if bytes.len() > 32 {
            given.push_str("...");
        }
        ResultError { ty: type_name(types, ty), given, problem }
    })
}

struct Decoder<'a> {
    types: &'a PortableRegistry,
    bytes: &'a [u8],
    values: u32,
}

impl<'a> Decoder<'a> {
    fn value(&mut self, ty: u32, depth: u32) -> Result<Json, String> {
        let types = self.types;
        let resolved =
            types.resolve(ty).ok_or_else(|| format!("the metadata does not define type {ty}"))?;
        let depth = depth.checked_sub(1).ok_or("it nests too deep")?;
        self.values = self.values.checked_sub(1).ok_or("it has too many values")?;
        match &resolved.type_def {
            TypeDef::Primitive(primitive) => self.primitive(primitive),
            TypeDef::Compact(of) => self.compact(of.type_param.id, depth),
            TypeDef::Sequence(of) => {
                let len = self.read::<Compact<u32>>()?.0;
                if !is_byte(types, of.type_param.id) {
                    return self.items((0..len).map(|_| of.type_param.id), depth);
                }
                let bytes = self.take(len as usize)?;
                Ok(match std::str::from_utf8(bytes) {
                    Ok(text) if !text.contains(char::is_control) && !text.starts_with("0x") => {
                        text.into()
                    }
                    _ => hex(bytes),
                })
            }
            TypeDef::Array(of) if is_byte(types, of.type_param.id) => {
                Ok(hex(self.take(of.len as usize)?))
            }
            TypeDef::Array(of) => self.items((0..of.len).map(|_| of.type_param.id), depth),
            TypeDef::Tuple(of) if of.fields.is_empty() => Ok(Json::Null),
            TypeDef::Tuple(of) => self.items(of.fields.iter().map(|ty| ty.id), depth),
            TypeDef::Composite(of) => self.fields(&of.fields, depth),
            TypeDef::Variant(of) => {
                let index = self.read::<u8>()?;
                let variant =
                    of.variants.iter().find(|variant| variant.index == index).ok_or_else(|| {
                        format!("{} has no variant {index}", type_name(types, ty))
                    })?;
                let payload = self.fields(&variant.fields, depth)?;
                Ok(match (is_option(resolved), &*variant.name) {
                    (true, "None") => Json::Null,
                    (true, "Some") if !payload.is_null() => payload,
                    (_, name) if variant.fields.is_empty() => name.into(),
                    (_, name) => Json::Object(Map::from_iter([(name.to_owned(), payload)])),
                })
            }
            TypeDef::BitSequence(_) => {
                let value = scale_value::scale::decode_as_type(&mut self.bytes, ty, types)
                    .map_err(|error| error.to_string())?;
                match value.value {
                    scale_value::ValueDef::BitSequence(bits) => Ok(bits
                        .iter()
                        .map(|bit| if bit { '1' } else { '0' })
                        .collect::<String>()
                        .into()),
                    _ => Err("it is no bit sequence".to_owned()),
                }
            }
        }
    }

    fn primitive(&mut self, primitive: &TypeDefPrimitive) -> Result<Json, String> {
        Ok(match primitive {
            TypeDefPrimitive::Bool => self.read::<bool>()?.into(),
            TypeDefPrimitive::Char => return Err("SCALE does not encode characters".to_owned()),
            TypeDefPrimitive::Str => {
                let len = self.read::<Compact<u32>>()?.0;
                let bytes = self.take(len as usize)?;
                std::str::from_utf8(bytes).map_err(|_| "a string is not UTF-8")?.into()
            }
            TypeDefPrimitive::U8 => self.read::<u8>()?.into(),
            TypeDefPrimitive::U16 => self.read::<u16>()?.into(),
            TypeDefPrimitive::U32 => self.read::<u32>()?.into(),
            TypeDefPrimitive::U64 => self.read::<u64>()?.into(),
            TypeDefPrimitive::U128 => integer(self.read::<u128>()?),
            TypeDefPrimitive::I8 => self.read::<i8>()?.into(),
            TypeDefPrimitive::I16 => self.read::<i16>()?.into(),
            TypeDefPrimitive::I32 => self.read::<i32>()?.into(),
            TypeDefPrimitive::I64 => self.read::<i64>()?.into(),
            TypeDefPrimitive::I128 => integer(self.read::<i128>()?),
            TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => hex(self.take(32)?),
        })
    }

    /// A compact integer, or a struct of one field that is compact as a whole.
    fn compact(&mut self, ty: u32, depth: u32) -> Result<Json, String> {
        let types = self.types;
        let depth = depth.checked_sub(1).ok_or("it nests too deep")?;
        match types.resolve(ty).map(|ty| &ty.type_def) {
            Some(TypeDef::Primitive(primitive)) => Ok(match primitive {
                TypeDefPrimitive::U8 => self.read::<Compact<u8>>()?.0.into(),
                TypeDefPrimitive::U16 => self.read::<Compact<u16>>()?.0.into(),
                TypeDefPrimitive::U32 => self.read::<Compact<u32>>()?.0.into(),
                TypeDefPrimitive::U64 => self.read::<Compact<u64>>()?.0.into(),
                TypeDefPrimitive::U128 => integer(self.read::<Compact<u128>>()?.0),
                _ => return Err(format!("{} is never compact", type_name(types, ty))),
            }),
            Some(TypeDef::Tuple(of)) if of.fields.is_empty() => Ok(Json::Null),
            Some(TypeDef::Composite(of)) => match &of.fields[..] {
                [] => Ok(Json::Null),
                [field] => {
                    let inner = self.compact(field.ty.id, depth)?;
                    Ok(match &field.name {
                        None => inner,
                        Some(name) => Json::Object(Map::from_iter([(name.clone(), inner)])),
                    })
                }
                _ => Err(format!("{} is never compact", type_name(types, ty))),
            },
            _ => Err(format!("{} is never compact", type_name(types, ty))),
        }
    }

    fn items(&mut self, tys: impl Iterator<Item = u32>, depth: u32) -> Result<Json, String> {
        // No capacity in advance: the length is the program's word.
        let mut items = Vec::new();
        for ty in tys {
            items.push(self.value(ty, depth)?);
        }
        Ok(Json::Array(items))
    }

    fn fields(&mut self, fields: &[Field<PortableForm>], depth: u32) -> Result<Json, String> {
        match fields {
            [] => Ok(Json::Null),
            [Field { name: None, ty, .. }] => self.value(ty.id, depth),
            [Field { name: None, .. }, ..] => self.items(fields.iter().map(|f| f.ty.id), depth),
            fields => {
                let mut object = Map::new();
                for field in fields {
                    let name = field.name.clone().unwrap_or_default();
                    object.insert(name, self.value(field.ty.id, depth)?);
                }
                Ok(Json::Object(object))
            }
        }
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

fn hex(bytes: &[u8]) -> Json {
    const_hex::encode_prefixed(bytes).into()
}

/// A JSON integer of any size.
fn integer(value: impl ToString) -> Json {
    let number: Result<serde_json::Number, _> = value.to_string().parse();
    number.map_or(Json::Null, Json::Number)
}

#[cfg(test)]
mod tests;
