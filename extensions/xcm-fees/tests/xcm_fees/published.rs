//! The interface keeps its ids, and its functions their positions and results.

use crate::{
    asset, encoded, location,
    mock::{externalities, sibling, usd, AcceptedAssets, Test, SIBLING},
    native,
};
use codec::{Decode, Encode};
use pvq_extension::{
    decoding::PER_BYTE_OF_NUMBERS, program::mock, CallContext, ExtensionFailure, Extensions,
    ExtensionsExecutor, HostError, Weight,
};
use pvq_extension_xcm_fees::{
    extension, guest as fees, ExtensionXcmFees, MessageWeight, XcmFeeError,
};
use xcm::latest::prelude::*;

fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionXcmFees<Test>>();
    extensions
}

fn answer(call: &[u8]) -> Result<Vec<u8>, HostError> {
    externalities().execute_with(|| extensions().answer(extension::EXTENSION_ID, call))
}

/// A message of two instructions.
fn message() -> Vec<u8> {
    encoded(Xcm::<()>(vec![ClearOrigin, RefundSurplus]))
}

#[test]
fn ids_are_published() {
    let text: &[u8] =
        b"pvq-ext@ExtensionXcmFees@delivery_fee@message_weight@payment_assets@weight_fee";
    assert_eq!(extension::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
    let text: &[u8] =
        b"pvq-ext$\xffExtensionXcmFees\xff@\xffpayment_assets\xff@\xffmessage_weight\xff\
        @\xffweight_fee\xff@\xffdelivery_fee\xff";
    assert_eq!(extension::LEGACY_EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
}

#[test]
fn functions_keep_their_positions_and_encodings() {
    assert_eq!(answer(&[0]), Ok(vec![native(), asset(usd())].encode()));
    let weight = Ok::<_, u8>((2_000_000u64, 2_048u64));
    assert_eq!(answer(&(1u8, message()).encode()), Ok(weight.encode()));
    let fee = Ok::<u128, u8>(5);
    assert_eq!(answer(&(2u8, 5_000_000u64, 9u64, native()).encode()), Ok(fee.encode()));
    // The chain adds a topic of 33 bytes.
    let fee = Ok::<u128, u8>(10 + 3 * (message().len() as u128 + 33));
    let call = (3u8, location(sibling(SIBLING)), message(), native());
    assert_eq!(answer(&call.encode()), Ok(fee.encode()));
    let call = (3u8, location(sibling(SIBLING)), message(), vec![0u8]);
    assert_eq!(answer(&call.encode()), Ok(Err::<u128, u8>(1).encode()));
    assert_eq!(answer(&[4]), Err(HostError::UnknownFunction));
}

#[test]
fn errors_keep_their_encodings() {
    let errors = [
        XcmFeeError::TooLong,
        XcmFeeError::Undecodable,
        XcmFeeError::VersionedConversionFailed,
        XcmFeeError::WeightNotComputable,
        XcmFeeError::ExceedsBlock,
        XcmFeeError::AssetNotFound,
        XcmFeeError::Unroutable,
        XcmFeeError::Unimplemented,
    ];
    for (index, error) in (0u8..).zip(errors) {
        assert_eq!(error.encode(), [index]);
        assert_eq!(XcmFeeError::decode(&mut &[index][..]), Ok(error));
    }
}

#[test]
fn the_stubs_get_the_same_answers() {
    let destination = location(sibling(SIBLING));
    let (host, weight) = (
        |id: u64, call: &[u8]| externalities().execute_with(|| extensions().answer(id, call)),
        MessageWeight { ref_time: 2_000_000, proof_size: 2_048 },
    );
    mock::with_host(host, || {
        assert_eq!(fees::payment_assets(), [native(), asset(usd())]);
        assert_eq!(fees::message_weight(message()), Ok(weight));
        assert_eq!(fees::message_weight(&message()[..]), Ok(weight));
        assert_eq!(fees::weight_fee(5_000_000, 0, native()), Ok(5));
        assert_eq!(
            fees::delivery_fee(&destination[..], message(), native()),
            Ok(10 + 3 * (message().len() as u128 + 33))
        );
        assert_eq!(fees::message_weight(vec![0u8]), Err(XcmFeeError::Undecodable));
    });
}

#[test]
fn a_list_of_too_many_assets_fails() {
    let ids = |count: u128| {
        let id = |index| AssetId(Location::new(0, [GeneralIndex(index)]));
        (0..count).map(id).collect::<Vec<_>>()
    };
    AcceptedAssets::set(ids(16));
    let all = Vec::<Vec<u8>>::decode(&mut &answer(&[0]).unwrap()[..]).unwrap();
    assert_eq!(all, ids(16).into_iter().map(asset).collect::<Vec<_>>());
    AcceptedAssets::set(ids(17));
    assert_eq!(answer(&[0]), Err(HostError::ResponseTooLarge));
}

/// The weights of a call by what was charged for it.
struct Charged;

impl extension::WeightInfo for Charged {
    fn payment_assets(n: u32) -> Weight {
        Weight::from_parts(0, n.into())
    }
    fn message_weight(n: u32, i: u32) -> Weight {
        Weight::from_parts(0, 1_000 * u64::from(n) + u64::from(i))
    }
    fn weight_fee() -> Weight {
        Weight::from_parts(0, 7)
    }
    fn delivery_fee(n: u32, i: u32) -> Weight {
        Self::message_weight(n, i)
    }
}

/// Returns the answer to a call, or the failure, and the proof size that it left of `proof_size`.
fn run(call: &[u8], proof_size: u64) -> (Result<Vec<u8>, ExtensionFailure>, u64) {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionXcmFees<Test, Charged>>();
    let ref_time = 10 * PER_BYTE_OF_NUMBERS * call.len() as u64;
    let mut context = CallContext::with_weight_limit(Weight::from_parts(ref_time, proof_size));
    let mut response = Vec::new();
    let result = externalities().execute_with(|| {
        extensions.call(extension::EXTENSION_ID, call, &mut context, &mut response)
    });
    (result.map(|()| response), context.weight_left().proof_size())
}

#[test]
fn a_message_is_paid_for_by_its_bytes_before_it_is_decoded() {
    // Not one of them is a message, and one is longer than messages may be.
    for bytes in [40u32, 100, 4_096, 5_000] {
        let message = vec![0xffu8; bytes as usize];
        let cost = 1_000 * u64::from(bytes) + u64::from(bytes.min(100));
        let error = if bytes > 4_096 { XcmFeeError::TooLong } else { XcmFeeError::Undecodable };
        let weight = (1u8, &message).encode();
        let delivery = (3u8, location(sibling(SIBLING)), &message, native()).encode();
        for call in [weight, delivery] {
            assert_eq!(run(&call, cost - 1).0, Err(ExtensionFailure::OutOfGas));
            assert_eq!(run(&call, cost + 1), (Ok(Err::<(), _>(error).encode()), 1));
        }
    }
}

#[test]
fn a_list_is_paid_for_by_its_assets() {
    AcceptedAssets::set(vec![usd()]);
    assert_eq!(run(&[0], 15).0, Err(ExtensionFailure::OutOfGas));
    assert_eq!(run(&[0], 20), (Ok(vec![asset(usd())].encode()), 19));
}
