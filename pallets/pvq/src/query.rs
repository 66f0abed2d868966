//! Queries: who may run what, within which limits.

use crate::{
    schedule::gas_schedule, Code, Config, Configuration, Error, Event, Execution, Pallet, Programs,
    QueryError, RulesOf, SettingsOf, WeightInfo,
};
use alloc::vec::Vec;
use core::time::Duration;
use frame_support::{
    dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo},
    storage::{with_transaction_unchecked, TransactionOutcome},
    traits::Get,
    weights::Weight,
    BoundedVec,
};
use pvq_executor::{
    InvalidProgram, Metrics, PvqExecutor, PvqExecutorConfig, PvqExecutorContext, PvqExecutorError,
    RunOptions,
};
use pvq_extension::{ExtensionSet, ExtensionsExecutor, PermissionController};
use pvq_primitives::{ExtensionId, FunctionIndex, InvokeSource};
use pvq_runtime_api::{Limits, Policy, Program, ProgramHash};
use sp_io::hashing::blake2_256;

/// Decides by the rules that governance has set, read once for a query.
pub struct Permissions<T: Config>(pub RulesOf<T>);

impl<T: Config> Permissions<T> {
    /// Whether queries from `source` may call `extension`, which is a normative id.
    #[inline]
    pub fn allow(&self, extension: ExtensionId, source: InvokeSource) -> bool {
        self.0.get(&extension).is_none_or(|rule| *rule.sources.get(source))
    }
}

impl<T: Config> PermissionController for Permissions<T> {
    #[inline]
    fn is_allowed(&self, extension: ExtensionId, _: FunctionIndex, source: InvokeSource) -> bool {
        self.allow(extension, source)
    }
}

/// The extensions as queries from `source` may call them.
pub(crate) fn extensions<T: Config>(
    source: InvokeSource,
    rules: RulesOf<T>,
) -> ExtensionsExecutor<Permissions<T>> {
    let mut extensions =
        ExtensionsExecutor::new().with_source(source).with_permissions(Permissions(rules));
    // What `integrity_test` has shown to be free of conflicts.
    if let Err(error) = T::Extensions::register_in(&mut extensions) {
        log::error!(target: crate::LOG_TARGET, "an extension is left out: {error}");
    }
    extensions
}

/// How the executor runs a program within `limits`.
///
/// Time is bounded by gas alone, for a runtime must not depend on a clock. Queries do not nest: a
/// program that an extension runs in a query is one too many.
pub(crate) fn executor_config<T: Config>(limits: &Limits) -> PvqExecutorConfig {
    let gas = gas_schedule::<T>();
    PvqExecutorConfig {
        max_memory: limits.memory,
        max_execution_time: Duration::MAX,
        stack_size: limits.stack_size,
        max_call_depth: 0,
        enable_debugging: false,
        strict_memory: true,
        extension_whitelist: None,
        precompile_programs: false,
        enable_jit: false,
        max_program_size: limits.program_size,
        max_args_size: limits.args_size,
        max_result_size: limits.result_size,
        // A response is a part of the query's memory.
        max_response_size: limits.memory,
        gas_limit: Some(gas.weight_to_gas(limits.weight)),
        gas,
        ..Default::default()
    }
}

impl<T: Config> Pallet<T> {
    /// Runs `program` for `source` within `options`, which can only lower what the chain allows.
    ///
    /// Nothing that the program and its extensions do is kept. For other pallets, which charge
    /// [`Metrics::weight`] themselves, the source is [`InvokeSource::Runtime`].
    ///
    /// Of the options, `depth` has to be 0, and time and backend are without effect.
    pub fn run(
        source: InvokeSource,
        program: Program,
        args: &[u8],
        options: RunOptions,
    ) -> Execution {
        Self::run_with_result_within(source, program, args, options, u32::MAX)
    }

    fn run_with_result_within(
        source: InvokeSource,
        program: Program,
        args: &[u8],
        options: RunOptions,
        result_size: u32,
    ) -> Execution {
        let settings = Configuration::<T>::get();
        let (code, mut limits) = match admit::<T>(&settings, source, program) {
            Ok(admitted) => admitted,
            Err(error) => return Execution { result: Err(error), metrics: Metrics::default() },
        };
        limits.result_size = limits.result_size.min(result_size);
        let proof_size = limits.weight.proof_size();
        let options = RunOptions {
            proof_size_limit: Some(options.proof_size_limit.unwrap_or(u64::MAX).min(proof_size)),
            time_limit: None,
            backend: None,
            ..options
        };
        let context = PvqExecutorContext::new(extensions::<T>(source, settings.rules));
        let executor = PvqExecutor::with_config(context, executor_config::<T>(&limits));
        let execution = with_transaction_unchecked(|| {
            TransactionOutcome::Rollback(executor.run(&code, args, options))
        });
        Execution {
            result: execution.result.map_err(QueryError::Failed),
            metrics: execution.metrics,
        }
    }

    pub(crate) fn do_query(
        who: T::AccountId,
        program: ProgramHash,
        args: Vec<u8>,
        weight_limit: Weight,
    ) -> DispatchResultWithPostInfo {
        // Rounded down, so that a query costs no more than its caller allows.
        let gas = weight_limit.ref_time() / gas_schedule::<T>().ref_time_per_gas.max(1);
        let options = RunOptions {
            gas_limit: Some(i64::try_from(gas).unwrap_or(i64::MAX)),
            proof_size_limit: Some(weight_limit.proof_size()),
            ..Default::default()
        };
        let Execution { result, metrics } = Self::run_with_result_within(
            InvokeSource::Extrinsic,
            Program::Registered(program),
            &args,
            options,
            T::MaxEventResultSize::get(),
        );
        let weight = metrics.weight;
        let actual = |size| Some(T::WeightInfo::query(size).saturating_add(weight)).into();
        let failed = |error: QueryError| {
            log::debug!(target: crate::LOG_TARGET, "no result from {program:?}: {error}");
            let error = Error::<T>::from(&error).into();
            DispatchErrorWithPostInfo { post_info: actual(0), error }
        };
        let result = result.map_err(failed)?;
        let size = result.len() as u32;
        // The executor has refused longer results.
        let result = BoundedVec::truncate_from(result);
        Self::deposit_event(Event::Queried { who, program, result, weight });
        Ok(actual(size))
    }
}

impl<T> From<&QueryError> for Error<T> {
    fn from(error: &QueryError) -> Self {
        match error {
            QueryError::NotRegistered => Self::NotRegistered,
            QueryError::NotAllowed(_) => Self::NotAllowed,
            QueryError::NotUploaded => Self::NotUploaded,
            QueryError::Failed(PvqExecutorError::InvalidProgram(reason)) => {
                Self::InvalidProgram(reason.into())
            }
            QueryError::Failed(error) => Self::QueryFailed(error.into()),
        }
    }
}

/// The blob of `program` and the limits within which it runs, if `source` may run it.
fn admit<T: Config>(
    settings: &SettingsOf<T>,
    source: InvokeSource,
    program: Program,
) -> Result<(Vec<u8>, Limits), QueryError> {
    let chain = settings.limits(T::MaxLimits::get());
    let registration = |hash| {
        let registration = Programs::<T>::get(hash).ok_or(QueryError::NotRegistered)?;
        match registration.is_for(source) {
            true => Ok(registration),
            false => Err(QueryError::NotAllowed(source)),
        }
    };
    match program {
        Program::Code(code) => match settings.policies.get(source) {
            Policy::Open => Ok((code, chain)),
            Policy::RegisteredOnly => {
                // What is too large to run need not be hashed to be refused.
                if code.len() > chain.program_size as usize {
                    let reason =
                        InvalidProgram::TooLarge { size: code.len(), limit: chain.program_size };
                    return Err(PvqExecutorError::InvalidProgram(reason).into());
                }
                let limits = registration(blake2_256(&code).into())?.limits(chain);
                Ok((code, limits))
            }
        },
        Program::Registered(hash) => {
            let limits = registration(hash)?.limits(chain);
            let code = Code::<T>::get(hash).ok_or(QueryError::NotUploaded)?;
            Ok((code.into_inner(), limits))
        }
    }
}
