//! What a program tells of the fees of a transfer to the other chain.

use crate::{chain::Chain, network::Network};
use codec::{DecodeAll, Encode};
use frame_support::weights::Weight;
use pvq_guest_fixtures::TRANSFER_FEES;
use pvq_parachain_runtime::{
    configs::NativeLocation,
    genesis::{DEVELOPMENT_ID, SIBLING_ID},
    Balance, PolkadotXcm,
};
use pvq_primitives::PvqResult;
use xcm::{latest::prelude::*, VersionedAssetId, VersionedXcm};
use xcm_runtime_apis::fees::Error as PaymentError;

/// The account that a transfer is for.
const BENEFICIARY: [u8; 32] = [7; 32];

/// The amount of a transfer.
const AMOUNT: u128 = 1_000_000_000_000;

/// An amount, or the index of the error.
type Fee = Result<Balance, u8>;
/// The asset, the fees for execution and for delivery, and both.
type FeesHere = (Vec<u8>, Fee, Fee, Option<Balance>);

#[test]
fn a_program_tells_the_fees_of_a_transfer_to_the_other_chain() {
    let network = Network::new();
    // The index of the entrypoint, then a sibling's id, the account, the native token, and the amount.
    let args = (0u8, (1u8, SIBLING_ID), BENEFICIARY, 0u8, AMOUNT).encode();
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
    // The messages of a transfer, as `pallet_xcm` has them, with the same lists and counts.
    let asset_of = |id: Location| Assets::from(Asset::from((id, AMOUNT)));
    let local = Xcm(vec![TransferAsset {
        assets: asset_of(NativeLocation::get()),
        beneficiary: Location::new(1, [Parachain(SIBLING_ID)]),
    }]);
    let arriving = asset_of(Location::new(1, [Parachain(DEVELOPMENT_ID)]));
    let sent = Xcm(vec![
        ReserveAssetDeposited(arriving.clone()),
        ClearOrigin,
        BuyExecution { fees: arriving.inner()[0].clone(), weight_limit: Unlimited },
        DepositAsset {
            assets: Wild(AllCounted(1)),
            beneficiary: [AccountId32 { network: None, id: BENEFICIARY }].into(),
        },
    ]);
    assert_eq!(*execution, charge(&network.asker, local));
    assert_eq!(there, Ok(charge(&network.responder, sent)));
    assert!(*delivery > 0);
}

/// Returns what `chain` takes in its own token for the execution of a message.
fn charge(chain: &Chain, message: Xcm<()>) -> Balance {
    let weight: Result<Weight, PaymentError> =
        chain.call("XcmPaymentApi_query_xcm_weight", &VersionedXcm::from(message));
    let native = VersionedAssetId::from(AssetId(NativeLocation::get()));
    let fee: Result<Balance, PaymentError> =
        chain.call("XcmPaymentApi_query_weight_to_asset_fee", &(weight.unwrap(), native));
    let fee = fee.unwrap();
    assert!(fee > 0);
    fee
}
