//! What a query is measured against: runtime APIs written for one purpose each, as a chain without
//! PVQ would have to have them.

use crate::{assets::NativeAndAssets, AccountId, AssetId, Balance};
use alloc::vec::Vec;
use frame_support::traits::fungibles::Inspect;

// What the macro generates cannot be documented.
#[allow(missing_docs)]
mod api {
    use super::*;

    sp_api::decl_runtime_apis! {
        /// Answers what the example guests `total-supply` and `sum-balance` answer.
        pub trait ComparisonApi {
            /// How much of `asset` there is.
            fn total_supply(asset: AssetId) -> Balance;

            /// How much of `asset` the accounts have together; all there can be, where it is more.
            fn sum_balances(asset: AssetId, accounts: Vec<AccountId>) -> Balance;
        }
    }
}

pub use api::*;

/// How much of `asset` there is.
pub fn total_supply(asset: AssetId) -> Balance {
    NativeAndAssets::total_issuance(asset)
}

/// How much of `asset` the `accounts` have together.
pub fn sum_balances(asset: AssetId, accounts: Vec<AccountId>) -> Balance {
    let balances = accounts.iter().map(|who| NativeAndAssets::balance(asset, who));
    balances.fold(0, Balance::saturating_add)
}
