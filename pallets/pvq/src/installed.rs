//! Installation of programs as extensions.

use crate::{
    extensions::{installed_interpreter_memory, installed_limits, is_free},
    programs, Code, Config, Configuration, Error, Event, InstalledProgram, Pallet, ProgramFlaw,
    Programs, WeightInfo,
};
use frame_support::{
    dispatch::DispatchResultWithPostInfo,
    ensure,
    pallet_prelude::{DispatchError, DispatchResult},
    traits::Get,
    weights::Weight,
};
use pvq_extension::ExtensionSet;
use pvq_primitives::{ExtensionId, ProgramHash};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_install(
        extension: ExtensionId,
        program: ProgramHash,
    ) -> DispatchResultWithPostInfo {
        let size = Self::try_install(extension, program)?;
        Ok(Some(Self::install_weight(size)).into())
    }

    /// Installs `program`, and returns the bytes of its blob.
    pub(crate) fn try_install(
        extension: ExtensionId,
        program: ProgramHash,
    ) -> Result<u32, DispatchError> {
        ensure!(is_free::<T>(extension), Error::<T>::ExtensionIdTaken);
        let registration = Programs::<T>::get(program).ok_or(Error::<T>::NotRegistered)?;
        let size = registration.upload.ok_or(Error::<T>::NotUploaded)?.size;
        let limits = installed_limits(&Configuration::<T>::get().limits(T::MaxLimits::get()));
        let too_large = Error::<T>::InvalidProgram(ProgramFlaw::TooLarge);
        ensure!(size <= limits.program_size, too_large);
        let code = Code::<T>::get(program).ok_or(Error::<T>::Unreadable)?;
        let interpreter_memory = installed_interpreter_memory::<T>();
        let validation =
            Some(programs::ensure_valid::<T>(program, &code, &limits, interpreter_memory)?);
        let installed = InstalledProgram { hash: program, size, validation };
        Configuration::<T>::try_mutate(|settings| {
            settings.installed.try_insert(extension, installed)
        })
        .map_err(|_| Error::<T>::TooManyInstalled)?;
        Self::deposit_event(Event::ExtensionInstalled { extension, program });
        Ok(size)
    }

    pub(crate) fn do_uninstall(extension: ExtensionId) -> DispatchResult {
        let (program, had_rule) = Configuration::<T>::try_mutate(|settings| {
            let program = settings.installed.remove(&extension).ok_or(Error::<T>::NotInstalled)?;
            // Since an upgrade, the rule may be that of an extension of the runtime with the same id.
            let is_native = T::Extensions::resolve(extension) == Some(extension);
            let had_rule = !is_native && settings.rules.remove(&extension).is_some();
            Ok::<_, DispatchError>((program.hash, had_rule))
        })?;
        Self::deposit_event(Event::ExtensionUninstalled { extension, program });
        if had_rule {
            Self::deposit_event(Event::ExtensionRuleSet { extension, rule: None });
        }
        Ok(())
    }

    /// Returns whether `program` is installed as an extension.
    pub(crate) fn is_installed(program: ProgramHash) -> bool {
        Configuration::<T>::get().installed.values().any(|installed| installed.hash == program)
    }

    /// Returns the weight of installing a program whose blob has `size` bytes.
    pub(crate) fn install_weight(size: u32) -> Weight {
        T::WeightInfo::install_extension(size).saturating_add(T::WeightInfo::run_load(size))
    }

    /// Returns the bytes of the largest blob that may be installed.
    pub(crate) fn max_installed_size() -> u32 {
        installed_limits(&T::MaxLimits::get()).program_size
    }
}
