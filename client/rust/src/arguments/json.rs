//! Parsing of JSON whose objects have each key once.

use serde::{
    de::{Deserializer, Error, MapAccess, SeqAccess, Visitor},
    Deserialize,
};
use serde_json::Value as Json;
use std::{collections::BTreeSet, fmt};

/// Parses JSON.
///
/// # Errors
///
/// Fails if `text` is not JSON, nests too deep, or has an object with a key twice, of which [`serde_json::from_str`]
/// silently keeps the last.
pub(super) fn parse(text: &str) -> Result<Json, serde_json::Error> {
    let json = serde_json::from_str(text)?;
    serde_json::from_str::<DistinctKeys>(text)?;
    Ok(json)
}

/// Any JSON whose objects have each key once.
struct DistinctKeys;

impl<'de> Deserialize<'de> for DistinctKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for DistinctKeys {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            if keys.contains(&key) {
                return Err(A::Error::custom(format_args!("the key {key:?} is there twice")));
            }
            keys.insert(key);
            entries.next_value::<Self>()?;
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_as_it_is() {
        for text in ["null", "true", "-1", "1.5e400", "\"a\"", "[1,[]]", "{\"a\":{\"b\":1}}"] {
            assert_eq!(parse(text).unwrap(), serde_json::from_str::<Json>(text).unwrap());
        }
        let large = "340282366920938463463374607431768211456";
        assert_eq!(parse(large).unwrap().to_string(), large);
    }

    #[test]
    fn a_key_that_is_there_twice_is_refused_at_any_depth() {
        for text in ["{\"a\":1,\"a\":1}", "[{\"b\":{\"a\":1,\"\\u0061\":2}}]"] {
            let error = parse(text).unwrap_err().to_string();
            assert!(error.contains("the key \"a\" is there twice"), "{error}");
        }
        parse("[{\"a\":1},{\"a\":1}]").unwrap();
    }
}
