//! The heaps of programs: what they keep, what they use again, and what they report when they are full.

mod guest;

use codec::Encode;
use guest::guest;
use pvq_executor::{
    Execution, PvqExecutor, PvqExecutorConfig, PvqExecutorContext, PvqExecutorError,
};
use pvq_primitives::abi::EXHAUSTED_HEAP_ID;

fn run(program: &[u8], args: &[u8], config: PvqExecutorConfig) -> Execution {
    let executor = PvqExecutor::with_config(PvqExecutorContext::new(()), config);
    executor.run(program, args, Default::default())
}

/// Returns the number of allocations for which the heap had no room.
fn exhausted(execution: &Execution) -> u64 {
    let calls = execution.metrics.usage.calls.iter();
    calls.filter(|calls| calls.extension == EXHAUSTED_HEAP_ID).map(|calls| calls.failed).sum()
}

/// A guest that only grows its heap, and the same with the other allocator.
const GUESTS: [&str; 2] = ["full-heap", "full-reusing-heap"];

#[test]
fn a_full_heap_is_told_from_arguments_that_do_not_fit() {
    for name in GUESTS {
        told_from_arguments_that_do_not_fit(name);
    }
}

fn told_from_arguments_that_do_not_fit(name: &str) {
    let program = guest(name).build().unwrap().blob;
    let run = |args: &[u8]| run(&program, args, PvqExecutorConfig::default());
    let fits = run(&(0u8, 1000u32).encode());
    assert_eq!((exhausted(&fits), fits.result.is_ok()), (0, true));

    for args in [(0u8, 100_000u32).encode(), (2u8, vec![1u8; 100_000]).encode()] {
        let full = run(&args);
        assert!(matches!(full.result, Err(PvqExecutorError::RuntimeError(_))), "{:?}", full.result);
        assert_eq!(exhausted(&full), 1);
    }
    // Arguments that do not decode end in the same trap, without a report.
    for wrong in [&[][..], &[0], &[9], &(0u8, 1u32, 1u8).encode()] {
        let wrong = run(wrong);
        assert!(matches!(wrong.result, Err(PvqExecutorError::RuntimeError(_))));
        assert!(wrong.metrics.usage.calls.is_empty());
    }
}

#[test]
fn a_program_may_go_on_without_room() {
    for name in GUESTS {
        let program = guest(name).build().unwrap().blob;
        let run = |bytes: u32| {
            let execution = run(&program, &(1u8, bytes).encode(), PvqExecutorConfig::default());
            (execution.result.clone().unwrap(), exhausted(&execution))
        };
        assert_eq!(run(1000), (true.encode(), 0));
        assert_eq!(run(100_000), (false.encode(), 1));
        assert_eq!(run(u32::MAX), (false.encode(), 1));
    }
}

/// Returns the answer of a run that succeeds, and how often the heap had no room.
fn answer(program: &[u8], args: &[u8]) -> (Vec<u8>, u64) {
    let execution = run(program, args, PvqExecutorConfig::default());
    (execution.result.clone().unwrap(), exhausted(&execution))
}

#[test]
fn blocks_keep_their_contents_as_they_grow() {
    for name in GUESTS {
        let program = guest(name).build().unwrap().blob;
        for (blocks, growths) in [(0u32, 0u32), (1, 1), (1, 1000), (7, 100), (40, 20)] {
            let kept = answer(&program, &(3u8, blocks, growths).encode());
            assert_eq!(kept, (true.encode(), 0), "{name}: {blocks} of {growths}");
        }
        assert_eq!(answer(&program, &[5]), (true.encode(), 0), "{name}");
    }
}

#[test]
fn memory_is_used_again_in_reverse_order_or_by_picoalloc_in_any() {
    for (name, any_order) in GUESTS.into_iter().zip([false, true]) {
        let program = guest(name).build().unwrap().blob;
        for bytes in [1u32, 33, 10_001] {
            let reuse = |reverse: bool| answer(&program, &(4u8, bytes, 5000u32, reverse).encode());
            assert_eq!(reuse(true), (true.encode(), 0), "{name}: {bytes}");
            assert_eq!(
                reuse(false),
                (any_order.encode(), u64::from(!any_order)),
                "{name}: {bytes}"
            );
        }
    }
}

#[test]
fn a_heap_takes_no_bytes_of_the_blob() {
    let [grows, reuses] = GUESTS.map(|name| guest(name).build().unwrap().blob.len());
    assert!(grows < 8192 && reuses < 16384, "{grows} {reuses}");
    assert!(grows + 1024 < reuses, "{grows} {reuses}");
}

#[test]
fn a_debugging_host_learns_the_size_as_well() {
    let program = guest("full-heap").debug(true).build().unwrap().blob;
    let config = PvqExecutorConfig { enable_debugging: true, ..Default::default() };
    let full = run(&program, &(0u8, 100_000u32).encode(), config);
    let Err(PvqExecutorError::RuntimeError(trap)) = &full.result else {
        panic!("{:?}", full.result)
    };
    let message = trap.message.as_deref().unwrap_or_default();
    assert!(message.contains("memory allocation of") && message.contains("failed"), "{message}");
    assert_eq!(exhausted(&full), 1);
}
