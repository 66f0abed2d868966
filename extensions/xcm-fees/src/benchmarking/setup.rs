//! What the benchmarks ask the mock about.

use super::{
    messages,
    mock::{sibling, usd, AcceptedAssets, MaxInstructions, RuntimeCall, Test, SIBLING},
    BenchmarkHelper,
};
use codec::Encode;
use xcm::latest::prelude::*;

impl super::Config for Test {
    type Extension = Test;
    type Helper = Test;
}

impl BenchmarkHelper for Test {
    fn accept_assets(n: u32) -> Vec<AssetId> {
        let asset = |index: u32| AssetId(Location::new(0, [GeneralIndex(index.into())]));
        AcceptedAssets::set((0..n).map(asset).collect());
        AcceptedAssets::get()
    }

    fn local_message(bytes: u32, instructions: u32) -> Vec<u8> {
        messages::of_calls(bytes, instructions.min(MaxInstructions::get()), |bytes| {
            // The index of the pallet, that of the call, and a length of at most four bytes.
            let keys = vec![vec![0]; (bytes as usize - 6) / 2];
            RuntimeCall::System(frame_system::Call::kill_storage { keys }).encode()
        })
    }

    fn payment_asset() -> AssetId {
        usd()
    }

    fn delivery() -> (Location, AssetId) {
        (sibling(SIBLING), usd())
    }
}
