use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// The answer to a query: the SCALE-encoded result of the program's entrypoint, or the kind of its failure.
pub type PvqResult = Result<Vec<u8>, PvqError>;

/// The kind of a query's failure, as it crosses the wire.
///
/// The order of the variants is the encoding. The first seven are those of PVQ 0.1.
/// In JSON it is the variant's name; a name that this version does not know is read as
/// [`Other`](Self::Other).
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum PvqError {
    /// The arguments of the query are longer than its host allows, and were not decoded.
    ///
    /// The name is that of PVQ 0.1. A host does not know the types of a program's parameters: a
    /// program that cannot decode its arguments ends with [`Trap`](Self::Trap).
    FailedToDecode,
    /// The program does not pass the executor's validation, its blob is too large, or a registered program
    /// has no blob that can be read.
    InvalidPvqProgramFormat,
    /// The query needs more gas or proof size than it may use.
    QueryExceedsWeightLimit,
    /// The program trapped.
    Trap,
    /// The program gave its host a pointer to memory that it may not use that way.
    MemoryAccessError,
    /// A call to an extension failed, and the program did not handle it.
    HostCallError,
    /// A failure that has no variant of its own.
    Other,
    /// The query needs more memory than it may have.
    MemoryLimitExceeded,
    /// The program overflowed its stack.
    StackOverflow,
    /// The query took more wall-clock time than its host allows.
    Timeout,
    /// The result is larger than its host returns.
    ResultTooLarge,
    /// The query's source may not run the program, or the program called an extension, or a function of
    /// one, that it may not.
    PermissionDenied,
    /// Queries nest deeper than their host allows.
    CallDepthExceeded,
}

impl PvqError {
    /// All variants, in the order of their encoding.
    pub const ALL: [Self; 13] = [
        Self::FailedToDecode,
        Self::InvalidPvqProgramFormat,
        Self::QueryExceedsWeightLimit,
        Self::Trap,
        Self::MemoryAccessError,
        Self::HostCallError,
        Self::Other,
        Self::MemoryLimitExceeded,
        Self::StackOverflow,
        Self::Timeout,
        Self::ResultTooLarge,
        Self::PermissionDenied,
        Self::CallDepthExceeded,
    ];

    /// Returns the variant's name, which is its JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FailedToDecode => "FailedToDecode",
            Self::InvalidPvqProgramFormat => "InvalidPvqProgramFormat",
            Self::QueryExceedsWeightLimit => "QueryExceedsWeightLimit",
            Self::Trap => "Trap",
            Self::MemoryAccessError => "MemoryAccessError",
            Self::HostCallError => "HostCallError",
            Self::Other => "Other",
            Self::MemoryLimitExceeded => "MemoryLimitExceeded",
            Self::StackOverflow => "StackOverflow",
            Self::Timeout => "Timeout",
            Self::ResultTooLarge => "ResultTooLarge",
            Self::PermissionDenied => "PermissionDenied",
            Self::CallDepthExceeded => "CallDepthExceeded",
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for PvqError {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(Self::ALL.into_iter().find(|error| error.name() == name).unwrap_or(Self::Other))
    }
}

impl fmt::Display for PvqError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::FailedToDecode => "the query's arguments are too long to be decoded",
            Self::InvalidPvqProgramFormat => "the program is not a valid PVQ program",
            Self::QueryExceedsWeightLimit => "the query exceeds its weight limit",
            Self::Trap => "the program trapped",
            Self::MemoryAccessError => "the program gave its host a pointer outside of its memory",
            Self::HostCallError => "a call to an extension failed",
            Self::Other => "the query failed",
            Self::MemoryLimitExceeded => "the query exceeds its memory limit",
            Self::StackOverflow => "the program overflowed its stack",
            Self::Timeout => "the query took too long",
            Self::ResultTooLarge => "the query's result is too large",
            Self::PermissionDenied => {
                "the query is not permitted: its source may not run the program, or the program may \
                 not make a call"
            }
            Self::CallDepthExceeded => "queries nest too deep",
        })
    }
}

impl core::error::Error for PvqError {}

/// The kind of a failed call to an extension, as the program gets it.
///
/// The discriminant is the code in the low bits of the value that
/// [`extension_call`](crate::abi::EXTENSION_CALL) returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
#[repr(u8)]
pub enum HostError {
    /// No extension has this id.
    UnknownExtension = 1,
    /// The extension has no function at this index.
    UnknownFunction = 2,
    /// The arguments do not decode within the bounds on depth and memory.
    MalformedCall = 3,
    /// The program may not call this extension or this function.
    PermissionDenied = 4,
    /// The extension ran and failed.
    Failed = 5,
    /// The response is larger than the host hands out.
    ResponseTooLarge = 6,
    /// The call would nest queries deeper than the host allows.
    CallDepthExceeded = 7,
    /// A code that this version does not know.
    Unknown = 255,
}

impl HostError {
    /// Returns the error in the value that [`extension_call`](crate::abi::EXTENSION_CALL) returned, if it is
    /// one.
    pub const fn from_abi(returned: u64) -> Option<Self> {
        if returned & crate::abi::HOST_ERROR_BIT == 0 {
            return None;
        }
        Some(match returned as u8 {
            1 => Self::UnknownExtension,
            2 => Self::UnknownFunction,
            3 => Self::MalformedCall,
            4 => Self::PermissionDenied,
            5 => Self::Failed,
            6 => Self::ResponseTooLarge,
            7 => Self::CallDepthExceeded,
            _ => Self::Unknown,
        })
    }

    /// Returns the value that [`extension_call`](crate::abi::EXTENSION_CALL) returns for this error.
    pub const fn to_abi(self) -> u64 {
        crate::abi::HOST_ERROR_BIT | self as u64
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownExtension => "unknown extension",
            Self::UnknownFunction => "unknown function",
            Self::MalformedCall => "the arguments do not decode",
            Self::PermissionDenied => "permission denied",
            Self::Failed => "the extension failed",
            Self::ResponseTooLarge => "the response is too large",
            Self::CallDepthExceeded => "queries nest too deep",
            Self::Unknown => "unknown error",
        })
    }
}

impl core::error::Error for HostError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deployed_variants_keep_their_encoding() {
        let deployed = [
            PvqError::FailedToDecode,
            PvqError::InvalidPvqProgramFormat,
            PvqError::QueryExceedsWeightLimit,
            PvqError::Trap,
            PvqError::MemoryAccessError,
            PvqError::HostCallError,
            PvqError::Other,
        ];
        for (index, error) in deployed.into_iter().enumerate() {
            assert_eq!(PvqResult::Err(error).encode(), [1, index as u8]);
        }
    }

    #[test]
    fn all_errors_are_in_the_order_of_their_encoding() {
        for (index, error) in PvqError::ALL.into_iter().enumerate() {
            assert_eq!(error.encode(), [index as u8]);
        }
        assert!(PvqError::decode(&mut &[PvqError::ALL.len() as u8][..]).is_err());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn json_has_errors_by_their_names() {
        for error in PvqError::ALL {
            let json = serde_json::to_value(error).unwrap();
            assert_eq!(json, error.name());
            assert_eq!(serde_json::from_value::<PvqError>(json).unwrap(), error);
        }
        let later: PvqError = serde_json::from_str("\"OfALaterVersion\"").unwrap();
        assert_eq!(later, PvqError::Other);
        assert!(serde_json::from_str::<PvqError>("7").is_err());
    }

    #[test]
    fn host_errors_survive_the_abi() {
        for code in 1..=7u8 {
            let error = HostError::from_abi(crate::abi::HOST_ERROR_BIT | code as u64).unwrap();
            assert_eq!(error as u8, code);
            assert_eq!(HostError::from_abi(error.to_abi()), Some(error));
        }
        assert_eq!(HostError::from_abi(u32::MAX as u64), None);
        assert_eq!(HostError::from_abi(u64::MAX), Some(HostError::Unknown));
    }
}
