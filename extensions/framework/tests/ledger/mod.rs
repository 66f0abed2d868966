//! An extension with one function of each kind, and an implementation that remembers its calls.

#![allow(dead_code)]

use codec::{Decode, DecodeWithMemTracking, Encode};
use extension::ExtensionLedger;
use pvq_extension::Weight;
use scale_info::TypeInfo;
use std::cell::RefCell;

/// A tree, as deep as its encoding says.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Tree(pub Vec<Tree>);

#[pvq_extension::extension_decl]
pub mod extension {
    use super::Tree;
    use pvq_extension::Parameter;

    /// Reads ledgers.
    #[extension_decl::extension]
    #[extension_decl::guest(AssetId = u32, AccountId = [u8; 32], Balance = u128)]
    pub trait ExtensionLedger {
        /// An asset.
        type AssetId: Parameter + Ord;
        /// An account.
        type AccountId: Parameter;
        /// An amount.
        type Balance: Parameter;
        /// The most assets there are.
        const MAX_ASSETS: u32 = 4;

        /// One balance.
        fn balance(asset: Self::AssetId, who: Self::AccountId) -> Self::Balance;

        /// Several balances.
        #[extension_decl::weight(n = who.len() as u32)]
        fn balances(asset: Self::AssetId, who: Vec<Self::AccountId>) -> Vec<Self::Balance>;

        /// All assets.
        #[extension_decl::weight(n = Self::MAX_ASSETS, after(n = output.len() as u32))]
        fn assets() -> Vec<Self::AssetId>;

        /// The depth of `tree`.
        #[extension_decl::weight(
            width = tree.0.len() as u32,
            bytes = { debug_assert!(Self::MAX_ASSETS > 0); size.len() as u32 },
            after(bytes = 0),
        )]
        fn depth(tree: Tree, size: Vec<u8>) -> u32;

        /// Nothing.
        fn nothing();

        /// A function that its `cfg` removes.
        #[cfg(any())]
        fn removed(there: bool) -> bool;

        /// Parameters with names that the expansion uses.
        fn shadows(context: u8, response: u8, weight: u8, call: u8, output: u8) -> Vec<u8>;

        /// A keyword and a map.
        fn r#try(r#type: std::collections::BTreeMap<Self::AssetId, Option<Self::Balance>>) -> u64;
    }
}

pub struct Ledger;

thread_local! {
    static CALLS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    static ASSETS: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// Returns the functions that ran on this thread since the last time.
pub fn calls() -> Vec<&'static str> {
    CALLS.take()
}

pub fn set_assets(assets: impl Into<Vec<u32>>) {
    ASSETS.set(assets.into());
}

fn called(function: &'static str) {
    CALLS.with_borrow_mut(|calls| calls.push(function));
}

impl ExtensionLedger for Ledger {
    type AssetId = u32;
    type AccountId = [u8; 32];
    type Balance = u128;

    fn balance(asset: u32, who: [u8; 32]) -> u128 {
        called("balance");
        asset as u128 * 1000 + who[0] as u128
    }

    fn balances(asset: u32, who: Vec<[u8; 32]>) -> Vec<u128> {
        called("balances");
        who.into_iter().map(|who| asset as u128 * 1000 + who[0] as u128).collect()
    }

    fn assets() -> Vec<u32> {
        called("assets");
        ASSETS.with_borrow(|assets| assets.clone())
    }

    fn depth(tree: Tree, _size: Vec<u8>) -> u32 {
        called("depth");
        fn depth(tree: &Tree) -> u32 {
            1 + tree.0.iter().map(depth).max().unwrap_or(0)
        }
        depth(&tree)
    }

    fn nothing() {
        called("nothing");
    }

    fn shadows(context: u8, response: u8, weight: u8, call: u8, output: u8) -> Vec<u8> {
        called("shadows");
        vec![context, response, weight, call, output]
    }

    fn r#try(r#type: std::collections::BTreeMap<u32, Option<u128>>) -> u64 {
        called("try");
        r#type.len() as u64
    }
}

/// Weights that tell the functions apart.
pub struct Weights;

impl extension::WeightInfo for Weights {
    fn balance() -> Weight {
        Weight::from_parts(1_000_000, 10)
    }

    fn balances(n: u32) -> Weight {
        Weight::from_parts(2_000_000, 20).saturating_mul(n.into())
    }

    fn assets(n: u32) -> Weight {
        Weight::from_parts(3_000_000, 30).saturating_mul(n.into())
    }

    fn depth(width: u32, bytes: u32) -> Weight {
        Weight::from_parts(4_000_000 * width as u64, 40 * bytes as u64)
    }

    fn nothing() -> Weight {
        Weight::zero()
    }

    fn shadows() -> Weight {
        Weight::zero()
    }

    fn r#try() -> Weight {
        Weight::zero()
    }
}
