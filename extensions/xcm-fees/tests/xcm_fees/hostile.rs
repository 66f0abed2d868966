//! Bytes that no chain would send: each question about them has an answer, and none a panic.

use crate::{
    asset, delivery_fee, encoded, location, message_weight,
    mock::{externalities, sibling, usd, RuntimeCall, Test, SIBLING},
    native, weight_fee,
};
use codec::{Compact, Encode};
use pvq_extension_xcm_fees::{extension::ExtensionXcmFees, XcmFeeError};
use xcm::{latest::prelude::*, v3, VersionedXcm};

const MAX: usize = Test::MAX_VALUE_BYTES as usize;

/// Returns a message with assets, locations, nested instructions and a call.
fn message() -> Vec<u8> {
    let keys = vec![vec![1, 2, 3], vec![]];
    let call = RuntimeCall::System(frame_system::Call::kill_storage { keys });
    let account = Location::new(0, [AccountId32 { network: None, id: [2; 32] }]);
    encoded(Xcm::<()>(vec![
        WithdrawAsset(vec![Asset::from((Location::here(), 5u128)), (usd(), 7u128).into()].into()),
        BuyExecution { fees: (Location::here(), 5u128).into(), weight_limit: Unlimited },
        SetAppendix(Xcm(vec![RefundSurplus, SetErrorHandler(Xcm(vec![ClearError]))])),
        Transact {
            origin_kind: OriginKind::Xcm,
            fallback_max_weight: None,
            call: call.encode().into(),
        },
        DepositAsset { assets: Wild(AllCounted(2)), beneficiary: account },
    ]))
}

/// Asks all questions that have a value among their arguments, with `bytes` in place of it.
fn ask_all(bytes: &[u8]) {
    let to = || location(sibling(SIBLING));
    let message = || encoded(Xcm::<()>(vec![ClearOrigin]));
    externalities().execute_with(|| {
        let _ = Test::message_weight(bytes.to_vec());
        let _ = Test::weight_fee(1_000_000, 1, bytes.to_vec());
        let _ = Test::delivery_fee(bytes.to_vec(), message(), native());
        let _ = Test::delivery_fee(to(), bytes.to_vec(), native());
        let _ = Test::delivery_fee(to(), message(), bytes.to_vec());
    });
}

#[test]
fn no_change_to_a_value_makes_it_panic() {
    assert!(message_weight(message()).is_ok());
    assert!(delivery_fee(sibling(SIBLING), message(), native()).is_ok());
    for value in [message(), location(sibling(SIBLING)), asset(usd())] {
        for index in 0..value.len() {
            ask_all(&value[..index]);
            for byte in [0, 1, 3, 4, 5, 6, 0x7f, 0xfc, 0xfe, 0xff] {
                let mut changed = value.clone();
                changed[index] = byte;
                ask_all(&changed);
            }
        }
    }
}

#[test]
fn a_cut_value_is_no_value() {
    let message = message();
    for length in 0..message.len() {
        let cut = message[..length].to_vec();
        assert_eq!(message_weight(cut.clone()), Err(XcmFeeError::Undecodable), "{length}");
        let fee = delivery_fee(sibling(SIBLING), cut, native());
        assert_eq!(fee, Err(XcmFeeError::Undecodable), "{length}");
    }
    let longer = [message, vec![0]].concat();
    assert_eq!(message_weight(longer.clone()), Err(XcmFeeError::Undecodable));
    let fee = delivery_fee(sibling(SIBLING), longer, native());
    assert_eq!(fee, Err(XcmFeeError::Undecodable));
    assert_eq!(weight_fee(1, 1, vec![]), Err(XcmFeeError::Undecodable));
}

#[test]
fn a_version_that_the_chain_does_not_know_is_refused() {
    for version in [0u8, 1, 2, 6, 255] {
        let mut newer = message();
        newer[0] = version;
        assert_eq!(message_weight(newer.clone()), Err(XcmFeeError::Undecodable));
        let fee = delivery_fee(sibling(SIBLING), newer, native());
        assert_eq!(fee, Err(XcmFeeError::Undecodable));
        let mut newer = native();
        newer[0] = version;
        assert_eq!(weight_fee(1, 1, newer), Err(XcmFeeError::Undecodable));
    }
}

#[test]
fn a_value_is_as_long_as_it_may_be_and_no_longer() {
    // A call that carries as many bytes as fit.
    let long = |bytes: usize| {
        let remark = vec![7; bytes - 15];
        let call = RuntimeCall::System(frame_system::Call::remark { remark });
        let message = encoded(Xcm::<()>(vec![Transact {
            origin_kind: OriginKind::Native,
            fallback_max_weight: None,
            call: call.encode().into(),
        }]));
        // Lengths are written in one, two or four bytes.
        assert!(message.len().abs_diff(bytes) <= 4, "{}", message.len());
        message
    };
    let longest = (MAX - 8..MAX + 8).map(long).filter(|message| message.len() <= MAX);
    let longest = longest.max_by_key(Vec::len).unwrap();
    assert_eq!(longest.len(), MAX);
    assert!(message_weight(longest.clone()).is_ok());
    assert!(delivery_fee(sibling(SIBLING), longest.clone(), native()).is_ok());
    let longer = [longest, vec![0]].concat();
    assert_eq!(message_weight(longer.clone()), Err(XcmFeeError::TooLong));
    assert_eq!(weight_fee(1, 1, longer.clone()), Err(XcmFeeError::TooLong));
    for (to, message, asset) in [
        (longer.clone(), message(), native()),
        (location(sibling(SIBLING)), longer.clone(), native()),
        (location(sibling(SIBLING)), message(), longer),
    ] {
        let fee = externalities().execute_with(|| Test::delivery_fee(to, message, asset));
        assert_eq!(fee, Err(XcmFeeError::TooLong));
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |levels: usize| {
        // One instruction, `SetAppendix`, as often as it nests.
        [vec![5u8], [4u8, 22].repeat(levels), vec![0]].concat()
    };
    assert!(message_weight(nested(5)).is_ok());
    assert!(delivery_fee(sibling(SIBLING), nested(5), native()).is_ok());
    for levels in [9, 99, 2_000] {
        assert_eq!(message_weight(nested(levels)), Err(XcmFeeError::Undecodable));
        let fee = delivery_fee(sibling(SIBLING), nested(levels), native());
        assert_eq!(fee, Err(XcmFeeError::Undecodable));
    }
}

#[test]
fn a_number_of_items_without_the_items_is_refused() {
    for items in [1u32, 100, 101, 1 << 20, u32::MAX] {
        let instructions = (5u8, Compact(items)).encode();
        assert_eq!(message_weight(instructions), Err(XcmFeeError::Undecodable));
        let assets = (5u8, Compact(1u32), 0u8, Compact(items)).encode();
        assert_eq!(message_weight(assets), Err(XcmFeeError::Undecodable));
        let call = (5u8, Compact(1u32), 6u8, 0u8, 0u8, Compact(items)).encode();
        assert_eq!(message_weight(call), Err(XcmFeeError::Undecodable));
    }
}

#[test]
fn the_memory_of_calls_is_bounded() {
    // Each of these items takes a byte here and 24 when decoded, which is within what a byte may take.
    let keys = vec![vec![]; 4_000];
    let call = RuntimeCall::System(frame_system::Call::kill_storage { keys });
    let message = Xcm::<()>(vec![Transact {
        origin_kind: OriginKind::Native,
        fallback_max_weight: None,
        call: call.encode().into(),
    }]);
    let bytes = encoded(message);
    assert!(message_weight(bytes.clone()).is_ok());
    // With a number of items that is larger than the bytes that are left, nothing is allocated for them.
    let position = bytes.len() - 4_000 - 2;
    assert_eq!(bytes[position..position + 2], Compact(4_000u32).encode()[..]);
    let mut more = bytes;
    more[position..position + 2].copy_from_slice(&Compact(16_000u32).encode());
    assert_eq!(message_weight(more), Err(XcmFeeError::WeightNotComputable));
}

#[test]
fn as_many_assets_as_fit_are_decoded() {
    // In the oldest version, they take the most memory for their bytes.
    let asset = |index: u128| v3::MultiAsset {
        id: v3::AssetId::Concrete(v3::Junction::GeneralIndex(index).into()),
        fun: v3::Fungibility::Fungible(1),
    };
    let assets: Vec<_> = (0..19).map(asset).collect();
    let message = v3::Xcm::<()>(vec![v3::Instruction::WithdrawAsset(assets.into()); 30]);
    let message = VersionedXcm::V3(message).encode();
    assert!((4_000..MAX).contains(&message.len()), "{}", message.len());
    assert!(message_weight(message.clone()).is_ok());
    assert!(delivery_fee(sibling(SIBLING), message, native()).is_ok());
}

#[test]
fn older_versions_are_bounded_as_well() {
    for version in [3u8, 4] {
        let nested = [vec![version], [4u8, 22].repeat(99), vec![0]].concat();
        assert_eq!(message_weight(nested), Err(XcmFeeError::Undecodable));
        let many = [vec![version], Compact(101u32).encode(), vec![10; 101]].concat();
        assert_eq!(message_weight(many), Err(XcmFeeError::Undecodable));
        let some = [vec![version], Compact(64u32).encode(), vec![10; 64]].concat();
        assert!(message_weight(some).is_ok());
    }
    // The index above is that of the instruction.
    let cleared = VersionedXcm::<()>::from(Xcm(vec![ClearOrigin])).encode();
    assert_eq!(cleared, [5, 4, 10]);
}
