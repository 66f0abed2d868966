//! Programs: registered by their hash, then uploaded by anyone.

use crate::{
    schedule::gas_schedule, Code, CodeOf, Config, Configuration, Deposit, Error, Event, LabelOf,
    Pallet, ProgramFlaw, Programs, Registration, Upload, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
    dispatch::DispatchResultWithPostInfo,
    ensure,
    pallet_prelude::DispatchResult,
    storage::with_storage_layer,
    traits::{Consideration, Footprint, Get},
    weights::Weight,
};
use pvq_executor::{
    validation, Engine, EngineConfig, PvqExecutorError, RunConfig, Validation, VALIDATION_VERSION,
};
use pvq_primitives::{Limits, PerSource, ProgramHash};
use sp_io::hashing::blake2_256;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register(
        program: ProgramHash,
        limits: Option<Limits>,
        sources: PerSource<bool>,
        label: LabelOf<T>,
    ) -> DispatchResult {
        if let Some(limits) = &limits {
            Self::ensure_within(limits)?;
        }
        Programs::<T>::mutate(program, |registration| {
            let upload = registration.take().and_then(|registration| registration.upload);
            *registration = Some(Registration { upload, limits, sources, label: label.clone() });
        });
        Self::deposit_event(Event::Registered { program, limits, sources, label });
        Ok(())
    }

    pub(crate) fn do_upload(depositor: T::AccountId, code: Vec<u8>) -> DispatchResult {
        // What is too large for storage need not be hashed to be refused.
        let code = CodeOf::<T>::try_from(code)
            .map_err(|_| Error::<T>::InvalidProgram(ProgramFlaw::TooLarge))?;
        let program = ProgramHash::from(blake2_256(&code));
        let mut registration = Programs::<T>::get(program).ok_or(Error::<T>::NotRegistered)?;
        ensure!(registration.upload.is_none(), Error::<T>::AlreadyUploaded);

        let chain = Configuration::<T>::get().limits(T::MaxLimits::get());
        let interpreter_memory = T::MaxInterpreterMemory::get();
        let limits = registration.limits(chain);
        let validation = Some(ensure_valid::<T>(program, &code, &limits, interpreter_memory)?);

        let size = code.len() as u32;
        let ticket = T::Consideration::new(&depositor, Footprint::from_parts(1, code.len()))?;
        let deposit = Some(Deposit { depositor: depositor.clone(), ticket });
        registration.upload = Some(Upload { deposit, size, validation });
        Programs::<T>::insert(program, registration);
        Code::<T>::insert(program, code);
        Self::deposit_event(Event::Uploaded { program, depositor, size });
        Ok(())
    }

    pub(crate) fn do_unregister(program: ProgramHash) -> DispatchResultWithPostInfo {
        ensure!(!Self::is_installed(program), Error::<T>::ProgramInstalled);
        let registration = Programs::<T>::take(program).ok_or(Error::<T>::NotRegistered)?;
        let size = registration.upload.as_ref().map_or(0, |upload| upload.size);
        let mut returned_to = None;
        if let Some(upload) = registration.upload {
            Code::<T>::remove(program);
            if let Some(deposit) = upload.deposit {
                returned_to = Self::return_deposit(program, deposit);
            }
        }
        Self::deposit_event(Event::Unregistered { program, depositor: returned_to });
        Ok(Some(T::WeightInfo::unregister(size)).into())
    }

    /// Returns the weight of uploading a blob of `size` bytes: of storing it, and of validating it, which is that of
    /// loading it and takes as long for a blob that is refused.
    pub(crate) fn upload_weight(size: u32) -> Weight {
        T::WeightInfo::upload(size).saturating_add(T::WeightInfo::run_load(size))
    }

    /// Returns a deposit to its depositor, and the depositor's account if that succeeds.
    ///
    /// A failure is no error, so that no depositor can keep governance from unregistering a program.
    fn return_deposit(
        program: ProgramHash,
        deposit: Deposit<T::AccountId, T::Consideration>,
    ) -> Option<T::AccountId> {
        let Deposit { depositor, ticket } = deposit;
        match with_storage_layer(|| ticket.drop(&depositor)) {
            Ok(()) => Some(depositor),
            Err(error) => {
                log::warn!(
                    target: crate::LOG_TARGET,
                    "the deposit for {program:?} is not returned: {error:?}",
                );
                Self::deposit_event(Event::DepositNotReturned { program, depositor, error });
                None
            }
        }
    }
}

/// Checks that the executor would run `code` within `limits`, where the interpreter may need `interpreter_memory` bytes, and
/// returns what that found.
pub(crate) fn validate<T: Config>(
    code: &[u8],
    limits: &Limits,
    interpreter_memory: u32,
) -> Result<Validation, PvqExecutorError> {
    let config = RunConfig::of_chain(limits, interpreter_memory, gas_schedule::<T>());
    Engine::new(EngineConfig::default()).validate(code, &config).map(|info| validation(&info))
}

/// Returns what the validation of an uploaded blob finds, whatever limits it fits, which every run checks; `None` if it is not
/// valid under the rules in force.
pub(crate) fn validate_again<T: Config>(code: &[u8]) -> Option<Validation> {
    const ANY: Limits = Limits {
        weight: Weight::MAX,
        memory: u32::MAX,
        stack_size: u32::MAX,
        program_size: u32::MAX,
        args_size: u32::MAX,
        result_size: u32::MAX,
    };
    validate::<T>(code, &ANY, u32::MAX).ok()
}

/// Returns whether a validation was by the rules in force.
pub(crate) fn is_in_force(validation: &Option<Validation>) -> bool {
    validation.is_some_and(|validation| validation.version == VALIDATION_VERSION)
}

/// Does what [`validate`] does for the blob of `program`, with the error of a call.
pub(crate) fn ensure_valid<T: Config>(
    program: ProgramHash,
    code: &[u8],
    limits: &Limits,
    interpreter_memory: u32,
) -> Result<Validation, Error<T>> {
    validate::<T>(code, limits, interpreter_memory).map_err(|error| match error {
        PvqExecutorError::InvalidProgram(reason) => {
            log::debug!(target: crate::LOG_TARGET, "{program:?} is refused: {reason}");
            Error::<T>::InvalidProgram((&reason).into())
        }
        _ => Error::<T>::InvalidProgram(ProgramFlaw::VirtualMachine),
    })
}
