//! Runs of programs whose instructions were validated before.

mod guests;

use guests::*;
use polkavm::Reg::*;
use polkavm_common::program::asm;
use pvq_executor::*;
use pvq_guest_fixtures as fixtures;

/// Returns an engine that keeps nothing, as a runtime's.
fn engine() -> Engine {
    Engine::new(EngineConfig::default())
}

fn run(engine: &Engine, program: &[u8], validation: Option<Validation>) -> Execution {
    let options = RunOptions { gas_limit: Some(1_000_000), validation, ..Default::default() };
    engine.run(&Answers::default(), program, &[0; 40], &RunConfig::default(), options)
}

/// Returns a program, its validation, and the same program with a register that does not exist.
fn valid_and_not() -> (Vec<u8>, Validation, Vec<u8>) {
    let add = asm::add_imm_64(A0, A1, 0x100);
    let valid = current(&[add, set(A1, 0), asm::ret()]);
    let info = engine().validate(&valid, &RunConfig::default()).unwrap();
    let blob = polkavm::ProgramBlob::parse(valid.as_slice().into()).unwrap();
    let at = valid.windows(blob.code().len()).position(|bytes| bytes == blob.code()).unwrap();
    let mut invalid = valid.clone();
    invalid[at + 1] |= 0x0f;
    (valid, validation(&info), invalid)
}

/// The error of a program whose first instruction has a register that does not exist.
fn no_such_register() -> PvqExecutorError {
    InvalidProgram::InvalidRegister { offset: 0 }.into()
}

#[test]
fn a_program_that_was_validated_runs_as_any_other() {
    let examples = fixtures::ALL.iter().map(|fixture| (fixture.name, fixture.program.to_vec()));
    for (name, program) in examples.chain(fixtures::hostile::all()) {
        let Ok(info) = engine().validate(&program, &RunConfig::default()) else { continue };
        let (new, known) =
            (run(&engine(), &program, None), run(&engine(), &program, Some(validation(&info))));
        assert_eq!(new.result, known.result, "{name}");
        assert_eq!(new.metrics.usage, known.metrics.usage, "{name}");
    }
}

#[test]
fn instructions_are_not_validated_again_under_the_same_rules() {
    let (valid, validation, invalid) = valid_and_not();
    assert_eq!(run(&engine(), &invalid, None).result, Err(no_such_register()));
    let expected = run(&engine(), &valid, Some(validation)).metrics.usage;
    assert_eq!(run(&engine(), &invalid, Some(validation)).metrics.usage, expected);
}

#[test]
fn instructions_are_validated_again_under_other_rules() {
    let (_, validation, invalid) = valid_and_not();
    for version in [0, VALIDATION_VERSION - 1, VALIDATION_VERSION + 1, u16::MAX] {
        let validation = Validation { version, ..validation };
        assert_eq!(run(&engine(), &invalid, Some(validation)).result, Err(no_such_register()));
    }
}

#[test]
fn an_engine_that_keeps_programs_believes_nobody() {
    let (_, validation, invalid) = valid_and_not();
    let engine = Engine::new(EngineConfig { cache_size: 1 << 20, ..Default::default() });
    assert_eq!(run(&engine, &invalid, Some(validation)).result, Err(no_such_register()));
    let engine = Engine::new(EngineConfig { worker: Some(worker()), ..Default::default() });
    assert_eq!(run(&engine, &invalid, Some(validation)).result, Err(no_such_register()));
}

#[test]
fn what_does_not_depend_on_instructions_is_checked_all_the_same() {
    let (valid, validation, _) = valid_and_not();
    let refused = |config: RunConfig| {
        let options = RunOptions { validation: Some(validation), ..Default::default() };
        engine().run(&Answers::default(), &valid, &[], &config, options).result.unwrap_err()
    };
    let config = RunConfig::default();
    for config in [
        RunConfig { max_program_size: 1, ..config.clone() },
        RunConfig { max_memory: 1, ..config.clone() },
        RunConfig { stack_size: 1, ..config.clone() },
        RunConfig { max_interpreter_memory: 1, ..config.clone() },
    ] {
        let error = refused(config);
        assert!(matches!(error, PvqExecutorError::InvalidProgram(_)), "{error:?}");
    }
    let long = Validation { max_block_size: u32::MAX, ..validation };
    let error = run(&engine(), &valid, Some(long)).result.unwrap_err();
    let too_long =
        matches!(error, PvqExecutorError::InvalidProgram(InvalidProgram::BlockTooLong { .. }));
    assert!(too_long, "instructions may cost more than when it was validated: {error:?}");
    for broken in [&valid[..valid.len() - 1], &valid[..10], b""] {
        let error = run(&engine(), broken, Some(validation)).result.unwrap_err();
        assert!(matches!(error, PvqExecutorError::InvalidProgram(_)), "{error:?}");
    }
}

#[test]
fn instructions_of_a_32_bit_program_are_always_validated() {
    let program = legacy(&[asm::add_imm_32(A0, A1, 0x100), set(A1, 0), asm::ret()]);
    let info = engine().validate(&program, &RunConfig::default()).unwrap();
    let blob = polkavm::ProgramBlob::parse(program.as_slice().into()).unwrap();
    let at = program.windows(blob.code().len()).position(|bytes| bytes == blob.code()).unwrap();
    let mut invalid = program.clone();
    invalid[at + 1] |= 0x0f;
    let result = run(&engine(), &invalid, Some(validation(&info))).result;
    assert_eq!(result, Err(no_such_register()));
}
