//! The features of the language, in a program, to compare it with the host's own computation.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

mod functions;

#[pvq_program::program(heap = 524288, stack = 65536)]
mod language {
    use alloc::vec::Vec;

    /// The result of the function at this index of `functions.rs`.
    #[program::entrypoint]
    fn run(function: u8, input: &[u8]) -> Vec<u8> {
        crate::functions::run(function, input)
    }
}

#[cfg(test)]
mod tests {
    use super::{functions, language};

    #[test]
    fn an_index_is_that_of_a_function() {
        for (index, (_, function)) in (0..2).zip(&functions::FUNCTIONS[..2]) {
            assert_eq!(language::run(index, b"any input"), function(b"any input"));
        }
        let other = functions::FUNCTIONS.len() as u8;
        assert!(std::panic::catch_unwind(|| language::run(other, &[])).is_err());
    }
}
