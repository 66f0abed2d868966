//! Migrations of the storage by a runtime upgrade.
//!
//! The storage version is 4; [`AddWeightLimits`] leads from 1, the first, to 2, [`AddInstalled`] to 3, and
//! [`AddValidations`] from there. A change of the layout raises the version and adds here a `VersionedMigration` from the one
//! before. The others are for upgrades that change the constants of [`Config`], its extensions, or the rules of validation,
//! and leave the version as it is.
//!
//! A runtime lists those that it needs in `SingleBlockMigrations` of its `frame_system::Config`, those
//! of the version first: `(AddWeightLimits<Runtime>, AddInstalled<Runtime>, AddValidations<Runtime>, Revalidate<Runtime>,
//! LowerLimits<Runtime>, DropStaleRules<Runtime>)`. Running one twice, or without need, changes nothing.

mod validations;

pub use validations::{AddValidations, Revalidate, UncheckedAddValidations};

#[cfg(doc)]
use crate::Settings;
use crate::{Config, Configuration, Pallet, Programs, SettingsOf, LOG_TARGET};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{
    migrations::VersionedMigration,
    storage::unhashed,
    traits::{Get, OnRuntimeUpgrade, UncheckedOnRuntimeUpgrade},
    weights::Weight,
    BoundedVec,
};
use pvq_extension::ExtensionSet;
use pvq_primitives::{ExtensionId, ExtensionRule, InvokeSource, Limits, PerSource, Policy};

#[cfg(feature = "try-runtime")]
use {alloc::collections::BTreeMap, frame_support::ensure, sp_runtime::TryRuntimeError};

/// Adds to the settings the weight limits of sources, of which none is set: storage version 1 to 2.
///
/// From then on [`Config::DefaultWeightLimits`] hold.
pub type AddWeightLimits<T> = VersionedMigration<
    1,
    2,
    UncheckedAddWeightLimits<T>,
    Pallet<T>,
    <T as frame_system::Config>::DbWeight,
>;

/// [`AddWeightLimits`] without its check of the version.
pub struct UncheckedAddWeightLimits<T>(PhantomData<T>);

/// Adds to the settings the programs that are installed as extensions, of which there are none: storage version 2 to 3.
///
/// Rules become closed for installed programs: they were set before there were any.
pub type AddInstalled<T> = VersionedMigration<
    2,
    3,
    UncheckedAddInstalled<T>,
    Pallet<T>,
    <T as frame_system::Config>::DbWeight,
>;

/// [`AddInstalled`] without its check of the version.
pub struct UncheckedAddInstalled<T>(PhantomData<T>);

/// The sources whose queries may call an extension, by normative id: rules before storage version 3.
type SourcesOf<T> = BoundedVec<(ExtensionId, PerSource<bool>), <T as Config>::MaxExtensionRules>;

/// [`Settings`] in storage version 1.
#[derive(Encode, Decode)]
struct SettingsV1<Rules> {
    policies: PerSource<Policy>,
    limits: Option<Limits>,
    rules: Rules,
}

/// [`Settings`] in storage version 2.
#[derive(Encode, Decode)]
struct SettingsV2<Rules> {
    policies: PerSource<Policy>,
    limits: Option<Limits>,
    weight_limits: PerSource<Option<Weight>>,
    rules: Rules,
}

/// Replaces the settings, which are of type `Before`, if there are any.
fn translate<T: Config, Before: Decode, After: Encode>(
    translated: impl FnOnce(Before) -> After,
) -> Weight {
    let key = Configuration::<T>::hashed_key();
    match unhashed::get_raw(&key).map(|before| Before::decode(&mut &before[..])) {
        Some(Ok(before)) => unhashed::put(&key, &translated(before)),
        Some(Err(_)) => {
            log::error!(target: LOG_TARGET, "the settings are not those of their storage version")
        }
        None => (),
    }
    T::DbWeight::get().reads_writes(1, 1)
}

/// Returns the settings as they are encoded; nothing where there are none.
#[cfg(feature = "try-runtime")]
fn encoded_settings<T: Config>() -> Vec<u8> {
    unhashed::get_raw(&Configuration::<T>::hashed_key()).unwrap_or_default()
}

impl<T: Config> UncheckedOnRuntimeUpgrade for UncheckedAddWeightLimits<T> {
    fn on_runtime_upgrade() -> Weight {
        translate::<T, _, _>(|SettingsV1::<SourcesOf<T>> { policies, limits, rules }| SettingsV2 {
            policies,
            limits,
            weight_limits: PerSource::all(None),
            rules,
        })
    }

    #[cfg(feature = "try-runtime")]
    fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
        Ok(encoded_settings::<T>())
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: Vec<u8>) -> Result<(), TryRuntimeError> {
        if before.is_empty() {
            return Ok(());
        }
        let before = SettingsV1::<SourcesOf<T>>::decode(&mut &before[..])
            .map_err(|_| "the settings were not those of storage version 1")?;
        let after = SettingsV2::<SourcesOf<T>>::decode(&mut &encoded_settings::<T>()[..])
            .map_err(|_| "the settings are not those of storage version 2")?;
        ensure!(after.weight_limits == PerSource::all(None), "a weight limit has been set");
        let SettingsV2 { policies, limits, rules, .. } = after;
        let after = SettingsV1 { policies, limits, rules };
        ensure!(after.encode() == before.encode(), "the settings have changed");
        Ok(())
    }
}

impl<T: Config> UncheckedOnRuntimeUpgrade for UncheckedAddInstalled<T> {
    fn on_runtime_upgrade() -> Weight {
        translate::<T, _, _>(|before: SettingsV2<SourcesOf<T>>| {
            let SettingsV2 { policies, limits, weight_limits, rules } = before;
            let mut settings =
                SettingsOf::<T> { policies, limits, weight_limits, ..Default::default() };
            for (id, sources) in rules {
                // There are no more than before.
                let _ = settings.rules.try_insert(id, ExtensionRule::for_sources(sources));
            }
            settings
        })
    }

    #[cfg(feature = "try-runtime")]
    fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
        Ok(encoded_settings::<T>())
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: Vec<u8>) -> Result<(), TryRuntimeError> {
        if before.is_empty() {
            return Ok(());
        }
        let before = SettingsV2::<SourcesOf<T>>::decode(&mut &before[..])
            .map_err(|_| "the settings were not those of storage version 2")?;
        let SettingsOf::<T> { policies, limits, weight_limits, rules, installed } =
            Configuration::<T>::get();
        ensure!(installed.is_empty(), "a program has been installed");
        ensure!(rules.values().all(|rule| !rule.installed), "a rule lets installed programs call");
        let rules: BTreeMap<_, _> =
            rules.into_iter().map(|(id, rule)| (id, rule.sources)).collect();
        let after = SettingsV2 { policies, limits, weight_limits, rules };
        ensure!(after.encode() == before.encode(), "the settings have changed");
        Ok(())
    }
}

/// Lowers the limits in storage: those of the chain, sources and programs to [`Config::MaxLimits`], and the weight limits of
/// sources in blocks to [`Config::MaxBlockLimits`].
///
/// For an upgrade that lowers a limit. The new limit binds queries even without this migration, which
/// adapts the storage. Blobs that are larger than the new `program_size` can no longer be read:
/// unregister them before; `pre_upgrade` fails otherwise. The migration reads every registration, which
/// governance has made one by one.
pub struct LowerLimits<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for LowerLimits<T> {
    fn on_runtime_upgrade() -> Weight {
        let max = T::MaxLimits::get();
        let beyond = |limits: &Option<Limits>| limits.filter(|limits| !limits.within(&max));

        let (mut reads, mut writes) = (1u64, 0u64);
        let mut settings = Configuration::<T>::get();
        let before = settings.clone();
        settings.limits = settings.limits.map(|limits| limits.lower(&max));
        for source in InvokeSource::ALL {
            let weight = settings.weight_limits.get_mut(source);
            *weight = weight.map(|weight| weight.min(Pallet::<T>::max_limits(source).weight));
        }
        if settings != before {
            Configuration::<T>::put(settings);
            writes += 1;
        }
        let mut lowered = Vec::new();
        for (hash, mut registration) in Programs::<T>::iter() {
            reads += 1;
            if let Some(limits) = beyond(&registration.limits) {
                registration.limits = Some(limits.lower(&max));
                lowered.push((hash, registration));
            }
        }
        for (hash, registration) in lowered {
            Programs::<T>::insert(hash, registration);
            // A write of the registration, and a read of whether it is new to the count.
            reads += 1;
            writes += 1;
        }
        log::info!(target: LOG_TARGET, "{writes} values had limits that exceeded `MaxLimits` or `MaxBlockLimits`");
        T::DbWeight::get().reads_writes(reads, writes)
    }

    #[cfg(feature = "try-runtime")]
    fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
        let limit = T::MaxLimits::get().program_size;
        for (hash, registration) in Programs::<T>::iter() {
            let size = registration.upload.map_or(0, |upload| upload.size);
            if size > limit {
                log::error!(
                    target: LOG_TARGET,
                    "unregister {hash:?} before the upgrade: it has {size} bytes, and `MaxLimits` \
                     allows {limit}",
                );
                return Err("a blob is larger than MaxLimits allows".into());
            }
        }
        Ok(codec::Encode::encode(&Programs::<T>::count()))
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(state: Vec<u8>) -> Result<(), TryRuntimeError> {
        ensure!(
            state == codec::Encode::encode(&Programs::<T>::count()),
            "the number of programs has changed"
        );
        Pallet::<T>::check_limits()
    }
}

/// Removes the rules of extensions that the runtime no longer has, and uninstalls programs whose ids its own extensions
/// have now.
///
/// For an upgrade that adds or removes an extension, or changes its functions and with them its id. A rule
/// does not move to the new id: set it again.
pub struct DropStaleRules<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for DropStaleRules<T> {
    fn on_runtime_upgrade() -> Weight {
        let mut settings = Configuration::<T>::get();
        let before = (settings.rules.len(), settings.installed.len());
        settings.installed.retain(|id, _| !T::Extensions::contains(*id));
        let installed = settings.installed.clone();
        settings.rules.retain(|id, _| match T::Extensions::resolve(*id) {
            Some(normative) => normative == *id,
            None => installed.contains_key(id),
        });
        let dropped = (before.0 - settings.rules.len(), before.1 - settings.installed.len());
        if dropped == (0, 0) {
            return T::DbWeight::get().reads(1);
        }
        Configuration::<T>::put(settings);
        log::info!(
            target: LOG_TARGET,
            "dropped {} rules of extensions that are gone, and {} installed programs whose ids the runtime has",
            dropped.0, dropped.1,
        );
        T::DbWeight::get().reads_writes(1, 1)
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: Vec<u8>) -> Result<(), TryRuntimeError> {
        Pallet::<T>::check_rules()?;
        Pallet::<T>::check_installed()
    }
}
