//! The tool `pvq` as its users meet it.

use pvq_guest_fixtures as fixtures;
use pvq_primitives::ProgramInterface;
use serde_json::{json, Value};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

/// A folder with the programs that the tests use.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        folder.add("sum-balance.polkavm", fixtures::SUM_BALANCE);
        folder.add("sum-balance.json", fixtures::SUM_BALANCE_METADATA);
        folder.add("swap-info.polkavm", fixtures::SWAP_INFO);
        folder.add("swap-info.json", fixtures::SWAP_INFO_METADATA);
        folder
    }

    fn add(&self, name: &str, contents: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), contents).unwrap();
    }

    fn pvq(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pvq"));
        let output = command.args(args).env_remove("RUST_LOG").current_dir(self.0.path()).output();
        Run::new(output.unwrap())
    }
}

/// Returns a program without its interface.
fn bare(program: &[u8]) -> Vec<u8> {
    ProgramInterface::removed_from(program).unwrap()
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    fn new(output: Output) -> Self {
        Self {
            // None is death by a signal.
            code: output.status.code().expect("the tool exits by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn succeeds(self) -> String {
        assert_eq!(self.code, 0, "{}", self.err);
        self.out
    }

    #[track_caller]
    fn fails(self, code: i32, parts: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for part in parts {
            assert!(self.err.contains(part), "{:?} contains {part:?}", self.err);
        }
    }
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{text} contains {part:?}");
    }
}

#[test]
fn run_prints_the_result_then_the_metrics() {
    let folder = Folder::new();
    let args = ["run", "sum-balance.polkavm", "sum_balance", "1984", r#"["//Alice", "//Bob"]"#];
    let out = folder.pvq(&args).succeeds();
    assert!(out.starts_with("3000000000\n"), "{out}");
    contains(
        &out,
        &[
            "sum_balance(asset: u32, accounts: Vec<AccountId32>) -> u128",
            "interpreter",
            "gas ",
            "weight ",
            "2 to ExtensionFungibles",
            "memory ",
            "time ",
        ],
    );
}

#[test]
fn run_reports_to_machines() {
    let folder = Folder::new();
    let args = ["run", "--json", "sum-balance.polkavm", "sum_balance", "1984", r#"["//Alice"]"#];
    let report: Value = serde_json::from_str(&folder.pvq(&args).succeeds()).unwrap();
    assert_eq!(report["result"]["value"], "1000000000");
    assert_eq!(report["result"]["hex"], "0x00ca9a3b000000000000000000000000");
    let metrics = &report["metrics"];
    assert_eq!(metrics["backend"], "interpreter");
    assert_eq!(metrics["calls"][0]["name"], "ExtensionFungibles");
    assert_eq!(metrics["calls"][0]["extension"], "14114829174686691684");
    assert_eq!(metrics["calls"][0]["calls"], 1);
    let gas = |part: &str| metrics["gas"][part].as_i64().unwrap();
    assert_eq!(gas("total"), gas("load") + gas("program") + gas("host"));
    assert!(gas("load") > 0 && gas("program") > 0 && gas("host") > 0);

    let failed = folder.pvq(&[&args[..], &["--gas-limit", "10"]].concat());
    assert_eq!(failed.code, 4);
    let report: Value = serde_json::from_str(&failed.out).unwrap();
    contains(report["error"].as_str().unwrap(), &["out of gas"]);
    let refused = folder.pvq(&args[..5]);
    assert_eq!(refused.code, 1);
    let report: Value = serde_json::from_str(&refused.out).unwrap();
    contains(report["error"].as_str().unwrap(), &["accounts is missing"]);
}

#[test]
fn a_trap_of_wrong_arguments_hints_at_them() {
    let folder = Folder::new();
    let trap = |args: &str, more: &[&str]| {
        folder.pvq(&[&["run", "sum-balance.polkavm", "--args-hex", args], more].concat())
    };
    let hint = "hint: do the arguments fit the entrypoint, and the metadata the program?";
    // No such entrypoint; too few arguments.
    for args in ["07", "00c0", "00"] {
        trap(args, &[]).fails(4, &["the program trapped", hint]);
    }
    let report: Value = serde_json::from_str(&trap("07", &["--json"]).out).unwrap();
    assert_eq!(report["hint"], hint["hint: ".len()..]);
    let fits = trap("00c007000000", &["--gas-limit", "10"]);
    assert!(fits.code == 4 && !fits.err.contains("hint"), "{}", fits.err);
}

#[cfg(feature = "recompiler")]
#[test]
fn engines_agree() {
    let folder = Folder::new();
    let [runtime, native] = ["runtime", "native"].map(|engine| {
        let args = ["run", "swap-info.polkavm", "list_pools", "--json", "--engine", engine];
        serde_json::from_str::<Value>(&folder.pvq(&args).succeeds()).unwrap()
    });
    assert_eq!(runtime["metrics"]["backend"], "interpreter");
    assert_eq!(native["metrics"]["backend"], "recompiler");
    assert_eq!(runtime["result"], native["result"]);
    for part in ["gas", "weight", "calls", "peakMemory"] {
        assert!(runtime["metrics"][part] != Value::Null, "{part}");
        assert_eq!(runtime["metrics"][part], native["metrics"][part], "{part}");
    }
}

#[cfg(feature = "wasm")]
#[test]
fn the_wasm_of_the_runtime_answers_as_the_linked_one_does() {
    let folder = Folder::new();
    folder.add("runtime.wasm", pvq_runtime::WASM_BINARY.expect("unset SKIP_WASM_BUILD"));
    folder.add("patch.json", json!({ "assetConversion": { "pools": [] } }).to_string());
    for more in [&[][..], &["--preset", "local_testnet"], &["--genesis", "patch.json"]] {
        let run = |runtime: &[&str]| {
            let args = ["run", "swap-info.polkavm", "list_pools", "--json"];
            let out = folder.pvq(&[&args, more, runtime].concat()).succeeds();
            serde_json::from_str::<Value>(&out).unwrap()
        };
        let (linked, wasm) = (run(&[]), run(&["--runtime", "runtime.wasm"]));
        assert_eq!(linked["result"], wasm["result"]);
        for part in ["backend", "gas", "weight", "calls", "peakMemory"] {
            assert!(linked["metrics"][part] != Value::Null, "{part}");
            assert_eq!(linked["metrics"][part], wasm["metrics"][part], "{part}");
        }
    }
    let run = |args: &[&str]| {
        folder.pvq(&[&["run", "swap-info.polkavm", "list_pools", "--runtime"], args].concat())
    };
    run(&["swap-info.polkavm"]).fails(1, &["swap-info.polkavm: the runtime's"]);
    run(&["runtime.wasm", "--preset", "x"]).fails(1, &["runtime.wasm", "'x'", "development"]);
    run(&["runtime.wasm", "--debug"]).fails(2, &["--runtime", "--debug"]);
}

#[test]
fn debugging_counts_steps() {
    let folder = Folder::new();
    let args = ["run", "sum-balance.polkavm", "sum_balance", "1984", "[]", "--debug"];
    contains(&folder.pvq(&args).succeeds(), &["steps ", "stack "]);
    let both = [&args[..], &["--engine", "runtime"]].concat();
    folder.pvq(&both).fails(2, &["--debug", "--engine", "Usage: pvq run "]);
}

#[test]
fn encoded_arguments_need_no_metadata() {
    let folder = Folder::new();
    let args = ["run", "sum-balance.polkavm", "--args-hex", "0x00c007000000"];
    assert!(folder.pvq(&args).succeeds().starts_with("0\n"));
    folder.add("bare.polkavm", bare(fixtures::SUM_BALANCE));
    let args = ["run", "bare.polkavm", "--args-hex", "0x00c007000000"];
    assert!(folder.pvq(&args).succeeds().starts_with("0x0000"));
    folder.pvq(&["run", "sum-balance.polkavm", "--args-hex", "0x0"]).fails(1, &["--args-hex"]);
    let named = ["run", "bare.polkavm", "sum_balance", "1984", "[]"];
    folder.pvq(&named).fails(1, &["no metadata at bare.json", "--metadata"]);
    // An entrypoint that there is not is the program's to refuse.
    assert_eq!(folder.pvq(&["run", "sum-balance.polkavm", "--args-hex", "09"]).code, 4);
}

#[test]
fn a_program_is_run_and_inspected_without_a_file_beside_it() {
    let folder = Folder::new();
    folder.add("alone.polkavm", fixtures::SUM_BALANCE);
    let run = ["run", "alone.polkavm", "sum_balance", "1984", r#"["//Alice", "//Bob"]"#];
    let out = folder.pvq(&run).succeeds();
    contains(
        &out,
        &["3000000000\n", "sum_balance(asset: u32, accounts: Vec<AccountId32>) -> u128"],
    );
    let out = folder.pvq(&["inspect", "alone.polkavm"]).succeeds();
    contains(&out, &["sum_balance(asset: u32, accounts: Vec<AccountId32>)", "6  balance\n"]);
    let report = folder.pvq(&["inspect", "alone.polkavm", "--json"]).succeeds();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["extensions"][0]["functions"][0]["function"], "balance");

    // Two interfaces: the program runs, and says nothing that is believed.
    let section = &fixtures::SUM_BALANCE[bare(fixtures::SUM_BALANCE).len() - 1..];
    let mut twice = [&fixtures::SUM_BALANCE[..fixtures::SUM_BALANCE.len() - 1], section].concat();
    let length = twice.len() as u64;
    twice[5..13].copy_from_slice(&length.to_le_bytes());
    folder.add("alone.polkavm", twice);
    folder.pvq(&run).fails(1, &["alone.polkavm", "more than one interface"]);
    folder.pvq(&["inspect", "alone.polkavm"]).fails(1, &["more than one interface"]);
    let encoded = ["run", "alone.polkavm", "--args-hex", "0x00c007000000"];
    assert!(folder.pvq(&encoded).succeeds().starts_with("0x0000"));
}

#[test]
fn metadata_that_contradicts_the_program_is_refused() {
    let folder = Folder::new();
    let mut metadata: Value = serde_json::from_str(fixtures::SUM_BALANCE_METADATA).unwrap();
    metadata["entrypoints"][0]["output"] = metadata["entrypoints"][0]["inputs"][0]["ty"].clone();
    folder.add("sum-balance.json", metadata.to_string());
    let differs = ["sum-balance.json contradicts", "the result of sum_balance is u128", "u32"];
    for args in [
        &["run", "sum-balance.polkavm", "sum_balance", "0", "[]"][..],
        &["run", "sum-balance.polkavm", "--args-hex", "0x00c007000000"],
        &["inspect", "sum-balance.polkavm"],
    ] {
        folder.pvq(args).fails(1, &differs);
    }
    let other = ["inspect", "sum-balance.polkavm", "--metadata", "swap-info.json"];
    folder.pvq(&other).fails(1, &["swap-info.json contradicts", "entrypoint 0"]);
    // That of another build.
    let mut metadata: Value = serde_json::from_str(fixtures::SUM_BALANCE_METADATA).unwrap();
    metadata["program"]["hash"] = format!("0x{}", "ab".repeat(32)).into();
    folder.add("sum-balance.json", metadata.to_string());
    let inspect = ["inspect", "sum-balance.polkavm"];
    folder.pvq(&inspect).fails(1, &["sum-balance.json contradicts", "hash", "0xabab"]);
}

#[test]
fn wrong_arguments_are_named_with_what_is_expected() {
    let folder = Folder::new();
    let run = |args: &[&str]| folder.pvq(&[&["run", "sum-balance.polkavm"], args].concat());
    run(&["balance", "1"])
        .fails(1, &["\"balance\"", "sum_balance(asset: u32, accounts: Vec<AccountId32>) -> u128"]);
    run(&["sum_balance", "many", "[]"])
        .fails(1, &["parameter asset (u32)", "expected u32", "given many"]);
    run(&["sum_balance", "-1", "[]"]).fails(1, &["parameter asset", "given -1"]);
    run(&["sum_balance", "1", r#"["//Alice", 7]"#])
        .fails(1, &["parameter accounts", "at [1]", "expected [u8; 32]", "given 7"]);
    run(&["sum_balance", "1", "[\"//Alice\""]).fails(1, &["parameter accounts", "not valid JSON"]);
    run(&["sum_balance", "1"]).fails(1, &["takes 2 arguments, 1 given: accounts is missing"]);
    run(&["sum_balance", "1", "[]", "x"]).fails(1, &["3 given: x is too much"]);
    run(&[]).fails(2, &["ENTRYPOINT"]);
}

#[test]
fn a_patch_of_the_genesis_replaces_what_it_names() {
    let folder = Folder::new();
    let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    let balances = |amount: u64| {
        let balances = json!([[alice, amount]]);
        json!({ "balances": { "balances": balances }, "assetConversion": { "pools": [] } })
    };
    folder.add("mine.json", balances(77_000_000_000_000).to_string());
    let args = ["run", "sum-balance.polkavm", "sum_balance", "0", r#"["//Alice"]"#];
    let with = |more: &[&str]| folder.pvq(&[&args[..], more].concat());
    assert!(with(&["--genesis", "mine.json"]).succeeds().starts_with("77000000000000\n"));

    // What the tool prints, it reads.
    let plain = with(&[]).succeeds();
    for preset in ["development", "local_testnet"] {
        let printed = folder.pvq(&["genesis", "--preset", preset]).succeeds();
        folder.add("printed.json", printed);
        let printed = with(&["--preset", preset, "--genesis", "printed.json"]).succeeds();
        assert_eq!(printed.lines().next(), plain.lines().next());
    }
    let unknown = ["'x'", "development, local_testnet"];
    with(&["--preset", "x"]).fails(1, &unknown);
    folder.pvq(&["genesis", "--preset", "x"]).fails(1, &unknown);

    for (name, contents, part) in [
        ("cut.json", "{\"balances\": {".to_owned(), "cut.json is not JSON: EOF while parsing"),
        ("field.json", r#"{"natives": {}}"#.to_owned(), "unknown field `natives`"),
        ("amount.json", balances(77).to_string().replace("77", "\"much\""), "Invalid JSON blob"),
        ("dust.json", balances(1).to_string(), "existential deposit"),
    ] {
        folder.add(name, contents);
        let run = with(&["--genesis", name]);
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run.fails(1, &[part]);
    }
    folder.add("binary.json", [255, 254]);
    with(&["--genesis", "binary.json"]).fails(1, &["binary.json is not UTF-8"]);
    with(&["--genesis", "none.json"]).fails(1, &["cannot read none.json"]);
}

#[test]
fn inspect_tells_what_a_program_is_offers_and_needs() {
    let folder = Folder::new();
    let out = folder.pvq(&["inspect", "swap-info.polkavm"]).succeeds();
    contains(
        &out,
        &[
            "isa ",
            "current (64-bit)",
            &format!("{} bytes", fixtures::SWAP_INFO.len()),
            "extension_call",
            "0  quote_price_exact_tokens_for_tokens(asset1: u32, asset2: u32, amount: u128, include_fee: bool) -> Option<u128>",
            "3  list_pools() -> Vec<Pool>",
            "ExtensionSwap (id ",
            "4  asset_info(asset: u32) -> Option<AssetInfo<u32>>",
            "ExtensionPools (id ",
            "0  pools(start: Option<(u32, u32)>, limit: u32) -> Page<Pool<u32, u128>, (u32, u32)>",
            "AssetInfo<u32> { asset_id: u32, name: Vec<u8>, symbol: Vec<u8>, decimals: u8 }",
            " stack",
        ],
    );
    let hash = const_hex::encode_prefixed(sp_crypto_hashing::blake2_256(fixtures::SWAP_INFO));
    contains(&out, &[&hash]);

    let args = ["inspect", "swap-info.polkavm", "--json"];
    let report: Value = serde_json::from_str(&folder.pvq(&args).succeeds()).unwrap();
    assert_eq!(report["info"]["hash"], hash);
    assert_eq!(report["info"]["abi"], "current");
    assert!(report["info"]["basicBlocks"].as_u64().unwrap() > 0);
    assert_eq!(report["extensions"][0]["name"], "ExtensionSwap");
    assert_eq!(report["entrypoints"].as_array().unwrap().len(), 4);
}

#[test]
fn inspect_needs_no_metadata_but_reads_what_is_there() {
    let folder = Folder::new();
    folder.add("bare.polkavm", bare(fixtures::SUM_BALANCE));
    let out = folder.pvq(&["inspect", "bare.polkavm"]).succeeds();
    contains(&out, &["no metadata"]);
    let named = ["inspect", "bare.polkavm", "--metadata", "sum-balance.json"];
    contains(&folder.pvq(&named).succeeds(), &["sum_balance(asset: u32", "Returns the sum"]);
    folder.add("bare.json", r#"{"types": [], "entrypoints": 5}"#);
    folder.pvq(&["inspect", "bare.polkavm"]).fails(1, &["bare.json is not the metadata"]);
}

#[test]
fn a_program_of_unknown_extensions_is_inspected_all_the_same() {
    let folder = Folder::new();
    let mut metadata: Value = serde_json::from_str(fixtures::SUM_BALANCE_METADATA).unwrap();
    metadata["extension_fns"][0][0] = "5".into();
    folder.add("bare.polkavm", bare(fixtures::SUM_BALANCE));
    folder.add("bare.json", metadata.to_string());
    let out = folder.pvq(&["inspect", "bare.polkavm"]).succeeds();
    contains(&out, &["an extension that the reference runtime does not have (id 5)"]);
}

#[test]
fn validate_accepts_every_example() {
    let folder = Folder::new();
    for fixture in fixtures::ALL {
        folder.add("example.polkavm", fixture.program);
        let out = folder.pvq(&["validate", "example.polkavm"]).succeeds();
        let legacy = fixture.metadata.is_none();
        contains(&out, &["ok: ", "hash ", if legacy { "legacy" } else { "current" }]);
    }
    let args = ["validate", "--json", "sum-balance.polkavm"];
    let report: Value = serde_json::from_str(&folder.pvq(&args).succeeds()).unwrap();
    assert_eq!(report["valid"], true);
    assert_eq!(report["info"]["size"], fixtures::SUM_BALANCE.len());
}

#[test]
fn damaged_programs_are_refused_by_every_command() {
    let folder = Folder::new();
    let whole = fixtures::SUM_BALANCE;
    for len in [0, 1, 4, 20, whole.len() / 2, whole.len() - 1] {
        folder.add("cut.polkavm", &whole[..len]);
        for command in [&["validate"][..], &["inspect"]] {
            let args = [command, &["cut.polkavm"]].concat();
            folder.pvq(&args).fails(3, &["cut.polkavm is refused"]);
        }
        let run = ["run", "cut.polkavm", "--args-hex", "00"];
        folder.pvq(&run).fails(3, &["cut.polkavm is refused"]);
    }
    folder.add("text.polkavm", "not a program");
    folder.pvq(&["validate", "text.polkavm"]).fails(3, &["not a PolkaVM blob"]);
    folder.pvq(&["validate", "none.polkavm"]).fails(1, &["cannot read none.polkavm"]);
    let refused = folder.pvq(&["validate", "text.polkavm", "--json"]);
    assert_eq!(refused.code, 3);
    assert!(serde_json::from_str::<Value>(&refused.out).unwrap()["error"].is_string());
}

#[test]
fn hostile_programs_are_refused_or_end_in_an_error() {
    let folder = Folder::new();
    for (name, program) in fixtures::hostile::all() {
        folder.add("hostile.polkavm", program);
        let valid = folder.pvq(&["validate", "hostile.polkavm"]).code;
        let run = ["run", "hostile.polkavm", "--args-hex", "00", "--gas-limit", "10000000"];
        let expected = if valid == 0 { 4 } else { 3 };
        folder.pvq(&run).fails(expected, &["error: "]);
        assert!(matches!(valid, 0 | 3), "{name}");
    }
}

#[test]
fn flipped_bits_never_crash_the_tool() {
    let folder = Folder::new();
    let whole = fixtures::SUM_BALANCE;
    for position in (0..whole.len()).step_by(29) {
        let mut flipped = whole.to_vec();
        flipped[position] ^= 1 << (position % 8);
        folder.add("flipped.polkavm", &flipped);
        let args =
            ["run", "flipped.polkavm", "--args-hex", "00c007000000", "--gas-limit", "100000"];
        assert!(matches!(folder.pvq(&args).code, 0 | 3 | 4), "bit flipped at {position}");
    }
}

#[test]
fn metadata_of_another_program_is_found_out() {
    let folder = Folder::new();
    let mut metadata: Value = serde_json::from_str(fixtures::SUM_BALANCE_METADATA).unwrap();
    metadata["entrypoints"][0]["output"] = metadata["entrypoints"][0]["inputs"][0]["ty"].clone();
    folder.add("bare.polkavm", bare(fixtures::SUM_BALANCE));
    folder.add("other.json", metadata.to_string());
    let args = ["run", "bare.polkavm", "sum_balance", "0", "[]", "--metadata", "other.json"];
    folder.pvq(&args).fails(4, &["0x00000000000000000000000000000000 is no u32", "left over"]);
    folder.add("empty.json", "");
    let args = ["run", "sum-balance.polkavm", "sum_balance", "0", "[]", "--metadata", "empty.json"];
    folder.pvq(&args).fails(1, &["empty.json is not the metadata of a program"]);
}

#[test]
fn a_file_without_end_is_refused() {
    if Path::new("/dev/zero").exists() {
        Folder::new().pvq(&["validate", "/dev/zero"]).fails(1, &["more than"]);
    }
}

#[test]
fn help_names_the_commands_the_notations_and_the_exit_codes() {
    let folder = Folder::new();
    contains(
        &folder.pvq(&["--help"]).succeeds(),
        &["run", "inspect", "validate", "genesis", "Exit codes"],
    );
    contains(&folder.pvq(&["run", "--help"]).succeeds(), &["--args-hex", "//Alice", "Example"]);
    folder.pvq(&["fly"]).fails(2, &["fly"]);
    let version = folder.pvq(&["--version"]).succeeds();
    assert_eq!(version, format!("pvq {}\n", env!("CARGO_PKG_VERSION")));
    let engine = ["run", "x.polkavm", "x", "--engine", "recompiler"];
    folder.pvq(&engine).fails(2, &["--engine", "possible values: runtime"]);
    let negative = ["run", "x.polkavm", "x", "--gas-limit", "-1"];
    folder.pvq(&negative).fails(2, &["--gas-limit"]);
    assert_eq!(folder.pvq(&["query", "--help"]).code == 0, cfg!(feature = "network"));
}

#[cfg(feature = "network")]
#[test]
fn help_tells_what_commands_of_nodes_need() {
    let folder = Folder::new();
    let registered = "has to be registered";
    contains(&folder.pvq(&["query", "--help"]).succeeds(), &[registered]);
    let register = folder.pvq(&["register", "--help"]).succeeds();
    contains(&register, &["--hash", "Ctrl-C", "pvq programs"]);
    assert!(!register.contains(registered) && !register.contains("registered program"));
    for command in ["install", "uninstall"] {
        let help = folder.pvq(&[command, "--help"]).succeeds();
        contains(&help, &["ID", "PVQ_SURI", "Ctrl-C", "pvq metadata"]);
    }
    let ask = folder.pvq(&["ask", "--help"]).succeeds();
    contains(&ask, &["--para", "--destination-url", "--take", "--expire", "PVQ_SURI", "Ctrl-C"]);
    contains(&ask, &["has to be registered", "PvqXcm", "//Alice", "Examples"]);
}
