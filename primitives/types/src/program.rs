use crate::{ExtensionId, FunctionIndex, FunctionMetadata};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use core::ops::Deref;
use scale_info::{
    form::{Form, MetaForm, PortableForm},
    IntoPortable, PortableRegistry, Registry,
};

/// The version of the JSON of [`ProgramMetadata`] that is written.
pub const PROGRAM_METADATA_VERSION: u32 = 1;

/// All that a program's sources tell of it: the JSON file next to its blob.
///
/// The JSON has the keys `types`, `extension_fns` and `entrypoints` as PVQ 0.1 wrote them, and only adds to them:
/// `version`, `program`, the `docs` of entrypoints, types and fields, and the names of fields' types. A JSON without
/// these is read as well. What a client cannot do without is in the blob itself, as the program's
/// interface, `ProgramInterface`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProgramMetadata {
    /// The version of the JSON, [`PROGRAM_METADATA_VERSION`]; 0 if it has none, as that of PVQ 0.1.
    #[cfg_attr(feature = "serde", serde(default))]
    pub version: u32,
    /// The program itself. `None` where the JSON does not tell, as that of PVQ 0.1.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub program: Option<ProgramDetails>,
    /// The types that the functions refer to. Type 0 is `()`, which clients of PVQ 0.1 take for "nothing" whatever it
    /// is.
    pub types: PortableRegistry,
    /// The functions of extensions that the program calls.
    #[cfg_attr(feature = "serde", serde(with = "ids_as_strings"))]
    pub extension_fns: Vec<(ExtensionId, FunctionIndex, FunctionMetadata)>,
    /// The entrypoints, in the order of the index that the arguments begin with.
    pub entrypoints: Vec<EntrypointMetadata>,
}

/// A program's name, version and blob.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProgramDetails {
    /// The name of its binary.
    pub name: String,
    /// The version of its package.
    pub version: String,
    /// The blake2-256 hash of its blob. In JSON `0x` and 64 hex digits.
    #[cfg_attr(feature = "serde", serde(with = "hash_in_hex"))]
    pub hash: [u8; 32],
    /// Bytes of its blob.
    pub size: u32,
    /// The description of its package, line by line.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub docs: Vec<String>,
}

/// An entrypoint of a program.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct EntrypointMetadata<F: Form = PortableForm> {
    /// Its name, parameters and result.
    pub function: FunctionMetadata<F>,
    /// Its documentation, line by line.
    pub docs: Vec<F::String>,
}

impl<F: Form> Deref for EntrypointMetadata<F> {
    type Target = FunctionMetadata<F>;

    fn deref(&self) -> &Self::Target {
        &self.function
    }
}

impl IntoPortable for EntrypointMetadata<MetaForm> {
    type Output = EntrypointMetadata;

    fn into_portable(self, registry: &mut Registry) -> Self::Output {
        EntrypointMetadata {
            function: self.function.into_portable(registry),
            docs: self.docs.into_iter().map(Into::into).collect(),
        }
    }
}

#[cfg(feature = "serde")]
mod ids_as_strings {
    use super::*;
    use alloc::{borrow::Cow, string::ToString};
    use serde::{de::Error, Deserialize, Deserializer, Serialize, Serializer};

    type Fns = Vec<(ExtensionId, FunctionIndex, FunctionMetadata)>;

    pub fn serialize<S: Serializer>(fns: &Fns, serializer: S) -> Result<S::Ok, S::Error> {
        fns.iter()
            .map(|(id, index, function)| (id.to_string(), index, function))
            .collect::<Vec<_>>()
            .serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fns, D::Error> {
        Vec::<(Cow<'de, str>, FunctionIndex, FunctionMetadata)>::deserialize(deserializer)?
            .into_iter()
            .map(|(id, index, function)| {
                let id = id
                    .parse()
                    .map_err(|_| D::Error::custom("an extension's id is a number in decimal"))?;
                Ok((id, index, function))
            })
            .collect()
    }
}

#[cfg(feature = "serde")]
mod hash_in_hex {
    use alloc::{borrow::Cow, format, string::String};
    use core::fmt::Write;
    use serde::{de::Error, Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(hash: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::from("0x");
        for byte in hash {
            write!(text, "{byte:02x}").expect("writing to a string does not fail; qed");
        }
        serializer.serialize_str(&text)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        parse(&text)
            .ok_or_else(|| D::Error::custom(format!("{text:?} is no hash: 0x and 64 hex digits")))
    }

    fn parse(text: &str) -> Option<[u8; 32]> {
        let digits = text.strip_prefix("0x")?.as_bytes();
        let mut hash = [0; 32];
        if digits.len() != 2 * hash.len() {
            return None;
        }
        let digit = |digit: u8| char::from(digit).to_digit(16);
        for (byte, pair) in hash.iter_mut().zip(digits.chunks(2)) {
            *byte = (digit(pair[0])? << 4 | digit(pair[1])?) as u8;
        }
        Some(hash)
    }
}

/// The JSON of entrypoints, by hand: serde's `flatten` does not read numbers where a build has `arbitrary_precision`
/// of `serde_json`.
#[cfg(feature = "serde")]
mod entrypoint_json {
    use super::*;
    use crate::ParameterMetadata;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    type TypeId = <PortableForm as Form>::Type;

    #[derive(Serialize)]
    struct Written<'a> {
        name: &'a str,
        inputs: &'a [ParameterMetadata],
        output: &'a TypeId,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        docs: &'a [String],
    }

    #[derive(Deserialize)]
    struct Read {
        name: String,
        inputs: Vec<ParameterMetadata>,
        output: TypeId,
        #[serde(default)]
        docs: Vec<String>,
    }

    impl Serialize for EntrypointMetadata {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Self { function: FunctionMetadata { name, inputs, output }, docs } = self;
            Written { name, inputs, output, docs }.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for EntrypointMetadata {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let Read { name, inputs, output, docs } = Read::deserialize(deserializer)?;
            Ok(Self { function: FunctionMetadata { name, inputs, output }, docs })
        }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;
    use crate::ParameterMetadata;
    use alloc::{format, vec};
    use scale_info::meta_type;

    fn function() -> FunctionMetadata<MetaForm> {
        FunctionMetadata {
            name: "balance",
            inputs: vec![ParameterMetadata { name: "asset", ty: meta_type::<u32>() }],
            output: meta_type::<u128>(),
        }
    }

    fn program() -> ProgramMetadata {
        let mut registry = Registry::new();
        let entrypoint =
            EntrypointMetadata { function: function(), docs: vec!["Reads a balance."] };
        ProgramMetadata {
            version: PROGRAM_METADATA_VERSION,
            program: Some(ProgramDetails {
                name: "balance".into(),
                version: "1.2.3".into(),
                hash: [0xab; 32],
                size: 246,
                docs: vec!["A balance.".into()],
            }),
            extension_fns: vec![(u64::MAX, 6, function().into_portable(&mut registry))],
            entrypoints: vec![entrypoint.into_portable(&mut registry)],
            types: registry.into(),
        }
    }

    #[test]
    fn metadata_survives_json() {
        let json = serde_json::to_value(program()).unwrap();
        assert_eq!(json["extension_fns"][0][0], "18446744073709551615");
        assert_eq!(json["entrypoints"][0]["inputs"][0]["ty"], 0);
        assert_eq!(json["entrypoints"][0]["docs"][0], "Reads a balance.");
        assert_eq!(json["program"]["hash"], format!("0x{}", "ab".repeat(32)));
        assert_eq!(serde_json::from_value::<ProgramMetadata>(json).unwrap(), program());
    }

    #[test]
    fn json_of_pvq_0_1_is_read() {
        let mut json = serde_json::to_value(program()).unwrap();
        let object = json.as_object_mut().unwrap();
        object.remove("version");
        object.remove("program");
        json["entrypoints"][0].as_object_mut().unwrap().remove("docs");
        let mut expected = program();
        (expected.version, expected.program) = (0, None);
        expected.entrypoints[0].docs.clear();
        assert_eq!(serde_json::from_value::<ProgramMetadata>(json).unwrap(), expected);
    }

    #[test]
    fn a_hash_that_is_none_is_refused() {
        for hash in ["", "0x", &"ab".repeat(32), &format!("0x{}", "ag".repeat(32)), "0x+f"] {
            let mut json = serde_json::to_value(program()).unwrap();
            json["program"]["hash"] = hash.into();
            let error = serde_json::from_value::<ProgramMetadata>(json).unwrap_err();
            assert!(format!("{error}").contains("64 hex digits"), "{error}");
        }
    }
}
