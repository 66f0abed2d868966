//! Runs every example program in the reference runtime and beside it, and compares its answers with those of the
//! pallets.

use codec::{Compact, DecodeAll, Encode};
use frame_support::traits::fungibles::{Inspect, InspectEnumerable};
use pvq_executor::{Backend, WorkerCommand};
use pvq_guest_fixtures as fixtures;
use pvq_primitives::{Program as Code, ProgramInterface, ProgramMetadata, PvqError, QueryRequest};
use pvq_test_runner::{
    accounts::parse_account,
    arguments, result,
    runtime::{
        assets::{asset_metadata, AssetMetadata, NativeAndAssets, NATIVE_ASSET},
        tx_extension, AccountId, Address, AssetConversion, AssetId, Assets, Balance, Runtime,
        RuntimeCall, RuntimeOrigin, Signature, TransactionPayment, UncheckedExtrinsic,
    },
    AskError, RunnerEngine, TestRunner,
};
use serde_json::{json, Value};
use sp_runtime::traits::Dispatchable;

const ASSETS: [AssetId; 7] = [NATIVE_ASSET, 7, 21, 60, 1337, 1984, 404];
const HOLDERS: [&str; 7] =
    ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie", "//Nobody"];

/// Returns the command of a recompiler's worker: this program, running the test [`serve`] alone.
fn worker() -> WorkerCommand {
    let args = ["--ignored", "--exact", "serve", "--nocapture"];
    WorkerCommand { args: args.map(String::from).into(), ..WorkerCommand::of_this_program("") }
}

#[test]
fn a_program_is_asked_by_its_blob_alone() {
    let mut runner = TestRunner::new();
    let total_supply = fixtures::TOTAL_SUPPLY;
    let supply = runner.ask(total_supply, "total_supply", &["1984"]).unwrap();
    assert_eq!(supply, json!("3590000000000"));
    let sum = runner
        .ask(fixtures::SUM_BALANCE, "sum_balance", &["1984", r#"["//Alice", "//Bob"]"#])
        .unwrap();
    assert_eq!(sum, json!("3000000000"));

    let bare = ProgramInterface::removed_from(total_supply).unwrap();
    let error = runner.ask(&bare, "total_supply", &["1984"]).unwrap_err();
    assert!(matches!(error, AskError::NoInterface), "{error}");
    let error = runner.ask(b"no blob", "total_supply", &["1984"]).unwrap_err();
    assert!(matches!(error, AskError::Interface(_)), "{error}");
    let error = runner.ask(total_supply, "total_supply", &["many"]).unwrap_err();
    assert!(matches!(error, AskError::Argument(_)), "{error}");
}

#[test]
#[ignore = "a worker of other tests"]
fn serve() {
    pvq_executor::serve_worker()
}

/// A program, and one runner for each backend.
struct Program {
    blob: &'static [u8],
    metadata: ProgramMetadata,
    runners: [(Backend, TestRunner); 2],
}

impl Program {
    fn new(blob: &'static [u8], metadata: &str) -> Self {
        let native = RunnerEngine::Native(worker());
        Self {
            blob,
            metadata: serde_json::from_str(metadata).unwrap(),
            runners: [
                (Backend::Interpreter, TestRunner::new()),
                (Backend::Recompiler, TestRunner::new().with_engine(native)),
            ],
        }
    }

    /// Returns the answer as JSON.
    #[track_caller]
    fn ask(&mut self, entrypoint: &str, args: &[Value]) -> Value {
        let args: Vec<String> = args.iter().map(Value::to_string).collect();
        let encoded = arguments::encode(&self.metadata, entrypoint, &args).unwrap();
        let answer = self.answer(&encoded);
        let (_, function) = arguments::entrypoint(&self.metadata, entrypoint).unwrap();
        result::decode(&self.metadata.types, function.output.id, &answer).unwrap()
    }

    /// Returns the encoded answer, and asserts that every backend gives the same for the same gas.
    #[track_caller]
    fn answer(&mut self, args: &[u8]) -> Vec<u8> {
        let [interpreted, recompiled] = self.runners.each_mut().map(|(backend, runner)| {
            let execution = runner.execute(self.blob, args);
            assert_eq!(execution.metrics.backend, *backend);
            (execution.result.unwrap(), execution.metrics.usage)
        });
        assert_eq!(interpreted, recompiled);
        interpreted.0
    }

    fn state<R>(&mut self, read: impl FnOnce() -> R) -> R {
        self.runners[0].1.with_state(read)
    }
}

fn account(name: &str) -> AccountId {
    parse_account(name).unwrap()
}

/// Returns an integer of 64 bits or more as the JSON of results has it.
fn integer(value: impl ToString) -> Value {
    value.to_string().into()
}

#[test]
fn total_supply_is_the_issuance() {
    let mut program = Program::new(fixtures::TOTAL_SUPPLY, fixtures::TOTAL_SUPPLY_METADATA);
    for asset in ASSETS {
        let expected = program.state(|| NativeAndAssets::total_issuance(asset));
        assert_eq!(program.ask("total_supply", &[json!(asset)]), integer(expected));
    }
}

fn balances(asset: AssetId, holders: &[&str]) -> Balance {
    holders.iter().map(|name| NativeAndAssets::balance(asset, &account(name))).sum()
}

#[test]
fn sum_balance_adds_up_the_balances() {
    let mut program = Program::new(fixtures::SUM_BALANCE, fixtures::SUM_BALANCE_METADATA);
    for asset in ASSETS {
        for holders in [&HOLDERS[..], &HOLDERS[1..3], &HOLDERS[6..], &[]] {
            let expected = program.state(|| balances(asset, holders));
            let answer = program.ask("sum_balance", &[json!(asset), json!(holders)]);
            assert_eq!(answer, integer(expected));
        }
    }
}

#[test]
fn sum_balance_percent_sets_them_against_the_supply() {
    let mut program =
        Program::new(fixtures::SUM_BALANCE_PERCENT, fixtures::SUM_BALANCE_PERCENT_METADATA);
    for asset in ASSETS {
        let expected = program.state(|| {
            let supply = NativeAndAssets::total_issuance(asset);
            (balances(asset, &HOLDERS) * 1_000_000_000).checked_div(supply).unwrap_or(0)
        });
        let answer = program.ask("sum_balance_percent", &[json!(asset), json!(HOLDERS)]);
        assert_eq!(answer, u32::try_from(expected).unwrap());
    }
}

#[test]
fn a_batch_adds_up_as_single_calls_do() {
    let mut single = Program::new(fixtures::SUM_BALANCE, fixtures::SUM_BALANCE_METADATA);
    let mut batch = Program::new(fixtures::SUM_BALANCE_BATCH, fixtures::SUM_BALANCE_BATCH_METADATA);
    let holders: Vec<String> = HOLDERS.map(|name| account(name).to_string()).to_vec();
    let many: Vec<&String> = holders.iter().cycle().take(1000).collect();
    let args = [json!(1984), json!(many)];
    let sum = batch.ask("sum_balance", &args);
    assert_eq!(sum, single.ask("sum_balance", &args));
    assert_ne!(sum, "0");
}

#[test]
fn programs_of_pvq_0_1_answer_as_todays_do() {
    // They have no metadata; their interface is that of the current program.
    for (entrypoint, args, legacy, today, metadata) in [
        (
            "sum_balance",
            &[json!(1984), json!(HOLDERS)][..],
            fixtures::LEGACY_SUM_BALANCE,
            fixtures::SUM_BALANCE,
            fixtures::SUM_BALANCE_METADATA,
        ),
        (
            "total_supply",
            &[json!(NATIVE_ASSET)],
            fixtures::LEGACY_TOTAL_SUPPLY,
            fixtures::TOTAL_SUPPLY,
            fixtures::TOTAL_SUPPLY_METADATA,
        ),
    ] {
        let answer = Program::new(legacy, metadata).ask(entrypoint, args);
        assert_eq!(answer, Program::new(today, metadata).ask(entrypoint, args));
        assert_ne!(answer, "0");
    }
}

#[test]
fn a_program_of_pvq_0_1_decodes_the_lists_as_they_were_published() {
    let mut program = Program::new(fixtures::LEGACY_SWAP_INFO, fixtures::SWAP_INFO_METADATA);
    let mut today = Program::new(fixtures::SWAP_INFO, fixtures::SWAP_INFO_METADATA);
    let quote = [json!(0), json!(1984), json!(1_000_000), json!(true)];
    for (entrypoint, args) in [
        ("quote_price_exact_tokens_for_tokens", &quote[..]),
        ("quote_price_tokens_for_exact_tokens", &quote),
        ("get_liquidity_pool", &quote[..2]),
    ] {
        let answer = program.ask(entrypoint, args);
        assert_eq!(answer, today.ask(entrypoint, args));
        assert_ne!(answer, Value::Null);
    }

    // An id, a name, a symbol and decimals.
    type Described = (AssetId, Vec<u8>, Vec<u8>, u8);
    let expected: Vec<(Described, Described)> = program.state(|| {
        let info = |asset| {
            let AssetMetadata { name, symbol, decimals } = asset_metadata(asset);
            (asset, name, symbol, decimals)
        };
        pools().into_iter().map(|(asset1, asset2)| (info(asset1), info(asset2))).collect()
    });
    assert_eq!(expected.len(), 5);
    assert_eq!(program.answer(&[3]), expected.encode());
}

#[test]
fn checksum_computes_what_the_same_code_computes_natively() {
    let mut program = Program::new(fixtures::CHECKSUM, fixtures::CHECKSUM_METADATA);
    for (seed, rounds) in [(0, 0), (1, 1), (u64::MAX, 5000)] {
        let answer = program.ask("checksum", &[json!(seed), json!(rounds)]);
        assert_eq!(answer, integer(fixtures::checksum(seed, rounds)));
    }
}

#[test]
fn digests_are_those_of_the_crates_natively() {
    let mut program = Program::new(fixtures::DIGESTS, fixtures::DIGESTS_METADATA);
    let hex = |bytes: &[u8]| json!(const_hex::encode_prefixed(bytes));
    for (entrypoint, hash) in fixtures::digests::HASHES {
        for data in fixtures::digests::samples() {
            assert_eq!(program.ask(entrypoint, &[hex(&data)]), hex(&hash(&data)), "{entrypoint}");
        }
    }
    for scalar in fixtures::digests::scalars() {
        let point = fixtures::digests::ed25519_multiple(&scalar);
        assert_eq!(program.ask("ed25519_multiple", &[hex(&scalar)]), hex(&point));
    }
}

#[test]
fn swap_info_quotes_as_the_pools_do() {
    let mut program = Program::new(fixtures::SWAP_INFO, fixtures::SWAP_INFO_METADATA);
    for asset1 in ASSETS {
        for asset2 in ASSETS {
            let (pool, reserves) = (
                [json!(asset1), json!(asset2)],
                program.state(|| AssetConversion::get_reserves(asset1, asset2).ok()),
            );
            let reserves = reserves.map(|(reserve1, reserve2)| [reserve1, reserve2].map(integer));
            assert_eq!(program.ask("get_liquidity_pool", &pool), json!(reserves));

            for (amount, fee) in
                [(0, true), (1_000_000, true), (1_000_000, false), (u128::MAX, true)]
            {
                let args = [json!(asset1), json!(asset2), integer(amount), json!(fee)];
                let expected = program.state(|| {
                    AssetConversion::quote_price_exact_tokens_for_tokens(
                        asset1, asset2, amount, fee,
                    )
                });
                let answer = program.ask("quote_price_exact_tokens_for_tokens", &args);
                assert_eq!(answer, expected.map_or(Value::Null, integer));
                let expected = program.state(|| {
                    AssetConversion::quote_price_tokens_for_exact_tokens(
                        asset1, asset2, amount, fee,
                    )
                });
                let answer = program.ask("quote_price_tokens_for_exact_tokens", &args);
                assert_eq!(answer, expected.map_or(Value::Null, integer));
            }
        }
    }
}

fn pools() -> Vec<(AssetId, AssetId)> {
    pallet_asset_conversion::Pools::<Runtime>::iter_keys().collect()
}

fn described(asset: AssetId) -> Value {
    let metadata = asset_metadata(asset);
    let hex = |bytes: Vec<u8>| const_hex::encode_prefixed(bytes);
    json!({
        "asset_id": asset,
        "name": hex(metadata.name),
        "symbol": hex(metadata.symbol),
        "decimals": metadata.decimals,
    })
}

#[test]
fn swap_info_lists_every_pool_with_its_assets() {
    let mut program = Program::new(fixtures::SWAP_INFO, fixtures::SWAP_INFO_METADATA);
    let expected: Vec<Value> = program.state(|| {
        let pool = |(asset1, asset2)| {
            let (reserve1, reserve2) =
                AssetConversion::get_reserves(asset1, asset2).map_err(|_| "reserves").unwrap();
            json!({
                "asset1": described(asset1),
                "asset2": described(asset2),
                "reserve1": integer(reserve1),
                "reserve2": integer(reserve2),
            })
        };
        pools().into_iter().map(pool).collect()
    });
    assert_eq!(expected.len(), 5);
    assert_eq!(program.ask("list_pools", &[]), json!(expected));
}

#[test]
fn portfolio_lists_what_an_account_holds_and_what_it_would_sell_for() {
    let mut program = Program::new(fixtures::PORTFOLIO, fixtures::PORTFOLIO_METADATA);
    for name in HOLDERS {
        for quote in [1984, NATIVE_ASSET, 7] {
            let expected = program.state(|| portfolio(&account(name), quote));
            assert_eq!(program.ask("portfolio", &[json!(name), json!(quote)]), expected);
        }
    }
}

/// Returns the portfolio as a wallet would compute it, one request after the other.
fn portfolio(who: &AccountId, quote: AssetId) -> Value {
    let sell = |asset, to, amount| {
        AssetConversion::quote_price_exact_tokens_for_tokens(asset, to, amount, true)
    };
    let pools = pools();
    let pooled = |a: AssetId, b: AssetId| pools.contains(&(a.min(b), a.max(b)));
    let (mut holdings, mut total) = (Vec::new(), 0);
    let assets = <Assets as InspectEnumerable<AccountId>>::asset_ids();
    let assets: Vec<AssetId> = [NATIVE_ASSET].into_iter().chain(assets).collect();
    for &asset in &assets {
        let balance = NativeAndAssets::balance(asset, who);
        if balance == 0 {
            continue;
        }
        let paid = |amount: Balance, through: Option<AssetId>| json!({ "Paid": { "amount": integer(amount), "through": through } });
        let proceeds = if asset == quote {
            total += balance;
            paid(balance, None)
        } else {
            let direct = pooled(asset, quote).then(|| (sell(asset, quote, balance), None));
            let between =
                assets.iter().filter(|by| pooled(asset, **by) && pooled(**by, quote)).map(|by| {
                    let amount = sell(asset, *by, balance);
                    (amount.and_then(|amount| sell(*by, quote, amount)), Some(*by))
                });
            // No two routes of the presets bring the same.
            match direct.into_iter().chain(between).max() {
                None => json!("NoPool"),
                Some((None, _)) => json!("PoolCannotPay"),
                Some((Some(amount), through)) => {
                    total += amount;
                    paid(amount, through)
                }
            }
        };
        holdings.push(json!({
            "asset": described(asset),
            "balance": integer(balance),
            "proceeds": proceeds,
        }));
    }
    json!({ "holdings": holdings, "total": integer(total) })
}

#[test]
fn fees_are_those_of_signed_transactions() {
    let mut program = Program::new(fixtures::FEES, fixtures::FEES_METADATA);
    let remark: RuntimeCall = frame_system::Call::<Runtime>::remark { remark: vec![7; 500] }.into();
    let dest = account("//Bob").into();
    let transfer = pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value: 5 };
    let transactions: Vec<(RuntimeCall, u32)> = vec![(remark, 600), (transfer.into(), 150)];
    let fees: Vec<Balance> = program.state(|| {
        let fee = |(call, length): &(RuntimeCall, u32)| {
            let (signer, unsigned) = (account("//Alice").into(), [0u8; 64].into());
            let signature = Signature::Sr25519(unsigned);
            let transaction =
                UncheckedExtrinsic::new_signed(call.clone(), signer, signature, tx_extension(0));
            TransactionPayment::query_info(transaction, *length).partial_fee
        };
        transactions.iter().map(fee).collect()
    });
    let total: Balance = fees.iter().sum();
    let minimum = program.state(|| NativeAndAssets::minimum_balance(NATIVE_ASSET));
    let asked: Vec<Value> = transactions
        .iter()
        .map(|(call, length)| {
            json!({ "call": const_hex::encode_prefixed(call.encode()), "length": length })
        })
        .collect();
    for name in ["//Alice", "//Nobody"] {
        let balance = program.state(|| NativeAndAssets::balance(NATIVE_ASSET, &account(name)));
        let bill = program.ask("fees", &[json!(name), json!(NATIVE_ASSET), json!(asked)]);
        let expected = json!({
            "fees": fees.iter().map(|fee| integer(*fee)).collect::<Vec<_>>(),
            "total": integer(total),
            "balance": integer(balance),
            "minimum_balance": integer(minimum),
            "can_pay": balance >= total + minimum,
        });
        assert_eq!(bill, expected);
        assert_eq!(bill["can_pay"], name == "//Alice");
    }
    // The index of no pallet.
    let asked = [json!({ "call": "0xff", "length": 100 })];
    let bill = program.ask("fees", &[json!("//Alice"), json!(NATIVE_ASSET), json!(asked)]);
    assert_eq!((&bill["fees"], &bill["can_pay"]), (&json!([null]), &json!(false)));
}

#[test]
fn a_call_with_the_indices_that_are_discovered_is_dispatched() {
    let mut program = Program::new(fixtures::DISCOVER, fixtures::DISCOVER_METADATA);
    let calls = json!([
        { "pallet": "Assets", "call": "transfer" },
        { "pallet": "Assets", "call": "transfers" },
    ]);
    let core = pvq_extension_core::extension::EXTENSION_ID;
    let extensions = json!([integer(core), "1"]);
    let discovery = program.ask("discover", &[calls, extensions]);
    assert_eq!(discovery["extensions"], json!([true, false]));
    assert_eq!(discovery["calls"][1], Value::Null);
    // The state is that of the first block.
    assert_eq!(
        (&discovery["genesis_hash"], &discovery["parachain_id"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(discovery["pallets"].as_array().unwrap().len(), 13);

    let index = [0, 1].map(|part| discovery["calls"][0][part].as_u64().unwrap() as u8);
    let target: Address = account("//Bob").into();
    let amount = 5u128;
    let bytes = (index, 1984u32, target, Compact(amount)).encode();
    program.state(|| {
        let balance = || NativeAndAssets::balance(1984, &account("//Bob"));
        let before = balance();
        let call = RuntimeCall::decode_all(&mut &bytes[..]).unwrap();
        call.dispatch(RuntimeOrigin::signed(account("//Alice"))).unwrap();
        assert_eq!(balance(), before + amount);
    });
}

#[test]
fn a_query_that_runs_out_of_gas_says_so_on_every_backend() {
    let mut program = Program::new(fixtures::SUM_BALANCE, fixtures::SUM_BALANCE_METADATA);
    let args = ["1984".to_owned(), json!(HOLDERS).to_string()];
    let encoded = arguments::encode(&program.metadata, "sum_balance", &args).unwrap();
    for (_, runner) in &mut program.runners {
        let mut run = |gas_limit| {
            let (program, args) = (Code::Code(program.blob.to_vec()), encoded.clone());
            runner.query(QueryRequest { program, args, gas_limit, proof_size_limit: None })
        };
        let gas = run(None).metrics.usage.gas.total();
        assert!(run(Some(gas)).result.is_ok());
        for limit in [0, gas / 2, gas - 1] {
            let failure = run(Some(limit)).result.unwrap_err();
            assert_eq!(failure.error, PvqError::QueryExceedsWeightLimit);
        }
    }
}

#[test]
fn a_query_leaves_the_state_untouched() {
    let mut program = Program::new(fixtures::PORTFOLIO, fixtures::PORTFOLIO_METADATA);
    let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
    let before = program.state(root);
    program.ask("portfolio", &[json!("//Alice"), json!(1984)]);
    assert_eq!(program.state(root), before);
}
