//! Queries: who may run what, within which limits.

use crate::{
    schedule::gas_schedule, Code, Config, Configuration, Error, Event, Execution, Pallet, RulesOf,
    WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
    dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo},
    storage::{with_transaction_unchecked, TransactionOutcome},
    traits::Get,
    weights::Weight,
    BoundedVec,
};
use pvq_executor::{Metrics, PvqExecutor, PvqExecutorContext, PvqExecutorError, RunOptions};
use pvq_extension::{ExtensionSet, ExtensionsExecutor, PermissionController};
use pvq_primitives::{ExtensionId, FunctionIndex, InvokeSource};
use pvq_runtime_api::{admit, Program, ProgramHash, QueryError};

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
        let admitted = admit(
            &settings.limits(T::MaxLimits::get()),
            *settings.policies.get(source),
            source,
            program,
            |hash| Ok(Self::program(hash)),
            |hash| Ok(Code::<T>::get(hash).map(BoundedVec::into_inner)),
        );
        let (code, mut limits) = match admitted {
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
        let executor =
            PvqExecutor::with_config(context, limits.executor_config(gas_schedule::<T>()));
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
