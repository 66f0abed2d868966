//! Every example program, and those of PVQ 0.1, give the answers of the pallets.

use crate::{
    chain::Chain,
    expected::{self, accounts, balances, ASSETS, HOLDERS},
};
use codec::Encode;
use frame_support::traits::fungibles::Inspect;
use pvq_guest_fixtures as fixtures;
use pvq_primitives::PvqError;
use pvq_runtime::{
    assets::{NativeAndAssets, NATIVE_ASSET},
    AssetConversion,
};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

/// The index of a program's first entrypoint, which is the first byte of the arguments.
const FIRST: u8 = 0;

#[test]
fn alice_and_bob_have_three_thousand_tethers() {
    let mut chain = Chain::development();
    let args = (FIRST, 1984u32, accounts(&[Alice, Bob]));
    for program in
        [fixtures::SUM_BALANCE, fixtures::SUM_BALANCE_BATCH, fixtures::LEGACY_SUM_BALANCE]
    {
        assert_eq!(chain.execute(program, &args), Ok(3_000_000_000u128.encode()));
    }
}

#[test]
fn every_fixture_answers() {
    let mut chain = Chain::development();
    let holders = accounts(&HOLDERS);
    for fixture in fixtures::ALL {
        let args = match fixture.name {
            "checksum" => (FIRST, 1u64, 100u32).encode(),
            "digests" => (FIRST, b"abc".to_vec()).encode(),
            "discover" => (FIRST, vec![("System", "remark"), ("", "")], vec![0u64, 1]).encode(),
            "fees" => {
                let transactions = vec![(b"\0\0\x0cpvq".to_vec(), 120u32), (vec![], 0)];
                (FIRST, Alice.to_raw_public(), NATIVE_ASSET, transactions).encode()
            }
            "portfolio" => (FIRST, Alice.to_raw_public(), 1984u32).encode(),
            "prices" => (FIRST, 21u32, 60u32, 1_000u128).encode(),
            // The chain has no XCM, and says so.
            "transfer-fees" => {
                (FIRST, (1u8, 2000u32), Bob.to_raw_public(), 0u8, 1_000u128).encode()
            }
            // Of an asset in itself, which needs no price.
            "valued" => (FIRST, Alice.to_raw_public(), 1984u32, 1984u32).encode(),
            "swap-info" | "legacy-swap-info" => {
                (FIRST, 0u32, 1984u32, 1_000_000u128, true).encode()
            }
            "total-supply" | "legacy-total-supply" => (FIRST, 1984u32).encode(),
            _ => (FIRST, 1984u32, &holders).encode(),
        };
        let result: pvq_primitives::PvqResult =
            chain.pvq("execute_query", &(fixture.program.to_vec(), args, None::<i64>));
        assert!(result.is_ok_and(|result| !result.is_empty()), "{}", fixture.name);
    }
}

#[test]
fn total_supply_is_the_issuance() {
    let mut chain = Chain::development();
    for asset in ASSETS {
        let issuance = chain.native(|| NativeAndAssets::total_issuance(asset));
        for program in [fixtures::TOTAL_SUPPLY, fixtures::LEGACY_TOTAL_SUPPLY] {
            assert_eq!(chain.execute(program, &(FIRST, asset)), Ok(issuance.encode()));
        }
    }
}

#[test]
fn sum_balance_adds_up_the_balances() {
    let mut chain = Chain::development();
    for asset in ASSETS {
        for holders in [&HOLDERS[..], &HOLDERS[1..3], &HOLDERS[6..], &[]] {
            let sum = chain.native(|| balances(asset, holders));
            let args = (FIRST, asset, accounts(holders));
            for program in
                [fixtures::SUM_BALANCE, fixtures::SUM_BALANCE_BATCH, fixtures::LEGACY_SUM_BALANCE]
            {
                assert_eq!(chain.execute(program, &args), Ok(sum.encode()));
            }
        }
    }
}

#[test]
fn sum_balance_percent_sets_them_against_the_supply() {
    let mut chain = Chain::development();
    for asset in ASSETS {
        let expected = chain.native(|| {
            let supply = NativeAndAssets::total_issuance(asset);
            let parts = balances(asset, &HOLDERS) * 1_000_000_000;
            u32::try_from(parts.checked_div(supply).unwrap_or_default()).unwrap()
        });
        let args = (FIRST, asset, accounts(&HOLDERS));
        assert_eq!(chain.execute(fixtures::SUM_BALANCE_PERCENT, &args), Ok(expected.encode()));
    }
}

#[test]
fn checksum_computes_what_the_same_code_computes_natively() {
    let mut chain = Chain::development();
    for (seed, rounds) in [(0, 0), (1, 1), (u64::MAX, 5000)] {
        let expected = fixtures::checksum(seed, rounds);
        let answer = chain.execute(fixtures::CHECKSUM, &(FIRST, seed, rounds));
        assert_eq!(answer, Ok(expected.encode()));
    }
}

#[test]
fn digests_are_those_of_the_crates_natively() {
    let mut chain = Chain::development();
    for (entrypoint, (name, hash)) in (0u8..).zip(fixtures::digests::HASHES) {
        for data in fixtures::digests::samples() {
            let answer = chain.execute(fixtures::DIGESTS, &(entrypoint, &data));
            assert_eq!(answer, Ok(hash(&data)), "{name} of {} bytes", data.len());
        }
    }
    for scalar in fixtures::digests::scalars() {
        let args = (fixtures::digests::ED25519_MULTIPLE, scalar);
        let point = fixtures::digests::ed25519_multiple(&scalar);
        assert_eq!(chain.execute(fixtures::DIGESTS, &args), Ok(point.encode()));
    }
}

#[test]
fn swap_info_quotes_as_the_pools_do() {
    let mut chain = Chain::development();
    for asset1 in ASSETS {
        for asset2 in ASSETS {
            let reserves = chain.native(|| AssetConversion::get_reserves(asset1, asset2).ok());
            let answer = chain.execute(fixtures::SWAP_INFO, &(2u8, asset1, asset2));
            assert_eq!(answer, Ok(reserves.encode()));

            for (amount, fee) in [(1_000_000u128, true), (1_000_000, false), (u128::MAX, true)] {
                let (exact_in, exact_out) = chain.native(|| {
                    (
                        AssetConversion::quote_price_exact_tokens_for_tokens(
                            asset1, asset2, amount, fee,
                        ),
                        AssetConversion::quote_price_tokens_for_exact_tokens(
                            asset1, asset2, amount, fee,
                        ),
                    )
                });
                for (entrypoint, expected) in [(0u8, exact_in), (1, exact_out)] {
                    let args = (entrypoint, asset1, asset2, amount, fee);
                    assert_eq!(chain.execute(fixtures::SWAP_INFO, &args), Ok(expected.encode()));
                }
            }
        }
    }
}

#[test]
fn swap_info_lists_every_pool_with_its_assets() {
    let mut chain = Chain::development();
    let pools = chain.native(expected::pools);
    assert_eq!(pools.len(), pvq_runtime::genesis::POOLS.len());
    assert_eq!(chain.execute(fixtures::SWAP_INFO, &3u8), Ok(pools.encode()));
}

#[test]
fn portfolio_values_what_an_account_holds() {
    let mut chain = Chain::development();
    for who in HOLDERS {
        for quote in [1984, NATIVE_ASSET, 7] {
            let expected = chain.native(|| expected::portfolio(&who.to_account_id(), quote));
            let args = (FIRST, who.to_raw_public(), quote);
            assert_eq!(chain.execute(fixtures::PORTFOLIO, &args), Ok(expected.encode()));
        }
    }
}

#[test]
fn a_caller_can_only_lower_the_gas() {
    let mut chain = Chain::development();
    let args = (FIRST, 1984u32, accounts(&HOLDERS)).encode();
    let mut run = |gas_limit: Option<i64>| -> pvq_primitives::PvqResult {
        chain.pvq("execute_query", &(fixtures::SUM_BALANCE.to_vec(), &args, gas_limit))
    };
    let answer = run(None);
    assert!(answer.is_ok());
    assert_eq!(run(Some(i64::MAX)), answer);
    for limit in [0, -1, i64::MIN, 1_000] {
        assert_eq!(run(Some(limit)), Err(PvqError::QueryExceedsWeightLimit));
    }
}
