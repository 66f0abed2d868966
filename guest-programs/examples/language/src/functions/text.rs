//! Formatting.

use super::take;
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Nothing,
    Number(i128),
    Pair(u8, Option<bool>),
    Named { text: String, nested: Vec<Value> },
    Table(BTreeMap<u8, Value>),
    Character(Result<char, Unit>),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Unit;

/// Formats values that are made of the input, in several ways.
pub fn debug(mut input: &[u8]) -> Vec<u8> {
    let mut values = Vec::new();
    while !input.is_empty() {
        let value = value(&mut input, 3);
        values.push(value);
    }
    let mut text = format!("{values:?}\n{values:#?}\n");
    values.sort();
    text.push_str(&format!(
        "{:>12?}|{:<8x?}|{:^+9}|{:#010b}",
        values.first(),
        values,
        values.len(),
        77
    ));
    text.into_bytes()
}

fn value(input: &mut &[u8], depth: u8) -> Value {
    let [kind, byte] = take(input);
    match kind % 8 {
        0 => Value::Number(i128::from(byte) << 119),
        1 => Value::Number(-i128::from(byte)),
        2 => Value::Pair(byte, byte.checked_sub(100).map(|byte| byte > 100)),
        3 => Value::Character(char::from_u32(u32::from(byte) << 6).ok_or(Unit)),
        4 if depth > 0 => Value::Named {
            text: char::from(byte).escape_debug().chain(['"', '\n', 'ß']).collect(),
            nested: (0..byte % 4).map(|_| value(input, depth - 1)).collect(),
        },
        5 if depth > 0 => {
            Value::Table((0..byte % 3).map(|_| (byte, value(input, depth - 1))).collect())
        }
        6 => Value::Character(Err(Unit)),
        _ => Value::Nothing,
    }
}
