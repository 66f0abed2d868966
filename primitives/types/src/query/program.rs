use crate::{Limits, PerSource};
use alloc::{borrow::Cow, string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::H256;
use scale_info::TypeInfo;

/// The blake2-256 hash of a program's blob.
pub type ProgramHash = H256;

/// The most programs that one call of the runtime API's `programs` returns.
pub const PROGRAMS_PAGE_SIZE: u32 = 256;

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
    /// The blake2-256 hash of its blob.
    pub hash: ProgramHash,
    /// Bytes of its blob; `None` where that is not uploaded yet.
    pub size: Option<u32>,
    /// Its own limits, if it has any. They are bounded by the chain's.
    pub limits: Option<Limits>,
    /// The sources whose queries may run it.
    pub sources: PerSource<bool>,
    /// The label that governance gave it, UTF-8 by convention.
    #[cfg_attr(feature = "serde", serde(with = "crate::json::text"))]
    pub label: Vec<u8>,
}

/// The generation of a program's interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Abi {
    /// 64-bit, ReviveV1; calls by `extension_call` and `extension_response`.
    Current,
    /// 32-bit, Latest32; calls by `host_call`, as in PVQ 0.1.
    Legacy,
}

/// The facts about a program that may run.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ProgramInfo {
    /// The blake2-256 hash of the blob.
    pub hash: ProgramHash,
    /// The generation of its interface.
    pub abi: Abi,
    /// The name of its instruction set.
    pub isa: Cow<'static, str>,
    /// Bytes of the blob.
    pub size: u32,
    /// Bytes of the code in it.
    pub code_size: u32,
    /// Instructions.
    pub instructions: u32,
    /// Basic blocks.
    pub basic_blocks: u32,
    /// Instructions of the largest basic block.
    pub max_block_size: u32,
    /// The host functions that it imports.
    pub imports: Vec<String>,
    /// Bytes of read-only data, in whole pages.
    pub ro_data: u32,
    /// Bytes of read-write data, in whole pages.
    pub rw_data: u32,
    /// Bytes of stack, in a power of two of pages.
    pub stack: u32,
    /// Bytes of memory that it has before it runs: the sum of read-only data, read-write data and stack.
    pub memory: u32,
    /// Bytes that the interpreter needs once it has compiled the whole program.
    pub interpreter_memory: u32,
}

/// The findings of the validation of a program's instructions, for runs that do not validate them again.
///
/// It is about one blob, and means nothing for another.
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
pub struct Validation {
    /// The version of the rules that it passed: `pvq_executor::VALIDATION_VERSION` of that time.
    pub version: u16,
    /// Instructions.
    pub instructions: u32,
    /// Basic blocks.
    pub basic_blocks: u32,
    /// Instructions of the largest basic block.
    pub max_block_size: u32,
}

/// A backend of the virtual machine, which executes programs. Results and gas are the same on each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, Encode, Decode)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Backend {
    /// PolkaVM's interpreter: starts at once, runs everywhere.
    #[default]
    Interpreter,
    /// PolkaVM's recompiler to native code, in a worker process: starts slower, computes faster.
    Recompiler,
}

impl Backend {
    /// Returns its name, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interpreter => "interpreter",
            Self::Recompiler => "recompiler",
        }
    }
}
