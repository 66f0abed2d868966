//! Benchmarks of `ExtensionHashing` as [`Hasher`] implements it.

use super::{answer, Config};
use crate::{hashing::Dispatch, Hasher};
use alloc::{vec, vec::Vec};
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

/// Bytes of the longest input.
const MAX_BYTES: u32 = 64 * 1024;

fn bytes(count: u32) -> Vec<u8> {
    vec![0xa5; count as usize]
}

/// Returns a call of the function at `index` with `count` bytes.
fn call(index: u8, count: u32) -> Vec<u8> {
    (index, bytes(count)).encode()
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn blake2_128(n: Linear<0, MAX_BYTES>) {
        let call = call(0, n);
        let result;
        #[block]
        {
            result = answer::<Dispatch<Hasher>>(&call);
        }
        assert_eq!(result, Ok(sp_crypto_hashing::blake2_128(&bytes(n)).encode()));
    }

    #[benchmark]
    fn blake2_256(n: Linear<0, MAX_BYTES>) {
        let call = call(1, n);
        let result;
        #[block]
        {
            result = answer::<Dispatch<Hasher>>(&call);
        }
        assert_eq!(result, Ok(sp_crypto_hashing::blake2_256(&bytes(n)).encode()));
    }

    #[benchmark]
    fn twox_64(n: Linear<0, MAX_BYTES>) {
        let call = call(2, n);
        let result;
        #[block]
        {
            result = answer::<Dispatch<Hasher>>(&call);
        }
        assert_eq!(result, Ok(sp_crypto_hashing::twox_64(&bytes(n)).encode()));
    }

    #[benchmark]
    fn twox_128(n: Linear<0, MAX_BYTES>) {
        let call = call(3, n);
        let result;
        #[block]
        {
            result = answer::<Dispatch<Hasher>>(&call);
        }
        assert_eq!(result, Ok(sp_crypto_hashing::twox_128(&bytes(n)).encode()));
    }

    #[benchmark]
    fn keccak_256(n: Linear<0, MAX_BYTES>) {
        let call = call(4, n);
        let result;
        #[block]
        {
            result = answer::<Dispatch<Hasher>>(&call);
        }
        assert_eq!(result, Ok(sp_crypto_hashing::keccak_256(&bytes(n)).encode()));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
