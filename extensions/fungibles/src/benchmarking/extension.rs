//! Benchmarks of `ExtensionFungibles` in a runtime.

use super::{answer, create_asset, details, BenchmarkHelper, Config};
use crate::extension::Dispatch;
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn asset_exists() {
        let asset = create_asset::<T>(0);
        let call = (0u8, &asset).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(true.encode()));
    }

    /// Measures `name`. No benchmark can be called that, because the macro has a variable of that name;
    /// the template for the weights renames this one.
    #[benchmark]
    fn asset_name() {
        let asset = create_asset::<T>(0);
        let call = (1u8, &asset).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(details::<T>(&asset).name.encode()));
    }

    #[benchmark]
    fn symbol() {
        let asset = create_asset::<T>(0);
        let call = (2u8, &asset).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(details::<T>(&asset).symbol.encode()));
    }

    #[benchmark]
    fn decimals() {
        let asset = create_asset::<T>(0);
        let call = (3u8, &asset).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(details::<T>(&asset).decimals.encode()));
    }

    #[benchmark]
    fn minimum_balance() {
        let asset = create_asset::<T>(0);
        let call = (4u8, &asset).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(details::<T>(&asset).minimum_balance.encode()));
    }

    #[benchmark]
    fn total_supply() {
        let asset = create_asset::<T>(0);
        T::Helper::create_holder(&asset, 0);
        let call = (5u8, &asset).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(details::<T>(&asset).total_supply.encode()));
    }

    #[benchmark]
    fn balance() {
        let asset = create_asset::<T>(0);
        let (who, amount) = T::Helper::create_holder(&asset, 0);
        let call = (6u8, &asset, &who).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(amount.encode()));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
