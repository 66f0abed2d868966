//! The functions of the extension over the pallets of a runtime.
//!
//! ```ignore
//! impl pvq_extension_runtime::extension::ExtensionRuntime for RuntimeExtensions {
//!     type Hash = Hash;
//!
//!     fn version() -> Version {
//!         frame::version::<Runtime>()
//!     }
//!
//!     fn call_index(pallet: Vec<u8>, call: Vec<u8>) -> Option<(u8, u8)> {
//!         frame::call_index::<Runtime, AllPalletsWithSystem>(&pallet, &call)
//!     }
//!     // and so on.
//! }
//! ```

use crate::{Pallet, Version};
use alloc::vec::Vec;
use frame_support::{
    dispatch::Callable,
    traits::{
        Get, GetCallIndex, GetCallMetadata, GetCallName, PalletInfoAccess, PalletInfoData,
        PalletsInfoAccess,
    },
};
use frame_system::pallet_prelude::BlockNumberFor;
use impl_trait_for_tuples::impl_for_tuples;

/// Returns the version of the runtime `T`.
pub fn version<T: frame_system::Config>() -> Version {
    let version = T::Version::get();
    Version {
        spec_name: version.spec_name.as_bytes().to_vec(),
        impl_name: version.impl_name.as_bytes().to_vec(),
        authoring_version: version.authoring_version,
        spec_version: version.spec_version,
        impl_version: version.impl_version,
        transaction_version: version.transaction_version,
        system_version: version.system_version,
    }
}

/// Returns the hash of the first block, which the state has from the second one on.
pub fn genesis_hash<T: frame_system::Config>() -> Option<T::Hash> {
    let first = BlockNumberFor::<T>::default();
    // In the state of the first block a constant stands in its place.
    (frame_system::Pallet::<T>::block_number() != first)
        .then(|| frame_system::Pallet::<T>::block_hash(first))
}

/// Returns the one of `Pallets`, which is a runtime's `AllPalletsWithSystem`, that has the name `name`.
pub fn pallet<Pallets: PalletsInfoAccess>(name: &[u8]) -> Option<Pallet> {
    Pallets::infos().into_iter().find(|info| info.name.as_bytes() == name).map(described)
}

/// Returns all of `Pallets`, which is a runtime's `AllPalletsWithSystem`, by index.
pub fn pallets<Pallets: PalletsInfoAccess>() -> Vec<Pallet> {
    let mut pallets: Vec<Pallet> = Vec::new();
    // One by one into its place, which is mostly the last: to sort takes six kilobytes of Wasm.
    for pallet in Pallets::infos().into_iter().map(described) {
        let place = pallets.partition_point(|other| other.index <= pallet.index);
        pallets.insert(place, pallet);
    }
    pallets
}

fn described(info: PalletInfoData) -> Pallet {
    let version = info.crate_version;
    Pallet {
        index: info.index as u8,
        name: info.name.as_bytes().to_vec(),
        module: info.module_name.as_bytes().to_vec(),
        crate_version: (version.major, version.minor, version.patch),
    }
}

/// Returns the indices of a pallet and of its call, where the runtime `T` accepts it. `Pallets` is the
/// runtime's `AllPalletsWithSystem`.
pub fn call_index<T, Pallets>(pallet: &[u8], call: &[u8]) -> Option<(u8, u8)>
where
    T: frame_system::Config<RuntimeCall: GetCallMetadata>,
    Pallets: PalletsCalls<T>,
{
    // Pallets without calls, and those whose calls are disabled, are not among them.
    let callable = T::RuntimeCall::get_module_names().iter().any(|name| name.as_bytes() == pallet);
    callable.then(|| Pallets::call_index(pallet, call))?
}

/// The calls of several pallets of the runtime `T`, by name. Tuples of pallets implement it.
pub trait PalletsCalls<T> {
    /// Returns the indices of a pallet and of its call.
    fn call_index(pallet: &[u8], call: &[u8]) -> Option<(u8, u8)>;
}

#[impl_for_tuples(1, 128)]
#[tuple_types_custom_trait_bound(PalletInfoAccess + Callable<T, RuntimeCall: GetCallName + GetCallIndex>)]
impl<T> PalletsCalls<T> for Tuple {
    fn call_index(pallet: &[u8], call: &[u8]) -> Option<(u8, u8)> {
        for_tuples!( #(
            if Tuple::name().as_bytes() == pallet {
                return call_index_in::<T, Tuple>(call);
            }
        )* );
        None
    }
}

fn call_index_in<T, P>(call: &[u8]) -> Option<(u8, u8)>
where
    P: PalletInfoAccess + Callable<T, RuntimeCall: GetCallName + GetCallIndex>,
{
    let names = <P::RuntimeCall as GetCallName>::get_call_names();
    let position = names.iter().position(|name| name.as_bytes() == call)?;
    let indices = <P::RuntimeCall as GetCallIndex>::get_call_indices();
    Some((P::index() as u8, *indices.get(position)?))
}
