//! One run of one program: the loop around the virtual machine.

use crate::{
    backend::Backend,
    clock::Deadline,
    error::{ExtensionError, MemoryAccess, PvqExecutorError, Trap},
    gas::Meter,
    limits,
    memory::PAGE_SIZE,
    program::{Abi, Program},
    Metrics, PvqExecutorConfig,
};
use alloc::{format, string::ToString, vec::Vec};
use polkavm::{InterruptKind, MemoryProtection, RawInstance, Reg};
use pvq_primitives::abi;

/// What a run does not change.
pub(crate) struct Query<'a, E> {
    pub config: &'a PvqExecutorConfig,
    pub extensions: &'a E,
    pub program: &'a Program,
    pub deadline: Deadline,
    pub depth: u32,
}

/// A run under way.
pub(crate) struct Run<'a, E> {
    pub query: Query<'a, E>,
    pub instance: &'a mut RawInstance,
    pub meter: Meter,
    pub metrics: &'a mut Metrics,
    pub proof_size_left: u64,
    /// Bytes of the arguments.
    args: u32,
    /// Bytes of the heap that are paid for.
    heap_charged: u32,
    /// What the program last sent.
    pub call: Vec<u8>,
    /// What it was answered, kept for `extension_response` where it did not fit.
    pub response: Vec<u8>,
    /// Why the last call failed, if it did.
    pub last_error: Option<ExtensionError>,
    pub calls: u64,
}

impl<'a, E: crate::Extensions> Run<'a, E> {
    pub fn new(
        query: Query<'a, E>,
        instance: &'a mut RawInstance,
        meter: Meter,
        metrics: &'a mut Metrics,
        proof_size_limit: Option<u64>,
    ) -> Self {
        Self {
            query,
            instance,
            meter,
            metrics,
            proof_size_left: proof_size_limit.unwrap_or(u64::MAX),
            args: 0,
            heap_charged: 0,
            call: Vec::new(),
            response: Vec::new(),
            last_error: None,
            calls: 0,
        }
    }

    /// Runs the program from its entry to its end. The metrics are complete whatever the result.
    pub fn execute(&mut self, args: &[u8]) -> Result<Vec<u8>, PvqExecutorError> {
        let slice = match self.metrics.backend {
            Backend::Interpreter if self.query.config.enable_debugging => limits::DEBUGGING_SLICE,
            Backend::Interpreter => limits::INTERPRETER_SLICE,
            Backend::Recompiler => limits::RECOMPILER_SLICE,
        };
        self.meter.begin(self.instance, slice);
        let result = self.enter(args).and_then(|()| self.drive()).and_then(|()| self.result());
        // Where memory has run out, the result says so already.
        let _ = self.account(0);
        self.metrics.program_gas = self.meter.program(self.instance);
        self.metrics.host_gas = self.meter.host();
        result
    }

    fn enter(&mut self, args: &[u8]) -> Result<(), PvqExecutorError> {
        let memory = &self.query.program.memory;
        if args.len() > memory.max_args as usize {
            return Err(PvqExecutorError::OutOfMemory);
        }
        self.args = args.len() as u32;
        self.account(0)?;
        let address = self.instance.module().memory_map().aux_data_address();
        let instance = &mut *self.instance;
        instance.set_accessible_aux_size(self.args).map_err(backend)?;
        instance.set_host_side_aux_write_protect(false).map_err(backend)?;
        // A worker of the recompiler still has the arguments of its last run. The program can read
        // to the end of the page.
        let page = match self.metrics.backend {
            Backend::Interpreter => 1,
            Backend::Recompiler => PAGE_SIZE as usize,
        };
        let mut padded = args.to_vec();
        padded.resize(args.len().next_multiple_of(page), 0);
        instance.write_memory(address, &padded).map_err(|e| backend(e.to_string().into()))?;
        instance.set_host_side_aux_write_protect(true).map_err(backend)?;
        let registers = [address.into(), self.args.into()];
        instance.prepare_call_untyped(self.query.program.entry, &registers);
        if self.query.config.enable_debugging && self.metrics.backend == Backend::Interpreter {
            self.metrics.steps = Some(0);
            self.metrics.peak_stack = Some(0);
        }
        Ok(())
    }

    /// Charges what the heap has grown by, which 32-bit programs do by themselves.
    pub fn charge_heap(&mut self) -> Result<(), PvqExecutorError> {
        let heap = self.instance.heap_size();
        if heap > self.heap_charged {
            let gas = self.query.config.gas.memory(heap - self.heap_charged);
            self.heap_charged = heap;
            self.charge(gas)?;
        }
        Ok(())
    }

    fn drive(&mut self) -> Result<(), PvqExecutorError> {
        loop {
            match self.instance.run().map_err(backend)? {
                InterruptKind::Ecalli(index) => {
                    match self.query.program.imports.get(index as usize) {
                        Some(&import) => self.host_call(import)?,
                        None => return Err(self.trap()),
                    }
                }
                InterruptKind::Finished => return Ok(()),
                InterruptKind::NotEnoughGas => {
                    if !self.meter.refill(self.instance) {
                        return Err(PvqExecutorError::OutOfGas);
                    }
                    self.check_time()?;
                }
                InterruptKind::Step => self.step(),
                InterruptKind::Trap | InterruptKind::Segfault(_) => return Err(self.trap()),
            }
        }
    }

    pub fn check_time(&self) -> Result<(), PvqExecutorError> {
        if self.query.deadline.passed() {
            return Err(PvqExecutorError::Timeout);
        }
        Ok(())
    }

    fn step(&mut self) {
        if let (Some(steps), Some(peak)) = (&mut self.metrics.steps, &mut self.metrics.peak_stack) {
            *steps += 1;
            let top = self.instance.module().memory_map().stack_address_high();
            let used = top.saturating_sub(self.instance.reg(Reg::SP) as u32);
            *peak = (*peak).max(used.min(self.query.program.memory.stack));
        }
    }

    /// Reads the result that the program returned.
    fn result(&mut self) -> Result<Vec<u8>, PvqExecutorError> {
        self.charge_heap()?;
        self.response = Vec::new();
        let packed = match self.query.program.info.abi {
            Abi::Current => self.instance.reg(Reg::A0),
            Abi::Legacy => {
                abi::pack(self.instance.reg(Reg::A0) as u32, self.instance.reg(Reg::A1) as u32)
            }
        };
        let (address, size) = abi::unpack(packed);
        let limit = self.query.config.max_result_size;
        if size > limit {
            return Err(PvqExecutorError::ResultTooLarge { size, limit });
        }
        let region = Region { what: "result", address, length: size };
        self.check(region, MemoryProtection::Read)?;
        self.charge(self.query.config.gas.bytes(size.into()))?;
        self.account(size.into())?;
        self.instance.read_memory(address, size).map_err(|error| region.error(error))
    }

    /// What a trap of the program means.
    fn trap(&mut self) -> PvqExecutorError {
        let map = self.instance.module().memory_map();
        let overflowed = (self.instance.reg(Reg::SP) as u32) < map.stack_address_low();
        let debugging = self.query.config.enable_debugging;
        let program_counter = self.instance.program_counter();
        let trap = Trap {
            program_counter: program_counter.map(|counter| counter.0),
            location: program_counter.filter(|_| debugging).and_then(|counter| {
                let limit = limits::MAX_DEBUG_ENTRIES;
                let frames = self.query.program.blob.get_frame_info_for(counter, Some(limit));
                // The innermost frame that knows its place.
                let known = frames.take(limit).filter(|f| matches!(f.location(), Ok(Some(_))));
                let mut text = known.last()?.location().ok()??.to_string();
                let end = (0..=limits::MAX_LOCATION_SIZE).rev().find(|n| text.is_char_boundary(*n));
                text.truncate(end.unwrap_or(0));
                Some(text)
            }),
            message: self.metrics.debug_messages.last().cloned(),
        };
        if overflowed {
            return PvqExecutorError::StackOverflow(trap);
        }
        match self.last_error.take() {
            // A program that does not handle an error has nothing left to do but to trap.
            Some(error) => error.into(),
            None => PvqExecutorError::RuntimeError(trap),
        }
    }

    /// Charges what the host is about to do for the program.
    pub fn charge(&mut self, gas: i64) -> Result<(), PvqExecutorError> {
        Ok(self.meter.charge(self.instance, gas)?)
    }

    /// Counts the memory in use, of which `buffers` bytes are the host's beside the arguments.
    pub fn account(&mut self, buffers: u64) -> Result<(), PvqExecutorError> {
        let host = buffers + u64::from(self.args);
        let used = self.query.program.memory.used(self.instance.heap_size(), host)?;
        self.metrics.peak_memory = self.metrics.peak_memory.max(used);
        Ok(())
    }

    /// Checks that the program may use all of `region`.
    pub fn check(
        &self,
        region: Region,
        protection: MemoryProtection,
    ) -> Result<(), PvqExecutorError> {
        if self.instance.is_memory_accessible(region.address, region.length, protection) {
            return Ok(());
        }
        Err(region.refused(match protection {
            MemoryProtection::Read => "is not in its readable memory",
            MemoryProtection::ReadWrite => "is not in its writable memory",
        }))
    }
}

/// A part of a program's memory that crosses the interface.
#[derive(Clone, Copy)]
pub(crate) struct Region {
    pub what: &'static str,
    pub address: u32,
    pub length: u32,
}

impl Region {
    pub fn refused(self, reason: &'static str) -> PvqExecutorError {
        let Self { what, address, length } = self;
        PvqExecutorError::MemoryAccess(MemoryAccess { what, address, length, reason })
    }

    pub fn error(self, error: polkavm::MemoryAccessError) -> PvqExecutorError {
        match error {
            polkavm::MemoryAccessError::OutOfRangeAccess { .. } => {
                self.refused("is not in its memory")
            }
            polkavm::MemoryAccessError::MemoryLimitReached => PvqExecutorError::OutOfMemory,
            polkavm::MemoryAccessError::Error(error) => backend(error),
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

pub(crate) fn backend(error: polkavm::Error) -> PvqExecutorError {
    PvqExecutorError::Backend(format!("{error}"))
}
