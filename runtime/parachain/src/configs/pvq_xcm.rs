//! Queries between chains.

use super::{
    xcm::{RelayNetwork, UniversalLocation, Weigher, XcmConfig, XcmRouter},
    Governance, StakingPot, WeightToFee,
};
use crate::{
    constants::{deposit, BYTE_DEPOSIT, UNIT},
    weights, AccountId, Balance, Balances, PolkadotXcm, Pvq, Runtime, RuntimeCall, RuntimeEvent,
    RuntimeHoldReason,
};
use frame_support::{
    parameter_types,
    traits::{
        fungible::HoldConsideration, tokens::imbalance::ResolveTo, ConstU128, ConstU32, Everything,
        LinearStoragePrice,
    },
    weights::Weight,
};
use frame_system::EnsureSigned;
use pallet_pvq_xcm::limits;
use pallet_xcm::EnsureXcm;
use xcm_builder::AliasesIntoAccountId32;
use xcm_executor::XcmExecutor;

/// Takes the responses to queries, and leaves all others to the pallet of XCM.
pub type ResponseHandler = pallet_pvq_xcm::Responses<Runtime, PolkadotXcm>;

parameter_types! {
    pub const QueryHoldReason: RuntimeHoldReason =
        RuntimeHoldReason::PvqXcm(pallet_pvq_xcm::HoldReason::Query);
    pub const DestinationWeight: Weight = limits::DESTINATION_WEIGHT;
    pub const MaxXcmWeight: Weight = limits::MAX_XCM_WEIGHT;
}

impl pallet_pvq_xcm::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type AdminOrigin = Governance;
    type AskOrigin = EnsureSigned<AccountId>;
    type ChainOrigin = EnsureXcm<Everything>;
    type Queries = Pvq;
    type OnAnswer = ();
    type XcmRouter = XcmRouter;
    type XcmExecutor = XcmExecutor<XcmConfig>;
    type Weigher = Weigher;
    type UniversalLocation = UniversalLocation;
    type AccountToLocation = AliasesIntoAccountId32<RelayNetwork, AccountId>;
    type Currency = Balances;
    type WeightToFee = WeightToFee;
    type FeeHandler = ResolveTo<StakingPot, Balances>;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        QueryHoldReason,
        LinearStoragePrice<ConstU128<{ deposit(1, 0) }>, ConstU128<BYTE_DEPOSIT>, Balance>,
    >;
    type MaxPending = ConstU32<{ limits::MAX_PENDING }>;
    type DestinationWeight = DestinationWeight;
    type MaxPerAsker = ConstU32<{ limits::MAX_PER_ASKER }>;
    type MaxTimeout = ConstU32<{ limits::MAX_TIMEOUT }>;
    type MaxArgsSize = ConstU32<{ limits::MAX_ARGS_SIZE }>;
    type MaxAnswerSize = ConstU32<{ limits::MAX_ANSWER_SIZE }>;
    type MaxXcmWeight = MaxXcmWeight;
    // Some ten times what the longest answer costs while the queue is short.
    type MaxDeliveryPrice = ConstU128<{ UNIT / 2 }>;
    type ServiceWeight = <Runtime as pallet_message_queue::Config>::ServiceWeight;
    type WeightInfo = weights::pallet_pvq_xcm::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::Chains;
}
