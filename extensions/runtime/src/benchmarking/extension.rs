//! Benchmarks of `ExtensionRuntime` in a runtime.

use super::{answer, Config};
use crate::{extension::Dispatch, frame};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::traits::{GetCallMetadata, PalletsInfoAccess};
use frame_system::pallet_prelude::BlockNumberFor;

/// The benchmarks, for a runtime's `define_benchmarks!`.
pub struct Pallet<T>(PhantomData<T>);

/// Returns the names of the pallet and of the call that are found last.
fn last_call<T: Config<RuntimeCall: GetCallMetadata>>() -> (Vec<u8>, Vec<u8>) {
    let pallets = T::RuntimeCall::get_module_names().iter().rev();
    let mut with_calls = pallets.map(|pallet| (*pallet, T::RuntimeCall::get_call_names(pallet)));
    let (pallet, calls) =
        with_calls.find(|(_, calls)| !calls.is_empty()).expect("System has calls; qed");
    let call = calls.last().expect("there is one; qed");
    (pallet.as_bytes().to_vec(), call.as_bytes().to_vec())
}

#[benchmarks(where T: Config<RuntimeCall: GetCallMetadata>)]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn version() {
        let call = [0u8];
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(frame::version::<T>().encode()));
    }

    #[benchmark]
    fn genesis_hash() {
        let first = BlockNumberFor::<T>::default();
        frame_system::Pallet::<T>::set_block_number(first + 1u32.into());
        let hash = frame_system::Pallet::<T>::block_hash(first);
        let call = [1u8];
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(Some(hash).encode()));
    }

    /// Measures `parachain_id`, whose answer is the chain's own.
    #[benchmark]
    fn parachain_id() {
        let call = [2u8];
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert!(result.is_ok_and(|answer| matches!(answer[..], [0] | [1, _, _, _, _])));
    }

    #[benchmark]
    fn pallet() {
        let last = <T::Pallets as PalletsInfoAccess>::infos().pop().expect("System is one; qed");
        let call = (3u8, last.name.as_bytes()).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        let expected = frame::pallet::<T::Pallets>(last.name.as_bytes());
        assert!(expected.is_some());
        assert_eq!(result, Ok(expected.encode()));
    }

    #[benchmark]
    fn pallets() {
        let call = [4u8];
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        assert_eq!(result, Ok(frame::pallets::<T::Pallets>().encode()));
    }

    #[benchmark]
    fn call_index() {
        let (module, name) = last_call::<T>();
        let call = (5u8, &module, &name).encode();
        let result;
        #[block]
        {
            result = answer::<Dispatch<T::Extension>>(&call);
        }
        let expected = frame::call_index::<T, T::Pallets>(&module, &name);
        assert!(expected.is_some());
        assert_eq!(result, Ok(expected.encode()));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(
        Pallet,
        crate::benchmarking::mock::externalities(),
        crate::benchmarking::mock::Runtime
    );
}
