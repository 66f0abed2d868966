//! The promises of the executor for any program, on every backend.

mod guests;

use guests::*;
use polkavm::{MemoryMapBuilder, Reg::*};
use polkavm_common::program::{asm, InstructionSetKind};
use pvq_executor::*;
use pvq_primitives::abi;
use std::time::Duration;

on_every_backend! {
    fn a_program_reads_its_arguments_and_returns_them(backend: Backend) {
        // A0 is the pointer, A1 the length.
        let echo = current(&[
            asm::shift_logical_left_imm_64(A1, A1, 32),
            asm::or(A0, A0, A1),
            asm::ret(),
        ]);
        for args in [&[][..], &[7], &[1; 5000]] {
            assert_eq!(run(backend, &echo, args).result.unwrap(), args);
        }
        // A 32-bit program returns the two registers unchanged.
        let echo = legacy(&[asm::ret()]);
        for args in [&[][..], &[7], &[1; 5000]] {
            assert_eq!(run(backend, &echo, args).result.unwrap(), args);
        }
    }

    fn arguments_are_read_only(backend: Backend) {
        let program = current(&[asm::store_imm_indirect_u8(A0, 0, 1), asm::ret()]);
        let error = run(backend, &program, &[0; 16]).result.unwrap_err();
        assert!(matches!(error, PvqExecutorError::RuntimeError(_)), "{error:?}");
    }

    fn memory_begins_as_the_program_declares_it(backend: Backend) {
        // A memory that is allocated before the run, in programs with little code and with more, and one that is
        // allocated as it is written to.
        for (rw_size, more, set) in [
            (8192, 0, WorkingSet::Small),
            (8192, 20_000, WorkingSet::Medium),
            (1 << 20, 0, WorkingSet::Large),
        ] {
            let map = MemoryMapBuilder::new(4096)
                .ro_data_size(4096)
                .rw_data_size(rw_size)
                .stack_size(4096)
                .aux_data_size(limits::MAX_ARGS_SIZE)
                .build()
                .unwrap();
            // To the last byte of the small one.
            let (ro_data, rw_data) = (vec![3; 13], vec![9; 8192]);
            let expected = |address: u32| match address {
                _ if address >= map.stack_address_low() => 0,
                _ if address >= map.rw_data_address() => {
                    *rw_data.get((address - map.rw_data_address()) as usize).unwrap_or(&0)
                }
                _ => *ro_data.get((address - map.ro_data_address()) as usize).unwrap_or(&0),
            };
            let (ro, rw, stack) =
                (map.ro_data_range(), map.rw_data_range(), map.stack_range());
            let places = [ro.start, ro.start + 8, ro.end - 8, rw.start, rw.start + 8184, rw.end - 8];
            for address in places.into_iter().chain([stack.start, stack.end - 8]) {
                let load = [asm::load_u64(A0, address as i32)];
                let instructions = code(&[
                    &load,
                    &[asm::store_u64(A0, map.rw_data_address() as i32)],
                    &return_region(map.rw_data_address(), 8),
                    &vec![asm::add_imm_64(T0, T0, 1); more],
                    &[asm::trap()],
                ]);
                let mut builder =
                    builder(InstructionSetKind::ReviveV1, &["extension_call"], &instructions);
                builder.set_ro_data_size(4096);
                builder.set_ro_data(ro_data.clone());
                builder.set_rw_data(rw_data.clone());
                builder.set_rw_data_size(rw_size);
                let program = builder.into_vec().unwrap();
                let info = executor(config()).validate(&program).unwrap();
                assert_eq!(WorkingSet::of(&info), set);
                let loaded: Vec<u8> = (address..address + 8).map(expected).collect();
                assert_eq!(run(backend, &program, &[]).result.unwrap(), loaded, "{address:#x}");
            }
        }
    }

    fn a_response_that_fits_is_written_at_once(backend: Backend) {
        let program = current(&code(&[
            &[asm::store_imm_u64(RW as i32, 0x0102_0304)],
            &extension_call(id::ECHO, (RW, 8), (OUT, 8)),
            &[asm::store_u64(A0, (OUT + 8) as i32)],
            &return_region(OUT, 16),
        ]));
        let execution = run(backend, &program, &[]);
        let expected = [4, 3, 2, 1, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0];
        assert_eq!(execution.result.unwrap(), expected);
        let calls = execution.metrics.usage.calls;
        assert_eq!(calls.len(), 1);
        assert_eq!(calls[0].extension, id::ECHO);
        assert_eq!((calls[0].calls, calls[0].bytes_in, calls[0].bytes_out), (1, 8, 8));
        assert_eq!(calls[0].gas, execution.metrics.usage.gas.host - config().gas.gas(16 * 250));
    }

    fn a_response_that_does_not_fit_is_fetched_in_parts(backend: Backend) {
        let program = current(&code(&[
            &[asm::store_imm_u64(RW as i32, 100)],
            &extension_call(id::SIZED, (RW, 4), (OUT, 99)),
            &[asm::store_u64(A0, RW as i32)],
            &extension_response(OUT, 0, 40),
            &[asm::store_u64(A0, (RW + 8) as i32)],
            &extension_response(OUT + 40, 40, 1000),
            &[asm::store_u64(A0, (RW + 16) as i32)],
            &extension_response(OUT + 200, 100, 1000),
            &[asm::store_u64(A0, (RW + 24) as i32)],
            &extension_response(OUT + 200, u32::MAX, 1000),
            &[asm::store_u64(A0, (RW + 32) as i32)],
            &return_region(RW, 4096 + 101),
        ]));
        let result = run(backend, &program, &[]).result.unwrap();
        let numbers: Vec<u64> =
            result[..40].chunks(8).map(|n| u64::from_le_bytes(n.try_into().unwrap())).collect();
        assert_eq!(numbers, [100, 40, 60, 0, 0]);
        let expected: Vec<u8> = (0..100).chain([0]).collect();
        assert_eq!(result[4096..], expected);
    }

    fn a_response_is_gone_once_it_is_written(backend: Backend) {
        let program = current(&code(&[
            &extension_call(id::ECHO, (RW, 8), (OUT, 8)),
            &extension_response(OUT, 0, 8),
            &return_code(),
        ]));
        assert_eq!(run(backend, &program, &[]).result.unwrap(), [0; 8]);
    }

    fn a_program_is_told_of_an_error_and_goes_on(backend: Backend) {
        for (id, error) in [
            (id::FAILING, HostError::Failed),
            (id::DENIED, HostError::PermissionDenied),
            (id::UNKNOWN, HostError::UnknownExtension),
        ] {
            let program =
                current(&code(&[&extension_call(id, (RW, 8), (OUT, 8)), &return_code()]));
            let execution = run(backend, &program, &[]);
            assert_eq!(execution.result.unwrap(), error.to_abi().to_le_bytes());
            assert_eq!(execution.metrics.usage.calls[0].failed, 1);
        }
    }

    fn a_program_that_ends_for_an_error_tells_which(backend: Backend) {
        let end = extension_call(abi::UNHANDLED_ERROR_ID, (0, 0), (0, 0));
        let trapping = |id| {
            current(&code(&[&extension_call(id, (RW, 8), (OUT, 8)), &end, &[asm::trap()]]))
        };
        let error = run(backend, &trapping(id::FAILING), &[]).result.unwrap_err();
        let expected = format!("extension {}: the extension failed: as always", id::FAILING);
        assert_eq!(error.to_string(), expected);
        let error = run(backend, &trapping(id::DENIED), &[]).result.unwrap_err();
        assert!(matches!(
            error, PvqExecutorError::ExtensionDenied { extension_id: id::DENIED, .. }
        ));
        // Not if the last call succeeded.
        let program = current(&code(&[
            &extension_call(id::FAILING, (RW, 8), (OUT, 8)),
            &extension_call(id::ECHO, (RW, 8), (OUT, 8)),
            &[asm::trap()],
        ]));
        let error = run(backend, &program, &[]).result.unwrap_err();
        assert!(matches!(error, PvqExecutorError::RuntimeError(_)), "{error:?}");

        // Without an error it is an unknown id.
        let execution = run(backend, &current(&code(&[&end, &return_code()])), &[]);
        let expected = HostError::UnknownExtension.to_abi().to_le_bytes();
        assert_eq!(execution.result.unwrap(), expected);
    }

    fn an_error_that_was_handled_is_not_blamed_for_a_later_trap(backend: Backend) {
        let call = extension_call(id::DENIED, (RW, 8), (OUT, 8));
        let error = run(backend, &current(&code(&[&call, &[asm::trap()]])), &[]).result;
        assert!(matches!(error, Err(PvqExecutorError::RuntimeError(_))), "{error:?}");
    }

    fn a_legacy_response_lies_on_the_heap(backend: Backend) {
        let program = legacy(&code(&[
            &[asm::store_imm_u32(RW as i32, 0x0102_0304)],
            &host_call(id::ECHO, (RW, 4)),
            // The second response does not overwrite the first.
            &[asm::move_reg(S0, A0)],
            &[asm::store_imm_u32(RW as i32, 5)],
            &host_call(id::ECHO, (RW, 4)),
            &[asm::move_reg(A0, S0), asm::load_imm(A1, 8), asm::ret()],
        ]));
        assert_eq!(run(backend, &program, &[]).result.unwrap(), [4, 3, 2, 1, 5, 0, 0, 0]);
    }

    fn a_legacy_call_that_fails_ends_the_run(backend: Backend) {
        let call = |id| legacy(&code(&[&host_call(id, (RW, 4)), &[asm::ret()]]));
        let error = run(backend, &call(id::FAILING), &[]).result.unwrap_err();
        assert!(matches!(error, PvqExecutorError::ExtensionError(_)), "{error:?}");
        let error = run(backend, &call(id::DENIED), &[]).result.unwrap_err();
        assert!(matches!(error, PvqExecutorError::ExtensionDenied { .. }), "{error:?}");
    }

    fn a_trap_is_an_error_with_its_place(backend: Backend) {
        let program = current(&[asm::load_imm(A0, 0), asm::trap()]);
        let error = run(backend, &program, &[]).result.unwrap_err();
        let PvqExecutorError::RuntimeError(trap) = error else { panic!("{error:?}") };
        assert!(trap.program_counter.is_some());
    }

    fn deep_recursion_overflows_the_stack(backend: Backend) {
        for isa in [InstructionSetKind::ReviveV1, InstructionSetKind::Latest32] {
            let error = run(backend, &deep_recursion(isa), &[]).result.unwrap_err();
            assert!(matches!(error, PvqExecutorError::StackOverflow(_)), "{error:?}");
        }
    }

    fn an_endless_loop_runs_out_of_gas(backend: Backend) {
        let executor = executor(config());
        for (program, limit) in [
            (endless(), 10_000_000),
            (endless_calls(id::ECHO), 5_000),
            (endless_calls(id::FAILING), 5_000),
        ] {
            let execution = run_with(&executor, backend, &program, &[], Some(limit));
            assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
            let gas = execution.metrics.usage.gas.total();
            assert!(gas > limit - 100 && gas <= limit, "{gas}");
        }
    }

    fn an_endless_loop_runs_out_of_time(backend: Backend) {
        let config =
            PvqExecutorConfig { max_execution_time: Duration::from_millis(50), ..config() };
        for program in [endless(), endless_calls(id::ECHO), endless_calls(id::SLOW)] {
            let execution = run_with(&executor(config.clone()), backend, &program, &[], None);
            assert_eq!(execution.result, Err(PvqExecutorError::Timeout));
        }
    }

    fn nothing_of_a_run_is_left_to_the_next(backend: Backend) {
        // Returns its read-write data, its heap and a part of its stack, having written to each.
        let program = legacy(&code(&[
            &host_call(id::ECHO, (RW, 16)),
            &[
                asm::load_i32(S0, RW as i32),
                asm::load_indirect_i32(S1, SP, -64),
                asm::or(S0, S0, S1),
                asm::move_reg(T0, A0),
                asm::load_indirect_i32(S1, T0, 0),
                asm::or(S0, S0, S1),
                asm::store_imm_u32(RW as i32, -1),
                asm::store_imm_indirect_u32(SP, -64, -1),
                asm::store_imm_indirect_u32(T0, 0, -1),
                asm::store_u32(S0, (RW + 4) as i32),
                asm::load_imm(A0, (RW + 4) as i32),
                asm::load_imm(A1, 4),
                asm::ret(),
            ],
        ]));
        let executor =
            executor(PvqExecutorConfig { precompile_programs: true, ..config() });
        let first = run_with(&executor, backend, &program, &[1; 9000], None);
        assert!(!first.metrics.cached);
        for _ in 0..3 {
            let again = run_with(&executor, backend, &program, &[], None);
            assert!(again.metrics.cached);
            assert_eq!(again.result, Ok(vec![0; 4]));
            assert_eq!(again.metrics.usage.gas.program, first.metrics.usage.gas.program);
        }
    }

    fn a_sequence_of_failures_leaves_a_cached_program_in_order(backend: Backend) {
        let executor = executor(PvqExecutorConfig { precompile_programs: true, ..config() });
        let program = countdown(1000);
        let gas = run_with(&executor, backend, &program, &[], None).metrics.usage.gas.total();
        for limit in 0..gas {
            if limit % 7 == 0 {
                let execution = run_with_any(&executor, backend, &program, limit);
                assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
            }
        }
        assert_eq!(run_with(&executor, backend, &program, &[], Some(gas)).result, Ok(vec![]));
    }

    fn sbrk_ends_where_memory_does(backend: Backend) {
        // Grows the heap by 64 KiB until that fails, then returns the number of successes.
        let program = legacy(&[
            set(T0, 0x10000),
            set(S0, 0),
            asm::fallthrough(),
            asm::sbrk(T1, T0),
            asm::branch_eq_imm(T1, 0, 3),
            asm::add_imm_32(S0, S0, 1),
            asm::jump(1),
            asm::store_u32(S0, RW as i32),
            set(A0, RW),
            set(A1, 4),
            asm::ret(),
        ]);
        for max_memory in [512 << 10, 4 << 20, 16 << 20] {
            let config = PvqExecutorConfig { max_memory, ..config() };
            let execution =
                run_with(&executor(config), backend, &program, &[], Some(10_000_000));
            let result = execution.result.unwrap();
            let grown = u32::from_le_bytes(result.try_into().unwrap()) * 0x10000;
            assert!(grown < max_memory && grown > max_memory / 4, "{grown} of {max_memory}");
            assert!(execution.metrics.usage.peak_memory <= max_memory);
            assert!(execution.metrics.usage.peak_memory >= grown);
        }
    }

    fn an_allocation_bomb_of_responses_runs_out_of_memory(backend: Backend) {
        let program = legacy(&code(&[
            &[asm::store_imm_u32(RW as i32, 0xf0000), asm::fallthrough()],
            &host_call(id::SIZED, (RW, 4)),
            &[asm::jump(1)],
        ]));
        let execution = run_with(&executor(config()), backend, &program, &[], None);
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfMemory));
        assert!(execution.metrics.usage.peak_memory <= config().max_memory);
    }

    fn queries_nest_as_deep_as_they_may(backend: Backend) {
        let program = current(&code(&[
            &extension_call(id::NESTING, (RW, 0), (OUT, 4)),
            &return_region(OUT, 4),
        ]));
        let config = PvqExecutorConfig { max_call_depth: 8, ..config() };
        let interpreted = PvqExecutorConfig { enable_jit: false, ..config.clone() };
        let answers =
            Answers { nested: program.clone(), config: interpreted, ..Default::default() };
        let executor = PvqExecutor::with_config(PvqExecutorContext::new(answers), config);
        let execution = run_with(&executor, backend, &program, &[], None);
        assert_eq!(execution.result, Ok(8u32.to_le_bytes().to_vec()));
        // Each level pays for those below it.
        let level = execution.metrics.usage.gas.load + execution.metrics.usage.gas.program;
        assert!(execution.metrics.usage.gas.host > 8 * level);

        let options = RunOptions { depth: 9, ..Default::default() };
        let error = executor.run(&program, &[], options).result.unwrap_err();
        assert_eq!(error, PvqExecutorError::CallDepthExceeded { depth: 9, limit: 8 });
    }
}

#[test]
fn the_default_depth_fits_a_small_thread() {
    let program =
        current(&code(&[&extension_call(id::NESTING, (RW, 0), (OUT, 4)), &return_region(OUT, 4)]));
    let answers = Answers { nested: program.clone(), ..Default::default() };
    let executor = PvqExecutor::new(PvqExecutorContext::new(answers));
    let run = move || executor.execute(&program, &[]);
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(run).unwrap();
    assert_eq!(thread.join().unwrap(), Ok(1024u32.to_le_bytes().to_vec()));
}

#[test]
fn an_executor_is_shared_between_threads() {
    let executor = executor(PvqExecutorConfig { precompile_programs: true, ..config() });
    let program = countdown(10_000);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..50 {
                    assert_eq!(executor.execute(&program, &[]), Ok(vec![]));
                }
            });
        }
    });
}

#[test]
fn a_program_that_computes_moves_to_the_recompiler() {
    let executor = executor(PvqExecutorConfig { precompile_programs: true, ..config() });
    let backend =
        |program: &[u8]| executor.run(program, &[], RunOptions::default()).metrics.backend;
    let computing = countdown(1_000_000);
    assert_eq!(backend(&computing), Backend::Interpreter);
    assert_eq!(backend(&computing), Backend::Recompiler);
    assert_eq!(backend(&computing), Backend::Recompiler);
    let short = countdown(10);
    assert_eq!(backend(&short), Backend::Interpreter);
    assert_eq!(backend(&short), Backend::Interpreter);
}
