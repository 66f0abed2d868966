//! A configuration whose limits do not fit the heap or the block does not pass `integrity_test`.

use super::*;
use crate::{heap_of_a_query, heap_of_an_installed_program, integrity, limits};
use frame_support::traits::{Hooks, OnRuntimeUpgrade};
use pvq_executor::{GasSchedule, InstructionCosts};
use sp_core::MAX_POSSIBLE_ALLOCATION;

fn test() {
    <Pvq as Hooks<_>>::integrity_test();
}

fn test_with(limits: Limits) {
    MaxLimits::set(limits);
    test();
}

#[test]
fn the_defaults_hold() {
    test();
    let query = heap_of_a_query(&limits::MAX_LIMITS, limits::MAX_INTERPRETER_MEMORY);
    assert!(query + heap_of_an_installed_program() < u64::from(limits::RUNTIME_MEMORY));
    assert!(u64::from(limits::MAX_LIMITS.memory) * 2 <= u64::from(MAX_POSSIBLE_ALLOCATION));
}

#[test]
fn every_size_takes_of_the_heap() {
    let max = limits::MAX_LIMITS;
    let interpreter = limits::MAX_INTERPRETER_MEMORY;
    let heap = heap_of_a_query(&max, interpreter);
    assert!(heap_of_a_query(&max, interpreter - 1) < heap);
    for less in [
        Limits { memory: max.memory - 1, ..max },
        Limits { program_size: max.program_size - 1, ..max },
        Limits { args_size: max.args_size - 1, ..max },
        Limits { result_size: max.result_size - 1, ..max },
    ] {
        assert!(heap_of_a_query(&less, interpreter) < heap);
    }
}

#[test]
#[should_panic = "`RuntimeMemory` is 67108864; lower `MaxLimits`"]
fn a_heap_that_is_too_small_does_not_pass() {
    RuntimeMemory::set(64 * 1024 * 1024);
    test();
}

#[test]
#[should_panic = "lower `MaxLimits`"]
fn more_memory_than_the_heap_has_does_not_pass() {
    test_with(Limits { memory: 16 * 1024 * 1024, ..limits::MAX_LIMITS });
}

#[test]
#[should_panic = "the host's allocator hands out 33554432 at most"]
fn a_block_that_the_allocator_does_not_have_does_not_pass() {
    RuntimeMemory::set(u32::MAX);
    test_with(Limits { memory: 17 * 1024 * 1024, ..limits::MAX_LIMITS });
}

#[test]
#[should_panic = "lower `args_size` or `result_size`"]
fn arguments_and_result_larger_than_the_memory_do_not_pass() {
    test_with(Limits { memory: 500 * 1024, ..limits::MAX_LIMITS });
}

#[test]
#[should_panic = "lower `stack_size`"]
fn a_stack_larger_than_the_memory_does_not_pass() {
    test_with(Limits { stack_size: 5 * 1024 * 1024, ..limits::MAX_LIMITS });
}

#[test]
#[should_panic = "lower it to `result_size`"]
fn an_event_for_longer_results_than_there_are_does_not_pass() {
    MaxEventResultSize::set(256 * 1024 + 1);
    test();
}

#[test]
#[should_panic = "does not fit the 3932160 bytes of a block"]
fn a_blob_that_fits_no_block_does_not_pass() {
    RuntimeMemory::set(u32::MAX);
    test_with(Limits { program_size: 4 * 1024 * 1024, ..limits::MAX_LIMITS });
}

#[test]
#[should_panic = "more than an extrinsic may"]
fn an_upload_that_is_too_heavy_does_not_pass() {
    RuntimeMemory::set(u32::MAX);
    test_with(Limits { program_size: 28 * 1024 * 1024, ..limits::MAX_LIMITS });
}

#[test]
#[should_panic = "6 extensions, 2 of them installed, may need a rule each; raise `MaxExtensionRules`, which is 5"]
fn fewer_rules_than_extensions_do_not_pass() {
    MaxExtensionRules::set(5);
    test();
}

#[test]
#[should_panic = "lower `MaxLimits` or `MaxInterpreterMemory`"]
fn as_much_memory_for_the_interpreter_as_the_heap_has_does_not_pass() {
    MaxInterpreterMemory::set(16 * 1024 * 1024);
    test();
}

/// Sets the heap to what a query and the reserve take, and `more` bytes.
fn heap_for_a_query(more: u64) {
    const RESERVE: u64 = 32 * 1024 * 1024;
    let query = heap_of_a_query(&limits::MAX_LIMITS, limits::MAX_INTERPRETER_MEMORY);
    RuntimeMemory::set((query + RESERVE + more) as u32);
}

#[test]
fn a_heap_without_room_for_installed_programs_passes_where_there_are_none() {
    heap_for_a_query(heap_of_an_installed_program());
    test();
    MaxInstalled::set(0);
    heap_for_a_query(0);
    test();
}

#[test]
#[should_panic = "or set `MaxInstalled` to 0"]
fn a_heap_without_room_for_installed_programs_does_not_pass() {
    heap_for_a_query(heap_of_an_installed_program() - 1);
    test();
}

#[test]
#[should_panic = "lower `MaxLimits`"]
fn a_heap_without_room_for_a_query_does_not_pass() {
    MaxInstalled::set(0);
    heap_for_a_query(0);
    RuntimeMemory::set(RuntimeMemory::get() - 1);
    test();
}

#[test]
#[should_panic = "in `Extensions`, ExtensionHashing is registered already"]
fn an_extension_that_is_there_twice_does_not_pass() {
    HashingTwice::set(true);
    test();
}

#[test]
fn an_extension_that_is_left_out_leaves_out_no_other() {
    HashingTwice::set(true);
    new_test_ext().execute_with(|| {
        let answer =
            |program| crate::RuntimeApi::<Test>::execute_query(program, ASSET.to_vec(), None);
        // One is registered before the duplicate, the other after it.
        assert!(answer(calling(pvq_extension_core::hashing::EXTENSION_ID, &[2, 0])).is_ok());
        assert!(answer(pvq_guest_fixtures::TOTAL_SUPPLY.to_vec()).is_ok());
    });
}

#[test]
fn the_pallet_migrates_nothing_by_itself() {
    new_test_ext().execute_with(|| {
        let weight = <Pvq as OnRuntimeUpgrade>::on_runtime_upgrade();
        assert_eq!(weight, Default::default());
    });
}

/// Returns prices at which each instruction costs `gas`.
fn at(gas: u16) -> GasSchedule {
    GasSchedule { instructions: InstructionCosts::new(|_, _| gas), ..Default::default() }
}

#[test]
fn the_longest_block_of_the_largest_program_can_be_charged() {
    // 8,191 times 256 KiB is less than 2 to the power of 31.
    integrity::blocks(limits::MAX_LIMITS.program_size, &at(8_191));
}

#[test]
#[should_panic = "at 8192 for an instruction; benchmark the pallet"]
fn instructions_so_dear_that_a_block_cannot_be_charged_do_not_pass() {
    integrity::blocks(limits::MAX_LIMITS.program_size, &at(8_192));
}
