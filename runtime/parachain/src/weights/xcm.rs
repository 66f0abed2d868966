//! The weights of messages, made of those of their instructions.

use super::{
    pallet_pvq_xcm, pallet_xcm_benchmarks_fungible::WeightInfo as Fungible,
    pallet_xcm_benchmarks_generic::WeightInfo as Generic,
};
use crate::{configs::MAX_ASSETS, Runtime};
use ::pallet_pvq_xcm::WeightInfo as _;
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{weights::Weight, BoundedVec};
use xcm::{
    latest::{prelude::*, AssetTransferFilter},
    DoubleEncoded,
};

/// The weights of instructions, without the calls and instructions in them.
pub struct InstructionWeights<Call>(PhantomData<Call>);

/// Returns the weight of an instruction that the executor refuses, or ignores, before it does anything.
fn refused() -> Weight {
    Generic::<Runtime>::trap()
}

/// The most assets that a message can have with it at a time: an instruction may add as many as it may keep.
const MOST_ASSETS: u64 = 2 * MAX_ASSETS as u64;

/// The weight of an instruction for all of its assets. It does the rest of its work where there are none, too.
trait ForEach {
    /// Returns `weight` times the assets that may be selected, at least once.
    fn for_each(&self, weight: Weight) -> Weight {
        weight.saturating_mul(self.at_most().max(1))
    }

    /// Returns the largest number of assets that may be selected.
    fn at_most(&self) -> u64;
}

impl ForEach for Assets {
    fn at_most(&self) -> u64 {
        self.len() as u64
    }
}

impl ForEach for AssetFilter {
    fn at_most(&self) -> u64 {
        match self {
            Definite(assets) => assets.at_most(),
            Wild(AllOf { fun: WildFungibility::Fungible, .. }) => 1,
            Wild(All | AllOf { fun: WildFungibility::NonFungible, .. }) => MOST_ASSETS,
            Wild(AllCounted(count) | AllOfCounted { count, .. }) => {
                u64::from(*count).min(MOST_ASSETS)
            }
        }
    }
}

impl<Call> XcmWeightInfo<Call> for InstructionWeights<Call> {
    fn withdraw_asset(assets: &Assets) -> Weight {
        assets.for_each(Fungible::<Runtime>::withdraw_asset())
    }
    // No other chain is trusted with assets.
    fn reserve_asset_deposited(_: &Assets) -> Weight {
        refused()
    }
    fn receive_teleported_asset(_: &Assets) -> Weight {
        refused()
    }
    // The pallet of queries has a response before that of XCM, and reads and writes less than where a query expires: what it
    // does for a query that has failed, it counts itself.
    fn query_response(_: &u64, _: &Response, _: &Weight, _: &Option<Location>) -> Weight {
        Generic::<Runtime>::query_response()
            .saturating_add(pallet_pvq_xcm::WeightInfo::<Runtime>::expire())
    }
    fn transfer_asset(assets: &Assets, _: &Location) -> Weight {
        assets.for_each(Fungible::<Runtime>::transfer_asset())
    }
    fn transfer_reserve_asset(assets: &Assets, _: &Location, _: &Xcm<()>) -> Weight {
        assets.for_each(Fungible::<Runtime>::transfer_reserve_asset())
    }
    fn transact(_: &OriginKind, _: &Option<Weight>, _: &DoubleEncoded<Call>) -> Weight {
        Generic::<Runtime>::transact()
    }
    // Nothing here wants to know of channels.
    fn hrmp_new_channel_open_request(_: &u32, _: &u32, _: &u32) -> Weight {
        refused()
    }
    fn hrmp_channel_accepted(_: &u32) -> Weight {
        refused()
    }
    fn hrmp_channel_closing(_: &u32, _: &u32, _: &u32) -> Weight {
        refused()
    }
    fn clear_origin() -> Weight {
        Generic::<Runtime>::clear_origin()
    }
    fn descend_origin(_: &InteriorLocation) -> Weight {
        Generic::<Runtime>::descend_origin()
    }
    fn report_error(_: &QueryResponseInfo) -> Weight {
        Generic::<Runtime>::report_error()
    }
    fn deposit_asset(assets: &AssetFilter, _: &Location) -> Weight {
        assets.for_each(Fungible::<Runtime>::deposit_asset())
    }
    fn deposit_reserve_asset(assets: &AssetFilter, _: &Location, _: &Xcm<()>) -> Weight {
        assets.for_each(Fungible::<Runtime>::deposit_reserve_asset())
    }
    fn exchange_asset(_: &AssetFilter, _: &Assets, _: &bool) -> Weight {
        refused()
    }
    fn initiate_reserve_withdraw(assets: &AssetFilter, _: &Location, _: &Xcm<()>) -> Weight {
        assets.for_each(Fungible::<Runtime>::initiate_reserve_withdraw())
    }
    fn initiate_teleport(assets: &AssetFilter, _: &Location, _: &Xcm<()>) -> Weight {
        assets.for_each(Fungible::<Runtime>::initiate_teleport())
    }
    fn initiate_transfer(
        _: &Location,
        fees: &Option<AssetTransferFilter>,
        _: &bool,
        assets: &BoundedVec<AssetTransferFilter, MaxAssetTransferFilters>,
        _: &Xcm<()>,
    ) -> Weight {
        let each = assets.iter().chain(fees).map(|filter| filter.inner().at_most().max(1));
        // A message is sent without assets as well.
        Fungible::<Runtime>::initiate_transfer().saturating_mul(each.sum::<u64>().max(1))
    }
    fn report_holding(_: &QueryResponseInfo, _: &AssetFilter) -> Weight {
        Generic::<Runtime>::report_holding()
    }
    fn buy_execution(_: &Asset, _: &WeightLimit) -> Weight {
        Generic::<Runtime>::buy_execution()
    }
    fn pay_fees(_: &Asset) -> Weight {
        Generic::<Runtime>::pay_fees()
    }
    fn refund_surplus() -> Weight {
        Generic::<Runtime>::refund_surplus()
    }
    fn set_error_handler(_: &Xcm<Call>) -> Weight {
        Generic::<Runtime>::set_error_handler()
    }
    fn set_appendix(_: &Xcm<Call>) -> Weight {
        Generic::<Runtime>::set_appendix()
    }
    fn clear_error() -> Weight {
        Generic::<Runtime>::clear_error()
    }
    fn claim_asset(assets: &Assets, _: &Location) -> Weight {
        assets.for_each(Generic::<Runtime>::claim_asset())
    }
    fn trap(_: &u64) -> Weight {
        Generic::<Runtime>::trap()
    }
    fn subscribe_version(_: &QueryId, _: &Weight) -> Weight {
        Generic::<Runtime>::subscribe_version()
    }
    fn unsubscribe_version() -> Weight {
        Generic::<Runtime>::unsubscribe_version()
    }
    fn burn_asset(assets: &Assets) -> Weight {
        assets.for_each(Generic::<Runtime>::burn_asset())
    }
    fn expect_asset(assets: &Assets) -> Weight {
        assets.for_each(Generic::<Runtime>::expect_asset())
    }
    fn expect_origin(_: &Option<Location>) -> Weight {
        Generic::<Runtime>::expect_origin()
    }
    fn expect_error(_: &Option<(u32, XcmError)>) -> Weight {
        Generic::<Runtime>::expect_error()
    }
    fn expect_transact_status(_: &MaybeErrorCode) -> Weight {
        Generic::<Runtime>::expect_transact_status()
    }
    fn query_pallet(_: &Vec<u8>, _: &QueryResponseInfo) -> Weight {
        Generic::<Runtime>::query_pallet()
    }
    fn expect_pallet(_: &u32, _: &Vec<u8>, _: &Vec<u8>, _: &u32, _: &u32) -> Weight {
        Generic::<Runtime>::expect_pallet()
    }
    fn report_transact_status(_: &QueryResponseInfo) -> Weight {
        Generic::<Runtime>::report_transact_status()
    }
    fn clear_transact_status() -> Weight {
        Generic::<Runtime>::clear_transact_status()
    }
    // There are no other names for locations, no ways to other consensus systems, and no locks.
    fn universal_origin(_: &Junction) -> Weight {
        refused()
    }
    fn export_message(_: &NetworkId, _: &Junctions, _: &Xcm<()>) -> Weight {
        refused()
    }
    fn lock_asset(_: &Asset, _: &Location) -> Weight {
        refused()
    }
    fn unlock_asset(_: &Asset, _: &Location) -> Weight {
        refused()
    }
    fn note_unlockable(_: &Asset, _: &Location) -> Weight {
        refused()
    }
    fn request_unlock(_: &Asset, _: &Location) -> Weight {
        refused()
    }
    fn alias_origin(_: &Location) -> Weight {
        refused()
    }
    fn set_fees_mode(_: &bool) -> Weight {
        Generic::<Runtime>::set_fees_mode()
    }
    fn set_topic(_: &[u8; 32]) -> Weight {
        Generic::<Runtime>::set_topic()
    }
    fn clear_topic() -> Weight {
        Generic::<Runtime>::clear_topic()
    }
    fn unpaid_execution(_: &WeightLimit, _: &Option<Location>) -> Weight {
        Generic::<Runtime>::unpaid_execution()
    }
    fn set_hints(hints: &BoundedVec<Hint, HintNumVariants>) -> Weight {
        Generic::<Runtime>::asset_claimer().saturating_mul(hints.len().max(1) as u64)
    }
    // The executor has no such instruction yet, and does not look at those in it.
    fn execute_with_origin(_: &Option<InteriorLocation>, _: &Xcm<Call>) -> Weight {
        refused()
    }
}
