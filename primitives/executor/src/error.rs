use alloc::{
    borrow::Cow,
    string::{String, ToString},
};
use codec::{Decode, Encode};
use core::fmt;
use pvq_primitives::{ExtensionFailure, ExtensionId, HostError, PvqError, QueryFailure};

/// The reason why a query has no result.
///
/// The encoding serves an engine and its workers. It leaves out the variants that are determined before a run
/// begins.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, thiserror::Error)]
pub enum PvqExecutorError {
    /// The program was refused before its first instruction.
    #[error("invalid program: {0}")]
    #[codec(skip)]
    InvalidProgram(#[from] InvalidProgram),
    /// The query ran longer than [`max_execution_time`](crate::PvqExecutorConfig::max_execution_time).
    #[error("the query ran out of time; raise `max_execution_time` or make the program do less")]
    Timeout,
    /// The query came to need more than [`max_memory`](crate::PvqExecutorConfig::max_memory).
    #[error("the query ran out of memory; raise `max_memory` or make the program use less")]
    OutOfMemory,
    /// The query came to need more gas, or more proof size, than it had.
    #[error("the query ran out of gas; raise the gas limit or make the program do less")]
    OutOfGas,
    /// A call to an extension failed, and the program did not go on without it.
    #[error("{0}")]
    ExtensionError(ExtensionError),
    /// The program called an extension, or a function of one, that it may not, and did not go on without it.
    #[error("extension {extension_id} may not be called: {reason}")]
    ExtensionDenied {
        /// The id that the program called.
        extension_id: ExtensionId,
        /// Details of the denial; may be empty.
        reason: Cow<'static, str>,
    },
    /// The program trapped.
    #[error("the program trapped: {0}")]
    RuntimeError(Trap),
    /// The program trapped with its stack pointer below the end of its stack.
    #[error("the program overflowed its stack: {0}; raise `stack = ..` of `#[pvq_program::program]`, or recurse less")]
    StackOverflow(Trap),
    /// The program gave its host a pointer to memory that it may not use that way.
    #[error("{0}")]
    MemoryAccess(MemoryAccess),
    /// The arguments are longer than [`max_args_size`](crate::PvqExecutorConfig::max_args_size).
    #[error(
        "the arguments have {size} bytes, the limit is {limit}; send less or raise `max_args_size`"
    )]
    #[codec(skip)]
    ArgumentsTooLarge {
        /// Bytes of the arguments.
        size: usize,
        /// Bytes allowed.
        limit: u32,
    },
    /// The result is longer than [`max_result_size`](crate::PvqExecutorConfig::max_result_size).
    #[error(
        "the result has {size} bytes, the limit is {limit}; return less or raise `max_result_size`"
    )]
    ResultTooLarge {
        /// Bytes of the result.
        size: u32,
        /// Bytes allowed.
        limit: u32,
    },
    /// Queries nest deeper than [`max_call_depth`](crate::PvqExecutorConfig::max_call_depth).
    #[error(
        "queries nest {depth} deep, the limit is {limit}; nest less or raise `max_call_depth`"
    )]
    #[codec(skip)]
    CallDepthExceeded {
        /// The depth that this query would have had.
        depth: u32,
        /// The depth allowed.
        limit: u32,
    },
    /// The virtual machine itself failed. The program may be valid.
    #[error("the virtual machine failed: {0}; report this to the developers of PVQ")]
    Backend(String),
}

/// The reason why a program was refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidProgram {
    /// The blob is longer than [`max_program_size`](crate::PvqExecutorConfig::max_program_size).
    #[error("it has {size} bytes, the limit is {limit}; raise `max_program_size` or build with `--opt-level z`")]
    TooLarge {
        /// Bytes of the blob.
        size: usize,
        /// Bytes allowed.
        limit: u32,
    },
    /// The blob is not a PolkaVM program.
    #[error("it is not a PolkaVM blob ({0}); build it with `pvq-program-builder`")]
    Malformed(String),
    /// A basic block might cost more gas than [`MAX_BLOCK_GAS`](crate::limits::MAX_BLOCK_GAS).
    #[error("a basic block of it might cost {gas} gas, the limit is {limit}; make it branch, or lower the costs of instructions")]
    BlockTooLong {
        /// Gas of the longest block, if each instruction were the dearest.
        gas: u64,
        /// Gas allowed.
        limit: u32,
    },
    /// The program is for an instruction set that PVQ does not run.
    #[error(
        "its instruction set is {isa}; link for ReviveV1 (64-bit), or Latest32 as PVQ 0.1 did"
    )]
    UnsupportedInstructionSet {
        /// The name of the instruction set.
        isa: &'static str,
    },
    /// An entry of the import table is broken or one too many, or a host function is called that the table
    /// does not list.
    #[error("import {index} does not exist; build it with `pvq-program-builder`")]
    MalformedImport {
        /// The position in the import table.
        index: u32,
    },
    /// The program imports a function that its host does not offer.
    #[error("unknown import `{name}`; a {abi} program may import {allowed}")]
    UnknownImport {
        /// The import's name, of at most 64 bytes; bytes that are not UTF-8 are replaced by U+FFFD.
        name: String,
        /// The generation of the program's interface.
        abi: &'static str,
        /// The functions that it may import.
        allowed: &'static str,
    },
    /// The program does not export its entry.
    #[error("it does not export `pvq`; mark its module with `#[pvq_program::program]`")]
    MissingExport,
    /// The entry is not at the start of a basic block.
    #[error("its export `pvq` is at offset {offset}, where no basic block begins")]
    InvalidEntry {
        /// Bytes from the start of the code.
        offset: u32,
    },
    /// An instruction is none of the instruction set, or execution can run past the end of the code.
    #[error("invalid instruction at offset {offset}; build it with `pvq-program-builder`")]
    InvalidInstruction {
        /// Bytes from the start of the code.
        offset: u32,
    },
    /// An instruction names a register that does not exist.
    #[error(
        "the instruction at offset {offset} names a register that does not exist; build it with \
         `pvq-program-builder`"
    )]
    InvalidRegister {
        /// Bytes from the start of the code.
        offset: u32,
    },
    /// An instruction jumps to an offset where no basic block begins.
    #[error(
        "the jump at offset {offset} goes to {target}, where no basic block begins; build it with \
         `pvq-program-builder`"
    )]
    InvalidJump {
        /// Bytes from the start of the code.
        offset: u32,
        /// The target of the jump, in bytes from the start of the code.
        target: u32,
    },
    /// The program declares more than [`stack_size`](crate::PvqExecutorConfig::stack_size).
    #[error("it declares {size} bytes of stack, the limit is {limit}; declare less or raise `stack_size`")]
    StackTooLarge {
        /// Bytes declared.
        size: u32,
        /// Bytes allowed.
        limit: u32,
    },
    /// The program declares more than [`max_memory`](crate::PvqExecutorConfig::max_memory).
    #[error("it declares {size} bytes of memory, the limit is {limit}; declare less or raise `max_memory`")]
    MemoryTooLarge {
        /// Bytes declared; in whole pages, if the address space has room for them.
        size: u64,
        /// Bytes allowed.
        limit: u32,
    },
    /// The interpreter would need more than
    /// [`max_interpreter_memory`](crate::PvqExecutorConfig::max_interpreter_memory).
    #[error(
        "the interpreter would need {size} bytes for it, the limit is {limit}; make it smaller or raise \
         `max_interpreter_memory`"
    )]
    InterpreterMemoryTooLarge {
        /// Bytes that it would need for the compiled program.
        size: u32,
        /// Bytes allowed.
        limit: u32,
    },
}

/// A call to an extension that failed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct ExtensionError {
    /// The id that the program called.
    pub extension_id: ExtensionId,
    /// The kind of the failure, as the program gets it.
    pub error: HostError,
    /// Details; may be empty.
    pub message: Cow<'static, str>,
}

impl fmt::Display for ExtensionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "extension {}: {}", self.extension_id, self.error)?;
        if !self.message.is_empty() {
            write!(f, ": {}", self.message)?;
        }
        Ok(())
    }
}

impl core::error::Error for ExtensionError {}

/// The place of a trap, and what is known of its cause.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct Trap {
    /// The offset in the code, if the backend knows it.
    pub program_counter: Option<u32>,
    /// The source line, with debugging enabled and if the blob has debug information.
    pub location: Option<String>,
    /// The program's last message to its host, with debugging enabled.
    pub message: Option<String>,
}

impl fmt::Display for Trap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.program_counter {
            Some(offset) => write!(f, "at offset {offset}")?,
            None => f.write_str("at an unknown offset")?,
        }
        if let Some(location) = &self.location {
            write!(f, ", {location}")?;
        }
        if let Some(message) = &self.message {
            write!(f, ": {message}")?;
        }
        Ok(())
    }
}

/// A pointer that a program must not give to its host.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct MemoryAccess {
    /// The use of the region, such as `call` or `result`.
    pub what: Cow<'static, str>,
    /// The address at which the region starts.
    pub address: u32,
    /// Bytes of the region.
    pub length: u32,
    /// The reason of the refusal.
    pub reason: Cow<'static, str>,
}

impl fmt::Display for MemoryAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, address, length, reason } = self;
        write!(f, "the program's {what}, {length} bytes at {address:#x}, {reason}")
    }
}

impl core::error::Error for MemoryAccess {}

impl From<ExtensionError> for PvqExecutorError {
    fn from(error: ExtensionError) -> Self {
        match error.error {
            HostError::PermissionDenied => {
                Self::ExtensionDenied { extension_id: error.extension_id, reason: error.message }
            }
            _ => Self::ExtensionError(error),
        }
    }
}

/// Converts the error of a nested query to that of the call that ran it.
impl From<PvqExecutorError> for ExtensionFailure {
    fn from(error: PvqExecutorError) -> Self {
        let told = match error {
            PvqExecutorError::OutOfGas => return Self::OutOfGas,
            PvqExecutorError::CallDepthExceeded { .. } => HostError::CallDepthExceeded,
            _ => HostError::Failed,
        };
        Self::Host { error: told, message: error.to_string().into() }
    }
}

impl From<crate::gas::OutOfGas> for PvqExecutorError {
    fn from(_: crate::gas::OutOfGas) -> Self {
        Self::OutOfGas
    }
}

impl From<PvqExecutorError> for PvqError {
    fn from(error: PvqExecutorError) -> Self {
        match error {
            PvqExecutorError::InvalidProgram(_) => Self::InvalidPvqProgramFormat,
            PvqExecutorError::Timeout => Self::Timeout,
            PvqExecutorError::OutOfMemory => Self::MemoryLimitExceeded,
            PvqExecutorError::OutOfGas => Self::QueryExceedsWeightLimit,
            PvqExecutorError::ExtensionError(_) => Self::HostCallError,
            PvqExecutorError::ExtensionDenied { .. } => Self::PermissionDenied,
            PvqExecutorError::RuntimeError(_) => Self::Trap,
            PvqExecutorError::StackOverflow(_) => Self::StackOverflow,
            PvqExecutorError::MemoryAccess(_) => Self::MemoryAccessError,
            PvqExecutorError::ArgumentsTooLarge { .. } => Self::FailedToDecode,
            PvqExecutorError::ResultTooLarge { .. } => Self::ResultTooLarge,
            PvqExecutorError::CallDepthExceeded { .. } => Self::CallDepthExceeded,
            PvqExecutorError::Backend(_) => Self::Other,
        }
    }
}

impl From<PvqExecutorError> for QueryFailure {
    fn from(error: PvqExecutorError) -> Self {
        Self { message: error.to_string(), error: error.into() }
    }
}
