//! Queries.

use super::{CommitteeInstance, RelayLocation};
use crate::{
    constants::{deposit, BYTE_DEPOSIT},
    extensions::Extensions,
    AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeHoldReason,
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{fungible::HoldConsideration, ConstU128, EitherOfDiverse, LinearStoragePrice},
};
use frame_system::EnsureRoot;
use pallet_collective::EnsureProportionAtLeast;
use pallet_xcm::{EnsureXcm, IsVoiceOfBody};
use xcm::latest::prelude::BodyId;

parameter_types! {
    pub const ProgramHoldReason: RuntimeHoldReason =
        RuntimeHoldReason::Pvq(pallet_pvq::HoldReason::Program);
    pub const RelayExecutive: BodyId = BodyId::Executive;
}

/// Root, the executive body of the relay chain, or two thirds of the technical committee.
pub type Governance = EitherOfDiverse<
    EitherOfDiverse<EnsureRoot<AccountId>, EnsureXcm<IsVoiceOfBody<RelayLocation, RelayExecutive>>>,
    EnsureProportionAtLeast<AccountId, CommitteeInstance, 2, 3>,
>;

#[derive_impl(pallet_pvq::config_preludes::ParachainDefaultConfig)]
impl pallet_pvq::Config for Runtime {
    type Extensions = Extensions;
    type AdminOrigin = Governance;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        ProgramHoldReason,
        LinearStoragePrice<ConstU128<{ deposit(1, 0) }>, ConstU128<BYTE_DEPOSIT>, Balance>,
    >;
    type WeightInfo = pallet_pvq::weights::SubstrateWeight<Runtime>;
}
