//! The extension over the XCM of a mock parachain, which has the real `pallet-xcm`.

mod delivery;
mod hostile;
mod mock;
mod published;
mod transfer;
mod weighing;
mod weights;

use codec::Encode;
use mock::{externalities, Test};
use pvq_extension_xcm_fees::{extension::ExtensionXcmFees as _, MessageWeight, XcmFeeError};
use xcm::{latest::prelude::*, VersionedAssetId, VersionedLocation, VersionedXcm};

/// Returns the encoding of a message with the latest version.
fn encoded<Call>(message: Xcm<Call>) -> Vec<u8> {
    VersionedXcm::from(message).encode()
}

/// Returns the encoding of an asset with the latest version.
fn asset(id: AssetId) -> Vec<u8> {
    VersionedAssetId::from(id).encode()
}

/// Returns the encoding of the chain's own token.
fn native() -> Vec<u8> {
    asset(AssetId(Location::here()))
}

/// Returns the encoding of a location with the latest version.
fn location(location: Location) -> Vec<u8> {
    VersionedLocation::from(location).encode()
}

fn message_weight(message: Vec<u8>) -> Result<MessageWeight, XcmFeeError> {
    externalities().execute_with(|| Test::message_weight(message))
}

fn weight_fee(ref_time: u64, proof_size: u64, asset: Vec<u8>) -> Result<u128, XcmFeeError> {
    externalities().execute_with(|| Test::weight_fee(ref_time, proof_size, asset))
}

fn delivery_fee(to: Location, message: Vec<u8>, asset: Vec<u8>) -> Result<u128, XcmFeeError> {
    externalities().execute_with(|| Test::delivery_fee(location(to), message, asset))
}
