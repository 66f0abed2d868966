//! Every fixture, on every backend.

mod guests;

use guests::*;
use pvq_executor::*;
use pvq_guest_fixtures as fixtures;

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
            for limit in [20_000, 100_000] {
                let run = |backend| {
                    let options = RunOptions {
                        gas_limit: Some(limit),
                        backend: Some(backend),
                        ..Default::default()
                    };
                    executor.run(&program, args, options)
                };
                let (a, b) = (run(Backend::Interpreter), run(Backend::Recompiler));
                assert_eq!(a.result, b.result, "{name}");
                assert_eq!(a.metrics.gas(), b.metrics.gas(), "{name}");
                assert_eq!(a.metrics.peak_memory, b.metrics.peak_memory, "{name}");
            }
        }
    }
}

#[test]
fn every_hostile_program_ends_in_an_error() {
    let executor = executor(config());
    for (name, program) in fixtures::hostile::all() {
        let options = RunOptions { gas_limit: Some(5_000_000), ..Default::default() };
        let execution = executor.run(&program, &[0; 8], options);
        assert!(execution.result.is_err(), "{name}: {execution:?}");
        assert!(execution.metrics.peak_memory <= executor.config().max_memory, "{name}");
    }
}
