//! Queries.

use super::RootOrTwoThirdsOfCommittee;
use crate::{
    constants::{deposit, BYTE_DEPOSIT},
    extensions::Extensions,
    AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeHoldReason,
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{fungible::HoldConsideration, ConstU128, LinearStoragePrice},
};

parameter_types! {
    pub const ProgramHoldReason: RuntimeHoldReason =
        RuntimeHoldReason::Pvq(pallet_pvq::HoldReason::Program);
}

#[derive_impl(pallet_pvq::config_preludes::SolochainDefaultConfig)]
impl pallet_pvq::Config for Runtime {
    type Extensions = Extensions;
    type AdminOrigin = RootOrTwoThirdsOfCommittee;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        ProgramHoldReason,
        LinearStoragePrice<ConstU128<{ deposit(1, 0) }>, ConstU128<BYTE_DEPOSIT>, Balance>,
    >;
    type WeightInfo = pallet_pvq::weights::SubstrateWeight<Runtime>;
}
