//! The queries that another chain has still to execute, which bound those that it is asked.

use super::*;
use crate::{limits::QUEUE_OVERHEAD, Backlogs};
use frame_support::assert_noop;

/// Asks `chain` for a query of `weight`.
fn ask_of(
    chain: Chain,
    weight: Weight,
    timeout: u64,
) -> frame_support::pallet_prelude::DispatchResult {
    let alice = RuntimeOrigin::signed(ALICE);
    PvqXcm::ask(alice, chain, ProgramHash::zero(), vec![], weight, timeout)
}

/// Asks for a query that takes all of a block.
fn ask_heavy(timeout: u64) -> frame_support::pallet_prelude::DispatchResult {
    ask_of(TO, Weight::MAX, timeout)
}

fn busy() -> DispatchError {
    error(Error::DestinationBusy)
}

/// Makes `chain` a destination like the responder.
fn add_destination(chain: Chain) {
    let destination = PvqXcm::destination(TO);
    assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), chain, destination));
}

#[test]
fn a_query_whose_turn_comes_after_its_deadline_is_refused() {
    new_test_ext().execute_with(|| {
        assert_eq!(PvqXcm::backlog(TO), 0);
        for heavy in 1..=3 {
            if heavy > 1 {
                assert_noop!(ask_heavy(heavy - 1), busy());
            }
            assert_ok!(ask_heavy(heavy));
            assert_eq!(PvqXcm::backlog(TO), heavy);
        }
        // The lightest has to wait as long.
        assert_noop!(ask_of(TO, Weight::zero(), 3), busy());
        assert_ok!(ask_of(TO, Weight::zero(), 4));
        check();
    });
}

#[test]
fn each_block_takes_a_block_off() {
    new_test_ext().execute_with(|| {
        for heavy in 1..=5 {
            assert_ok!(ask_heavy(heavy));
        }
        for (block, left) in [(2, 4), (4, 2), (5, 1), (6, 0), (100, 0)] {
            System::set_block_number(block);
            assert_eq!(PvqXcm::backlog(TO), left);
        }
        assert_ok!(ask_heavy(1));
        assert_eq!(PvqXcm::backlog(TO), 1);
        check();
    });
}

#[test]
fn whoever_expires_and_asks_again_sends_no_more_than_is_executed() {
    new_test_ext().execute_with(|| {
        let mut id = 0;
        for block in 1..=50 {
            System::set_block_number(block);
            assert_ok!(ask_heavy(1));
            for _ in 0..5 {
                assert_noop!(ask_heavy(1), busy());
            }
            System::set_block_number(block + 1);
            assert_ok!(PvqXcm::expire(RuntimeOrigin::signed(ALICE), id));
            id += 1;
        }
        assert_eq!(take_sent().len(), 50);
        // None can be expired before the other chain has come to it.
        assert_ok!(ask_heavy(1));
        assert_ok!(ask_heavy(2));
        System::set_block_number(52);
        assert_ok!(PvqXcm::expire(RuntimeOrigin::signed(ALICE), id));
        let early = PvqXcm::expire(RuntimeOrigin::signed(ALICE), id + 1);
        assert_noop!(early, error(Error::NotExpired));
        check();
    });
}

#[test]
fn the_heaviest_queries_are_answered_within_the_longest_timeout() {
    new_test_ext().execute_with(|| {
        let longest = u64::from(crate::limits::MAX_TIMEOUT);
        for _ in 0..longest {
            assert_ok!(ask_heavy(longest));
        }
        assert_noop!(ask_heavy(longest), busy());
        // Another chain is not concerned.
        let other = Chain::Sibling(OTHER);
        add_destination(other);
        assert_ok!(ask_of(other, Weight::MAX, 1));
        assert_eq!((PvqXcm::backlog(TO), PvqXcm::backlog(other)), (longest, 1));
        System::set_block_number(2);
        assert_ok!(ask_heavy(longest));
        check();
    });
}

#[test]
fn a_query_counts_for_the_weight_that_it_may_take_there() {
    new_test_ext().execute_with(|| {
        let block = DestinationWeight::get();
        let overhead = Pallet::<Test>::message_overhead().unwrap();
        // The answer, and eleven instructions.
        let answer = Pallet::<Test>::answer_overhead(MaxArgsSize::get());
        assert_eq!(overhead, answer + InstructionWeight::get() * 11);
        let load = || Backlogs::<Test>::get(TO).unwrap().load;
        // By its time, or by its proof, whichever is the larger part.
        let half = block / 2;
        assert_ok!(ask_of(TO, half.set_proof_size(0) - overhead.set_proof_size(0), TIMEOUT));
        assert_eq!(load(), 500_000);
        assert_ok!(ask_of(TO, half.set_ref_time(0) - overhead.set_ref_time(0), TIMEOUT));
        assert_eq!(load(), 1_000_000);
        assert_eq!(PvqXcm::backlog(TO), 1);
        // None is for free: there is a message, and its answer.
        let least = (overhead.proof_size() * 1_000_000).div_ceil(block.proof_size());
        assert!((50_000..150_000).contains(&least), "{least}");
        assert_ok!(ask_of(TO, Weight::zero(), TIMEOUT));
        assert_eq!(load(), 1_000_000 + least);
        // And none takes more than a block.
        assert_ok!(ask_of(TO, Weight::MAX, TIMEOUT));
        assert_eq!(load(), 2_000_000 + least);
        assert_eq!(PvqXcm::backlog(TO), 3);
    });
}

/// A queue leaves a message that does not fit the rest of a block to the next one.
#[test]
fn equal_queries_count_for_no_less_than_the_part_of_a_block_that_they_take() {
    new_test_ext().execute_with(|| {
        let served = ServiceWeight::get().unwrap() - QUEUE_OVERHEAD;
        let overhead = Pallet::<Test>::message_overhead().unwrap();
        for percent in 10..=100 {
            let message = served * percent / 100;
            let before = Backlogs::<Test>::get(TO).map_or(0, |backlog| backlog.load);
            assert_ok!(ask_of(TO, message - overhead, u64::from(crate::limits::MAX_TIMEOUT)));
            let counted = Backlogs::<Test>::get(TO).unwrap().load - before;
            let in_a_block = 100 / percent;
            assert!(in_a_block * counted >= 1_000_000, "{percent} %: {in_a_block} of {counted}");
        }
    });
}

#[test]
fn a_query_that_is_not_sent_adds_nothing() {
    new_test_ext().execute_with(|| {
        MaxMessageSize::set(0);
        assert!(ask_heavy(1).is_err());
        assert_eq!(Backlogs::<Test>::get(TO), None);
        MaxMessageSize::set(100 * 1024);
        assert_ok!(ask_heavy(1));
    });
}

#[test]
fn new_terms_keep_the_backlog_and_no_terms_end_it() {
    new_test_ext().execute_with(|| {
        assert_ok!(ask_heavy(1));
        add_destination(TO);
        assert_eq!(PvqXcm::backlog(TO), 1);
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, None));
        assert_eq!((PvqXcm::backlog(TO), Backlogs::<Test>::get(TO)), (0, None));
        check();
    });
}

#[test]
fn a_pallet_is_refused_as_an_account_is() {
    new_test_ext().execute_with(|| {
        let ask =
            |timeout| PvqXcm::ask_for(ALICE, TO, ProgramHash::zero(), vec![], Weight::MAX, timeout);
        assert_ok!(ask(1));
        assert_noop!(ask(1), busy());
    });
}
