//! A small FRAME runtime to answer queries from: System, Balances, Assets and AssetConversion.
//!
//! Accounts are 32 bytes, balances `u128`, and an asset is named by a `u32` everywhere. The id
//! [`NATIVE_ASSET`] stands for the native token of Balances, every other id for one of Assets, so
//! pools hold any two of them.

// What `construct_runtime` and `parameter_types` generate cannot be documented.
#![allow(missing_docs)]

use frame_support::{
    construct_runtime, derive_impl,
    instances::{Instance1, Instance2},
    ord_parameter_types, parameter_types,
    traits::{
        fungible::UnionOf, fungibles::metadata::Inspect as _, tokens::imbalance::ResolveAssetTo,
        AsEnsureOriginWithArg, ConstU128, ConstU32,
    },
    PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned, EnsureSignedBy};
use pallet_asset_conversion::{AccountIdConverter, Ascending};
use sp_runtime::{
    traits::{AccountIdConversion, Convert, IdentityLookup},
    Either, Permill,
};

/// An account of the runtime.
pub type AccountId = sp_runtime::AccountId32;
/// The id of an asset, [`NATIVE_ASSET`] included.
pub type AssetId = u32;
/// An amount of an asset, in its smallest unit.
pub type Balance = u128;

/// The asset id that stands for the native token.
pub const NATIVE_ASSET: AssetId = 0;

/// The longest name or symbol of an asset, in bytes.
pub const MAX_TEXT: u32 = 50;

construct_runtime!(
    pub enum Runtime {
        System: frame_system,
        Balances: pallet_balances,
        Assets: pallet_assets::<Instance1>,
        PoolAssets: pallet_assets::<Instance2>,
        AssetConversion: pallet_asset_conversion,
    }
);

/// The assets of pools and queries: the native token and those of [`Assets`].
pub type NativeAndAssets = UnionOf<Balances, Assets, NativeIsZero, AssetId, AccountId>;

/// Sends [`NATIVE_ASSET`] to Balances and every other id to Assets.
pub struct NativeIsZero;

impl Convert<AssetId, Either<(), AssetId>> for NativeIsZero {
    fn convert(asset: AssetId) -> Either<(), AssetId> {
        match asset {
            NATIVE_ASSET => Either::Left(()),
            asset => Either::Right(asset),
        }
    }
}

/// How an asset presents itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssetMetadata {
    pub name: Vec<u8>,
    pub symbol: Vec<u8>,
    pub decimals: u8,
}

/// The metadata of `asset`; empty and zero where it has none, as Assets has it.
pub fn asset_metadata(asset: AssetId) -> AssetMetadata {
    match asset {
        NATIVE_ASSET => AssetMetadata {
            name: NativeName::get(),
            symbol: NativeSymbol::get(),
            decimals: NativeDecimals::get(),
        },
        asset => AssetMetadata {
            name: Assets::name(asset),
            symbol: Assets::symbol(asset),
            decimals: Assets::decimals(asset),
        },
    }
}

parameter_types! {
    // The native token's metadata, which no pallet keeps.
    pub storage NativeName: Vec<u8> = Vec::new();
    pub storage NativeSymbol: Vec<u8> = Vec::new();
    pub storage NativeDecimals: u8 = 0;

    pub const AssetConversionPalletId: PalletId = PalletId(*b"py/ascon");
    pub const PoolSetupFeeAsset: AssetId = NATIVE_ASSET;
    pub LpFee: Permill = Permill::from_rational(3u32, 1_000u32);
    pub MaxSwapFee: Permill = Permill::from_percent(10);
    pub LiquidityWithdrawalFee: Permill = Permill::zero();
}

ord_parameter_types! {
    pub const AssetConversionAccount: AccountId =
        AccountIdConversion::<AccountId>::into_account_truncating(&AssetConversionPalletId::get());
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type Block = frame_system::mocking::MockBlock<Runtime>;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<1>;
    type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config<Instance1> for Runtime {
    type Balance = Balance;
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type AssetDeposit = ConstU128<0>;
    type AssetAccountDeposit = ConstU128<0>;
    type MetadataDepositBase = ConstU128<0>;
    type MetadataDepositPerByte = ConstU128<0>;
    type ApprovalDeposit = ConstU128<0>;
    type StringLimit = ConstU32<MAX_TEXT>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config<Instance2> for Runtime {
    type Balance = Balance;
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSignedBy<AssetConversionAccount, AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type AssetDeposit = ConstU128<0>;
    type AssetAccountDeposit = ConstU128<0>;
    type MetadataDepositBase = ConstU128<0>;
    type MetadataDepositPerByte = ConstU128<0>;
    type ApprovalDeposit = ConstU128<0>;
    type StringLimit = ConstU32<MAX_TEXT>;
}

impl pallet_asset_conversion::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type HigherPrecisionBalance = sp_core::U256;
    type AssetKind = AssetId;
    type Assets = NativeAndAssets;
    type PoolId = (AssetId, AssetId);
    type PoolLocator =
        Ascending<AccountId, AssetId, AccountIdConverter<AssetConversionPalletId, Self::PoolId>>;
    type PoolAssetId = u32;
    type PoolAssets = PoolAssets;
    type PoolSetupFee = ConstU128<0>;
    type PoolSetupFeeAsset = PoolSetupFeeAsset;
    type PoolSetupFeeTarget = ResolveAssetTo<AssetConversionAccount, NativeAndAssets>;
    type LPFee = LpFee;
    type AdminOrigin = EnsureRoot<AccountId>;
    type MaxSwapFee = MaxSwapFee;
    type LiquidityWithdrawalFee = LiquidityWithdrawalFee;
    type MintMinLiquidity = ConstU128<100>;
    type MaxSwapPathLength = ConstU32<4>;
    type PalletId = AssetConversionPalletId;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}
