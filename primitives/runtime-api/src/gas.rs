use codec::{Decode, Encode};
use pvq_executor::GasSchedule;
use scale_info::TypeInfo;

/// What a query costs beside the instructions of its program, in picoseconds of reference time, and
/// how gas converts to it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Encode, Decode, TypeInfo)]
pub struct Gas {
    /// Picoseconds of one gas.
    pub ref_time_per_gas: u64,
    /// Of a run that executes nothing.
    pub load_base: u64,
    /// For each byte of the blob.
    pub load_per_byte: u64,
    /// For each instruction and each basic block.
    pub compile_per_instruction: u64,
    /// For each byte of memory that the program declares for writing, or that its heap grows by.
    pub memory_per_byte: u64,
    /// Of a call that does nothing.
    pub call_base: u64,
    /// For each byte that crosses between program and host.
    pub per_byte: u64,
}

impl From<GasSchedule> for Gas {
    fn from(schedule: GasSchedule) -> Self {
        Self {
            ref_time_per_gas: schedule.ref_time_per_gas,
            load_base: schedule.load_base,
            load_per_byte: schedule.load_per_byte,
            compile_per_instruction: schedule.compile_per_instruction,
            memory_per_byte: schedule.memory_per_byte,
            call_base: schedule.call_base,
            per_byte: schedule.per_byte,
        }
    }
}

impl From<Gas> for GasSchedule {
    fn from(gas: Gas) -> Self {
        Self {
            ref_time_per_gas: gas.ref_time_per_gas,
            load_base: gas.load_base,
            load_per_byte: gas.load_per_byte,
            compile_per_instruction: gas.compile_per_instruction,
            memory_per_byte: gas.memory_per_byte,
            call_base: gas.call_base,
            per_byte: gas.per_byte,
        }
    }
}
