//! Fees for the delivery of messages.

use crate::{
    asset, delivery_fee, encoded, location,
    mock::{
        externalities, sibling, take_sent, usd, DeliveryAssets, DeliveryPrice, Exchange, Test,
        XcmPallet, OLDER, PRICE_OF_A_BYTE, RATE, SIBLING, STRANGER,
    },
    native,
};
use codec::Encode;
use pvq_extension_xcm_fees::{extension::ExtensionXcmFees as _, XcmFeeError};
use sp_io::storage;
use xcm::{latest::prelude::*, v3, v4, VersionedAssetId, VersionedLocation, VersionedXcm};

/// The bytes of the topic that the router adds.
const TOPIC: usize = 33;

fn message() -> Xcm<()> {
    Xcm(vec![UnpaidExecution { weight_limit: Unlimited, check_origin: None }, ClearOrigin])
}

/// The price of a message of `bytes` bytes, its topic included.
fn price(bytes: usize) -> u128 {
    10 + PRICE_OF_A_BYTE * bytes as u128
}

/// Returns the answer of the runtime API `XcmPaymentApi`, where it has one.
fn payment_api(to: Location, message: Xcm<()>, id: AssetId) -> Option<u128> {
    let fees = externalities().execute_with(|| {
        XcmPallet::query_delivery_fees::<Exchange>(
            to.into(),
            VersionedXcm::from(message),
            VersionedAssetId::from(id.clone()),
        )
    });
    let fees: Assets = fees.ok()?.try_into().unwrap();
    match fees.inner().as_slice() {
        [fee] if fee.id == id => match fee.fun {
            Fungible(amount) => Some(amount),
            NonFungible(_) => None,
        },
        _ => None,
    }
}

#[test]
fn a_message_is_priced_by_the_router() {
    let bytes = encoded(message()).len() + TOPIC;
    let fee = price(bytes);
    let id = AssetId(Location::here());
    assert_eq!(delivery_fee(sibling(SIBLING), encoded(message()), native()), Ok(fee));
    assert_eq!(payment_api(sibling(SIBLING), message(), id), Some(fee));
    // One that has a topic gets no other.
    let mut with_topic = message();
    with_topic.0.push(SetTopic([7; 32]));
    assert_eq!(delivery_fee(sibling(SIBLING), encoded(with_topic), native()), Ok(fee));
}

#[test]
fn a_fee_is_converted_into_the_asset_that_is_asked_for() {
    let fee = RATE * price(encoded(message()).len() + TOPIC);
    let answer = delivery_fee(sibling(SIBLING), encoded(message()), asset(usd()));
    assert_eq!(answer, Ok(fee));
    assert_eq!(payment_api(sibling(SIBLING), message(), usd()), Some(fee));
    let foreign = AssetId(Location::parent());
    let answer = delivery_fee(sibling(SIBLING), encoded(message()), asset(foreign.clone()));
    assert_eq!(answer, Err(XcmFeeError::AssetNotFound));
    assert_eq!(payment_api(sibling(SIBLING), message(), foreign), None);
}

#[test]
fn delivery_may_be_free() {
    DeliveryPrice::set(0);
    for id in [AssetId(Location::here()), usd(), AssetId(Location::parent())] {
        let fee = delivery_fee(sibling(SIBLING), encoded(message()), asset(id));
        assert_eq!(fee, Ok(0));
    }
}

#[test]
fn a_fee_in_several_assets_is_no_amount() {
    DeliveryAssets::set(vec![AssetId(Location::here()), usd()]);
    let fee = delivery_fee(sibling(SIBLING), encoded(message()), native());
    assert_eq!(fee, Err(XcmFeeError::Unimplemented));
}

#[test]
fn older_versions_cost_the_same() {
    let fee = price(encoded(message()).len() + TOPIC);
    let third = VersionedXcm::<()>::V3(v3::Xcm(vec![
        v3::Instruction::UnpaidExecution {
            weight_limit: v3::WeightLimit::Unlimited,
            check_origin: None,
        },
        v3::Instruction::ClearOrigin,
    ]));
    let fourth = VersionedXcm::<()>::V4(v4::Xcm(vec![
        v4::Instruction::UnpaidExecution {
            weight_limit: v3::WeightLimit::Unlimited,
            check_origin: None,
        },
        v4::Instruction::ClearOrigin,
    ]));
    let to = VersionedLocation::V3(v3::MultiLocation {
        parents: 1,
        interior: v3::Junctions::X1(v3::Junction::Parachain(SIBLING)),
    });
    let asset = VersionedAssetId::V3(v3::AssetId::Concrete(v3::MultiLocation::here()));
    for message in [third, fourth] {
        let answer = externalities()
            .execute_with(|| Test::delivery_fee(to.encode(), message.encode(), asset.encode()));
        assert_eq!(answer, Ok(fee));
    }
}

#[test]
fn what_cannot_be_sent_has_no_fee() {
    let to_sibling = |message: Xcm<()>| delivery_fee(sibling(SIBLING), encoded(message), native());
    for to in [Location::here(), Location::parent(), Location::new(2, [Parachain(1)])] {
        let fee = delivery_fee(to, encoded(message()), native());
        assert_eq!(fee, Err(XcmFeeError::Unroutable));
    }
    // With a topic it has more instructions than XCM decodes.
    assert_eq!(to_sibling(Xcm(vec![ClearOrigin; 100])), Err(XcmFeeError::Unroutable));
    assert!(to_sibling(Xcm(vec![ClearOrigin; 99])).is_ok());
    // What XCM 4 does not know.
    let pay = PayFees { asset: (Location::here(), 1u128).into() };
    let newer = Xcm(vec![pay]);
    assert!(to_sibling(newer.clone()).is_ok());
    let fee = delivery_fee(sibling(OLDER), encoded(newer), native());
    assert_eq!(fee, Err(XcmFeeError::Unroutable));
    assert!(delivery_fee(sibling(OLDER), encoded(message()), native()).is_ok());
}

#[test]
fn a_call_in_a_message_is_for_its_destination_to_decode() {
    let message = Xcm::<()>(vec![Transact {
        origin_kind: OriginKind::Native,
        fallback_max_weight: None,
        call: vec![200, 200].into(),
    }]);
    let bytes = encoded(message.clone()).len() + TOPIC;
    let fee = delivery_fee(sibling(SIBLING), encoded(message), native());
    assert_eq!(fee, Ok(price(bytes)));
}

#[test]
fn a_quote_sends_nothing_and_leaves_state_untouched() {
    take_sent();
    let mut externalities = externalities();
    externalities.execute_with(|| {
        let to = location(sibling(STRANGER));
        let root = storage::root(Default::default());
        assert!(Test::delivery_fee(to, encoded(message()), native()).is_ok());
        assert_eq!(storage::root(Default::default()), root);
        // By itself, the router notes a destination whose version it does not know.
        let noted = XcmPallet::query_delivery_fees::<Exchange>(
            sibling(STRANGER).into(),
            VersionedXcm::from(message()),
            VersionedAssetId::from(AssetId(Location::here())),
        );
        assert!(noted.is_ok());
        assert_ne!(storage::root(Default::default()), root);
    });
    assert!(take_sent().is_empty());
}
