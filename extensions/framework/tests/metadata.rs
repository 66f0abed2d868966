//! Metadata is what clients decode.

mod ledger;

use codec::{Compact, Decode, Encode};
use ledger::{
    extension::{Dispatch, EXTENSION_ID, LEGACY_EXTENSION_ID},
    Ledger,
};
use pvq_extension::{ExtensionsExecutor, Metadata};
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use std::collections::BTreeMap;

fn metadata() -> Metadata {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger>>();
    extensions.metadata()
}

/// The wire shape, spelled out.
type Input = (String, Compact<u32>);
type Function = (String, Vec<Input>, Compact<u32>);
type Wire = (PortableRegistry, BTreeMap<String, (String, Vec<Function>)>);

#[test]
fn it_has_the_wire_shape() {
    let (types, extensions) = Wire::decode(&mut &metadata().encode()[..]).unwrap();
    assert_eq!(
        extensions.keys().cloned().collect::<Vec<_>>(),
        BTreeMap::from([(EXTENSION_ID.to_string(), ()), (LEGACY_EXTENSION_ID.to_string(), ())])
            .into_keys()
            .collect::<Vec<_>>()
    );
    let (name, functions) = &extensions[&EXTENSION_ID.to_string()];
    assert_eq!(name, "ExtensionLedger");
    let names: Vec<_> = functions.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["balance", "balances", "assets", "depth", "nothing", "shadows", "try"]);

    let (_, inputs, output) = &functions[0];
    let inputs: Vec<_> = inputs
        .iter()
        .map(|(name, ty)| (name.as_str(), types.resolve(ty.0).unwrap().type_def.clone()))
        .collect();
    assert_eq!(inputs[0], ("asset", TypeDef::Primitive(TypeDefPrimitive::U32)));
    assert_eq!(inputs[1].0, "who");
    assert!(matches!(&inputs[1].1, TypeDef::Array(array) if array.len == 32));
    let output = &types.resolve(output.0).unwrap().type_def;
    assert_eq!(output, &TypeDef::Primitive(TypeDefPrimitive::U128));
    // Raw identifiers are names like others.
    assert_eq!(functions[6].1[0].0, "type");
}

#[test]
fn it_lists_an_extension_under_both_ids() {
    let metadata = metadata();
    let [normative, legacy] =
        [EXTENSION_ID, LEGACY_EXTENSION_ID].map(|id| &metadata.extensions[&id.to_string()]);
    assert_eq!(normative, legacy);
    assert_eq!(Metadata::decode(&mut &metadata.encode()[..]).unwrap(), metadata);
}
