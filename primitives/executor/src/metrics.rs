use crate::Backend;
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use core::time::Duration;
use pvq_primitives::{ExtensionId, ExtensionUsage, QueryUsage};

/// The measurements of a run, whether it succeeded or not: the usage of the query, which is the same
/// wherever it runs, and facts about this run.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
#[non_exhaustive]
pub struct Metrics {
    /// Gas, weight, memory and calls. Memory is counted as for
    /// [`max_memory`](crate::PvqExecutorConfig::max_memory). Calls to ids beyond the first
    /// [`MAX_COUNTED_IDS`](crate::limits::MAX_COUNTED_IDS) are counted together, under 0.
    pub usage: QueryUsage,
    /// The backend that executed the program.
    pub backend: Backend,
    /// Time to find the program in the cache, or to parse and validate it. All times are zero without `std`.
    pub load_time: Duration,
    /// Time to compile the program and to make an instance.
    pub compile_time: Duration,
    /// Time from the first instruction to the result.
    pub run_time: Duration,
    /// True if the program was in the cache.
    pub cached: bool,
    /// Instructions executed, with debugging enabled and on the interpreter.
    pub steps: Option<u64>,
    /// Peak bytes of stack, with debugging enabled and on the interpreter.
    pub peak_stack: Option<u32>,
    /// The program's messages, with debugging enabled: at most
    /// [`MAX_DEBUG_MESSAGES`](crate::limits::MAX_DEBUG_MESSAGES).
    // Workers do not debug. A list of empty texts would take many times the bytes of its frame.
    #[codec(skip)]
    pub debug_messages: Vec<String>,
}

/// Returns the position in `usage` of the entry for calls to `extension`, and adds one if there is none.
pub(crate) fn calls_to(usage: &mut QueryUsage, extension: ExtensionId) -> usize {
    let calls = &mut usage.calls;
    let full = calls.len() >= crate::limits::MAX_COUNTED_IDS;
    let find = |id| calls.iter().position(|usage| usage.extension == id);
    let known = find(extension);
    let extension = if full && known.is_none() { 0 } else { extension };
    let position = known.or_else(|| find(extension)).unwrap_or(calls.len());
    if position == calls.len() {
        calls.push(ExtensionUsage { extension, ..Default::default() });
    }
    position
}
