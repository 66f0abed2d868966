//! Parsing of integers as people write them in JSON.

use serde_json::Value;
use sp_core::U256;
use std::str::FromStr;

/// Parses a JSON integer, or a decimal string that `_` may group, if it fits a `u128`.
pub(crate) fn unsigned(json: &Value) -> Option<u128> {
    integer(json)
}

/// Parses a JSON integer, or a decimal string that `_` may group, if it fits an `i128`.
pub(crate) fn signed(json: &Value) -> Option<i128> {
    integer(json)
}

/// Parses a JSON integer, or a decimal string that `_` may group, if it fits a `U256`.
pub(crate) fn unsigned_256(json: &Value) -> Option<U256> {
    U256::from_dec_str(&digits(json)?).ok()
}

/// Parses a JSON integer, or a decimal string that `_` may group, if it fits 256 bits with a sign. Returns it in two's
/// complement.
pub(crate) fn signed_256(json: &Value) -> Option<U256> {
    let text = digits(json)?;
    let (magnitude, limit) = match text.strip_prefix('-') {
        Some(magnitude) => (magnitude, U256::one() << 255),
        None => (&*text, (U256::one() << 255) - 1),
    };
    let magnitude = U256::from_dec_str(magnitude).ok().filter(|value| *value <= limit)?;
    Some(if text.starts_with('-') { negated(magnitude) } else { magnitude })
}

/// Returns the decimal digits of `value`, a signed integer in two's complement, after a sign if it is negative.
pub(crate) fn signed_256_digits(value: U256) -> String {
    match value.bit(255) {
        true => format!("-{}", negated(value)),
        false => value.to_string(),
    }
}

fn negated(value: U256) -> U256 {
    (!value).overflowing_add(U256::one()).0
}

fn integer<T: FromStr>(json: &Value) -> Option<T> {
    digits(json)?.parse().ok()
}

/// Returns the digits of an integer, after a sign if it is negative.
fn digits(json: &Value) -> Option<String> {
    let text = match json {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => return None,
    };
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let written = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '_');
    written.then(|| text.replace('_', ""))
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
    fn integers_of_256_bits_keep_every_digit() {
        let max = U256::MAX.to_string();
        assert_eq!(unsigned_256(&json!(max)), Some(U256::MAX));
        assert_eq!(unsigned_256(&from_str(&max).unwrap()), Some(U256::MAX));
        assert_eq!(unsigned_256(&json!(format!("{max}0"))), None);
        assert_eq!(unsigned_256(&json!("-1")), None);
        let limit = U256::one() << 255;
        for (text, value) in [
            ("0".to_owned(), U256::zero()),
            ("-1".to_owned(), U256::MAX),
            ((limit - 1).to_string(), limit - 1),
            (format!("-{limit}"), limit),
        ] {
            assert_eq!(signed_256(&json!(text)), Some(value));
            assert_eq!(signed_256_digits(value), text);
        }
        assert_eq!(signed_256(&json!(limit.to_string())), None);
        assert_eq!(signed_256(&json!(format!("-{}", limit + 1))), None);
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
