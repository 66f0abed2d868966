//! The executor of messages, and the pallets around it.

use super::{MessageWeightToFee, ResponseHandler, StakingPot};
use crate::{
    constants::{MICRO_UNIT, MILLI_UNIT},
    weights::{self, xcm::InstructionWeights},
    AccountId, AllPalletsWithSystem, Balances, ParachainInfo, ParachainSystem, PolkadotXcm,
    Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, XcmpQueue,
};
use cumulus_primitives_utility::ParentAsUmp;
use frame_support::{
    parameter_types,
    traits::{
        tokens::imbalance::ResolveTo, ConstU128, ConstU32, Contains, Disabled, Equals, Everything,
        Nothing,
    },
};
use frame_system::EnsureRoot;
use pallet_pvq_xcm::AllowExpectedAnswers;
use pallet_xcm::XcmPassthrough;
use polkadot_parachain_primitives::primitives::Sibling;
use polkadot_runtime_common::xcm_sender::ExponentialPrice;
use xcm::latest::{prelude::*, WESTEND_GENESIS_HASH};
use xcm_builder::{
    AccountId32Aliases, AllowExplicitUnpaidExecutionFrom, AllowHrmpNotificationsFromRelayChain,
    AllowKnownQueryResponses, AllowSubscriptionsFrom, AllowTopLevelPaidExecutionFrom,
    DescribeAllTerminal, DescribeFamily, EnsureXcmOrigin, FrameTransactionalProcessor,
    FungibleAdapter, HashedDescription, IsConcrete, ParentAsSuperuser, ParentIsPreset,
    RelayChainAsNative, SendXcmFeeToAccount, SiblingParachainAsNative, SiblingParachainConvertsVia,
    SignedAccountId32AsNative, SignedToAccountId32, SovereignSignedViaLocation, TakeWeightCredit,
    TrailingSetTopicAsId, UsingComponents, WeightInfoBounds, WithComputedOrigin, WithUniqueTopic,
    XcmFeeManagerFromComponents,
};
use xcm_executor::XcmExecutor;

/// The most instructions of a message, with those that are nested in others.
const MAX_INSTRUCTIONS: u32 = 100;
/// The most assets that a message may hold.
pub const MAX_ASSETS: u32 = 8;

parameter_types! {
    /// The relay chain.
    pub const RelayLocation: Location = Location::parent();
    /// The native token.
    pub const NativeLocation: Location = Location::here();
    pub const NativeAssetId: AssetId = AssetId(Location::here());
    // Every relay chain that a test starts is taken for this one.
    pub const RelayNetwork: Option<NetworkId> = Some(NetworkId::ByGenesis(WESTEND_GENESIS_HASH));
    pub RelayChainOrigin: RuntimeOrigin = cumulus_pallet_xcm::Origin::Relay.into();
    pub UniversalLocation: InteriorLocation = [
        GlobalConsensus(NetworkId::ByGenesis(WESTEND_GENESIS_HASH)),
        Parachain(ParachainInfo::parachain_id().into()),
    ]
    .into();
}

/// The accounts of other chains and of what is in them.
pub type LocationToAccountId = (
    ParentIsPreset<AccountId>,
    SiblingParachainConvertsVia<Sibling, AccountId>,
    AccountId32Aliases<RelayNetwork, AccountId>,
    HashedDescription<AccountId, DescribeFamily<DescribeAllTerminal>>,
);

/// The native token, which is the only asset that messages move.
type AssetTransactor =
    FungibleAdapter<Balances, IsConcrete<NativeLocation>, LocationToAccountId, AccountId, ()>;

/// The origins with which the calls of messages are made.
pub type OriginConverter = (
    SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>,
    RelayChainAsNative<RelayChainOrigin, RuntimeOrigin>,
    SiblingParachainAsNative<cumulus_pallet_xcm::Origin, RuntimeOrigin>,
    ParentAsSuperuser<RuntimeOrigin>,
    SignedAccountId32AsNative<RelayNetwork, RuntimeOrigin>,
    XcmPassthrough<RuntimeOrigin>,
);

/// The relay chain and its bodies.
pub struct ParentOrItsBodies;

impl Contains<Location> for ParentOrItsBodies {
    fn contains(location: &Location) -> bool {
        matches!(location.unpack(), (1, []) | (1, [Plurality { .. }]))
    }
}

/// The messages that are executed: answers that were paid for, responses, those that pay, and those of the relay chain.
pub type Barrier = TrailingSetTopicAsId<(
    TakeWeightCredit,
    AllowExpectedAnswers<Runtime>,
    AllowKnownQueryResponses<ResponseHandler>,
    WithComputedOrigin<
        (
            AllowTopLevelPaidExecutionFrom<Everything>,
            AllowExplicitUnpaidExecutionFrom<ParentOrItsBodies>,
            AllowSubscriptionsFrom<Everything>,
            AllowHrmpNotificationsFromRelayChain,
        ),
        UniversalLocation,
        ConstU32<8>,
    >,
)>;

/// The weights of messages.
pub type Weigher =
    WeightInfoBounds<InstructionWeights<RuntimeCall>, RuntimeCall, ConstU32<MAX_INSTRUCTIONS>>;

/// The executor's configuration.
pub struct XcmConfig;

impl xcm_executor::Config for XcmConfig {
    type RuntimeCall = RuntimeCall;
    type XcmSender = XcmRouter;
    type XcmEventEmitter = PolkadotXcm;
    type AssetTransactor = AssetTransactor;
    type OriginConverter = OriginConverter;
    // No other chain is trusted with assets.
    type IsReserve = ();
    type IsTeleporter = ();
    type UniversalLocation = UniversalLocation;
    type Barrier = Barrier;
    type Weigher = Weigher;
    type Trader = UsingComponents<
        MessageWeightToFee,
        NativeLocation,
        AccountId,
        Balances,
        ResolveTo<StakingPot, Balances>,
    >;
    type ResponseHandler = ResponseHandler;
    type AssetTrap = PolkadotXcm;
    type SubscriptionService = PolkadotXcm;
    type PalletInstancesInfo = AllPalletsWithSystem;
    type MaxAssetsIntoHolding = ConstU32<MAX_ASSETS>;
    type AssetLocker = ();
    type AssetExchanger = ();
    type FeeManager = XcmFeeManagerFromComponents<
        Equals<NativeLocation>,
        SendXcmFeeToAccount<AssetTransactor, StakingPot>,
    >;
    type MessageExporter = ();
    type UniversalAliases = Nothing;
    type CallDispatcher = RuntimeCall;
    type SafeCallFilter = Everything;
    type Aliasers = Nothing;
    type TransactionalProcessor = FrameTransactionalProcessor;
    type HrmpNewChannelOpenRequestHandler = ();
    type HrmpChannelAcceptedHandler = ();
    type HrmpChannelClosingHandler = ();
    type XcmRecorder = PolkadotXcm;
}

/// The locations of accounts that send messages.
type LocalOriginToLocation = SignedToAccountId32<RuntimeOrigin, AccountId, RelayNetwork>;

/// The price of a message to the relay chain, which rises while the queue is long.
type PriceForParentDelivery =
    ExponentialPrice<NativeAssetId, ConstU128<MILLI_UNIT>, ConstU128<MICRO_UNIT>, ParachainSystem>;

/// The price of a message to a sibling, which rises while the queue is long.
pub type PriceForSiblingDelivery =
    ExponentialPrice<NativeAssetId, ConstU128<MILLI_UNIT>, ConstU128<MICRO_UNIT>, XcmpQueue>;

/// The ways of messages: upwards to the relay chain, or through a channel to a sibling.
pub type XcmRouter =
    WithUniqueTopic<(ParentAsUmp<ParachainSystem, PolkadotXcm, PriceForParentDelivery>, XcmpQueue)>;

impl pallet_xcm::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type RuntimeCall = RuntimeCall;
    type SendXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
    type XcmRouter = XcmRouter;
    type ExecuteXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
    type XcmExecuteFilter = Everything;
    type XcmExecutor = XcmExecutor<XcmConfig>;
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
    type WeightInfo = weights::pallet_xcm::WeightInfo<Runtime>;
}

impl cumulus_pallet_xcm::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type XcmExecutor = XcmExecutor<XcmConfig>;
}
