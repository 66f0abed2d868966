//! Weights of messages, and their fees.

use crate::{
    asset, encoded, message_weight,
    mock::{
        externalities, usd, AcceptedAssets, BlockWeights, NativeRate, RuntimeCall, Test, Trader,
        UsdRate, XcmPallet,
    },
    native, weight_fee,
};
use codec::{Decode, Encode};
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use pvq_extension_xcm_fees::{extension::ExtensionXcmFees as _, MessageWeight, XcmFeeError};
use xcm::{latest::prelude::*, v3, v4, DoubleEncoded, VersionedAssetId, VersionedXcm};

/// The weight of an instruction.
const INSTRUCTION: (u64, u64) = (1_000_000, 1_024);

/// The weight of a number of instructions, and of a call.
fn weight_of(instructions: u64, call: Option<&RuntimeCall>) -> MessageWeight {
    let call = call.map_or(Weight::zero(), |call| call.get_dispatch_info().call_weight);
    MessageWeight {
        ref_time: instructions * INSTRUCTION.0 + call.ref_time(),
        proof_size: instructions * INSTRUCTION.1 + call.proof_size(),
    }
}

fn remark(bytes: usize) -> RuntimeCall {
    RuntimeCall::System(frame_system::Call::remark { remark: vec![7; bytes] })
}

fn transact<Call: Encode>(call: &Call) -> Instruction<()> {
    Transact {
        origin_kind: OriginKind::Native,
        fallback_max_weight: None,
        call: call.encode().into(),
    }
}

/// Returns the call that has the chain execute `message`.
fn execute(message: Xcm<()>) -> RuntimeCall {
    let max_weight = Weight::from_parts(3, 4);
    let message = Box::new(VersionedXcm::V5(Xcm::from(message)));
    RuntimeCall::XcmPallet(pallet_xcm::Call::execute { message, max_weight })
}

/// Returns the answer of the runtime API `XcmPaymentApi`, where it has one.
fn payment_api(message: &[u8]) -> Option<MessageWeight> {
    let message = VersionedXcm::<()>::decode(&mut &message[..]).unwrap();
    let weight = externalities().execute_with(|| XcmPallet::query_xcm_weight(message)).ok()?;
    Some(MessageWeight { ref_time: weight.ref_time(), proof_size: weight.proof_size() })
}

#[test]
fn a_message_weighs_its_instructions_and_calls() {
    let call = remark(100);
    let asset = Asset::from((Location::here(), 5u128));
    let nested = Xcm(vec![ClearOrigin, RefundSurplus]);
    let cases = [
        (Xcm(vec![]), weight_of(0, None)),
        (Xcm(vec![ClearOrigin]), weight_of(1, None)),
        (Xcm(vec![WithdrawAsset(asset.into()), SetAppendix(nested)]), weight_of(4, None)),
        (Xcm(vec![transact(&call), ClearOrigin]), weight_of(2, Some(&call))),
        (Xcm(vec![SetErrorHandler(Xcm(vec![transact(&call)]))]), weight_of(2, Some(&call))),
    ];
    for (message, weight) in cases {
        let message = encoded(message);
        assert_eq!(message_weight(message.clone()), Ok(weight));
        assert_eq!(payment_api(&message), Some(weight));
    }
}

#[test]
fn older_versions_weigh_the_same() {
    let call = remark(9);
    let weight = weight_of(2, Some(&call));
    let (encoded_call, at_most) = (call.encode(), v3::Weight::from_parts(1, 2));
    let third = v3::Xcm::<()>(vec![
        v3::Instruction::Transact {
            origin_kind: v3::OriginKind::Native,
            require_weight_at_most: at_most,
            call: DoubleEncoded::from(encoded_call.clone()),
        },
        v3::Instruction::ClearOrigin,
    ]);
    let fourth = v4::Xcm::<()>(vec![
        v4::Instruction::Transact {
            origin_kind: v3::OriginKind::Native,
            require_weight_at_most: at_most,
            call: DoubleEncoded::from(encoded_call),
        },
        v4::Instruction::ClearOrigin,
    ]);
    for message in [VersionedXcm::V3(third), VersionedXcm::V4(fourth)] {
        assert_eq!(message_weight(message.encode()), Ok(weight));
        assert_eq!(payment_api(&message.encode()), Some(weight));
    }
}

#[test]
fn what_is_no_call_of_the_chain_has_no_weight() {
    for call in [vec![], vec![200, 200], vec![0], [remark(1).encode(), vec![0]].concat()] {
        let message = Xcm(vec![Transact {
            origin_kind: OriginKind::Native,
            fallback_max_weight: Some(Weight::from_parts(1, 1)),
            call: DoubleEncoded::<()>::from(call),
        }]);
        let message = encoded(message);
        assert_eq!(payment_api(&message), None);
        assert_eq!(message_weight(message), Err(XcmFeeError::WeightNotComputable));
    }
}

#[test]
fn more_instructions_than_the_chain_executes_have_no_weight() {
    let message = |instructions| encoded(Xcm::<()>(vec![ClearOrigin; instructions]));
    assert_eq!(message_weight(message(64)), Ok(weight_of(64, None)));
    for instructions in [65, 100] {
        assert_eq!(payment_api(&message(instructions)), None);
        let weight = message_weight(message(instructions));
        assert_eq!(weight, Err(XcmFeeError::WeightNotComputable));
    }
    // XCM does not decode more of them.
    assert_eq!(message_weight(message(101)), Err(XcmFeeError::Undecodable));
}

#[test]
fn calls_that_nest_too_deep_have_no_weight() {
    let nested = |levels| {
        (0..levels)
            .fold(Xcm(vec![ClearOrigin]), |message, _| Xcm(vec![transact(&execute(message))]))
    };
    // A call that executes a message weighs what it says, not what the message weighs.
    for levels in [1, 5, 10] {
        let weight = weight_of(1, Some(&execute(nested(levels - 1))));
        assert_eq!(message_weight(encoded(nested(levels))), Ok(weight), "{levels}");
    }
    for levels in [11, 30] {
        let weight = message_weight(encoded(nested(levels)));
        assert_eq!(weight, Err(XcmFeeError::WeightNotComputable), "{levels}");
    }
}

#[test]
fn a_message_that_fits_no_block_says_so() {
    // What the chain is told to execute at most is the weight of the call.
    let heavy = |ref_time| {
        let message = Box::new(VersionedXcm::V5(Xcm(vec![])));
        let max_weight = Weight::from_parts(ref_time, 0);
        RuntimeCall::XcmPallet(pallet_xcm::Call::execute { message, max_weight })
    };
    let block = BlockWeights::get().max_block.ref_time();
    for ref_time in [block, u64::MAX] {
        for calls in [1, 2] {
            let message = Xcm(vec![transact(&heavy(ref_time)); calls]);
            assert_eq!(message_weight(encoded(message)), Err(XcmFeeError::ExceedsBlock));
        }
    }
    assert!(message_weight(encoded(Xcm(vec![transact(&heavy(block / 2))]))).is_ok());
}

#[test]
fn a_weight_costs_what_the_trader_takes() {
    for (id, rate) in [(NativeRate::get().0, NativeRate::get().1), (usd(), UsdRate::get().1)] {
        for ref_time in [1_000_000u64, 2_345_678, 2_000_000_000_000] {
            let fee = rate * u128::from(ref_time) / 1_000_000_000_000;
            assert_eq!(weight_fee(ref_time, 9, asset(id.clone())), Ok(fee));
            let weight = Weight::from_parts(ref_time, 9);
            let versioned = VersionedAssetId::from(id.clone());
            let api = XcmPallet::query_weight_to_asset_fee::<Trader>(weight, versioned);
            assert_eq!(api.ok(), Some(fee));
        }
    }
}

#[test]
fn what_pays_for_nothing_has_no_fee() {
    let foreign = asset(AssetId(Location::parent()));
    assert_eq!(weight_fee(1_000_000, 0, foreign), Err(XcmFeeError::AssetNotFound));
    assert_eq!(weight_fee(0, 0, native()), Err(XcmFeeError::AssetNotFound));
}

#[test]
fn a_weight_beyond_a_block_does_not_reach_the_trader() {
    // With these, the trader of the second asset multiplies beyond what a `u128` has, and panics.
    for (ref_time, proof_size) in [(u64::MAX, 0), (2_000_000_000_001, 0), (1, u64::MAX)] {
        for asset in [native(), asset(usd())] {
            let fee = weight_fee(ref_time, proof_size, asset);
            assert_eq!(fee, Err(XcmFeeError::ExceedsBlock));
        }
    }
}

#[test]
fn an_asset_without_a_place_in_the_latest_version_is_refused() {
    let named = VersionedAssetId::V3(v3::AssetId::Abstract([7; 32])).encode();
    assert_eq!(weight_fee(1, 1, named), Err(XcmFeeError::VersionedConversionFailed));
    let fourth = VersionedAssetId::V4(v4::AssetId(v4::Location::here())).encode();
    assert_eq!(weight_fee(1_000_000, 1, fourth), Ok(1));
}

#[test]
fn payment_assets_have_the_latest_version() {
    let answer = externalities().execute_with(Test::payment_assets);
    let ids = AcceptedAssets::get();
    let api = XcmPallet::query_acceptable_payment_assets(XCM_VERSION, ids).unwrap();
    assert_eq!(answer, api.iter().map(Encode::encode).collect::<Vec<_>>());
    assert_eq!(answer, [native(), asset(usd())]);
}
