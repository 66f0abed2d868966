//! Benchmarks of `ExtensionFees` in a runtime.

use super::{answer, BenchmarkHelper, Config};
use crate::extension::{Dispatch, ExtensionFees};
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

/// Bytes of the shortest call that is measured: enough for the deepest nesting, which a longer call does
/// not exceed.
const MIN_BYTES: u32 = 64;

/// Bytes of the longest call that is measured: the default of `MAX_CALL_BYTES`.
const MAX_BYTES: u32 = 16 * 1024;

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn call_fee(n: Linear<MIN_BYTES, MAX_BYTES>) {
        let (encoded, fee) = T::Helper::call(n.min(T::Extension::MAX_CALL_BYTES), n);
        let call = (0u8, encoded, n).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(Some(fee).encode()));
    }

    #[benchmark]
    fn weight_to_fee() {
        let (ref_time, proof_size) = (1_234_567_890_123u64, 987_654u64);
        let call = (1u8, ref_time, proof_size).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(T::Helper::weight_fee(ref_time, proof_size).encode()));
    }

    #[benchmark]
    fn length_to_fee() {
        let length = 1_000_000u32;
        let call = (2u8, length).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(T::Helper::length_fee(length).encode()));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
