//! The functions of the extension over the XCM of a runtime: `pallet-xcm`, and the configuration of its executor.
//!
//! ```ignore
//! impl pvq_extension_xcm_fees::extension::ExtensionXcmFees for RuntimeExtensions {
//!     fn payment_assets() -> Vec<Vec<u8>> {
//!         frame::payment_assets([AssetId(RelayLocation::get())])
//!     }
//!
//!     fn message_weight(message: Vec<u8>) -> Result<MessageWeight, XcmFeeError> {
//!         frame::message_weight::<Runtime>(&message, Self::MAX_VALUE_BYTES)
//!     }
//!
//!     fn weight_fee(ref_time: u64, proof_size: u64, asset: Vec<u8>) -> Result<u128, XcmFeeError> {
//!         let weight = Weight::from_parts(ref_time, proof_size);
//!         frame::weight_fee::<Runtime, XcmConfig>(weight, &asset, Self::MAX_VALUE_BYTES)
//!     }
//!
//!     fn delivery_fee(
//!         destination: Vec<u8>,
//!         message: Vec<u8>,
//!         asset: Vec<u8>,
//!     ) -> Result<u128, XcmFeeError> {
//!         let max_bytes = Self::MAX_VALUE_BYTES;
//!         frame::delivery_fee::<Runtime, XcmConfig>(&destination, &message, &asset, max_bytes)
//!     }
//! }
//! ```
//!
//! They are the implementations of `xcm_runtime_apis::fees::XcmPaymentApi` for callers whom nobody trusts. Those of
//! `pallet-xcm` take values that are decoded already, and decode the calls in them without a bound on memory; they copy
//! messages; they give a trader weights of any size, which not every trader multiplies without overflow; and they have no
//! answer where delivery is free. Where both answer, the answers are the same.

mod decoding;

pub use decoding::{decode_value, MIN_VALUE_MEMORY, VALUE_MEMORY_PER_BYTE};

use crate::{MessageWeight, XcmFeeError};
use alloc::vec::Vec;
use codec::Encode;
use decoding::has_room_for_a_topic;
use frame_support::{
    storage::{transactional::with_transaction_opaque_err, TransactionOutcome},
    traits::Get,
    weights::Weight,
};
use xcm::{latest::prelude::*, VersionedAssetId, VersionedLocation, VersionedXcm};
use xcm_executor::{
    traits::{AssetExchange, WeightBounds, WeightTrader},
    Config as ExecutorConfig,
};

type CallOf<T> = <T as pallet_xcm::Config>::RuntimeCall;

/// Returns the encodings of `assets`, in which the chain takes fees, with their version.
///
/// A list that storage determines has to be cut to one more than
/// [`MAX_PAYMENT_ASSETS`](crate::extension::ExtensionXcmFees::MAX_PAYMENT_ASSETS); with that one, the call fails as it should.
pub fn payment_assets(assets: impl IntoIterator<Item = AssetId>) -> Vec<Vec<u8>> {
    assets.into_iter().map(|asset| VersionedAssetId::from(asset).encode()).collect()
}

/// Returns the weight of a message, of at most `max_bytes` bytes, by the `Weigher` of `pallet-xcm`.
///
/// The calls of `Transact` are decoded with the message, as calls of the runtime and within its [bounds](decode_value). They are
/// asked for their weights, and not dispatched.
///
/// # Errors
///
/// All of [`XcmFeeError`] that are about values, messages and weights.
pub fn message_weight<T: pallet_xcm::Config>(
    message: &[u8],
    max_bytes: u32,
) -> Result<MessageWeight, XcmFeeError> {
    // Bytes that are no message are told from a message with a call that is none of this chain.
    decode_value::<VersionedXcm<()>>(message, max_bytes)?;
    let message: VersionedXcm<CallOf<T>> =
        decode_value(message, max_bytes).map_err(|_| XcmFeeError::WeightNotComputable)?;
    let mut message: Xcm<CallOf<T>> =
        message.try_into().map_err(|()| XcmFeeError::VersionedConversionFailed)?;
    let limit = max_weight::<T>();
    let weight =
        T::Weigher::weight(&mut message, limit).map_err(|failure| match failure.error {
            XcmError::WeightLimitReached(_) | XcmError::Overflow => XcmFeeError::ExceedsBlock,
            _ => XcmFeeError::WeightNotComputable,
        })?;
    // Not every weigher stops at the limit.
    if weight.any_gt(limit) {
        return Err(XcmFeeError::ExceedsBlock);
    }
    Ok(MessageWeight { ref_time: weight.ref_time(), proof_size: weight.proof_size() })
}

/// Returns the fee for `weight` in an asset, of at most `max_bytes` bytes, by the trader of `XcmConfig`.
///
/// # Errors
///
/// All of [`XcmFeeError`] that are about values, weights and assets.
pub fn weight_fee<T, XcmConfig>(
    weight: Weight,
    asset: &[u8],
    max_bytes: u32,
) -> Result<u128, XcmFeeError>
where
    T: pallet_xcm::Config,
    XcmConfig: ExecutorConfig,
{
    let asset: AssetId = decode_value::<VersionedAssetId>(asset, max_bytes)?
        .try_into()
        .map_err(|()| XcmFeeError::VersionedConversionFailed)?;
    // Traders may multiply a weight without looking for overflow; they are made for weights of blocks.
    if weight.any_gt(max_weight::<T>()) {
        return Err(XcmFeeError::ExceedsBlock);
    }
    let context = XcmContext::with_message_id(XcmHash::default());
    let quote = rolled_back(|| {
        XcmConfig::Trader::new()
            .quote_weight(weight, asset.clone(), &context)
            .map_err(|_| XcmFeeError::AssetNotFound)
    })?;
    amount_of(&quote, &asset)
}

/// Returns the fee for the delivery of a message to a destination, in an asset, by the router of `pallet-xcm`. A fee that the
/// router takes in another asset is converted by the exchanger of `XcmConfig`. Each of the values has at most `max_bytes` bytes.
///
/// The router only [validates](validate_send) the message. The ticket that it returns is dropped, and without it nothing is
/// delivered.
///
/// To validate is not always to read alone: `pallet_xcm::Pallet::wrap_version`, which routers use, notes a destination whose
/// version it does not know, for the chain to ask for it. So whatever a router writes is rolled back here, and does
/// not depend on the query's being rolled back.
///
/// # Errors
///
/// All of [`XcmFeeError`] that are about values, assets and delivery.
pub fn delivery_fee<T, XcmConfig>(
    destination: &[u8],
    message: &[u8],
    asset: &[u8],
    max_bytes: u32,
) -> Result<u128, XcmFeeError>
where
    T: pallet_xcm::Config,
    XcmConfig: ExecutorConfig,
{
    let converted = |()| XcmFeeError::VersionedConversionFailed;
    let destination: Location =
        decode_value::<VersionedLocation>(destination, max_bytes)?.try_into().map_err(converted)?;
    let asset: AssetId =
        decode_value::<VersionedAssetId>(asset, max_bytes)?.try_into().map_err(converted)?;
    // The calls in it are for the destination to decode.
    let message: Xcm<()> =
        decode_value::<VersionedXcm<()>>(message, max_bytes)?.try_into().map_err(converted)?;
    if !has_room_for_a_topic(&message) {
        return Err(XcmFeeError::Unroutable);
    }
    rolled_back(|| {
        let (_, fees) = validate_send::<T::XcmRouter>(destination, message)
            .map_err(|_| XcmFeeError::Unroutable)?;
        convert_fees::<XcmConfig::AssetExchanger>(fees, &asset)
    })
}

/// Converts `fees`, as a router takes them, into `asset`.
fn convert_fees<Exchanger: AssetExchange>(
    fees: Assets,
    asset: &AssetId,
) -> Result<u128, XcmFeeError> {
    match fees.inner().as_slice() {
        [] => Ok(0),
        [Asset { id, fun: Fungible(amount) }] if id == asset => Ok(*amount),
        [Asset { fun: Fungible(_), .. }] => {
            let wanted = Assets::from(Asset { id: asset.clone(), fun: Fungible(1) });
            let quote = Exchanger::quote_exchange_price(&fees, &wanted, true)
                .ok_or(XcmFeeError::AssetNotFound)?;
            match quote.inner().as_slice() {
                [quote] => amount_of(quote, asset),
                _ => Err(XcmFeeError::AssetNotFound),
            }
        }
        _ => Err(XcmFeeError::Unimplemented),
    }
}

/// Returns the amount of a quote, where it is one in `asset`.
fn amount_of(quote: &Asset, asset: &AssetId) -> Result<u128, XcmFeeError> {
    match quote {
        Asset { id, fun: Fungible(amount) } if id == asset => Ok(*amount),
        _ => Err(XcmFeeError::AssetNotFound),
    }
}

/// Returns the most that a message may weigh and be executed at all.
fn max_weight<T: frame_system::Config>() -> Weight {
    T::BlockWeights::get().max_block
}

/// Runs `quote` in a storage transaction that is rolled back.
fn rolled_back<R>(quote: impl FnOnce() -> Result<R, XcmFeeError>) -> Result<R, XcmFeeError> {
    // A query runs in two or three of the 255 transactions that may nest.
    with_transaction_opaque_err(|| TransactionOutcome::Rollback(quote()))
        .unwrap_or(Err(XcmFeeError::Unimplemented))
}
