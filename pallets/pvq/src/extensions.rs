//! The extensions of a query: those of the runtime, and the programs that governance has installed beside them.
//!
//! A call to the id of an installed program runs it within the query that makes the call, at its expense, with the
//! bytes of the call as its arguments: the index of a function is that of an entrypoint. Its result is the response.
//! This is the only way in which a program runs within a query, and it leads one level down: an installed program
//! cannot call another.

use crate::{limits, Code, Config, InstalledOf, InstalledProgram, RulesOf, WeightInfo};
use alloc::{borrow::Cow, format, vec::Vec};
use core::{cell::OnceCell, marker::PhantomData};
use frame_support::{traits::Get, weights::Weight};
use pvq_executor::{
    CallContext, Engine, EngineConfig, ExtensionFailure, Extensions, GasSchedule, HostError,
    PvqExecutorError, RunConfig, RunOptions,
};
use pvq_extension::{ExtensionSet, ExtensionsExecutor, PermissionController, Route};
use pvq_primitives::{abi, ExtensionId, FunctionIndex, InvokeSource, Limits, ProgramHash};

/// Decides by the rules that governance has set, which are read once for a query.
pub struct Permissions<T: Config>(pub RulesOf<T>);

impl<T: Config> Permissions<T> {
    /// Returns whether queries from `source` may call `extension`, which is a normative id or that of an installed
    /// program.
    #[inline]
    pub fn allow(&self, extension: ExtensionId, source: InvokeSource) -> bool {
        self.0.get(&extension).is_none_or(|rule| *rule.sources.get(source))
    }

    /// Returns whether installed programs may call `extension`, which is a normative id.
    #[inline]
    pub fn allow_installed(&self, extension: ExtensionId) -> bool {
        self.0.get(&extension).is_none_or(|rule| rule.installed)
    }
}

impl<T: Config> PermissionController for Permissions<T> {
    #[inline]
    fn is_allowed(&self, extension: ExtensionId, _: FunctionIndex, source: InvokeSource) -> bool {
        self.allow(extension, source)
    }
}

/// The same rules, as they are for installed programs.
struct OfInstalled<'a, T: Config>(&'a Permissions<T>);

impl<T: Config> PermissionController for OfInstalled<'_, T> {
    #[inline]
    fn is_allowed(&self, extension: ExtensionId, _: FunctionIndex, _: InvokeSource) -> bool {
        self.0.allow_installed(extension)
    }
}

/// Returns the runtime's own extensions, to describe them.
pub(crate) fn registry<T: Config>() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    // `integrity_test` fails for such a runtime. Without that test, the other extensions are described all the same.
    if let Err(error) = T::Extensions::register_in(&mut extensions) {
        log::error!(target: crate::LOG_TARGET, "an extension is left out: {error}");
    }
    extensions
}

/// Returns whether a program may be installed under `id`: no extension of the runtime has it, and it has no meaning of
/// its own to hosts.
pub(crate) fn is_free<T: Config>(id: ExtensionId) -> bool {
    let reserved = [abi::DEBUG_MESSAGE_ID, abi::UNHANDLED_ERROR_ID, abi::EXHAUSTED_HEAP_ID];
    !reserved.contains(&id) && !T::Extensions::contains(id)
}

/// Returns the limits of the run of an installed program, where `chain` are those that no query exceeds. The weight is
/// that which is left of the query.
pub(crate) fn installed_limits(chain: &Limits) -> Limits {
    Limits { weight: Weight::MAX, ..limits::INSTALLED_LIMITS.lower(chain) }
}

/// Returns the bytes that the interpreter may need for an installed program: no more than for any other.
pub(crate) fn installed_interpreter_memory<T: Config>() -> u32 {
    limits::INSTALLED_INTERPRETER_MEMORY.min(T::MaxInterpreterMemory::get())
}

/// The extensions that answer the calls of a query: those of `Native`, which are the runtime's but in benchmarks, and the
/// programs that are installed.
pub(crate) struct QueryExtensions<T: Config, Native = <T as Config>::Extensions> {
    source: InvokeSource,
    permissions: Permissions<T>,
    installed: InstalledOf<T>,
    /// The limits that no query exceeds.
    chain: Limits,
    schedule: GasSchedule,
    /// Runs installed programs. Made for the first of them, because most queries call none.
    engine: OnceCell<Engine>,
    native: PhantomData<Native>,
}

impl<T: Config, Native: ExtensionSet> QueryExtensions<T, Native> {
    /// Returns the extensions for queries from `source` under `rules`, with the programs that are `installed`, where
    /// `chain` are the limits that no query exceeds.
    pub fn new(
        source: InvokeSource,
        rules: RulesOf<T>,
        installed: InstalledOf<T>,
        chain: Limits,
        schedule: GasSchedule,
    ) -> Self {
        let (permissions, engine) = (Permissions(rules), OnceCell::new());
        Self { source, permissions, installed, chain, schedule, engine, native: PhantomData }
    }

    /// Returns the program that answers to `id`. It does not where the runtime has an extension with that id, as it
    /// may have since an upgrade.
    #[inline]
    fn program(&self, id: ExtensionId) -> Option<InstalledProgram> {
        let program = self.installed.get(&id)?;
        Native::resolve(id).is_none().then_some(*program)
    }

    /// Answers a call by a run of `program`.
    fn run(
        &self,
        program: InstalledProgram,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let InstalledProgram { hash, size, validation } = program;
        let limits = installed_limits(&self.chain);
        if call.len() > limits.args_size as usize {
            let (size, limit) = (call.len(), limits.args_size);
            let message = format!("the call has {size} bytes, the limit is {limit}");
            return Err(failure(HostError::MalformedCall, message));
        }
        // A larger one than fits the memory for it is not even read.
        if size > limits.program_size {
            let limit = limits.program_size;
            let message = format!("program {hash:?} has {size} bytes, the limit is {limit}");
            return Err(failure(HostError::Failed, message));
        }
        context.charge(T::WeightInfo::read_code(size))?;
        let Some(code) = Code::<T>::get(hash) else {
            let message = format!("the blob of program {hash:?} cannot be read");
            return Err(failure(HostError::Failed, message));
        };

        let interpreter_memory = installed_interpreter_memory::<T>();
        let config = RunConfig {
            max_call_depth: limits::MAX_CALL_DEPTH,
            ..RunConfig::of_chain(&limits, interpreter_memory, self.schedule)
        };
        let options = RunOptions { validation, ..context.nested() };
        let engine = self.engine.get_or_init(|| Engine::new(EngineConfig::default()));
        let execution = engine.run(&Nested(self), &code, call, &config, options);
        context.settle(&execution)?;
        *response = execution.result.map_err(|error| failed(hash, error))?;
        Ok(())
    }
}

impl<T: Config, Native: ExtensionSet> Extensions for QueryExtensions<T, Native> {
    #[inline]
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let Some(program) = self.program(extension) else {
            return native::<Native>(extension)?.call(
                &self.permissions,
                self.source,
                call,
                context,
                response,
            );
        };
        if call.is_empty() {
            return Err(HostError::MalformedCall.into());
        }
        if !self.permissions.allow(extension, self.source) {
            return Err(HostError::PermissionDenied.into());
        }
        self.run(program, call, context, response)
    }
}

/// Returns the route of the calls to `extension`, which is not installed.
#[inline]
fn native<Native: ExtensionSet>(extension: ExtensionId) -> Result<Route, ExtensionFailure> {
    Ok(Native::route(extension).ok_or(HostError::UnknownExtension)?)
}

/// The extensions that an installed program may call: those of the runtime.
struct Nested<'a, T: Config, Native>(&'a QueryExtensions<T, Native>);

impl<T: Config, Native: ExtensionSet> Extensions for Nested<'_, T, Native> {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let Self(extensions) = self;
        if extensions.program(extension).is_some() {
            let message = "a program that is installed as an extension cannot call another";
            return Err(failure(HostError::CallDepthExceeded, message));
        }
        let permissions = OfInstalled(&extensions.permissions);
        native::<Native>(extension)?.call(&permissions, extensions.source, call, context, response)
    }
}

/// A limit on the weight of one call, however much the query has left.
pub(crate) struct BoundedExtensions<E> {
    pub extensions: E,
    pub weight: Weight,
    pub schedule: GasSchedule,
}

impl<E: Extensions> Extensions for BoundedExtensions<E> {
    #[inline]
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let gas = self.schedule.weight_to_gas(self.weight);
        let proof_size = self.weight.proof_size();
        if context.gas_left() <= gas && context.proof_size_left() <= proof_size {
            return self.extensions.call(extension, call, context, response);
        }
        let gas = gas.min(context.gas_left());
        let proof_size = proof_size.min(context.proof_size_left());
        let mut bounded = CallContext::new(gas, proof_size, self.schedule);
        let result = self.extensions.call(extension, call, &mut bounded, response);
        context.charge_gas(
            u64::try_from(gas.saturating_sub(bounded.gas_left())).unwrap_or(0),
            proof_size.saturating_sub(bounded.proof_size_left()),
        )?;
        result
    }
}

fn failure(error: HostError, message: impl Into<Cow<'static, str>>) -> ExtensionFailure {
    ExtensionFailure::Host { error, message: message.into() }
}

/// Returns the failure of a call for the error of the installed program that it ran.
fn failed(program: ProgramHash, error: PvqExecutorError) -> ExtensionFailure {
    let told = match error {
        PvqExecutorError::OutOfGas => return ExtensionFailure::OutOfGas,
        PvqExecutorError::ResultTooLarge { .. } => HostError::ResponseTooLarge,
        _ => HostError::Failed,
    };
    failure(told, format!("program {program:?}: {error}"))
}
