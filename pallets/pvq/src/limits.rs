//! The limits that hold where an integrator sets no others, each with its reason.

use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
use pvq_primitives::{Limits, PerSource};

const KIB: u32 = 1024;
const MIB: u32 = 1024 * KIB;

/// The limits that no query exceeds.
///
/// - Two seconds are what a relay chain gives to the execution of a parachain's block, and as long
///   as a caller waits for an answer. They bound queries from outside of blocks; one in a block has
///   to fit the block as every extrinsic has.
/// - 5 MiB of proof, half of what a parachain's block may have.
/// - With 4 MiB of memory and blobs of 256 KiB a query fits a heap of [`RUNTIME_MEMORY`],
///   whatever the program is: see [`heap_of_a_query`](crate::heap_of_a_query).
/// - 256 KiB of arguments are 8,000 accounts.
pub const MAX_LIMITS: Limits = Limits {
    weight: Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, 5 * MIB as u64),
    memory: 4 * MIB,
    stack_size: 256 * KIB,
    program_size: 256 * KIB,
    args_size: 256 * KIB,
    result_size: 256 * KIB,
};

/// Weight that a query from each source may use whose program has no limits of its own.
///
/// Callers of the runtime API pay nothing, and every node that has the chain's state answers them,
/// block makers too: `state_call` runs as many queries at once as there are connections, and peers
/// may ask by a light client's request. Nothing interrupts a query, so the weight of one, times the
/// number of those under way, is work that a block maker shares its processors with before any of
/// them is done. A block maker has some two seconds of a slot of six. With 64 queries at once on two
/// processors, a tenth of a second each is 3.2 seconds of work, half a slot; two seconds each would be
/// 64 seconds, ten slots. A tenth of a second is 2.8 million of the most expensive instructions, or
/// 4,000 reads of storage at RocksDB's weights: more than ten times what the example `portfolio`
/// uses. A node's own RPC may run more than that outside of the runtime, in turns.
///
/// Other sources have other bounds: an extrinsic its block and its fee, a message the weight that its
/// sender has bought. For them there is no limit but that of every query.
pub const DEFAULT_WEIGHT_LIMITS: PerSource<Weight> = PerSource {
    runtime_api: Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 10, u64::MAX),
    extrinsic: Weight::MAX,
    xcm: Weight::MAX,
    runtime: Weight::MAX,
};

/// Bytes of a program's label: a name and a version.
pub const MAX_LABEL_SIZE: u32 = 64;

/// Extensions that may have a rule: several times what a chain has.
pub const MAX_EXTENSION_RULES: u32 = 64;

/// Bytes of a result that an event, which every node stores, may hold: some hundred values.
pub const MAX_EVENT_RESULT_SIZE: u32 = 4 * KIB;

/// Bytes of the heap that a node gives to a runtime in Wasm by default.
pub const RUNTIME_MEMORY: u32 = 128 * MIB;
