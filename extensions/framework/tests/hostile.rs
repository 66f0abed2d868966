//! Calls that no stub makes are refused quickly, in bounded memory.

mod ledger;

use codec::{Compact, Encode};
use ledger::{
    calls,
    extension::{Dispatch, EXTENSION_ID},
    Ledger,
};
use proptest::prelude::*;
use pvq_extension::{
    limits::{DECODE_MEMORY_PER_BYTE, MAX_DECODE_DEPTH, MAX_DECODE_MEMORY, MIN_DECODE_MEMORY},
    CallContext, ExtensionFailure, Extensions, ExtensionsExecutor, HostError, Weight,
};
use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

/// Counts the bytes that a thread has allocated, now and at most.
struct Counting;

thread_local! {
    static NOW: Cell<usize> = const { Cell::new(0) };
    static MOST: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: the system's allocator does the work; the counters have constant initialisers and no
// destructors, so that they allocate nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        NOW.set(NOW.get().saturating_add(layout.size()));
        MOST.set(MOST.get().max(NOW.get()));
        // SAFETY: the caller upholds the contract of the system's allocator.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.set(NOW.get().saturating_sub(layout.size()));
        // SAFETY: the caller upholds the contract of the system's allocator.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Returns the call's result, and the most bytes that it took.
fn run(call: &[u8]) -> (Result<(), ExtensionFailure>, usize) {
    run_in(&mut CallContext::unmetered(), call)
}

fn run_in(context: &mut CallContext, call: &[u8]) -> (Result<(), ExtensionFailure>, usize) {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger>>();
    let mut response = Vec::new();
    let before = NOW.get();
    MOST.set(before);
    let result = extensions.call(EXTENSION_ID, call, context, &mut response);
    (result, MOST.get() - before)
}

#[track_caller]
fn assert_refused(call: &[u8], most: usize) {
    calls();
    let (result, taken) = run(call);
    match result {
        Err(ExtensionFailure::Host { error: HostError::MalformedCall, message: text }) => {
            assert!(text.starts_with("ExtensionLedger, function "), "{text}");
        }
        other => panic!("the call should be malformed: {other:?}"),
    }
    assert!(taken <= most, "refusing the call took {taken} bytes");
    assert_eq!(calls(), [""; 0], "a malformed call ran");
}

/// Bytes that the text of an error may take.
const TEXT: usize = 1024;

#[test]
fn every_truncation_is_refused() {
    let call = (1u8, 7u32, vec![[1u8; 32]; 2]).encode();
    for length in 1..call.len() {
        assert_refused(&call[..length], TEXT + 2 * 32);
    }
}

#[test]
fn trailing_bytes_are_refused() {
    assert_refused(&(0u8, 7u32, [1u8; 32], 0u8).encode(), TEXT);
    assert_refused(&[4, 0], TEXT);
}

#[test]
fn a_length_without_its_elements_allocates_nothing_much() {
    for length in [1000u32, 1 << 20, u32::MAX / 32, u32::MAX] {
        // A vector of accounts, of bytes, and a map.
        assert_refused(&(1u8, 7u32, Compact(length)).encode(), 64 * 1024);
        assert_refused(&(3u8, Compact(0u32), Compact(length)).encode(), TEXT);
        assert_refused(&(6u8, Compact(length)).encode(), 64 * 1024);
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| {
        let mut call = vec![3u8];
        call.extend(std::iter::repeat_n(Compact(1u32).encode(), depth).flatten());
        call.extend([0, 0]);
        call
    };
    let limit = MAX_DECODE_DEPTH as usize;
    // A tree without branches is a vector, too.
    assert_eq!(run(&nested(limit - 1)).0, Ok(()));
    assert_refused(&nested(limit), 64 * 1024);
    assert_refused(&nested(1 << 20), 64 * 1024);
}

#[test]
fn memory_is_bounded_whatever_the_call_is_long() {
    // Each byte is a tree, which takes the memory of a vector.
    let trees = |count: usize| {
        let mut call = vec![3u8];
        call.extend(Compact(count as u32).encode());
        call.extend(vec![0; count + 1]);
        call
    };
    let fits = MAX_DECODE_MEMORY / size_of::<Vec<u8>>() - 1;
    assert_eq!(run(&trees(fits)).0, Ok(()));
    assert_refused(&trees(fits + 10), 2 * MAX_DECODE_MEMORY);
    assert_refused(&trees(4 * 1024 * 1024), 2 * MAX_DECODE_MEMORY);
}

#[test]
fn memory_is_bounded_by_the_length_of_the_call() {
    // A byte is a `None`, which takes 32 bytes beside its key, in nodes of which a half are empty.
    let small = |count: u32| {
        let mut call = (6u8, Compact(count)).encode();
        call.extend((0..count).flat_map(|key| (key, None::<u128>).encode()));
        call
    };
    for count in [0, 1, 10, 1_000, 10_000] {
        assert_eq!(run(&small(count)).0, Ok(()), "{count}");
    }
    // No memory is taken for elements that are announced and missing.
    let mut call = (6u8, Compact(100_000u32)).encode();
    call.extend([0; 100]);
    assert_refused(&call, MIN_DECODE_MEMORY + 100 * DECODE_MEMORY_PER_BYTE);
}

#[test]
fn a_call_that_cannot_be_paid_for_is_not_decoded() {
    let mut call = (3u8, Compact(1u32 << 20)).encode();
    call.extend(vec![0; 1 << 22]);
    let mut context = CallContext::with_weight_limit(Weight::from_parts(1_000_000_000, 0));
    assert_eq!(run_in(&mut context, &call), (Err(ExtensionFailure::OutOfGas), 0));
    assert_eq!(calls(), [""; 0]);
}

#[test]
fn a_hundred_thousand_accounts_fit() {
    let who = vec![[1u8; 32]; 100_000];
    assert_eq!(run(&(1u8, 7u32, who).encode()).0, Ok(()));
}

proptest! {
    #[test]
    fn any_bytes_end_in_a_result(call in prop::collection::vec(any::<u8>(), 0..200)) {
        let (result, taken) = run(&call);
        prop_assert!(taken <= MAX_DECODE_MEMORY);
        if let Err(error) = result {
            let expected = matches!(
                error,
                ExtensionFailure::Host {
                    error: HostError::MalformedCall | HostError::UnknownFunction,
                    ..
                }
            );
            prop_assert!(expected, "{:?}", error);
        }
    }
}
