//! The technical committee, which governs queries.

use crate::{
    constants::{DAYS, MAXIMUM_BLOCK_WEIGHT},
    weights, AccountId, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
};
use frame_support::{parameter_types, traits::ConstU32, weights::Weight};
use frame_system::EnsureRoot;
use pallet_collective::PrimeDefaultVote;

/// The instance of Collective that is the technical committee.
pub type CommitteeInstance = pallet_collective::Instance1;

parameter_types! {
    // Half of a block for the call that is decided on leaves room for the vote that decides.
    pub const MaxProposalWeight: Weight = MAXIMUM_BLOCK_WEIGHT.div(2);
}

impl pallet_collective::Config<CommitteeInstance> for Runtime {
    type RuntimeOrigin = RuntimeOrigin;
    type RuntimeEvent = RuntimeEvent;
    type Proposal = RuntimeCall;
    type MotionDuration = ConstU32<{ 7 * DAYS }>;
    type MaxProposals = ConstU32<100>;
    type MaxMembers = ConstU32<100>;
    type MaxProposalWeight = MaxProposalWeight;
    type DefaultVote = PrimeDefaultVote;
    type SetMembersOrigin = EnsureRoot<AccountId>;
    type DisapproveOrigin = EnsureRoot<AccountId>;
    type KillOrigin = EnsureRoot<AccountId>;
    // Only members propose, at most `MaxProposals` at a time.
    type Consideration = ();
    type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
}
