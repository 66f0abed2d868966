//! Queries: their admission, limits, charges and execution.

use crate::{
    extensions::{BoundedExtensions, QueryExtensions},
    nesting,
    rollback::rolled_back,
    schedule::gas_schedule,
    ChargedExecution, Code, Config, Configuration, Error, Event, Pallet, Programs, QueryError,
    WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
    dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo},
    traits::Get,
    weights::Weight,
    BoundedVec,
};
use pvq_executor::{Engine, EngineConfig, PvqExecutorError, RunConfig, RunOptions};
use pvq_primitives::{admit, InvokeSource, Policy, Program, ProgramHash};

impl<T: Config> Pallet<T> {
    /// Runs `program` for `source` within `options`, which can only lower the chain's limits.
    ///
    /// All that the program and its extensions write is rolled back. For other pallets, which charge
    /// [`ChargedExecution::weight`] themselves, the source is [`InvokeSource::Runtime`]. Reading a stored
    /// program counts towards the limits of the query, except for the source
    /// [`InvokeSource::RuntimeApi`], where the node may have it already.
    ///
    /// An extension that calls this gets an error, because queries do not nest. Of the options,
    /// `depth` has to be 0, and the time limit, the backend and the validation have no effect.
    pub fn run(
        source: InvokeSource,
        program: Program,
        args: &[u8],
        options: RunOptions,
    ) -> ChargedExecution {
        Self::run_with_result_within(source, program, args, options, u32::MAX)
    }

    fn run_with_result_within(
        source: InvokeSource,
        program: Program,
        args: &[u8],
        options: RunOptions,
        result_size: u32,
    ) -> ChargedExecution {
        let run = || Self::try_run(source, program, args, options, result_size);
        match nesting::outermost(run) {
            Some(Ok(execution)) => execution,
            Some(Err((error, weight))) => ChargedExecution::refused(error, weight),
            None => ChargedExecution::refused(nesting::NESTED.into(), Weight::zero()),
        }
    }

    /// Runs a query, or returns why it is refused, and the weight of finding out.
    fn try_run(
        source: InvokeSource,
        program: Program,
        args: &[u8],
        options: RunOptions,
        result_size: u32,
    ) -> Result<ChargedExecution, (QueryError, Weight)> {
        let settings = Configuration::<T>::get();
        let weight_limits = settings.weight_limits::<T>();
        let schedule = gas_schedule::<T>();
        let by_weight = options.weight_limit.unwrap_or(Weight::MAX);
        let chain = settings.limits_of::<T>(source);
        let policy = *settings.policies.get(source);
        // A blob is hashed to find its registration, if it is not too large.
        let hashing = match (&program, policy) {
            (Program::Code(code), Policy::RegisteredOnly)
                if code.len() <= chain.program_size as usize =>
            {
                Weight::from_parts(schedule.load_per_byte.saturating_mul(code.len() as u64), 0)
            }
            _ => Weight::zero(),
        };
        // Callers of the runtime API pay nothing, and are refused alike by the runtime and by a node's own engine.
        let allowed = schedule.gas_within(by_weight.min(chain.weight).ref_time());
        let allowed = options.gas_limit.unwrap_or(i64::MAX).min(allowed).max(0);
        if source != InvokeSource::RuntimeApi && schedule.weight_to_gas(hashing) > allowed {
            return Err((PvqExecutorError::OutOfGas.into(), Weight::zero()));
        }
        let mut validation = None;
        let mut registered = |hash| {
            let registration = Programs::<T>::get(hash)?;
            validation = registration.upload.as_ref().and_then(|upload| upload.validation);
            Some(registration.describe(hash))
        };
        let admission = admit::<QueryError>(
            &chain,
            *weight_limits.get(source),
            policy,
            source,
            program,
            sp_io::hashing::blake2_256,
            |hash| Ok(registered(hash)),
        )
        .map_err(|error| (error, hashing))?;

        let most = admission.limits().weight;
        let gas = options
            .gas_limit
            .unwrap_or(i64::MAX)
            // Rounded down, so that a query costs no more than its caller allows.
            .min(schedule.gas_within(by_weight.ref_time()))
            .min(schedule.weight_to_gas(most))
            .max(0);
        let proof_size = options
            .proof_size_limit
            .unwrap_or(u64::MAX)
            .min(by_weight.proof_size())
            .min(most.proof_size());
        let read = match (source, admission.stored_size()) {
            (InvokeSource::RuntimeApi, _) | (_, None) => Weight::zero(),
            (_, Some(size)) => T::WeightInfo::read_code(size),
        };
        let gas_left = gas.saturating_sub(schedule.weight_to_gas(read));
        let proof_size_left = proof_size.checked_sub(read.proof_size());
        let (0.., Some(proof_size)) = (gas_left, proof_size_left) else {
            return Err((PvqExecutorError::OutOfGas.into(), Weight::zero()));
        };

        let code = |hash| Ok::<_, QueryError>(Code::<T>::get(hash).map(BoundedVec::into_inner));
        let (code, mut limits) = admission.load(code).map_err(|error| (error, read))?;
        limits.result_size = limits.result_size.min(result_size);
        let options = RunOptions {
            gas_limit: Some(gas_left),
            proof_size_limit: Some(proof_size),
            weight_limit: None,
            time_limit: None,
            backend: None,
            validation,
            ..options
        };
        let extensions = BoundedExtensions {
            extensions: QueryExtensions::<T>::new(
                source,
                settings.rules,
                settings.installed,
                chain,
                schedule,
            ),
            weight: match source {
                InvokeSource::RuntimeApi => weight_limits.runtime_api,
                InvokeSource::Extrinsic | InvokeSource::Xcm | InvokeSource::Runtime => Weight::MAX,
            },
            schedule,
        };
        let engine = Engine::new(EngineConfig::default());
        let config = RunConfig::of_chain(&limits, T::MaxInterpreterMemory::get(), schedule);
        let execution =
            rolled_back(source, || engine.run(&extensions, &code, args, &config, options));
        Ok(ChargedExecution {
            result: execution.result.map_err(QueryError::Failed),
            // Loading is charged for the bytes as well, but a query may fail before that.
            weight: read.saturating_add(execution.metrics.usage.weight).max(hashing),
            metrics: execution.metrics,
        })
    }

    pub(crate) fn do_query(
        who: T::AccountId,
        program: ProgramHash,
        args: Vec<u8>,
        weight_limit: Weight,
    ) -> DispatchResultWithPostInfo {
        let options = RunOptions { weight_limit: Some(weight_limit), ..Default::default() };
        let args_size = args.len() as u32;
        let ChargedExecution { result, weight, .. } = Self::run_with_result_within(
            InvokeSource::Extrinsic,
            Program::Registered(program),
            &args,
            options,
            T::MaxEventResultSize::get(),
        );
        let actual = |result_size| {
            let call = T::WeightInfo::query(args_size, result_size);
            Some(call.saturating_add(weight)).into()
        };
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
