//! Runtime APIs that queries are compared with: each is written for one purpose, as a chain without PVQ would need it.

use crate::{assets::NativeAndAssets, AccountId, AssetId, Balance};
use frame_support::{
    traits::{fungibles::Inspect, ConstU32},
    BoundedVec,
};

/// The largest number of accounts that a comparison needs. Calls of the runtime API are free, and no gas bounds this one.
pub const MAX_ACCOUNTS: u32 = 1_000;

/// Accounts whose balances are summed. A call with more of them fails before they are decoded.
pub type Accounts = BoundedVec<AccountId, ConstU32<MAX_ACCOUNTS>>;

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
            fn sum_balances(asset: AssetId, accounts: Accounts) -> Balance;
        }
    }
}

pub use api::*;

/// Returns the total supply of `asset`.
pub fn total_supply(asset: AssetId) -> Balance {
    NativeAndAssets::total_issuance(asset)
}

/// Returns the sum of the balances of `asset` that `accounts` have, at most `Balance::MAX`.
pub fn sum_balances(asset: AssetId, accounts: Accounts) -> Balance {
    let balances = accounts.iter().map(|who| NativeAndAssets::balance(asset, who));
    balances.fold(0, Balance::saturating_add)
}
