//! What a runtime upgrade has to do to the storage.
//!
//! The storage version is 1, the first. A change of what is stored raises it and adds here a
//! `VersionedMigration` from the one before. What is here already is for upgrades that change the
//! constants of [`Config`] or its extensions, and leaves the version as it is.
//!
//! A runtime lists what it needs in `SingleBlockMigrations` of its `frame_system::Config`:
//! `(LowerLimits<Runtime>, DropStaleRules<Runtime>)`. To run one twice, or without need, does
//! nothing.

use crate::{Config, Configuration, Programs, LOG_TARGET};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{
    traits::{Get, OnRuntimeUpgrade},
    weights::Weight,
};
use pvq_extension::ExtensionSet;
use pvq_runtime_api::Limits;

#[cfg(feature = "try-runtime")]
use {crate::Pallet, frame_support::ensure, sp_runtime::TryRuntimeError};

/// Lowers the limits in storage, the chain's and those of programs, to [`Config::MaxLimits`].
///
/// For an upgrade that lowers a limit. Queries are bound by it with or without; this has storage
/// say so. Blobs that are larger than the new `program_size` can no longer be read: unregister them
/// before, which the check of the upgrade reminds of. Reads every registration, which governance
/// has made one by one.
pub struct LowerLimits<T>(PhantomData<T>);

impl<T: Config> OnRuntimeUpgrade for LowerLimits<T> {
    fn on_runtime_upgrade() -> Weight {
        let max = T::MaxLimits::get();
        let beyond = |limits: &Option<Limits>| limits.filter(|limits| !limits.within(&max));

        let (mut reads, mut writes) = (1u64, 0u64);
        let mut settings = Configuration::<T>::get();
        if let Some(limits) = beyond(&settings.limits) {
            settings.limits = Some(limits.lower(&max));
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
            // Itself, and a look at whether it counts as new.
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
/// does not move to the new id: set one for it anew.
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
