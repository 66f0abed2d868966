use crate::Backend;
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use core::time::Duration;
use pvq_primitives::ExtensionId;
use sp_weights::Weight;

/// What a run used, whether it succeeded or not.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
#[non_exhaustive]
pub struct Metrics {
    /// Where the program ran.
    pub backend: Backend,
    /// Gas for loading the program and its arguments.
    pub load_gas: i64,
    /// Gas for the program's own instructions.
    pub program_gas: i64,
    /// Gas for calls to extensions, and for the result.
    pub host_gas: i64,
    /// Bytes of proof that the calls were charged for.
    pub proof_size: u64,
    /// All of the gas as reference time, and the proof size.
    pub weight: Weight,
    /// The calls to each extension, in the order of the first. Those to ids beyond the first
    /// [`MAX_COUNTED_IDS`](crate::limits::MAX_COUNTED_IDS) are counted together, under 0.
    pub host_calls: Vec<HostCalls>,
    /// Bytes of memory at their most, as
    /// [`max_memory`](crate::PvqExecutorConfig::max_memory) counts them.
    pub peak_memory: u32,
    /// Time to find or to parse and validate the program. Zero without `std`, as the others.
    pub load_time: Duration,
    /// Time to compile the program and to make an instance.
    pub compile_time: Duration,
    /// Time from the first instruction to the result.
    pub run_time: Duration,
    /// Whether the program was kept from an earlier run.
    pub cached: bool,
    /// Instructions executed, with debugging enabled and on the interpreter.
    pub steps: Option<u64>,
    /// Bytes of stack at their most, with debugging enabled and on the interpreter.
    pub peak_stack: Option<u32>,
    /// The program's messages, with debugging enabled.
    pub debug_messages: Vec<String>,
}

impl Metrics {
    /// All of the gas that the run used.
    pub fn gas(&self) -> i64 {
        self.load_gas.saturating_add(self.program_gas).saturating_add(self.host_gas)
    }

    /// The number of calls to extensions.
    pub fn calls(&self) -> u64 {
        self.host_calls.iter().map(|calls| calls.calls).sum()
    }

    /// The entry for `extension_id`, made when there is none.
    pub(crate) fn calls_to(&mut self, extension_id: ExtensionId) -> &mut HostCalls {
        let full = self.host_calls.len() >= crate::limits::MAX_COUNTED_IDS;
        let find = |id| self.host_calls.iter().position(|calls| calls.extension_id == id);
        let known = find(extension_id);
        let extension_id = if full && known.is_none() { 0 } else { extension_id };
        let position = known.or_else(|| find(extension_id));
        let position = position.unwrap_or_else(|| {
            self.host_calls.push(HostCalls { extension_id, ..Default::default() });
            self.host_calls.len() - 1
        });
        &mut self.host_calls[position]
    }
}

/// A run's calls to one extension.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct HostCalls {
    /// The id that the program called.
    pub extension_id: ExtensionId,
    /// The number of calls.
    pub calls: u64,
    /// The number of calls that failed.
    pub failed: u64,
    /// Bytes of the calls.
    pub bytes_in: u64,
    /// Bytes of the responses.
    pub bytes_out: u64,
    /// Gas charged, what was refunded taken off.
    pub gas: i64,
}
