use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// The name and the versions of a runtime, by which clients know how to talk to it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Version {
    /// The name of what the runtime implements, in UTF-8.
    pub spec_name: Vec<u8>,
    /// The name of the implementation, in UTF-8.
    pub impl_name: Vec<u8>,
    /// The version of the way in which blocks are authored.
    pub authoring_version: u32,
    /// The version of the runtime; the metadata may change with it.
    pub spec_version: u32,
    /// The version of the implementation.
    pub impl_version: u32,
    /// The version of the encoding of transactions.
    pub transaction_version: u32,
    /// The version of how the state and the extrinsics of a block are hashed.
    pub system_version: u8,
}

/// A pallet of a runtime.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Pallet {
    /// Its index, which its calls, events and errors begin with.
    pub index: u8,
    /// The name that the runtime gives it, in UTF-8.
    pub name: Vec<u8>,
    /// The crate, or the module, that it comes from, such as `pallet_balances`, in UTF-8.
    pub module: Vec<u8>,
    /// The version of its crate: major, minor and patch.
    pub crate_version: (u16, u8, u8),
}
