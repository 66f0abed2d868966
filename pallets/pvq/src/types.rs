//! Types of the pallet's storage.

use crate::{ById, Config, Pallet};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight, BoundedVec};
use pvq_extension::ExtensionSet;
use pvq_primitives::{
    ExtensionId, ExtensionRule, InvokeSource, Limits, PerSource, Policy, ProgramHash,
    RegisteredProgram, Validation,
};
use scale_info::TypeInfo;

/// A program that governance has registered.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Registration<AccountId, Ticket, Label> {
    /// The upload of its blob, if there was one.
    pub upload: Option<Upload<AccountId, Ticket>>,
    /// Limits of its own, which are bounded by the chain's.
    pub limits: Option<Limits>,
    /// The sources whose queries may run it.
    pub sources: PerSource<bool>,
    /// The label that governance gave it, UTF-8 by convention.
    pub label: Label,
}

/// The upload of a blob.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Upload<AccountId, Ticket> {
    /// The deposit, which is returned when the program is unregistered; `None` for a blob of the
    /// genesis.
    pub deposit: Option<Deposit<AccountId, Ticket>>,
    /// Bytes of the blob.
    pub size: u32,
    /// The findings of its validation. While they are of the rules in force, queries do not validate its instructions again.
    pub validation: Option<Validation>,
}

/// The deposit for storing a blob.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Deposit<AccountId, Ticket> {
    /// The account that uploaded the blob and paid the deposit.
    pub depositor: AccountId,
    /// The ticket that returns the deposit.
    pub ticket: Ticket,
}

/// The settings of governance, in one value, because a query reads all of them, once.
#[derive(
    Clone,
    PartialEq,
    Eq,
    Debug,
    Default,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct Settings<Rules, Installed> {
    /// The programs that the queries of each source may run.
    pub policies: PerSource<Policy>,
    /// The limits that no query exceeds; `None` for [`Config::MaxLimits`].
    pub limits: Option<Limits>,
    /// Weight that queries from each source may use; `None` for [`Config::DefaultWeightLimits`].
    pub weight_limits: PerSource<Option<Weight>>,
    /// The rules of extensions, by normative id or that of an installed program.
    pub rules: Rules,
    /// The programs that are installed as extensions, by id.
    pub installed: Installed,
}

/// A program that answers the calls to an id of an extension.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
)]
pub struct InstalledProgram {
    /// The blake2-256 hash of its blob, which is registered and uploaded.
    pub hash: ProgramHash,
    /// Bytes of its blob, by which reading it is charged.
    pub size: u32,
    /// The findings of its validation, as for its [`Upload`].
    pub validation: Option<Validation>,
}

/// [`Registration`] in the runtime of `T`.
pub type RegistrationOf<T> =
    Registration<<T as frame_system::Config>::AccountId, <T as Config>::Consideration, LabelOf<T>>;

/// The label of a program in the runtime of `T`.
pub type LabelOf<T> = BoundedVec<u8, <T as Config>::MaxLabelSize>;

/// A blob in the storage of `T`.
pub type CodeOf<T> = BoundedVec<u8, MaxProgramSize<T>>;

/// The rules of extensions in the runtime of `T`, by normative id or that of an installed program.
pub type RulesOf<T> = ById<ExtensionRule, <T as Config>::MaxExtensionRules>;

/// The programs that are installed as extensions in the runtime of `T`, by id.
pub type InstalledOf<T> = ById<InstalledProgram, <T as Config>::MaxInstalled>;

/// [`Settings`] in the runtime of `T`.
pub type SettingsOf<T> = Settings<RulesOf<T>, InstalledOf<T>>;

/// Bytes of the largest blob in storage: `program_size` of [`Config::MaxLimits`].
pub struct MaxProgramSize<T>(PhantomData<T>);

impl<T: Config> Get<u32> for MaxProgramSize<T> {
    fn get() -> u32 {
        T::MaxLimits::get().program_size
    }
}

impl<Rules, Installed> Settings<Rules, Installed> {
    /// Returns the limits that no query exceeds, at most `max`.
    pub fn limits(&self, max: Limits) -> Limits {
        self.limits.as_ref().map_or(max, |limits| limits.lower(&max))
    }

    /// Returns the limits that no query from `source` exceeds.
    pub fn limits_of<T: Config>(&self, source: InvokeSource) -> Limits {
        self.limits(Pallet::<T>::max_limits(source))
    }

    /// Returns the weight that queries from each source may use whose programs have no limits of their
    /// own.
    pub fn weight_limits<T: Config>(&self) -> PerSource<Weight> {
        let default = T::DefaultWeightLimits::get();
        PerSource::from_fn(|source| {
            let own: &Option<Weight> = self.weight_limits.get(source);
            own.unwrap_or(*default.get(source)).min(self.limits_of::<T>(source).weight)
        })
    }
}

impl<Rules, Max: Get<u32>> Settings<Rules, ById<InstalledProgram, Max>> {
    /// Returns the id under which the rule of an extension is, if there is such an extension: the normative id of one
    /// of the runtime, which `id` is either of the ids of, or that of an installed program.
    pub fn extension<T: Config>(&self, id: ExtensionId) -> Option<ExtensionId> {
        let installed = || self.installed.contains_key(&id).then_some(id);
        T::Extensions::resolve(id).or_else(installed)
    }
}

impl<AccountId, Ticket, Label> Registration<AccountId, Ticket, Label> {
    /// Returns `chain`, lowered to the program's own limits.
    pub fn limits(&self, chain: Limits) -> Limits {
        self.limits.as_ref().map_or(chain, |limits| limits.lower(&chain))
    }
}

impl<AccountId, Ticket, Label: AsRef<[u8]>> Registration<AccountId, Ticket, Label> {
    /// Describes the program for the runtime API.
    pub fn describe(self, hash: ProgramHash) -> RegisteredProgram {
        RegisteredProgram {
            hash,
            size: self.upload.map(|upload| upload.size),
            limits: self.limits,
            sources: self.sources,
            label: self.label.as_ref().to_vec(),
        }
    }
}
