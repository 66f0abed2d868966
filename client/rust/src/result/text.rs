//! Decoded values as text for people.

use super::{hex, Value};
use std::fmt::Write;

/// The maximum depth of indentation: a value may nest deeper than a screen is wide.
const MAX_INDENT: usize = 16;

/// Returns `value` as text, in the layout of indented JSON.
pub(super) fn text(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

fn write(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => push(out, value),
        Value::Narrow(value) => push(out, value),
        Value::Wide(digits) => out.push_str(digits),
        Value::Text(text) | Value::Bits(text) => out.push_str(&quoted(text)),
        Value::Bytes(bytes) => {
            out.push_str(&hex(bytes));
            let text = std::str::from_utf8(bytes).ok().filter(|text| is_printable(text));
            if let Some(text) = text {
                push(out, format_args!(" ({})", quoted(text)));
            }
        }
        Value::List(items) => {
            block(['[', ']'], items, depth, out, |item, out| write(item, depth + 1, out))
        }
        Value::Object(entries) => block(['{', '}'], entries, depth, out, |(key, value), out| {
            push(out, format_args!("{}: ", quoted(key)));
            write(value, depth + 1, out);
        }),
    }
}

/// Writes each of `parts` in a line of its own, between brackets.
fn block<T>(
    [open, close]: [char; 2],
    parts: &[T],
    depth: usize,
    out: &mut String,
    write: impl Fn(&T, &mut String),
) {
    let line = |depth: usize, out: &mut String| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth.min(MAX_INDENT)));
    };
    out.push(open);
    for (position, part) in parts.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        line(depth + 1, out);
        write(part, out);
    }
    if !parts.is_empty() {
        line(depth, out);
    }
    out.push(close);
}

/// Returns `text` in quotes. Characters that are not printable, such as those on which a terminal acts, are escaped.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// Returns whether `text` is not empty, and [quoting](quoted) changes nothing but quotes and backslashes.
fn is_printable(text: &str) -> bool {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    !text.is_empty() && quoted(text) == format!("\"{escaped}\"")
}

fn push(out: &mut String, text: impl std::fmt::Display) {
    write!(out, "{text}").expect("writing to a string does not fail; qed");
}
