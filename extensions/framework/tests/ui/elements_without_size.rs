use std::{
    collections::{BTreeMap, BTreeSet},
    marker::PhantomData,
};

type Units = Vec<()>;

#[pvq_extension::extension_decl]
mod extension {
    use super::*;

    #[extension_decl::extension]
    pub trait Extension {
        fn units(units: Vec<()>);
        fn phantoms(phantoms: Vec<PhantomData<u8>>);
        fn arrays(arrays: Vec<[u8; 0]>);
        fn set(set: BTreeSet<()>);
        fn map(map: BTreeMap<(), ()>);
        fn array(array: [(); 1000]);
        fn nested(nested: Option<(u8, Vec<Vec<((), ())>>)>);
        fn alias(alias: Units);
        fn beside(byte: u8, units: Vec<()>);
        fn returned() -> Vec<()>;
        fn allowed(one: Option<()>, map: BTreeMap<(), u8>, bytes: Vec<u8>, none: [u8; 0]);
    }
}

fn main() {}
