//! The limits that hold where an integrator sets no others, each with its reason.

pub use pvq_primitives::MAX_LIMITS;

use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
use pvq_primitives::PerSource;

const KIB: u32 = 1024;
const MIB: u32 = 1024 * KIB;

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
