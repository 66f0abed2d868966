//! Runs PVQ programs in tests, in the reference runtime and against its state.
//!
//! A test starts from a [`Genesis`], asks a [`TestRunner`] by entrypoint name and JSON [arguments],
//! and compares the answer with what the pallets of the [runtime] say:
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use frame_support::traits::fungibles::Inspect;
//! use pvq_test_runner::{program, runtime::assets::NativeAndAssets, TestRunner};
//! use std::path::Path;
//!
//! let blob = program::read(Path::new("total-supply.polkavm"))?;
//! let mut runner = TestRunner::new();
//! let supply = runner.ask(&blob, "total_supply", &["1984"])?;
//! let expected = runner.with_state(|| NativeAndAssets::total_issuance(1984));
//! assert_eq!(supply, expected.to_string());
//! # Ok(())
//! # }
//! ```
//!
//! The runtime is linked natively, and answers as its Wasm does on a node: with the same results, errors, gas and
//! weight. The module `chain`, with the feature `wasm`, runs the Wasm itself, and that of any other runtime with PVQ.

#![forbid(unsafe_code)]

#[cfg(feature = "wasm")]
pub mod chain;
mod engine;
mod genesis;
mod runner;

pub use genesis::{Genesis, GenesisError, DEVELOPMENT};
pub use pvq_client::{accounts, arguments, program, result};
pub use pvq_runtime as runtime;
pub use runner::{AskError, Execution, RunnerEngine, TestRunner};

use pvq_extension::ExtensionsExecutor;
use pvq_primitives::{ExtensionId, FunctionIndex, Metadata};
use std::sync::LazyLock;

static EXTENSIONS: LazyLock<ExtensionsExecutor> = LazyLock::new(|| {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register_all::<runtime::extensions::Extensions>();
    extensions
});

/// Returns the name of the extension of the reference runtime that answers to `id`, normative or
/// legacy.
pub fn extension_name(id: ExtensionId) -> Option<&'static str> {
    EXTENSIONS.name(id)
}

/// Returns the name of a function of an extension of the reference runtime.
pub fn function_name(id: ExtensionId, function: FunctionIndex) -> Option<&'static str> {
    static METADATA: LazyLock<Metadata> = LazyLock::new(|| EXTENSIONS.metadata());

    let extension = METADATA.extensions.get(&id.to_string())?;
    Some(&extension.functions.get(usize::from(function))?.name)
}

/// Compiles what the README shows.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
