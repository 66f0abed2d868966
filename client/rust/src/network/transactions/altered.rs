//! Metadata of a node that says something else of a pallet's calls than the pallet declares.

use super::Calls;
use codec::{Decode, Encode};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use scale_info::{form::PortableForm, TypeDef, Variant};
use subxt::Metadata;

/// Returns the calls by `metadata`, of version 16, in which the calls of the crate `pallet` are others.
pub(in crate::network) fn by_metadata(
    metadata: &[u8],
    pallet: &str,
    change: impl FnOnce(&mut [Variant<PortableForm>]),
) -> Calls {
    let mut metadata = RuntimeMetadataPrefixed::decode(&mut &metadata[..]).unwrap();
    let RuntimeMetadata::V16(v16) = &mut metadata.1 else { panic!("it is of version 16") };
    let path = [pallet, "pallet", "Call"];
    let mut types = v16.types.types.iter_mut();
    let ty = types.find(|ty| ty.ty.path.segments == path).expect("the pallet has calls");
    let TypeDef::Variant(calls) = &mut ty.ty.type_def else { panic!("calls are variants") };
    change(&mut calls.variants);
    Calls::new(Metadata::decode_from(&metadata.encode()).unwrap().arc())
}

/// Returns the call of that name.
pub(in crate::network) fn named<'a>(
    calls: &'a mut [Variant<PortableForm>],
    name: &str,
) -> &'a mut Variant<PortableForm> {
    calls.iter_mut().find(|call| call.name == name).expect("there is such a call")
}
