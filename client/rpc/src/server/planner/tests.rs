use super::*;
use pvq_executor::EngineConfig;
use pvq_primitives::{ExtensionUsage, GasUsage, InstructionCosts, QueryUsage};

/// Returns prices with the picoseconds that a gas stands for, about as many as in the reference runtime.
fn prices() -> GasSchedule {
    GasSchedule { ref_time_per_gas: 24_417, ..Default::default() }
}

fn executor() -> pvq_executor::Engine {
    pvq_executor::Engine::new(EngineConfig::default())
}

fn key() -> UsageKey {
    UsageKey::new([1; 32], &[0; 40])
}

fn used(load_gas: i64, program_gas: i64, calls: u64) -> QueryUsage {
    let calls = vec![
        ExtensionUsage { extension: 1, calls: calls / 2, ..Default::default() },
        ExtensionUsage { extension: 2, calls: calls - calls / 2, ..Default::default() },
    ];
    let gas = GasUsage { load: load_gas, program: program_gas, host: 0 };
    QueryUsage { gas, calls, ..Default::default() }
}

/// Returns the engine for a query after a similar one with this usage.
fn after(load_gas: i64, program_gas: i64, calls: u64) -> Engine {
    let executor = executor();
    record(&executor, key(), &used(load_gas, program_gas, calls));
    choose(&executor, &key(), &prices()).0
}

#[test]
fn a_query_of_unknown_usage_goes_where_a_clock_can_stop_it() {
    let (engine, reason) = choose(&executor(), &key(), &prices());
    assert_eq!(engine, Engine::Native);
    assert!(!reason.is_empty());
}

#[test]
fn computing_goes_native_and_calling_goes_to_the_runtime() {
    assert_eq!(after(5_000, 1_000_000, 0), Engine::Native);
    assert_eq!(after(5_000, 1_000, 1), Engine::Native);
    assert_eq!(after(5_000, 1_000, 20), Engine::Runtime);
    assert_eq!(after(5_000, 200_000, 1_000), Engine::Runtime);
}

#[test]
fn dearer_instructions_make_no_query_longer() {
    for (gas, calls) in [(1_000_000, 0), (1_000, 1), (1_000, 20), (200_000, 1_000)] {
        let executor = executor();
        record(&executor, key(), &used(5_000, 10 * gas, calls));
        let instructions = InstructionCosts::new(|_, _| 10);
        let (engine, _) = choose(&executor, &key(), &GasSchedule { instructions, ..prices() });
        assert_eq!(engine, after(5_000, gas, calls), "{gas} {calls}");
    }
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
    let executor = executor();
    record(&executor, key(), &used(5_000, 34_220, 2));
    let (_, reason) = choose(&executor, &key(), &prices());
    for part in ["39220 gas", "2.0 calls", "native", "runtime", " us"] {
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn alternating_sizes_of_arguments_are_told_apart() {
    let executor = executor();
    let (one, many) = ([0; 37], [0; 8_005]);
    let engine = |args: &[u8], calls| {
        let key = UsageKey::new([1; 32], args);
        let (engine, _) = choose(&executor, &key, &prices());
        record(&executor, key, &used(5_000, 40 * calls as i64, calls));
        engine
    };
    for round in 0..10 {
        let engines = (engine(&one, 1), engine(&many, 250));
        if round > 0 {
            assert_eq!(engines, (Engine::Native, Engine::Runtime), "{round}");
        }
    }
}

#[test]
fn a_query_that_did_not_run_says_nothing() {
    let executor = executor();
    record(&executor, key(), &used(5_000, 1_000, 100));
    record(&executor, key(), &QueryUsage::default());
    assert_eq!(choose(&executor, &key(), &prices()).0, Engine::Runtime);
    let other = UsageKey::new([2; 32], &[]);
    record(&executor, other, &QueryUsage::default());
    assert_eq!(executor.usage(&other), None);
}

#[test]
fn no_number_is_too_large() {
    for gas in [1, i64::MAX] {
        for calls in [0, 1, u64::MAX] {
            for ref_time_per_gas in [0, 1, u64::MAX] {
                let executor = executor();
                record(&executor, key(), &used(gas, gas, calls));
                let prices = GasSchedule { ref_time_per_gas, ..Default::default() };
                assert_ne!(choose(&executor, &key(), &prices).0, Engine::Auto);
            }
        }
    }
}
