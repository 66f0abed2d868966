//! Benchmarks of `ExtensionFungiblesBatch` in a runtime.

use super::{answer, create_asset, details, BenchmarkHelper, Config};
use crate::batch::Dispatch;
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

/// Accounts, or assets, of the largest call that is measured; the weight is extrapolated beyond it.
const MAX_ITEMS: u32 = 256;

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn balances(n: Linear<0, MAX_ITEMS>) {
        let asset = create_asset::<T>(0);
        let holders = (0..n).map(|n| T::Helper::create_holder(&asset, n));
        let (who, amounts): (Vec<_>, Vec<_>) = holders.unzip();
        let call = (0u8, &asset, &who).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Batch>>(&call);
        }
        assert_eq!(result, Ok(amounts.encode()));
    }

    #[benchmark]
    fn assets(n: Linear<0, MAX_ITEMS>) {
        let ids: Vec<_> = (0..n).map(create_asset::<T>).collect();
        let call = (1u8, &ids).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Batch>>(&call);
        }
        let expected: Vec<_> = ids.iter().map(|asset| Some(details::<T>(asset))).collect();
        assert_eq!(result, Ok(expected.encode()));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
