//! A query has the same result or error, gas, weight, memory and calls natively and in Wasm, interpreted and
//! recompiled, in the runtime and beside it.

use pvq_executor::{Backend, WorkerCommand};
use pvq_guest_fixtures::{self as fixtures, hostile, Fixture};
use pvq_primitives::{Program, ProgramMetadata, QueryOutcome, QueryRequest};
use pvq_runtime::WASM_BINARY;
use pvq_test_runner::{arguments, chain::WasmChain, Execution, RunnerEngine, TestRunner};
use std::collections::BTreeSet;

/// Returns the command of a recompiler's worker: this program, running the test [`serve`] alone.
fn worker() -> WorkerCommand {
    let args = ["--ignored", "--exact", "serve", "--nocapture"];
    WorkerCommand { args: args.map(String::from).into(), ..WorkerCommand::of_this_program("") }
}

#[test]
#[ignore = "a worker of other tests"]
fn serve() {
    pvq_executor::serve_worker()
}

/// Runners of each kind, on the same state.
struct Runners {
    wasm: WasmChain,
    runtime: TestRunner,
    recompiled: TestRunner,
    debugging: TestRunner,
}

impl Runners {
    fn new() -> Self {
        let wasm = WASM_BINARY.expect("the Wasm is built: unset SKIP_WASM_BUILD").to_vec();
        let runner = |engine| TestRunner::new().with_engine(engine);
        Self {
            wasm: WasmChain::new(wasm, "development").unwrap(),
            runtime: TestRunner::new(),
            recompiled: runner(RunnerEngine::Native(worker())),
            debugging: runner(RunnerEngine::Debugging),
        }
    }

    /// Returns the answer of the Wasm, and asserts that the other runners give the same. Skips the check of the backend
    /// for a program that ends before its first instruction.
    #[track_caller]
    fn agree(&mut self, request: QueryRequest) -> QueryOutcome {
        let expected = self.wasm.query(&request).unwrap();
        let ran = expected.usage.gas.program > 0;
        for (runner, backend) in [
            (&mut self.runtime, Backend::Interpreter),
            (&mut self.recompiled, Backend::Recompiler),
            (&mut self.debugging, Backend::Interpreter),
        ] {
            let Execution { result, metrics } = runner.query(request.clone());
            assert!(!ran || metrics.backend == backend, "{backend:?}");
            let debugging = !metrics.debug_messages.is_empty();
            let outcome = QueryOutcome { result, usage: metrics.usage };
            match (&outcome.result, &expected.result) {
                // Only a debugging runner has the message of a trap.
                (Err(failure), Err(expected)) if debugging => {
                    assert_eq!(failure.error, expected.error);
                }
                (result, expected) => assert_eq!(result, expected, "{backend:?}"),
            }
            assert_eq!(outcome.usage, expected.usage, "{backend:?}");
        }
        expected
    }
}

fn request(program: &[u8], args: Vec<u8>) -> QueryRequest {
    let program = Program::Code(program.to_vec());
    QueryRequest { program, args, gas_limit: None, proof_size_limit: None }
}

const HOLDERS: &str = r#"["//Alice", "//Bob", "//Ferdie", "//Nobody"]"#;

const CALL_NAMES: &str =
    r#"[{"pallet": "Balances", "call": "burn"}, {"pallet": "Balances", "call": "mint"}]"#;

/// A remark, a remark by Sudo, and bytes that are no call.
const TRANSACTIONS: &str = r#"[
    {"call": "0x00000c707671", "length": 120},
    {"call": "0x060000000c707671", "length": 122},
    {"call": "0xff", "length": 1}
]"#;

/// A transfer to another chain, whose fees a chain without XCM does not tell.
const TRANSFER: &str = r#"{
    "destination": {"Sibling": 2000},
    "beneficiary": "//Bob",
    "asset": {"Fungible": {"pallet": 12, "id": 1984}},
    "amount": 1000000
}"#;

/// Calls of each entrypoint of the examples: the fixture, the entrypoint, its arguments.
const CALLS: [(&str, &str, &[&str]); 35] = [
    ("checksum", "checksum", &["1", "1_000"]),
    ("digests", "sha256", &[r#""some data""#]),
    ("digests", "sha512", &[r#""some data""#]),
    ("digests", "blake2s", &[r#""some data""#]),
    ("digests", "blake2b", &[r#""some data""#]),
    ("digests", "sha3", &[r#""some data""#]),
    ("digests", "keccak", &[r#""some data""#]),
    (
        "digests",
        "ed25519_multiple",
        &["0x0102030405060708091011121314151617181920212223242526272829303132"],
    ),
    ("discover", "discover", &[CALL_NAMES, "[1, 2]"]),
    ("fees", "fees", &["//Alice", "0", TRANSACTIONS]),
    ("fees", "fees", &["//Nobody", "0", "[]"]),
    ("portfolio", "portfolio", &["//Alice", "1984"]),
    ("portfolio", "portfolio", &["//Ferdie", "0"]),
    ("prices", "price", &["21", "60", "1_000"]),
    ("prices", "price", &["404", "60", "1_000"]),
    ("sum-balance", "sum_balance", &["1984", HOLDERS]),
    ("sum-balance", "sum_balance", &["404", "[]"]),
    ("sum-balance-batch", "sum_balance", &["0", HOLDERS]),
    ("sum-balance-percent", "sum_balance_percent", &["1984", HOLDERS]),
    ("swap-info", "quote_price_exact_tokens_for_tokens", &["0", "1984", "1_000_000", "true"]),
    ("swap-info", "quote_price_exact_tokens_for_tokens", &["7", "1984", "1_000_000", "true"]),
    ("swap-info", "quote_price_tokens_for_exact_tokens", &["1984", "21", "1_000", "false"]),
    ("swap-info", "get_liquidity_pool", &["0", "60"]),
    ("swap-info", "get_liquidity_pool", &["7", "60"]),
    ("swap-info", "list_pools", &[]),
    ("total-supply", "total_supply", &["1984"]),
    ("total-supply", "total_supply", &["404"]),
    ("transfer-fees", "transfer_fees", &[TRANSFER]),
    ("valued", "valued", &["//Alice", "1984", "1984"]),
    ("legacy-sum-balance", "sum_balance", &["1984", HOLDERS]),
    (
        "legacy-swap-info",
        "quote_price_exact_tokens_for_tokens",
        &["0", "1984", "1_000_000", "true"],
    ),
    ("legacy-swap-info", "quote_price_tokens_for_exact_tokens", &["1984", "21", "1_000", "false"]),
    ("legacy-swap-info", "get_liquidity_pool", &["0", "60"]),
    ("legacy-swap-info", "list_pools", &[]),
    ("legacy-total-supply", "total_supply", &["0"]),
];

/// Returns the metadata of a fixture. Programs of PVQ 0.1 have none; they have the entrypoints of the current program.
fn metadata(fixture: &Fixture) -> ProgramMetadata {
    let json = fixture.metadata.unwrap_or(match fixture.name {
        "legacy-sum-balance" => fixtures::SUM_BALANCE_METADATA,
        "legacy-swap-info" => fixtures::SWAP_INFO_METADATA,
        _ => fixtures::TOTAL_SUPPLY_METADATA,
    });
    serde_json::from_str(json).unwrap()
}

#[test]
fn every_entrypoint_of_the_examples_is_called() {
    let called: BTreeSet<_> =
        CALLS.iter().map(|(name, entrypoint, _)| (*name, *entrypoint)).collect();
    for fixture in fixtures::ALL {
        for function in metadata(fixture).entrypoints {
            assert!(called.contains(&(fixture.name, &*function.name)), "{}", function.name);
        }
    }
}

#[test]
fn examples_answer_alike_wherever_they_run() {
    let mut runners = Runners::new();
    for (name, entrypoint, args) in CALLS {
        let fixture = fixtures::ALL.iter().find(|fixture| fixture.name == name).unwrap();
        let args = arguments::encode(&metadata(fixture), entrypoint, args).unwrap();
        let whole = request(fixture.program, args.clone());
        let outcome = runners.agree(whole.clone());
        assert!(outcome.result.is_ok(), "{name}: {:?}", outcome.result);

        // It fails in the same way with too little gas or proof size, and with wrong arguments.
        let used = outcome.usage;
        let gas = used.gas.total();
        for gas in [-1, 0, used.gas.load, gas / 2, gas - 1, gas] {
            runners.agree(QueryRequest { gas_limit: Some(gas), ..whole.clone() });
        }
        let proof_size = Some(used.weight.proof_size() / 2);
        runners.agree(QueryRequest { proof_size_limit: proof_size, ..whole });
        let (cut, unknown) = (args[..args.len() - 1].to_vec(), vec![99]);
        for args in [cut, [&args[..], &[0]].concat(), unknown, vec![]] {
            runners.agree(request(fixture.program, args));
        }
    }
}

#[test]
fn hostile_programs_fail_alike_wherever_they_run() {
    let mut runners = Runners::new();
    for (name, program) in hostile::all() {
        let outcome = runners.agree(request(&program, vec![0]));
        assert!(outcome.result.is_err(), "{name}");
    }
}

#[test]
fn programs_that_are_not_registered_are_refused_alike() {
    let mut runners = Runners::new();
    let program = Program::Registered(Default::default());
    let request = QueryRequest { program, ..request(&[], vec![0]) };
    assert!(runners.agree(request).result.is_err());
    let large = vec![0; 1 << 20];
    assert!(runners.agree(self::request(&large, vec![0])).result.is_err());
    let long = self::request(fixtures::TOTAL_SUPPLY, large);
    assert!(runners.agree(long).result.is_err());
}
