//! Calls an extension from everywhere but the program's module.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

/// An extension of the guest's own, by a framework of another name.
#[framework::extension_decl]
pub mod ledger {
    /// Answers with a number.
    #[extension_decl::extension]
    #[extension_decl::guest(Number = u32)]
    pub trait ExtensionTestLedger {
        type Number: framework::Parameter;
        fn plain(number: Self::Number) -> Self::Number;
        fn imported(number: Self::Number) -> Self::Number;
        fn dead(number: Self::Number) -> Self::Number;
        fn generic(number: Self::Number) -> Self::Number;
        fn pointer(number: Self::Number) -> Self::Number;
        fn other_pointer(number: Self::Number) -> Self::Number;
        fn object(number: Self::Number) -> Self::Number;
        fn expanded(number: Self::Number) -> Self::Number;
        fn tried(number: Self::Number) -> Self::Number;
        fn impossible(number: Self::Number) -> Self::Number;
        fn wide(number: Self::Number) -> Self::Number;
        fn untested(number: Self::Number) -> Self::Number;
    }
}

mod elsewhere {
    use crate::ledger::guest::{self, imported as brought_in};
    use alloc::boxed::Box;
    use core::hint::black_box;

    /// A chain whose numbers are longer.
    pub enum Wide {}
    impl guest::Types for Wide {
        type Number = u64;
    }

    pub trait Ask {
        fn ask(&self, number: u32) -> u32;
    }

    pub struct Generic;
    impl Ask for Generic {
        fn ask(&self, number: u32) -> u32 {
            guest::generic(number)
        }
    }

    pub struct Object;
    impl Ask for Object {
        fn ask(&self, number: u32) -> u32 {
            guest::object(number) + guest::plain(number)
        }
    }

    static POINTERS: [fn(u32) -> u32; 2] = [|n| guest::pointer(n), |n| guest::other_pointer(n)];

    macro_rules! ask {
        ($extension:ident, $name:ident, $number:expr) => {
            $extension::$name($number)
        };
    }

    fn with<A: Ask>(asked: A, number: u32) -> u32 {
        asked.ask(number)
    }

    pub fn all(number: u32) -> u64 {
        let object: Box<dyn Ask> = black_box(Box::new(Object));
        let mut sum = guest::plain(number) + brought_in(number) + with(Generic, number);
        sum += black_box(&POINTERS)[number as usize % 2](number);
        sum += object.ask(number) + ask!(guest, expanded, number);
        sum += guest::try_tried(number).unwrap_or(1);
        if number > 7 && number < 3 {
            sum += guest::impossible(number);
        }
        u64::from(sum) + guest::With::<Wide>::wide(1u64 << 40)
    }

    #[allow(dead_code)]
    pub fn never(number: u32) -> u32 {
        guest::dead(number)
    }
}

#[sdk::program]
mod calls {
    /// The sum of all answers.
    #[program::entrypoint]
    fn all(number: u32) -> u64 {
        super::elsewhere::all(number)
    }

    /// A supply, which a library asks for.
    #[program::entrypoint]
    fn supply(asset: u32) -> u128 {
        test_guests::twice_the_supply(asset)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn tests_may_call_what_the_program_does_not() {
        let answer = |_: u64, call: &[u8]| Ok(call[1..].to_vec());
        assert_eq!(sdk::mock::with_host(answer, || super::ledger::guest::untested(5)), 5);
    }
}
