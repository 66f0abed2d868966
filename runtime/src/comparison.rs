//! Runtime APIs that queries are compared with: each is written for one purpose, as a chain without PVQ would need it.

use crate::{assets::NativeAndAssets, AccountId, AssetId, Balance};
use alloc::vec::Vec;
use frame_support::traits::fungibles::Inspect;

// The macro generates items without documentation.
#[allow(missing_docs)]
mod api {
    use super::*;

    sp_api::decl_runtime_apis! {
        /// Answers like the example guests `total-supply` and `sum-balance`.
        pub trait ComparisonApi {
            /// Returns the total supply of `asset`.
            fn total_supply(asset: AssetId) -> Balance;

            /// Returns the sum of the accounts' balances of `asset`, at most `Balance::MAX`.
            fn sum_balances(asset: AssetId, accounts: Vec<AccountId>) -> Balance;
        }
    }
}

pub use api::*;

/// Returns the total supply of `asset`.
pub fn total_supply(asset: AssetId) -> Balance {
    NativeAndAssets::total_issuance(asset)
}

/// Returns the sum of the balances of `asset` that `accounts` have, at most `Balance::MAX`.
pub fn sum_balances(asset: AssetId, accounts: Vec<AccountId>) -> Balance {
    let balances = accounts.iter().map(|who| NativeAndAssets::balance(asset, who));
    balances.fold(0, Balance::saturating_add)
}
