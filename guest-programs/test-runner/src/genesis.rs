//! The genesis state that queries start from.

use pvq_runtime::{Block, Runtime};
use serde_json::Value;
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use sp_io::TestExternalities;
use std::{
    any::Any,
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

/// The preset of development chains.
pub const DEVELOPMENT: &str = "development";

/// A genesis preset of a runtime, and a patch of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Genesis {
    /// The name of the preset.
    pub preset: String,
    /// JSON that is merged over the preset by RFC 7396, replacing the values that it names.
    pub patch: Option<Value>,
}

/// An error of building a genesis.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum GenesisError {
    /// The runtime has no such preset.
    #[error("the runtime has no genesis preset '{preset}': name one of {}", known.join(", "))]
    NoPreset {
        /// The preset that was asked for.
        preset: String,
        /// The names of the presets that there are.
        known: Vec<String>,
    },
    /// The runtime does not build a state from the genesis.
    #[error("the genesis, preset '{preset}'{}, is refused by the runtime: {reason}", if *patched { " with the patch" } else { "" })]
    Refused {
        /// The preset.
        preset: String,
        /// True if there is a patch.
        patched: bool,
        /// The reason.
        reason: String,
    },
}

impl Default for Genesis {
    fn default() -> Self {
        Self::of_preset(DEVELOPMENT)
    }
}

impl Genesis {
    /// Creates the genesis of the preset called `preset`, without a patch.
    pub fn of_preset(preset: impl Into<String>) -> Self {
        Self { preset: preset.into(), patch: None }
    }

    /// Returns the preset of the reference runtime, with the patch, as a JSON patch of the runtime's default genesis.
    ///
    /// # Errors
    ///
    /// Returns [`GenesisError::NoPreset`] where the reference runtime has no such preset.
    pub fn preset_json(&self) -> Result<Value, GenesisError> {
        self.merged(&mut Native(TestExternalities::new_empty()))
    }

    /// Builds the state of the reference runtime's first block.
    ///
    /// # Errors
    ///
    /// Returns an error where the runtime has no such preset, or refuses the patched genesis.
    pub(crate) fn build(&self) -> Result<TestExternalities, GenesisError> {
        let mut native = Native(TestExternalities::new_empty());
        self.build_in(&mut native)?;
        let Native(mut state) = native;
        state.commit_all().expect("the runtime has closed the transactions that it opened; qed");
        Ok(state)
    }

    /// Has a runtime build the state of its first block.
    pub(crate) fn build_in<B: BuildGenesis>(&self, runtime: &mut B) -> Result<(), B::Error> {
        let patch = self.merged(runtime)?;
        let default = runtime.preset(None)?.unwrap_or_else(|| b"{}".to_vec());
        let mut config = self.json(&default)?;
        json_patch::merge(&mut config, &patch);
        let built = runtime.build(config.to_string().into_bytes())?;
        Ok(built.map_err(|reason| self.refused(reason))?)
    }

    /// Returns the preset with the patch.
    fn merged<B: BuildGenesis>(&self, runtime: &mut B) -> Result<Value, B::Error> {
        let Some(preset) = runtime.preset(Some(&self.preset))? else {
            let (preset, known) = (self.preset.clone(), runtime.preset_names()?);
            return Err(GenesisError::NoPreset { preset, known }.into());
        };
        let mut config = self.json(&preset)?;
        if let Some(patch) = &self.patch {
            json_patch::merge(&mut config, patch);
        }
        Ok(config)
    }

    fn json(&self, bytes: &[u8]) -> Result<Value, GenesisError> {
        serde_json::from_slice(bytes).map_err(|error| self.refused(error.to_string()))
    }

    fn refused(&self, reason: String) -> GenesisError {
        let (preset, patched) = (self.preset.clone(), self.patch.is_some());
        GenesisError::Refused { preset, patched, reason }
    }
}

/// The functions of a runtime by which its genesis is built.
pub(crate) trait BuildGenesis {
    /// The error of a call.
    type Error: From<GenesisError>;

    /// Returns the preset `name`, or the default genesis, as JSON.
    fn preset(&mut self, name: Option<&str>) -> Result<Option<Vec<u8>>, Self::Error>;

    /// Returns the names of the presets.
    fn preset_names(&mut self) -> Result<Vec<String>, Self::Error>;

    /// Builds the state from a whole genesis.
    fn build(&mut self, config: Vec<u8>) -> Result<Result<(), String>, Self::Error>;
}

/// The reference runtime in this process, and the state that it builds.
struct Native(TestExternalities);

impl BuildGenesis for Native {
    type Error = GenesisError;

    fn preset(&mut self, name: Option<&str>) -> Result<Option<Vec<u8>>, GenesisError> {
        let name = name.map(str::to_owned);
        Ok(self.0.execute_with(|| <Runtime as GenesisBuilder<Block>>::get_preset(&name)))
    }

    fn preset_names(&mut self) -> Result<Vec<String>, GenesisError> {
        Ok(self.0.execute_with(<Runtime as GenesisBuilder<Block>>::preset_names))
    }

    fn build(&mut self, config: Vec<u8>) -> Result<Result<(), String>, GenesisError> {
        let build =
            || self.0.execute_with(|| <Runtime as GenesisBuilder<Block>>::build_state(config));
        Ok(without_panic(build).and_then(|built| built))
    }
}

/// Calls `run`, and returns the message of its panic as an error: pallets panic on a wrong genesis.
fn without_panic<R>(run: impl FnOnce() -> R) -> Result<R, String> {
    thread_local! {
        /// True while this thread's panics are caught, and so not printed.
        static CAUGHT: Cell<bool> = const { Cell::new(false) };
    }
    static HOOK: Once = Once::new();

    HOOK.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !CAUGHT.get() {
                previous(panic);
            }
        }));
    });
    CAUGHT.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(run));
    CAUGHT.set(false);
    result.map_err(|panic| text_of(&*panic))
}

/// Returns the message of a panic.
fn text_of(panic: &dyn Any) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it says nothing of the reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use frame_support::traits::fungibles::Inspect;
    use pvq_client::accounts::parse_account;
    use pvq_runtime::{
        assets::{NativeAndAssets, NATIVE_ASSET},
        genesis::preset_names,
        AccountId,
    };
    use serde_json::json;

    fn patched(patch: Value) -> Result<TestExternalities, GenesisError> {
        Genesis { patch: Some(patch), ..Default::default() }.build()
    }

    #[test]
    fn every_preset_is_built_and_read_again() {
        for preset in preset_names() {
            let genesis = Genesis::of_preset(preset.clone());
            let json = genesis.preset_json().unwrap();
            let mut state = genesis.build().unwrap();
            let mut again = Genesis { preset, patch: Some(json) }.build().unwrap();
            let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
            assert_eq!(state.execute_with(root), again.execute_with(root));
        }
    }

    #[test]
    fn what_a_patch_says_replaces_what_the_preset_says() {
        let rich = AccountId::new([7; 32]);
        let mut state = patched(json!({
            "balances": { "balances": [[rich, 77_000_000_000_000u64]] },
            "assetConversion": { "pools": [] },
        }))
        .unwrap();
        let alice = parse_account("//Alice").unwrap();
        state.execute_with(|| {
            assert_eq!(NativeAndAssets::balance(NATIVE_ASSET, &rich), 77_000_000_000_000);
            assert_eq!(NativeAndAssets::balance(NATIVE_ASSET, &alice), 0);
            assert!(NativeAndAssets::balance(1984, &alice) > 0, "the rest stays as it was");
        });
    }

    #[test]
    fn what_the_runtime_refuses_is_an_error() {
        let unknown = Genesis::of_preset("mainnet").build().err().unwrap().to_string();
        assert!(unknown.contains("'mainnet'") && unknown.contains(DEVELOPMENT), "{unknown}");

        let balance = json!([AccountId::new([7; 32]), 77_000_000_000_000u64]);
        let twice = json!([balance, balance]);
        for (patch, part) in [
            (json!({ "natives": {} }), "natives"),
            (json!({ "balances": { "balances": [["//Alice", 5]] } }), "Invalid JSON blob"),
            (json!({ "balances": { "balances": twice } }), "duplicate"),
            (json!(5), "Invalid JSON blob"),
        ] {
            let error = patched(patch).err().unwrap().to_string();
            assert!(error.contains(part) && error.contains("with the patch"), "{error}");
        }
    }
}
