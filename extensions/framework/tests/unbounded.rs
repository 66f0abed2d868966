//! Parameters whose decoding is unbounded are found, however deep in a type the reason lies.

use pvq_extension::{ExtensionsExecutor, UnboundedParameter};
use types::*;

mod types {
    use codec::{Decode, DecodeWithMemTracking, Encode};
    use scale_info::TypeInfo;
    use std::{collections::BTreeSet, marker::PhantomData};

    #[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Nothing(PhantomData<u8>, [u32; 0]);

    #[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
    pub struct Skipping {
        #[codec(skip)]
        _number: u32,
    }

    #[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
    pub struct Holds<T> {
        byte: u8,
        many: Vec<T>,
    }

    #[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
    pub enum Tree {
        Leaf(Nothing),
        Branches(Vec<Tree>),
    }

    #[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
    pub enum Hides {
        Set(Option<Box<(u8, Set)>>),
    }

    #[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
    pub struct Set(BTreeSet<Nothing>);
}

#[pvq_extension::extension_decl]
mod extension {
    use super::*;

    #[extension_decl::extension]
    pub trait ExtensionUnbounded {
        type Many: pvq_extension::Parameter;

        fn sound(one: Nothing, bytes: Vec<u8>, tree: Tree, twice: (Holds<u8>, Holds<Tree>));
        fn skipping(many: Vec<Skipping>);
        fn holding(byte: u8, holds: Holds<Nothing>);
        fn hiding(hides: Hides, byte: u8);
        fn associated(many: Self::Many);
    }
}

struct Chain;

impl extension::ExtensionUnbounded for Chain {
    type Many = Vec<((), ())>;

    fn sound(_: Nothing, _: Vec<u8>, _: Tree, _: (Holds<u8>, Holds<Tree>)) {}
    fn skipping(_: Vec<Skipping>) {}
    fn holding(_: u8, _: Holds<Nothing>) {}
    fn hiding(_: Hides, _: u8) {}
    fn associated(_: Vec<((), ())>) {}
}

#[test]
fn each_is_found_by_name_and_no_other() {
    let mut extensions = ExtensionsExecutor::new();
    assert_eq!(extensions.unbounded_parameters(), []);
    extensions.register::<extension::Dispatch<Chain>>();
    let found = extensions.unbounded_parameters();
    let expected =
        [("skipping", "many"), ("holding", "holds"), ("hiding", "hides"), ("associated", "many")]
            .map(|(function, parameter)| UnboundedParameter {
                extension: "ExtensionUnbounded".into(),
                function: function.into(),
                parameter: parameter.into(),
            });
    assert_eq!(found, expected);
    assert!(found[0].to_string().contains("the parameter many of ExtensionUnbounded::skipping"));
}
