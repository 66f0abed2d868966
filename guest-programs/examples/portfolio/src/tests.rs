//! The program against a mock host.

use crate::portfolio::{portfolio, pvq, Portfolio, Proceeds};
use codec::{Decode, Encode};
use pvq_extension_fungibles::guest as fungibles;
use pvq_extension_swap::{guest as swap, pools::guest as pools, AssetInfo, Page, Pool};
use pvq_program::{mock, AccountId32, ExtensionFn, HostError};
use std::collections::BTreeMap;

const ACCOUNT: AccountId32 = AccountId32([1; 32]);
const QUOTE: u32 = 0;

/// A host with assets, pools and the balances of one account.
#[derive(Default)]
struct Host {
    balances: Vec<(u32, u128)>,
    /// The amount that each pool pays for one unit, in either direction; `None` if it cannot pay.
    pools: Vec<((u32, u32), Option<u128>)>,
    /// The calls, by extension and function.
    calls: BTreeMap<(u64, u8), u32>,
}

/// Returns a page of two items, or of fewer, as a host may that has its own limit.
fn page<Item: Clone, Key: PartialEq + Clone>(
    items: &[Item],
    key: impl Fn(&Item) -> Key,
    start: Option<Key>,
    limit: u32,
) -> Page<Item, Key> {
    assert!(limit > 0);
    let from = start.map_or(0, |start| 1 + items.iter().position(|i| key(i) == start).unwrap());
    let to = items.len().min(from + 2);
    let items_here = items[from..to].to_vec();
    let next = (to < items.len()).then(|| key(&items[to - 1]));
    Page { items: items_here, next }
}

fn id<F: ExtensionFn>() -> (u64, u8) {
    (F::EXTENSION_ID, F::INDEX)
}

impl Host {
    fn answer(&mut self, extension: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        let (function, mut args) = (call[0], &call[1..]);
        let called = (extension, function);
        *self.calls.entry(called).or_default() += 1;
        let answer = if called == id::<pools::assets>() {
            let (start, limit) = Decode::decode(&mut args).unwrap();
            let assets: Vec<_> = self
                .balances
                .iter()
                .map(|&(asset_id, _)| AssetInfo { asset_id, ..Default::default() })
                .collect();
            page(&assets, |asset| asset.asset_id, start, limit).encode()
        } else if called == id::<pools::pools>() {
            let (start, limit) = Decode::decode(&mut args).unwrap();
            let pools: Vec<_> = self
                .pools
                .iter()
                .map(|&((asset1, asset2), _)| Pool {
                    asset1,
                    asset2,
                    reserve1: 9u128,
                    reserve2: 9u128,
                })
                .collect();
            page(&pools, |pool| (pool.asset1, pool.asset2), start, limit).encode()
        } else if called == id::<swap::quote_price_exact_tokens_for_tokens>() {
            let (from, to, amount, fee) = <(u32, u32, u128, bool)>::decode(&mut args).unwrap();
            assert!(fee, "a real swap pays the pool's fee");
            let pool =
                self.pools.iter().find(|(pool, _)| *pool == (from, to) || *pool == (to, from));
            pool.and_then(|(_, rate)| Some(amount * (*rate)?)).encode()
        } else if called == id::<fungibles::balance>() {
            let (asset, who) = <(u32, AccountId32)>::decode(&mut args).unwrap();
            assert_eq!(who, ACCOUNT);
            self.balances.iter().find(|(listed, _)| *listed == asset).unwrap().1.encode()
        } else {
            return Err(HostError::UnknownFunction);
        };
        assert!(args.is_empty());
        Ok(answer)
    }

    fn portfolio(&mut self, quote: u32) -> Portfolio {
        mock::with_host(
            |extension, call: &[u8]| self.answer(extension, call),
            || portfolio(&ACCOUNT, quote),
        )
    }

    /// Returns what selling 10 of asset 1 brings, of assets 0 to 9.
    fn sale(pools: &[((u32, u32), Option<u128>)]) -> Proceeds {
        let balances = (0..10).map(|asset| (asset, if asset == 1 { 10 } else { 0 })).collect();
        let Portfolio { holdings, .. } =
            Self { balances, pools: pools.to_vec(), ..Default::default() }.portfolio(QUOTE);
        assert_eq!((holdings.len(), holdings[0].asset.asset_id), (1, 1));
        holdings[0].proceeds
    }
}

fn paid(amount: u128, through: Option<u32>) -> Proceeds {
    Proceeds::Paid { amount, through }
}

#[test]
fn the_best_of_all_routes_is_taken() {
    let (direct, first, second) = (((0, 1), Some(3)), ((1, 2), Some(2)), ((0, 2), Some(2)));
    assert_eq!(Host::sale(&[direct]), paid(30, None));
    assert_eq!(Host::sale(&[first, second]), paid(40, Some(2)));
    // In any order of pools, and of assets within a pool.
    assert_eq!(Host::sale(&[direct, first, second]), paid(40, Some(2)));
    assert_eq!(Host::sale(&[second, ((2, 1), Some(2)), direct]), paid(40, Some(2)));
    assert_eq!(Host::sale(&[((0, 1), Some(5)), first, second]), paid(50, None));
    let more = [first, second, ((1, 3), Some(1)), ((3, 0), Some(7)), ((1, 4), Some(9)), direct];
    assert_eq!(Host::sale(&more), paid(70, Some(3)));
}

#[test]
fn no_pool_and_a_pool_that_cannot_pay_are_told_apart() {
    assert_eq!(Host::sale(&[]), Proceeds::NoPool);
    // Three pools in a row are no route, nor is a pool of the asset that leads nowhere.
    let far = [((1, 2), Some(1)), ((2, 3), Some(1)), ((0, 3), Some(1))];
    assert_eq!(Host::sale(&far), Proceeds::NoPool);
    assert_eq!(Host::sale(&[((0, 2), Some(1))]), Proceeds::NoPool);
    assert_eq!(Host::sale(&[((0, 1), None)]), Proceeds::PoolCannotPay);
    for (first, second) in [(None, Some(1)), (Some(1), None), (None, None)] {
        let route = [((1, 2), first), ((0, 2), second)];
        assert_eq!(Host::sale(&route), Proceeds::PoolCannotPay);
        // Beside a pool that leads nowhere, and before and after a route that pays.
        assert_eq!(Host::sale(&[route[0], ((1, 9), None), route[1]]), Proceeds::PoolCannotPay);
        let other = ((0, 1), Some(1));
        assert_eq!(Host::sale(&[route[0], route[1], other]), paid(10, None));
        assert_eq!(Host::sale(&[other, route[0], route[1]]), paid(10, None));
    }
}

#[test]
fn a_pool_that_lists_one_asset_twice_is_no_route() {
    assert_eq!(Host::sale(&[((1, 1), Some(5))]), Proceeds::NoPool);
    assert_eq!(Host::sale(&[((0, 0), Some(5)), ((0, 1), Some(1))]), paid(10, None));
}

#[test]
fn pages_are_followed_to_their_end_and_pools_are_listed_once() {
    // Asset 0 is the first that is listed and the quote asset; 101 is the last.
    let balances: Vec<_> = (0..102).map(|asset| (asset, u128::from(asset % 3))).collect();
    let pools: Vec<_> = (1..102).map(|asset| ((0, asset), Some(2))).collect();
    let held: Vec<_> = balances.iter().filter(|(_, balance)| *balance > 0).copied().collect();
    let mut host = Host { balances, pools, ..Default::default() };
    let Portfolio { holdings, total } = host.portfolio(QUOTE);
    let seen: Vec<_> = holdings.iter().map(|h| (h.asset.asset_id, h.balance)).collect();
    assert_eq!(seen, held);
    for holding in &holdings {
        assert_eq!(holding.proceeds, paid(2 * holding.balance, None));
    }
    assert_eq!(total, held.iter().map(|(_, balance)| 2 * balance).sum());
    assert_eq!(host.calls[&id::<pools::assets>()], 51);
    assert_eq!(host.calls[&id::<pools::pools>()], 51);
}

#[test]
fn the_quote_asset_is_worth_itself_and_needs_no_pools() {
    let balances = vec![(7, 300), (8, 0)];
    let pools = vec![((7, 8), Some(2))];
    let mut host = Host { balances, pools, ..Default::default() };
    let Portfolio { holdings, total } = host.portfolio(7);
    assert_eq!((holdings[0].proceeds, holdings.len(), total), (paid(300, None), 1, 300));
    assert!(!host.calls.contains_key(&id::<pools::pools>()));
    assert!(!host.calls.contains_key(&id::<swap::quote_price_exact_tokens_for_tokens>()));
}

#[test]
fn a_quote_asset_that_the_chain_does_not_know_has_no_pool() {
    let mut host =
        Host { balances: vec![(7, 300)], pools: vec![((7, 8), Some(2))], ..Default::default() };
    let Portfolio { holdings, total } = host.portfolio(404);
    assert_eq!((holdings[0].proceeds, total), (Proceeds::NoPool, 0));
}

#[test]
fn a_total_beyond_all_balances_saturates() {
    let balances = vec![(1, u128::MAX - 1), (2, 1), (3, 1)];
    let pools = vec![((0, 1), Some(1)), ((0, 2), Some(1)), ((0, 3), Some(1))];
    let mut host = Host { balances, pools, ..Default::default() };
    assert_eq!(host.portfolio(QUOTE).total, u128::MAX);
}

#[test]
fn an_account_without_anything_has_no_holdings() {
    let mut host = Host { balances: vec![(0, 0), (1, 0), (2, 0)], ..Default::default() };
    assert_eq!(host.portfolio(QUOTE), Portfolio { holdings: vec![], total: 0 });
    assert_eq!(Host::default().portfolio(QUOTE), Portfolio { holdings: vec![], total: 0 });
}

#[test]
fn the_host_sees_scale() {
    let balances = vec![(0, 1), (1, 2), (2, 3), (3, 4)];
    let pools = vec![((0, 1), Some(1)), ((1, 2), Some(1)), ((0, 3), None)];
    let mut host = Host { balances, pools, ..Default::default() };
    let portfolio = host.portfolio(QUOTE);
    let arguments = (0u8, ACCOUNT, QUOTE).encode();
    let encoded =
        mock::with_host(|extension, call: &[u8]| host.answer(extension, call), || pvq(&arguments));
    assert_eq!(encoded, portfolio.encode());
    // A variant is one byte, and what it carries.
    let proceeds: Vec<_> = portfolio.holdings.iter().map(|h| h.proceeds.encode()).collect();
    assert_eq!(proceeds[1], (0u8, 2u128, None::<u32>).encode());
    assert_eq!(proceeds[2], (0u8, 3u128, Some(1u32)).encode());
    assert_eq!(proceeds[3], [2]);
}
