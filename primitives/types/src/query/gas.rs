use crate::InstructionCosts;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_weights::Weight;

/// The prices of a query, and the conversion between gas and weight.
///
/// An instruction costs the gas of [`instructions`](Self::instructions), and each byte that a `memset` writes one gas.
/// All else has a price in picoseconds of reference time. The defaults were measured with the interpreter in native
/// code; a runtime sets the prices that its own benchmarks measure.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Encode, Decode, TypeInfo)]
pub struct GasSchedule {
    /// Picoseconds of one gas. Zero counts as one. Default: 4,500.
    pub ref_time_per_gas: u64,
    /// Picoseconds of a run that executes nothing: validation, instance, result. Default: 2,500,000.
    pub load_base: u64,
    /// Picoseconds for each byte of the blob: hashing, parsing and validating it. Default: 10,000. Of the blob's
    /// [interface](crate::ProgramInterface), which is not validated, the first 2,048 bytes cost `per_byte` instead.
    pub load_per_byte: u64,
    /// Picoseconds for each instruction and each basic block: compiling it for the interpreter, at most
    /// once in a run. Default: 30,000.
    pub compile_per_instruction: u64,
    /// Picoseconds for each byte of memory that the program declares or that its heap grows by:
    /// providing it, filled with zeros. Default: 400.
    pub memory_per_byte: u64,
    /// Picoseconds of a call to the host that does nothing. Default: 120,000.
    pub call_base: u64,
    /// Picoseconds for each byte that crosses between program and host: arguments, calls,
    /// responses, the result; and for each of the first 2,048 bytes of the blob's interface. Default: 250.
    pub per_byte: u64,
    /// The gas of each instruction that is executed. Default: one.
    ///
    /// Programs are compiled with it, so that one that is kept is kept for these costs alone.
    pub instructions: InstructionCosts,
}

impl Default for GasSchedule {
    fn default() -> Self {
        Self {
            ref_time_per_gas: 4_500,
            load_base: 2_500_000,
            load_per_byte: 10_000,
            compile_per_instruction: 30_000,
            memory_per_byte: 400,
            call_base: 120_000,
            per_byte: 250,
            instructions: InstructionCosts::EQUAL,
        }
    }
}

impl GasSchedule {
    /// Returns the gas that pays for `picoseconds`, rounded up.
    pub fn gas(&self, picoseconds: u64) -> i64 {
        i64::try_from(picoseconds.div_ceil(self.ref_time_per_gas.max(1))).unwrap_or(i64::MAX)
    }

    /// Returns the gas that pays for `weight`'s reference time, rounded up.
    pub fn weight_to_gas(&self, weight: Weight) -> i64 {
        self.gas(weight.ref_time())
    }

    /// Returns the weight of `gas`, of which negative is zero, and `proof_size`.
    pub fn gas_to_weight(&self, gas: i64, proof_size: u64) -> Weight {
        let ref_time = (gas.max(0) as u64).saturating_mul(self.ref_time_per_gas.max(1));
        Weight::from_parts(ref_time, proof_size)
    }

    /// Returns the gas that `ref_time` picoseconds pay for, rounded down.
    pub fn gas_within(&self, ref_time: u64) -> i64 {
        i64::try_from(ref_time / self.ref_time_per_gas.max(1)).unwrap_or(i64::MAX)
    }
}
