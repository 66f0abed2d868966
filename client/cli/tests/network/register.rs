use crate::{
    contains,
    node::{error, on, reference, with_programs, with_votes, Node},
    Folder, Run,
};
use pvq_guest_fixtures as fixtures;
use pvq_primitives::{PerSource, RegisteredProgram};
use serde_json::json;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use std::{
    io::{BufRead, BufReader},
    process::Stdio,
    time::{Duration, Instant},
};

fn register(node: &Node, args: &[&str]) -> Run {
    let program = ["register", "--program", "total-supply.polkavm", "--url", node.url()];
    Folder::new().pvq(&[&program[..], args].concat())
}

fn hash() -> H256 {
    blake2_256(fixtures::TOTAL_SUPPLY).into()
}

#[test]
fn the_calls_are_printed_for_whoever_governs() {
    let node = Node::of_reference_runtime();
    let out = register(&node, &["--print"]).succeeds();
    let pvq = format!("0x1400{:x}000101010130{}", hash(), const_hex::encode("total-supply"));
    contains(
        &out,
        &[
            &format!("{:?}", hash()),
            "no, submit one of these calls",
            "Pvq.register, by the origin that governs queries",
            &pvq,
            "Sudo.sudo, by the holder of the sudo key",
            &format!("0x0600{}", &pvq[2..]),
            "TechnicalCommittee.propose, by a member of the committee",
            r#""threshold": 2"#,
            r#""label": 0x746f74616c2d737570706c79 ("total-supply")"#,
        ],
    );
    assert!(!out.contains("Pvq.upload"));

    let args = ["--print", "--json", "--upload", "--sources", "xcm,runtime-api", "--label", "sum"];
    let limits = ["--limits", r#"{"memory": 5}"#];
    // A program that does not fit its own limits would never be uploaded.
    register(&node, &[&args[..], &limits].concat()).fails(3, &[]);
    let report = register(&node, &args).json();
    assert_eq!(report["registration"]["state"], "notSubmitted");
    let calls: Vec<&str> =
        report["calls"].as_array().unwrap().iter().map(|c| c["call"].as_str().unwrap()).collect();
    let expected = ["Pvq.register", "Sudo.sudo", "TechnicalCommittee.propose", "Pvq.upload"];
    assert_eq!(calls, expected);
    let decoded = &report["calls"][0]["decoded"]["Pvq"]["register"];
    assert_eq!(decoded["label"], "0x73756d");
    let sources = json!({ "runtime_api": true, "extrinsic": false, "xcm": true, "runtime": false });
    assert_eq!(decoded["sources"], sources);
    let code = &report["calls"][3]["decoded"]["Pvq"]["upload"]["code"];
    assert_eq!(*code, const_hex::encode_prefixed(fixtures::TOTAL_SUPPLY));
}

#[test]
fn a_program_is_registered_by_its_hash_alone() {
    let node = Node::of_reference_runtime();
    let hash = format!("{:?}", hash());
    let folder = Folder::new();
    let args = ["register", "--hash", &hash, "--print", "--json", "--url", node.url()];
    let report = folder.pvq(&args).json();
    assert_eq!(report["program"], hash);
    assert_eq!(report["calls"][0]["decoded"]["Pvq"]["register"]["label"], "0x");
}

#[test]
fn what_is_registered_already_is_not_submitted_again() {
    let there = RegisteredProgram {
        hash: hash(),
        size: Some(5),
        limits: None,
        sources: PerSource::all(true),
        label: b"total-supply".to_vec(),
    };
    let mut module = with_programs(vec![there]);
    on(&mut module, "author_submitAndWatchExtrinsic", |_| panic!("nothing is to be sent"));
    let node = Node::serving(module);
    for how in [["--sudo", "//Alice"], ["--committee", "//Alice,//Bob"]] {
        let out = register(&node, &[&how[..], &["--upload"]].concat()).succeeds();
        contains(&out, &["registered   already", "uploaded     already"]);
        let report = register(&node, &[&how[..], &["--json"]].concat()).json();
        assert_eq!(report["registration"]["state"], "already");
        assert_eq!(report["transactions"], json!([]));
    }
}

/// A node that includes no transaction.
fn refusing() -> Node {
    refusing_with(1010, "Invalid Transaction", "Inability to pay some fees")
}

/// A node that answers each transaction with this error.
fn refusing_with(code: i32, message: &'static str, reason: &'static str) -> Node {
    let mut module = reference();
    module
        .register_subscription(
            "author_submitAndWatchExtrinsic",
            "author_extrinsicUpdate",
            "author_unwatchExtrinsic",
            move |_, pending, _, _| async move {
                pending.reject(error(code, message, Some(reason))).await;
                Ok(())
            },
        )
        .unwrap();
    Node::serving(module)
}

#[test]
fn a_transaction_that_is_refused_says_why() {
    let node = refusing();
    let parts = ["was not included", "Invalid Transaction: Inability to pay some fees"];
    register(&node, &["--sudo", "//Alice"]).fails(5, &parts);
    register(&node, &["--committee", "//Alice"]).fails(5, &parts);
}

#[test]
fn a_command_that_is_given_again_too_soon_is_told_to_wait_for_a_block() {
    let node = refusing_with(1014, "Priority is too low: (7 vs 7)", "The transaction waits");
    let parts = ["a transaction of 5GrwvaEF", "after the next block"];
    register(&node, &["--sudo", "//Alice"]).fails(5, &parts);
    register(&node, &["--committee", "//Alice"]).fails(5, &parts);
}

/// A node that takes every transaction, and makes no blocks.
fn without_blocks() -> Node {
    let mut module = reference();
    module
        .register_subscription(
            "author_submitAndWatchExtrinsic",
            "author_extrinsicUpdate",
            "author_unwatchExtrinsic",
            |_, pending, _, _| async move {
                let open = pending.accept().await;
                std::future::pending::<()>().await;
                drop(open);
                Ok(())
            },
        )
        .unwrap();
    Node::serving(module)
}

#[test]
fn a_chain_that_makes_no_blocks_is_noticed_after_thirty_seconds() {
    let node = without_blocks();
    let folder = Folder::new();
    let program = ["register", "--program", "total-supply.polkavm", "--url", node.url()];
    let mut command = folder.command(&[&program[..], &["--sudo", "//Alice"]].concat());
    let mut tool = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(tool.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.ends_with("waiting for a block")));
    let start = Instant::now();
    let next = lines.next();
    tool.kill().unwrap();
    tool.wait().unwrap();
    contains(&next.unwrap(), &["Sudo.sudo", "after 30 s", "does the chain make blocks?"]);
    let waited = start.elapsed();
    assert!(waited > Duration::from_secs(29) && waited < Duration::from_secs(60), "{waited:?}");
}

#[test]
fn a_threshold_that_no_vote_reaches_is_refused() {
    let node = refusing();
    let run = |threshold: &str| {
        register(&node, &["--committee", "//Alice,//Bob", "--threshold", threshold])
    };
    for threshold in ["4", "9", "4294967295"] {
        run(threshold).fails(1, &[threshold, "has 3 members", "3 at most"]);
    }
    // What all of them reach is proposed.
    run("3").fails(5, &["TechnicalCommittee.propose was not included"]);
}

#[test]
fn an_open_proposal_is_gone_on_with_if_it_can_pass() {
    let register = |index, threshold, args: &[&str]| {
        let node = Node::serving(with_votes(index, threshold, &["//Alice"]));
        register(&node, &[&["--committee", "//Alice"], args].concat())
    };
    for args in [&[][..], &["--threshold", "3"]] {
        contains(&register(7, 3, args).succeeds(), &["1 of 3 ayes"]);
    }
    let remedies = ["TechnicalCommittee.close", "TechnicalCommittee.disapprove_proposal"];
    let stuck = ["needs 9 ayes", "has 3 members", "index 7", remedies[0], remedies[1]];
    register(7, 9, &[]).fails(5, &stuck);
    register(7, 9, &["--threshold", "3"]).fails(5, &stuck);
    let other = ["needs 3 ayes", "and not 2", "--threshold", remedies[1]];
    register(7, 3, &["--threshold", "2"]).fails(1, &other);
}

#[test]
fn only_the_holder_of_the_sudo_key_submits_by_it() {
    let node = refusing();
    let bob = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
    let parts = [bob, "does not hold the chain's sudo key", "--committee"];
    register(&node, &["--sudo", "//Bob"]).fails(1, &parts);

    let mut keyless = reference();
    on(&mut keyless, "state_getStorage", |_| Ok(json!(null)));
    let parts = ["does not hold the chain's sudo key"];
    register(&Node::serving(keyless), &["--sudo", "//Alice"]).fails(1, &parts);
}

#[test]
fn strangers_are_told_so_before_anything_is_sent() {
    let node = refusing();
    let eve = "5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw";
    let part = "no member of the technical committee";
    register(&node, &["--committee", "//Alice,//Eve"]).fails(1, &[eve, part]);
}

#[test]
fn keys_may_come_from_the_environment_and_are_never_repeated() {
    let node = refusing();
    let folder = Folder::new();
    let program = ["register", "--program", "total-supply.polkavm", "--url", node.url()];
    let run = |args: &[&str], key| folder.pvq_with_key(&[&program[..], args].concat(), key);
    run(&["--sudo"], Some("//Alice"))
        .fails(5, &["5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"]);
    run(&["--committee"], Some("//Alice, //Eve")).fails(1, &["no member"]);
    run(&["--sudo"], None).fails(2, &["PVQ_SURI", "Usage: pvq register "]);
    run(&["--sudo"], Some("")).fails(1, &["signer 1"]);
    run(&["--sudo"], Some("//Alice,//Bob")).fails(2, &["one SURI"]);
    for secret in ["hunter2", "0xhunter2", "hunter2 hunter2 hunter2", "//Alice//hunter2,hunter2"] {
        let given = run(&["--committee", secret], None);
        let kept = run(&["--committee"], Some(secret));
        for run in [given, kept] {
            assert!(!run.err.contains("hunter2") && !run.out.contains("hunter2"), "{}", run.err);
            run.fails(1, &["is no secret URI"]);
        }
    }
}

#[test]
fn programs_that_the_chain_would_not_run_are_not_registered() {
    let node = refusing();
    let folder = Folder::new();
    folder.add("text.polkavm", "not a program");
    let args = ["register", "--program", "text.polkavm", "--sudo", "//Alice", "--url", node.url()];
    folder.pvq(&args).fails(3, &["text.polkavm is refused", "not a PolkaVM blob"]);
    let limits = ["--limits", r#"{"programSize": 10}"#, "--sudo", "//Alice"];
    register(&node, &limits).fails(3, &["total-supply.polkavm is refused", "10"]);
}

#[test]
fn what_cannot_be_registered_is_said_before_anything_is_sent() {
    let node = refusing();
    let long = "x".repeat(65);
    let alice = ["--sudo", "//Alice"];
    let run = |args: &[&str]| register(&node, &[args, &alice].concat());
    run(&["--label", &long]).fails(1, &["65 bytes", "allows 64"]);
    run(&["--limits", r#"{"memry": 5}"#]).fails(1, &["memry", "stackSize"]);
    run(&["--limits", "5"]).fails(1, &["--limits"]);
    run(&["--limits", "{"]).fails(2, &["--limits"]);
    run(&["--sources", "anyone"]).fails(2, &["runtime-api"]);
    run(&["--print"]).fails(2, &["--print"]);
    register(&node, &[]).fails(2, &["--print", "--sudo", "--committee", "Usage: pvq register "]);
    register(&node, &["--print", "--threshold", "2"]).fails(2, &["--threshold"]);
    register(&node, &["--committee", "//Alice", "--threshold", "0"]).fails(2, &["--threshold"]);
    let hash = format!("{:?}", hash());
    let upload = ["register", "--hash", &hash, "--upload", "--print", "--url", node.url()];
    Folder::new().pvq(&upload).fails(2, &["--upload"]);
    for hash in ["0x5d6c", "5d6c", "0x", "x", &format!("{hash}00")] {
        let args = ["register", "--hash", hash, "--print", "--url", node.url()];
        Folder::new().pvq(&args).fails(2, &["--hash", "0x and 64 hex digits"]);
    }
}
