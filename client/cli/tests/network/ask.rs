use crate::{
    asking::{asking, id_key, Genesis, Step, USED},
    contains,
    node::{on, with_programs, Node},
    Folder, Run,
};
use codec::Encode;
use pvq_guest_fixtures as fixtures;
use pvq_primitives::PvqError;
use serde_json::json;
use sp_core::{Bytes, H256};
use sp_io::hashing::blake2_256;
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

const SUPPLY: u128 = 3_590_000_000_000;

/// The options of a query of the program in the folder, without an entrypoint.
const ASK: [&str; 5] = ["ask", "--para", "2001", "--program", "total-supply.polkavm"];

const CALL: [&str; 4] = ["total_supply", "1984", "--suri", "//Alice"];

fn hash() -> H256 {
    blake2_256(fixtures::TOTAL_SUPPLY).into()
}

fn ask(node: &Node, args: &[&str]) -> Run {
    Folder::new().pvq(&[&ASK[..], &["--url", node.url()], args].concat())
}

fn answer() -> Step {
    Step::Answer(0, Ok(SUPPLY.encode()))
}

fn after(steps: &[Step]) -> Node {
    asking(Genesis { steps: steps.to_vec(), ..Default::default() })
}

#[test]
fn an_answer_is_waited_for_decoded_and_taken() {
    let node = after(&[Step::Empty, answer()]);
    let run = ask(&node, &CALL);
    let waiting = "query 0: in block #3 ";
    contains(&run.err, &["PvqXcm.ask: in block #2 ", waiting, "no answer of parachain 2001 yet"]);
    contains(&run.err, &["until block #52", "PvqXcm.take: in block #5 "]);
    let out = run.succeeds();
    assert!(
        out.starts_with("3590000000000\n\nentrypoint   total_supply(asset: u32) -> u128\n"),
        "{out}"
    );
    contains(
        &out,
        &[
            "query        0, of parachain 2001\n",
            "answered     in block #4\n",
            "weight       162119394 ps of reference time, 3675 bytes of proof\n",
            "stored       no longer, and the deposit is returned\n",
            "included     PvqXcm.ask of 5Grwva",
            "included     PvqXcm.take of 5Grwva",
        ],
    );
    // It is gone.
    Folder::new()
        .pvq(&["ask", "--take", "0", "--suri", "//Alice", "--url", node.url()])
        .fails(5, &["no query 0"]);
}

#[test]
fn a_query_whose_block_gives_way_is_waited_for() {
    let node = after(&[Step::Empty, Step::Retract(Vec::new()), answer()]);
    let run = ask(&node, &CALL);
    contains(&run.err, &["query 0: block #2 ", " has given way", "PvqXcm.ask: in block #5 "]);
    let out = run.succeeds();
    contains(&out, &["answered     in block #6\n", "included     PvqXcm.ask of 5Grwva"]);
    contains(&out, &[" in block #5 "]);
}

#[test]
fn an_answer_to_a_query_that_has_got_the_number_of_this_one_is_none() {
    let other = H256::repeat_byte(7);
    let (lie, truth) = (77u128.encode(), SUPPLY.encode());
    let steps = |others: &[H256]| {
        let answered = |id: usize, answer: &[u8]| Step::Answer(id as u64, Ok(answer.to_vec()));
        let others_answered = (0..others.len()).map(|id| answered(id, &lie));
        [Step::Empty, Step::Retract(others.to_vec())]
            .into_iter()
            .chain(others_answered)
            .chain([Step::Empty, answered(others.len(), &truth)])
            .collect::<Vec<_>>()
    };
    // Of another program, of the same one, and of both.
    for others in [&[other][..], &[hash()], &[hash(), other]] {
        let node = after(&steps(others));
        let id = others.len();
        let report = ask(&node, &[&CALL[..], &["--json"]].concat()).json();
        assert_eq!(report["result"]["value"], SUPPLY.to_string());
        assert_eq!(report["query"], id);
        contains(report["take"].as_str().unwrap(), &[&format!("--take {id} ")]);
        // Those of the others are left to be taken.
        let take = ["ask", "--take", "0", "--suri", "//Alice", "--url", node.url()];
        let out = Folder::new().pvq(&take).succeeds();
        assert!(out.starts_with(&const_hex::encode_prefixed(&lie)), "{out}");
    }
}

#[test]
fn the_report_for_machines_has_the_same() {
    let report = ask(&after(&[answer()]), &[&CALL[..], &["--json"]].concat()).json();
    assert_eq!(
        report["result"],
        json!({ "value": SUPPLY.to_string(), "hex": const_hex::encode_prefixed(SUPPLY.encode()) })
    );
    assert_eq!(report["query"], 0);
    assert_eq!(report["responder"], json!({ "sibling": 2001 }));
    assert_eq!(report["storage"], "taken");
    let weight = json!({ "refTime": USED.ref_time(), "proofSize": USED.proof_size() });
    assert_eq!(report["answered"], json!({ "weight": weight, "block": 3 }));
    let calls: Vec<_> =
        report["transactions"].as_array().unwrap().iter().map(|it| &it["call"]).collect();
    assert_eq!(calls, ["PvqXcm.ask", "PvqXcm.take"]);
}

#[test]
fn an_answer_that_is_kept_is_taken_later_by_the_printed_command() {
    let node = after(&[answer()]);
    let out = ask(&node, &[&CALL[..], &["--keep"]].concat()).succeeds();
    let take = format!(
        "pvq ask --take 0 --url {} --program total-supply.polkavm total_supply",
        node.url()
    );
    contains(&out, &[&format!("stored       yes, with its deposit: {take} takes it")]);
    let folder = Folder::new();
    let args: Vec<&str> = take.split(' ').skip(1).collect();
    folder.pvq_with_key(&args, Some("//Bob")).fails(1, &["was asked by 5Grwva", "--suri"]);
    folder.add("other.polkavm", fixtures::SUM_BALANCE);
    let other = ["ask", "--take", "0", "--url", node.url(), "--program", "other.polkavm", "x"];
    folder.pvq_with_key(&other, Some("//Alice")).fails(1, &["other.polkavm has the hash"]);
    let report = folder.pvq_with_key(&[&args[..], &["--json"]].concat(), Some("//Alice")).json();
    assert_eq!(report["result"]["value"], SUPPLY.to_string());
    assert_eq!(report["program"], format!("{:?}", hash()));
    assert_eq!(report["storage"], "taken");
}

#[test]
fn without_an_entrypoint_a_result_is_taken_in_hex() {
    let node = after(&[answer()]);
    let hash = format!("{:?}", hash());
    let args = ["ask", "--para", "2001", "--hash", &hash, "--args-hex", "0x00c0070000"];
    let rest = ["--suri", "//Alice", "--keep", "--json", "--url", node.url()];
    let report = Folder::new().pvq(&[&args[..], &rest].concat()).json();
    assert_eq!(report["result"]["value"], json!(null));
    let take = report["take"].as_str().unwrap();
    assert_eq!(take, format!("pvq ask --take 0 --url {}", node.url()));
    let args: Vec<&str> = take.split(' ').skip(1).collect();
    let out = Folder::new().pvq_with_key(&args, Some("//Alice")).succeeds();
    assert!(out.starts_with(&const_hex::encode_prefixed(SUPPLY.encode())), "{out}");
}

#[test]
fn the_chain_that_answers_tells_what_the_program_is() {
    let node = after(&[answer()]);
    // It has the blob of one program.
    let answering = Node::serving(with_programs(Vec::new()));
    let ask = |hash: H256| {
        let hash = format!("{hash:?}");
        let args = ["ask", "--para", "2001", "--hash", &hash, "--url", node.url()];
        let rest = ["--destination-url", answering.url()];
        Folder::new().pvq(&[&args[..], &rest, &CALL].concat())
    };
    ask(H256::repeat_byte(1)).fails(5, &["parachain 2001 does not have the program", "uploaded"]);
    let out = ask(hash()).succeeds();
    contains(&out, &["3590000000000\n\nentrypoint   total_supply(asset: u32) -> u128"]);
}

#[test]
fn a_node_of_another_chain_is_found_out() {
    let node = after(&[answer()]);
    let answering = |id: u32| {
        let mut module = with_programs(Vec::new());
        on(&mut module, "state_getStorage", move |params| {
            let key: Bytes = serde_json::from_value(params[0].clone()).unwrap();
            assert_eq!(key.0, id_key());
            Ok(json!(Bytes(id.encode())))
        });
        Node::serving(module)
    };
    let ask_with = |answering: &Node| {
        ask(&node, &[&["--destination-url", answering.url()], &CALL[..]].concat())
    };
    let other = answering(2000);
    let found =
        format!("the node at {} is one of parachain 2000, and not of parachain 2001", other.url());
    ask_with(&other).fails(1, &[&found, "--destination-url"]);
    ask_with(&answering(2001)).succeeds();
}

#[test]
fn a_query_that_fails_there_says_why() {
    let failing = |error| ask(&after(&[Step::Answer(0, Err(error))]), &CALL);
    let limit = failing(PvqError::QueryExceedsWeightLimit);
    limit.fails(4, &["the query exceeds its weight limit", "hint: raise --ref-time"]);
    failing(PvqError::PermissionDenied).fails(4, &["not permitted", "source xcm"]);
    let invalid = failing(PvqError::InvalidPvqProgramFormat);
    invalid.fails(3, &["total-supply.polkavm is refused", "registered there, and uploaded"]);
    // What is no result of the entrypoint is found out.
    let answer = Step::Answer(0, Ok(vec![1, 2, 3]));
    ask(&after(&[answer]), &CALL).fails(4, &["0x010203 is no u128"]);
}

#[test]
fn a_query_without_an_answer_ends_at_its_deadline() {
    let node = after(&[Step::Empty, Step::Blocks(50)]);
    let run = ask(&node, &[&CALL[..], &["--timeout", "20"]].concat());
    let expire = format!("pvq ask --expire 0 --url {}", node.url());
    contains(&run.err, &["hint: `", &expire, "pvq ask --take 0"]);
    run.fails(5, &["parachain 2001 has not answered the query 0 by its deadline, block #22"]);
    let args: Vec<&str> = expire.split(' ').skip(1).collect();
    let folder = Folder::new();
    let out = folder.pvq_with_key(&args, Some("//Bob")).succeeds();
    contains(&out, &["expired      yes", "included     PvqXcm.expire of 5FHneW"]);
    folder.pvq_with_key(&args, Some("//Bob")).fails(5, &["no query 0"]);
}

#[test]
fn what_cannot_be_expired_is_not_sent() {
    let node = after(&[answer()]);
    ask(&node, &[&CALL[..], &["--keep"]].concat()).succeeds();
    let expire = ["ask", "--expire", "0", "--suri", "//Alice", "--url"];
    let run = |node: &Node| Folder::new().pvq(&[&expire[..], &[node.url()]].concat());
    run(&node).fails(5, &["the query 0 has an outcome: take it with --take"]);
    run(&after(&[])).fails(5, &["no query 0"]);
    let node = after(&[Step::Empty]);
    let mut tool = waiting(&node);
    run(&node).fails(5, &["can be expired from block #52 on, and this is block #3"]);
    tool.kill().unwrap();
    tool.wait().unwrap();
}

/// Returns the tool, which waits for an answer that does not come.
fn waiting(node: &Node) -> std::process::Child {
    let folder = Folder::new();
    let mut command = folder.command(&[&ASK[..], &["--url", node.url()], &CALL[..]].concat());
    let mut tool = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(tool.stderr.as_mut().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.contains("query 0: in block #3")));
    tool
}

#[cfg(unix)]
#[test]
fn ctrl_c_tells_how_to_take_the_answer_later() {
    let node = after(&[Step::Empty, Step::Empty]);
    let tool = waiting(&node);
    let interrupt = Command::new("kill").args(["-INT", &tool.id().to_string()]).status();
    assert!(interrupt.unwrap().success());
    let output = tool.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let err = String::from_utf8(output.stderr).unwrap();
    let take = format!("`pvq ask --take 0 --url {} --program total-supply.polkavm", node.url());
    contains(&err, &["interrupted: the query goes on", &take]);
}

#[test]
fn what_the_chain_would_refuse_is_said_before_anything_is_sent() {
    let genesis = |destination| asking(Genesis { destination, ..Default::default() });
    let unknown = ["cannot ask parachain 2001", "PvqXcm.set_destination", "PvqXcm.discover"];
    ask(&genesis(None), &CALL).fails(5, &unknown);
    let itself = Genesis { destination: None, id: Some(2001), ..Default::default() };
    ask(&asking(itself), &CALL)
        .fails(1, &["parachain 2001 is the chain of this node", "`pvq query`"]);
    let undiscovered = ["does not know where", "PvqXcm.discover", "Sibling(2001)"];
    ask(&genesis(Some(false)), &CALL).fails(5, &undiscovered);
    let poor = asking(Genesis { balance: 3, ..Default::default() });
    ask(&poor, &CALL)
        .fails(5, &["5Grwva", "cannot pay for the query", "it has 3 of the ", "--suri"]);
    let node = after(&[]);
    let timeout = |blocks| ask(&node, &[&CALL[..], &["--timeout", blocks]].concat());
    timeout("51").fails(1, &["51 blocks is not allowed", "1 to 50", "--timeout"]);
    timeout("0").fails(2, &["--timeout"]);
    let args = format!("0x{}", "00".repeat(16 * 1024 + 1));
    ask(&node, &["--args-hex", &args, "--suri", "//Alice"])
        .fails(1, &["16385 bytes", "sends 16384"]);
    let solo = Node::of_reference_runtime();
    ask(&solo, &CALL).fails(5, &["the chain has no pallet PvqXcm", "a node of the other chain"]);
}

#[test]
fn a_command_line_that_does_not_say_what_to_do_is_refused() {
    let folder = Folder::new();
    let run = |args: &[&str]| folder.pvq(&[&["ask"], args].concat());
    let program = ["--program", "total-supply.polkavm"];
    let with_program = |args: &[&str]| run(&[&program, args].concat());
    with_program(&CALL).fails(2, &["--para", "--relay", "--take", "Usage: pvq ask "]);
    with_program(&[&["--para", "1", "--relay"], &CALL[..]].concat()).fails(2, &["--relay"]);
    with_program(&[&["--para", "x"], &CALL[..]].concat()).fails(2, &["--para"]);
    with_program(&["--para", "1", "--suri", "//Alice"]).fails(2, &["ENTRYPOINT"]);
    with_program(&["--para", "1", "total_supply", "0"]).fails(2, &["PVQ_SURI", "Usage: pvq ask "]);
    let keys = ["--para", "1", "total_supply", "0", "--suri", "//Alice,//Bob"];
    with_program(&keys).fails(2, &["one SURI"]);
    run(&[&["--para", "1"], &CALL[..]].concat()).fails(2, &["--program"]);
    run(&["--take", "7", "--timeout", "5"]).fails(2, &["--timeout"]);
    run(&["--take", "7", "total_supply", "0"]).fails(2, &["ARGS"]);
    run(&["--expire", "7", "total_supply"]).fails(2, &["--expire"]);
    run(&["--expire", "-1"]).fails(2, &["--expire"]);
    let hash = format!("{:?}", hash());
    let by_hash = ["--para", "1", "--hash", &hash];
    run(&[&by_hash, &program[..], &CALL].concat()).fails(2, &["--hash"]);
    run(&[&by_hash, &CALL[..]].concat()).fails(1, &["--destination-url", "--args-hex"]);
    run(&[&by_hash, &CALL[..], &["--metadata", "none.json"]].concat()).fails(1, &["none.json"]);
    run(&[&by_hash, &CALL[..2], &["--suri", "hunter2"]].concat()).fails(1, &["is no secret URI"]);
    with_program(&["--para", "1", "supply", "--suri", "//Alice"])
        .fails(1, &["supply", "total_supply"]);
}
