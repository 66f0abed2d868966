//! The arguments of a program, encoded from JSON.
//!
//! | type | JSON |
//! |---|---|
//! | integers, also compact | an integer, or a decimal string that `_` may group |
//! | `bool`, `String` | a boolean, a string |
//! | `Vec<u8>`, `[u8; N]` | `0x` and hex digits, an array of integers, or text in quotes |
//! | `AccountId32`, `[u8; 32]` | an [account]: `0x` and hex digits, SS58, `//Alice`; or an array of integers |
//! | `Vec<T>`, `[T; N]`, tuples | an array |
//! | `BTreeSet<T>` | an array without duplicates, in any order |
//! | `BTreeMap<K, V>` | an array of pairs; an object where `K` is a string, an integer, bytes, an account or an enum without fields. Each key once, in any order |
//! | `Option<T>` | `null`, or `None` without quotes; the value, or `{"Some": value}` |
//! | structs | an object; one with a single field also as that field's value |
//! | enums | `"Name"`, or `{"Name": fields}` |
//! | bit sequences | a string of `0` and `1`, in quotes |
//!
//! An argument that is not JSON is taken as a string, so that a shell needs no quotes within quotes: `//Alice` and
//! `hello` are the same as `"//Alice"` and `"hello"`, with two exceptions. For bytes, a word without quotes has to
//! begin with `0x`: `41ab`, `4142` and `hello` are errors, because text and hex digits look the same; `"41ab"` in
//! quotes is text, `0x41ab` is two bytes with quotes or without. Text that begins with `0x` is given by the hex digits
//! of its bytes, or as an array. For an `Option`, `None` without quotes is `None`, and `"None"` is text.
//!
//! Where an `Option<T>` holds a `T` that may itself be `null`, such as another `Option`, `null` is the
//! outer `None`, and `{"Some": null}` is `Some(None)`.
//!
//! A [result](crate::result) in JSON can be an argument, and encodes to the same bytes.
//!
//! [account]: crate::accounts::parse_account

mod collections;
mod json;
mod order;
mod reader;

use crate::{
    program::Entrypoints,
    text::printable,
    types::{type_name, MAX_DEPTH},
};
use codec::Encode;
use pvq_primitives::FunctionMetadata;
use reader::Reader;
use scale_info::PortableRegistry;
use serde_json::Value as Json;

/// An error in the arguments of a program.
#[derive(Debug, thiserror::Error)]
pub enum ArgumentError {
    /// The program has no such entrypoint.
    #[error("the program has no entrypoint {name:?}: it has {available}")]
    UnknownEntrypoint {
        /// The name that was given.
        name: String,
        /// The program's entrypoints with their parameters.
        available: String,
    },
    /// There are too few or too many arguments.
    #[error("{entrypoint} takes {expected}, {given} given: {problem}")]
    WrongNumber {
        /// The entrypoint with its parameters.
        entrypoint: String,
        /// The number of arguments that it takes, as text.
        expected: String,
        /// The number of arguments that were given.
        given: usize,
        /// The first parameter that is missing, or the first argument that is too much.
        problem: String,
    },
    /// An argument is not of its parameter's type.
    #[error("parameter {parameter} ({ty}): {mismatch}")]
    Mismatch {
        /// The parameter's name.
        parameter: String,
        /// The parameter's type.
        ty: String,
        /// The value that does not fit, and its place in the argument.
        mismatch: Box<Mismatch>,
    },
}

/// A JSON value that is not of the expected type.
#[derive(Debug, thiserror::Error)]
#[error("{place}expected {expected}, given {given}{note}", place = self.place(), note = self.note())]
pub struct Mismatch {
    /// The place in the argument, such as `[3].name`. Empty for the argument itself.
    pub path: String,
    /// The name of the expected type.
    pub expected: String,
    /// The given value, or its first 60 characters.
    pub given: String,
    /// The problem, where it is not obvious.
    pub note: Option<String>,
}

impl Mismatch {
    fn place(&self) -> String {
        match self.path.is_empty() {
            true => String::new(),
            false => format!("at {}: ", self.path),
        }
    }

    fn note(&self) -> String {
        self.note.as_ref().map_or(String::new(), |note| format!(" ({note})"))
    }

    fn within(mut self, part: String) -> Self {
        self.path.insert_str(0, &printable(&part));
        self
    }
}

/// Returns the index of the entrypoint `name`, and the entrypoint.
pub fn entrypoint<'a>(
    program: &'a impl Entrypoints,
    name: &str,
) -> Result<(u8, &'a FunctionMetadata), ArgumentError> {
    let named = |(index, function): (usize, &'a FunctionMetadata)| {
        (function.name == name).then(|| Some((u8::try_from(index).ok()?, function)))?
    };
    program.entrypoints().enumerate().find_map(named).ok_or_else(|| {
        let available: Vec<String> =
            program.entrypoints().map(|function| signature(program.types(), function)).collect();
        ArgumentError::UnknownEntrypoint {
            name: name.to_owned(),
            available: match available.is_empty() {
                true => "none".to_owned(),
                false => available.join(", "),
            },
        }
    })
}

/// Returns a function as Rust declares it: `sum_balance(asset: u32, accounts: Vec<AccountId32>) -> u128`. Characters on
/// which a terminal might act are spaces.
pub fn signature(types: &PortableRegistry, function: &FunctionMetadata) -> String {
    let inputs: Vec<String> = function
        .inputs
        .iter()
        .map(|input| format!("{}: {}", input.name, type_name(types, input.ty.id)))
        .collect();
    let output = type_name(types, function.output.id);
    printable(&format!("{}({}) -> {output}", function.name, inputs.join(", ")))
}

/// Encodes the input of a program: the entrypoint's index, then its arguments, each given as JSON.
pub fn encode(
    program: &impl Entrypoints,
    entrypoint_name: &str,
    arguments: &[impl AsRef<str>],
) -> Result<Vec<u8>, ArgumentError> {
    let (index, function) = entrypoint(program, entrypoint_name)?;
    let inputs = &function.inputs;
    if inputs.len() != arguments.len() {
        return Err(ArgumentError::WrongNumber {
            entrypoint: signature(program.types(), function),
            expected: match inputs.len() {
                1 => "1 argument".to_owned(),
                n => format!("{n} arguments"),
            },
            given: arguments.len(),
            problem: match inputs.get(arguments.len()) {
                Some(missing) => format!("{} is missing", printable(&missing.name)),
                None => format!("{} is too much", arguments[inputs.len()].as_ref()),
            },
        });
    }
    let mut encoded = index.encode();
    for (input, argument) in inputs.iter().zip(arguments) {
        encode_argument(program.types(), input.ty.id, argument.as_ref(), &mut encoded).map_err(
            |mismatch| ArgumentError::Mismatch {
                parameter: printable(&input.name),
                ty: type_name(program.types(), input.ty.id),
                mismatch: Box::new(mismatch),
            },
        )?;
    }
    Ok(encoded)
}

fn encode_argument(
    types: &PortableRegistry,
    ty: u32,
    argument: &str,
    out: &mut Vec<u8>,
) -> Result<(), Mismatch> {
    let parsed = json::parse(argument);
    let read = Reader { types, bare: parsed.is_err() };
    let json = match parsed {
        Ok(json) => json,
        // Text that begins as JSON is most likely meant as JSON, so its syntax error is reported.
        Err(error) if argument.trim_start().starts_with(['[', '{', '"']) => {
            let given = Json::String(argument.to_owned());
            return Err(read.mismatch(ty, &given, Some(format!("not valid JSON: {error}"))));
        }
        Err(_) => Json::String(argument.to_owned()),
    };
    read.value(ty, &json, MAX_DEPTH, out)
}

#[cfg(test)]
mod tests;
