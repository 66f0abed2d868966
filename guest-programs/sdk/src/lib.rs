//! The SDK of PVQ programs: entrypoints, calls to extensions, the heap and the panic handler.
//!
//! A program is a module with entrypoints, compiled for PolkaVM:
//!
//! ```
//! #![cfg_attr(target_env = "polkavm", no_std, no_main)]
//!
//! #[pvq_program::program]
//! mod total_supply {
//!     #[program::extension_fn(extension_id = 1248491991627109725, fn_index = 5)]
//!     fn total_supply_of(asset: u32) -> u128;
//!
//!     #[program::entrypoint]
//!     fn total_supply(asset: u32) -> u128 {
//!         total_supply_of(asset)
//!     }
//! }
//! ```
//!
//! A list that an extension returns in pages is read by [`all`], an item at a time, and a list that the program returns is
//! best a [`List`], which keeps its items encoded: neither is ever in memory as a `Vec` of values.
//!
//! See [`program`] for all that such a module may contain. `pvq-program-builder` compiles it to a `.polkavm` file. On
//! any other target the same source is ordinary Rust whose calls a [mock host](mock) answers, so its logic has ordinary
//! tests.

#![no_std]
// The builder allows unstable features, which the standard library of a program needs anyway.
#![cfg_attr(target_env = "polkavm", feature(core_intrinsics), allow(internal_features))]

extern crate alloc;
#[cfg(all(feature = "std", not(target_env = "polkavm")))]
extern crate std;

mod all;
mod answer;
mod args;
mod buffer;
#[cfg(any(test, target_env = "polkavm"))]
mod bump;
mod bytes;
mod call;
#[cfg(target_env = "polkavm")]
mod guest;
mod list;
mod macros;
mod memory;
mod metadata;
#[cfg(all(feature = "std", not(target_env = "polkavm")))]
pub mod mock;
#[cfg(not(target_env = "polkavm"))]
mod native;
mod plain;
mod strings;

#[cfg(target_env = "polkavm")]
use guest as host;
#[cfg(not(target_env = "polkavm"))]
use native as host;

pub use all::{all, Paged, PagedFn, PagedItems};
pub use call::{call, call_by_id, try_call, CallError};
pub use codec;
#[cfg(all(feature = "metadata", target_env = "polkavm"))]
pub use host::list_call;
pub use host::trap;
pub use list::List;
#[cfg(not(all(feature = "metadata", target_env = "polkavm")))]
pub use metadata::list_call;
pub use metadata::ExtensionFn;
pub use plain::Plain;
pub use pvq_primitives::{AccountId32, Entrypoint, ExtensionId, HostError};
pub use pvq_program_procedural::program;
pub use scale_info;
pub use strings::{decode_bytes, encode_bytes};

/// Items that the expansion of [`program`] refers to.
#[doc(hidden)]
pub mod __private {
    pub use crate::{args::Arguments, host::*, metadata::*};
    pub use alloc::{string::String, vec, vec::Vec};
    #[cfg(target_env = "polkavm")]
    pub use polkavm_derive;
    pub use pvq_primitives::{EntrypointMetadata, FunctionMetadata, ParameterMetadata};
    pub use scale_info::form::MetaForm;
}
