//! Atomics. A program has one thread, and code that does not know it has to work.

use super::take;
use alloc::{sync::Arc, vec::Vec};
use core::{
    hint::black_box,
    sync::atomic::{
        fence, AtomicBool, AtomicI16, AtomicPtr, AtomicU32, AtomicU8, AtomicUsize, Ordering::*,
    },
};

macro_rules! operations {
    ($atomic:ty, $number:ty, $first:expr, $second:expr, $results:expr) => {
        operations!($atomic, $number, $number, $first, $second, $results)
    };
    ($atomic:ty, $shown:ty, $number:ty, $first:expr, $second:expr, $results:expr) => {{
        let (first, second) = ($first as $number, $second as $number);
        let atomic = <$atomic>::new(first);
        let atomic = black_box(&atomic);
        for operation in 0..13 {
            let before = match operation {
                0 => atomic.fetch_add(second, SeqCst),
                1 => atomic.fetch_sub(first, AcqRel),
                2 => atomic.swap(second, Relaxed),
                3 => atomic.fetch_or(first, Release),
                4 => atomic.fetch_and(second, Acquire),
                5 => atomic.fetch_xor(first, SeqCst),
                6 => atomic.fetch_nand(second, SeqCst),
                7 => atomic.fetch_max(first, SeqCst),
                8 => atomic.fetch_min(second, SeqCst),
                9 => atomic.compare_exchange(second, first, SeqCst, Relaxed).unwrap_or(second),
                10 => loop {
                    let now = atomic.load(Acquire);
                    match atomic.compare_exchange_weak(now, first ^ second, AcqRel, Acquire) {
                        Ok(before) => break before,
                        Err(_) => continue,
                    }
                },
                11 => {
                    let update = |now: $number| (now != first).then(|| now.wrapping_mul(3));
                    atomic.fetch_update(SeqCst, SeqCst, update).unwrap_or(second)
                }
                _ => {
                    atomic.store(second, Release);
                    fence(SeqCst);
                    first
                }
            };
            $results.extend_from_slice(&(before as $shown).to_le_bytes());
            $results.extend_from_slice(&(atomic.load(SeqCst) as $shown).to_le_bytes());
        }
    }};
}

/// Does every operation with two numbers of the input, on atomics of 64 bits.
#[cfg(target_has_atomic = "64")]
pub fn wide_atomics(mut input: &[u8]) -> Vec<u8> {
    let (first, second) =
        (u64::from_le_bytes(take(&mut input)), u64::from_le_bytes(take(&mut input)));
    let mut results = Vec::new();
    operations!(core::sync::atomic::AtomicU64, u64, first, second, results);
    results
}

/// Does every operation with two numbers of the input, on atomics of each width that both targets have.
pub fn atomics(mut input: &[u8]) -> Vec<u8> {
    let (first, second) =
        (u32::from_le_bytes(take(&mut input)), u32::from_le_bytes(take(&mut input)));
    let mut results = Vec::new();
    operations!(AtomicU8, u8, first, second, results);
    operations!(AtomicI16, i16, first, second, results);
    operations!(AtomicU32, u32, first, second, results);
    // So small that 32 bits hold all results, and those are the same in 64.
    operations!(AtomicUsize, u32, usize, first >> 8, second >> 8, results);

    let flag = AtomicBool::new(first & 1 == 1);
    results.push(black_box(&flag).fetch_xor(second & 1 == 1, SeqCst).into());
    results.push(flag.into_inner().into());

    let (mut one, mut other) = (first, second);
    let pointer = AtomicPtr::new(&mut one);
    let before = black_box(&pointer).swap(&mut other, SeqCst);
    results.push((before == &raw mut one && pointer.load(SeqCst) == &raw mut other).into());

    let shared = Arc::new(first);
    let copies: Vec<_> = (0..second % 9).map(|_| shared.clone()).collect();
    results.push(Arc::strong_count(&shared) as u8);
    drop(copies);
    results.push(Arc::strong_count(&shared) as u8);
    results
}
