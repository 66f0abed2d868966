//! Runs of every fixture on every backend.

#[path = "../benches/chain.rs"]
mod chain;
mod guests;

use codec::Encode;
use guests::*;
use pvq_executor::*;
use pvq_guest_fixtures::{self as fixtures, hostile};

#[test]
fn every_example_is_valid() {
    let executor = executor(config());
    for fixture in fixtures::ALL {
        let info = executor.validate(fixture.program).unwrap();
        assert_eq!(info.size as usize, fixture.program.len());
    }
}

#[test]
fn every_backend_agrees_on_every_fixture() {
    let executor = executor(PvqExecutorConfig { precompile_programs: true, ..config() });
    let examples = fixtures::ALL.iter().map(|fixture| (fixture.name, fixture.program.to_vec()));
    for (name, program) in examples.chain(fixtures::hostile::all()) {
        for args in [&[][..], &[0; 5], &[1; 40], &[0xff; 100]] {
            for gas in [100, 2_000] {
                let run = |backend| run_loaded(&executor, backend, &program, args, gas);
                let (a, b) = (run(Backend::Interpreter), run(Backend::Recompiler));
                assert_eq!(a.result, b.result, "{name}");
                assert_eq!(a.metrics.usage.gas.total(), b.metrics.usage.gas.total(), "{name}");
                assert_eq!(a.metrics.usage.peak_memory, b.metrics.usage.peak_memory, "{name}");
            }
        }
    }
}

#[test]
fn every_backend_gives_the_same_answers() {
    let executor = chain::executor(config());
    let accounts = chain::accounts(20);
    let one_asset = chain::args(0, &1u32);
    let many_accounts = chain::args(0, &(1u32, &accounts));
    for (program, args, expected) in [
        (fixtures::TOTAL_SUPPLY, &one_asset, u128::from(u32::MAX).encode()),
        (fixtures::LEGACY_TOTAL_SUPPLY, &one_asset, u128::from(u32::MAX).encode()),
        (fixtures::SUM_BALANCE, &many_accounts, chain::total(20)),
        (fixtures::SUM_BALANCE_BATCH, &many_accounts, chain::total(20)),
        (fixtures::LEGACY_SUM_BALANCE, &many_accounts, chain::total(20)),
        (
            fixtures::CHECKSUM,
            &chain::args(0, &(7u64, 1000u32)),
            fixtures::checksum(7, 1000).encode(),
        ),
    ] {
        let run = |backend| {
            let options = RunOptions { backend: Some(backend), ..Default::default() };
            let execution = executor.run(program, args, options);
            assert_eq!(execution.metrics.backend, backend);
            assert_eq!(execution.result.as_ref(), Ok(&expected));
            execution.metrics.usage
        };
        let (interpreted, recompiled) = (run(Backend::Interpreter), run(Backend::Recompiler));
        assert_eq!(interpreted.weight, recompiled.weight);
        assert_eq!(interpreted.calls, recompiled.calls);
    }
}

#[test]
fn every_hostile_program_ends_in_an_error() {
    let executor = executor(config());
    for (name, program) in fixtures::hostile::all() {
        let options = RunOptions { gas_limit: Some(1_000_000), ..Default::default() };
        let execution = executor.run(&program, &[0; 8], options);
        assert!(execution.result.is_err(), "{name}: {execution:?}");
        assert!(execution.metrics.usage.peak_memory <= executor.config().max_memory, "{name}");
    }
}

#[test]
fn a_handled_denial_is_not_blamed_for_a_later_trap() {
    // Denies every call.
    let config = PvqExecutorConfig { extension_whitelist: Some(vec![]), ..config() };
    let executor = executor(config);
    for backend in [Backend::Interpreter, Backend::Recompiler] {
        let trapping = hostile::trap_after_a_call();
        let execution = run_with(&executor, backend, &trapping, &[], None);
        let calls: u64 = execution.metrics.usage.calls.iter().map(|calls| calls.failed).sum();
        assert_eq!(calls, 1, "the call was made, and denied");
        assert!(execution.metrics.usage.gas.program > 20_000, "it has gone on");
        let error = execution.result.unwrap_err();
        assert!(matches!(error, PvqExecutorError::RuntimeError(_)), "{error:?}");

        let args = chain::args(0, &7u32);
        let dying = run_with(&executor, backend, fixtures::TOTAL_SUPPLY, &args, None);
        assert_eq!(PvqError::from(dying.result.unwrap_err()), PvqError::PermissionDenied);
    }
}
