//! A program that sends values of every shape to an extension of its own and returns the answers, for tests of
//! their encodings. No chain has the extension.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

#[allow(dead_code)]
mod declaration;

#[pvq_program::program]
mod shapes {
    use crate::declaration::{Amounts, Answer, Fixed, List, Map};
    use alloc::{boxed::Box, collections::BTreeSet, string::String, vec::Vec};
    use codec::Compact;

    #[program::extension]
    use crate::declaration::extension::guest as mirror;

    #[program::entrypoint]
    fn result(result: Answer) -> Answer {
        mirror::result(result)
    }

    #[program::entrypoint]
    fn nested(rows: Vec<Vec<Vec<u16>>>) -> Vec<Vec<Vec<u16>>> {
        mirror::nested(rows)
    }

    #[program::entrypoint]
    fn maps(map: Map, set: BTreeSet<(bool, i64)>) -> (Map, BTreeSet<(bool, i64)>) {
        mirror::maps(map, set)
    }

    #[program::entrypoint]
    fn compact(
        small: Compact<u8>,
        large: Compact<u128>,
        many: Vec<Compact<u32>>,
        amounts: Amounts,
    ) -> (Compact<u8>, Compact<u128>, Vec<Compact<u32>>, Amounts) {
        mirror::compact(small, large, many, amounts)
    }

    #[program::entrypoint]
    fn fixed(one: Fixed, many: Vec<Fixed>) -> (Fixed, Vec<Fixed>) {
        mirror::fixed(one, many)
    }

    #[program::entrypoint]
    fn rest(
        text: String,
        nothing: (),
        list: List,
        boxed: Box<[u8; 4]>,
    ) -> (String, (), List, Box<[u8; 4]>) {
        mirror::rest(text, nothing, list, boxed)
    }
}

#[cfg(test)]
mod tests {
    use super::{declaration::Fixed, shapes};
    use codec::Encode;
    use pvq_program::mock;

    #[test]
    fn a_call_is_what_the_program_was_asked() {
        let arguments = (4u8, Fixed::Named { small: 1, many: vec![2] }, vec![Fixed::Unit]).encode();
        mock::with_host(
            |_, call: &[u8]| {
                assert_eq!(call, arguments);
                Ok(call[1..].to_vec())
            },
            || assert_eq!(shapes::pvq(&arguments), arguments[1..]),
        );
    }
}
