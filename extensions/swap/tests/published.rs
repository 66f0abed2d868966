//! The interface keeps its ids, and its functions their positions and results.

use codec::Encode;
use pvq_extension::{
    program::mock, CallContext, Extensions, ExtensionsExecutor, HostError, Weight,
};
use pvq_extension_swap::{
    extension::{self, ExtensionSwap as Swap},
    guest as swap, AssetInfo, ExtensionSwap,
};
use std::collections::BTreeMap;

/// One pool, of 1,000 of asset 1 and 4,000 of asset 2, without a fee.
struct Pools;

const POOL: (u32, u32, u128, u128) = (1, 2, 1000, 4000);

fn reserves(asset1: u32, asset2: u32) -> Option<(u128, u128)> {
    match (asset1, asset2) {
        (1, 2) => Some((POOL.2, POOL.3)),
        (2, 1) => Some((POOL.3, POOL.2)),
        _ => None,
    }
}

impl Swap for Pools {
    type AssetId = u32;
    type Balance = u128;
    type AssetInfo = AssetInfo<u32>;

    const MAX_POOLS: u32 = 3;

    fn quote_price_tokens_for_exact_tokens(a: u32, b: u32, amount: u128, _: bool) -> Option<u128> {
        let (reserve1, reserve2) = reserves(a, b)?;
        Some(reserve1 * amount / reserve2.checked_sub(amount).filter(|left| *left > 0)? + 1)
    }

    fn quote_price_exact_tokens_for_tokens(a: u32, b: u32, amount: u128, _: bool) -> Option<u128> {
        let (reserve1, reserve2) = reserves(a, b)?;
        Some(reserve2 * amount / (reserve1 + amount))
    }

    fn get_liquidity_pool(asset1: u32, asset2: u32) -> Option<(u128, u128)> {
        reserves(asset1, asset2)
    }

    fn list_pools() -> Vec<(u32, u32)> {
        vec![(POOL.0, POOL.1)]
    }

    fn asset_info(asset: u32) -> Option<AssetInfo<u32>> {
        Self::assets_info().remove(&asset)
    }

    fn assets_info() -> BTreeMap<u32, AssetInfo<u32>> {
        let info = |asset_id, name: &str, symbol: &str, decimals| {
            let (name, symbol) = (name.into(), symbol.into());
            (asset_id, AssetInfo { asset_id, name, symbol, decimals })
        };
        [info(2, "Dollar", "USD", 2), info(1, "Polkadot", "DOT", 10)].into()
    }
}

fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionSwap<Pools>>();
    extensions
}

#[test]
fn ids_are_published() {
    assert_eq!(extension::LEGACY_EXTENSION_ID, 15900548380266538526);
    let text: &[u8] = b"pvq-ext@ExtensionSwap@asset_info@assets_info@get_liquidity_pool@list_pools\
        @quote_price_exact_tokens_for_tokens@quote_price_tokens_for_exact_tokens";
    assert_eq!(extension::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
}

#[test]
fn a_program_of_pvq_0_1_gets_its_answers() {
    let answer = |call: &[u8]| extensions().answer(extension::LEGACY_EXTENSION_ID, call);
    assert_eq!(answer(&(0u8, 1u32, 2u32, 2000u128, false).encode()), Ok(Some(1001u128).encode()));
    assert_eq!(answer(&(1u8, 1u32, 2u32, 1000u128, true).encode()), Ok(Some(2000u128).encode()));
    assert_eq!(answer(&(2u8, 2u32, 1u32).encode()), Ok(Some((4000u128, 1000u128)).encode()));
    assert_eq!(answer(&[3]), Ok(vec![(1u32, 2u32)].encode()));
    let polkadot = (1u32, b"Polkadot".to_vec(), b"DOT".to_vec(), 10u8);
    let dollar = (2u32, b"Dollar".to_vec(), b"USD".to_vec(), 2u8);
    assert_eq!(answer(&(4u8, 1u32).encode()), Ok(Some(&polkadot).encode()));
    assert_eq!(answer(&(4u8, 3u32).encode()), Ok(vec![0]));
    assert_eq!(answer(&[5]), Ok(BTreeMap::from([(1u32, polkadot), (2, dollar)]).encode()));
    assert_eq!(answer(&[6]), Err(HostError::UnknownFunction));
}

#[test]
fn the_stubs_get_the_same_answers() {
    let extensions = extensions();
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            assert_eq!(swap::quote_price_tokens_for_exact_tokens(1, 2, 2000, false), Some(1001));
            assert_eq!(swap::quote_price_exact_tokens_for_tokens(1, 2, 1000, false), Some(2000));
            assert_eq!(swap::quote_price_exact_tokens_for_tokens(1, 3, 1000, false), None);
            assert_eq!(swap::get_liquidity_pool(1, 2), Some((1000, 4000)));
            assert_eq!(swap::list_pools(), [(1, 2)]);
            assert_eq!(swap::asset_info(3), None);
            assert_eq!(swap::asset_info(2).unwrap().symbol, b"USD");
            assert_eq!(swap::assets_info(), Pools::assets_info());
        },
    );
}

/// A chain whose assets are named by bytes and described by their decimals alone.
struct Foreign;

impl Swap for Foreign {
    type AssetId = Vec<u8>;
    type Balance = u64;
    type AssetInfo = u8;

    const MAX_POOLS: u32 = 2;
    const MAX_ASSETS: u32 = 2;

    fn quote_price_tokens_for_exact_tokens(_: Vec<u8>, _: Vec<u8>, _: u64, _: bool) -> Option<u64> {
        None
    }

    fn quote_price_exact_tokens_for_tokens(_: Vec<u8>, _: Vec<u8>, _: u64, _: bool) -> Option<u64> {
        None
    }

    fn get_liquidity_pool(_: Vec<u8>, _: Vec<u8>) -> Option<(u64, u64)> {
        None
    }

    fn list_pools() -> Vec<(Vec<u8>, Vec<u8>)> {
        vec![(vec![1], vec![2]); 3]
    }

    fn asset_info(asset: Vec<u8>) -> Option<u8> {
        Self::assets_info().remove(&asset)
    }

    fn assets_info() -> BTreeMap<Vec<u8>, u8> {
        [(vec![1], 10), (vec![2], 12)].into()
    }
}

#[test]
fn a_chain_describes_assets_by_its_own_type() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionSwap<Foreign>>();
    let answer = |call: &[u8]| extensions.answer(extension::LEGACY_EXTENSION_ID, call);
    assert_eq!(answer(&(4u8, vec![2u8]).encode()), Ok(Some(12u8).encode()));
    assert_eq!(answer(&[5]), Ok(Foreign::assets_info().encode()));
}

#[test]
fn a_list_that_is_too_long_fails_and_is_not_cut() {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionSwap<Foreign>>();
    for id in [extension::EXTENSION_ID, extension::LEGACY_EXTENSION_ID] {
        assert_eq!(extensions.answer(id, &[3]), Err(HostError::ResponseTooLarge));
        assert!(extensions.answer(id, &[5]).is_ok());
    }
}

#[test]
fn a_list_is_paid_for_at_its_longest_and_costs_its_length() {
    struct PerPool;
    impl extension::WeightInfo for PerPool {
        fn quote_price_tokens_for_exact_tokens() -> Weight {
            Weight::zero()
        }
        fn quote_price_exact_tokens_for_tokens() -> Weight {
            Weight::zero()
        }
        fn get_liquidity_pool() -> Weight {
            Weight::zero()
        }
        fn list_pools(n: u32) -> Weight {
            Weight::from_parts(0, 100 * n as u64)
        }
        fn asset_info() -> Weight {
            Weight::zero()
        }
        fn assets_info(_: u32) -> Weight {
            Weight::zero()
        }
    }
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionSwap<Pools, PerPool>>();
    let run = |proof_size| {
        let mut context = CallContext::with_weight_limit(Weight::from_parts(0, proof_size));
        extensions
            .call(extension::EXTENSION_ID, &[3], &mut context, &mut Vec::new())
            .map(|()| context.weight_left().proof_size())
    };
    assert_eq!(run(300), Ok(200));
    assert!(run(299).is_err());
}
