use crate::InvokeSource;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_weights::Weight;

/// What one query may use.
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
    /// Reference time and proof size of a query, all of it: loading, running, calls.
    pub weight: Weight,
    /// Bytes of memory: data, stack, heap, arguments, and the host's buffers for them.
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

impl Limits {
    /// Whether none of these limits allows more than `other` does.
    pub fn within(&self, other: &Self) -> bool {
        self == &self.lower(other)
    }

    /// The lower one of each limit.
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

    /// The limits of one query, where these are those that no query exceeds.
    ///
    /// `own` are those that its program was registered with: they hold in place of `weight`, which
    /// is for programs without any, and so may allow more. `weight` is that of the query's source.
    pub fn of_query(&self, weight: Weight, own: Option<&Self>) -> Self {
        match own {
            Some(own) => own.lower(self),
            None => Self { weight: self.weight.min(weight), ..*self },
        }
    }
}

/// Which programs a source of queries may run.
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
    /// Programs whose hash is registered for the source, whoever brings the blob.
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
    /// The same value for every source.
    pub fn all(value: T) -> Self
    where
        T: Clone,
    {
        Self {
            runtime_api: value.clone(),
            extrinsic: value.clone(),
            xcm: value.clone(),
            runtime: value,
        }
    }

    /// The value for `source`.
    pub fn get(&self, source: InvokeSource) -> &T {
        match source {
            InvokeSource::RuntimeApi => &self.runtime_api,
            InvokeSource::Extrinsic => &self.extrinsic,
            InvokeSource::Xcm => &self.xcm,
            InvokeSource::Runtime => &self.runtime,
        }
    }

    /// The value for `source`, to be changed.
    pub fn get_mut(&mut self, source: InvokeSource) -> &mut T {
        match source {
            InvokeSource::RuntimeApi => &mut self.runtime_api,
            InvokeSource::Extrinsic => &mut self.extrinsic,
            InvokeSource::Xcm => &mut self.xcm,
            InvokeSource::Runtime => &mut self.runtime,
        }
    }
}
