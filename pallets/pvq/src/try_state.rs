//! Invariants of the storage.

// Natively always, so that tests of a runtime need no build with `try-runtime`.
#![cfg(any(feature = "try-runtime", feature = "std"))]

use crate::{
    extensions::is_free,
    limits,
    programs::{is_in_force, validate_again},
    Code, Config, Configuration, InstalledProgram, Pallet, Programs,
};
use frame_support::{ensure, traits::Get};
use pvq_primitives::InvokeSource;
use sp_io::hashing::blake2_256;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the invariants of the storage.
    ///
    /// # Errors
    ///
    /// The first invariant found that does not hold.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_limits()?;
        Self::check_rules()?;
        Self::check_installed()?;
        Self::check_programs()?;
        Self::check_validations()
    }

    pub(crate) fn check_limits() -> Result<(), TryRuntimeError> {
        let max = T::MaxLimits::get();
        if let Some(limits) = Configuration::<T>::get().limits {
            ensure!(limits.within(&max), "the limits exceed MaxLimits");
        }
        let weights = Configuration::<T>::get().weight_limits;
        for source in InvokeSource::ALL {
            let max = Self::max_limits(source).weight;
            ensure!(
                weights.get(source).is_none_or(|weight| weight.all_lte(max)),
                "the weight of a source exceeds MaxLimits or MaxBlockLimits",
            );
        }
        for registration in Programs::<T>::iter_values() {
            let limits = registration.limits.unwrap_or(max);
            ensure!(limits.within(&max), "the limits of a program exceed MaxLimits");
        }
        Ok(())
    }

    pub(crate) fn check_rules() -> Result<(), TryRuntimeError> {
        let settings = Configuration::<T>::get();
        for id in settings.rules.keys() {
            ensure!(
                settings.extension::<T>(*id) == Some(*id),
                "a rule is for no extension, or not under its normative id",
            );
        }
        Ok(())
    }

    pub(crate) fn check_installed() -> Result<(), TryRuntimeError> {
        for (id, InstalledProgram { hash, size, .. }) in Configuration::<T>::get().installed {
            ensure!(is_free::<T>(id), "a program is installed under the id of an extension");
            let upload = Programs::<T>::get(hash).and_then(|registration| registration.upload);
            let upload = upload.ok_or("a program is installed and not uploaded")?;
            ensure!(upload.size == size, "an installed program is not of the size uploaded");
            let limit = limits::INSTALLED_LIMITS.program_size;
            ensure!(size <= limit, "an installed program is larger than one may be");
        }
        Ok(())
    }

    /// Checks that each validation by the rules in force is what these say of its program.
    pub(crate) fn check_validations() -> Result<(), TryRuntimeError> {
        let uploads = Programs::<T>::iter().filter_map(|(program, registration)| {
            registration.upload.map(|upload| (program, upload.validation))
        });
        let installed = Configuration::<T>::get().installed.into_iter();
        let installed = installed.map(|(_, installed)| (installed.hash, installed.validation));
        for (program, validation) in uploads.chain(installed) {
            if is_in_force(&validation) {
                let found = Code::<T>::get(program).and_then(|code| validate_again::<T>(&code));
                ensure!(found == validation, "a validation is not that of its program");
            }
        }
        Ok(())
    }

    fn check_programs() -> Result<(), TryRuntimeError> {
        let mut programs = 0;
        let mut uploads = 0;
        for hash in Programs::<T>::iter_keys() {
            programs += 1;
            let registration = Programs::<T>::get(hash).ok_or("a registration does not decode")?;
            if let Some(upload) = registration.upload {
                uploads += 1;
                let code = Code::<T>::get(hash).ok_or("the blob of an upload is missing")?;
                ensure!(code.len() as u32 == upload.size, "a blob is not of the size uploaded");
                ensure!(blake2_256(&code) == hash.0, "a blob does not have the hash of its key");
            }
        }
        ensure!(Programs::<T>::count() == programs, "the count of programs is wrong");
        // The blobs of all uploads were found, so that any other blob makes the count larger.
        ensure!(Code::<T>::iter_keys().count() == uploads, "a blob has no upload");
        Ok(())
    }
}
