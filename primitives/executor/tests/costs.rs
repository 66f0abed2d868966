//! Costs of instructions: the same gas on every backend, whatever they are.

mod guests;

use guests::*;
use polkavm::{program::InstructionSet, Reg::*};
use polkavm_common::program::{asm, Instruction, InstructionSetKind, Opcode};
use proptest::prelude::*;
use pvq_executor::*;
use pvq_guest_fixtures as fixtures;
use std::{cell::Cell, sync::OnceLock, time::Duration};

const SETS: [InstructionSetKind; 2] = [InstructionSetKind::ReviveV1, InstructionSetKind::Latest32];

/// Returns costs of which no two are the same.
fn distinct() -> InstructionCosts {
    InstructionCosts::new(|class, set| match set {
        WorkingSet::Small => 1_000 + 37 * class as u16,
        WorkingSet::Medium => 3_000 + 37 * class as u16,
        WorkingSet::Large => 5_000 + 37 * class as u16,
    })
}

/// Returns a configuration of runs with these costs.
fn with(instructions: InstructionCosts) -> RunConfig {
    let config = PvqExecutorConfig { max_memory: 1 << 20, ..config() }.run_config();
    RunConfig { gas: GasSchedule { instructions, ..config.gas }, ..config }
}

/// Returns an engine with both backends and a cache of programs, which all tests share.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let config = PvqExecutorConfig { precompile_programs: true, ..config() };
        Engine::new(config.engine_config())
    })
}

/// Runs a program on a backend, and asserts that it ran there. `gas` is what it may use after loading.
fn run_at(
    costs: InstructionCosts,
    backend: Backend,
    program: &[u8],
    args: &[u8],
    gas: i64,
) -> Execution {
    let config = with(costs);
    let gas_limit = Some(load(&config, program, args).saturating_add(gas));
    let options = RunOptions { backend: Some(backend), gas_limit, ..Default::default() };
    let execution = engine().run(&Answers::default(), program, args, &config, options);
    if execution.metrics.usage.gas.program > 0 {
        assert_eq!(execution.metrics.backend, backend, "{:?}", execution.result);
    }
    execution
}

/// Returns the gas of loading a program.
fn load(config: &RunConfig, program: &[u8], args: &[u8]) -> i64 {
    let prices = &config.gas;
    let interface = pvq_primitives::ProgramInterface::size_in(program).min(2_048) as u64;
    let bytes = (program.len() as u64 - interface) * prices.load_per_byte
        + (interface + args.len() as u64) * prices.per_byte;
    let prepare = engine().validate(program, config).map_or(0, |info| {
        u64::from(info.instructions + info.basic_blocks) * prices.compile_per_instruction
            + u64::from(info.memory) * prices.memory_per_byte
    });
    prices.gas(prices.load_base + bytes) + prices.gas(prepare)
}

/// Returns what has to be the same on every backend.
fn outcome(mut execution: Execution) -> Execution {
    let metrics = &mut execution.metrics;
    let none = Duration::ZERO;
    (metrics.load_time, metrics.compile_time, metrics.run_time) = (none, none, none);
    (metrics.cached, metrics.backend) = (false, Backend::Interpreter);
    execution
}

/// Returns each instruction that an instruction set has, with the first register and the constant zero for operands.
/// Jumps and branches go to the second basic block.
fn instructions(set: InstructionSetKind) -> Vec<Instruction> {
    let opcodes = Opcode::ALL.iter().filter_map(|opcode| set.opcode_to_u8(*opcode));
    opcodes.map(|opcode| set.parse_instruction(opcode.into(), 0, 1, 0)).collect()
}

on_every_backend! {
    fn every_instruction_costs_what_its_class_does(backend: Backend) {
        let costs = distinct();
        for set in SETS {
            // 32-bit programs have a heap that may grow.
            let working_set = match set {
                InstructionSetKind::Latest32 => WorkingSet::Large,
                _ => WorkingSet::Small,
            };
            let cost = |opcode| i64::from(costs.of(class_of(opcode), working_set));
            let instructions = instructions(set);
            assert!(instructions.len() > 100, "{}", instructions.len());
            for instruction in instructions {
                let opcode = instruction.opcode();
                let import = match set {
                    InstructionSetKind::Latest32 => "host_call",
                    _ => "extension_call",
                };
                let program = program(set, &[import], &[instruction, asm::trap()]);
                // The next block is not reached by a jump that ends the run.
                let then = match opcode {
                    Opcode::trap | Opcode::jump_indirect | Opcode::load_imm_and_jump_indirect => 0,
                    _ => cost(Opcode::trap),
                };
                let execution = run_at(costs, backend, &program, &[], 1_000_000);
                let gas = execution.metrics.usage.gas.program;
                assert_eq!(gas, cost(opcode) + then, "{opcode:?} of {}", set.name());
            }
        }
    }

    fn a_program_is_charged_by_its_working_set(backend: Backend) {
        let costs = InstructionCosts::new(|_, set| match set {
            WorkingSet::Small => 3,
            WorkingSet::Medium => 7,
            WorkingSet::Large => 50,
        });
        let gas = |program: &[u8], expected| {
            let info = engine().validate(program, &with(costs)).unwrap();
            assert_eq!(WorkingSet::of(&info), expected);
            let execution = run_at(costs, backend, program, &[], 1_000_000);
            execution.result.unwrap();
            execution.metrics.usage.gas.program
        };
        let ends = [asm::load_imm64(A0, 0), asm::ret()];
        let followed_by = |more: usize| {
            current(&code(&[&ends, &vec![asm::add_imm_64(T0, T0, 1); more], &[asm::trap()]]))
        };
        assert_eq!(gas(&followed_by(1_000), WorkingSet::Small), 6);
        assert_eq!(gas(&followed_by(20_000), WorkingSet::Medium), 14);
        assert_eq!(gas(&followed_by(60_000), WorkingSet::Large), 100);
    }

    fn a_block_is_charged_as_a_whole_up_to_the_limit(backend: Backend) {
        let costs = InstructionCosts::new(|class, _| match class {
            InstructionClass::Add => 7,
            InstructionClass::BranchImmediate => 11,
            _ => 100,
        });
        let (rounds, used) = (1_000, 400 + 1_000 * 18);
        let run = |gas| run_at(costs, backend, &countdown(rounds), &[], gas);
        let whole = run(used);
        assert_eq!((whole.result, whole.metrics.usage.gas.program), (Ok(vec![]), used));
        let cut = run(used - 1);
        assert_eq!(cut.result, Err(PvqExecutorError::OutOfGas));
        assert_eq!(cut.metrics.usage.gas.program, used - 200, "the last block is not executed");
    }

    fn a_byte_that_memset_writes_costs_one_gas_whatever_the_costs(backend: Backend) {
        let filling = |size| {
            let setup = [set(A0, RW), set(A1, 7), set(A2, size)];
            legacy(&code(&[&setup, &[asm::memset(), set(A1, 0), asm::ret()]]))
        };
        for costs in [InstructionCosts::EQUAL, distinct()] {
            let gas = |size| {
                let execution = run_at(costs, backend, &filling(size), &[], 1_000_000);
                execution.result.unwrap();
                execution.metrics.usage.gas.program
            };
            let none = gas(0);
            assert_eq!((gas(1), gas(5_000)), (none + 1, none + 5_000));
        }
    }

    fn the_dearest_block_there_may_be_costs_what_it_should(backend: Backend) {
        let costs = InstructionCosts::new(|_, _| u16::MAX);
        let block = |length: usize| {
            let instructions = vec![asm::add_imm_64(T0, T0, 1); length - 2];
            current(&code(&[&[asm::load_imm64(A0, 0)], &instructions, &[asm::ret()]]))
        };
        let longest = (limits::MAX_BLOCK_GAS / u32::from(u16::MAX)) as usize;
        let used = longest as i64 * i64::from(u16::MAX);
        let whole = run_at(costs, backend, &block(longest), &[], used);
        assert_eq!((whole.result, whole.metrics.usage.gas.program), (Ok(vec![]), used));
        let cut = run_at(costs, backend, &block(longest), &[], used - 1);
        assert_eq!(cut.result, Err(PvqExecutorError::OutOfGas));
        assert_eq!(cut.metrics.usage.gas.program, 0);

        let refused = run_at(costs, backend, &block(longest + 1), &[], i64::MAX);
        let gas = (longest as u64 + 1) * u64::from(u16::MAX);
        let reason = InvalidProgram::BlockTooLong { gas, limit: limits::MAX_BLOCK_GAS };
        assert_eq!(refused.result, Err(PvqExecutorError::InvalidProgram(reason)));
        // At other costs it runs.
        let other = run_at(InstructionCosts::EQUAL, backend, &block(longest + 1), &[], i64::MAX);
        assert_eq!(other.metrics.usage.gas.program, longest as i64 + 1);
    }

    fn a_program_that_is_kept_is_kept_for_its_costs(backend: Backend) {
        // It is no other test's.
        let program = countdown(1_234);
        let gas = |costs| {
            let execution = run_at(costs, backend, &program, &[], 100_000_000);
            execution.result.unwrap();
            execution.metrics.usage.gas.program
        };
        let dear = InstructionCosts::new(|_, _| 9);
        let once = gas(InstructionCosts::EQUAL);
        for _ in 0..3 {
            assert_eq!(gas(dear), 9 * once);
            assert_eq!(gas(InstructionCosts::EQUAL), once);
        }
    }
}

#[test]
fn hostile_programs_just_fit_the_working_sets_that_they_are_named_after() {
    use fixtures::hostile;
    for (program, set, code, memory) in [
        (hostile::infinite_near_jumps(), WorkingSet::Small, WorkingSet::SMALL_CODE, 0),
        (hostile::infinite_near_loads(), WorkingSet::Small, 0, WorkingSet::SMALL_MEMORY),
        (hostile::infinite_medium_jumps(), WorkingSet::Medium, WorkingSet::MEDIUM_CODE, 0),
        (hostile::infinite_far_jumps(), WorkingSet::Large, WorkingSet::MEDIUM_CODE, 0),
    ] {
        let info = engine().validate(&program, &with(InstructionCosts::EQUAL)).unwrap();
        assert_eq!(WorkingSet::of(&info), set);
        assert!(info.interpreter_memory >= code / 20 * 17, "{} of {code}", info.interpreter_memory);
        assert!(info.memory >= memory / 10 * 9, "{} of {memory}", info.memory);
    }
}

#[test]
fn the_cache_tells_costs_apart() {
    let config = PvqExecutorConfig { precompile_programs: true, ..Default::default() };
    let engine = Engine::new(config.engine_config());
    let cached = |costs| {
        let run = engine.run(&(), &countdown(5), &[], &with(costs), RunOptions::default());
        run.result.unwrap();
        run.metrics.cached
    };
    for first in [InstructionCosts::EQUAL, distinct()] {
        assert_eq!([cached(first), cached(first)], [false, true]);
    }
    assert!(cached(InstructionCosts::EQUAL) && cached(distinct()));
}

/// Costs from one to a few dozen, with a few that are the highest.
fn costs() -> impl Strategy<Value = InstructionCosts> {
    let cost = prop_oneof![8 => 1..40u16, 1 => Just(0), 1 => any::<u16>()];
    prop::collection::vec([cost.clone(), cost.clone(), cost], InstructionClass::ALL.len())
        .prop_map(|costs| InstructionCosts::new(|class, set| costs[class as usize][set as usize]))
}

/// Programs of the fixtures, and those that no host should trust, some of them with bytes changed.
fn programs() -> impl Strategy<Value = Vec<u8>> {
    let programs: Vec<Vec<u8>> = fixtures::ALL
        .iter()
        .map(|fixture| fixture.program.to_vec())
        .chain(fixtures::hostile::all().into_iter().map(|(_, program)| program))
        .collect();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3);
    (prop::sample::select(programs), changes).prop_map(|(mut program, changes)| {
        for (index, byte) in changes {
            let index = index.index(program.len());
            program[index] = byte;
        }
        program
    })
}

#[test]
fn every_backend_agrees_at_any_costs() {
    let (all, executed) = (Cell::new(0), Cell::new(0));
    let args = prop::collection::vec(any::<u8>(), 0..80);
    let runner = &mut proptest::test_runner::TestRunner::default();
    let inputs = (programs(), args, costs(), 0..60_000i64);
    runner
        .run(&inputs, |(program, args, costs, gas)| {
            all.set(all.get() + 1);
            let run = |backend| outcome(run_at(costs, backend, &program, &args, gas));
            let interpreted = run(Backend::Interpreter);
            prop_assert_eq!(&interpreted, &run(Backend::Recompiler));
            if interpreted.metrics.usage.gas.program == 0 {
                return Ok(());
            }
            executed.set(executed.get() + 1);
            // Runs that stop before each instruction, and a profile.
            let config = with(costs);
            let used = interpreted.metrics.usage.gas;
            let options = RunOptions {
                gas_limit: Some(load(&config, &program, &args) + gas),
                ..Default::default()
            };
            let (traced, profile) =
                engine().profile(&Answers::default(), &program, &args, &config, options);
            prop_assert_eq!(traced.metrics.usage.gas, used);
            prop_assert_eq!(
                traced.result.map_err(PvqError::from),
                interpreted.result.map_err(PvqError::from)
            );
            let profiled: i64 = profile.entries.iter().map(|entry| entry.gas).sum();
            prop_assert_eq!(profiled, used.total());
            prop_assert!(profile.entries.iter().all(|entry| entry.gas > 0), "{:?}", profile);
            Ok(())
        })
        .unwrap();
    println!("{} programs, {} executed", all.get(), executed.get());
    assert!(executed.get() * 5 > all.get(), "{} of {}", executed.get(), all.get());
}
