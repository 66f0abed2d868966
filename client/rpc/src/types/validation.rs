use crate::Failure;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// The answer of `pvq_validate`: whether a program is one that the chain would run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Validation {
    /// Whether it passes all that is checked before a program's first instruction.
    pub valid: bool,
    /// What is known of a valid program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub info: Option<ProgramInfo>,
    /// Why it is not valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
    /// Whether the chain's policy lets queries from outside of blocks run it now.
    pub admitted: bool,
    /// Why the policy does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What is known of a valid program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProgramInfo {
    /// The blake2-256 hash of its blob.
    pub hash: H256,
    /// Bytes of its blob.
    pub size: u32,
    /// Its instruction set.
    pub isa: String,
    /// The generation of its interface: `current`, or `legacy` for that of PVQ 0.1.
    pub abi: String,
    /// The host functions that it imports.
    pub imports: Vec<String>,
    /// Bytes of its code.
    pub code_size: u32,
    /// Instructions.
    pub instructions: u32,
    /// Basic blocks.
    pub basic_blocks: u32,
    /// Instructions of the largest basic block.
    pub max_block_size: u32,
    /// Bytes of read-only data, in whole pages, as the other memory.
    pub ro_data: u32,
    /// Bytes of read-write data.
    pub rw_data: u32,
    /// Bytes of stack.
    pub stack: u32,
    /// Bytes of memory before it runs: the sum of the three.
    pub memory: u32,
}
