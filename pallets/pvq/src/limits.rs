//! The limits that hold where an integrator sets no others, each with its reason.

pub use pvq_primitives::{MAX_INTERPRETER_MEMORY, MAX_LIMITS};

use crate::{Config, Pallet};
use frame_support::{
    traits::Get,
    weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use pvq_primitives::{InvokeSource, Limits, PerSource};

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
/// 64 seconds, ten slots. A tenth of a second is 2 million of the most expensive instructions, or
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

/// Programs that may be installed as extensions. Every query reads the list, 59 bytes for each.
pub const MAX_INSTALLED: u32 = 16;

/// The depth to which programs nest: a query calls an installed program, which calls no other. Each level takes memory of its
/// own, of which the heap of a runtime has enough for two.
pub const MAX_CALL_DEPTH: u32 = 1;

/// The limits of each run of a program that is installed as an extension, beside those of every query: its memory comes
/// on top of that of the query which calls it. The examples need 20 KiB of memory, and their blobs have some 10 KiB.
/// The weight that it may use is what the query has left.
pub const INSTALLED_LIMITS: Limits = Limits {
    weight: Weight::MAX,
    memory: MIB,
    stack_size: 256 * KIB,
    program_size: 64 * KIB,
    args_size: 64 * KIB,
    result_size: 64 * KIB,
};

/// Bytes that the interpreter may need for a program that is installed as an extension: three times what a compiler's
/// programs of 64 KiB need. Where `MaxInterpreterMemory` is less, that holds.
pub const INSTALLED_INTERPRETER_MEMORY: u32 = 2 * MIB;

/// Bytes of a result that an event, which every node stores, may hold: some hundred values.
pub const MAX_EVENT_RESULT_SIZE: u32 = 4 * KIB;

/// Bytes of a result that an event may hold on a parachain, whose validators hold all events of a block in
/// [`PVF_MEMORY`]: those of as many queries as a block has time for.
pub const PARACHAIN_EVENT_RESULT_SIZE: u32 = KIB;

/// Bytes of the heap that a node gives to a runtime in Wasm by default.
pub const RUNTIME_MEMORY: u32 = 128 * MIB;

/// Bytes of memory in which a relay chain's validators execute a block of a parachain by default: 2,048 pages of 64 KiB for
/// the heap, and 32 for the statics and the stack of the runtime. The relay chain's executor parameter `MaxMemoryPages`
/// may set more.
pub const PVF_MEMORY: u32 = (2048 + 32) * 64 * KIB;

/// The limits that no query in a block of a parachain exceeds, beside [`MAX_LIMITS`].
///
/// - Half a second and 2.5 MiB of proof, a quarter of what the block may take: some queries fit a block, beside all else
///   that it does. A message that may weigh 35 % of a block can carry one, with its envelope.
/// - 1 MiB of memory, as much as a program that is installed as an extension has; a program that sums balances needs
///   12 KiB. With more, a query does not fit [`PVF_MEMORY`] beside the proof of its block.
pub const PARACHAIN_BLOCK_LIMITS: Limits = Limits {
    weight: Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 2, 5 * MIB as u64 / 2),
    memory: MIB,
    ..MAX_LIMITS
};

/// Bytes that the interpreter may need for a program on a parachain: ten for each byte of a compiler's blob of 200 KiB. The
/// same program is valid in a block and outside of one, so that this holds for both.
pub const PARACHAIN_INTERPRETER_MEMORY: u32 = 2 * MIB;

impl<T: Config> Pallet<T> {
    /// Returns the limits that no query from `source` exceeds, whatever governance sets: [`Config::MaxLimits`], and in a
    /// block [`Config::MaxBlockLimits`] as well.
    ///
    /// Queries of every source but [`InvokeSource::RuntimeApi`] run in a block.
    pub fn max_limits(source: InvokeSource) -> Limits {
        let max = T::MaxLimits::get();
        match source {
            InvokeSource::RuntimeApi => max,
            InvokeSource::Extrinsic | InvokeSource::Xcm | InvokeSource::Runtime => {
                T::MaxBlockLimits::get().map_or(max, |block| block.lower(&max))
            }
        }
    }
}
