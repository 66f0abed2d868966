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
    pub type ParachainSystem = cumulus_pallet_parachain_system;

    #[runtime::pallet_index(2)]
    pub type Timestamp = pallet_timestamp;

    #[runtime::pallet_index(3)]
    pub type ParachainInfo = parachain_info;

    #[runtime::pallet_index(4)]
    pub type WeightReclaim = cumulus_pallet_weight_reclaim;

    #[runtime::pallet_index(10)]
    pub type Balances = pallet_balances;

    #[runtime::pallet_index(11)]
    pub type TransactionPayment = pallet_transaction_payment;

    #[runtime::pallet_index(15)]
    pub type Sudo = pallet_sudo;

    // The order of these is the order in which they learn of a new session, and does not change.
    #[runtime::pallet_index(20)]
    pub type Authorship = pallet_authorship;

    #[runtime::pallet_index(21)]
    pub type CollatorSelection = pallet_collator_selection;

    #[runtime::pallet_index(22)]
    pub type Session = pallet_session;

    #[runtime::pallet_index(23)]
    pub type Aura = pallet_aura;

    #[runtime::pallet_index(24)]
    pub type AuraExt = cumulus_pallet_aura_ext;

    #[runtime::pallet_index(30)]
    pub type XcmpQueue = cumulus_pallet_xcmp_queue;

    #[runtime::pallet_index(31)]
    pub type PolkadotXcm = pallet_xcm;

    #[runtime::pallet_index(32)]
    pub type CumulusXcm = cumulus_pallet_xcm;

    #[runtime::pallet_index(33)]
    pub type MessageQueue = pallet_message_queue;

    #[runtime::pallet_index(40)]
    pub type Assets = pallet_assets<Instance1>;

    #[runtime::pallet_index(41)]
    pub type PoolAssets = pallet_assets<Instance2>;

    #[runtime::pallet_index(42)]
    pub type AssetConversion = pallet_asset_conversion;

    #[runtime::pallet_index(45)]
    pub type TechnicalCommittee = pallet_collective<Instance1>;

    #[runtime::pallet_index(50)]
    pub type Pvq = pallet_pvq;

    #[runtime::pallet_index(51)]
    pub type PvqXcm = pallet_pvq_xcm;
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
