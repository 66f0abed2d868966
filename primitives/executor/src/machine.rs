//! The virtual machine that a run drives, whatever executes its instructions.

use crate::Backend;
use alloc::string::{String, ToString};
use polkavm::Reg;

/// The reason why a program stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Interrupt {
    /// It returned.
    Finished,
    /// It called its host: the number of the import, or what stands in place of `sbrk`.
    Call(u32),
    /// Its next basic block costs more gas than it has. It can go on when it has more.
    OutOfGas,
    /// It executed one instruction, in a machine that stops at each.
    Step,
    /// It cannot go on.
    Trap,
}

/// The reason why memory could not be accessed.
#[derive(Debug)]
pub(crate) enum AccessError {
    /// Not all of the region is memory of the program.
    OutOfRange,
    /// There is no memory left.
    MemoryLimit,
    /// The virtual machine failed.
    Failed(String),
}

/// The least right to a region of memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    Read,
    Write,
}

/// An instance of a program. Errors that are text are the virtual machine's own failures.
pub(crate) trait Machine {
    /// The backend that executes the instructions.
    const BACKEND: Backend;

    /// Puts `args` at the start of the region for arguments, at `address`, and the program before
    /// its first instruction at `entry`.
    fn enter(&mut self, entry: u32, address: u32, args: &[u8]) -> Result<(), String>;

    /// Runs the program until it is interrupted.
    fn run(&mut self) -> Result<Interrupt, String>;

    /// The value of a register.
    fn reg(&self, reg: Reg) -> u64;

    /// Sets a register.
    fn set_reg(&mut self, reg: Reg, value: u64);

    /// The gas that the program may use before it is interrupted.
    fn gas(&self) -> i64;

    /// Sets that gas.
    fn set_gas(&mut self, gas: i64);

    /// Bytes of the heap.
    fn heap_size(&self) -> u32;

    /// Grows the heap by `size` bytes, and returns the address of its end if that is possible.
    fn sbrk(&mut self, size: u32) -> Result<Option<u32>, String>;

    /// The offset of the current instruction, where it is known.
    fn program_counter(&self) -> Option<u32>;

    /// Whether all of a region may be accessed.
    fn is_accessible(&self, address: u32, length: u32, access: Access) -> bool;

    /// Reads memory.
    fn read_into(&mut self, address: u32, buffer: &mut [u8]) -> Result<(), AccessError>;

    /// Writes memory.
    fn write(&mut self, address: u32, data: &[u8]) -> Result<(), AccessError>;
}

/// Implements [`Machine`] for the instances of a version of PolkaVM.
macro_rules! implement_machine {
    ($polkavm:ident, $backend:expr) => {
        impl $crate::machine::Machine for $polkavm::RawInstance {
            const BACKEND: $crate::Backend = $backend;

            fn enter(&mut self, entry: u32, address: u32, args: &[u8]) -> Result<(), String> {
                let failed = |error: $polkavm::Error| error.to_string();
                self.set_accessible_aux_size(args.len() as u32).map_err(failed)?;
                self.set_host_side_aux_write_protect(false).map_err(failed)?;
                self.write_memory(address, args).map_err(|error| error.to_string())?;
                self.set_host_side_aux_write_protect(true).map_err(failed)?;
                let registers = [u64::from(address), args.len() as u64];
                self.prepare_call_untyped($polkavm::ProgramCounter(entry), &registers);
                Ok(())
            }

            fn run(&mut self) -> Result<$crate::machine::Interrupt, String> {
                use $crate::machine::Interrupt;
                use $polkavm::InterruptKind;
                Ok(match $polkavm::RawInstance::run(self).map_err(|error| error.to_string())? {
                    InterruptKind::Finished => Interrupt::Finished,
                    InterruptKind::Ecalli(number) => Interrupt::Call(number),
                    InterruptKind::NotEnoughGas => Interrupt::OutOfGas,
                    InterruptKind::Step => Interrupt::Step,
                    InterruptKind::Trap | InterruptKind::Segfault(_) => Interrupt::Trap,
                })
            }

            fn reg(&self, reg: polkavm::Reg) -> u64 {
                $polkavm::RawInstance::reg(self, $polkavm::Reg::ALL[reg as usize])
            }

            fn set_reg(&mut self, reg: polkavm::Reg, value: u64) {
                $polkavm::RawInstance::set_reg(self, $polkavm::Reg::ALL[reg as usize], value)
            }

            fn gas(&self) -> i64 {
                $polkavm::RawInstance::gas(self)
            }

            fn set_gas(&mut self, gas: i64) {
                $polkavm::RawInstance::set_gas(self, gas)
            }

            fn heap_size(&self) -> u32 {
                $polkavm::RawInstance::heap_size(self)
            }

            fn sbrk(&mut self, size: u32) -> Result<Option<u32>, String> {
                $polkavm::RawInstance::sbrk(self, size).map_err(|error| error.to_string())
            }

            fn program_counter(&self) -> Option<u32> {
                $polkavm::RawInstance::program_counter(self).map(|counter| counter.0)
            }

            fn is_accessible(
                &self,
                address: u32,
                length: u32,
                access: $crate::machine::Access,
            ) -> bool {
                let protection = match access {
                    $crate::machine::Access::Read => $polkavm::MemoryProtection::Read,
                    $crate::machine::Access::Write => $polkavm::MemoryProtection::ReadWrite,
                };
                self.is_memory_accessible(address, length, protection)
            }

            fn read_into(
                &mut self,
                address: u32,
                buffer: &mut [u8],
            ) -> Result<(), $crate::machine::AccessError> {
                self.read_memory_into(address, buffer).map(drop).map_err(memory_error)
            }

            fn write(
                &mut self,
                address: u32,
                data: &[u8],
            ) -> Result<(), $crate::machine::AccessError> {
                self.write_memory(address, data).map_err(memory_error)
            }
        }

        fn memory_error(error: $polkavm::MemoryAccessError) -> $crate::machine::AccessError {
            use $crate::machine::AccessError;
            use $polkavm::MemoryAccessError;
            match error {
                MemoryAccessError::OutOfRangeAccess { .. } => AccessError::OutOfRange,
                MemoryAccessError::MemoryLimitReached => AccessError::MemoryLimit,
                MemoryAccessError::Error(error) => AccessError::Failed(error.to_string()),
            }
        }
    };
}

implement_machine!(polkavm, Backend::Interpreter);

#[cfg(feature = "recompiler")]
pub(crate) use implement_machine;
