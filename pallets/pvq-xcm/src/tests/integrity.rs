//! The checks of the runtime's configuration.

use super::*;
use frame_support::traits::Hooks;

fn integrity_test() {
    <PvqXcm as Hooks<u64>>::integrity_test();
}

#[test]
fn the_limits_fit() {
    integrity_test();
}

/// Without the measured weights of instructions, runtimes charge a millisecond and 64 KiB of proof for each.
#[test]
fn they_leave_room_for_instructions_that_are_not_measured() {
    let instructions = Weight::from_parts(1_000_000_000, 64 * 1024) * 11;
    let message = MaxXcmWeight::get() + instructions + crate::limits::QUEUE_OVERHEAD;
    let served = ServiceWeight::get().unwrap();
    assert!(message.all_lte(served), "{message:?} of {served:?}");
}

#[test]
fn each_half_may_be_off() {
    MaxPending::set(0);
    integrity_test();
    MaxXcmWeight::set(Weight::zero());
    integrity_test();
    MaxPending::set(1);
    integrity_test();
}

#[test]
fn without_a_bound_of_the_queue_nothing_is_compared() {
    ServiceWeight::set(None);
    integrity_test();
}

#[test]
#[should_panic = "a message with a query weighs"]
fn a_query_that_does_not_fit_the_queue_is_found() {
    MaxPending::set(0);
    // The instructions around the call do not fit any more.
    ServiceWeight::set(Some(MaxXcmWeight::get()));
    integrity_test();
}

#[test]
#[should_panic = "a message with a query weighs"]
fn a_query_that_leaves_the_queue_no_weight_of_its_own_is_found() {
    MaxPending::set(0);
    // Eleven instructions, those of the handlers included. The queue finds a message in a page of it, before it executes
    // that, and takes what is left over for the bound of all messages.
    ServiceWeight::set(Some(MaxXcmWeight::get() + InstructionWeight::get() * 11));
    integrity_test();
}

#[test]
#[should_panic = "a message with an answer weighs"]
fn an_answer_that_does_not_fit_the_queue_is_found() {
    MaxXcmWeight::set(Weight::zero());
    ServiceWeight::set(Some(Weight::from_parts(1_000_000, 1_000_000)));
    integrity_test();
}

#[test]
fn as_many_instructions_as_a_query_has_are_enough() {
    MaxInstructions::set(11);
    integrity_test();
}

#[test]
#[should_panic = "allow a message as many instructions, 11"]
fn a_weigher_that_takes_too_few_instructions_is_found() {
    MaxInstructions::set(10);
    integrity_test();
}

#[test]
#[should_panic = "allow a message as many instructions, 11"]
fn nor_can_a_chain_that_only_asks_count_what_it_does_not_weigh() {
    MaxXcmWeight::set(Weight::zero());
    MaxInstructions::set(10);
    integrity_test();
}

#[test]
#[should_panic = "the call `expire` weighs"]
fn a_consumer_too_heavy_for_anyone_to_expire_its_queries_is_found() {
    // The queue would execute the answers.
    ServiceWeight::set(None);
    ConsumerWeight::set(Weight::from_parts(2_000_000_000_000, 0));
    integrity_test();
}

#[test]
#[should_panic = "raise it, or lower `MaxArgsSize`"]
fn a_weight_without_room_for_a_query_is_found() {
    MaxXcmWeight::set(Weight::from_parts(1_000_000, 1_000_000));
    integrity_test();
}

#[test]
#[should_panic = "nobody can ask"]
fn a_bound_of_no_queries_for_each_account_is_found() {
    MaxPerAsker::set(0);
    integrity_test();
}

#[test]
#[should_panic = "raise `DestinationWeight`"]
fn destinations_that_execute_nothing_are_found() {
    DestinationWeight::set(Weight::from_parts(1_000_000_000, 0));
    integrity_test();
}
