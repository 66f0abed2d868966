use super::*;
use pvq_runtime_api::ExtensionUsage;

/// Picoseconds of a gas, about as many as in the reference runtime.
const REF_TIME_PER_GAS: u64 = 24_417;

fn program(number: u64) -> ProgramHash {
    ProgramHash::from_low_u64_be(number)
}

fn used(load_gas: i64, program_gas: i64, calls: u64) -> QueryMetrics {
    let calls = vec![
        ExtensionUsage { extension: 1, calls: calls / 2, ..Default::default() },
        ExtensionUsage { extension: 2, calls: calls - calls / 2, ..Default::default() },
    ];
    QueryMetrics { load_gas, program_gas, calls, ..Default::default() }
}

/// Where a program goes that used this.
fn after(load_gas: i64, program_gas: i64, calls: u64) -> Engine {
    let planner = Planner::new();
    planner.remember(program(1), &used(load_gas, program_gas, calls));
    planner.choose(program(1), REF_TIME_PER_GAS).0
}

#[test]
fn what_is_unknown_goes_where_a_clock_can_stop_it() {
    let (engine, reason) = Planner::new().choose(program(1), REF_TIME_PER_GAS);
    assert_eq!(engine, Engine::Native);
    assert!(!reason.is_empty());
}

#[test]
fn computing_goes_native_and_calling_goes_to_the_runtime() {
    assert_eq!(after(5_000, 1_000_000, 0), Engine::Native);
    assert_eq!(after(5_000, 100_000, 2), Engine::Native);
    assert_eq!(after(5_000, 1_000, 1), Engine::Native);
    assert_eq!(after(5_000, 1_000, 20), Engine::Runtime);
    assert_eq!(after(5_000, 200_000, 1_000), Engine::Runtime);
}

#[test]
fn more_calls_never_speak_for_native() {
    for gas in [0, 1_000, 100_000, 10_000_000] {
        let engines = (0..300).map(|calls| after(5_000, gas, calls)).collect::<Vec<_>>();
        let first = engines.iter().position(|engine| *engine == Engine::Runtime).unwrap_or(300);
        assert!(engines[first..].iter().all(|engine| *engine == Engine::Runtime), "{gas}");
        assert_eq!(engines[0], Engine::Native);
    }
}

#[test]
fn the_reason_tells_the_numbers() {
    let planner = Planner::new();
    planner.remember(program(1), &used(5_000, 34_220, 2));
    let (engine, reason) = planner.choose(program(1), REF_TIME_PER_GAS);
    assert_eq!(engine, Engine::Native);
    for part in ["39220 gas", "2 calls", "native", "runtime", " us"] {
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn the_last_use_decides() {
    let planner = Planner::new();
    let choose = || planner.choose(program(1), REF_TIME_PER_GAS).0;
    planner.remember(program(1), &used(5_000, 1_000, 100));
    assert_eq!(choose(), Engine::Runtime);
    planner.remember(program(1), &used(5_000, 1_000, 0));
    assert_eq!(choose(), Engine::Native);
}

#[test]
fn a_query_that_did_not_run_says_nothing() {
    let planner = Planner::new();
    planner.remember(program(1), &used(5_000, 1_000, 100));
    planner.remember(program(1), &QueryMetrics::default());
    planner.remember(program(2), &QueryMetrics::default());
    assert_eq!(planner.choose(program(1), REF_TIME_PER_GAS).0, Engine::Runtime);
    assert_eq!(planner.usage.lock().len(), 1);
}

#[test]
fn what_is_remembered_is_bounded() {
    let planner = Planner::new();
    for number in 0..u64::from(PLANNED_PROGRAMS) + 10 {
        planner.remember(program(number), &used(5_000, 1_000, 100));
    }
    assert_eq!(planner.usage.lock().len(), PLANNED_PROGRAMS as usize);
    assert_eq!(planner.choose(program(0), REF_TIME_PER_GAS).0, Engine::Native);
    let last = program(u64::from(PLANNED_PROGRAMS) + 9);
    assert_eq!(planner.choose(last, REF_TIME_PER_GAS).0, Engine::Runtime);
}

#[test]
fn no_number_is_too_large() {
    for gas in [1, i64::MAX] {
        for calls in [0, 1, u64::MAX] {
            for ref_time_per_gas in [0, 1, u64::MAX] {
                let planner = Planner::new();
                planner.remember(program(1), &used(gas, gas, calls));
                assert_ne!(planner.choose(program(1), ref_time_per_gas).0, Engine::Auto);
            }
        }
    }
}
