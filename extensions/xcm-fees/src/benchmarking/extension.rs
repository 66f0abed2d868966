//! Benchmarks of `ExtensionXcmFees` in a runtime.

use super::{answer, BenchmarkHelper, Config};
use crate::{
    extension::{Dispatch, ExtensionXcmFees},
    frame, MessageWeight, XcmFeeError,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use xcm::{VersionedAssetId, VersionedLocation, VersionedXcm};

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

/// Bytes of the shortest message that is measured: enough for the most instructions, with a short call in each.
pub const MIN_BYTES: u32 = 1_536;

/// Bytes of the longest message that is measured: the default of `MAX_VALUE_BYTES`.
pub const MAX_BYTES: u32 = 4 * 1024;

/// The most instructions that are measured: as many as XCM decodes.
pub const MAX_INSTRUCTIONS: u32 = 100;

/// The most assets that are measured: the default of `MAX_PAYMENT_ASSETS`.
pub const MAX_ASSETS: u32 = 16;

/// Returns the weight of a message by the runtime API `XcmPaymentApi`.
fn weight_of<T: Config>(message: &[u8]) -> MessageWeight {
    let message = VersionedXcm::<()>::decode(&mut &message[..]).expect("it is a message; qed");
    let weight = pallet_xcm::Pallet::<T>::query_xcm_weight(message)
        .expect("the helper's messages can be weighed; qed");
    MessageWeight { ref_time: weight.ref_time(), proof_size: weight.proof_size() }
}

/// Returns the fee in an encoded answer.
fn fee_in(answer: &[u8]) -> Option<u128> {
    Result::<u128, XcmFeeError>::decode(&mut &answer[..]).ok()?.ok()
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn payment_assets(n: Linear<0, MAX_ASSETS>) {
        let assets: Vec<Vec<u8>> = frame::payment_assets(T::Helper::accept_assets(n));
        let call = [0u8];
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(assets.encode()));
    }

    #[benchmark]
    fn message_weight(n: Linear<MIN_BYTES, MAX_BYTES>, i: Linear<1, MAX_INSTRUCTIONS>) {
        let message = T::Helper::local_message(n.min(T::Extension::MAX_VALUE_BYTES), i);
        let expected = Ok::<_, XcmFeeError>(weight_of::<T>(&message));
        let call = (1u8, message).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(expected.encode()));
    }

    #[benchmark]
    fn weight_fee() {
        let asset = VersionedAssetId::from(T::Helper::payment_asset()).encode();
        let call = (2u8, 1_000_000_000u64, 100_000u64, asset).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert!(result.is_ok_and(|answer| fee_in(&answer).is_some()));
    }

    #[benchmark]
    fn delivery_fee(n: Linear<MIN_BYTES, MAX_BYTES>, i: Linear<1, { MAX_INSTRUCTIONS - 1 }>) {
        let (destination, asset) = T::Helper::delivery();
        let message = T::Helper::sent_message(n.min(T::Extension::MAX_VALUE_BYTES), i);
        let destination = VersionedLocation::from(destination).encode();
        let call = (3u8, destination, message, VersionedAssetId::from(asset).encode()).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert!(result.is_ok_and(|answer| fee_in(&answer).is_some()));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Test
    );
}
