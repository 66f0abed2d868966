//! A query changes nothing, whatever its extensions do.

use super::*;
use crate::{Programs, RuntimeApi};
use codec::Encode;
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_primitives::{ExtensionCall, Program, QueryRequest};
use sp_core::storage::StateVersion;

fn root() -> Vec<u8> {
    sp_io::storage::root(StateVersion::V1)
}

/// Asserts that the vandal was called in `visit`, and that nothing has changed.
#[track_caller]
fn leaves_no_trace<R>(visit: impl FnOnce() -> R) -> R {
    let (root_before, events, visits) = (root(), System::events(), spoiled());
    let result = visit();
    assert_eq!(spoiled(), visits + 1, "the vandal was not there");
    assert_eq!(root(), root_before);
    assert_eq!(System::events(), events);
    assert!(System::digest().logs.is_empty());
    result
}

fn answer() -> Vec<u8> {
    7u32.encode()
}

#[test]
fn query_leaves_state_untouched() {
    new_test_ext().execute_with(|| {
        upload(&spoiling());
        let program = hash(&spoiling());
        let request = |program| QueryRequest {
            program,
            args: vec![],
            gas_limit: None,
            proof_size_limit: None,
        };
        let result =
            leaves_no_trace(|| RuntimeApi::<Test>::execute_query(spoiling(), vec![], None));
        assert_eq!(result, Ok(answer()));
        let result =
            leaves_no_trace(|| RuntimeApi::<Test>::execute_registered(program, vec![], None));
        assert_eq!(result, Ok(answer()));
        for program in [Program::Code(spoiling()), Program::Registered(program)] {
            let outcome = leaves_no_trace(|| RuntimeApi::<Test>::query(request(program)));
            assert_eq!(outcome.result, Ok(answer()));
        }
        for source in SOURCES {
            let program = Program::Registered(program);
            let run = leaves_no_trace(|| Pvq::run(source, program, &[], Default::default()));
            assert_eq!(run.result, Ok(answer()));
        }
        check();
    });
}

#[test]
fn a_single_call_leaves_state_untouched() {
    new_test_ext().execute_with(|| {
        upload(TOTAL_SUPPLY);
        for extension in [vandal::EXTENSION_ID, vandal::LEGACY_EXTENSION_ID] {
            let call = ExtensionCall {
                extension,
                call: vec![0],
                gas_left: i64::MAX,
                proof_size_left: u64::MAX,
            };
            let answered = leaves_no_trace(|| RuntimeApi::<Test>::call_extension(call));
            assert_eq!(answered.result, Ok(answer()));
        }
        assert_eq!(Programs::<Test>::count(), 1);
    });
}

#[test]
fn a_query_in_a_block_leaves_its_own_event_and_nothing_else() {
    new_test_ext().execute_with(|| {
        let program = upload(&spoiling());
        System::reset_events();
        let (before, visits) = (root(), spoiled());
        let limit = MaxLimits::get().weight;
        assert_ok!(Pvq::query(RuntimeOrigin::signed(BOB), program, vec![], limit));
        assert_eq!(spoiled(), visits + 1);
        assert!(System::digest().logs.is_empty());
        let [Event::Queried { who: BOB, result, .. }] = &events()[..] else {
            panic!("not one event");
        };
        assert_eq!(result.to_vec(), answer());
        // Without the events, nothing of the query is left.
        assert_eq!(root(), before);
        check();
    });
}

#[test]
fn a_query_that_fails_after_it_wrote_leaves_nothing() {
    new_test_ext().execute_with(|| {
        let program = upload(&spoiling());
        let low = Limits { result_size: 3, ..MaxLimits::get() };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        let result =
            leaves_no_trace(|| RuntimeApi::<Test>::execute_query(spoiling(), vec![], None));
        assert!(result.is_err());
        leaves_no_trace(|| {
            let limit = MaxLimits::get().weight;
            Pvq::query(RuntimeOrigin::signed(BOB), program, vec![], limit).unwrap_err()
        });
    });
}

#[test]
fn what_was_written_before_a_query_in_the_same_block_is_kept() {
    new_test_ext().execute_with(|| {
        assert_ok!(Balances::transfer_keep_alive(RuntimeOrigin::signed(ALICE), BOB, 1000));
        leaves_no_trace(|| RuntimeApi::<Test>::execute_query(spoiling(), vec![], None)).unwrap();
        assert_eq!(Balances::free_balance(BOB), MILLION + 1000);
    });
}

#[test]
fn a_query_writes_nothing_to_the_off_chain_index() {
    let indexed = |write: fn()| {
        let mut chain = new_test_ext();
        chain.execute_with(write);
        chain.persist_offchain_overlay();
        chain.offchain_db().get(SPOILED_INDEX)
    };
    let query = || {
        leaves_no_trace(|| RuntimeApi::<Test>::execute_query(spoiling(), vec![], None)).unwrap();
    };
    assert_eq!(indexed(query), None);
    // A write outside of a query is indexed.
    assert!(indexed(|| sp_io::offchain_index::set(SPOILED_INDEX, b"7")).is_some());
}
