//! What a program tells of the fees of a transfer to the other chain.

use crate::network::Network;
use codec::{DecodeAll, Encode};
use frame_support::weights::{Weight, WeightToFee};
use pvq_guest_fixtures::TRANSFER_FEES;
use pvq_parachain_runtime::{
    configs::{MessageWeightToFee, NativeLocation},
    genesis::SIBLING_ID,
    Balance, PolkadotXcm,
};
use pvq_primitives::PvqResult;
use xcm::{latest::prelude::AssetId, VersionedAssetId};

/// An amount, or the index of the error.
type Fee = Result<Balance, u8>;
/// The asset, the fees for execution and for delivery, and both.
type FeesHere = (Vec<u8>, Fee, Fee, Option<Balance>);

#[test]
fn a_program_tells_the_fees_of_a_transfer_to_the_other_chain() {
    let network = Network::new();
    // The index of the entrypoint, then a sibling's id, the account, the native token, and the amount.
    let args = (0u8, (1u8, SIBLING_ID), [7u8; 32], 0u8, 1_000_000_000_000u128).encode();
    let answer: PvqResult =
        network.asker.call("PvqApi_execute_query", &(TRANSFER_FEES, args, None::<i64>));
    let fees: Option<(Vec<FeesHere>, Fee)> =
        DecodeAll::decode_all(&mut &answer.unwrap()[..]).unwrap();
    let (here, there) = fees.expect("the chain tells fees");

    let native = VersionedAssetId::from(AssetId(NativeLocation::get()));
    let [(asset, Ok(execution), Ok(delivery), total)] = &here[..] else { panic!("{here:?}") };
    assert_eq!(*asset, native.encode());
    assert_eq!(*total, Some(execution + delivery));
    let accepted = network.asker.native(|| {
        PolkadotXcm::query_acceptable_payment_assets(5, vec![AssetId(NativeLocation::get())])
    });
    assert_eq!(accepted, Ok(vec![native]));
    // Execution takes some instructions on each chain, of a fixed weight.
    let instruction =
        MessageWeightToFee::weight_to_fee(&Weight::from_parts(1_000_000_000, 64 * 1024));
    for fee in [*execution, there.unwrap()] {
        assert!((instruction..20 * instruction).contains(&fee), "{fee}");
    }
    assert!(*delivery > 0);
}
