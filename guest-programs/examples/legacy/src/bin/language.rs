//! The features of the language, in a program of PVQ 0.1: the functions of the example `language`.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

#[path = "../../../language/src/functions/mod.rs"]
mod functions;

#[cfg(target_env = "polkavm")]
polkavm_derive::min_stack_size!(65536);

fn run(arguments: &[u8]) -> alloc::vec::Vec<u8> {
    use codec::Encode;
    let (function, input): (u8, alloc::vec::Vec<u8>) = legacy::parameters(arguments);
    functions::run(function, &input).encode()
}

legacy::program!(run);
