//! A runtime with the pallet that asks, whose messages go nowhere, and whose answers come from root: for the metadata, the
//! calls, the events and the storage of a chain that asks. The tests of `pvq ask` have it, too.

// The macros generate items without documentation, and conditions on features that these crates do not have.
#![allow(missing_docs, unexpected_cfgs)]

use frame_support::{
    construct_runtime, derive_impl, parameter_types,
    traits::{ConstU128, ConstU32, Everything},
    weights::{IdentityFee, Weight},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureSigned};
use pallet_pvq_xcm::{limits, Chain};
use sp_runtime::{
    generic,
    traits::{AccountIdLookup, BlakeTwo256, TryConvert},
    AccountId32, MultiAddress, MultiSignature,
};
use xcm::latest::prelude::*;
use xcm_executor::traits::WeightBounds;

pub type AccountId = AccountId32;

/// A transaction: its signature is not checked, and it carries the number of the sender's.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<
    MultiAddress<AccountId, ()>,
    RuntimeCall,
    MultiSignature,
    frame_system::CheckNonce<Runtime>,
>;

pub type Block = generic::Block<generic::Header<u32, BlakeTwo256>, UncheckedExtrinsic>;

/// The chain that answers.
pub const RESPONDER: u32 = 2001;

construct_runtime!(
    pub enum Runtime {
        System: frame_system = 0,
        Balances: pallet_balances = 10,
        PvqXcm: pallet_pvq_xcm = 51,
    }
);

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type BaseCallFilter = Everything;
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = AccountIdLookup<AccountId, ()>;
    type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
    type Balance = u128;
    type ExistentialDeposit = ConstU128<1>;
    type AccountStore = System;
}

parameter_types! {
    pub const MaxTimeout: u32 = 50;
    pub const DestinationWeight: Weight = limits::DESTINATION_WEIGHT;
    pub const MaxXcmWeight: Weight = limits::MAX_XCM_WEIGHT;
    pub const ServiceWeight: Option<Weight> = Some(Weight::MAX);
    pub UniversalLocation: InteriorLocation = Parachain(2000).into();
    pub Responder: Location = Chain::Sibling(RESPONDER).into();
}

impl pallet_pvq_xcm::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type AdminOrigin = EnsureRoot<AccountId>;
    type AskOrigin = EnsureSigned<AccountId>;
    type ChainOrigin = EnsureRootWithSuccess<AccountId, Responder>;
    type Queries = ();
    type OnAnswer = ();
    type XcmRouter = Nowhere;
    type XcmExecutor = Nowhere;
    type Weigher = Nowhere;
    type UniversalLocation = UniversalLocation;
    type AccountToLocation = Nowhere;
    type Currency = Balances;
    type WeightToFee = IdentityFee<u128>;
    type FeeHandler = ();
    type Consideration = ();
    type MaxPending = ConstU32<{ limits::MAX_PENDING }>;
    type DestinationWeight = DestinationWeight;
    type MaxPerAsker = ConstU32<{ limits::MAX_PER_ASKER }>;
    type MaxTimeout = MaxTimeout;
    type MaxArgsSize = ConstU32<{ limits::MAX_ARGS_SIZE }>;
    type MaxAnswerSize = ConstU32<{ limits::MAX_ANSWER_SIZE }>;
    type MaxXcmWeight = MaxXcmWeight;
    type MaxDeliveryPrice = ConstU128<{ u128::MAX }>;
    type ServiceWeight = ServiceWeight;
    type WeightInfo = ();
}

/// The transport of messages that nobody executes, for free.
pub struct Nowhere;

impl SendXcm for Nowhere {
    type Ticket = ();

    fn validate(_: &mut Option<Location>, _: &mut Option<Xcm<()>>) -> SendResult<()> {
        Ok(((), Assets::new()))
    }

    fn deliver((): ()) -> Result<XcmHash, SendError> {
        Ok([7; 32])
    }
}

/// A message that is ready for execution: there is none.
pub enum Prepared {}

impl PreparedMessage for Prepared {
    fn weight_of(&self) -> Weight {
        match *self {}
    }
}

impl ExecuteXcm<RuntimeCall> for Nowhere {
    type Prepared = Prepared;

    fn prepare(_: Xcm<RuntimeCall>, _: Weight) -> Result<Prepared, InstructionError> {
        Err(InstructionError { index: 0, error: XcmError::Unimplemented })
    }

    fn execute(_: impl Into<Location>, prepared: Prepared, _: &mut XcmHash, _: Weight) -> Outcome {
        match prepared {}
    }

    fn charge_fees(_: impl Into<Location>, _: Assets) -> XcmResult {
        Ok(())
    }
}

impl WeightBounds<RuntimeCall> for Nowhere {
    fn weight(_: &mut Xcm<RuntimeCall>, _: Weight) -> Result<Weight, InstructionError> {
        Ok(Weight::from_parts(1_000_000, 1_000))
    }

    fn instr_weight(_: &mut Instruction<RuntimeCall>) -> Result<Weight, XcmError> {
        Ok(Weight::from_parts(1_000, 1))
    }
}

impl TryConvert<&AccountId, Location> for Nowhere {
    fn try_convert(account: &AccountId) -> Result<Location, &AccountId> {
        let id = account.clone().into();
        Ok(Junction::AccountId32 { network: None, id }.into())
    }
}
