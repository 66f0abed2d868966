use crate::InvokeSource;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};

const KIB: u32 = 1024;
const MIB: u32 = 1024 * KIB;

/// The limits of one query.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Limits {
    /// Reference time and proof size of the whole query: loading, running, calls.
    pub weight: Weight,
    /// Bytes of memory: data, stack, heap, arguments, and the host's buffers for calls, responses and the
    /// result.
    pub memory: u32,
    /// Bytes of stack that a program may declare.
    pub stack_size: u32,
    /// Bytes of a program's blob.
    pub program_size: u32,
    /// Bytes of the arguments.
    pub args_size: u32,
    /// Bytes of the result.
    pub result_size: u32,
}

/// The limits that no query exceeds, unless a chain sets others.
///
/// - Two seconds are what a relay chain gives to the execution of a parachain's block, and as long as a caller waits
///   for an answer. They bound queries from outside of blocks; one in a block has to fit the block as every extrinsic
///   has.
/// - 16 MiB of proof, which is what the 4,000 reads of a tenth of a second are charged: 300 pools of a chain with 600
///   assets can be described in one query. Outside of blocks nobody has to hold that much, because a charge for proof is
///   an upper bound, and what a query in a block may add is a limit of its own.
/// - With 4 MiB of memory, 4 MiB of compiled code ([`MAX_INTERPRETER_MEMORY`]) and blobs of 256 KiB a query fits the
///   heap that a node gives to a runtime by default, 128 MiB, whatever the program is:
///   `pallet_pvq::heap_of_a_query` tells what it takes.
/// - 256 KiB of arguments are 8,000 accounts.
pub const MAX_LIMITS: Limits = Limits {
    weight: Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, 16 * MIB as u64),
    memory: 4 * MIB,
    stack_size: 256 * KIB,
    program_size: 256 * KIB,
    args_size: 256 * KIB,
    result_size: 256 * KIB,
};

/// Bytes that the interpreter may need for a program once it has compiled all of it, unless a chain sets another
/// limit.
///
/// A program that a compiler made needs some ten bytes for each byte of its blob, so that those of 256 KiB fit. One of
/// nothing but instructions of a byte, each a basic block, needs forty, and is refused from some 100 KiB on.
pub const MAX_INTERPRETER_MEMORY: u32 = 4 * MIB;

impl Limits {
    /// Returns whether none of these limits allows more than `other` does.
    pub fn within(&self, other: &Self) -> bool {
        self == &self.lower(other)
    }

    /// Returns the lower one of each limit.
    pub fn lower(&self, other: &Self) -> Self {
        Self {
            weight: self.weight.min(other.weight),
            memory: self.memory.min(other.memory),
            stack_size: self.stack_size.min(other.stack_size),
            program_size: self.program_size.min(other.program_size),
            args_size: self.args_size.min(other.args_size),
            result_size: self.result_size.min(other.result_size),
        }
    }

    /// Returns the limits of one query, where `self` are those that no query exceeds.
    ///
    /// `weight` is the weight limit of the query's source, for programs that were registered without
    /// limits. `own` are those that the program was registered with: they replace `weight`, and may
    /// allow more.
    pub fn of_query(&self, weight: Weight, own: Option<&Self>) -> Self {
        match own {
            Some(own) => own.lower(self),
            None => Self { weight: self.weight.min(weight), ..*self },
        }
    }
}

/// The programs that a source of queries may run.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Default,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Policy {
    /// Any program.
    #[default]
    Open,
    /// Programs whose hash is registered for the source, also where the query brings the blob.
    RegisteredOnly,
}

/// A value for each source of queries.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Default,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct PerSource<T> {
    /// For [`InvokeSource::RuntimeApi`].
    pub runtime_api: T,
    /// For [`InvokeSource::Extrinsic`].
    pub extrinsic: T,
    /// For [`InvokeSource::Xcm`].
    pub xcm: T,
    /// For [`InvokeSource::Runtime`].
    pub runtime: T,
}

impl<T> PerSource<T> {
    /// Returns the same value for every source.
    pub fn all(value: T) -> Self
    where
        T: Clone,
    {
        Self::from_fn(|_| value.clone())
    }

    /// Returns what `value` returns for each source.
    pub fn from_fn(mut value: impl FnMut(InvokeSource) -> T) -> Self {
        Self {
            runtime_api: value(InvokeSource::RuntimeApi),
            extrinsic: value(InvokeSource::Extrinsic),
            xcm: value(InvokeSource::Xcm),
            runtime: value(InvokeSource::Runtime),
        }
    }

    /// Returns the value for `source`.
    pub fn get(&self, source: InvokeSource) -> &T {
        match source {
            InvokeSource::RuntimeApi => &self.runtime_api,
            InvokeSource::Extrinsic => &self.extrinsic,
            InvokeSource::Xcm => &self.xcm,
            InvokeSource::Runtime => &self.runtime,
        }
    }

    /// Returns the value for `source`, mutably.
    pub fn get_mut(&mut self, source: InvokeSource) -> &mut T {
        match source {
            InvokeSource::RuntimeApi => &mut self.runtime_api,
            InvokeSource::Extrinsic => &mut self.extrinsic,
            InvokeSource::Xcm => &mut self.xcm,
            InvokeSource::Runtime => &mut self.runtime,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_has_the_value_that_is_made_for_it() {
        let names = PerSource::from_fn(InvokeSource::name);
        for source in InvokeSource::ALL {
            assert_eq!(*names.get(source), source.name());
        }
    }
}
