//! The setup for benchmarks of messages: of the pallet of XCM, and of each instruction.
//!
//! Messages are sent to a sibling whose page of messages is as long as it may be before another one as long as the longest
//! answer begins a new page, because the page is read and written with each message.

use crate::{
    configs::{LocationToAccountId, NativeLocation, XcmConfig, XcmRouter},
    constants::{EXISTENTIAL_DEPOSIT, UNIT},
    extensions::MoreExtensions,
    genesis::SIBLING_ID,
    AccountId, Balances, ParachainSystem, PolkadotXcm, PvqXcm, Runtime, RuntimeCall,
};
use alloc::{boxed::Box, vec, vec::Vec};
use codec::Encode;
use cumulus_primitives_core::{ChannelStatus, GetChannelInfo};
use frame_benchmarking::BenchmarkError;
use frame_support::{
    parameter_types,
    traits::{fungible::Mutate, PalletInfoAccess, PalletInfoData},
    weights::Weight,
};
use pallet_pvq_xcm::limits::MAX_ANSWER_SIZE;
use pvq_extension_xcm_fees::benchmarking::messages;
use xcm::{
    latest::prelude::*,
    v3::{MaxPalletNameLen, MaxPalletsInfo},
};
use xcm_builder::{EnsureDelivery, MintLocation};
use xcm_executor::{
    test_helpers::MockCredit,
    traits::{ConvertLocation, FeeReason},
    AssetsInHolding, FeesMode,
};

/// The sibling to which messages are sent.
fn sibling() -> Location {
    Location::new(1, [Parachain(SIBLING_ID)])
}

fn native(amount: u128) -> Asset {
    (NativeLocation::get(), amount).into()
}

/// Makes the sibling reachable, with a page of messages that others are added to, and endows the sender.
pub enum Delivery {}

impl EnsureDelivery for Delivery {
    fn ensure_successful_delivery(
        origin: &Location,
        destination: &Location,
        _: FeeReason,
    ) -> (Option<FeesMode>, Option<Assets>) {
        if *destination != sibling() {
            return (None, None);
        }
        // Benchmarks call this several times. Another two messages would begin a new page.
        if matches!(ParachainSystem::get_channel_status(SIBLING_ID.into()), ChannelStatus::Closed) {
            begin_page();
        }
        if let Some(sender) = LocationToAccountId::convert_location(origin) {
            Balances::set_balance(&sender, 1_000 * UNIT);
        }
        (Some(FeesMode { jit_withdraw: true }), None)
    }
}

/// Opens the channel to the sibling, and sends two messages as long as the longest answer.
fn begin_page() {
    ParachainSystem::open_outbound_hrmp_channel_for_benchmarks_or_tests(SIBLING_ID.into());
    for _ in 0..2 {
        let longest = Transact {
            origin_kind: OriginKind::Xcm,
            fallback_max_weight: Some(Weight::MAX),
            call: vec![7; MAX_ANSWER_SIZE as usize].into(),
        };
        send_xcm::<XcmRouter>(sibling(), Xcm(vec![longest])).expect("the channel is open; qed");
    }
}

// Transfers to other chains are refused, and weigh more than any block has.
impl pallet_xcm::benchmarking::Config for Runtime {
    type DeliveryHelper = Delivery;

    fn reachable_dest() -> Option<Location> {
        Some(sibling())
    }

    // The only asset that messages move, so that there are no more of them than one.
    fn get_asset() -> Asset {
        native(EXISTENTIAL_DEPOSIT)
    }
}

impl pallet_xcm_benchmarks::Config for Runtime {
    type XcmConfig = XcmConfig;
    type AccountIdConverter = LocationToAccountId;
    type DeliveryHelper = Delivery;

    fn valid_destination() -> Result<Location, BenchmarkError> {
        Delivery::ensure_successful_delivery(&Location::here(), &sibling(), FeeReason::ChargeFees);
        Ok(sibling())
    }

    fn worst_case_holding(_: u32) -> AssetsInHolding {
        let mut holding = AssetsInHolding::new();
        let credit = Box::new(MockCredit(1_000_000 * UNIT));
        holding.fungible.insert(AssetId(NativeLocation::get()), credit);
        holding
    }
}

parameter_types! {
    pub const NoCheckedAccount: Option<(AccountId, MintLocation)> = None;
    pub const NobodyTrusted: Option<(Location, Asset)> = None;
}

impl pallet_xcm_benchmarks::fungible::Config for Runtime {
    type TransactAsset = Balances;
    type CheckedAccount = NoCheckedAccount;
    type TrustedTeleporter = NobodyTrusted;
    type TrustedReserve = NobodyTrusted;

    fn get_asset() -> Asset {
        native(UNIT)
    }
}

/// Returns the longest response: the most pallets, with the longest names.
fn longest_response() -> Response {
    let name = || vec![b'n'; MaxPalletNameLen::get() as usize];
    let pallet = PalletInfo::new(u32::MAX, name(), name(), u32::MAX, u32::MAX, u32::MAX)
        .expect("the names are of the longest length; qed");
    let pallets = vec![pallet; MaxPalletsInfo::get() as usize];
    Response::PalletsInfo(pallets.try_into().expect("there are as many as there may be; qed"))
}

impl pallet_xcm_benchmarks::generic::Config for Runtime {
    type RuntimeCall = RuntimeCall;
    type TransactAsset = Balances;

    fn worst_case_response() -> (u64, Response) {
        use xcm_executor::traits::QueryHandler;
        let query_id = PolkadotXcm::new_query(Location::here(), 1, Location::here());
        (query_id, longest_response())
    }

    fn worst_case_asset_exchange() -> Result<(Assets, Assets), BenchmarkError> {
        Err(BenchmarkError::Skip)
    }

    fn universal_alias() -> Result<(Location, Junction), BenchmarkError> {
        Err(BenchmarkError::Skip)
    }

    fn transact_origin_and_runtime_call() -> Result<(Location, RuntimeCall), BenchmarkError> {
        let call = frame_system::Call::remark_with_event { remark: Vec::new() };
        Ok((sibling(), call.into()))
    }

    fn subscribe_origin() -> Result<Location, BenchmarkError> {
        Ok(sibling())
    }

    fn claimable_asset() -> Result<(Location, Location, Assets), BenchmarkError> {
        Ok((sibling(), Location::here(), native(1_000 * UNIT).into()))
    }

    fn worst_case_for_trader() -> Result<(Asset, WeightLimit), BenchmarkError> {
        Ok((native(1_000 * UNIT), Limited(Weight::from_parts(5_000, 5_000))))
    }

    fn unlockable_asset() -> Result<(Location, Location, Asset), BenchmarkError> {
        Err(BenchmarkError::Skip)
    }

    fn export_message_origin_and_destination(
    ) -> Result<(Location, NetworkId, InteriorLocation), BenchmarkError> {
        Err(BenchmarkError::Skip)
    }

    fn alias_origin() -> Result<(Location, Location), BenchmarkError> {
        Err(BenchmarkError::Skip)
    }

    // The last pallet, which a search finds last.
    fn valid_pallet() -> PalletInfoData {
        PalletInfoData {
            index: PvqXcm::index(),
            name: PvqXcm::name(),
            module_name: PvqXcm::module_name(),
            crate_version: PvqXcm::crate_version(),
        }
    }
}

impl pvq_extension_xcm_fees::benchmarking::Config for Runtime {
    type Extension = MoreExtensions;
    type Helper = Messages;
}

/// Messages for the benchmarks of their fees.
pub enum Messages {}

impl pvq_extension_xcm_fees::benchmarking::BenchmarkHelper for Messages {
    fn accept_assets(_: u32) -> Vec<AssetId> {
        vec![AssetId(NativeLocation::get())]
    }

    fn local_message(bytes: u32, instructions: u32) -> Vec<u8> {
        messages::of_calls(bytes, instructions, |bytes| {
            // A key of one byte takes two, and an allocation. Before them are the indices of the call, and their number.
            let keys = vec![vec![0]; (bytes as usize - 6) / 2];
            RuntimeCall::System(frame_system::Call::kill_storage { keys }).encode()
        })
    }

    fn payment_asset() -> AssetId {
        AssetId(NativeLocation::get())
    }

    fn delivery() -> (Location, AssetId) {
        Delivery::ensure_successful_delivery(&Location::here(), &sibling(), FeeReason::ChargeFees);
        (sibling(), Self::payment_asset())
    }
}
