//! The runtime of a parachain to which PVQ was added by its integration guide.
//!
//! It is a whole runtime that a stock `polkadot-omni-node` runs: collators, fees, assets and pools, and messages with the
//! relay chain and with siblings. The guide's additions are the [`extensions`], the configurations of `Pvq` and `PvqXcm`
//! in [`configs`], the runtime API in [`apis`], and the [`migrations`].
//!
//! - [`configs`]: each pallet's configuration;
//! - [`extensions`]: the extensions that programs may call;
//! - [`apis`]: the runtime APIs, PVQ's among them;
//! - [`assets`]: the native token and all others under one kind of id;
//! - [`genesis`]: the presets `development` and `sibling`, two chains that ask each other;
//! - [`constants`]: time, money and the size of a block;
//! - [`migrations`]: changes of the storage by upgrades;
//! - [`weights`]: what calls, instructions of messages and the functions of extensions weigh.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]

extern crate alloc;

pub mod apis;
pub mod assets;
pub mod configs;
pub mod constants;
pub mod extensions;
pub mod genesis;
pub mod migrations;
mod pallets;
mod version;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
#[cfg(test)]
mod tests;
#[cfg(all(test, feature = "try-runtime"))]
mod try_runtime;

pub use pallets::*;
pub use version::VERSION;
#[cfg(feature = "wasm")]
pub use wasm::*;

use alloc::vec::Vec;
use cumulus_pallet_weight_reclaim::StorageWeightReclaim;
use sp_runtime::{
    generic, impl_opaque_keys,
    traits::{BlakeTwo256, IdentifyAccount, Verify},
    MultiAddress, MultiSignature,
};

/// A signature of an account.
pub type Signature = MultiSignature;
/// An account, by its public key or the hash of it.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// The address of an account in a transaction.
pub type Address = MultiAddress<AccountId, ()>;
/// An amount of an asset, in its smallest unit.
pub type Balance = u128;
/// The id of an asset, the native token's included.
pub type AssetId = u32;
/// The number of a block.
pub type BlockNumber = u32;
/// The number of transactions that an account has sent.
pub type Nonce = u32;
/// The hash of a block or of a state.
pub type Hash = sp_core::H256;
/// The header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction or an inherent, as it arrives.
pub type UncheckedExtrinsic =
    generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// The payload that a transaction's signature covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Transaction extensions: the data that a transaction carries beside its call, and the checks of it.
///
/// The outermost one measures the proof that a transaction adds to its block, and reclaims what the transaction was
/// charged above that.
pub type TxExtension = StorageWeightReclaim<
    Runtime,
    (
        frame_system::AuthorizeCall<Runtime>,
        frame_system::CheckNonZeroSender<Runtime>,
        frame_system::CheckSpecVersion<Runtime>,
        frame_system::CheckTxVersion<Runtime>,
        frame_system::CheckGenesis<Runtime>,
        frame_system::CheckEra<Runtime>,
        frame_system::CheckNonce<Runtime>,
        frame_system::CheckWeight<Runtime>,
        pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
        frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
    ),
>;

/// Returns the data that a transaction without a tip carries beside its call, if it may be in any later block.
pub fn tx_extension(nonce: Nonce) -> TxExtension {
    StorageWeightReclaim::new((
        frame_system::AuthorizeCall::<Runtime>::new(),
        frame_system::CheckNonZeroSender::<Runtime>::new(),
        frame_system::CheckSpecVersion::<Runtime>::new(),
        frame_system::CheckTxVersion::<Runtime>::new(),
        frame_system::CheckGenesis::<Runtime>::new(),
        frame_system::CheckEra::<Runtime>::from(generic::Era::Immortal),
        frame_system::CheckNonce::<Runtime>::from(nonce),
        frame_system::CheckWeight::<Runtime>::new(),
        pallet_transaction_payment::ChargeTransactionPayment::<Runtime>::from(0),
        frame_metadata_hash_extension::CheckMetadataHash::<Runtime>::new(false),
    ))
}

/// Executes blocks.
pub type Executive = frame_executive::Executive<
    Runtime,
    Block,
    frame_system::ChainContext<Runtime>,
    Runtime,
    AllPalletsWithSystem,
>;

// The macros generate items without documentation.
#[allow(missing_docs)]
mod keys {
    use super::*;

    impl_opaque_keys! {
        pub struct SessionKeys {
            pub aura: crate::Aura,
        }
    }
}

pub use keys::SessionKeys;

// The function of the Wasm that a validator of the relay chain calls, to execute a block without the chain's state.
cumulus_pallet_parachain_system::register_validate_block! {
    Runtime = Runtime,
    BlockExecutor = cumulus_pallet_aura_ext::BlockExecutor::<Runtime, Executive>,
}

#[cfg(feature = "wasm")]
#[allow(missing_docs)]
mod wasm {
    include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}
