//! The proof that each function of an extension is charged for, on a chain where the proof of each value is as long as in a map
//! of a million.

use crate::chain::Chain;
use codec::Encode;
use frame_support::{traits::WhitelistedStorageKeys, weights::Weight};
use pvq_extension_fungibles::{
    batch::{ExtensionFungiblesBatch, WeightInfo as _},
    extension::{ExtensionFungibles, WeightInfo as _},
};
use pvq_extension_runtime::extension::{ExtensionRuntime, WeightInfo as _};
use pvq_extension_swap::{
    extension::{ExtensionSwap, WeightInfo as _},
    pools::{ExtensionPools, WeightInfo as _},
};
use pvq_extension_xcm_fees::extension::{ExtensionXcmFees, WeightInfo as _};
use pvq_parachain_runtime::{
    configs::NativeLocation,
    extensions::{MoreExtensions, RuntimeExtensions},
    genesis::ASSETS,
    weights, AllPalletsWithSystem, Runtime,
};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::Bob;
use xcm::latest::prelude::{AssetId, ClearOrigin, Location, Parachain, Xcm};
use xcm::{VersionedAssetId, VersionedLocation, VersionedXcm};

type Fungibles = weights::pvq_extension_fungibles::WeightInfo<Runtime>;
type Batch = weights::pvq_extension_fungibles_batch::WeightInfo<Runtime>;
type OfRuntime = weights::pvq_extension_runtime::WeightInfo<Runtime>;
type Swap = weights::pvq_extension_swap::WeightInfo<Runtime>;
type Pools = weights::pvq_extension_pools::WeightInfo<Runtime>;
type XcmFees = weights::pvq_extension_xcm_fees::WeightInfo<Runtime>;

/// A call: the function's name, its weight, and the call itself.
type Call = (&'static str, Weight, Box<dyn Fn()>);

fn call<R>(name: &'static str, weight: Weight, call: impl Fn() -> R + 'static) -> Call {
    (name, weight, Box::new(move || drop(call())))
}

/// Returns the calls that read storage.
fn calls() -> Vec<Call> {
    const ASSET: u32 = 1984;
    let holder = || Bob.to_account_id();
    let assets = || ASSETS.map(|asset| asset.id).to_vec();
    let native = || VersionedAssetId::from(AssetId(NativeLocation::get())).encode();
    let sibling = || VersionedLocation::from(Location::new(1, [Parachain(2000)])).encode();
    let message = || VersionedXcm::<()>::from(Xcm(vec![ClearOrigin])).encode();
    let message_size = message().len() as u32;
    vec![
        call("asset_exists", Fungibles::asset_exists(), || RuntimeExtensions::asset_exists(ASSET)),
        call("name", Fungibles::name(), || RuntimeExtensions::name(ASSET)),
        call("symbol", Fungibles::symbol(), || RuntimeExtensions::symbol(ASSET)),
        call("decimals", Fungibles::decimals(), || RuntimeExtensions::decimals(ASSET)),
        call("minimum_balance", Fungibles::minimum_balance(), || {
            RuntimeExtensions::minimum_balance(ASSET)
        }),
        call("total_supply", Fungibles::total_supply(), || RuntimeExtensions::total_supply(ASSET)),
        call("balance", Fungibles::balance(), move || RuntimeExtensions::balance(ASSET, holder())),
        call("balance, native", Fungibles::balance(), move || {
            RuntimeExtensions::balance(0, holder())
        }),
        call("balances(1)", Batch::balances(1), move || {
            RuntimeExtensions::balances(ASSET, vec![holder()])
        }),
        call("assets(5)", Batch::assets(5), move || {
            <RuntimeExtensions as ExtensionFungiblesBatch>::assets(assets())
        }),
        call("genesis_hash", OfRuntime::genesis_hash(), MoreExtensions::genesis_hash),
        call(
            "quote_price_exact_tokens_for_tokens",
            Swap::quote_price_exact_tokens_for_tokens(),
            || MoreExtensions::quote_price_exact_tokens_for_tokens(1337, 1984, 1_000_000, true),
        ),
        call(
            "quote_price_tokens_for_exact_tokens",
            Swap::quote_price_tokens_for_exact_tokens(),
            || MoreExtensions::quote_price_tokens_for_exact_tokens(1337, 1984, 1_000_000, true),
        ),
        call("get_liquidity_pool", Swap::get_liquidity_pool(), || {
            MoreExtensions::get_liquidity_pool(1337, 1984)
        }),
        call("list_pools", Swap::list_pools(128), MoreExtensions::list_pools),
        call("asset_info", Swap::asset_info(), || MoreExtensions::asset_info(ASSET)),
        call("assets_info", Swap::assets_info(256), MoreExtensions::assets_info),
        call("pools(1)", Pools::pools(1), || MoreExtensions::pools(None, 1)),
        call("pools(128)", Pools::pools(128), || MoreExtensions::pools(None, 128)),
        call("assets(1)", Pools::assets(1), || {
            <MoreExtensions as ExtensionPools>::assets(Some(ASSET), 1)
        }),
        call("assets(128)", Pools::assets(128), || {
            <MoreExtensions as ExtensionPools>::assets(Some(ASSET), 128)
        }),
        call("payment_assets", XcmFees::payment_assets(1), MoreExtensions::payment_assets),
        call("weight_fee", XcmFees::weight_fee(), move || {
            MoreExtensions::weight_fee(1_000_000, 1_000, native())
        }),
        call("delivery_fee", XcmFees::delivery_fee(message_size, 1), move || {
            MoreExtensions::delivery_fee(sibling(), message(), native())
        }),
    ]
}

/// Reads what every block reads.
fn read_what_blocks_read() {
    for key in AllPalletsWithSystem::whitelisted_storage_keys() {
        sp_io::storage::get(&key.key);
    }
}

/// The levels of full nodes above a value in a map of a million.
const LEVELS: usize = 5;
/// Bytes of the prefix of a map, in front of the hash of a key.
const PREFIX: usize = 32;

/// Makes all of the nodes full on the way to the value at `key`, in as many levels as there are above one of a million.
fn surround(key: &[u8]) {
    for level in 0..LEVELS {
        let mut beside = key.to_vec();
        let Some(byte) = beside.get_mut(PREFIX + level / 2) else { return };
        let shift = if level % 2 == 0 { 4 } else { 0 };
        let own = *byte >> shift & 0xf;
        for nibble in (0..16).filter(|nibble| *nibble != own) {
            beside[PREFIX + level / 2] =
                key[PREFIX + level / 2] & !(0xf << shift) | nibble << shift;
            if sp_io::storage::get(&beside).is_none() {
                sp_io::storage::set(&beside, &[7; 64]);
            }
        }
    }
}

#[test]
fn a_call_is_charged_for_every_value_that_it_reads() {
    let few = Chain::of_preset(DEV_RUNTIME_PRESET);
    let keys: Vec<_> = calls().into_iter().flat_map(|(.., call)| few.keys_read(call)).collect();
    assert!(keys.len() > 50, "{}", keys.len());
    let many = Chain::with_more(DEV_RUNTIME_PRESET, || keys.iter().for_each(|key| surround(key)));
    println!("\n| function | charged | recorded | with few values |\n|---|---|---|---|");
    let mut undercharged = Vec::new();
    for ((name, weight, call), (.., again)) in calls().into_iter().zip(calls()) {
        let charged = weight.proof_size();
        let ((), recorded) = many.prove(read_what_blocks_read, call);
        let ((), with_few) = few.prove(read_what_blocks_read, again);
        println!("| {name} | {charged} | {recorded} | {with_few} |");
        if charged < recorded.max(with_few) {
            undercharged.push(name);
        }
    }
    assert!(undercharged.is_empty(), "charged for less than is recorded: {undercharged:?}");
}
