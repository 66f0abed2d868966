//! Assets, the shares in pools, and the pools.

use crate::{
    assets::{NativeAndAssets, NATIVE_ASSET},
    constants::{deposit, ITEM_DEPOSIT, UNIT},
    weights, AccountId, AssetId, Balance, Balances, PoolAssets, Runtime, RuntimeEvent,
};
// Used in the expansion of `ord_parameter_types`.
use alloc::vec;
use frame_support::{
    ord_parameter_types, parameter_types,
    traits::{tokens::imbalance::ResolveAssetTo, AsEnsureOriginWithArg, ConstU128, ConstU32},
    PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned, EnsureSignedBy};
use pallet_asset_conversion::{AccountIdConverter, Ascending};
use pallet_assets::AssetsCallback;
use sp_runtime::{traits::AccountIdConversion, Permill};

/// The instance of Assets for the chain's assets.
pub type AssetsInstance = pallet_assets::Instance1;
/// The instance of Assets for the shares in pools.
pub type PoolAssetsInstance = pallet_assets::Instance2;

/// The longest name or symbol of an asset, in bytes.
const MAX_TEXT: u32 = 50;

/// Refuses to create an asset with the id that stands for the native token.
pub struct KeepNativeId;

impl AssetsCallback<AssetId, AccountId> for KeepNativeId {
    fn created(id: &AssetId, _: &AccountId) -> Result<(), ()> {
        match *id {
            NATIVE_ASSET => Err(()),
            _ => Ok(()),
        }
    }
}

impl pallet_assets::Config<AssetsInstance> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type RemoveItemsLimit = ConstU32<1000>;
    type AssetId = AssetId;
    type AssetIdParameter = AssetId;
    type ReserveData = ();
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type AssetDeposit = ConstU128<{ deposit(1, 190) }>;
    type AssetAccountDeposit = ConstU128<{ deposit(1, 16) }>;
    type MetadataDepositBase = ConstU128<{ deposit(1, 68) }>;
    type MetadataDepositPerByte = ConstU128<{ deposit(0, 1) }>;
    type ApprovalDeposit = ConstU128<ITEM_DEPOSIT>;
    type StringLimit = ConstU32<MAX_TEXT>;
    type Freezer = ();
    type Holder = ();
    type Extra = ();
    type CallbackHandle = KeepNativeId;
    type AssetIdAllocator = ();
    type WeightInfo = weights::pallet_assets::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::AssetIds;
}

// Assets here are created with pools, whose creators pay a fee, so there are no deposits for them.
impl pallet_assets::Config<PoolAssetsInstance> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type RemoveItemsLimit = ConstU32<1000>;
    type AssetId = u32;
    type AssetIdParameter = u32;
    type ReserveData = ();
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureSignedBy<AssetConversionAccount, AccountId>>;
    type ForceOrigin = EnsureRoot<AccountId>;
    type AssetDeposit = ConstU128<0>;
    type AssetAccountDeposit = ConstU128<0>;
    type MetadataDepositBase = ConstU128<0>;
    type MetadataDepositPerByte = ConstU128<0>;
    type ApprovalDeposit = ConstU128<ITEM_DEPOSIT>;
    type StringLimit = ConstU32<MAX_TEXT>;
    type Freezer = ();
    type Holder = ();
    type Extra = ();
    type CallbackHandle = ();
    type AssetIdAllocator = ();
    type WeightInfo = weights::pallet_assets_pool::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

parameter_types! {
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

// A pool holds any two assets, the native token among them.
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
    type PoolSetupFee = ConstU128<UNIT>;
    type PoolSetupFeeAsset = PoolSetupFeeAsset;
    type PoolSetupFeeTarget = ResolveAssetTo<AssetConversionAccount, NativeAndAssets>;
    type LPFee = LpFee;
    type AdminOrigin = EnsureRoot<AccountId>;
    type MaxSwapFee = MaxSwapFee;
    type LiquidityWithdrawalFee = LiquidityWithdrawalFee;
    type MintMinLiquidity = ConstU128<100>;
    type MaxSwapPathLength = ConstU32<4>;
    type PalletId = AssetConversionPalletId;
    type WeightInfo = weights::pallet_asset_conversion::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::Pairs;
}
