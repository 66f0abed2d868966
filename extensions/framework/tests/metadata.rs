//! Metadata has the shape that clients decode, and describes every function.

mod ledger;

use codec::{Compact, Decode, Encode};
use ledger::{
    extension::{Dispatch, WeightInfo, EXTENSION_ID, LEGACY_EXTENSION_ID},
    Ledger, Weights,
};
use pvq_extension::{ExtensionsExecutor, Metadata, PerSource, Weight, UNBENCHMARKED};
use pvq_primitives::{ExtensionDetails, FunctionDetails, QueryMetadata};
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

/// An extension with every form of documentation that there is.
#[pvq_extension::extension_decl]
mod documented {
    #[doc = concat!("made ", "by a macro")]
    ///   indented
    ///
    /** one
    two*/
    #[doc(hidden)]
    #[extension_decl::extension]
    pub trait ExtensionDocumented {
        fn bare();
        /// As [`bare`](Self::bare).
        fn linked();
    }
}

struct Documented;

impl documented::ExtensionDocumented for Documented {
    fn bare() {}
    fn linked() {}
}

fn details() -> QueryMetadata {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger, Weights>>();
    extensions.register::<documented::Dispatch<Documented>>();
    extensions.details(|_| PerSource::all(true))
}

#[test]
fn details_name_the_extensions_once_and_in_order() {
    let extensions = details().extensions;
    let names: Vec<_> = extensions.iter().map(|extension| &extension.name[..]).collect();
    assert_eq!(names, ["ExtensionLedger", "ExtensionDocumented"]);
    let ExtensionDetails { id, legacy_id, .. } = &extensions[0];
    assert_eq!((*id, *legacy_id), (EXTENSION_ID, LEGACY_EXTENSION_ID));
}

#[test]
fn details_have_the_sources_of_each_extension() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger>>().register::<documented::Dispatch<Documented>>();
    let details = extensions.details(|id| PerSource::all(id == EXTENSION_ID));
    let sources: Vec<_> = details.extensions.iter().map(|extension| extension.sources).collect();
    assert_eq!(sources, [PerSource::all(true), PerSource::all(false)]);
    let ids: Vec<_> = details.extensions.iter().map(|extension| extension.id).collect();
    assert_eq!(extensions.ids().collect::<Vec<_>>(), ids);
}

#[test]
fn details_and_metadata_describe_the_same_functions() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger>>();
    let (details, metadata) = (extensions.details(|_| PerSource::all(true)), extensions.metadata());
    assert_eq!(details.types, metadata.types);
    let functions: Vec<_> =
        details.extensions[0].functions.iter().map(|details| details.function.clone()).collect();
    assert_eq!(functions, metadata.extensions[&EXTENSION_ID.to_string()].functions);
}

#[test]
fn details_hold_the_documentation_line_by_line() {
    let [ledger, documented] = &details().extensions[..] else { panic!("there are two") };
    assert_eq!(ledger.docs, ["Reads ledgers."]);
    let docs: Vec<_> = ledger.functions.iter().map(|function| &function.docs[..]).collect();
    assert_eq!(docs[..3], [&["One balance."], &["Several balances."], &["All assets."]]);
    // The function that a `cfg` removes is not listed.
    assert_eq!(docs.len(), 7);

    assert_eq!(documented.docs, ["made by a macro", "  indented", "", "one", "   two"]);
    assert!(documented.functions[0].docs.is_empty());
    assert_eq!(
        documented.functions[1].docs,
        ["As [`bare`](ExtensionDocumented::bare)."],
        "a link is read outside of the trait"
    );
}

#[test]
fn details_say_what_a_call_weighs_and_each_item_on_top() {
    let weights = |name: &str| -> (Weight, Weight) {
        let extension = &details().extensions[0];
        let FunctionDetails { weight, weight_per_item, .. } =
            extension.functions.iter().find(|details| details.function.name == name).unwrap();
        (*weight, *weight_per_item)
    };
    assert_eq!(weights("balance"), (Weights::balance(), Weight::zero()));
    assert_eq!(weights("balances"), (Weight::zero(), Weights::balances(1)));
    // Of several components, one of each.
    assert_eq!(weights("depth"), (Weights::depth(0, 0), Weights::depth(1, 1)));
    assert_eq!(weights("nothing"), (Weight::zero(), Weight::zero()));
}

#[test]
fn details_of_placeholder_weights_are_placeholders() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger>>();
    let balances = &extensions.details(|_| PerSource::all(true)).extensions[0].functions[1];
    assert_eq!((balances.weight, balances.weight_per_item), (UNBENCHMARKED, UNBENCHMARKED));
}

#[test]
fn a_weight_that_falls_with_its_items_has_none_for_each() {
    let meta = pvq_primitives::FunctionMetadata::<scale_info::form::MetaForm> {
        name: "falls",
        inputs: vec![],
        output: scale_info::meta_type::<()>(),
    };
    let falls = FunctionDetails::new(meta, &[], Weight::from_parts(5, 1), Weight::from_parts(3, 4));
    assert_eq!(falls.weight_per_item, Weight::from_parts(0, 3));
}
