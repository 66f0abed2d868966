//! PVQ in a runtime: registered programs, policy, limits, and queries.
//!
//! A query runs a program against the runtime's state, through the extensions of
//! [`Config::Extensions`], and leaves everything as it was. Anyone asks through the runtime API,
//! whose methods are the functions of [`RuntimeApi`]; a signed extrinsic asks by
//! [`query`](Pallet::query); other pallets ask by [`Pallet::run`].
//!
//! # Governance
//!
//! [`Config::AdminOrigin`] decides
//!
//! - which programs are registered, by the blake2-256 hashes of their blobs, and for whom. As with
//!   `frame_system::authorize_upgrade` it names the hash, and anyone brings the bytes and the
//!   deposit, which is returned when the program is unregistered;
//! - for each [source](pvq_primitives::InvokeSource) whether its queries may run any program or
//!   registered ones only;
//! - what a query may use, within [`Config::MaxLimits`], and how much weight of that by its source;
//! - from which sources each extension may be called, if from any at all.
//!
//! # Limits
//!
//! No query exceeds what [`Config::MaxLimits`], governance ([`set_limits`](Pallet::set_limits)) and
//! its caller allow. Its weight is that of its source at most ([`Config::DefaultWeightLimits`],
//! [`set_weight_limit`](Pallet::set_weight_limit)), unless its program was registered with limits of
//! its own, which hold in place of it, and may be more. They hold when the program runs because it
//! is registered: when it is named by its hash, or when its source may run registered programs only.
//! As any program whose blob the caller brings to an [`Open`](pvq_primitives::Policy::Open) source,
//! it runs without them.
//!
//! One call to an extension from outside of blocks takes no more than the weight of the runtime API,
//! whatever the query has left: nothing interrupts it, and a node that runs programs by itself makes
//! its calls one by one.
//!
//! # Nesting
//!
//! Queries do not nest. An extension that asks for a query, by whatever way leads to this pallet, is
//! told [`CallDepthExceeded`](pvq_executor::PvqExecutorError::CallDepthExceeded).

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod config_preludes;
mod error;
mod genesis;
mod governance;
mod integrity;
pub mod limits;
pub mod migrations;
mod nesting;
mod programs;
mod query;
mod runtime_api;
pub mod schedule;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use error::{Execution, FailureKind, ProgramFlaw, QueryError};
pub use genesis::GenesisProgram;
pub use integrity::heap_of_a_query;
pub use pallet::*;
pub use query::Permissions;
pub use runtime_api::RuntimeApi;
pub use types::*;
pub use weights::WeightInfo;

/// The target of everything that this crate logs: `RUST_LOG=runtime::pvq=debug`.
const LOG_TARGET: &str = "runtime::pvq";

/// Configuration, storage, events, errors and calls.
#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use alloc::vec::Vec;
    use frame_support::{
        pallet_prelude::*,
        traits::{Consideration, Footprint},
    };
    use frame_system::pallet_prelude::*;
    use pvq_extension::ExtensionSet;
    use pvq_primitives::{
        ExtensionId, ExtensionRule, InvokeSource, Limits, PerSource, Policy, ProgramHash,
        RegisteredProgram,
    };

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config(with_default)]
    pub trait Config: frame_system::Config {
        /// The runtime's event.
        #[pallet::no_default_bounds]
        #[allow(deprecated)]
        type RuntimeEvent: From<Event<Self>> + IsType<<Self as frame_system::Config>::RuntimeEvent>;

        /// What programs may ask of the chain.
        ///
        /// Writes to storage, events, the digest and the off-chain index are rolled back with a query.
        /// Effects outside of the storage overlay, such as logs, are not.
        #[pallet::no_default]
        type Extensions: ExtensionSet;

        /// Who registers programs and sets policies, limits and rules.
        #[pallet::no_default]
        type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// What storing a blob costs whoever uploads it, until it is unregistered.
        #[pallet::no_default]
        type Consideration: Consideration<Self::AccountId, Footprint>;

        /// What a query may use at most. Governance can only lower it.
        ///
        /// With an upgrade that lowers it, run [`migrations::LowerLimits`].
        #[pallet::constant]
        type MaxLimits: Get<Limits>;

        /// Weight that a query from each source may use at most, where governance has not said
        /// otherwise and its program has no limits of its own.
        ///
        /// For what exceeds [`MaxLimits`](Config::MaxLimits), those hold.
        #[pallet::constant]
        type DefaultWeightLimits: Get<PerSource<Weight>>;

        /// Bytes of a program's label. Not to be lowered below the longest in storage.
        #[pallet::constant]
        type MaxLabelSize: Get<u32>;

        /// Extensions that may have a rule, at least as many as there are. Not to be lowered below
        /// the number in storage.
        #[pallet::constant]
        type MaxExtensionRules: Get<u32>;

        /// Bytes of a result that [`query`](Pallet::query) puts into its event. A longer one is an
        /// error.
        #[pallet::constant]
        type MaxEventResultSize: Get<u32>;

        /// Bytes of the heap of the runtime in Wasm, to check the limits against when testing.
        #[pallet::constant]
        type RuntimeMemory: Get<u32>;

        /// What calls and queries weigh.
        type WeightInfo: WeightInfo;
    }

    /// Policies, limits and rules.
    #[pallet::storage]
    pub type Configuration<T: Config> = StorageValue<_, SettingsOf<T>, ValueQuery>;

    /// The registered programs.
    #[pallet::storage]
    pub type Programs<T: Config> =
        CountedStorageMap<_, Identity, ProgramHash, RegistrationOf<T>, OptionQuery>;

    /// The blobs of registered programs, of those that were uploaded.
    #[pallet::storage]
    pub type Code<T: Config> = StorageMap<_, Identity, ProgramHash, CodeOf<T>, OptionQuery>;

    /// What is held for.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Storing the blob of a registered program.
        Program,
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A program was registered, or registered again with what is new.
        Registered {
            /// The blake2-256 hash of its blob.
            program: ProgramHash,
            /// Its own limits.
            limits: Option<Limits>,
            /// Who may run it.
            sources: PerSource<bool>,
            /// Its label.
            label: LabelOf<T>,
        },
        /// The blob of a registered program was uploaded.
        Uploaded {
            /// Its hash.
            program: ProgramHash,
            /// Who brought it, and the deposit.
            depositor: T::AccountId,
            /// Bytes of the blob.
            size: u32,
        },
        /// A program is no longer registered, its blob is removed and the deposit returned.
        Unregistered {
            /// Its hash.
            program: ProgramHash,
            /// Who has the deposit back, if one was taken.
            depositor: Option<T::AccountId>,
        },
        /// The policy for a source was set.
        PolicySet {
            /// Whose queries.
            source: InvokeSource,
            /// Which programs they may run.
            policy: Policy,
        },
        /// What a query may use was set.
        LimitsSet {
            /// What it may use.
            limits: Limits,
        },
        /// The rule of an extension was set, or removed.
        ExtensionRuleSet {
            /// Its normative id.
            extension: ExtensionId,
            /// Who may call it; nothing for everyone.
            rule: Option<ExtensionRule>,
        },
        /// A query was run.
        Queried {
            /// Who asked.
            who: T::AccountId,
            /// The hash of the program.
            program: ProgramHash,
            /// The SCALE-encoded result of its entrypoint.
            result: BoundedVec<u8, T::MaxEventResultSize>,
            /// What was charged for reading the program and for the run.
            weight: Weight,
        },
        /// The weight that queries from a source may use was set, or reset.
        WeightLimitSet {
            /// Whose queries.
            source: InvokeSource,
            /// What they may use; nothing for the runtime's default.
            weight: Option<Weight>,
        },
        /// A program was unregistered, and its deposit could not be returned: it is still held.
        DepositNotReturned {
            /// The hash of the program.
            program: ProgramHash,
            /// Whose deposit.
            depositor: T::AccountId,
            /// Why.
            error: DispatchError,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No program with this hash is registered.
        NotRegistered,
        /// The program is registered, but not for this source.
        NotAllowed,
        /// The program is registered, but not uploaded.
        NotUploaded,
        /// The program is uploaded already.
        AlreadyUploaded,
        /// The program cannot run, for this reason.
        InvalidProgram(ProgramFlaw),
        /// The query has no result, for this reason.
        QueryFailed(FailureKind),
        /// A limit exceeds what the runtime allows.
        LimitsTooHigh,
        /// No extension has this id.
        UnknownExtension,
        /// There are as many rules as there may be.
        TooManyRules,
        /// The program is uploaded, and its blob cannot be read.
        Unreadable,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Which programs each source may run.
        #[serde(default)]
        pub policies: PerSource<Policy>,
        /// What no query exceeds; nothing for all that the runtime allows.
        #[serde(default)]
        pub limits: Option<Limits>,
        /// Weight that queries from each source may use; nothing for the runtime's default.
        #[serde(default)]
        pub weight_limits: PerSource<Option<Weight>>,
        /// Programs to register.
        #[serde(default)]
        pub programs: Vec<GenesisProgram>,
        /// Rules of extensions, by either of their ids.
        #[serde(default)]
        pub extension_rules: Vec<(ExtensionId, ExtensionRule)>,
        /// The runtime whose genesis it is.
        #[serde(skip)]
        pub _runtime: PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            genesis::build(self);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            integrity::test::<T>();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers the program whose blob has the blake2-256 hash `program`, for queries from
        /// `sources`, within `limits` of its own.
        ///
        /// Anyone may [upload](Pallet::upload) the blob then. A program that is registered already
        /// gets what is new, and keeps its blob and deposit.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register())]
        pub fn register(
            origin: OriginFor<T>,
            program: ProgramHash,
            limits: Option<Limits>,
            sources: PerSource<bool>,
            label: LabelOf<T>,
        ) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_register(program, limits, sources, label)
        }

        /// Uploads the blob of a registered program.
        ///
        /// It is checked as before every run, and refused with the reason if it could not run
        /// within the limits that hold now. A deposit is taken for its size, until it is
        /// unregistered.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::upload(code.len() as u32))]
        pub fn upload(origin: OriginFor<T>, code: Vec<u8>) -> DispatchResult {
            let depositor = ensure_signed(origin)?;
            Self::do_upload(depositor, code)
        }

        /// Unregisters a program, removes its blob, and returns the whole deposit.
        ///
        /// Where the deposit cannot be returned, the program is unregistered all the same, and an
        /// event says so. What the blob weighs less than the largest one is refunded.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::unregister(T::MaxLimits::get().program_size))]
        pub fn unregister(
            origin: OriginFor<T>,
            program: ProgramHash,
        ) -> DispatchResultWithPostInfo {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_unregister(program)
        }

        /// Sets which programs the queries of `source` may run.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::set_policy())]
        pub fn set_policy(
            origin: OriginFor<T>,
            source: InvokeSource,
            policy: Policy,
        ) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_set_policy(source, policy);
            Ok(())
        }

        /// Sets what no query exceeds, at most what the runtime's constant `MaxLimits` says.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::set_limits())]
        pub fn set_limits(origin: OriginFor<T>, limits: Limits) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_set_limits(limits)
        }

        /// Sets the sources whose queries may call `extension`, which is either of its ids. Without
        /// a rule all of them may; with one that names no source nobody may.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::set_extension_rule())]
        pub fn set_extension_rule(
            origin: OriginFor<T>,
            extension: ExtensionId,
            rule: Option<ExtensionRule>,
        ) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_set_extension_rule(extension, rule)
        }

        /// Runs a registered and uploaded program and puts its result into an event.
        ///
        /// `args` is one byte, the index of the entrypoint, then its SCALE-encoded parameters in
        /// order. Reading the program, by its registered size, and its run may use `weight_limit`,
        /// and what they do not use is refunded, also when the query fails.
        #[pallet::call_index(6)]
        #[pallet::weight(
            T::WeightInfo::query(args.len() as u32, T::MaxEventResultSize::get())
                .saturating_add((*weight_limit).min(T::MaxLimits::get().weight))
        )]
        pub fn query(
            origin: OriginFor<T>,
            program: ProgramHash,
            args: Vec<u8>,
            weight_limit: Weight,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            Self::do_query(who, program, args, weight_limit)
        }

        /// Sets the weight that a query from `source` may use whose program has no limits of its
        /// own, at most what the runtime's constant `MaxLimits` says; nothing for the runtime's
        /// constant `DefaultWeightLimits`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::set_weight_limit())]
        pub fn set_weight_limit(
            origin: OriginFor<T>,
            source: InvokeSource,
            weight: Option<Weight>,
        ) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_set_weight_limit(source, weight)
        }
    }

    // A runtime answers them that implements `RuntimeViewFunction`.
    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// What no query exceeds.
        pub fn limits() -> Limits {
            Configuration::<T>::get().limits(T::MaxLimits::get())
        }

        /// The weight that a query from `source` may use whose program has no limits of its own.
        pub fn weight_limit(source: InvokeSource) -> Weight {
            *Configuration::<T>::get().weight_limits::<T>().get(source)
        }

        /// Which programs the queries of `source` may run.
        pub fn policy(source: InvokeSource) -> Policy {
            *Configuration::<T>::get().policies.get(source)
        }

        /// What is registered under `hash`.
        pub fn program(hash: ProgramHash) -> Option<RegisteredProgram> {
            Programs::<T>::get(hash).map(|registration| registration.describe(hash))
        }

        /// Whether queries from `source` may call the extension with this id, either of its two.
        pub fn may_call(extension: ExtensionId, source: InvokeSource) -> bool {
            T::Extensions::resolve(extension).is_some_and(|extension| {
                Permissions::<T>(Configuration::<T>::get().rules).allow(extension, source)
            })
        }
    }
}
