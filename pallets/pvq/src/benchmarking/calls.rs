//! Setup of the benchmarks of calls.

use super::run::{most_installed, most_rules};
use crate::{Code, Config, Configuration, LabelOf, Pallet, Programs, Settings};
use alloc::{vec, vec::Vec};
use frame_benchmarking::{account, BenchmarkError};
use frame_support::traits::{Consideration, EnsureOrigin, Footprint, Get};
use pvq_extension::{ExtensionId, ExtensionsExecutor};
use pvq_primitives::{PerSource, Policy, ProgramHash};
use sp_io::hashing::blake2_256;

/// Returns an origin of governance.
pub fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Sets all settings, to values of the largest size.
pub fn configure_most<T: Config>() {
    Configuration::<T>::put(Settings {
        policies: PerSource::all(Policy::Open),
        limits: Some(T::MaxLimits::get()),
        weight_limits: PerSource::all(Some(T::MaxLimits::get().weight)),
        rules: most_rules::<T>(),
        installed: most_installed::<T>(),
    });
}

/// Returns a label of the largest size.
pub fn longest_label<T: Config>() -> LabelOf<T> {
    LabelOf::<T>::truncate_from(vec![b'l'; T::MaxLabelSize::get() as usize])
}

/// Registers the program for all sources.
pub fn register<T: Config>(code: &[u8]) -> ProgramHash {
    let program = blake2_256(code).into();
    let (limits, label) = (Some(T::MaxLimits::get()), longest_label::<T>());
    Pallet::<T>::do_register(program, limits, PerSource::all(true), label)
        .expect("the limits are what the runtime allows; qed");
    program
}

/// Returns an account that can pay for storing `code`.
pub fn depositor<T: Config>(code: &[u8]) -> T::AccountId {
    let depositor = account("depositor", 0, 0);
    T::Consideration::ensure_successful(&depositor, Footprint::from_parts(1, code.len()));
    depositor
}

/// Registers the program for all sources, and uploads it.
pub fn register_and_upload<T: Config>(code: Vec<u8>) -> Result<ProgramHash, BenchmarkError> {
    let (program, depositor) = (register::<T>(&code), depositor::<T>(&code));
    Pallet::<T>::do_upload(depositor, code)?;
    assert!(Code::<T>::contains_key(program) && Programs::<T>::contains_key(program));
    Ok(program)
}

/// Returns the id of the extension that is found last.
pub fn last_extension<T: Config>() -> Result<ExtensionId, BenchmarkError> {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register_all::<T::Extensions>();
    extensions.ids().last().ok_or(BenchmarkError::Weightless)
}
