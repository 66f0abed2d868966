//! The proceeds that `portfolio` tells are what a real swap brings on the same state, and where it says that no
//! pool pays, no real swap succeeds.

use codec::{Decode, DecodeAll, Encode};
use frame_support::{
    assert_noop, assert_ok,
    storage::with_transaction,
    traits::fungibles::{Inspect, InspectEnumerable, Mutate},
};
use pallet_asset_conversion::{PoolLocator, Pools};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseResult, TestRunner as Proptest},
};
use pvq_guest_fixtures::PORTFOLIO;
use pvq_primitives::PvqError;
use pvq_test_runner::{
    accounts::parse_account,
    runtime::{
        assets::{NativeAndAssets, NATIVE_ASSET},
        constants::{EXISTENTIAL_DEPOSIT, UNIT},
        AccountId, AssetConversion, AssetId, Assets, Balance, Runtime, RuntimeOrigin,
    },
    TestRunner,
};
use sp_runtime::{DispatchError, Permill, TransactionOutcome};
use std::{cell::RefCell, ops::Range};

/// The result of the program.
#[derive(Decode)]
struct Portfolio {
    holdings: Vec<Holding>,
    total: Balance,
}

#[derive(Decode)]
struct Holding {
    asset: AssetId,
    _name: Vec<u8>,
    _symbol: Vec<u8>,
    _decimals: u8,
    balance: Balance,
    proceeds: Proceeds,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Decode)]
enum Proceeds {
    Paid { amount: Balance, through: Option<AssetId> },
    NoPool,
    PoolCannotPay,
}

/// The account that owns the assets, and creates the pools.
fn owner() -> AccountId {
    parse_account("//Alice").unwrap()
}

/// The account whose holdings are valued.
fn holder() -> AccountId {
    [9; 32].into()
}

/// An account that has some of each asset, so that it may receive any amount.
fn receiver() -> AccountId {
    [8; 32].into()
}

fn ask(runner: &mut TestRunner, who: &AccountId, quote: AssetId) -> Portfolio {
    let execution = runner.execute(PORTFOLIO, &(0u8, who, quote).encode());
    let result = execution.result.unwrap();
    Portfolio::decode_all(&mut &result[..]).unwrap()
}

/// Sells `amount` along `path`, and returns what `to` receives. Leaves no trace.
fn swap(
    from: &AccountId,
    path: &[AssetId],
    amount: Balance,
    to: &AccountId,
) -> Result<Balance, DispatchError> {
    with_transaction(|| {
        let received = || NativeAndAssets::balance(*path.last().unwrap(), to);
        let before = received();
        let sold = AssetConversion::swap_exact_tokens_for_tokens(
            RuntimeOrigin::signed(from.clone()),
            path.iter().copied().map(Box::new).collect(),
            amount,
            1,
            to.clone(),
            false,
        );
        TransactionOutcome::Rollback(sold.map(|()| received() - before))
    })
}

/// Returns every route of one or two pools.
fn routes(asset: AssetId, quote: AssetId) -> Vec<Vec<AssetId>> {
    let pooled = |a: AssetId, b: AssetId| Pools::<Runtime>::contains_key((a.min(b), a.max(b)));
    let direct = pooled(asset, quote).then(|| vec![asset, quote]);
    let between = all_assets().into_iter().filter(|by| *by != asset && *by != quote);
    let between = between.filter(|by| pooled(asset, *by) && pooled(*by, quote));
    direct.into_iter().chain(between.map(|by| vec![asset, by, quote])).collect()
}

fn all_assets() -> Vec<AssetId> {
    let assets = <Assets as InspectEnumerable<AccountId>>::asset_ids();
    [NATIVE_ASSET].into_iter().chain(assets).collect()
}

/// The number of times that each answer was seen.
#[derive(Default, Debug)]
struct Seen {
    direct: u32,
    through: u32,
    no_pool: u32,
    cannot_pay: u32,
}

/// Checks a portfolio of `from` against real swaps, for which it sells all that it has.
fn check(
    portfolio: &Portfolio,
    from: &AccountId,
    quote: AssetId,
    seen: &mut Seen,
) -> TestCaseResult {
    let mut held: Vec<_> = all_assets()
        .into_iter()
        .map(|asset| (asset, NativeAndAssets::balance(asset, from)))
        .collect();
    held.retain(|(_, balance)| *balance > 0);
    held.sort();
    let mut listed: Vec<_> = portfolio.holdings.iter().map(|h| (h.asset, h.balance)).collect();
    listed.sort();
    prop_assert_eq!(listed, held);

    let mut total: Balance = 0;
    for &Holding { asset, balance, proceeds, .. } in &portfolio.holdings {
        let routes = routes(asset, quote);
        let swaps: Vec<_> =
            routes.iter().map(|path| swap(from, path, balance, &receiver())).collect();
        let most = swaps.iter().filter_map(|sold| sold.ok()).max();
        match proceeds {
            Proceeds::Paid { amount, through: None } if asset == quote => {
                prop_assert_eq!(amount, balance);
            }
            Proceeds::Paid { amount, through } => {
                let path: Vec<_> =
                    [Some(asset), through, Some(quote)].into_iter().flatten().collect();
                prop_assert_eq!(swap(from, &path, balance, &receiver()), Ok(amount), "{:?}", path);
                prop_assert_eq!(most, Some(amount), "{:?}: {:?}", routes, swaps);
                *(if through.is_some() { &mut seen.through } else { &mut seen.direct }) += 1;
            }
            Proceeds::NoPool => {
                prop_assert!(asset != quote && routes.is_empty(), "{:?}", routes);
                seen.no_pool += 1;
            }
            Proceeds::PoolCannotPay => {
                prop_assert!(asset != quote && !routes.is_empty());
                prop_assert_eq!(most, None, "{:?}: {:?}", routes, swaps);
                seen.cannot_pay += 1;
            }
        }
        if let Proceeds::Paid { amount, .. } = proceeds {
            total = total.saturating_add(amount);
        }
    }
    prop_assert_eq!(portfolio.total, total);
    Ok(())
}

/// The assets of the random states: the native token, and four that the states create.
const IDS: [AssetId; 5] = [NATIVE_ASSET, 101, 102, 103, 104];
/// The pairs of them, by position.
const PAIRS: [(usize, usize); 10] =
    [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)];
/// An asset that no state has.
const UNKNOWN: AssetId = 404;

/// A state: assets, the pools that there are of [`PAIRS`], and the holder's balances.
#[derive(Clone, Debug)]
struct State {
    /// The minimum balance of each asset but the native token.
    minimums: [Balance; 4],
    balances: [Balance; 5],
    pools: Vec<Option<PoolState>>,
    quote: AssetId,
}

#[derive(Clone, Debug)]
struct PoolState {
    reserves: (Balance, Balance),
    /// The pool's own fee, in millionths.
    fee: Option<u32>,
    /// The one of its assets that the pool's account may not send.
    frozen: Option<bool>,
}

/// Amounts of every magnitude, up to some at which a pool's arithmetic overflows.
fn amount() -> impl Strategy<Value = Balance> {
    prop_oneof![
        2 => Just(0u128),
        3 => 1..1_000u128,
        8 => (0u32..30, 1..1_000u128).prop_map(|(exponent, amount)| amount * 10u128.pow(exponent)),
        1 => u128::MAX / 64..u128::MAX / 32,
    ]
}

fn minimum() -> impl Strategy<Value = Balance> {
    prop_oneof![
        2 => Just(1u128),
        1 => 1..10_000u128,
        1 => (0u32..25).prop_map(|exponent| 10u128.pow(exponent)),
    ]
}

fn pool() -> impl Strategy<Value = PoolState> {
    let fee = prop_oneof![2 => Just(None), 1 => (0..=100_000u32).prop_map(Some)];
    let frozen = prop_oneof![8 => Just(None), 1 => any::<bool>().prop_map(Some)];
    ((amount(), amount()), fee, frozen).prop_map(|(reserves, fee, frozen)| PoolState {
        reserves,
        fee,
        frozen,
    })
}

fn state() -> impl Strategy<Value = State> {
    let minimums = proptest::array::uniform4(minimum());
    let balances = proptest::array::uniform5(amount());
    let pools = proptest::collection::vec(proptest::option::weighted(0.6, pool()), PAIRS.len());
    let quote = prop_oneof![
        12 => proptest::sample::select(IDS.to_vec()),
        1 => Just(UNKNOWN),
    ];
    (minimums, balances, pools, quote).prop_map(|(minimums, balances, pools, quote)| State {
        minimums,
        balances,
        pools,
        quote,
    })
}

impl State {
    fn create(&self) {
        for asset in &IDS[1..] {
            create_asset(*asset, 1);
        }
        for (asset, balance) in IDS.into_iter().zip(self.balances) {
            mint(asset, &holder(), balance);
            mint(asset, &receiver(), EXISTENTIAL_DEPOSIT);
        }
        for (pair, pool) in PAIRS.into_iter().zip(&self.pools) {
            let Some(PoolState { reserves, fee, frozen }) = pool else { continue };
            let (asset1, asset2) = (IDS[pair.0], IDS[pair.1]);
            let account = create_pool((asset1, reserves.0), (asset2, reserves.1));
            if let Some(fee) = fee {
                let fee = Permill::from_parts(*fee);
                let set =
                    AssetConversion::set_pool_fee(RuntimeOrigin::root(), (asset1, asset2), fee);
                assert_ok!(set);
            }
            let frozen = frozen.map(|first| if first { asset1 } else { asset2 });
            if let Some(asset) = frozen.filter(|a| NativeAndAssets::balance(*a, &account) > 0) {
                if asset != NATIVE_ASSET {
                    let freezer = RuntimeOrigin::signed(owner());
                    assert_ok!(Assets::freeze(freezer, asset, account.into()));
                }
            }
        }
        // At last, so that reserves and balances may be below them.
        for (asset, minimum) in IDS[1..].iter().zip(self.minimums) {
            let owner = || owner().into();
            assert_ok!(Assets::force_asset_status(
                RuntimeOrigin::root(),
                *asset,
                owner(),
                owner(),
                owner(),
                owner(),
                minimum,
                true,
                false,
            ));
        }
    }
}

fn create_asset(asset: AssetId, minimum: Balance) {
    let owner = owner().into();
    assert_ok!(Assets::force_create(RuntimeOrigin::root(), asset, owner, true, minimum));
}

/// Creates a pool with any reserves, also such as no provider of liquidity would give it. Returns its account.
fn create_pool(first: (AssetId, Balance), second: (AssetId, Balance)) -> AccountId {
    let (asset1, asset2) = (first.0, second.0);
    let creator = RuntimeOrigin::signed(owner());
    assert_ok!(AssetConversion::create_pool(creator, Box::new(asset1), Box::new(asset2)));
    let account =
        <Runtime as pallet_asset_conversion::Config>::PoolLocator::pool_address(&asset1, &asset2)
            .unwrap();
    for (asset, reserve) in [first, second] {
        mint(asset, &account, reserve);
    }
    account
}

/// Mints what an account may have: nothing of the native token below the existential deposit.
fn mint(asset: AssetId, who: &AccountId, amount: Balance) {
    if amount > 0 && (asset != NATIVE_ASSET || amount >= EXISTENTIAL_DEPOSIT) {
        assert_ok!(NativeAndAssets::mint_into(asset, who, amount));
    }
}

#[test]
fn proceeds_are_those_of_real_swaps() {
    let all = RefCell::new(Seen::default());
    let config = Config { failure_persistence: None, ..Config::default() };
    let outcome = Proptest::new(config).run(&state(), |state| {
        let mut runner = TestRunner::new();
        runner.with_state(|| state.create());
        let portfolio = ask(&mut runner, &holder(), state.quote);
        runner.with_state(|| check(&portfolio, &holder(), state.quote, &mut all.borrow_mut()))
    });
    println!("{:?}", all.borrow());
    outcome.unwrap();
    let Seen { direct, through, no_pool, cannot_pay } = all.into_inner();
    assert!(direct > 9 && through > 9 && no_pool > 9 && cannot_pay > 9);
}

#[test]
fn a_holding_larger_than_its_pool_brings_what_the_pool_pays() {
    let mut runner = TestRunner::new();
    let (balance, reserves) = runner.with_state(|| {
        let balance = NativeAndAssets::balance(NATIVE_ASSET, &owner());
        (balance, AssetConversion::get_reserves(NATIVE_ASSET, 1984).ok().unwrap())
    });
    assert!(balance > reserves.0);
    let portfolio = ask(&mut runner, &owner(), 1984);
    let native = portfolio.holdings.iter().find(|h| h.asset == NATIVE_ASSET).unwrap();
    let Proceeds::Paid { amount, through: None } = native.proceeds else {
        panic!("{:?}", native.proceeds)
    };
    assert!(amount > reserves.1 / 2 && amount < reserves.1);
    let sold = runner.with_state(|| {
        mint(NATIVE_ASSET, &holder(), balance);
        mint(1984, &receiver(), UNIT);
        swap(&holder(), &[NATIVE_ASSET, 1984], balance, &receiver())
    });
    assert_eq!(sold, Ok(amount));
}

#[test]
fn a_pool_pays_whether_or_not_the_account_may_sell() {
    let mut runner = TestRunner::new();
    runner.with_state(|| {
        mint(1984, &holder(), 5_000_000);
        mint(NATIVE_ASSET, &receiver(), UNIT);
        assert_ok!(Assets::freeze(RuntimeOrigin::signed(owner()), 1984, holder().into()));
    });
    let Portfolio { holdings, .. } = ask(&mut runner, &holder(), NATIVE_ASSET);
    let Proceeds::Paid { amount, through } = holdings[0].proceeds else { panic!() };
    let path: Vec<_> = [Some(1984), through, Some(NATIVE_ASSET)].into_iter().flatten().collect();
    runner.with_state(|| {
        assert!(swap(&holder(), &path, 5_000_000, &receiver()).is_err());
        assert_ok!(Assets::thaw(RuntimeOrigin::signed(owner()), 1984, holder().into()));
        assert_eq!(swap(&holder(), &path, 5_000_000, &receiver()), Ok(amount));
    });
}

#[test]
fn a_receiver_needs_the_minimum_of_the_quote_asset() {
    let mut runner = TestRunner::new();
    // Less than the minimum of 10,000, to an account that has none of it.
    let units = UNIT / 1_000;
    runner.with_state(|| {
        mint(NATIVE_ASSET, &holder(), units);
        mint(1984, &receiver(), 10_000);
    });
    let Portfolio { holdings, .. } = ask(&mut runner, &holder(), 1984);
    let Proceeds::Paid { amount, through } = holdings[0].proceeds else {
        panic!("{:?}", holdings[0].proceeds)
    };
    assert!(amount < 10_000);
    runner.with_state(|| {
        let path: Vec<_> =
            [Some(NATIVE_ASSET), through, Some(1984)].into_iter().flatten().collect();
        assert_noop!(
            swap(&holder(), &path, units, &holder()),
            pallet_asset_conversion::Error::<Runtime>::BelowMinimum
        );
        assert_eq!(swap(&holder(), &path, units, &receiver()), Ok(amount));
    });
}

/// Creates `assets`, of which the holder has each fifteenth. Each second one has a pool with the native token, or with an
/// asset that has.
fn create_many(assets: Range<AssetId>) {
    mint(NATIVE_ASSET, &receiver(), UNIT);
    for asset in assets {
        create_asset(asset, 1);
        if asset % 15 == 0 {
            mint(asset, &holder(), 1_000 * Balance::from(asset));
        }
        if asset % 2 == 0 {
            let other = if asset % 4 == 0 { NATIVE_ASSET } else { asset - 2 };
            create_pool((other, UNIT), (asset, 1_000_000_000));
        }
    }
}

#[test]
fn a_chain_with_many_assets_and_pools_is_read_to_its_end() {
    // Three pages of assets and two of pools, within the default limits of a query.
    let assets = 10_000..10_300;
    let mut runner = TestRunner::new();
    runner.with_state(|| create_many(assets.clone()));
    let execution = runner.execute(PORTFOLIO, &(0u8, holder(), NATIVE_ASSET).encode());
    println!("{:?}", execution.metrics.usage);
    let portfolio = Portfolio::decode_all(&mut &execution.result.unwrap()[..]).unwrap();
    assert_eq!(portfolio.holdings.len(), assets.filter(|asset| asset % 15 == 0).count());
    let mut seen = Seen::default();
    runner.with_state(|| check(&portfolio, &holder(), NATIVE_ASSET, &mut seen)).unwrap();
    assert!(seen.direct > 0 && seen.through > 0 && seen.no_pool > 0, "{seen:?}");
}

#[test]
fn a_chain_too_large_for_a_query_gives_an_error_and_no_part_of_a_portfolio() {
    let mut runner = TestRunner::new();
    runner.with_state(|| create_many(10_000..11_500));
    let execution = runner.execute(PORTFOLIO, &(0u8, holder(), NATIVE_ASSET).encode());
    assert_eq!(execution.result.unwrap_err().error, PvqError::QueryExceedsWeightLimit);
}
