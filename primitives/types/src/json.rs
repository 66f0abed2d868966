//! JSON representations of values, as modules for serde's `with`.

/// Ids of 64 bits as text in decimal, because JavaScript reads JSON's numbers exactly only up to 53 bits.
pub mod decimal {
    use alloc::{borrow::Cow, string::ToString};
    use serde::{de::Error, Deserialize, Deserializer, Serializer};

    /// Writes an id in decimal.
    pub fn serialize<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&number.to_string())
    }

    /// Reads an id in decimal.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom("an extension's id is a number in decimal"))
    }
}

/// A weight as `{"refTime": .., "proofSize": ..}`.
pub mod weight {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use sp_weights::Weight;

    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Parts {
        ref_time: u64,
        proof_size: u64,
    }

    /// Writes a weight.
    pub fn serialize<S: Serializer>(weight: &Weight, serializer: S) -> Result<S::Ok, S::Error> {
        Parts { ref_time: weight.ref_time(), proof_size: weight.proof_size() }.serialize(serializer)
    }

    /// Reads a weight.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weight, D::Error> {
        let Parts { ref_time, proof_size } = Parts::deserialize(deserializer)?;
        Ok(Weight::from_parts(ref_time, proof_size))
    }
}

/// Bytes that are UTF-8 by convention, as text. Invalid sequences are replaced by U+FFFD.
pub mod text {
    use alloc::{string::String, vec::Vec};
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes bytes as text.
    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from_utf8_lossy(bytes))
    }

    /// Reads text as bytes.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        String::deserialize(deserializer).map(String::into_bytes)
    }
}

#[cfg(test)]
mod tests {
    use crate::{ExtensionDetails, PerSource, RegisteredProgram};
    use alloc::vec::Vec;

    #[test]
    fn ids_beyond_what_javascript_counts_survive_json() {
        let extension = ExtensionDetails {
            name: "ExtensionCore".into(),
            id: u64::MAX,
            legacy_id: (1 << 53) + 1,
            docs: Vec::new(),
            sources: PerSource::all(true),
            functions: Vec::new(),
        };
        let json = serde_json::to_value(&extension).unwrap();
        assert_eq!(json["id"], "18446744073709551615");
        assert_eq!(json["legacyId"], "9007199254740993");
        assert_eq!(serde_json::from_value::<ExtensionDetails>(json).unwrap(), extension);
    }

    #[test]
    fn a_label_is_text_whatever_its_bytes() {
        let mut program = RegisteredProgram {
            hash: Default::default(),
            size: Some(7),
            limits: None,
            sources: PerSource::all(false),
            label: "total supply".into(),
        };
        let json = serde_json::to_value(&program).unwrap();
        assert_eq!(json["label"], "total supply");
        assert_eq!(json["sources"]["runtimeApi"], false);
        assert_eq!(serde_json::from_value::<RegisteredProgram>(json).unwrap(), program);
        program.label = [0xff, b'a'].into();
        assert_eq!(serde_json::to_value(&program).unwrap()["label"], "\u{fffd}a");
    }
}
