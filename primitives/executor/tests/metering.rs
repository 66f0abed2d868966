//! The charges of a query, on every backend.

mod guests;

use guests::*;
use polkavm::Reg::*;
use polkavm_common::program::{asm, Instruction, InstructionSetKind};
use pvq_executor::*;
use pvq_guest_fixtures::hostile::with_interface;
use pvq_primitives::ProgramInterface;
use std::sync::atomic::Ordering;

on_every_backend! {
    fn the_limit_is_exact(backend: Backend) {
        let program = current(&code(&[
            &[asm::store_imm_u64(RW as i32, 1_000_000)],
            &extension_call(id::CHARGING, (RW, 8), (OUT, 0)),
            &return_code(),
        ]));
        let executor = executor(config());
        // The gas that is refunded later must be available when it is charged.
        let used = run_with(&executor, backend, &program, &[], None).metrics.usage.gas.total();
        let refunded = config().gas.gas(500_000);
        let enough = run_with(&executor, backend, &program, &[], Some(used + refunded));
        assert_eq!(enough.metrics.usage.gas.total(), used);
        enough.result.unwrap();
        for limit in [used - 1, used / 2, 1, 0, -1, i64::MIN] {
            let execution = run_with_any(&executor, backend, &program, limit);
            assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas), "{limit}");
            assert!(execution.metrics.usage.gas.total() <= limit.max(0));
        }
    }

    fn a_call_is_charged_before_it_runs(backend: Backend) {
        let program = current(&code(&[
            &[asm::store_imm_u64(RW as i32, i32::MAX)],
            &extension_call(id::CHARGING, (RW, 8), (OUT, 0)),
            &return_code(),
        ]));
        let executor = executor(config());
        let cost = config().gas.gas(i32::MAX as u64);
        let execution = run_with(&executor, backend, &program, &[], Some(cost));
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
        assert_eq!(executor.context().extensions().ran.load(Ordering::Relaxed), 0);
        let execution = run_with(&executor, backend, &program, &[], Some(cost + 100_000));
        execution.result.unwrap();
        assert_eq!(executor.context().extensions().ran.load(Ordering::Relaxed), 1);
        assert!(execution.metrics.usage.gas.host >= cost / 2, "{:?}", execution.metrics);
        assert!(execution.metrics.usage.gas.host < cost / 2 + 1_000, "{:?}", execution.metrics);
    }

    fn proof_size_is_summed_and_limited(backend: Backend) {
        let program = current(&code(&[
            &[asm::store_imm_u64(RW as i32, 700)],
            &extension_call(id::PROVING, (RW, 8), (OUT, 0)),
            &extension_call(id::PROVING, (RW, 8), (OUT, 0)),
            &return_region(OUT, 0),
        ]));
        let executor = executor(config());
        let run = |limit| executor.run(&program, &[], RunOptions {
            proof_size_limit: limit, backend: Some(backend), ..Default::default()
        });
        for limit in [None, Some(1400)] {
            let execution = run(limit);
            execution.result.unwrap();
            assert_eq!(execution.metrics.usage.weight.proof_size(), 1400);
        }
        let execution = run(Some(1399));
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
        assert_eq!(execution.metrics.usage.weight.proof_size(), 700);
    }

    fn loading_is_charged_by_byte(backend: Backend) {
        let mut small = builder(InstructionSetKind::ReviveV1, &[], &return_region(RW, 0));
        let mut large = builder(InstructionSetKind::ReviveV1, &[], &return_region(RW, 0));
        small.set_rw_data(vec![1; 8]);
        large.set_rw_data(vec![1; 8000]);
        let (small, large) = (small.into_vec().unwrap(), large.into_vec().unwrap());
        let gas = |program: &[u8]| run(backend, program, &[]).metrics.usage.gas;
        let (a, b) = (gas(&small), gas(&large));
        assert_eq!(a.program, b.program);
        let bytes = (large.len() - small.len()) as u64;
        let expected = config().gas.gas(bytes * config().gas.load_per_byte);
        assert!((b.load - a.load - expected).abs() <= 1);
    }

    fn an_interface_is_charged_as_bytes_that_cross_up_to_2_kib(backend: Backend) {
        let program = builder(InstructionSetKind::ReviveV1, &[], &return_region(RW, 0));
        let program = program.into_vec().unwrap();
        let gas = |program: &[u8]| run(backend, program, &[]).metrics.usage.gas;
        let bare = gas(&program);
        for size in [1, 100, 2_000, 3_000, 30_000] {
            let described = with_interface(&program, size);
            let interface = ProgramInterface::size_in(&described);
            assert!(interface > usize::from(size));
            let passed = interface.min(2_048) as u64;
            let schedule = config().gas;
            let picoseconds =
                passed * schedule.per_byte + (interface as u64 - passed) * schedule.load_per_byte;
            let gas_of_one = gas(&described);
            assert_eq!(gas_of_one.program, bare.program);
            let more = gas_of_one.load - bare.load;
            assert!((more - schedule.gas(picoseconds)).abs() <= 1, "{size}: {more}");
            // Two of them are none.
            let twice = gas(&with_interface(&described, size)).load - bare.load;
            let expected = schedule.gas(2 * interface as u64 * schedule.load_per_byte);
            assert!((twice - expected).abs() <= 1, "{size}: {twice}");
        }
    }

    fn a_heap_is_paid_for_before_it_grows_whatever_becomes_of_the_run(backend: Backend) {
        // Grows the heap, touches its last byte, and traps or goes on.
        let growing = |size: u32, end: &[Instruction]| {
            let touch = asm::store_imm_indirect_u8(T1, -1, 7);
            legacy(&code(&[&[set(T0, size), asm::sbrk(T1, T0)], &[touch], end]))
        };
        let executor = executor(config());
        let ends: [&[Instruction]; 3] = [
            &[asm::trap()],
            &[set(A0, RW), set(A1, 0), asm::ret()],
            &[asm::fallthrough(), asm::jump(1)],
        ];
        for end in ends {
            let used = |size| {
                let limit = Some(2_000_000);
                run_with(&executor, backend, &growing(size, end), &[], limit).metrics.usage.gas
            };
            let (small, large) = (used(1 << 20), used(5 << 20));
            let expected = config().gas.gas((4 << 20) * config().gas.memory_per_byte);
            let difference = large.host - small.host;
            assert!((difference - expected).abs() <= 9, "{difference} {expected}");
            // A program that cannot pay for it does not get it.
            let load = small.load;
            let execution =
                run_with(&executor, backend, &growing(5 << 20, end), &[], Some(load + 50_000));
            assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
            assert!(execution.metrics.usage.peak_memory < 1 << 20, "{:?}", execution.metrics);
        }
    }

    fn asking_for_no_heap_is_paid_for(backend: Backend) {
        let program = legacy(&[asm::load_imm(T0, 0), asm::fallthrough(), asm::sbrk(T1, T0), asm::jump(1)]);
        let execution = run_with(&executor(config()), backend, &program, &[], Some(1_000_000));
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
        let metrics = execution.metrics;
        assert!(metrics.usage.gas.host > 10 * metrics.usage.gas.program, "{metrics:?}");
    }

    fn slices_change_neither_result_nor_gas(backend: Backend) {
        let rounds = 60_000_000;
        let execution = run_with(&executor(config()), backend, &countdown(rounds), &[], None);
        assert_eq!(execution.result, Ok(vec![]));
        assert_eq!(execution.metrics.usage.gas.program, 2 * i64::from(rounds) + 4);
    }
}

#[test]
fn memory_is_paid_for() {
    let with_data = |size| {
        let mut builder = builder(InstructionSetKind::ReviveV1, &[], &return_region(RW, 0));
        builder.set_rw_data_size(size);
        run(Backend::Interpreter, &builder.into_vec().unwrap(), &[]).metrics.usage.gas.total()
    };
    let difference = with_data(9 << 20) - with_data(1 << 20);
    assert!((difference - config().gas.gas((8 << 20) * config().gas.memory_per_byte)).abs() <= 9);

    let growing = |size| legacy(&[set(T0, size), asm::sbrk(T1, T0), set(A1, 0), asm::ret()]);
    let gas = |size| run(Backend::Interpreter, &growing(size), &[]).metrics.usage.gas.total();
    let difference = gas(5 << 20) - gas(1 << 20);
    assert!((difference - config().gas.gas((4 << 20) * config().gas.memory_per_byte)).abs() <= 9);
}

#[test]
fn an_extension_that_refunds_too_much_gives_no_gas() {
    let calling = |id| {
        let program =
            current(&code(&[&extension_call(id, (RW, 0), (OUT, 8)), &return_region(RW, 0)]));
        run(Backend::Interpreter, &program, &[]).metrics.usage
    };
    let (minting, other) = (calling(id::MINTING), calling(id::PROVING));
    assert_eq!(minting.gas.total(), other.gas.total());
    assert_eq!(minting.weight.proof_size(), 0);
}
