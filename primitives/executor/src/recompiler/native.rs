//! Programs as native code, by the version of PolkaVM that workers use.
//!
//! It is newer than that of the interpreter, because its generic sandbox keeps 64-bit programs in their
//! memory, and needs no further process within the worker. The tests of mutated programs compare the
//! results and the gas of both versions.

use crate::{
    costs::cost_model, limits, machine::implement_machine, memory::PAGE_SIZE, module::Module, Abi,
    Backend,
};
use alloc::sync::Arc;
use polkavm_recompiler::{
    program::InstructionSetKind, ArcBytes, BackendKind, Config, Engine, GasMeteringKind,
    ModuleConfig, ProgramBlob, ProgramParts, RawInstance, SandboxKind,
};

implement_machine!(polkavm_recompiler, Backend::Recompiler);

/// Returns PolkaVM's engine for native code.
pub fn engine() -> Result<Engine, String> {
    let mut config = Config::new();
    config
        .set_backend(Some(BackendKind::Compiler))
        .set_sandbox(Some(SandboxKind::Generic))
        // PolkaVM calls the generic sandbox experimental. Here the worker's process is the confinement.
        .set_allow_experimental(true);
    config.set_imperfect_logger_filtering_workaround(true);
    Engine::new(&config).map_err(|error| error.to_string())
}

/// Returns the most bytes that a worker holds for a program, beside what an instance may write to.
pub fn size(module: &Module) -> u64 {
    /// Native code of one instruction, at most, and its entry in the table of offsets:
    /// `VM_COMPILER_MAXIMUM_INSTRUCTION_LENGTH` of PolkaVM, 69, and 8.
    const INSTRUCTION: u64 = 80;
    /// An entry of the jump table: two addresses.
    const JUMP: u64 = 16;
    /// The copies of a byte of the blob, four at most, and an offset of a basic block for each byte of code.
    const BLOB: u64 = 8;
    /// Code and tables of every program, in whole pages.
    const PROGRAM: u64 = 64 * 1024;
    let info = module.info();
    PROGRAM
        + u64::from(info.instructions) * INSTRUCTION
        + u64::from(module.blob.jump_table().len()) * JUMP
        + u64::from(info.size) * BLOB
        + u64::from(info.ro_data)
}

/// Native code of one program, and an idle instance.
pub struct NativeProgram {
    pub module: Arc<Module>,
    compiled: polkavm_recompiler::Module,
    idle: Option<RawInstance>,
}

impl NativeProgram {
    pub fn compile(engine: &Engine, module: Arc<Module>) -> Result<Self, String> {
        let parts = &module.parts;
        let bytes = |bytes: &polkavm::ArcBytes| ArcBytes::from(&bytes[..]);
        let isa = match module.info().abi {
            Abi::Current => InstructionSetKind::ReviveV1,
            Abi::Legacy => InstructionSetKind::Latest32,
        };
        let mut native = ProgramParts::empty(isa);
        native.ro_data_size = parts.ro_data_size;
        native.rw_data_size = parts.rw_data_size;
        native.stack_size = parts.stack_size;
        native.ro_data = bytes(&parts.ro_data);
        native.rw_data = bytes(&parts.rw_data);
        native.code_and_jump_table = bytes(&parts.code_and_jump_table);
        native.import_offsets = bytes(&parts.import_offsets);
        native.import_symbols = bytes(&parts.import_symbols);
        native.exports = bytes(&parts.exports);
        let blob = ProgramBlob::from_parts(native).map_err(|error| error.to_string())?;

        let mut config = ModuleConfig::new();
        config
            .set_page_size(PAGE_SIZE)
            .set_gas_metering(Some(GasMeteringKind::Sync))
            .set_aux_data_size(limits::MAX_ARGS_SIZE)
            .set_cost_model(Some(cost_model!(
                polkavm_recompiler,
                module.costs,
                module.working_set
            )));
        let compiled = polkavm_recompiler::Module::from_blob(engine, &config, blob)
            .map_err(|error| error.to_string())?;
        let (map, layout) = (compiled.memory_map(), &module.memory);
        let same = map.ro_data_size() == layout.ro_data
            && map.rw_data_size() == layout.rw_data
            && map.aux_data_address() == layout.args_address
            && map.stack_address_low() == layout.stack_low
            && map.stack_address_high() == layout.stack_high;
        if !same {
            return Err("it lays out memory otherwise than the interpreter".into());
        }
        Ok(Self { module, compiled, idle: None })
    }

    /// Returns an instance before its first instruction.
    pub fn instantiate(&mut self) -> Result<RawInstance, String> {
        match self.idle.take() {
            Some(mut instance) => match instance.reset_memory() {
                Ok(()) => Ok(instance),
                Err(_) => self.compiled.instantiate().map_err(|error| error.to_string()),
            },
            None => self.compiled.instantiate().map_err(|error| error.to_string()),
        }
    }

    /// Keeps an instance for the next run, if it is small. Its run used `memory` bytes.
    pub fn keep(&mut self, instance: RawInstance, memory: u32) {
        if memory <= limits::IDLE_INSTANCE_MEMORY {
            self.idle = Some(instance);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use polkavm_common::{
        program::{asm, Instruction, InstructionSetKind},
        writer::ProgramBlobBuilder,
    };

    /// Returns a program of 1,000 times the same instruction.
    fn repeated(instruction: Instruction) -> Vec<u8> {
        let mut program = ProgramBlobBuilder::new(InstructionSetKind::Latest32);
        program.add_import(b"host_call");
        program.add_export_by_basic_block(0, b"pvq");
        let code = [vec![instruction; 1_000], vec![asm::trap()]].concat();
        program.set_code(&code, &vec![0; 1_000]);
        program.into_vec().unwrap()
    }

    #[test]
    fn a_compiled_program_is_within_its_bound() {
        let compiler = engine().unwrap();
        let fixtures = pvq_guest_fixtures::ALL.iter().map(|fixture| fixture.program.to_vec());
        let instructions = [asm::memset(), asm::ecalli(0), asm::fallthrough(), asm::trap()];
        for blob in fixtures.chain(instructions.map(repeated)) {
            let module = Module::new(&blob, [0; 32], Default::default(), None).unwrap();
            let jumps = module.blob.jump_table().len() as usize;
            let size = size(&module) as usize;
            let NativeProgram { compiled, .. } = NativeProgram::compile(&compiler, module).unwrap();
            let code = compiled.machine_code().unwrap().len();
            let offsets = compiled.program_counter_to_machine_code_offset().unwrap().len();
            let used = code + 8 * offsets + 16 * jumps;
            assert!(used < size, "{used} of {size}");
        }
    }
}
