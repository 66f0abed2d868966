//! The interface of a virtual machine, which is the same for every backend.

use crate::Backend;
use alloc::string::{String, ToString};
use polkavm::Reg;

/// The reason why a program stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Interrupt {
    /// The program returned.
    Finished,
    /// The program called its host: the number of the import, or any number for an `sbrk` that a call replaces.
    Call(u32),
    /// The program needs more gas than it has, and can go on once it has more.
    OutOfGas,
    /// The program is about to execute an instruction, in a machine that stops before each.
    Step,
    /// The program trapped.
    Trap,
}

/// The reason why memory could not be accessed.
#[derive(Debug)]
pub(crate) enum AccessError {
    /// Not all of the region is memory of the program.
    OutOfRange,
    /// The machine has no memory left for it.
    MemoryLimit,
    /// The virtual machine failed.
    Failed(String),
}

/// The access that a region of memory has to allow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    Read,
    Write,
}

/// An instance of a program. Errors that are text are the virtual machine's own failures.
pub(crate) trait Machine {
    /// The backend that executes the instructions.
    const BACKEND: Backend;

    /// Writes `args` to the region for arguments, which starts at `address`, and prepares the machine to
    /// start at `entry`.
    fn enter(&mut self, entry: u32, address: u32, args: &[u8]) -> Result<(), String>;

    /// Runs the program until it is interrupted.
    fn run(&mut self) -> Result<Interrupt, String>;

    /// Returns the value of a register.
    fn reg(&self, reg: Reg) -> u64;

    /// Sets a register.
    fn set_reg(&mut self, reg: Reg, value: u64);

    /// Returns the gas that the program may use before it is interrupted.
    fn gas(&self) -> i64;

    /// Sets the gas that the program may use before it is interrupted.
    fn set_gas(&mut self, gas: i64);

    /// Returns the bytes of the heap.
    fn heap_size(&self) -> u32;

    /// Grows the heap by `size` bytes and returns the address of its end, if that is possible.
    fn sbrk(&mut self, size: u32) -> Result<Option<u32>, String>;

    /// Returns the offset of the current instruction, if it is known.
    fn program_counter(&self) -> Option<u32>;

    /// Returns whether all of a region may be accessed.
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
