//! The pallets that the runtime is made of.

// The macro generates items without documentation.
#![allow(missing_docs)]

use crate::UncheckedExtrinsic;
use alloc::vec::Vec;
use sp_inherents::{CheckInherentsResult, InherentData};

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeFreezeReason,
        RuntimeHoldReason,
        RuntimeSlashReason,
        RuntimeLockId,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Runtime;

    #[runtime::pallet_index(0)]
    pub type System = frame_system;

    #[runtime::pallet_index(1)]
    pub type Timestamp = pallet_timestamp;

    #[runtime::pallet_index(2)]
    pub type Aura = pallet_aura;

    #[runtime::pallet_index(3)]
    pub type Grandpa = pallet_grandpa;

    #[runtime::pallet_index(4)]
    pub type Balances = pallet_balances;

    #[runtime::pallet_index(5)]
    pub type TransactionPayment = pallet_transaction_payment;

    #[runtime::pallet_index(6)]
    pub type Sudo = pallet_sudo;

    #[runtime::pallet_index(7)]
    pub type TechnicalCommittee = pallet_collective<Instance1>;

    #[runtime::pallet_index(8)]
    pub type Preimage = pallet_preimage;

    #[runtime::pallet_index(10)]
    pub type Assets = pallet_assets<Instance1>;

    #[runtime::pallet_index(11)]
    pub type PoolAssets = pallet_assets<Instance2>;

    #[runtime::pallet_index(12)]
    pub type AssetConversion = pallet_asset_conversion;

    #[runtime::pallet_index(20)]
    pub type Pvq = pallet_pvq;
}

/// Returns the inherents for `data`.
pub(crate) fn inherents(data: &InherentData) -> Vec<UncheckedExtrinsic> {
    data.create_extrinsics()
}

/// Checks the inherents of `block` against `data`.
pub(crate) fn check_inherents(
    block: &<crate::Block as sp_runtime::traits::Block>::LazyBlock,
    data: &InherentData,
) -> CheckInherentsResult {
    data.check_extrinsics(block)
}
