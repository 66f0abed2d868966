//! Genesis: the settings and programs that a chain starts with.

use crate::{
    programs, Code, CodeOf, Config, Configuration, GenesisConfig, LabelOf, Pallet, Programs,
    Registration, Upload,
};
use alloc::string::String;
use frame_support::{traits::Get, weights::Weight};
use pvq_primitives::{InvokeSource, Limits, PerSource, ProgramHash};
use serde::{Deserialize, Serialize};
use sp_core::Bytes;
use sp_io::hashing::blake2_256;

/// A program that is registered from the start.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisProgram {
    /// The blake2-256 hash of its blob. Required without [`code`](Self::code); with it, it may be left
    /// out.
    #[serde(default)]
    pub hash: Option<ProgramHash>,
    /// Its blob, in JSON as hexadecimal digits after `0x`. No deposit is taken for it.
    #[serde(default)]
    pub code: Option<Bytes>,
    /// Its label.
    pub label: String,
    /// The sources whose queries may run it.
    pub sources: PerSource<bool>,
    /// Limits of its own.
    #[serde(default)]
    pub limits: Option<Limits>,
}

/// Writes `config` to storage.
///
/// # Panics
///
/// When calls would not have accepted it.
pub(crate) fn build<T: Config>(config: &GenesisConfig<T>) {
    if let Some(limits) = &config.limits {
        assert_within::<T>(limits, "the chain");
    }
    for source in InvokeSource::ALL {
        if let Some(weight) = config.weight_limits.get(source) {
            assert_weight_within::<T>(*weight, source);
        }
    }
    Configuration::<T>::mutate(|settings| {
        settings.policies = config.policies;
        settings.limits = config.limits;
        settings.weight_limits = config.weight_limits;
    });
    let chain = Configuration::<T>::get().limits(T::MaxLimits::get());
    for program in &config.programs {
        register::<T>(program, chain);
    }
    for (id, program) in &config.installed {
        assert!(
            Pallet::<T>::installed(*id).is_none(),
            "genesis of pallet-pvq: two programs are installed as extension {id}",
        );
        if let Err(error) = Pallet::<T>::try_install(*id, *program) {
            panic!(
                "genesis of pallet-pvq: {program:?} cannot be installed as extension {id}: {error:?}"
            );
        }
    }
    Configuration::<T>::mutate(|settings| {
        for (id, rule) in &config.extension_rules {
            let Some(extension) = settings.extension::<T>(*id) else {
                panic!("genesis of pallet-pvq: no extension has the id {id}");
            };
            match settings.rules.try_insert(extension, *rule) {
                Ok(None) => (),
                Ok(Some(_)) => panic!("genesis of pallet-pvq: extension {id} has two rules"),
                Err(_) => panic!(
                    "genesis of pallet-pvq: there are more rules than `MaxExtensionRules`, {}",
                    T::MaxExtensionRules::get(),
                ),
            }
        }
    });
}

fn register<T: Config>(program: &GenesisProgram, chain: Limits) {
    let name = &program.label;
    let hashed = program.code.as_ref().map(|code| ProgramHash::from(blake2_256(code)));
    let hash = match (program.hash, hashed) {
        (Some(given), Some(hashed)) if given != hashed => {
            panic!(
                "genesis of pallet-pvq: the blob of `{name}` has the hash {hashed:?}, not \
                 {given:?}"
            )
        }
        (given, hashed) => hashed.or(given).unwrap_or_else(|| {
            panic!("genesis of pallet-pvq: `{name}` has neither `hash` nor `code`")
        }),
    };
    assert!(
        !Programs::<T>::contains_key(hash),
        "genesis of pallet-pvq: `{name}` has the hash of another program, {hash:?}",
    );
    let label = LabelOf::<T>::try_from(name.as_bytes().to_vec()).unwrap_or_else(|_| {
        panic!(
            "genesis of pallet-pvq: the label `{name}` is longer than `MaxLabelSize`, {} bytes",
            T::MaxLabelSize::get(),
        )
    });
    if let Some(limits) = &program.limits {
        assert_within::<T>(limits, name);
    }
    let mut registration =
        Registration { upload: None, limits: program.limits, sources: program.sources, label };
    if let Some(code) = &program.code {
        let (limits, interpreter_memory) =
            (registration.limits(chain), T::MaxInterpreterMemory::get());
        let validation = programs::validate::<T>(code, &limits, interpreter_memory)
            .unwrap_or_else(|error| panic!("genesis of pallet-pvq: `{name}` cannot run: {error}"));
        let code = CodeOf::<T>::try_from(code.0.clone())
            .expect("validation has refused what is larger than `MaxLimits.program_size`; qed");
        let (size, validation) = (code.len() as u32, Some(validation));
        registration.upload = Some(Upload { deposit: None, size, validation });
        Code::<T>::insert(hash, code);
    }
    Programs::<T>::insert(hash, registration);
}

fn assert_within<T: Config>(limits: &Limits, whose: &str) {
    let max = T::MaxLimits::get();
    assert!(
        limits.within(&max),
        "genesis of pallet-pvq: the limits of {whose} exceed `MaxLimits`: {limits:?} and {max:?}",
    );
}

fn assert_weight_within<T: Config>(weight: Weight, source: InvokeSource) {
    let max = Pallet::<T>::max_limits(source).weight;
    assert!(
        weight.all_lte(max),
        "genesis of pallet-pvq: the limit on the weight of {source:?} exceeds `MaxLimits` or \
         `MaxBlockLimits`: {weight:?} and {max:?}",
    );
}
