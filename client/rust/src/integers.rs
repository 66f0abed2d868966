//! Integers as people write them in JSON.

use serde_json::Value;
use std::str::FromStr;

/// A JSON integer of any size, or a decimal string that `_` may group, if it fits a `u128`.
pub(crate) fn unsigned(json: &Value) -> Option<u128> {
    integer(json)
}

/// A JSON integer of any size, or a decimal string that `_` may group, if it fits an `i128`.
pub(crate) fn signed(json: &Value) -> Option<i128> {
    integer(json)
}

fn integer<T: FromStr>(json: &Value) -> Option<T> {
    match json {
        Value::Number(number) => number.to_string().parse().ok(),
        Value::String(text) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let written = digits.starts_with(|c: char| c.is_ascii_digit())
                && digits.chars().all(|c| c.is_ascii_digit() || c == '_');
            written.then(|| text.replace('_', "").parse().ok()).flatten()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_str, json};

    #[test]
    fn numbers_beyond_64_bits_keep_every_digit() {
        let json: Value = from_str("340282366920938463463374607431768211455").unwrap();
        assert_eq!(unsigned(&json), Some(u128::MAX));
        let json: Value = from_str("340282366920938463463374607431768211456").unwrap();
        assert_eq!(unsigned(&json), None);
        assert_eq!(signed(&json!("-170141183460469231731687303715884105728")), Some(i128::MIN));
    }

    #[test]
    fn only_decimal_integers_are_integers() {
        assert_eq!(unsigned(&json!("1_000")), Some(1000));
        assert_eq!(signed(&json!(-5)), Some(-5));
        for json in [
            json!(1.5),
            json!(1.0),
            json!("1e3"),
            json!("0x10"),
            json!(""),
            json!("+1"),
            json!("_1"),
            json!(" 1"),
            json!(-1),
            json!("-1"),
            json!(true),
            json!(null),
            json!([1]),
        ] {
            assert_eq!(unsigned(&json), None, "{json}");
        }
    }
}
