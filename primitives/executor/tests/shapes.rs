//! Values of every shape cross between a program and its extension unchanged, and for the same gas, on every
//! backend.

extern crate alloc;

/// The declaration of the extension that the program calls.
#[path = "../../../guest-programs/examples/shapes/src/declaration.rs"]
#[allow(dead_code)]
mod declaration;
mod guests;

use alloc::collections::{BTreeMap, BTreeSet};
use codec::{Compact, Encode};
use declaration::{extension::Dispatch, Amounts, Answer, Failure, Fixed, List, Mirror};
use guests::config;
use pvq_executor::{Backend, PvqExecutor, PvqExecutorContext, RunOptions};
use pvq_extension::ExtensionsExecutor;
use pvq_guest_fixtures::SHAPES;

/// Returns calls of each function, which are arguments of the entrypoints at the same positions.
fn calls() -> Vec<Vec<u8>> {
    let answers: [Answer; 3] = [
        Ok((1, vec![2; 300])),
        Err(Failure::Missing(u32::MAX)),
        Err(Failure::TooMany { most: 5, got: Compact(u64::MAX) }),
    ];
    let rows = vec![vec![], vec![vec![], vec![1u16, 0xffff]], vec![vec![2]; 70]];
    let inner = BTreeMap::from([(0u8, (1u8, vec![1u8])), (255, (2, vec![]))]);
    let map = BTreeMap::from([(0u32, BTreeMap::new()), (1 << 31, inner)]);
    let set = BTreeSet::from([(true, i64::MIN), (false, 0), (true, -1)]);
    let many = [0, 63, 64, 1 << 14, (1 << 30) - 1, 1 << 30, u32::MAX].map(Compact).to_vec();
    let amounts = Amounts { free: u128::MAX, note: 0, nonce: 1 << 20 };
    let fixed = vec![
        Fixed::Unit,
        Fixed::Named { small: 9, many: vec![1, 2] },
        Fixed::Last(Some(true), [1, 2, 3]),
    ];
    let list = (0..9).fold(List(9, None), |list, n| List(n, Some(Box::new(list))));
    let mut calls: Vec<_> = answers.iter().map(|answer| (0u8, answer).encode()).collect();
    calls.push((1u8, rows).encode());
    calls.push((2u8, map, set).encode());
    calls.push((3u8, Compact(255u8), Compact(1u128 << 64), many, amounts).encode());
    calls.push((4u8, fixed[1].clone(), fixed).encode());
    calls.push((5u8, "text: ä", list, [1u8, 2, 3, 4]).encode());
    calls
}

#[test]
fn a_program_gets_back_what_it_sends_on_every_backend() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Mirror>>();
    let executor = PvqExecutor::with_config(PvqExecutorContext::new(extensions), config());
    for call in calls() {
        let [interpreted, recompiled] =
            [Backend::Interpreter, Backend::Recompiler].map(|backend| {
                let options = RunOptions { backend: Some(backend), ..Default::default() };
                let run = executor.run(SHAPES, &call, options);
                assert_eq!(run.metrics.backend, backend);
                (run.result, run.metrics.usage.gas)
            });
        assert_eq!(interpreted.0.as_deref(), Ok(&call[1..]), "function {}", call[0]);
        assert_eq!(interpreted, recompiled);
    }
}

#[test]
fn what_is_no_value_traps_on_every_backend() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Mirror>>();
    let executor = PvqExecutor::with_config(PvqExecutorContext::new(extensions), config());
    for call in calls() {
        for wrong in
            [call[..call.len() - 1].to_vec(), [&call[..], &[0]].concat(), vec![call[0], 0xff]]
        {
            let [interpreted, recompiled] =
                [Backend::Interpreter, Backend::Recompiler].map(|backend| {
                    let options = RunOptions { backend: Some(backend), ..Default::default() };
                    let run = executor.run(SHAPES, &wrong, options);
                    (run.result, run.metrics.usage.gas)
                });
            assert!(interpreted.0.is_err(), "{wrong:?}");
            assert_eq!(interpreted, recompiled);
        }
    }
}
