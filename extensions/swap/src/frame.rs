//! The lists of the extensions over `pallet-asset-conversion` and `pallet-assets`.
//!
//! ```ignore
//! impl pvq_extension_swap::pools::ExtensionPools for RuntimeExtensions {
//!     type AssetId = AssetId;
//!     type Balance = Balance;
//!
//!     fn pools(start: Option<(AssetId, AssetId)>, limit: u32) -> Page<Pool<AssetId, Balance>, (AssetId, AssetId)> {
//!         frame::pools::<Runtime>(start, page_size(limit, Self::MAX_PAGE))
//!     }
//!
//!     fn assets(start: Option<AssetId>, limit: u32) -> Page<AssetInfo<AssetId>, AssetId> {
//!         let assets = frame::assets_after::<Runtime, AssetsInstance>(NATIVE_ASSET, start);
//!         Page::of(assets, page_size(limit, Self::MAX_PAGE), |asset| info(*asset))
//!     }
//! }
//! ```

use crate::{Page, Pool};
use alloc::{collections::BTreeMap, vec::Vec};
use pallet_asset_conversion::{Config, Pallet, Pools};
use pallet_assets::Asset;

/// Returns the assets of all pools where there are at most `max`, and otherwise of one more, with which a call of
/// `list_pools` fails.
pub fn list_pools<T: Config>(max: u32) -> Vec<T::PoolId> {
    Pools::<T>::iter_keys().take(max as usize + 1).collect()
}

/// Returns the page of at most `size` pools that follows `start`.
///
/// A call is charged by the pools that it lists, so every pool that is read is listed. One that is empty, or whose assets
/// are frozen, has reserves of zero.
#[allow(clippy::type_complexity)]
pub fn pools<T>(
    start: Option<(T::AssetKind, T::AssetKind)>,
    size: u32,
) -> Page<Pool<T::AssetKind, T::Balance>, (T::AssetKind, T::AssetKind)>
where
    T: Config<PoolId = (<T as Config>::AssetKind, <T as Config>::AssetKind)>,
{
    let keys = match start {
        None => Pools::<T>::iter_keys(),
        Some(key) => Pools::<T>::iter_keys_from(Pools::<T>::hashed_key_for(key)),
    };
    Page::of(keys, size, |(asset1, asset2)| {
        let (asset1, asset2) = (asset1.clone(), asset2.clone());
        let reserves = Pallet::<T>::get_reserves(asset1.clone(), asset2.clone());
        let (reserve1, reserve2) = reserves.unwrap_or_default();
        Pool { asset1, asset2, reserve1, reserve2 }
    })
}

/// Returns the ids of the assets that follow `start`: `native`, the native token's, then those of an instance of
/// `pallet-assets` in the order of their keys in storage.
pub fn assets_after<T: pallet_assets::Config<I>, I: 'static>(
    native: T::AssetId,
    start: Option<T::AssetId>,
) -> impl Iterator<Item = T::AssetId> {
    let first = start.is_none().then(|| native.clone());
    let keys = match start {
        Some(asset) if asset != native => {
            Asset::<T, I>::iter_keys_from(Asset::<T, I>::hashed_key_for(asset))
        }
        _ => Asset::<T, I>::iter_keys(),
    };
    // A genesis could have an asset of the native id, whose cursor would lead back to the first page.
    first.into_iter().chain(keys.filter(move |asset| *asset != native))
}

/// Returns `info` of the assets that [`assets_after`] lists: of all where there are at most `max`, and otherwise of one more,
/// with which a call of `assets_info` fails.
pub fn assets_info<T, I, Info>(
    native: T::AssetId,
    max: u32,
    info: impl Fn(&T::AssetId) -> Info,
) -> BTreeMap<T::AssetId, Info>
where
    T: pallet_assets::Config<I, AssetId: Ord>,
    I: 'static,
{
    let mut infos = BTreeMap::new();
    // One by one: `collect` sorts, which takes ten kilobytes of Wasm.
    for asset in assets_after::<T, I>(native, None).take(max as usize + 1) {
        let info = info(&asset);
        infos.insert(asset, info);
    }
    infos
}
