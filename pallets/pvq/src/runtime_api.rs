//! The bodies of the runtime API.

use crate::{
    extensions::{registry, QueryExtensions},
    nesting,
    rollback::rolled_back,
    schedule::gas_schedule,
    ChargedExecution, Code, Config, Configuration, Pallet, Permissions, Programs,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use codec::Encode;
use core::marker::PhantomData;
use frame_support::traits::Get;
use pvq_executor::{CallContext, Extensions, RunOptions};
use pvq_primitives::{
    ChainParameters, ExtensionAnswer, ExtensionCall, ExtensionFailure, HostError, InvokeSource,
    PerSource, Program, ProgramHash, PvqResult, QueryMetadata, QueryOutcome, QueryRequest,
    RegisteredProgram, METADATA_VERSION, PROGRAMS_PAGE_SIZE,
};

/// The bodies of the methods of `pvq_runtime_api::PvqApi`, under their names.
pub struct RuntimeApi<T>(PhantomData<T>);

impl<T: Config> RuntimeApi<T> {
    /// Runs a blob and returns its result.
    pub fn execute_query(program: Vec<u8>, args: Vec<u8>, gas_limit: Option<i64>) -> PvqResult {
        Self::run(Program::Code(program), &args, gas_limit, None).result.map_err(Into::into)
    }

    /// Returns the SCALE-encoded metadata of the extensions, as in PVQ 0.1.
    pub fn metadata() -> Vec<u8> {
        // Metadata lists all extensions of the runtime, whatever their rules.
        registry::<T>().metadata().encode()
    }

    /// Runs a registered program and returns its result.
    pub fn execute_registered(
        program: ProgramHash,
        args: Vec<u8>,
        gas_limit: Option<i64>,
    ) -> PvqResult {
        Self::run(Program::Registered(program), &args, gas_limit, None).result.map_err(Into::into)
    }

    /// Runs a query and returns its result and its usage.
    pub fn query(request: QueryRequest) -> QueryOutcome {
        let QueryRequest { program, args, gas_limit, proof_size_limit } = request;
        let execution = Self::run(program, &args, gas_limit, proof_size_limit);
        QueryOutcome {
            result: execution.result.map_err(Into::into),
            usage: execution.metrics.usage,
        }
    }

    /// Makes one call to an extension, for a program that runs elsewhere. A program that is installed as the extension
    /// runs here.
    ///
    /// The rules of extensions hold, and so do the runtime API's limit on weight and that on memory.
    /// Policies do not: they are about programs, and none runs here.
    pub fn call_extension(call: ExtensionCall) -> ExtensionAnswer {
        nesting::outermost(|| Self::answer(call))
            .unwrap_or_else(|| refused(HostError::CallDepthExceeded, nesting::NESTED.to_string()))
    }

    fn answer(mut call: ExtensionCall) -> ExtensionAnswer {
        let settings = Configuration::<T>::get();
        let limits = settings.limits_of::<T>(InvokeSource::RuntimeApi);
        let schedule = gas_schedule::<T>();
        let weight = settings.weight_limits::<T>().runtime_api;
        call.gas_left = call.gas_left.clamp(0, schedule.weight_to_gas(weight));
        call.proof_size_left = call.proof_size_left.min(weight.proof_size());
        let (size, limit) = (call.call.len(), limits.memory as usize);
        if size > limit {
            let message = format!("the call has {size} bytes, the limit is {limit}; send less");
            return refused(HostError::MalformedCall, message);
        }

        let extensions = QueryExtensions::<T>::new(
            InvokeSource::RuntimeApi,
            settings.rules,
            settings.installed,
            limits,
            schedule,
        );
        let mut context = CallContext::new(call.gas_left, call.proof_size_left, schedule);
        let mut response = Vec::new();
        let answer = rolled_back(InvokeSource::RuntimeApi, || {
            extensions.call(call.extension, &call.call, &mut context, &mut response)
        });
        let result = match answer {
            Ok(()) if response.len() > limit => {
                let size = response.len();
                let message = format!("it has {size} bytes, the limit is {limit}");
                let message = message.into();
                Err(ExtensionFailure::Host { error: HostError::ResponseTooLarge, message })
            }
            answer => answer.map(|()| response),
        };
        context.answer(&call, result)
    }

    /// Returns the limits, policies, rules, prices and installed programs.
    pub fn chain() -> ChainParameters {
        let settings = Configuration::<T>::get();
        let weight_limits = settings.weight_limits::<T>();
        ChainParameters {
            limits: settings.limits_of::<T>(InvokeSource::RuntimeApi),
            block_limits: settings.limits_of::<T>(InvokeSource::Extrinsic),
            policies: settings.policies,
            rules: settings.rules.into_iter().collect(),
            gas: gas_schedule::<T>(),
            weight_limits,
            interpreter_memory: T::MaxInterpreterMemory::get(),
            installed: settings
                .installed
                .into_iter()
                .map(|(id, installed)| (id, installed.hash))
                .collect(),
        }
    }

    /// Returns a page of the registered programs, in the order of their hashes: at most `limit` and
    /// [`PROGRAMS_PAGE_SIZE`] of those after `start`, or from the first.
    pub fn programs(start: Option<ProgramHash>, limit: u32) -> Vec<RegisteredProgram> {
        let programs = match start {
            // Identity-hashed keys are in the order of the hashes, whether `start` is one or not.
            Some(start) => Programs::<T>::iter_from(Programs::<T>::hashed_key_for(start)),
            None => Programs::<T>::iter(),
        };
        let page = programs.take(limit.min(PROGRAMS_PAGE_SIZE) as usize);
        page.map(|(hash, registration)| registration.describe(hash)).collect()
    }

    /// Returns the program that is registered under `hash`.
    pub fn program(hash: ProgramHash) -> Option<RegisteredProgram> {
        Pallet::<T>::program(hash)
    }

    /// Returns the blob of a registered program, if it was uploaded.
    pub fn program_code(hash: ProgramHash) -> Option<Vec<u8>> {
        Code::<T>::get(hash).map(|code| code.into_inner())
    }

    /// Returns the versions that [`metadata_at_version`](Self::metadata_at_version) knows.
    pub fn metadata_versions() -> Vec<u32> {
        [METADATA_VERSION].into()
    }

    /// Returns the SCALE-encoded metadata of the extensions with documentation, weights and rules; `None`
    /// for an unknown version.
    pub fn metadata_at_version(version: u32) -> Option<Vec<u8>> {
        (version == METADATA_VERSION).then(|| query_metadata::<T>().encode())
    }

    fn run(
        program: Program,
        args: &[u8],
        gas_limit: Option<i64>,
        proof_size_limit: Option<u64>,
    ) -> ChargedExecution {
        let options = RunOptions { gas_limit, proof_size_limit, ..Default::default() };
        Pallet::<T>::run(InvokeSource::RuntimeApi, program, args, options)
    }
}

/// Returns the answer to a call that was not made.
fn refused(error: HostError, message: String) -> ExtensionAnswer {
    let result = Err(ExtensionFailure::Host { error, message: message.into() });
    ExtensionAnswer { result, gas: 0, proof_size: 0 }
}

fn query_metadata<T: Config>() -> QueryMetadata {
    let rules = Permissions::<T>(Configuration::<T>::get().rules);
    let extensions = registry::<T>();
    extensions.details(|extension| PerSource {
        runtime_api: rules.allow(extension, InvokeSource::RuntimeApi),
        extrinsic: rules.allow(extension, InvokeSource::Extrinsic),
        xcm: rules.allow(extension, InvokeSource::Xcm),
        runtime: rules.allow(extension, InvokeSource::Runtime),
    })
}
