//! What the validation of each uploaded program found, which is in storage since version 4.

use super::translate;
use crate::{
    programs::{is_in_force, validate_again},
    ById, Code, Config, Configuration, Deposit, InstalledProgram, LabelOf, Pallet, Programs,
    Registration, RulesOf, SettingsOf, Upload, WeightInfo, LOG_TARGET,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{
    migrations::VersionedMigration,
    traits::{Get, OnRuntimeUpgrade, UncheckedOnRuntimeUpgrade},
    weights::Weight,
};
use pvq_primitives::{Limits, PerSource, Policy, ProgramHash};

#[cfg(feature = "try-runtime")]
use {frame_support::ensure, sp_runtime::TryRuntimeError};

/// Adds to uploads and installed programs what their validation found, of which nothing is known: storage version 3 to 4.
///
/// Until [`Revalidate`] has run, queries validate such programs each time.
pub type AddValidations<T> = VersionedMigration<
    3,
    4,
    UncheckedAddValidations<T>,
    Pallet<T>,
    <T as frame_system::Config>::DbWeight,
>;

/// [`AddValidations`] without its check of the version.
pub struct UncheckedAddValidations<T>(PhantomData<T>);

/// [`Registration`] in storage version 3.
#[derive(Encode, Decode)]
struct RegistrationV3<AccountId, Ticket, Label> {
    upload: Option<UploadV3<AccountId, Ticket>>,
    limits: Option<Limits>,
    sources: PerSource<bool>,
    label: Label,
}

/// [`Upload`] in storage version 3.
#[derive(Encode, Decode)]
struct UploadV3<AccountId, Ticket> {
    deposit: Option<Deposit<AccountId, Ticket>>,
    size: u32,
}

/// The settings in storage version 3.
#[derive(Encode, Decode)]
struct SettingsV3<Rules, Installed> {
    policies: PerSource<Policy>,
    limits: Option<Limits>,
    weight_limits: PerSource<Option<Weight>>,
    rules: Rules,
    installed: Installed,
}

/// [`InstalledProgram`] in storage version 3.
#[derive(Encode, Decode)]
struct InstalledV3 {
    hash: ProgramHash,
    size: u32,
}

type InstalledOfV3<T> = ById<InstalledV3, <T as Config>::MaxInstalled>;

type RegistrationOfV3<T> = RegistrationV3<
    <T as frame_system::Config>::AccountId,
    <T as Config>::Consideration,
    LabelOf<T>,
>;

impl<T: Config> UncheckedOnRuntimeUpgrade for UncheckedAddValidations<T> {
    fn on_runtime_upgrade() -> Weight {
        let mut programs = 0;
        Programs::<T>::translate_values(|before: RegistrationOfV3<T>| {
            programs += 1;
            let RegistrationV3 { upload, limits, sources, label } = before;
            let upload =
                upload.map(|UploadV3 { deposit, size }| Upload { deposit, size, validation: None });
            Some(Registration { upload, limits, sources, label })
        });
        let settings = translate::<T, _, _>(|before: SettingsV3<RulesOf<T>, InstalledOfV3<T>>| {
            let SettingsV3 { policies, limits, weight_limits, rules, installed } = before;
            let mut settings = SettingsOf::<T> {
                policies,
                limits,
                weight_limits,
                rules,
                installed: Default::default(),
            };
            for (id, InstalledV3 { hash, size }) in installed {
                // There are no more than before.
                let program = InstalledProgram { hash, size, validation: None };
                let _ = settings.installed.try_insert(id, program);
            }
            settings
        });
        settings.saturating_add(T::DbWeight::get().reads_writes(programs, programs))
    }

    #[cfg(feature = "try-runtime")]
    fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
        Ok(Programs::<T>::count().encode())
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: Vec<u8>) -> Result<(), TryRuntimeError> {
        ensure!(before == Programs::<T>::count().encode(), "the number of programs has changed");
        let decode =
            Programs::<T>::iter_keys().all(|program| Programs::<T>::get(program).is_some());
        ensure!(decode, "a registration does not decode");
        Pallet::<T>::check_installed()
    }
}

/// Validates uploaded programs again that were not validated by the rules in force.
///
/// For an upgrade to a version of `pvq-executor` that has other rules: another `VALIDATION_VERSION`. Without it, or before
/// it, queries validate such programs each time. A program that is not valid any more stays registered, and every query of it
/// is refused. The migration reads every registration and validates blobs within one block: where there are too many for that,
/// leave it out.
pub struct Revalidate<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for Revalidate<T> {
    fn on_runtime_upgrade() -> Weight {
        let mut weight = T::DbWeight::get().reads(1);
        let mut validate = |program, size| {
            weight = weight
                .saturating_add(T::WeightInfo::read_code(size))
                .saturating_add(T::WeightInfo::run_load(size))
                // A write, and a read of whether it is new to the count.
                .saturating_add(T::DbWeight::get().reads_writes(1, 1));
            let validation = validate_again::<T>(&Code::<T>::get(program)?);
            if validation.is_none() {
                log::warn!(target: LOG_TARGET, "{program:?} is not valid any more");
            }
            validation
        };

        let programs: Vec<_> = Programs::<T>::iter().collect();
        let read = programs.len() as u64;
        for (program, mut registration) in programs {
            let Some(upload) = registration.upload.as_mut() else { continue };
            if !is_in_force(&upload.validation) {
                upload.validation = validate(program, upload.size);
                Programs::<T>::insert(program, registration);
            }
        }
        let mut settings = Configuration::<T>::get();
        for (id, mut installed) in settings.installed.clone() {
            if !is_in_force(&installed.validation) {
                installed.validation = validate(installed.hash, installed.size);
                // It replaces itself.
                let _ = settings.installed.try_insert(id, installed);
                Configuration::<T>::put(&settings);
            }
        }
        weight.saturating_add(T::DbWeight::get().reads(read))
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: Vec<u8>) -> Result<(), TryRuntimeError> {
        Pallet::<T>::check_installed()?;
        Pallet::<T>::check_programs()
    }
}
