//! Benchmarks of `ExtensionCore`.

use super::{answer, Config};
use crate::extension::{Dispatch, ExtensionCore, EXTENSION_ID};
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use pvq_extension::ExtensionId;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
    use super::*;

    /// Asks for an id that no extension has, so that all of them are searched.
    #[benchmark]
    fn has_extension() {
        let call = (0u8, ExtensionId::MAX).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(false.encode()));
        assert!(T::Extension::has_extension(EXTENSION_ID));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
