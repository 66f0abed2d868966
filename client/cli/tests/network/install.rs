use crate::{
    contains,
    node::{called, on, on_call, reference, with_installed, Node},
    query::{answer, ask},
    Folder, Run,
};
use codec::Encode;
use pvq_guest_fixtures::{PRICES, PRICES_ID, TOTAL_SUPPLY, VALUED};
use pvq_primitives::ChainParameters;
use serde_json::json;
use sp_core::H256;
use sp_io::hashing::blake2_256;

fn hash(program: &[u8]) -> String {
    format!("{:?}", H256(blake2_256(program)))
}

/// A node on whose chain `prices` is installed, and that takes no transactions.
fn node() -> Node {
    let mut module = with_installed(PRICES_ID, PRICES, "prices");
    on(&mut module, "author_submitAndWatchExtrinsic", |_| panic!("nothing is to be sent"));
    Node::serving(module)
}

fn pvq(node: &Node, args: &[&str]) -> Run {
    Folder::new().pvq(&[args, &["--url", node.url()]].concat())
}

#[test]
fn the_calls_that_install_are_printed_for_whoever_governs() {
    let node = node();
    // Also of a program that the chain does not have yet.
    let program = hash(TOTAL_SUPPLY);
    let out = pvq(&node, &["install", &program, "--as", "77", "--print"]).succeeds();
    let id = const_hex::encode(77u64.to_le_bytes());
    let call = format!("1408{id}{}", &program[2..]);
    contains(
        &out,
        &[
            "extension    77\n",
            "installed    no, submit one of these calls",
            "Pvq.install_extension, by the origin that governs queries",
            &format!("0x{call}"),
            "Sudo.sudo, by the holder of the sudo key",
            &format!("0x0600{call}"),
            "TechnicalCommittee.propose, by a member of the committee",
        ],
    );
    assert!(!out.contains("in place of"));
    let id = PRICES_ID.to_string();
    let out = pvq(&node, &["install", &program, "--as", &id, "--print"]).succeeds();
    contains(&out, &[&format!("{program}, in place of {}", hash(PRICES))]);
    let report = pvq(&node, &["uninstall", &id, "--print", "--json"]).json();
    assert_eq!(report["extension"], id);
    assert_eq!(report["program"], json!(null));
    assert_eq!(report["previous"], hash(PRICES));
    assert_eq!(report["installation"]["state"], "notSubmitted");
    let calls = report["calls"].as_array().unwrap();
    let names: Vec<&str> = calls.iter().map(|call| call["call"].as_str().unwrap()).collect();
    assert_eq!(names, ["Pvq.uninstall_extension", "Sudo.sudo", "TechnicalCommittee.propose"]);
    assert_eq!(calls[0]["decoded"]["Pvq"]["uninstall_extension"]["extension"], id);
}

#[test]
fn what_the_chain_has_already_is_not_submitted_again() {
    let node = node();
    let (program, id) = (hash(PRICES), PRICES_ID.to_string());
    for how in [["--sudo", "//Alice"], ["--committee", "//Alice,//Bob"]] {
        let install = ["install", &program, "--as", &id];
        let out = pvq(&node, &[&install[..], &how].concat()).succeeds();
        contains(&out, &["installed    already"]);
        let out = pvq(&node, &[&["uninstall", "77"][..], &how].concat()).succeeds();
        contains(&out, &["program      none is installed", "uninstalled  already"]);
    }
}

#[test]
fn what_cannot_be_installed_is_said_before_anything_is_sent() {
    let node = node();
    let program = hash(TOTAL_SUPPLY);
    let run = |args: &[&str]| pvq(&node, &[&["install"], args].concat());
    let parts = [program.as_str(), "have it registered and uploaded"];
    run(&[&program, "--as", "77", "--sudo", "//Alice"]).fails(1, &parts);
    for id in ["14114829174686691684", "1248491991627109725"] {
        let parts = [id, "ExtensionFungibles", "--as"];
        run(&[&program, "--as", id, "--print"]).fails(1, &parts);
        run(&[&program, "--as", id, "--sudo", "//Alice"]).fails(1, &parts);
    }
    run(&[&program, "--as", "prices", "--print"]).fails(2, &["--as"]);
    run(&[&program, "--as", "18446744073709551616", "--print"]).fails(2, &["--as"]);
    run(&["0x12", "--as", "77", "--print"]).fails(2, &["0x and 64 hex digits"]);
    run(&[&program, "--print"]).fails(2, &["--as", "Usage: pvq install "]);
    run(&[&program, "--as", "77"]).fails(2, &["--print", "--sudo", "--committee"]);
    run(&[&program, "--as", "77", "--sudo"]).fails(2, &["PVQ_SURI", "Usage: pvq install "]);
    pvq(&node, &["uninstall", "77", "--committee"]).fails(2, &["Usage: pvq uninstall "]);
    let id = PRICES_ID.to_string();
    pvq(&node, &["uninstall", &id, "--sudo", "//Bob"])
        .fails(1, &["does not hold the chain's sudo key"]);
}

#[test]
fn inspect_names_the_program_that_is_installed() {
    let folder = Folder::new();
    folder.add("valued.polkavm", VALUED);
    let inspect = |node: &Node, args: &[&str]| {
        folder.pvq(&[&["inspect", "valued.polkavm", "--url", node.url()], args].concat())
    };
    let node = node();
    let named = format!("  \"prices\", the program {} (id {PRICES_ID})", hash(PRICES));
    let out = inspect(&node, &[]).succeeds();
    contains(&out, &[&named, "    0  price\n", "  ExtensionFungibles (id "]);
    let report = inspect(&node, &["--json"]).json();
    let extensions = &report["extensions"];
    assert_eq!(extensions[0]["id"], PRICES_ID.to_string());
    assert_eq!(extensions[0]["name"], json!(null));
    assert_eq!(extensions[0]["program"], json!({ "hash": hash(PRICES), "label": "prices" }));
    assert_eq!(extensions[0]["functions"], json!([{ "index": 0, "function": "price" }]));
    assert_eq!(extensions[1]["program"], json!(null));

    let other = Node::serving(with_installed(77, PRICES, "\x1b[2J"));
    let out = inspect(&other, &[]).succeeds();
    contains(&out, &[&format!("an extension that the chain does not have (id {PRICES_ID})")]);
    let unnamed = Node::serving(with_installed(PRICES_ID, PRICES, ""));
    let out = inspect(&unnamed, &[]).succeeds();
    contains(&out, &[&format!("  the program {}", hash(PRICES))]);
}

#[test]
fn a_query_names_the_program_that_it_called() {
    let mut called = answer();
    called["metrics"]["calls"][0]["extension"] = PRICES_ID.to_string().into();
    let mut module = with_installed(PRICES_ID, PRICES, "prices");
    on(&mut module, "pvq_query", move |_| Ok(called.clone()));
    let out = ask(&Node::serving(module), &[]).succeeds();
    contains(&out, &[&format!("1 to prices (id {PRICES_ID})")]);
}

#[test]
fn metadata_lists_the_programs_that_are_installed() {
    let node = node();
    let out = pvq(&node, &["metadata"]).succeeds();
    let named = format!("\"prices\", the program {}  installed with id {PRICES_ID}", hash(PRICES));
    let price = "  0  price(asset: u32, quote: u32, amount: u128) -> Option<u128>";
    contains(&out, &["ExtensionFungibles", &named, price]);
    let report = pvq(&node, &["metadata", "--json"]).json();
    let installed = &report["installed"];
    assert_eq!(installed[0]["id"], PRICES_ID.to_string());
    assert_eq!(installed[0]["program"], hash(PRICES));
    assert_eq!(installed[0]["label"], "prices");
    assert_eq!(installed[0]["entrypoints"], json!([price.trim_start_matches("  0  ")]));
    let hostile = Node::serving(with_installed(77, PRICES, "\x1b[2J"));
    let out = pvq(&hostile, &["metadata"]).succeeds();
    assert!(!out.contains('\x1b'));
}

#[test]
fn an_installed_program_that_is_not_registered_is_an_error() {
    let mut chain: ChainParameters = called("PvqApi_chain", ());
    chain.installed = vec![(77, H256::repeat_byte(7))];
    let mut module = reference();
    on_call(&mut module, "PvqApi_chain", chain.encode());
    let node = Node::serving(module);
    pvq(&node, &["metadata"]).fails(5, &["makes no sense", "77", "is not registered"]);
}
