use crate::{machine::Machine, GasSchedule, ProgramInfo};
use core::time::Duration;
use pvq_primitives::ProgramInterface;

/// The bytes of a blob's interface that are charged as bytes that cross to the virtual machine, which validates none of
/// them: several times what a program needs. A host with a cache hashes them as well, which the base of a run pays for as
/// long as they are so few.
const MAX_PASSED_INTERFACE: usize = 2048;

/// The gas for the executor's own work.
pub(crate) trait Charges {
    /// Returns the gas that `time` is worth, rounded down.
    fn gas_in(&self, time: Duration) -> i64;
    /// Returns the gas for validating a blob and taking `args` bytes of arguments.
    fn load(&self, program: &[u8], args: usize) -> i64;
    /// Returns the gas for compiling a valid program, and for the memory that it declares.
    fn prepare(&self, program: &ProgramInfo) -> i64;
    /// Returns the gas for `bytes` of memory.
    fn memory(&self, bytes: u32) -> i64;
    /// Returns the gas for a call that passes `bytes` between program and host.
    fn call(&self, bytes: u64) -> i64;
    /// Returns the gas for `bytes` that pass between program and host.
    fn bytes(&self, bytes: u64) -> i64;
}

impl Charges for GasSchedule {
    fn gas_in(&self, time: Duration) -> i64 {
        let picoseconds = u64::try_from(time.as_nanos().saturating_mul(1_000)).unwrap_or(u64::MAX);
        self.gas_within(picoseconds)
    }

    fn load(&self, program: &[u8], args: usize) -> i64 {
        let interface = ProgramInterface::size_in(program).min(MAX_PASSED_INTERFACE);
        let validated = program.len() - interface;
        let bytes = (validated as u64).saturating_mul(self.load_per_byte);
        let passed = (interface as u64).saturating_add(args as u64).saturating_mul(self.per_byte);
        self.gas(self.load_base.saturating_add(bytes).saturating_add(passed))
    }

    fn prepare(&self, program: &ProgramInfo) -> i64 {
        let instructions = u64::from(program.instructions) + u64::from(program.basic_blocks);
        let memory = u64::from(program.memory);
        let compile = instructions.saturating_mul(self.compile_per_instruction);
        self.gas(compile.saturating_add(memory.saturating_mul(self.memory_per_byte)))
    }

    fn memory(&self, bytes: u32) -> i64 {
        self.gas(u64::from(bytes).saturating_mul(self.memory_per_byte))
    }

    fn call(&self, bytes: u64) -> i64 {
        self.gas(self.call_base.saturating_add(bytes.saturating_mul(self.per_byte)))
    }

    fn bytes(&self, bytes: u64) -> i64 {
        self.gas(bytes.saturating_mul(self.per_byte))
    }
}

/// The error of a charge that exceeds the gas left.
#[derive(Debug)]
pub(crate) struct OutOfGas;

/// The gas of a run: what is left, and what was charged for.
///
/// The machine has the gas that the program may use until the next check of the time; the rest is the
/// reserve. Host calls are charged to the machine first, so that they count for the slice too.
pub(crate) struct Meter {
    limit: i64,
    reserve: i64,
    slice: i64,
    load: i64,
    host: i64,
}

impl Meter {
    /// Returns the meter of a run of at most `limit` gas.
    pub fn new(limit: i64) -> Self {
        Self { limit, reserve: limit, slice: i64::MAX, load: 0, host: 0 }
    }

    /// Charges for the work before there is a machine.
    pub fn charge_load(&mut self, gas: i64) -> Result<(), OutOfGas> {
        self.reserve = self.reserve.checked_sub(gas).filter(|r| *r >= 0).ok_or(OutOfGas)?;
        self.load += gas;
        Ok(())
    }

    /// Returns the gas of the work before there was a machine.
    pub fn load(&self) -> i64 {
        self.load
    }

    /// Returns the gas that the machine has not got yet.
    pub fn reserve(&self) -> i64 {
        self.reserve
    }

    /// Gives the machine its first slice, of at most `slice` gas.
    pub fn begin(&mut self, machine: &mut impl Machine, slice: i64) {
        self.slice = slice;
        machine.set_gas(0);
        self.refill(machine);
    }

    /// Gives the machine another slice. Returns false when the reserve is empty.
    pub fn refill(&mut self, machine: &mut impl Machine) -> bool {
        let more = self.reserve.min(self.slice);
        self.reserve -= more;
        machine.set_gas(machine.gas() + more);
        more > 0
    }

    /// Returns the gas that the query has left.
    pub fn left(&self, machine: &impl Machine) -> i64 {
        machine.gas().saturating_add(self.reserve)
    }

    /// Charges for work that the host is about to do.
    pub fn charge(&mut self, machine: &mut impl Machine, gas: i64) -> Result<(), OutOfGas> {
        let available = machine.gas();
        if gas <= available {
            machine.set_gas(available - gas);
        } else {
            self.reserve =
                self.reserve.checked_sub(gas - available).filter(|r| *r >= 0).ok_or(OutOfGas)?;
            machine.set_gas(0);
        }
        self.host += gas;
        Ok(())
    }

    /// Refunds gas that was charged and not used.
    pub fn refund(&mut self, machine: &mut impl Machine, gas: i64) {
        machine.set_gas(machine.gas() + gas);
        self.host -= gas;
    }

    /// Returns the gas of the host's work for the program.
    pub fn host(&self) -> i64 {
        self.host
    }

    /// Returns the gas of the program's own instructions.
    pub fn program(&self, machine: &impl Machine) -> i64 {
        self.limit - self.load - self.host - self.left(machine)
    }
}
