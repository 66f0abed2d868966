//! The findings of the validation of each uploaded program, which are in storage since version 4.

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
use {
    super::encoded_settings,
    frame_support::{ensure, storage::unhashed},
    sp_runtime::TryRuntimeError,
};

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
        let programs: Vec<_> = Programs::<T>::iter_keys()
            .map(|program| (program, unhashed::get_raw(&Programs::<T>::hashed_key_for(program))))
            .collect();
        Ok((encoded_settings::<T>(), programs).encode())
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: Vec<u8>) -> Result<(), TryRuntimeError> {
        let (settings, programs) =
            <(Vec<u8>, Vec<(ProgramHash, Option<Vec<u8>>)>)>::decode(&mut &before[..])
                .map_err(|_| "the state before the upgrade does not decode")?;
        for (program, before) in programs {
            let after = Programs::<T>::get(program).ok_or("a registration does not decode")?;
            let Registration { upload, limits, sources, label } = after;
            let upload = upload.map(|Upload { deposit, size, .. }| UploadV3 { deposit, size });
            let after = RegistrationV3 { upload, limits, sources, label }.encode();
            ensure!(before == Some(after), "a registration has changed");
        }
        if !settings.is_empty() {
            let SettingsOf::<T> { policies, limits, weight_limits, rules, installed } =
                Configuration::<T>::get();
            let installed: Vec<_> = installed
                .into_iter()
                .map(|(id, InstalledProgram { hash, size, .. })| (id, InstalledV3 { hash, size }))
                .collect();
            let after = SettingsV3 { policies, limits, weight_limits, rules, installed };
            ensure!(settings == after.encode(), "the settings have changed");
        }
        Ok(())
    }
}

/// Validates uploaded programs again that were not validated by the rules in force.
///
/// For an upgrade to a version of `pvq-executor` that has other rules: another `VALIDATION_VERSION`. Without it, or before
/// it, queries validate such programs each time. A program that is not valid any more stays registered, and every query of it
/// is refused. The migration reads every registration, and validates blobs for half of a block at most: of more, it leaves the
/// rest as they are.
pub struct Revalidate<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for Revalidate<T> {
    fn on_runtime_upgrade() -> Weight {
        let programs: Vec<_> = Programs::<T>::iter().collect();
        let mut settings = Configuration::<T>::get();
        // The settings, and a write of them.
        let mut weight =
            T::DbWeight::get().reads_writes(1, 1) + T::DbWeight::get().reads(programs.len() as u64);
        let most = T::BlockWeights::get().max_block / 2;
        let mut left = 0;
        for (program, mut registration) in programs {
            let Some(upload) = registration.upload.as_mut() else { continue };
            if is_in_force(&upload.validation) {
                continue;
            }
            // A write, and a read of whether it is new to the count.
            let each = T::WeightInfo::read_code(upload.size)
                .saturating_add(T::WeightInfo::run_load(upload.size))
                .saturating_add(T::DbWeight::get().reads_writes(1, 1));
            if weight.saturating_add(each).any_gt(most) {
                left += 1;
                continue;
            }
            weight = weight.saturating_add(each);
            upload.validation = Code::<T>::get(program).and_then(|code| validate_again::<T>(&code));
            if upload.validation.is_none() {
                log::warn!(target: LOG_TARGET, "{program:?} is not valid any more");
            }
            let validation = upload.validation;
            Programs::<T>::insert(program, registration);
            for (id, mut installed) in settings.installed.clone() {
                if installed.hash == program {
                    installed.validation = validation;
                    // It replaces itself.
                    let _ = settings.installed.try_insert(id, installed);
                }
            }
        }
        if settings != Configuration::<T>::get() {
            Configuration::<T>::put(settings);
        }
        if left > 0 {
            log::warn!(target: LOG_TARGET, "{left} programs are still validated by each query");
        }
        weight
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: Vec<u8>) -> Result<(), TryRuntimeError> {
        Pallet::<T>::check_validations()
    }
}
