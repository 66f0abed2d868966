//! A runtime with the whole of XCM, of which each test runs several chains. A chain is a storage of its own, which
//! knows the chain's id.

mod network;

pub use network::{take_sent, Network, Processed, Sent, Transport};

use crate::{
    self as pallet_pvq_xcm, AllowExpectedAnswers, Chain, GenesisDestination, GenesisPallet,
    HoldReason, OnAnswer, Outcome, Pallet, QueryId, Responses,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
    construct_runtime, derive_impl, parameter_types,
    traits::{
        fungible::HoldConsideration, Consideration, ConstU128, ConstU32, ConstU64, Disabled,
        EnsureOrigin, Equals, Everything, Footprint, LinearStoragePrice, Nothing, PalletInfoAccess,
    },
    weights::{Weight, WeightToFee},
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_xcm::{EnsureXcm, XcmPassthrough};
use pvq_extension_core::ExtensionHashing;
use scale_info::TypeInfo;
use sp_io::TestExternalities;
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage, DispatchError, TokenError};
use std::cell::RefCell;
use xcm::latest::prelude::*;
use xcm_builder::{
    AccountId32Aliases, AliasesIntoAccountId32, AllowExplicitUnpaidExecutionFrom,
    AllowKnownQueryResponses, AllowTopLevelPaidExecutionFrom, DescribeAllTerminal, DescribeFamily,
    EnsureXcmOrigin, FixedRateOfFungible, FixedWeightBounds, FrameTransactionalProcessor,
    FungibleAdapter, HashedDescription, IsConcrete, SignedAccountId32AsNative, SignedToAccountId32,
    SovereignSignedViaLocation, TakeWeightCredit, TrailingSetTopicAsId, WithComputedOrigin,
    WithUniqueTopic, XcmFeeManagerFromComponents,
};
use xcm_executor::{traits::ConvertLocation, XcmExecutor};

pub type AccountId = AccountId32;
pub type Balance = u128;

/// The chain that asks, in most tests.
pub const ASKER: u32 = 2000;
/// The chain that answers.
pub const RESPONDER: u32 = 2001;
/// A chain that has nothing to say in a query.
pub const OTHER: u32 = 2002;

/// An account with plenty on every chain.
pub const ALICE: AccountId = AccountId32::new([1; 32]);
/// The same.
pub const BOB: AccountId = AccountId32::new([2; 32]);
/// An account with the existential deposit.
pub const POOR: AccountId = AccountId32::new([3; 32]);
/// The balance of the first two.
pub const PLENTY: Balance = 1_000_000_000_000;

/// The asset that pays for a message at the responder: enough for a second of weight.
pub const PAYMENT: Balance = 1_000_000;
/// The part of the fee that stands for it.
pub const CHARGE: Balance = 777;

construct_runtime!(
    pub enum Test {
        System: frame_system = 0,
        Balances: pallet_balances = 1,
        XcmPallet: pallet_xcm = 2,
        Pvq: pallet_pvq = 50,
        PvqXcm: pallet_pvq_xcm = 51,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
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

#[derive_impl(pallet_pvq::config_preludes::TestDefaultConfig)]
impl pallet_pvq::Config for Test {
    type Extensions = ExtensionHashing;
    type AdminOrigin = EnsureRoot<AccountId>;
    type Consideration = ();
}

parameter_types! {
    /// The id of the chain whose storage it is.
    pub storage Id: u32 = 0;
    pub UniversalLocation: InteriorLocation = Parachain(Id::get()).into();
    pub const NativeLocation: Location = Location::here();
    pub const NoNetwork: Option<NetworkId> = None;
    pub const InstructionWeight: Weight = Weight::from_parts(1_000_000, 1_024);
    // A unit is a microsecond, and proof size is free.
    pub Rate: (AssetId, u128, u128) = (AssetId(Location::here()), 1_000_000, 0);
}

pub type LocationToAccountId = (
    AccountId32Aliases<NoNetwork, AccountId>,
    HashedDescription<AccountId, DescribeFamily<DescribeAllTerminal>>,
);

pub type LocalOriginToLocation = SignedToAccountId32<RuntimeOrigin, AccountId, NoNetwork>;

pub type Weigher = FixedWeightBounds<InstructionWeight, RuntimeCall, MaxInstructions>;

pub type XcmRouter = WithUniqueTopic<Transport>;

pub type Executor = XcmExecutor<XcmConfig>;

/// Unpaid messages of whole siblings are executed while `TrustsSiblings` is set.
pub struct TrustedSiblings;

impl frame_support::traits::Contains<Location> for TrustedSiblings {
    fn contains(location: &Location) -> bool {
        TrustsSiblings::get() && matches!(location.unpack(), (1, [Parachain(_)]))
    }
}

pub type Barrier = TrailingSetTopicAsId<(
    TakeWeightCredit,
    AllowExpectedAnswers<Test>,
    AllowKnownQueryResponses<Responses<Test, XcmPallet>>,
    WithComputedOrigin<
        (
            AllowTopLevelPaidExecutionFrom<Everything>,
            AllowExplicitUnpaidExecutionFrom<TrustedSiblings>,
        ),
        UniversalLocation,
        ConstU32<8>,
    >,
)>;

pub struct XcmConfig;

impl xcm_executor::Config for XcmConfig {
    type RuntimeCall = RuntimeCall;
    type XcmSender = XcmRouter;
    type XcmEventEmitter = XcmPallet;
    type AssetTransactor =
        FungibleAdapter<Balances, IsConcrete<NativeLocation>, LocationToAccountId, AccountId, ()>;
    type OriginConverter = (
        SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>,
        SignedAccountId32AsNative<NoNetwork, RuntimeOrigin>,
        XcmPassthrough<RuntimeOrigin>,
    );
    type IsReserve = ();
    type IsTeleporter = ();
    type Aliasers = Nothing;
    type UniversalLocation = UniversalLocation;
    type Barrier = Barrier;
    type Weigher = Weigher;
    type Trader = FixedRateOfFungible<Rate, ()>;
    type ResponseHandler = Responses<Test, XcmPallet>;
    type AssetTrap = XcmPallet;
    type AssetLocker = ();
    type AssetExchanger = ();
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
    type XcmExecutor = Executor;
    type XcmTeleportFilter = Nothing;
    type XcmReserveTransferFilter = Nothing;
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

parameter_types! {
    pub const QueryHold: RuntimeHoldReason = RuntimeHoldReason::PvqXcm(HoldReason::Query);
    pub const DepositBase: Balance = 1_000;
    pub const DepositPerByte: Balance = 1;
    // Static, so that tests can change them as an upgrade would. All chains of a test share them.
    pub static MaxPending: u32 = 1_000;
    pub static MaxPerAsker: u32 = 1_000;
    pub static DestinationWeight: Weight = crate::limits::DESTINATION_WEIGHT;
    pub static MaxArgsSize: u32 = crate::limits::MAX_ARGS_SIZE;
    pub static MaxAnswerSize: u32 = crate::limits::MAX_ANSWER_SIZE;
    pub static MaxXcmWeight: Weight = crate::limits::MAX_XCM_WEIGHT;
    pub static ServiceWeight: Option<Weight> =
        Some(Weight::from_parts(700_000_000_000, 3_670_016));
    pub static TrustsSiblings: bool = false;
    pub static DepositsStay: bool = false;
    pub static MayAsk: bool = true;
    pub static MaxInstructions: u32 = 32;
    // The transport.
    pub static DeliveryPrice: Balance = 10;
    pub static DeliveryPricePerByte: Balance = 0;
    pub static MaxDeliveryPrice: u128 = 1_000_000;
    pub static MaxMessageSize: u32 = 100 * 1024;
    pub static WireVersion: u32 = 5;
    // The consumer.
    pub static ConsumerWeight: Weight = Weight::from_parts(5_000_000, 512);
}

impl pallet_pvq_xcm::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type AdminOrigin = EnsureRoot<AccountId>;
    type AskOrigin = EnsureAsker;
    type ChainOrigin = EnsureXcm<Everything>;
    type Queries = Pvq;
    type OnAnswer = RecordingConsumer;
    type XcmRouter = XcmRouter;
    type XcmExecutor = Executor;
    type Weigher = Weigher;
    type UniversalLocation = UniversalLocation;
    type AccountToLocation = AliasesIntoAccountId32<NoNetwork, AccountId>;
    type Currency = Balances;
    type WeightToFee = Microseconds;
    type FeeHandler = ();
    type Consideration = Ticket;
    type MaxPending = MaxPending;
    type DestinationWeight = DestinationWeight;
    type MaxPerAsker = MaxPerAsker;
    type MaxTimeout = ConstU64<{ crate::limits::MAX_TIMEOUT as u64 }>;
    type MaxArgsSize = MaxArgsSize;
    type MaxAnswerSize = MaxAnswerSize;
    type MaxXcmWeight = MaxXcmWeight;
    type MaxDeliveryPrice = MaxDeliveryPrice;
    type ServiceWeight = ServiceWeight;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Setup;
}

/// The origin of all accounts while `MayAsk` is set.
pub struct EnsureAsker;

impl EnsureOrigin<RuntimeOrigin> for EnsureAsker {
    type Success = AccountId;

    fn try_origin(origin: RuntimeOrigin) -> Result<AccountId, RuntimeOrigin> {
        match MayAsk::get() {
            true => EnsureSigned::<AccountId>::try_origin(origin),
            false => Err(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::signed(ALICE))
    }
}

/// The price of weight: a unit for each microsecond.
pub struct Microseconds;

impl WeightToFee for Microseconds {
    type Balance = Balance;

    fn weight_to_fee(weight: &Weight) -> Balance {
        (weight.ref_time() / 1_000_000).into()
    }
}

type Hold = HoldConsideration<
    AccountId,
    Balances,
    QueryHold,
    LinearStoragePrice<DepositBase, DepositPerByte, Balance>,
>;

/// A deposit on hold, which cannot be released while `DepositsStay` is set.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ticket(Hold);

impl Consideration<AccountId, Footprint> for Ticket {
    fn new(who: &AccountId, new: Footprint) -> Result<Self, DispatchError> {
        Hold::new(who, new).map(Self)
    }

    fn update(self, who: &AccountId, new: Footprint) -> Result<Self, DispatchError> {
        self.0.update(who, new).map(Self)
    }

    fn drop(self, who: &AccountId) -> Result<(), DispatchError> {
        self.0.drop(who)?;
        match DepositsStay::get() {
            true => Err(TokenError::Frozen.into()),
            false => Ok(()),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn ensure_successful(who: &AccountId, new: Footprint) {
        Hold::ensure_successful(who, new);
    }
}

/// The arguments of a call of the consumer.
pub type Consumed = (QueryId, AccountId, Outcome<Vec<u8>>);

thread_local! {
    static CONSUMED: RefCell<Vec<Consumed>> = const { RefCell::new(Vec::new()) };
}

/// A consumer that records the outcomes.
pub struct RecordingConsumer;

impl OnAnswer<AccountId> for RecordingConsumer {
    fn max_weight() -> Weight {
        ConsumerWeight::get()
    }

    fn on_outcome(query_id: QueryId, asker: &AccountId, outcome: Outcome<&[u8]>) -> Weight {
        let outcome = outcome.map(<[u8]>::to_vec);
        CONSUMED.with_borrow_mut(|consumed| consumed.push((query_id, asker.clone(), outcome)));
        ConsumerWeight::get() / 2
    }
}

/// Returns the outcomes that the consumer got, on this thread, and forgets them.
pub fn consumed() -> Vec<Consumed> {
    CONSUMED.take()
}

/// Returns the account of a sibling.
pub fn account_of(id: u32) -> AccountId {
    LocationToAccountId::convert_location(&Location::new(1, [Parachain(id)])).unwrap()
}

/// Returns [`RESPONDER`] as a destination of the genesis.
pub fn responder() -> GenesisDestination<Balance> {
    let version = Pallet::<Test>::crate_version();
    GenesisDestination {
        chain: Chain::Sibling(RESPONDER),
        pallet: Some(GenesisPallet {
            index: 51,
            name: "PvqXcm".into(),
            major: version.major.into(),
            min_minor: version.minor.into(),
        }),
        payment: Some(Asset::from((Location::here(), PAYMENT))),
        charge: CHARGE,
    }
}

/// Returns a chain. [`ASKER`] can ask [`RESPONDER`].
fn chain(id: u32) -> TestExternalities {
    let destinations = match id {
        ASKER => vec![responder()],
        _ => vec![],
    };
    with_genesis(id, pallet_pvq_xcm::GenesisConfig { destinations, asker_limits: vec![] })
}

/// Returns a chain with the accounts, in its first block.
pub fn with_genesis(id: u32, pvq_xcm: pallet_pvq_xcm::GenesisConfig<Test>) -> TestExternalities {
    let mut balances = vec![(ALICE, PLENTY), (BOB, PLENTY), (POOR, 1)];
    balances.extend([ASKER, OTHER].map(|id| (account_of(id), PLENTY)));
    let config = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        pvq_xcm,
        ..Default::default()
    };
    let mut externalities = TestExternalities::new(config.build_storage().unwrap());
    externalities.execute_with(|| {
        Id::set(&id);
        System::set_block_number(1);
    });
    externalities
}

/// Returns the asking chain alone.
pub fn new_test_ext() -> TestExternalities {
    chain(ASKER)
}

/// The setup of the benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Setup;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<RuntimeOrigin, AccountId> for Setup {
    fn reachable_chain() -> Chain {
        Chain::Sibling(RESPONDER)
    }

    fn origin_of(chain: Chain) -> RuntimeOrigin {
        pallet_xcm::Origin::Xcm(chain.into()).into()
    }

    fn fund(account: &AccountId) {
        use frame_support::traits::fungible::Mutate;
        Balances::set_balance(account, PLENTY);
    }

    fn fund_chain(chain: Chain) {
        let account = LocationToAccountId::convert_location(&chain.into()).unwrap();
        Self::fund(&account);
    }
}
