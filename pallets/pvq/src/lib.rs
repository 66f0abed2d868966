//! PVQ in a runtime: registered programs, policy, limits, and queries.
//!
//! A query runs a program against the runtime's state, through the extensions of
//! [`Config::Extensions`], and leaves the state unchanged. Anyone may query through the runtime API,
//! whose methods are the functions of [`RuntimeApi`]; signed accounts by the call
//! [`query`](Pallet::query); other pallets by [`Pallet::run`].
//!
//! # Governance
//!
//! [`Config::AdminOrigin`] decides
//!
//! - which programs are registered, by the blake2-256 hashes of their blobs, and for which sources. As
//!   with `frame_system::authorize_upgrade` it names the hash, and anyone uploads the blob and pays the
//!   deposit, which is returned when the program is unregistered;
//! - for each [source](pvq_primitives::InvokeSource), whether its queries may run any program or
//!   registered ones only;
//! - the limits of a query, within [`Config::MaxLimits`], and the limit on its weight by its source;
//! - the sources from which each extension may be called, if any;
//! - the registered programs that are installed as extensions, and which extensions these may call.
//!
//! # Limits
//!
//! No query exceeds what [`Config::MaxLimits`], governance ([`set_limits`](Pallet::set_limits)) and
//! its caller allow. Queries of every source but the runtime API run in a block, and do not exceed
//! [`Config::MaxBlockLimits`] either. Its weight is that of its source at most ([`Config::DefaultWeightLimits`],
//! [`set_weight_limit`](Pallet::set_weight_limit)), unless its program was registered with limits of
//! its own, which replace that of the source, and may be higher. They hold when the program runs
//! because it is registered: when the query names it by its hash, or when its source may run registered
//! programs only. When the caller sends the blob from an [`Open`](pvq_primitives::Policy::Open) source,
//! the program runs without them, as any other does.
//!
//! On a parachain, validators execute each block in a memory that holds its proof as well. [`Config::PvfMemory`] states it,
//! [`ParachainDefaultConfig`](config_preludes::ParachainDefaultConfig) has limits that fit it, and `integrity_test` fails
//! for others.
//!
//! One call to an extension through the runtime API takes at most the weight limit of that source,
//! however much the query has left: nothing interrupts it, and a node that runs programs by itself
//! makes its calls one by one.
//!
//! # Programs as extensions
//!
//! A program that is [installed](Pallet::install_extension) under an id answers the calls to that id, which other
//! programs make as to any extension: the bytes of a call are the arguments of a run within the query that makes it, and
//! the result is the response. Reading the blob is charged before it is read, then the run, at the prices of any query;
//! what the query has left bounds them, and sizes are bounded by [`limits::INSTALLED_LIMITS`]. Without weight left, the
//! query ends. Any other failure is an error of the call, which its program may handle.
//!
//! Two rules apply: that of the installed id, by the source of the query, to calls of it; and
//! [`ExtensionRule::installed`](pvq_primitives::ExtensionRule::installed) of an extension to the calls that installed
//! programs make.
//!
//! # Nesting
//!
//! Installed programs nest one level deep: one that calls another gets the error
//! [`CallDepthExceeded`](pvq_primitives::HostError::CallDepthExceeded). Beside them, queries do not nest. An extension of
//! the runtime that starts a query, by any way into this pallet, gets the error
//! [`CallDepthExceeded`](pvq_executor::PvqExecutorError::CallDepthExceeded).

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod by_id;
pub mod config_preludes;
mod error;
mod extensions;
mod genesis;
mod governance;
mod installed;
mod integrity;
pub mod limits;
pub mod migrations;
mod nesting;
mod programs;
mod query;
mod rollback;
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

pub use by_id::ById;
pub use error::{ChargedExecution, FailureKind, ProgramFlaw, QueryError};
pub use extensions::Permissions;
pub use genesis::GenesisProgram;
pub use integrity::{heap_of_a_query, heap_of_an_installed_program, heap_of_an_upload};
pub use pallet::*;
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

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(4);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config(with_default)]
    pub trait Config: frame_system::Config {
        /// The runtime's event.
        #[pallet::no_default_bounds]
        #[allow(deprecated)]
        type RuntimeEvent: From<Event<Self>> + IsType<<Self as frame_system::Config>::RuntimeEvent>;

        /// The extensions that programs may call.
        ///
        /// Writes to storage, events, the digest and the off-chain index are rolled back with a query.
        /// Effects outside of the storage overlay, such as logs, are not.
        #[pallet::no_default]
        type Extensions: ExtensionSet;

        /// The origin that registers programs and sets policies, limits and rules.
        #[pallet::no_default]
        type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The deposit for storing a blob, which its uploader pays until it is unregistered.
        #[pallet::no_default]
        type Consideration: Consideration<Self::AccountId, Footprint>;

        /// The limits that no query exceeds. Governance can only lower them.
        ///
        /// With an upgrade that lowers them, run [`migrations::LowerLimits`].
        #[pallet::constant]
        type MaxLimits: Get<Limits>;

        /// The limits that no query in a block exceeds, where they are lower than
        /// [`MaxLimits`](Config::MaxLimits); `None` where those hold in a block too.
        ///
        /// They hold for every source but the runtime API. With an upgrade that lowers them, run
        /// [`migrations::LowerLimits`].
        #[pallet::constant]
        type MaxBlockLimits: Get<Option<Limits>>;

        /// Weight that a query from each source may use at most, where governance has set no other
        /// limit and its program has no limits of its own.
        ///
        /// [`MaxLimits`](Config::MaxLimits) hold where they are lower, and in a block
        /// [`MaxBlockLimits`](Config::MaxBlockLimits).
        #[pallet::constant]
        type DefaultWeightLimits: Get<PerSource<Weight>>;

        /// Bytes of a program's label. Not to be lowered below the longest in storage.
        #[pallet::constant]
        type MaxLabelSize: Get<u32>;

        /// Extensions that may have a rule, at least as many as there are, with the programs that may be
        /// installed. Not to be lowered below the number in storage.
        #[pallet::constant]
        type MaxExtensionRules: Get<u32>;

        /// Programs that may be installed as extensions; zero for none. Not to be lowered below the number in
        /// storage.
        #[pallet::constant]
        type MaxInstalled: Get<u32>;

        /// Bytes that the interpreter may need for a program once it has compiled all of it. One that needs more is
        /// refused, on upload and on every run.
        #[pallet::constant]
        type MaxInterpreterMemory: Get<u32>;

        /// Bytes of a result that [`query`](Pallet::query) puts into its event. A longer one is an
        /// error.
        #[pallet::constant]
        type MaxEventResultSize: Get<u32>;

        /// Bytes of the heap of the runtime in Wasm, against which `integrity_test` checks the limits.
        #[pallet::constant]
        type RuntimeMemory: Get<u32>;

        /// Bytes of the memory in which the validators of a relay chain execute a block of this chain, against
        /// which `integrity_test` checks what a block may take of it; `None` on a chain that has no such
        /// validators.
        ///
        /// They hold the block and its proof in it as well, so that a block author with
        /// [`RuntimeMemory`](Config::RuntimeMemory) could otherwise make a block that no validator can
        /// validate.
        #[pallet::constant]
        type PvfMemory: Get<Option<u32>>;

        /// The weights of calls and of the parts of queries.
        type WeightInfo: WeightInfo;
    }

    /// Policies, limits and rules.
    #[pallet::storage]
    pub type Configuration<T: Config> = StorageValue<_, SettingsOf<T>, ValueQuery>;

    /// The registered programs.
    #[pallet::storage]
    pub type Programs<T: Config> =
        CountedStorageMap<_, Identity, ProgramHash, RegistrationOf<T>, OptionQuery>;

    /// The blobs of those registered programs that were uploaded.
    #[pallet::storage]
    pub type Code<T: Config> = StorageMap<_, Identity, ProgramHash, CodeOf<T>, OptionQuery>;

    /// The reasons for holding balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Storing the blob of a registered program.
        Program,
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A program was registered, or its registration was replaced.
        Registered {
            /// The blake2-256 hash of its blob.
            program: ProgramHash,
            /// Its own limits.
            limits: Option<Limits>,
            /// The sources whose queries may run it.
            sources: PerSource<bool>,
            /// Its label.
            label: LabelOf<T>,
        },
        /// The blob of a registered program was uploaded.
        Uploaded {
            /// Its hash.
            program: ProgramHash,
            /// The account that uploaded it and paid the deposit.
            depositor: T::AccountId,
            /// Bytes of the blob.
            size: u32,
        },
        /// A program was unregistered, and its blob removed.
        Unregistered {
            /// Its hash.
            program: ProgramHash,
            /// The account to which a deposit was returned, if one was.
            depositor: Option<T::AccountId>,
        },
        /// The policy for a source was set.
        PolicySet {
            /// The source.
            source: InvokeSource,
            /// The programs that its queries may run.
            policy: Policy,
        },
        /// The limits of queries were set.
        LimitsSet {
            /// The limits that no query exceeds.
            limits: Limits,
        },
        /// The rule of an extension was set, or removed.
        ExtensionRuleSet {
            /// Its normative id, or that of an installed program.
            extension: ExtensionId,
            /// The callers that it may have; `None` for all.
            rule: Option<ExtensionRule>,
        },
        /// A query was run.
        Queried {
            /// The account that called `query`.
            who: T::AccountId,
            /// The hash of the program.
            program: ProgramHash,
            /// The SCALE-encoded result of its entrypoint.
            result: BoundedVec<u8, T::MaxEventResultSize>,
            /// The weight charged for reading the program and for the run.
            weight: Weight,
        },
        /// The weight that queries from a source may use was set, or reset.
        WeightLimitSet {
            /// The source.
            source: InvokeSource,
            /// The weight that its queries may use; `None` for the runtime's default.
            weight: Option<Weight>,
        },
        /// A program was unregistered, and its deposit could not be returned: it is still held.
        DepositNotReturned {
            /// The hash of the program.
            program: ProgramHash,
            /// The account whose deposit it is.
            depositor: T::AccountId,
            /// The reason.
            error: DispatchError,
        },
        /// A program was installed as an extension, in place of another if one was.
        ExtensionInstalled {
            /// The id of the extension.
            extension: ExtensionId,
            /// The hash of the program.
            program: ProgramHash,
        },
        /// A program is no extension any more.
        ExtensionUninstalled {
            /// The id of the extension.
            extension: ExtensionId,
            /// The hash of the program, which is still registered.
            program: ProgramHash,
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
        /// The id is that of an extension of the runtime, or reserved.
        ExtensionIdTaken,
        /// There are as many installed programs as there may be.
        TooManyInstalled,
        /// No program is installed under this id.
        NotInstalled,
        /// The program is installed as an extension: uninstall it first.
        ProgramInstalled,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The programs that the queries of each source may run.
        #[serde(default)]
        pub policies: PerSource<Policy>,
        /// The limits that no query exceeds; `None` for those of the runtime.
        #[serde(default)]
        pub limits: Option<Limits>,
        /// Weight that queries from each source may use; `None` for the runtime's default.
        #[serde(default)]
        pub weight_limits: PerSource<Option<Weight>>,
        /// Programs to register.
        #[serde(default)]
        pub programs: Vec<GenesisProgram>,
        /// Programs to install as extensions, by id. They are registered, with their blobs.
        #[serde(default)]
        pub installed: Vec<(ExtensionId, ProgramHash)>,
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
        /// Anyone may [upload](Pallet::upload) the blob then. If the program is registered already, its
        /// limits, sources and label are replaced, and its blob and deposit are kept.
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
        /// within the limits that hold now. A deposit is taken for its size, until the program is
        /// unregistered.
        #[pallet::call_index(1)]
        #[pallet::weight(Pallet::<T>::upload_weight(code.len() as u32))]
        pub fn upload(origin: OriginFor<T>, code: Vec<u8>) -> DispatchResult {
            let depositor = ensure_signed(origin)?;
            Self::do_upload(depositor, code)
        }

        /// Unregisters a program, removes its blob, and returns the whole deposit. One that is installed
        /// as an extension has to be [uninstalled](Pallet::uninstall_extension) before.
        ///
        /// Where the deposit cannot be returned, the program is unregistered all the same, and an
        /// event says so. The call is charged for the largest blob before, and by the size of this one
        /// after.
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

        /// Sets the limits that no query exceeds, at most those of the runtime's constant `MaxLimits`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::set_limits())]
        pub fn set_limits(origin: OriginFor<T>, limits: Limits) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_set_limits(limits)
        }

        /// Sets the sources whose queries may call `extension`, which is either of its ids, and whether
        /// installed programs may. Without a rule all may; a rule that names no source and not installed
        /// programs disables the extension.
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
        /// order. `weight_limit` bounds the weight of reading the program, by its registered size, and
        /// of its run; what they do not use is refunded, also when the query fails. No more of it counts than a
        /// query in a block may use.
        #[pallet::call_index(6)]
        #[pallet::weight(
            T::WeightInfo::query(args.len() as u32, T::MaxEventResultSize::get()).saturating_add(
                (*weight_limit).min(Pallet::<T>::max_limits(InvokeSource::Extrinsic).weight)
            )
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
        /// own, at most that of the runtime's constant `MaxLimits`, and for a source in blocks that of
        /// `MaxBlockLimits`; `None` for the runtime's constant `DefaultWeightLimits`.
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

        /// Installs a registered and uploaded program as the extension with the id `extension`, in place of
        /// the program that is installed under it, if one is. A rule for that id is kept.
        ///
        /// The id must not be that of an extension of the runtime. The program has to fit
        /// [`limits::INSTALLED_LIMITS`], and is refused with the reason otherwise. The call is charged for the
        /// largest such blob before, and by the size of this one after.
        #[pallet::call_index(8)]
        #[pallet::weight(Pallet::<T>::install_weight(Pallet::<T>::max_installed_size()))]
        pub fn install_extension(
            origin: OriginFor<T>,
            extension: ExtensionId,
            program: ProgramHash,
        ) -> DispatchResultWithPostInfo {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_install(extension, program)
        }

        /// Uninstalls the program that is installed under `extension`, and removes the rule for that id.
        /// The program stays registered.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::uninstall_extension())]
        pub fn uninstall_extension(origin: OriginFor<T>, extension: ExtensionId) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_uninstall(extension)
        }
    }

    // A runtime that implements `RuntimeViewFunction` answers them.
    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the limits that no query exceeds.
        pub fn limits() -> Limits {
            Configuration::<T>::get().limits(T::MaxLimits::get())
        }

        /// Returns the limits that no query in a block exceeds.
        pub fn block_limits() -> Limits {
            Configuration::<T>::get().limits_of::<T>(InvokeSource::Extrinsic)
        }

        /// Returns the weight that a query from `source` may use whose program has no limits of its
        /// own.
        pub fn weight_limit(source: InvokeSource) -> Weight {
            *Configuration::<T>::get().weight_limits::<T>().get(source)
        }

        /// Returns the policy that says which programs the queries of `source` may run.
        pub fn policy(source: InvokeSource) -> Policy {
            *Configuration::<T>::get().policies.get(source)
        }

        /// Returns the program that is registered under `hash`.
        pub fn program(hash: ProgramHash) -> Option<RegisteredProgram> {
            Programs::<T>::get(hash).map(|registration| registration.describe(hash))
        }

        /// Returns whether queries from `source` may call the extension with this id, either of its
        /// two, or that of an installed program.
        pub fn may_call(extension: ExtensionId, source: InvokeSource) -> bool {
            let settings = Configuration::<T>::get();
            settings
                .extension::<T>(extension)
                .is_some_and(|extension| Permissions::<T>(settings.rules).allow(extension, source))
        }

        /// Returns whether installed programs may call the extension of the runtime with this id, either of
        /// its two.
        pub fn installed_may_call(extension: ExtensionId) -> bool {
            T::Extensions::resolve(extension).is_some_and(|extension| {
                Permissions::<T>(Configuration::<T>::get().rules).allow_installed(extension)
            })
        }

        /// Returns the program that is installed as the extension with this id.
        pub fn installed(extension: ExtensionId) -> Option<ProgramHash> {
            Configuration::<T>::get().installed.get(&extension).map(|installed| installed.hash)
        }
    }
}
