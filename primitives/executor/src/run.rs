//! A run of a program: the loop around the virtual machine.

use crate::{
    clock::Deadline,
    code::HeapGrowth,
    error::{ExtensionError, MemoryAccess, PvqExecutorError, Trap},
    gas::{Charges, Meter},
    limits,
    machine::{Access, AccessError, Interrupt, Machine},
    module::Module,
    profile::SharedProfiler,
    Abi, Backend, Metrics, RunConfig,
};
use alloc::{string::ToString, vec, vec::Vec};
use polkavm::{ProgramCounter, Reg};
use pvq_primitives::abi;

/// The inputs of a run, which it does not change.
pub(crate) struct Query<'a, E> {
    pub config: &'a RunConfig,
    pub extensions: &'a E,
    pub module: &'a Module,
    pub deadline: Deadline,
    pub depth: u32,
    /// Bytes of proof that calls may be charged for.
    pub proof_size_limit: u64,
    /// The collector of the run's profile, if it is profiled.
    pub profiler: Option<&'a SharedProfiler>,
}

impl<'a, E> Query<'a, E> {
    /// Returns the collector of the run's profile, if it is profiled: never without `std`.
    pub fn profiler(&self) -> Option<&'a SharedProfiler> {
        self.profiler.filter(|_| cfg!(feature = "std"))
    }
}

/// The state of a run.
pub(crate) struct Run<'a, E, M> {
    pub query: Query<'a, E>,
    pub machine: &'a mut M,
    pub meter: Meter,
    pub metrics: &'a mut Metrics,
    pub proof_size_left: u64,
    /// Bytes of the arguments.
    args: u32,
    /// Bytes of the heap that are paid for.
    heap_charged: u32,
    /// The last call.
    pub call: Vec<u8>,
    /// The response to the last call, kept for `extension_response` if it did not fit.
    pub response: Vec<u8>,
    /// The error of the last call, if it failed.
    pub last_error: Option<ExtensionError>,
    pub calls: u64,
}

impl<'a, E: crate::Extensions, M: Machine> Run<'a, E, M> {
    pub fn new(
        query: Query<'a, E>,
        machine: &'a mut M,
        meter: Meter,
        metrics: &'a mut Metrics,
    ) -> Self {
        metrics.backend = M::BACKEND;
        Self {
            proof_size_left: query.proof_size_limit,
            query,
            machine,
            meter,
            metrics,
            args: 0,
            heap_charged: 0,
            call: Vec::new(),
            response: Vec::new(),
            last_error: None,
            calls: 0,
        }
    }

    /// Runs the program from its entry to its end. The gas and the memory in the metrics are complete whatever
    /// the result.
    pub fn execute(&mut self, args: &[u8]) -> Result<Vec<u8>, PvqExecutorError> {
        let slice = match M::BACKEND {
            Backend::Interpreter if self.query.config.debugs() => limits::DEBUGGING_SLICE,
            Backend::Interpreter | Backend::Recompiler => limits::SLICE,
        };
        self.meter.begin(self.machine, slice);
        let result = self.enter(args).and_then(|()| self.drive()).and_then(|()| self.result());
        // An error of memory is in the result already.
        let _ = self.account(0);
        self.metrics.usage.gas.program = self.meter.program(self.machine);
        self.metrics.usage.gas.host = self.meter.host();
        result
    }

    fn enter(&mut self, args: &[u8]) -> Result<(), PvqExecutorError> {
        self.args = args.len() as u32;
        self.account(0)?;
        let module = self.query.module;
        self.machine.enter(module.entry, module.memory.args_address, args).map_err(backend)?;
        if self.query.config.debugs() && M::BACKEND == Backend::Interpreter {
            self.metrics.steps = Some(0);
            self.metrics.peak_stack = Some(0);
        }
        Ok(())
    }

    /// Charges for a heap of `size` bytes, before it grows to that.
    pub fn charge_heap(&mut self, size: u32) -> Result<(), PvqExecutorError> {
        if size > self.heap_charged {
            self.charge(self.query.config.gas.memory(size - self.heap_charged))?;
            self.heap_charged = size;
        }
        Ok(())
    }

    /// Executes an `sbrk`, which returns 0 where the query may have no more memory.
    fn grow_heap(&mut self, growth: HeapGrowth) -> Result<(), PvqExecutorError> {
        self.charge(self.query.config.gas.call(0))?;
        let size = self.machine.reg(growth.size) as u32;
        let heap = self.machine.heap_size().checked_add(size);
        let end = match heap.filter(|heap| self.memory_used(*heap, 0).is_ok()) {
            Some(heap) => {
                self.charge_heap(heap)?;
                self.machine.sbrk(size).map_err(backend)?
            }
            None => None,
        };
        self.account(0)?;
        self.machine.set_reg(growth.end, end.unwrap_or(0).into());
        Ok(())
    }

    fn drive(&mut self) -> Result<(), PvqExecutorError> {
        loop {
            match self.machine.run().map_err(backend)? {
                Interrupt::Finished => return Ok(()),
                Interrupt::Call(number) => self.host_function(number)?,
                Interrupt::OutOfGas => {
                    if let Some((profiler, offset)) = self.profiled() {
                        profiler.borrow_mut().out_of_gas(self.query.module, offset);
                    }
                    if !self.meter.refill(self.machine) {
                        return Err(PvqExecutorError::OutOfGas);
                    }
                    self.check_time()?;
                }
                Interrupt::Step => self.step(),
                Interrupt::Trap => return Err(self.trap()),
            }
        }
    }

    fn host_function(&mut self, number: u32) -> Result<(), PvqExecutorError> {
        if let Some(growth) = self.query.module.code.heap_growth(self.machine.program_counter()) {
            return self.grow_heap(growth);
        }
        match self.query.module.imports.get(number as usize) {
            Some(&import) => self.host_call(import),
            None => Err(self.trap()),
        }
    }

    pub fn check_time(&self) -> Result<(), PvqExecutorError> {
        if self.query.deadline.passed() || self.query.extensions.cancelled() {
            return Err(PvqExecutorError::Timeout);
        }
        Ok(())
    }

    fn step(&mut self) {
        if let (Some(steps), Some(peak)) = (&mut self.metrics.steps, &mut self.metrics.peak_stack) {
            *steps += 1;
            let memory = &self.query.module.memory;
            let used = memory.stack_high.saturating_sub(self.machine.reg(Reg::SP) as u32);
            *peak = (*peak).max(used.min(memory.stack));
        }
        if let Some((profiler, offset)) = self.profiled() {
            let reg = |reg| self.machine.reg(reg);
            profiler.borrow_mut().step(self.query.module, offset, reg);
        }
    }

    /// Returns the collector of the run's profile, if it is profiled, and the offset of the current instruction.
    fn profiled(&self) -> Option<(&SharedProfiler, u32)> {
        Some((self.query.profiler()?, self.machine.program_counter()?))
    }

    /// Reads the result that the program returned.
    fn result(&mut self) -> Result<Vec<u8>, PvqExecutorError> {
        self.response = Vec::new();
        let packed = match self.query.module.info().abi {
            Abi::Current => self.machine.reg(Reg::A0),
            Abi::Legacy => {
                abi::pack(self.machine.reg(Reg::A0) as u32, self.machine.reg(Reg::A1) as u32)
            }
        };
        let (address, size) = abi::unpack(packed);
        let limit = self.query.config.max_result_size;
        if size > limit {
            return Err(PvqExecutorError::ResultTooLarge { size, limit });
        }
        let region = Region { what: "result", address, length: size };
        self.check(region, Access::Read)?;
        self.charge(self.query.config.gas.bytes(size.into()))?;
        self.account(size.into())?;
        let mut result = vec![0; size as usize];
        self.machine.read_into(address, &mut result).map_err(|error| region.error(error))?;
        Ok(result)
    }

    /// Returns the error for a trap of the program.
    fn trap(&self) -> PvqExecutorError {
        let module = self.query.module;
        let overflowed = (self.machine.reg(Reg::SP) as u32) < module.memory.stack_low;
        let program_counter = self.machine.program_counter();
        let debugging = self.query.config.debugs();
        let location = program_counter.filter(|_| debugging).and_then(|counter| {
            let limit = limits::MAX_DEBUG_ENTRIES;
            let frames = module.blob.get_frame_info_for(ProgramCounter(counter), Some(limit));
            // The innermost frame with a location.
            let known = frames.take(limit).filter(|f| matches!(f.location(), Ok(Some(_))));
            let mut text = known.last()?.location().ok()??.to_string();
            let end = (0..=limits::MAX_LOCATION_SIZE).rev().find(|n| text.is_char_boundary(*n));
            text.truncate(end.unwrap_or(0));
            Some(text)
        });
        let message = self.metrics.debug_messages.last().cloned();
        let trap = Trap { program_counter, location, message };
        // Backends differ in whether a failed indirect jump has set its register, which may be SP.
        let jumped = program_counter.is_some_and(|counter| module.jumps_indirectly(counter));
        if overflowed && !jumped {
            return PvqExecutorError::StackOverflow(trap);
        }
        PvqExecutorError::RuntimeError(trap)
    }

    /// Charges for work that the host is about to do for the program.
    pub fn charge(&mut self, gas: i64) -> Result<(), PvqExecutorError> {
        Ok(self.meter.charge(self.machine, gas)?)
    }

    /// Checks and records the memory in use, of which `buffers` bytes are the host's beside the arguments.
    pub fn account(&mut self, buffers: u64) -> Result<(), PvqExecutorError> {
        self.account_heap(self.machine.heap_size(), buffers)
    }

    /// Does the same as [`account`](Self::account), with `heap` bytes of heap.
    pub fn account_heap(&mut self, heap: u32, buffers: u64) -> Result<(), PvqExecutorError> {
        let used = self.memory_used(heap, buffers)?;
        let peak = &mut self.metrics.usage.peak_memory;
        *peak = used.max(*peak);
        Ok(())
    }

    fn memory_used(&self, heap: u32, buffers: u64) -> Result<u32, PvqExecutorError> {
        let host = buffers + u64::from(self.args);
        self.query.module.memory.used(heap, host, self.query.config.max_memory)
    }

    /// Checks that the program may use all of `region`.
    pub fn check(&self, region: Region, access: Access) -> Result<(), PvqExecutorError> {
        if self.machine.is_accessible(region.address, region.length, access) {
            return Ok(());
        }
        Err(region.refused(match access {
            Access::Read => "is not in its readable memory",
            Access::Write => "is not in its writable memory",
        }))
    }
}

/// A region of a program's memory that crosses the interface.
#[derive(Clone, Copy)]
pub(crate) struct Region {
    pub what: &'static str,
    pub address: u32,
    pub length: u32,
}

impl Region {
    pub fn refused(self, reason: &'static str) -> PvqExecutorError {
        let Self { what, address, length } = self;
        let (what, reason) = (what.into(), reason.into());
        PvqExecutorError::MemoryAccess(MemoryAccess { what, address, length, reason })
    }

    pub fn error(self, error: AccessError) -> PvqExecutorError {
        match error {
            AccessError::OutOfRange => self.refused("is not in its memory"),
            AccessError::MemoryLimit => PvqExecutorError::OutOfMemory,
            AccessError::Failed(error) => backend(error),
        }
    }

    pub fn overlaps(self, other: Self) -> bool {
        let end = |region: Self| u64::from(region.address) + u64::from(region.length);
        self.length > 0
            && other.length > 0
            && u64::from(self.address) < end(other)
            && u64::from(other.address) < end(self)
    }
}

pub(crate) fn backend(error: alloc::string::String) -> PvqExecutorError {
    PvqExecutorError::Backend(error)
}
