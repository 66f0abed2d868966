//! Computations of many kinds, each a program of its own, to compare what they are charged with the time that they take.

#![cfg_attr(target_env = "polkavm", no_std)]

extern crate alloc;

mod functions;

pub use functions::*;
