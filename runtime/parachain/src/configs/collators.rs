//! Collators: who they are, and when each of them makes a block.

use crate::{
    constants::{
        BLOCK_PROCESSING_VELOCITY, HOURS, RELAY_CHAIN_SLOT_DURATION, SLOT_DURATION,
        UNINCLUDED_SEGMENT_CAPACITY,
    },
    weights, AccountId, Aura, Balances, BlockNumber, CollatorSelection, Runtime, RuntimeEvent,
    Session, SessionKeys,
};
use cumulus_pallet_aura_ext::FixedVelocityConsensusHook;
use frame_support::{
    parameter_types,
    traits::{ConstBool, ConstU32, ConstU64},
    PalletId,
};
use frame_system::EnsureRoot;
use pallet_collator_selection::IdentityCollator;
use pallet_session::{FindAccountFromAuthorIndex, PeriodicSessions};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::OpaqueKeys;

/// The length of a session, in blocks.
const SESSION: BlockNumber = 6 * HOURS;
/// The most collators that governance names.
const MAX_INVULNERABLES: u32 = 20;
/// The most collators that have applied.
const MAX_CANDIDATES: u32 = 100;

/// Decides how many blocks may be built for a block of the relay chain, and in which slot.
pub type ConsensusHook = FixedVelocityConsensusHook<
    Runtime,
    RELAY_CHAIN_SLOT_DURATION,
    BLOCK_PROCESSING_VELOCITY,
    UNINCLUDED_SEGMENT_CAPACITY,
>;

parameter_types! {
    pub const PotId: PalletId = PalletId(*b"PotStake");
    /// The account from which collators are paid, which fees go to.
    pub StakingPot: AccountId = CollatorSelection::account_id();
}

impl pallet_authorship::Config for Runtime {
    type FindAuthor = FindAccountFromAuthorIndex<Self, Aura>;
    type EventHandler = (CollatorSelection,);
}

impl pallet_collator_selection::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type UpdateOrigin = EnsureRoot<AccountId>;
    type PotId = PotId;
    type MaxCandidates = ConstU32<MAX_CANDIDATES>;
    type MinEligibleCollators = ConstU32<1>;
    type MaxInvulnerables = ConstU32<MAX_INVULNERABLES>;
    type KickThreshold = ConstU32<SESSION>;
    type ValidatorId = AccountId;
    type ValidatorIdOf = IdentityCollator;
    type ValidatorRegistration = Session;
    type WeightInfo = weights::pallet_collator_selection::WeightInfo<Runtime>;
}

impl pallet_session::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type ValidatorId = AccountId;
    type ValidatorIdOf = IdentityCollator;
    type ShouldEndSession = PeriodicSessions<ConstU32<SESSION>, ConstU32<0>>;
    type NextSessionRotation = PeriodicSessions<ConstU32<SESSION>, ConstU32<0>>;
    type SessionManager = CollatorSelection;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type Keys = SessionKeys;
    type DisablingStrategy = ();
    type WeightInfo = weights::pallet_session::WeightInfo<Runtime>;
    type Currency = Balances;
    type KeyDeposit = ();
}

impl pallet_aura::Config for Runtime {
    type AuthorityId = AuraId;
    type DisabledValidators = ();
    type MaxAuthorities = ConstU32<{ MAX_INVULNERABLES + MAX_CANDIDATES }>;
    // A slot may see the block for the relay parent before, if that is late.
    type AllowMultipleBlocksPerSlot = ConstBool<true>;
    type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl cumulus_pallet_aura_ext::Config for Runtime {}
