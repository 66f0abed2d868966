//! The effect of each setting.

mod guests;

use guests::*;
use polkavm::Reg::*;
use polkavm_common::program::{asm, InstructionSetKind};
use pvq_executor::{limits, *};
use std::time::Duration;

const ISA: InstructionSetKind = InstructionSetKind::ReviveV1;

fn refusal(config: &PvqExecutorConfig, program: &[u8]) -> InvalidProgram {
    let executor = executor(config.clone());
    let Err(PvqExecutorError::InvalidProgram(reason)) = executor.validate(program) else {
        panic!("the program is valid")
    };
    let error = PvqExecutorError::InvalidProgram(reason.clone());
    assert_eq!(executor.execute(program, &[]), Err(error.clone()), "as validated, so executed");
    assert_eq!(PvqError::from(error), PvqError::InvalidPvqProgramFormat);
    reason
}

#[test]
fn defaults_are_as_documented() {
    let config = PvqExecutorConfig::default();
    assert_eq!(config.max_memory, 16 * 1024 * 1024);
    assert_eq!(config.max_execution_time, Duration::from_secs(10));
    assert_eq!(config.stack_size, 512 * 1024);
    assert_eq!(config.max_call_depth, 1024);
    assert!(!config.enable_debugging);
    assert!(config.strict_memory);
    assert_eq!(config.extension_whitelist, None);
    assert!(!config.precompile_programs);
    assert!(!config.enable_jit);
}

#[test]
fn a_stack_within_the_limit_is_accepted_and_one_beyond_is_not() {
    let config = PvqExecutorConfig { stack_size: 64 * 1024, ..Default::default() };
    let with_stack = |size| {
        let mut builder = builder(ISA, &[], &return_region(RW, 0));
        builder.set_stack_size(size);
        builder.into_vec().unwrap()
    };
    let info = executor(config.clone()).validate(&with_stack(64 * 1024)).unwrap();
    assert_eq!(info.stack, 64 * 1024);
    for size in [64 * 1024 + 1, u32::MAX / 2] {
        let expected = InvalidProgram::StackTooLarge { size, limit: 64 * 1024 };
        assert_eq!(refusal(&config, &with_stack(size)), expected);
    }
    // Larger than the address space.
    let reason = refusal(&config, &with_stack(u32::MAX));
    assert!(matches!(reason, InvalidProgram::MemoryTooLarge { .. }), "{reason:?}");
}

#[test]
fn memory_within_the_limit_is_accepted_and_memory_beyond_is_not() {
    let config = PvqExecutorConfig { max_memory: 64 * 1024, ..Default::default() };
    let with_data = |ro, rw| {
        let mut builder = builder(ISA, &[], &return_region(RW, 0));
        builder.set_ro_data_size(ro);
        builder.set_rw_data_size(rw);
        builder.into_vec().unwrap()
    };
    // One page is the program's stack.
    let info = executor(config.clone()).validate(&with_data(4096, 56 * 1024)).unwrap();
    assert_eq!((info.ro_data, info.rw_data, info.memory), (4096, 56 * 1024, 64 * 1024));
    for (ro, rw) in
        [(4097, 56 * 1024), (4096, 56 * 1024 + 1), (0, 1 << 31), (1 << 31, 0), (u32::MAX, u32::MAX)]
    {
        let reason = refusal(&config, &with_data(ro, rw));
        assert!(matches!(reason, InvalidProgram::MemoryTooLarge { .. }), "{reason:?}");
    }
}

#[test]
fn arguments_and_host_buffers_count_as_memory() {
    let config = PvqExecutorConfig { max_memory: 64 * 1024, ..config() };
    let executor = executor(config);
    let idle = current(&return_region(RW, 0));
    // The program declares 12 KiB.
    assert_eq!(executor.execute(&idle, &[0; 52 * 1024]), Ok(vec![]));
    assert_eq!(executor.execute(&idle, &[0; 52 * 1024 + 1]), Err(PvqExecutorError::OutOfMemory));

    let sized = |size| {
        current(&code(&[
            &[asm::store_imm_u32(RW as i32, size)],
            &extension_call(id::SIZED, (RW, 4), (OUT, 0)),
            &return_region(RW, 0),
        ]))
    };
    assert_eq!(executor.execute(&sized(52 * 1024 - 4), &[]), Ok(vec![]));
    assert_eq!(executor.execute(&sized(52 * 1024 - 3), &[]), Err(PvqExecutorError::OutOfMemory));
    let execution = executor.run(&sized(40_000), &[0; 100], RunOptions::default());
    assert_eq!(execution.metrics.usage.peak_memory, 12 * 1024 + 40_000 + 4 + 100);
}

#[test]
fn a_program_that_takes_too_much_to_be_interpreted_is_refused_on_every_backend() {
    // 20 bytes for each instruction and each basic block, and 4 for each byte of code.
    let jumps: Vec<_> = (0..1_000).map(|n| asm::jump(n + 1)).chain([asm::ret()]).collect();
    let program = current(&jumps);
    let needed = executor(Default::default()).validate(&program).unwrap().interpreter_memory;
    assert!(needed > 2 * 1_000 * 20, "{needed}");
    let within = |limit| PvqExecutorConfig { max_interpreter_memory: limit, ..config() };
    executor(within(needed)).validate(&program).unwrap();
    let (size, limit) = (needed, needed - 1);
    let expected = InvalidProgram::InterpreterMemoryTooLarge { size, limit };
    assert_eq!(refusal(&within(limit), &program), expected);
    for backend in [Backend::Interpreter, Backend::Recompiler] {
        let options = RunOptions { backend: Some(backend), ..Default::default() };
        let result = executor(within(limit)).run(&program, &[], options).result;
        assert_eq!(result, Err(expected.clone().into()));
    }
}

#[test]
fn arguments_beyond_their_limit_are_refused() {
    let config = PvqExecutorConfig { max_args_size: 100, ..config() };
    let executor = executor(config);
    let idle = current(&return_region(RW, 0));
    assert_eq!(executor.execute(&idle, &[0; 100]), Ok(vec![]));
    let error = executor.execute(&idle, &[0; 101]).unwrap_err();
    assert_eq!(error, PvqExecutorError::ArgumentsTooLarge { size: 101, limit: 100 });
}

#[test]
fn a_program_beyond_its_size_is_refused() {
    let program = current(&return_region(RW, 0));
    let size = program.len();
    let config = PvqExecutorConfig { max_program_size: size as u32, ..Default::default() };
    executor(config.clone()).validate(&program).unwrap();
    let config = PvqExecutorConfig { max_program_size: size as u32 - 1, ..config };
    let expected = InvalidProgram::TooLarge { size, limit: size as u32 - 1 };
    assert_eq!(refusal(&config, &program), expected);
}

#[test]
fn what_is_not_a_program_is_refused() {
    let config = PvqExecutorConfig::default();
    let program = countdown(5);
    for length in 0..program.len() {
        let reason = refusal(&config, &program[..length]);
        assert!(matches!(reason, InvalidProgram::Malformed(_)), "{length}: {reason:?}");
    }
    for garbage in [&[0; 1000][..], &[0xff; 1000], b"PVM\0"] {
        let reason = refusal(&config, garbage);
        assert!(matches!(reason, InvalidProgram::Malformed(_)), "{reason:?}");
    }
}

#[test]
fn other_instruction_sets_are_refused() {
    for isa in [InstructionSetKind::JamV1, InstructionSetKind::Latest64] {
        let program = program(isa, &[], &[asm::ret()]);
        let reason = refusal(&PvqExecutorConfig::default(), &program);
        assert_eq!(reason, InvalidProgram::UnsupportedInstructionSet { isa: isa.name() });
    }
}

#[test]
fn only_the_known_imports_are_accepted() {
    let config = PvqExecutorConfig::default();
    for (isa, import) in [
        (ISA, "host_call"),
        (ISA, "get_gas"),
        (ISA, ""),
        (InstructionSetKind::Latest32, "extension_call"),
    ] {
        let reason = refusal(&config, &program(isa, &[import], &[asm::ret()]));
        let InvalidProgram::UnknownImport { name, .. } = reason else { panic!("{reason:?}") };
        assert_eq!(name, import);
    }
    let many = ["extension_call"; limits::MAX_IMPORTS + 1];
    let reason = refusal(&config, &program(ISA, &many, &[asm::ret()]));
    assert_eq!(reason, InvalidProgram::MalformedImport { index: limits::MAX_IMPORTS as u32 });
    let program = program(ISA, &["extension_call"], &[asm::ecalli(1), asm::ret()]);
    let reason = refusal(&config, &program);
    assert_eq!(reason, InvalidProgram::MalformedImport { index: 1 });
}

#[test]
fn a_program_without_the_export_is_refused() {
    let mut builder = polkavm_common::writer::ProgramBlobBuilder::new(ISA);
    builder.add_export_by_basic_block(0, b"main");
    builder.set_code(&[asm::ret()], &[]);
    let program = builder.into_vec().unwrap();
    assert_eq!(refusal(&PvqExecutorConfig::default(), &program), InvalidProgram::MissingExport);
}

#[test]
fn a_program_that_falls_off_its_end_is_refused() {
    let mut builder = polkavm_common::writer::ProgramBlobBuilder::new(ISA);
    builder.add_export_by_basic_block(0, b"pvq");
    builder.set_code(&[asm::load_imm(A0, 0)], &[]);
    let reason = refusal(&PvqExecutorConfig::default(), &builder.into_vec().unwrap());
    assert!(matches!(reason, InvalidProgram::InvalidInstruction { .. }), "{reason:?}");
}

#[test]
fn a_basic_block_is_as_long_as_a_compiler_makes_it() {
    let block = |size: usize| {
        let mut instructions = vec![asm::add_imm_64(A0, A0, 1); size - 2];
        instructions.extend([asm::load_imm(A0, 0), asm::ret()]);
        current(&instructions)
    };
    let executor = executor(config());
    for size in [1_001, 50_000] {
        let info = executor.validate(&block(size)).unwrap();
        assert_eq!((info.max_block_size, info.instructions), (size as u32, size as u32));
        for backend in [Backend::Interpreter, Backend::Recompiler] {
            let execution = run_with(&executor, backend, &block(size), &[], None);
            assert_eq!(execution.result, Ok(vec![]));
            assert_eq!(execution.metrics.usage.gas.program, size as i64);
            // Compiling it is paid for by instruction, before there is an instance.
            let compile = size as u64 * config().gas.compile_per_instruction;
            assert!(execution.metrics.usage.gas.load > config().gas.gas(compile));
        }
    }
}

#[test]
fn only_whitelisted_ids_are_called() {
    let config =
        PvqExecutorConfig { extension_whitelist: Some(vec![id::ECHO, id::SLOW]), ..config() };
    let executor = executor(config);
    let call = |id| current(&code(&[&extension_call(id, (RW, 4), (OUT, 8)), &return_code()]));
    assert_eq!(executor.execute(&call(id::ECHO), &[]).unwrap(), 4u64.to_le_bytes());
    for id in [id::FAILING, id::UNKNOWN] {
        let code = executor.execute(&call(id), &[]).unwrap();
        assert_eq!(code, HostError::PermissionDenied.to_abi().to_le_bytes());
    }
    let ran = &executor.context().extensions().ran;
    assert_eq!(ran.load(std::sync::atomic::Ordering::Relaxed), 1);
}

#[test]
fn without_strict_memory_only_what_is_touched_is_checked() {
    // The buffer overlaps the call and reaches out of memory; the response does neither.
    let out = (RW + 4, RW_SIZE);
    let program = current(&code(&[&extension_call(id::ECHO, (RW, 4), out), &return_code()]));
    let strict = executor(config());
    assert!(matches!(strict.execute(&program, &[]), Err(PvqExecutorError::MemoryAccess(_))));
    let lenient = executor(PvqExecutorConfig { strict_memory: false, ..config() });
    assert_eq!(lenient.execute(&program, &[]).unwrap(), 4u64.to_le_bytes());
    // The bytes that are written are still checked.
    let program = current(&extension_call(id::ECHO, (RW, 4), (RW + RW_SIZE - 3, 4)));
    let error = lenient.execute(&program, &[]).unwrap_err();
    assert!(matches!(error, PvqExecutorError::MemoryAccess(_)), "{error:?}");
}

#[test]
fn the_gas_limit_of_a_run_can_only_lower_that_of_the_configuration() {
    let executor = executor(PvqExecutorConfig { gas_limit: Some(50_000), ..config() });
    for (limit, expected) in [(None, 50_000), (Some(90_000), 50_000), (Some(20_000), 20_000)] {
        let options = RunOptions { gas_limit: limit, ..Default::default() };
        let execution = executor.run(&endless(), &[], options);
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
        assert!((expected - 1..=expected).contains(&execution.metrics.usage.gas.total()));
    }
}

#[test]
fn the_time_limit_of_a_run_can_only_lower_that_of_the_configuration() {
    let config = PvqExecutorConfig { max_execution_time: Duration::ZERO, ..config() };
    let options = RunOptions { time_limit: Some(Duration::MAX), ..Default::default() };
    let execution = executor(config).run(&endless(), &[], options);
    assert_eq!(execution.result, Err(PvqExecutorError::Timeout));
}

#[test]
fn a_limit_beyond_all_time_is_no_limit() {
    let config = PvqExecutorConfig { max_execution_time: Duration::MAX, ..config() };
    assert_eq!(executor(config).execute(&countdown(5_000_000), &[]), Ok(vec![]));
}

#[test]
fn debugging_counts_steps_and_stack_and_keeps_messages() {
    let message = code(&[
        &[
            asm::add_imm_64(SP, SP, -64),
            asm::store_imm_u32(RW as i32, u32::from_le_bytes(*b"oops") as i32),
        ],
        &extension_call(0, (RW, 4), (0, 0)),
        &[asm::trap()],
    ]);
    let program = current(&message);
    let debugging = PvqExecutorConfig { enable_debugging: true, ..config() };
    let execution = executor(debugging).run(&program, &[], RunOptions::default());
    assert_eq!(execution.metrics.debug_messages, ["oops"]);
    assert_eq!(execution.metrics.steps, Some(message.len() as u64));
    assert_eq!(execution.metrics.peak_stack, Some(64));
    let error = execution.result.unwrap_err().to_string();
    assert!(error.ends_with(": oops"), "{error}");

    let execution = executor(config()).run(&program, &[], RunOptions::default());
    assert!(execution.metrics.debug_messages.is_empty());
    assert_eq!(execution.metrics.steps, None);
    assert!(matches!(execution.result, Err(PvqExecutorError::RuntimeError(_))));
}

#[test]
fn debugging_changes_neither_result_nor_gas() {
    let debugging = PvqExecutorConfig { enable_debugging: true, ..config() };
    for program in [countdown(1000), endless_calls(id::ECHO), endless()] {
        let options = RunOptions { gas_limit: Some(100_000), ..Default::default() };
        let plain = executor(config()).run(&program, &[], options);
        let debugged = executor(debugging.clone()).run(&program, &[], options);
        assert_eq!(plain.result, debugged.result);
        assert_eq!(plain.metrics.usage.gas.total(), debugged.metrics.usage.gas.total());
    }
}

#[test]
fn debug_messages_are_bounded() {
    let program = current(&code(&[&extension_call(0, (RW, RW_SIZE), (0, 0)), &[asm::jump(0)]]));
    let debugging = PvqExecutorConfig { enable_debugging: true, ..config() };
    let options = RunOptions { gas_limit: Some(1_000_000), ..Default::default() };
    let execution = executor(debugging).run(&program, &[], options);
    let messages = execution.metrics.debug_messages;
    assert_eq!(messages.len(), limits::MAX_DEBUG_MESSAGES);
    assert!(messages.iter().all(|m| m.len() == limits::MAX_DEBUG_MESSAGE_SIZE as usize));
}

#[test]
fn precompiled_programs_are_kept_and_others_are_not() {
    for precompile_programs in [true, false] {
        let executor = executor(PvqExecutorConfig { precompile_programs, ..config() });
        let program = countdown(5);
        let cached = || executor.run(&program, &[], RunOptions::default()).metrics.cached;
        assert!(!cached());
        assert_eq!(cached(), precompile_programs);
    }
}
