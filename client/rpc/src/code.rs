//! The codes of JSON-RPC errors.
//!
//! They are for requests that were not run to their end. A program that fails is an answer, whose failure is in
//! [`error`](crate::QueryAnswer::error).

/// The parameters are not those of the method: JSON of another shape, or both or none of `program` and `hash`. As in
/// JSON-RPC.
pub const INVALID_PARAMS: i32 = -32602;

/// The node failed: its database, the runtime, or the virtual machine. The message says which. As in JSON-RPC.
pub const INTERNAL: i32 = -32603;

/// The block is unknown to the node, or its state is not kept any more.
pub const UNKNOWN_BLOCK: i32 = -32060;

/// The runtime at the block does not implement version 2 of `PvqApi`, or a later one.
pub const NO_API: i32 = -32061;

/// The request was not run to its end: as many as the operator allows are waiting, in all or of this connection, it
/// waited as long as it may, or it gave way to the request of another client. The message says which. Send it again
/// later, and over the same connection if it gave way.
pub const BUSY: i32 = -32062;

/// The request took longer than the operator, or the query's own limit, allows.
pub const TIMED_OUT: i32 = -32063;

/// The program or the arguments are larger than the operator allows.
pub const TOO_LARGE: i32 = -32064;

/// The answer is larger than the operator allows.
pub const RESPONSE_TOO_LARGE: i32 = -32065;
