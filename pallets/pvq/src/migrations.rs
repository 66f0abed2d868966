//! Migrations of the storage by a runtime upgrade.
//!
//! The storage version is 2; [`AddWeightLimits`] leads to it from 1, the first. A change of the layout
//! raises the version and adds here a `VersionedMigration` from the one before. The others are for
//! upgrades that change the constants of [`Config`] or its extensions, and leave the version as it is.
//!
//! A runtime lists those that it needs in `SingleBlockMigrations` of its `frame_system::Config`, that
//! of the version first:
//! `(AddWeightLimits<Runtime>, LowerLimits<Runtime>, DropStaleRules<Runtime>)`. Running one twice, or
//! without need, changes nothing.

use crate::{Config, Configuration, Pallet, Programs, RulesOf, Settings, LOG_TARGET};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use core::marker::PhantomData;
use frame_support::{
    migrations::VersionedMigration,
    traits::{Get, OnRuntimeUpgrade, UncheckedOnRuntimeUpgrade},
    weights::Weight,
};
use pvq_extension::ExtensionSet;
use pvq_primitives::{InvokeSource, Limits, PerSource, Policy};

#[cfg(feature = "try-runtime")]
use {frame_support::ensure, sp_runtime::TryRuntimeError};

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

/// [`Settings`] in storage version 1.
#[derive(Encode, Decode)]
struct SettingsV1<Rules> {
    policies: PerSource<Policy>,
    limits: Option<Limits>,
    rules: Rules,
}

impl<T: Config> UncheckedOnRuntimeUpgrade for UncheckedAddWeightLimits<T> {
    fn on_runtime_upgrade() -> Weight {
        let translated = Configuration::<T>::translate::<SettingsV1<RulesOf<T>>, _>(|before| {
            before.map(|SettingsV1 { policies, limits, rules }| Settings {
                policies,
                limits,
                weight_limits: PerSource::all(None),
                rules,
            })
        });
        if translated.is_err() {
            log::error!(target: LOG_TARGET, "the settings are not those of storage version 1");
        }
        T::DbWeight::get().reads_writes(1, 1)
    }

    #[cfg(feature = "try-runtime")]
    fn pre_upgrade() -> Result<Vec<u8>, TryRuntimeError> {
        let key = Configuration::<T>::hashed_key();
        Ok(frame_support::storage::unhashed::get_raw(&key).unwrap_or_default())
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(before: Vec<u8>) -> Result<(), TryRuntimeError> {
        if before.is_empty() {
            return Ok(());
        }
        let before = SettingsV1::<RulesOf<T>>::decode(&mut &before[..])
            .map_err(|_| "the settings were not those of storage version 1")?;
        let after = Configuration::<T>::get();
        ensure!(after.weight_limits == PerSource::all(None), "a weight limit has been set");
        let after =
            SettingsV1 { policies: after.policies, limits: after.limits, rules: after.rules };
        ensure!(after.encode() == before.encode(), "the settings have changed");
        Ok(())
    }
}

/// Lowers the limits in storage, those of the chain, sources and programs, to [`Config::MaxLimits`].
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
            *weight = weight.map(|weight| weight.min(max.weight));
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
        log::info!(target: LOG_TARGET, "{writes} values had limits that exceeded `MaxLimits`");
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

/// Removes the rules of extensions that the runtime no longer has.
///
/// For an upgrade that removes an extension, or changes its functions and with them its id. A rule
/// does not move to the new id: set it again.
pub struct DropStaleRules<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for DropStaleRules<T> {
    fn on_runtime_upgrade() -> Weight {
        let mut settings = Configuration::<T>::get();
        let before = settings.rules.len();
        settings.rules.retain(|id, _| T::Extensions::resolve(*id) == Some(*id));
        let dropped = before - settings.rules.len();
        if dropped == 0 {
            return T::DbWeight::get().reads(1);
        }
        Configuration::<T>::put(settings);
        log::info!(target: LOG_TARGET, "dropped {dropped} rules of extensions that are gone");
        T::DbWeight::get().reads_writes(1, 1)
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: Vec<u8>) -> Result<(), TryRuntimeError> {
        Pallet::<T>::check_rules()
    }
}
