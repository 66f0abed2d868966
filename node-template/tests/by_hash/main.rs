//! Every example, asked on a chain by those who know its hash alone: by `pvq_query`, and by `state_call` of the runtime
//! API. A node has them in the genesis of its chain, as governance and depositors would bring them.

#[allow(dead_code)] // The answers to other questions.
#[path = "../../../runtime/tests/wasm/expected.rs"]
mod expected;
mod node;
mod questions;

use node::NodeProcess;
use pvq_client::{
    arguments,
    network::{At, Engine, Node, Query},
    result,
};
use pvq_guest_fixtures::{ALL, PRICES, PRICES_ID};
use pvq_primitives::{ProgramHash, ProgramInterface};
use pvq_test_runner::{Genesis, TestRunner};
use questions::{questions_to, Question};
use serde_json::{json, Value};
use sp_core::Bytes;
use sp_crypto_hashing::blake2_256;
use std::{collections::BTreeSet, fs};

/// The folders of the examples that do not describe themselves: those that only tests ask, and those in the ABI of
/// PVQ 0.1.
const NOT_DESCRIBED: [&str; 4] = ["computations", "language", "legacy", "shapes"];

fn hash_of(program: &[u8]) -> ProgramHash {
    blake2_256(program).into()
}

/// Returns the genesis of the pallet: every program is registered and uploaded, and `prices` is installed.
fn genesis() -> Value {
    let programs = ALL.iter().map(|fixture| {
        json!({
            "code": Bytes(fixture.program.to_vec()),
            "label": fixture.name,
            "sources": { "runtimeApi": true, "extrinsic": true, "xcm": true, "runtime": true },
        })
    });
    let installed = [(PRICES_ID, hash_of(PRICES))];
    json!({ "programs": programs.collect::<Vec<_>>(), "installed": installed })
}

/// Asks every entrypoint of a program for which there is nothing but its hash and what the chain has under it.
async fn ask(node: &Node, hash: ProgramHash, interface: &ProgramInterface, questions: &[Question]) {
    let entrypoints: Vec<&str> =
        interface.entrypoints.iter().map(|function| function.name.as_str()).collect();
    let asked: Vec<&str> = questions.iter().map(|question| question.entrypoint).collect();
    assert_eq!(asked, entrypoints, "each entrypoint has a question");
    for Question { entrypoint, args, answer } in questions {
        let encoded = arguments::encode(interface, entrypoint, args).unwrap();
        let query = Query::of_registered(hash).args(encoded);
        // A node that had no `pvq_query` would have no native engine.
        let by_method = node.query(&query.clone().engine(Engine::Native)).await.unwrap();
        let by_state_call = node.query(&query.by_state_call()).await.unwrap();
        for found in [&by_method, &by_state_call] {
            let engine = found.engine.engine;
            assert_eq!(found.result.as_ref(), Ok(answer), "{entrypoint}, {engine:?}");
        }
        assert_eq!(by_method.usage, by_state_call.usage, "{entrypoint}");
        assert_eq!(by_method.block, by_state_call.block, "{entrypoint}");
        let (_, function) = arguments::entrypoint(interface, entrypoint).unwrap();
        result::decode(&interface.types, function.output.id, answer).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_answers_those_who_know_its_hash_alone() {
    let pvq = genesis();
    let patch = Some(json!({ "pvq": pvq }));
    let mut chain = TestRunner::with_genesis(&Genesis { patch, ..Genesis::default() }).unwrap();
    let process = NodeProcess::start(&pvq);
    let node = Node::connect(&process.url()).await.unwrap();
    for fixture in ALL {
        println!("{}", fixture.name);
        let hash = hash_of(fixture.program);
        let interface = node.interface(hash, At::Best).await.unwrap();
        // Programs of PVQ 0.1 say nothing of themselves.
        assert_eq!(interface.is_some(), fixture.metadata.is_some());
        if let Some(interface) = interface {
            let questions = chain.with_state(|| questions_to(fixture.name));
            ask(&node, hash, &interface, &questions).await;
        }
    }
}

#[test]
fn every_example_of_the_folder_is_asked() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../guest-programs/examples");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let examples: BTreeSet<String> = paths
        .filter(|path| path.join("Cargo.toml").is_file())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    let described = ALL.iter().filter(|fixture| fixture.metadata.is_some());
    let known = described.map(|fixture| fixture.name).chain(NOT_DESCRIBED);
    assert_eq!(examples, known.map(str::to_owned).collect::<BTreeSet<_>>());
}
