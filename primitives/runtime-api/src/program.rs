use crate::{Limits, PerSource};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_core::H256;

/// The blake2-256 hash of a program's blob.
pub type ProgramHash = H256;

/// The program of a query.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Program {
    /// This blob.
    Code(Vec<u8>),
    /// The registered program with this hash.
    Registered(ProgramHash),
}

/// A program that governance has registered.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct RegisteredProgram {
    /// Its hash.
    pub hash: ProgramHash,
    /// Bytes of its blob; nothing where that is not uploaded yet.
    pub size: Option<u32>,
    /// Limits of its own, which the chain's bound.
    pub limits: Option<Limits>,
    /// Who may run it.
    pub sources: PerSource<bool>,
    /// What governance calls it, UTF-8 by convention.
    #[cfg_attr(feature = "serde", serde(with = "crate::json::text"))]
    pub label: Vec<u8>,
}
