use crate::ExtensionId;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_weights::Weight;

/// The resources that a query used, whether it succeeded or not.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct QueryUsage {
    /// Gas by part.
    pub gas: GasUsage,
    /// The total gas as reference time, and the bytes of proof that calls were charged for.
    #[cfg_attr(feature = "serde", serde(with = "crate::json::weight"))]
    pub weight: Weight,
    /// Peak bytes of memory.
    pub peak_memory: u32,
    /// The calls to each extension, in the order of the first call. An executor may bound the number of
    /// entries, and count calls to further ids together, under 0.
    pub calls: Vec<ExtensionUsage>,
}

/// Gas that a query used, by part. JSON has their sum as well, as `total`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
pub struct GasUsage {
    /// Gas for loading the program and its arguments.
    pub load: i64,
    /// Gas for the program's own instructions.
    pub program: i64,
    /// Gas for the host's work: calls, growth of the heap, and the result.
    pub host: i64,
}

impl GasUsage {
    /// Returns the sum of the parts.
    pub fn total(&self) -> i64 {
        self.load.saturating_add(self.program).saturating_add(self.host)
    }
}

/// The calls of a query to one extension.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ExtensionUsage {
    /// The id that the program called.
    #[cfg_attr(feature = "serde", serde(with = "crate::json::decimal"))]
    pub extension: ExtensionId,
    /// The number of calls.
    pub calls: u64,
    /// The number of calls that failed.
    pub failed: u64,
    /// Bytes of the calls.
    pub bytes_in: u64,
    /// Bytes of the responses.
    pub bytes_out: u64,
    /// Gas charged, net of refunds. Without that of a call that ran out of gas or memory, and of fetching a
    /// response that did not fit.
    pub gas: i64,
}

impl QueryUsage {
    /// Returns the number of calls to extensions.
    pub fn total_calls(&self) -> u64 {
        self.calls.iter().map(|usage| usage.calls).sum()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for GasUsage {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut gas = serializer.serialize_struct("GasUsage", 4)?;
        gas.serialize_field("load", &self.load)?;
        gas.serialize_field("program", &self.program)?;
        gas.serialize_field("host", &self.host)?;
        gas.serialize_field("total", &self.total())?;
        gas.end()
    }
}
