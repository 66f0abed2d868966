//! The codes of JSON-RPC errors.
//!
//! They are for requests that were not run to their end. A program that fails is an answer, which
//! says so in [`error`](crate::QueryAnswer::error).

/// The parameters are not what the method takes: JSON that does not fit, both or none of `program`
/// and `hash`. As in JSON-RPC.
pub const INVALID_PARAMS: i32 = -32602;

/// The node failed, and not the request: its database, the runtime, or the virtual machine. The
/// message says which. As in JSON-RPC.
pub const INTERNAL: i32 = -32603;

/// The node does not know the block, or does not keep its state any more.
pub const UNKNOWN_BLOCK: i32 = -32060;

/// The runtime at the block does not implement version 2 of `PvqApi`.
pub const NO_API: i32 = -32061;

/// As many requests as the operator allows are waiting, in all or of this connection, or this one
/// waited as long as it may. The message says which. It has not run; send it again later.
pub const BUSY: i32 = -32062;

/// The query took longer than the operator or the request allows.
pub const TIMED_OUT: i32 = -32063;

/// The program or the arguments are larger than the operator allows.
pub const TOO_LARGE: i32 = -32064;

/// The answer is larger than the operator allows.
pub const RESPONSE_TOO_LARGE: i32 = -32065;
