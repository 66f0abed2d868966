//! Programs that are almost right: real blobs with bytes changed. Whatever comes of them, it is an
//! error or a result, the same on every backend.

mod guests;

use guests::*;
use proptest::prelude::*;
use pvq_executor::*;
use pvq_guest_fixtures as fixtures;
use std::sync::OnceLock;

fn shared() -> &'static PvqExecutor<Answers> {
    static EXECUTOR: OnceLock<PvqExecutor<Answers>> = OnceLock::new();
    EXECUTOR.get_or_init(|| executor(PvqExecutorConfig { max_memory: 1 << 20, ..config() }))
}

/// Runs `program` with `gas` to spend when it is loaded, on each backend.
fn agree(program: &[u8], args: &[u8], gas: i64) {
    let run = |backend| run_loaded(shared(), backend, program, args, gas);
    let (interpreted, recompiled) = (run(Backend::Interpreter), run(Backend::Recompiler));
    assert_eq!(interpreted.result, recompiled.result);
    assert_eq!(interpreted.metrics.gas(), recompiled.metrics.gas());
    assert_eq!(interpreted.metrics.host_calls, recompiled.metrics.host_calls);
}

/// Little enough that there are but a few dozen calls.
fn gas() -> impl Strategy<Value = i64> {
    0..1_500i64
}

/// A real program and arguments.
fn real() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let programs: Vec<Vec<u8>> = fixtures::ALL
        .iter()
        .map(|fixture| fixture.program.to_vec())
        .chain(fixtures::hostile::all().into_iter().map(|(_, program)| program))
        .filter(|program| program.len() < 20_000)
        .collect();
    (prop::sample::select(programs), prop::collection::vec(any::<u8>(), 0..80))
}

proptest! {
    #[test]
    fn bytes_changed_anywhere_are_harmless(
        (mut program, args) in real(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        gas in gas(),
    ) {
        for (index, byte) in changes {
            let index = index.index(program.len());
            program[index] = byte;
        }
        agree(&program, &args, gas);
    }

    #[test]
    fn bits_flipped_anywhere_are_harmless(
        (mut program, args) in real(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..4),
        gas in gas(),
    ) {
        for (index, bit) in flips {
            let index = index.index(program.len());
            program[index] ^= 1 << bit;
        }
        agree(&program, &args, gas);
    }

    #[test]
    fn a_blob_cut_anywhere_is_harmless(
        (program, args) in real(),
        end in any::<prop::sample::Index>(),
        gas in gas(),
    ) {
        agree(&program[..end.index(program.len())], &args, gas);
    }

    #[test]
    fn random_bytes_are_harmless(
        mut program in prop::collection::vec(any::<u8>(), 0..600),
        magic in any::<bool>(),
        gas in gas(),
    ) {
        if magic && program.len() >= 4 {
            program[..4].copy_from_slice(b"PVM\0");
        }
        agree(&program, &[], gas);
    }

    #[test]
    fn arguments_of_any_bytes_are_harmless(
        (program, _) in real(),
        args in prop::collection::vec(any::<u8>(), 0..300),
        gas in gas(),
    ) {
        agree(&program, &args, gas);
    }
}
