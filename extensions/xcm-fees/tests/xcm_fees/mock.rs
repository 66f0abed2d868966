//! A parachain with the whole of XCM, and the extension over it.

use codec::Encode;
use frame_support::{
    construct_runtime, derive_impl, parameter_types,
    traits::{ConstU128, ConstU32, Disabled, Equals, Everything, Nothing},
    weights::Weight,
};
use frame_system::EnsureRoot;
use pvq_extension_xcm_fees::{
    extension::ExtensionXcmFees,
    frame::{self, payment_assets},
    MessageWeight, XcmFeeError,
};
use sp_io::TestExternalities;
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage};
use std::cell::RefCell;
use xcm::{latest::prelude::*, VersionedXcm, WrapVersion};
use xcm_builder::{
    AccountId32Aliases, DescribeAllTerminal, DescribeFamily, EnsureXcmOrigin, FixedRateOfFungible,
    FixedWeightBounds, FrameTransactionalProcessor, FungibleAdapter, HashedDescription, IsConcrete,
    SignedToAccountId32, TakeWeightCredit, WithUniqueTopic, XcmFeeManagerFromComponents,
};
use xcm_executor::{traits::AssetExchange, AssetsInHolding, XcmExecutor};

pub type AccountId = AccountId32;
pub type Balance = u128;

/// The id of the chain.
pub const PARA: u32 = 2000;
/// A sibling whose XCM version is known.
pub const SIBLING: u32 = 2001;
/// A sibling whose XCM version is not known.
pub const STRANGER: u32 = 2002;
/// A sibling that understands XCM 4.
pub const OLDER: u32 = 2003;
/// An account with plenty.
pub const ALICE: AccountId = AccountId32::new([1; 32]);
/// The balance of it.
pub const PLENTY: Balance = 1_000_000_000_000;

/// The price of a byte on the way, beside [`DeliveryPrice`].
pub const PRICE_OF_A_BYTE: Balance = 3;
/// The amount of [`usd`] that one gets for a unit of the native token.
pub const RATE: Balance = 2;

construct_runtime!(
    pub enum Test {
        System: frame_system = 0,
        Balances: pallet_balances = 1,
        XcmPallet: pallet_xcm = 2,
    }
);

parameter_types! {
    pub BlockWeights: frame_system::limits::BlockWeights =
        frame_system::limits::BlockWeights::simple_max(Weight::from_parts(2_000_000_000_000, 10 << 20));
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
    type BlockWeights = BlockWeights;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<1>;
    type AccountStore = System;
}

parameter_types! {
    pub UniversalLocation: InteriorLocation = Parachain(PARA).into();
    pub const NativeLocation: Location = Location::here();
    pub const NoNetwork: Option<NetworkId> = None;
    pub const InstructionWeight: Weight = Weight::from_parts(1_000_000, 1_024);
    pub const MaxInstructions: u32 = 64;
    // A unit is a microsecond, and proof size is free.
    pub NativeRate: (AssetId, u128, u128) = (AssetId(Location::here()), 1_000_000, 0);
    // With weights that are far beyond a block's, the product overflows.
    pub UsdRate: (AssetId, u128, u128) = (usd(), u128::MAX >> 60, 0);
    pub static DeliveryPrice: Balance = 10;
    pub static DeliveryAssets: Vec<AssetId> = vec![AssetId(Location::here())];
    pub static AcceptedAssets: Vec<AssetId> = vec![AssetId(Location::here()), usd()];
}

/// Returns an asset of the chain.
pub fn usd() -> AssetId {
    AssetId(Location::new(0, [PalletInstance(50), GeneralIndex(1984)]))
}

/// Returns the location of a sibling.
pub fn sibling(id: u32) -> Location {
    Location::new(1, [Parachain(id)])
}

pub type LocationToAccountId = (
    AccountId32Aliases<NoNetwork, AccountId>,
    HashedDescription<AccountId, DescribeFamily<DescribeAllTerminal>>,
);
pub type LocalOriginToLocation = SignedToAccountId32<RuntimeOrigin, AccountId, NoNetwork>;
pub type Weigher = FixedWeightBounds<InstructionWeight, RuntimeCall, MaxInstructions>;
pub type XcmRouter = WithUniqueTopic<Transport>;
pub type Trader = (FixedRateOfFungible<NativeRate, ()>, FixedRateOfFungible<UsdRate, ()>);

/// An exchange of the native token for [`usd`], in which nothing is exchanged yet.
pub struct Exchange;

impl AssetExchange for Exchange {
    fn exchange_asset(
        _: Option<&Location>,
        give: AssetsInHolding,
        _: &Assets,
        _: bool,
    ) -> Result<AssetsInHolding, AssetsInHolding> {
        Err(give)
    }

    fn quote_exchange_price(give: &Assets, want: &Assets, maximal: bool) -> Option<Assets> {
        let [Asset { id, fun: Fungible(amount) }] = give.inner().as_slice() else { return None };
        let known = maximal && *id == NativeRate::get().0 && want.get(0)?.id == usd();
        known.then(|| Asset { id: usd(), fun: Fungible(amount * RATE) }.into())
    }
}

pub struct XcmConfig;

impl xcm_executor::Config for XcmConfig {
    type RuntimeCall = RuntimeCall;
    type XcmSender = XcmRouter;
    type XcmEventEmitter = XcmPallet;
    type AssetTransactor =
        FungibleAdapter<Balances, IsConcrete<NativeLocation>, LocationToAccountId, AccountId, ()>;
    type OriginConverter = ();
    type IsReserve = ();
    type IsTeleporter = ();
    type Aliasers = Nothing;
    type UniversalLocation = UniversalLocation;
    type Barrier = TakeWeightCredit;
    type Weigher = Weigher;
    type Trader = Trader;
    type ResponseHandler = XcmPallet;
    type AssetTrap = XcmPallet;
    type AssetLocker = ();
    type AssetExchanger = Exchange;
    type SubscriptionService = XcmPallet;
    type PalletInstancesInfo = AllPalletsWithSystem;
    type MaxAssetsIntoHolding = ConstU32<8>;
    type FeeManager = XcmFeeManagerFromComponents<Equals<NativeLocation>, ()>;
    type MessageExporter = ();
    type UniversalAliases = Nothing;
    type CallDispatcher = RuntimeCall;
    type SafeCallFilter = Everything;
    type TransactionalProcessor = FrameTransactionalProcessor;
    type HrmpNewChannelOpenRequestHandler = ();
    type HrmpChannelAcceptedHandler = ();
    type HrmpChannelClosingHandler = ();
    type XcmRecorder = XcmPallet;
}

impl pallet_xcm::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type RuntimeCall = RuntimeCall;
    type SendXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
    type XcmRouter = XcmRouter;
    type ExecuteXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
    type XcmExecuteFilter = Everything;
    type XcmExecutor = XcmExecutor<XcmConfig>;
    type XcmTeleportFilter = Nothing;
    type XcmReserveTransferFilter = Everything;
    type Weigher = Weigher;
    type UniversalLocation = UniversalLocation;
    const VERSION_DISCOVERY_QUEUE_SIZE: u32 = 100;
    type AdvertisedXcmVersion = pallet_xcm::CurrentXcmVersion;
    type AdminOrigin = EnsureRoot<AccountId>;
    type Currency = Balances;
    type CurrencyMatcher = ();
    type TrustedLockers = ();
    type SovereignAccountOf = LocationToAccountId;
    type MaxLockers = ConstU32<8>;
    type MaxRemoteLockConsumers = ConstU32<0>;
    type RemoteLockConsumerIdentifier = ();
    type AuthorizedAliasConsideration = Disabled;
    type WeightInfo = pallet_xcm::TestWeightInfo;
}

thread_local! {
    static SENT: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// Returns the messages that were sent on this thread, encoded, and forgets them.
pub fn take_sent() -> Vec<Vec<u8>> {
    SENT.take()
}

/// Channels to all siblings, priced by bytes.
pub struct Transport;

impl SendXcm for Transport {
    type Ticket = Vec<u8>;

    fn validate(
        destination: &mut Option<Location>,
        message: &mut Option<Xcm<()>>,
    ) -> SendResult<Vec<u8>> {
        let destination = destination.take().ok_or(SendError::MissingArgument)?;
        let (1, [Parachain(_)]) = destination.unpack() else {
            return Err(SendError::Unroutable);
        };
        let message = message.take().ok_or(SendError::MissingArgument)?;
        let versioned: VersionedXcm<()> = XcmPallet::wrap_version(&destination, message)
            .map_err(|()| SendError::DestinationUnsupported)?;
        versioned.check_is_decodable().map_err(|()| SendError::ExceedsMaxMessageSize)?;
        let bytes = versioned.encode();
        let price = match DeliveryPrice::get() {
            0 => 0,
            price => price + PRICE_OF_A_BYTE * bytes.len() as u128,
        };
        let fees = DeliveryAssets::get().into_iter().map(|id| Asset { id, fun: Fungible(price) });
        Ok((bytes, if price == 0 { Assets::new() } else { fees.collect::<Vec<_>>().into() }))
    }

    fn deliver(bytes: Vec<u8>) -> Result<XcmHash, SendError> {
        let hash = sp_io::hashing::blake2_256(&bytes);
        SENT.with_borrow_mut(|all| all.push(bytes));
        Ok(hash)
    }
}

impl ExtensionXcmFees for Test {
    fn payment_assets() -> Vec<Vec<u8>> {
        payment_assets(AcceptedAssets::get())
    }

    fn message_weight(message: Vec<u8>) -> Result<MessageWeight, XcmFeeError> {
        frame::message_weight::<Test>(&message, Self::MAX_VALUE_BYTES)
    }

    fn weight_fee(ref_time: u64, proof_size: u64, asset: Vec<u8>) -> Result<u128, XcmFeeError> {
        let weight = Weight::from_parts(ref_time, proof_size);
        frame::weight_fee::<Test, XcmConfig>(weight, &asset, Self::MAX_VALUE_BYTES)
    }

    fn delivery_fee(
        destination: Vec<u8>,
        message: Vec<u8>,
        asset: Vec<u8>,
    ) -> Result<u128, XcmFeeError> {
        let max_bytes = Self::MAX_VALUE_BYTES;
        frame::delivery_fee::<Test, XcmConfig>(&destination, &message, &asset, max_bytes)
    }
}

/// Returns the chain in its first block.
pub fn externalities() -> TestExternalities {
    let known = |id, version| (sibling(id), version);
    let config = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: vec![(ALICE, PLENTY)],
            ..Default::default()
        },
        xcm_pallet: pallet_xcm::GenesisConfig {
            safe_xcm_version: Some(XCM_VERSION),
            supported_version: vec![known(SIBLING, XCM_VERSION), known(OLDER, 4)],
            ..Default::default()
        },
        ..Default::default()
    };
    let storage = config.build_storage().expect("the genesis is complete; qed");
    let mut externalities = TestExternalities::new(storage);
    externalities.execute_with(|| System::set_block_number(1));
    externalities
}
