//! A small runtime that follows the integration guide of `pallet-pvq`.
//!
//! This file has the runtime as it was before. The guide's additions are not repeated: each `include!`
//! takes a block of code from the guide, so that the guide's code compiles and passes its tests.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
// The items that `construct_runtime` and `parameter_types` generate cannot be documented.
#![allow(missing_docs)]

extern crate alloc;

use alloc::{borrow::Cow, vec::Vec};
use frame_support::{
    construct_runtime, derive_impl, parameter_types,
    traits::{AsEnsureOriginWithArg, ConstU128, ConstU32},
    weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::{limits::BlockWeights, EnsureRoot, EnsureSigned};
use sp_runtime::{
    generic,
    traits::{AccountIdLookup, BlakeTwo256},
    MultiAddress, MultiSignature, Perbill,
};
use sp_version::RuntimeVersion;

pub type AccountId = sp_runtime::AccountId32;
pub type AssetId = u32;
pub type Balance = u128;
pub type Header = generic::Header<u32, BlakeTwo256>;
pub type TxExtension = (frame_system::CheckNonce<Runtime>, frame_system::CheckWeight<Runtime>);
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<
    MultiAddress<AccountId, ()>,
    RuntimeCall,
    MultiSignature,
    TxExtension,
>;
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
pub type Executive = frame_executive::Executive<
    Runtime,
    Block,
    frame_system::ChainContext<Runtime>,
    Runtime,
    AllPalletsWithSystem,
>;

/// One native token, in its smallest unit.
pub const UNIT: Balance = 1_000_000_000_000;
/// A thousandth of a native token.
pub const MILLI: Balance = UNIT / 1_000;

#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("guide"),
    impl_name: Cow::Borrowed("guide"),
    authoring_version: 1,
    spec_version: 2,
    impl_version: 1,
    apis: RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

parameter_types! {
    pub const Version: RuntimeVersion = VERSION;
    pub RuntimeBlockWeights: BlockWeights = BlockWeights::with_sensible_defaults(
        Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, 5 * 1024 * 1024),
        Perbill::from_percent(75),
    );
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type AccountId = AccountId;
    type AccountData = pallet_balances::AccountData<Balance>;
    type Block = Block;
    type BlockHashCount = ConstU32<250>;
    type BlockWeights = RuntimeBlockWeights;
    type Lookup = AccountIdLookup<AccountId, ()>;
    type Nonce = u32;
    type SingleBlockMigrations = pvq::Migrations;
    type Version = Version;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
    type AccountStore = System;
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<MILLI>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Runtime {
    type AssetId = AssetId;
    type AssetIdParameter = AssetId;
    type Balance = Balance;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type Currency = Balances;
    type ForceOrigin = EnsureRoot<AccountId>;
}

/// The runtime's extensions, which the guide puts into a file of their own.
pub mod extensions {
    include!(concat!(env!("OUT_DIR"), "/extensions.rs"));
}

mod pvq {
    include!(concat!(env!("OUT_DIR"), "/pvq.rs"));
}

include!(concat!(env!("OUT_DIR"), "/lib.rs"));

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks {
    include!(concat!(env!("OUT_DIR"), "/benchmarks.rs"));

    /// Returns the benchmarks that the command line can run.
    pub fn list() -> alloc::vec::Vec<frame_benchmarking::BenchmarkList> {
        let (mut list, extra) = (alloc::vec::Vec::new(), false);
        list_benchmarks!(list, extra);
        list
    }
}

#[cfg(test)]
mod tests;
