//! Weights, measured in this runtime's Wasm: `scripts/benchmark.sh --runtime parachain` writes a file for each pallet, and
//! those of the instructions of messages, of which [`xcm`] makes the weights of messages.
//!
//! The weights of queries themselves are [`pallet_pvq`'s own](::pallet_pvq::weights). The other extensions are over the same
//! pallets as in the reference runtime, with the same configuration, so that its measurements hold here as well. Both
//! multiply this runtime's weights of the database.

#[path = "../../../src/weights/mod.rs"]
mod of_extensions;

pub mod cumulus_pallet_parachain_system;
pub mod cumulus_pallet_weight_reclaim;
pub mod cumulus_pallet_xcmp_queue;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_asset_conversion;
pub mod pallet_assets;
pub mod pallet_assets_pool;
pub mod pallet_balances;
pub mod pallet_collator_selection;
pub mod pallet_collective;
pub mod pallet_message_queue;
pub mod pallet_pvq_xcm;
pub mod pallet_session;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_xcm;
pub mod pallet_xcm_benchmarks_fungible;
pub mod pallet_xcm_benchmarks_generic;
pub mod pvq_extension_xcm_fees;
pub mod xcm;

pub use of_extensions::*;
