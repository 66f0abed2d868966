//! Programs that passed every check that does not depend on a run's limits.

use crate::{
    cache::Key,
    code::Code,
    costs::cost_model,
    error::{InvalidProgram, PvqExecutorError},
    limits::{self, MAX_IMPORTS},
    machine::Machine,
    memory::{self, MemoryLayout, PAGE_SIZE},
    scan::scan,
    InstructionClass, InstructionCosts, RunConfig, Validation, WorkingSet,
};
use alloc::{string::String, sync::Arc, vec::Vec};
use polkavm::{
    program::{Instruction, InstructionSetKind},
    ArcBytes, GasMeteringKind, ModuleConfig, ProgramBlob, ProgramCounter, ProgramParts,
    RawInstance,
};
use polkavm_common::program::{INTERPRETER_CACHE_ENTRY_SIZE, INTERPRETER_FLATMAP_ENTRY_SIZE};
use pvq_primitives::{abi as names, Abi, ProgramInfo};
use spin::{Mutex, Once};

/// A host function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Import {
    ExtensionCall,
    ExtensionResponse,
    HostCall,
}

impl Import {
    fn name(self) -> &'static str {
        match self {
            Self::ExtensionCall => names::EXTENSION_CALL,
            Self::ExtensionResponse => names::EXTENSION_RESPONSE,
            Self::HostCall => names::LEGACY_HOST_CALL,
        }
    }
}

/// Returns the bytes that the interpreter needs for a program that it has compiled, at most [`u32::MAX`]: an entry for
/// each instruction and for each basic block, and one of its map for each byte of code.
///
/// An entry is smaller in Wasm than on a host of 64 bits, whose size counts everywhere, so that all hosts refuse the same
/// programs.
fn interpreter_memory(instructions: u32, basic_blocks: u32, code: u32) -> u32 {
    const ENTRY: u64 = 24;
    const MAP_ENTRY: u64 = INTERPRETER_FLATMAP_ENTRY_SIZE as u64;
    const { assert!(INTERPRETER_CACHE_ENTRY_SIZE as u64 <= ENTRY) };
    let entries = u64::from(instructions) + u64::from(basic_blocks);
    u32::try_from(entries * ENTRY + (u64::from(code) + 1) * MAP_ENTRY).unwrap_or(u32::MAX)
}

/// Returns the name of an interface's generation in messages.
fn abi_name(abi: Abi) -> &'static str {
    match abi {
        Abi::Current => "64-bit",
        Abi::Legacy => "32-bit",
    }
}

/// Returns the host function that programs of an interface import as `symbol`.
fn import(abi: Abi, symbol: &[u8]) -> Option<Import> {
    match abi {
        Abi::Current if symbol == names::EXTENSION_CALL.as_bytes() => Some(Import::ExtensionCall),
        Abi::Current if symbol == names::EXTENSION_RESPONSE.as_bytes() => {
            Some(Import::ExtensionResponse)
        }
        Abi::Legacy if symbol == names::LEGACY_HOST_CALL.as_bytes() => Some(Import::HostCall),
        _ => None,
    }
}

/// Returns the names of an interface's host functions in messages.
fn imports_of(abi: Abi) -> &'static str {
    match abi {
        Abi::Current => "`extension_call` and `extension_response`",
        Abi::Legacy => "`host_call`",
    }
}

/// A validated program, ready to run within any limits that it fits.
///
/// It has no limits and no prices but the costs of instructions, which it is compiled with: those belong to a
/// [run](RunConfig).
pub struct Module {
    info: ProgramInfo,
    /// Bytes of stack that it declares, before they are rounded up.
    declared_stack: u32,
    pub(crate) costs: InstructionCosts,
    pub(crate) working_set: WorkingSet,
    // The field is not read without a recompiler.
    #[allow(dead_code)]
    pub(crate) parts: ProgramParts,
    pub(crate) blob: ProgramBlob,
    pub(crate) entry: u32,
    pub(crate) imports: Vec<Import>,
    pub(crate) memory: MemoryLayout,
    pub(crate) code: Code,
    /// Made for the first run, when its memory has been charged.
    interpreted: Once<polkavm::Module>,
    /// An instance of the interpreter from an earlier run, with the code that it compiled.
    idle: Mutex<Option<RawInstance>>,
}

impl Module {
    /// Validates the blob `bytes`, whose hash is `hash`, for runs in which instructions have `costs`. Where an earlier
    /// validation by the rules in force is known, instructions are not validated again.
    // Shared from the start: it is large, and to move it takes time.
    pub(crate) fn new(
        bytes: &[u8],
        hash: [u8; 32],
        costs: InstructionCosts,
        validation: Option<Validation>,
    ) -> Result<Arc<Self>, PvqExecutorError> {
        let malformed = |error| InvalidProgram::Malformed(alloc::format!("{error}"));
        let mut parts = ProgramParts::from_bytes(bytes.into()).map_err(malformed)?;
        let declared_stack = parts.stack_size;
        parts.stack_size = memory::whole_stack(parts.stack_size);
        let blob = ProgramBlob::from_parts(parts.clone()).map_err(malformed)?;

        let abi = match blob.isa() {
            InstructionSetKind::ReviveV1 => Abi::Current,
            InstructionSetKind::Latest32 => Abi::Legacy,
            other => {
                let isa = other.name();
                return Err(InvalidProgram::UnsupportedInstructionSet { isa }.into());
            }
        };
        let memory = MemoryLayout::new(&blob)?;
        let imports = imports(&blob, abi)?;
        let entry = blob
            .exports()
            .find(|export| export.symbol().as_bytes() == names::EXPORT.as_bytes())
            .ok_or(InvalidProgram::MissingExport)?
            .program_counter();
        if !blob.is_jump_target_valid(blob.isa(), entry) {
            return Err(InvalidProgram::InvalidEntry { offset: entry.0 }.into());
        }
        let code = match validation.and_then(|validation| Code::known(validation, abi)) {
            Some(code) => code,
            None => scan(&blob, imports.len())?,
        };
        // The interpreter compiles as it runs, so that this is no memory yet.
        let interpreter_memory =
            interpreter_memory(code.instructions, code.basic_blocks, blob.code().len() as u32);

        let info = ProgramInfo {
            hash: hash.into(),
            abi,
            isa: blob.isa().name().into(),
            size: bytes.len() as u32,
            code_size: blob.code().len() as u32,
            instructions: code.instructions,
            basic_blocks: code.basic_blocks,
            max_block_size: code.max_block_size,
            imports: imports.iter().map(|import| import.name().into()).collect(),
            ro_data: memory.ro_data,
            rw_data: memory.rw_data,
            stack: memory.stack,
            memory: memory.declared(),
            interpreter_memory,
        };
        let working_set = WorkingSet::of(&info);
        let (gas, limit) = (
            u64::from(code.max_block_size) * u64::from(costs.highest(working_set)),
            limits::MAX_BLOCK_GAS,
        );
        if gas > u64::from(limit) {
            return Err(InvalidProgram::BlockTooLong { gas, limit }.into());
        }
        let (parts, blob) = code.ask_the_host_for_heap(parts, blob)?;
        Ok(Arc::new(Self {
            info,
            declared_stack,
            costs,
            working_set,
            parts,
            blob,
            entry: entry.0,
            imports,
            memory,
            code,
            interpreted: Once::new(),
            idle: Mutex::new(None),
        }))
    }

    /// Returns the facts about the program.
    pub fn info(&self) -> &ProgramInfo {
        &self.info
    }

    /// Returns the key by which it is cached.
    pub(crate) fn key(&self) -> Key {
        (self.info.hash.into(), self.costs)
    }

    /// Checks that the program may run within the limits of `config`.
    pub fn check(&self, config: &RunConfig) -> Result<(), InvalidProgram> {
        check_size(self.info.size as usize, config)?;
        if self.declared_stack > config.stack_size {
            let (size, limit) = (self.declared_stack, config.stack_size);
            return Err(InvalidProgram::StackTooLarge { size, limit });
        }
        if self.info.memory > config.max_memory {
            let (size, limit) = (self.info.memory.into(), config.max_memory);
            return Err(InvalidProgram::MemoryTooLarge { size, limit });
        }
        if self.info.interpreter_memory > config.max_interpreter_memory {
            let (size, limit) = (self.info.interpreter_memory, config.max_interpreter_memory);
            return Err(InvalidProgram::InterpreterMemoryTooLarge { size, limit });
        }
        Ok(())
    }

    /// Returns the program as the interpreter runs it.
    pub(crate) fn interpreted(
        &self,
        engine: &polkavm::Engine,
    ) -> Result<&polkavm::Module, PvqExecutorError> {
        self.interpreted.try_call_once(|| {
            let Self { costs, working_set, .. } = *self;
            if !allocates(working_set) {
                return interpreted(engine, &self.blob, costs, working_set, false);
            }
            // The interpreter takes longer to load from beyond the bytes that it has.
            let mut parts = self.parts.clone();
            let mut ro_data = parts.ro_data.to_vec();
            ro_data.resize(self.memory.ro_data as usize, 0);
            (parts.ro_data, parts.ro_data_size) = (ArcBytes::from(ro_data), self.memory.ro_data);
            let blob = ProgramBlob::from_parts(parts).map_err(failed)?;
            interpreted(engine, &blob, costs, working_set, false)
        })
    }

    /// Returns an instance of the interpreter before its first instruction.
    pub(crate) fn instantiate(
        &self,
        engine: &polkavm::Engine,
    ) -> Result<RawInstance, PvqExecutorError> {
        // The lock is free again when the instance is made.
        let idle = self.idle.lock().take();
        let mut instance = match idle {
            Some(mut instance) => {
                instance.reset_memory().map_err(failed)?;
                instance
            }
            None => self.interpreted(engine)?.instantiate().map_err(failed)?,
        };
        if allocates(self.working_set) {
            self.allocate(&mut instance)?;
        }
        Ok(instance)
    }

    /// Has the interpreter allocate the program's memory, which it would do as the program writes to it. Until then, loads
    /// from there take several times as long, which only large working sets are charged.
    fn allocate(&self, instance: &mut RawInstance) -> Result<(), PvqExecutorError> {
        let MemoryLayout { rw_data, rw_end, stack, stack_low, .. } = self.memory;
        let last_of_data = (rw_data > 0).then(|| rw_end - 1);
        let first_of_stack = (stack > 0).then_some(stack_low);
        for address in last_of_data.into_iter().chain(first_of_stack) {
            let failed = |error| PvqExecutorError::Backend(alloc::format!("{error:?}"));
            let mut byte = [0];
            instance.read_into(address, &mut byte).map_err(failed)?;
            instance.write(address, &byte).map_err(failed)?;
        }
        Ok(())
    }

    /// Returns an instance of the interpreter that stops before each instruction.
    pub(crate) fn instantiate_traced(
        &self,
        engine: &polkavm::Engine,
    ) -> Result<RawInstance, PvqExecutorError> {
        interpreted(engine, &self.blob, self.costs, self.working_set, true)?
            .instantiate()
            .map_err(failed)
    }

    /// Returns the gas of an instruction of `class` in the program.
    pub(crate) fn cost(&self, class: InstructionClass) -> u32 {
        self.costs.of(class, self.working_set)
    }

    /// Returns the gas of the basic block that begins at an offset, as the interpreter charges it.
    #[cfg(test)]
    pub(crate) fn block_gas(&self, engine: &polkavm::Engine, offset: u32) -> Option<i64> {
        self.interpreted(engine).unwrap().calculate_gas_cost_for(ProgramCounter(offset))
    }

    /// Returns whether the instruction at an offset jumps to an address from a register.
    pub(crate) fn jumps_indirectly(&self, offset: u32) -> bool {
        let at = ProgramCounter(offset);
        let instruction = self.blob.instructions_bounded_at(at).next();
        instruction.is_some_and(|instruction| {
            let kind = instruction.kind;
            matches!(
                kind,
                Instruction::jump_indirect(..) | Instruction::load_imm_and_jump_indirect(..)
            )
        })
    }

    /// Keeps the instance of a run with `args` bytes of arguments for the program's next one, if it holds no more
    /// than is counted for it.
    pub(crate) fn keep(&self, instance: RawInstance, args: usize) {
        let small = args <= limits::IDLE_INSTANCE_ARGS as usize
            && instance.heap_size() <= self.idle_heap()
            && self.idle_memory() > 0;
        if small {
            let replaced = self.idle.lock().replace(instance);
            drop(replaced);
        }
    }

    /// Returns the most bytes of heap that an idle instance may have. A 64-bit program has no heap of the host's.
    fn idle_heap(&self) -> u32 {
        match self.info.abi {
            Abi::Current => 0,
            Abi::Legacy => limits::IDLE_INSTANCE_HEAP,
        }
    }

    /// Returns the most bytes that an idle instance holds, and zero where that is more than one may.
    ///
    /// The interpreter clears the memory of a run before the next one, but never gives it back: each region
    /// stays as large as the largest run made it.
    fn idle_memory(&self) -> usize {
        let Self { info, memory, .. } = self;
        let sum = |sizes: &[u32]| sizes.iter().copied().map(u64::from).sum::<u64>();
        // These grow by doubling, so that there may be room for twice as much as is in use.
        let doubling = sum(&[info.interpreter_memory, memory.rw_data, self.idle_heap()]);
        let size = 2 * doubling + sum(&[memory.stack, limits::IDLE_INSTANCE_ARGS]);
        if size <= u64::from(limits::IDLE_INSTANCE_MEMORY) {
            size as usize
        } else {
            0
        }
    }

    /// Returns the most bytes that the host holds for the module: the blob, its parsed form, the read-only data that
    /// was made whole, and an idle instance.
    pub(crate) fn footprint(&self) -> usize {
        let ro_data = if allocates(self.working_set) { self.memory.ro_data } else { 0 };
        4096 + (2 * self.info.size + ro_data) as usize + self.code.size() + self.idle_memory()
    }
}

/// Returns whether the memory of programs with a working set is allocated before they run. It is small there.
fn allocates(set: WorkingSet) -> bool {
    match set {
        WorkingSet::Small | WorkingSet::Medium => true,
        WorkingSet::Large => false,
    }
}

/// Checks the size of a blob.
pub(crate) fn check_size(size: usize, config: &RunConfig) -> Result<(), InvalidProgram> {
    let limit = config.max_program_size;
    match size > limit as usize {
        true => Err(InvalidProgram::TooLarge { size, limit }),
        false => Ok(()),
    }
}

/// Prepares a program for the interpreter, which compiles it as it runs.
fn interpreted(
    engine: &polkavm::Engine,
    blob: &ProgramBlob,
    costs: InstructionCosts,
    working_set: WorkingSet,
    traced: bool,
) -> Result<polkavm::Module, PvqExecutorError> {
    let mut config = ModuleConfig::new();
    config
        .set_page_size(PAGE_SIZE)
        .set_gas_metering(Some(GasMeteringKind::Sync))
        .set_aux_data_size(limits::MAX_ARGS_SIZE)
        .set_cost_model(Some(cost_model!(polkavm, costs, working_set)))
        .set_step_tracing(traced);
    polkavm::Module::from_blob(engine, &config, blob.clone()).map_err(failed)
}

fn failed(error: impl core::fmt::Display) -> PvqExecutorError {
    PvqExecutorError::Backend(alloc::format!("{error}"))
}

fn imports(blob: &ProgramBlob, abi: Abi) -> Result<Vec<Import>, InvalidProgram> {
    let mut imports = Vec::new();
    for (index, symbol) in blob.imports().into_iter().enumerate() {
        let symbol = symbol
            .filter(|_| index < MAX_IMPORTS)
            .ok_or(InvalidProgram::MalformedImport { index: index as u32 })?;
        imports.push(import(abi, symbol.as_bytes()).ok_or_else(|| {
            InvalidProgram::UnknownImport {
                name: String::from_utf8_lossy(
                    &symbol.as_bytes()[..symbol.as_bytes().len().min(64)],
                )
                .into_owned(),
                abi: abi_name(abi),
                allowed: imports_of(abi),
            }
        })?);
    }
    Ok(imports)
}

#[cfg(test)]
mod tests {
    use crate::{
        gas::Charges, CallContext, Engine, EngineConfig, ExtensionFailure, ExtensionId, Extensions,
        InstructionCosts, PvqExecutorError, RunConfig, RunOptions, WorkingSet,
    };
    use alloc::{vec, vec::Vec};
    use polkavm::Reg;
    use polkavm_common::{
        program::{asm, InstructionSetKind},
        writer::ProgramBlobBuilder,
    };
    use pvq_guest_fixtures as fixtures;
    use sp_crypto_hashing::blake2_256;

    /// A chain on which each answer is an `u128`.
    struct Zeros;

    impl Extensions for Zeros {
        fn call(
            &self,
            _: ExtensionId,
            _: &[u8],
            _: &mut CallContext,
            response: &mut Vec<u8>,
        ) -> Result<(), ExtensionFailure> {
            response.extend([0; 16]);
            Ok(())
        }
    }

    /// Runs a program, and returns whether its instance is kept.
    fn keeps_its_instance(program: &[u8], args: &[u8]) -> bool {
        let engine = Engine::new(EngineConfig { cache_size: 16 << 20, ..Default::default() });
        let execution =
            engine.run(&Zeros, program, args, &RunConfig::default(), Default::default());
        execution.result.unwrap();
        let module =
            engine.cache().unwrap().get(&(blake2_256(program), InstructionCosts::EQUAL)).unwrap();
        let kept = module.idle.lock().is_some();
        kept
    }

    #[test]
    fn memory_is_not_made_before_it_is_charged() {
        let mut program = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
        program.add_import(b"extension_call");
        program.set_ro_data_size(200 * 1024);
        program.add_export_by_basic_block(0, b"pvq");
        program.set_code(&[asm::load_imm(Reg::A0, 0), asm::ret()], &[]);
        let program = program.into_vec().unwrap();
        let engine = Engine::new(EngineConfig { cache_size: 16 << 20, ..Default::default() });
        let config = RunConfig::default();
        let run = |gas_limit| {
            let options = RunOptions { gas_limit: Some(gas_limit), ..Default::default() };
            engine.run(&Zeros, &program, &[], &config, options).result
        };
        let load = config.gas.load(&program, 0);
        assert_eq!(run(load), Err(PvqExecutorError::OutOfGas));
        let key = (blake2_256(&program), config.gas.instructions);
        let module = engine.cache().unwrap().get(&key).unwrap();
        assert_eq!(module.working_set, WorkingSet::Small);
        assert!(module.interpreted.get().is_none());
        let prepare = config.gas.prepare(module.info());
        assert_eq!(run(load + prepare + 10), Ok(Vec::new()));
        assert!(module.interpreted.get().is_some());
    }

    #[test]
    fn usual_programs_keep_their_instances() {
        let one_asset = [&[0][..], &1u32.to_le_bytes()].concat();
        for program in [fixtures::TOTAL_SUPPLY, fixtures::LEGACY_TOTAL_SUPPLY] {
            assert!(keeps_its_instance(program, &one_asset));
        }
        // The length of the accounts is a compact integer of two bytes.
        let accounts = |count: u16| {
            let length = (count << 2 | 1).to_le_bytes();
            [&one_asset[..], &length, &vec![7; 32 * usize::from(count)]].concat()
        };
        for (program, most) in [(fixtures::SUM_BALANCE, 1_000), (fixtures::LEGACY_SUM_BALANCE, 500)]
        {
            assert!(keeps_its_instance(program, &accounts(64)));
            assert!(keeps_its_instance(program, &accounts(most)));
            assert!(!keeps_its_instance(program, &accounts(1_100)));
        }
        let checksum = [&[0][..], &7u64.to_le_bytes(), &100u32.to_le_bytes()].concat();
        assert!(keeps_its_instance(fixtures::CHECKSUM, &checksum));
        let (sha256, one_byte) = (0, 1 << 2);
        assert!(keeps_its_instance(fixtures::DIGESTS, &[sha256, one_byte, 7]));
    }
}
