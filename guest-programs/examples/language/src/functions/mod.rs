//! Functions from bytes to bytes, each of which uses a part of the language. They are pure, so a program and the machine
//! that builds it give the same results, and panic for the same input.

mod arms;
mod atomics;
mod dispatch;
mod floats;
mod integers;
mod panics;
mod recursion;
mod text;

use alloc::vec::Vec;

/// A function from bytes to bytes.
pub type Function = fn(&[u8]) -> Vec<u8>;

/// The functions, by name. A program calls them by their index.
pub const FUNCTIONS: &[(&str, Function)] = &[
    ("arms", arms::arms),
    ("atomics", atomics::atomics),
    ("table", dispatch::table),
    ("objects", dispatch::objects),
    ("float_arithmetic", floats::arithmetic),
    ("float_conversions", floats::conversions),
    ("float_text", floats::text),
    ("unsigned", integers::unsigned),
    ("signed", integers::signed),
    ("checked_by_the_compiler", integers::checked_by_the_compiler),
    ("panics", panics::panics),
    ("recursion", recursion::recursion),
    ("descent", recursion::descent),
    ("debug", text::debug),
    // The last one, because 32-bit programs do without it.
    #[cfg(target_has_atomic = "64")]
    (WIDE_ATOMICS, atomics::wide_atomics),
];

/// The name of the function that only 64-bit programs have.
#[allow(dead_code)]
pub const WIDE_ATOMICS: &str = "wide_atomics";

/// Runs the function at `index`. Panics where there is none, or where it does.
pub fn run(index: u8, input: &[u8]) -> Vec<u8> {
    FUNCTIONS[usize::from(index)].1(input)
}

/// Takes the next bytes of the input, where zeros follow the last.
fn take<const SIZE: usize>(input: &mut &[u8]) -> [u8; SIZE] {
    let mut taken = [0; SIZE];
    let (now, later) = input.split_at(SIZE.min(input.len()));
    taken[..now.len()].copy_from_slice(now);
    *input = later;
    taken
}
