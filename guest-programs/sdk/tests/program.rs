//! Programs on the machine that builds them.

use pvq_program::{codec::Encode, mock, CallError, ExtensionFn, HostError};

/// The stubs of an extension, as `pvq-extension` makes them.
mod stubs {
    pub mod guest {
        use pvq_program::__private::{FunctionMetadata, MetaForm};
        use pvq_program::scale_info::{meta_type, TypeInfo};
        use std::marker::PhantomData;

        pub trait Types: 'static {
            type Balance: pvq_program::codec::Decode + TypeInfo + 'static;
        }
        pub enum DefaultTypes {}
        impl Types for DefaultTypes {
            type Balance = u128;
        }
        pub struct With<Chain>(PhantomData<Chain>);
        impl<Chain: Types> With<Chain> {
            pub fn supply() -> Chain::Balance {
                pvq_program::call::<supply<Chain>>(&())
            }
        }
        pub fn supply() -> u128 {
            With::<DefaultTypes>::supply()
        }
        #[allow(non_camel_case_types)]
        pub struct supply<Chain = DefaultTypes> {
            types: PhantomData<Chain>,
        }
        impl<Chain: Types> pvq_program::ExtensionFn for supply<Chain> {
            const EXTENSION_ID: u64 = 5;
            const INDEX: u8 = 1;
            type Parameters = ();
            type Output = Chain::Balance;

            fn metadata() -> FunctionMetadata<MetaForm> {
                FunctionMetadata {
                    name: "supply",
                    inputs: vec![],
                    output: meta_type::<Chain::Balance>(),
                }
            }
        }
    }
}

/// A chain whose balances are small.
pub enum Narrow {}
impl stubs::guest::Types for Narrow {
    type Balance = u32;
}

#[pvq_program::program(heap = 1024 * 64, stack = 16384)]
mod everything {
    //! All that a module may have, and its documentation.

    use crate::Narrow;

    #[program::extension]
    use crate::stubs::guest as wide;
    #[program::extension]
    type NarrowSupply = crate::stubs::guest::With<Narrow>;

    /// Takes a parameter of each kind.
    #[program::extension_fn(extension_id = 9, fn_index = 200)]
    fn echo(number: u64, text: &str, bytes: &[u8], account: &[u8; 4]) -> u64;

    /// Takes references.
    ///
    ///  Indented.
    #[program::entrypoint]
    pub fn references(
        bytes: &[u8],
        accounts: &[[u8; 4]],
        account: &[u8; 4],
        text: &str,
    ) -> Lengths {
        [bytes.len(), accounts.len(), account.len(), text.len()].map(|len| len as u32)
    }

    #[program::entrypoint]
    pub fn owned(mut number: u8, list: Vec<u16>, maybe: Option<(bool, String)>) -> String {
        number += 1;
        format!("{number} {list:?} {maybe:?}")
    }

    #[program::entrypoint]
    pub fn nothing() {}

    #[program::entrypoint]
    fn supplies() -> (u128, u32) {
        (wide::supply(), NarrowSupply::supply())
    }

    #[program::entrypoint]
    fn echoed(number: u64) -> Result<u64, u8> {
        match try_echo(number, "text", &[1, 2], &[3; 4]) {
            Ok(number) => Ok(number + echo(number, "", &[], &[0; 4])),
            Err(super::CallError::Host(error)) => Err(error as u8),
            Err(super::CallError::MalformedResponse) => Err(0),
        }
    }

    /// A type that nobody else knows, of an entrypoint that nobody else calls.
    #[derive(pvq_program::codec::Encode, pvq_program::scale_info::TypeInfo)]
    struct Code(u8);

    #[program::entrypoint]
    fn coded(number: u8) -> Code {
        Code(number)
    }

    type Lengths = [u32; 4];

    pub fn stubs_of_the_chain() -> u32 {
        NarrowSupply::supply()
    }

    pub fn metadata() -> impl pvq_program::codec::Encode {
        __pvq_metadata()
    }

    pub fn echo_is_described<T: super::ExtensionFn>() -> (u64, u8) {
        (T::EXTENSION_ID, T::INDEX)
    }

    pub fn described() -> (u64, u8) {
        echo_is_described::<echo>()
    }
}

#[test]
fn references_and_owned_parameters_are_decoded() {
    let arguments = (0u8, vec![1u8, 2], vec![[1u8; 4]; 3], [9u8; 4], "four").encode();
    assert_eq!(everything::pvq(&arguments), [2u32, 3, 4, 4].encode());
    let arguments = (1u8, 6u8, vec![1u16], Some((true, "yes"))).encode();
    assert_eq!(everything::pvq(&arguments), r#"7 [1] Some((true, "yes"))"#.encode());
    assert_eq!(everything::pvq(&[2]), []);
    everything::nothing();
}

#[test]
#[should_panic = "there is no entrypoint at this index"]
fn an_index_that_no_entrypoint_has_traps() {
    everything::pvq(&[6]);
}

#[test]
#[should_panic = "the arguments do not decode"]
fn what_is_left_over_traps() {
    everything::pvq(&[2, 0]);
}

#[test]
fn an_explicit_function_encodes_its_parameters_in_order() {
    let host = |id: u64, call: &[u8]| {
        let expected = [
            (200u8, 7u64, "text", vec![1u8, 2], [3u8; 4]).encode(),
            (200u8, 8u64, "", Vec::<u8>::new(), [0u8; 4]).encode(),
        ];
        assert_eq!(id, 9);
        Ok((expected.iter().position(|expected| expected == call).unwrap() as u64 + 8).encode())
    };
    assert_eq!(mock::with_host(host, || everything::echoed(7)), Ok(17));
    let refuse = |_: u64, _: &[u8]| Err(HostError::PermissionDenied);
    assert_eq!(mock::with_host(refuse, || everything::echoed(7)), Err(4));
    assert_eq!(everything::described(), (9, 200));
}

#[test]
fn a_chain_with_its_own_types_has_its_own_stubs() {
    let host = |_: u64, call: &[u8]| {
        assert_eq!(call, [1]);
        Ok(3u32.encode())
    };
    assert_eq!(mock::with_host(host, everything::stubs_of_the_chain), 3);
}

#[test]
fn every_public_entrypoint_is_a_type_for_clients() {
    use pvq_program::Entrypoint;
    fn takes<E: Entrypoint<Parameters = P>, P>(_: fn(P)) -> u8 {
        E::INDEX
    }
    assert_eq!(
        takes::<everything::references, _>(|_: (Vec<u8>, Vec<[u8; 4]>, [u8; 4], String)| ()),
        0
    );
    assert_eq!(takes::<everything::owned, _>(|_: (u8, Vec<u16>, Option<(bool, String)>)| ()), 1);
    assert_eq!(takes::<everything::nothing, _>(|()| ()), 2);
    let result: <everything::owned as Entrypoint>::Output = String::new();
    assert!(result.is_empty());
}

#[test]
fn metadata_describes_every_entrypoint_and_every_declared_function() {
    use pvq_primitives::ProgramMetadata;
    use pvq_program::codec::DecodeAll;
    let encoded = everything::metadata().encode();
    let metadata = ProgramMetadata::decode_all(&mut &encoded[..]).unwrap();
    let names: Vec<_> = metadata.entrypoints.iter().map(|function| &function.name[..]).collect();
    assert_eq!(names, ["references", "owned", "nothing", "supplies", "echoed", "coded"]);
    assert_eq!(metadata.entrypoints[0].docs, ["Takes references.", "", " Indented."]);
    assert!(metadata.entrypoints[1].docs.is_empty());
    // Only a program that is compiled for PolkaVM knows the stubs that it calls.
    let calls: Vec<_> = metadata.extension_fns.iter().map(|(id, index, _)| (*id, *index)).collect();
    assert_eq!(calls, [(9, 200)]);
    let ty = |id: u32| metadata.types.resolve(id).unwrap().type_def.clone();
    let inputs = &metadata.entrypoints[0].inputs;
    assert_eq!(
        inputs.iter().map(|input| &input.name[..]).collect::<Vec<_>>(),
        ["bytes", "accounts", "account", "text"]
    );
    use pvq_program::scale_info::{TypeDef, TypeDefPrimitive};
    assert!(matches!(ty(inputs[0].ty.id), TypeDef::Sequence(_)));
    assert!(matches!(ty(inputs[2].ty.id), TypeDef::Array(array) if array.len == 4));
    assert_eq!(ty(inputs[3].ty.id), TypeDef::Primitive(TypeDefPrimitive::Str));
}
