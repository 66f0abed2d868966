//! The proof sizes that queries are charged for, and those that the execution of blocks records.
//!
//! `cargo test -p pvq-parachain-runtime --test chains -- --nocapture proofs::` prints them.

use crate::{
    chain::{Built, Chain},
    network::{hash, register, sudo, Network, ASKER, ASSET, RESPONDER, TIMEOUT},
    populous::populous,
};
use codec::Encode;
use frame_support::weights::Weight;
use pallet_pvq::{limits::PARACHAIN_BLOCK_LIMITS, WeightInfo};
use pallet_pvq_xcm::{limits::MAX_XCM_WEIGHT, Event};
use pvq_guest_fixtures::{digests, Fixture, ALL, PRICES, PRICES_ID};
use pvq_parachain_runtime::{
    genesis::{DEVELOPMENT_ID, ENDOWED, OWNER, SIBLING_PRESET},
    PvqXcm, Runtime, RuntimeCall, RuntimeEvent,
};
use pvq_primitives::ProgramInterface;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Dave};

/// A query of an example.
struct Query {
    fixture: &'static Fixture,
    entrypoint: String,
    args: Vec<u8>,
}

/// Returns the arguments of a query to each entrypoint of an example, but for their indices.
fn arguments(name: &str) -> Vec<Vec<u8>> {
    let accounts = ENDOWED.map(|who| who.to_raw_public()).to_vec();
    let quote = (0u32, ASSET, 1_000_000u128, true).encode();
    match name {
        "checksum" => vec![(1u64, 1_000u32).encode()],
        "digests" => {
            let hashes = digests::HASHES.map(|_| vec![7u8; 256].encode());
            [&hashes[..], &[[9u8; 32].encode()]].concat()
        }
        "discover" => {
            let calls = [("Balances", "burn"), ("Balances", "mint"), ("PvqXcm", "ask")];
            vec![(calls.to_vec(), vec![1u64, PRICES_ID]).encode()]
        }
        "fees" => {
            let remark: RuntimeCall = frame_system::Call::remark { remark: vec![7; 100] }.into();
            let transactions = [(remark.encode(), 250u32), (vec![0xff], 1)];
            vec![(Alice.to_raw_public(), 0u32, transactions.to_vec()).encode()]
        }
        "portfolio" => vec![(Bob.to_raw_public(), ASSET).encode()],
        "prices" => vec![(1337u32, ASSET, 1_000_000u128).encode()],
        "sum-balance" | "sum-balance-batch" | "sum-balance-percent" | "legacy-sum-balance" => {
            vec![(ASSET, accounts).encode()]
        }
        "swap-info" | "legacy-swap-info" => {
            vec![quote.clone(), quote, (1337u32, ASSET).encode(), Vec::new()]
        }
        "total-supply" | "legacy-total-supply" => vec![ASSET.encode()],
        "transfer-fees" => {
            let to = ((1u8, DEVELOPMENT_ID), [7u8; 32]);
            vec![(to, 0u8, 1_000_000_000_000u128).encode()]
        }
        "valued" => vec![(Bob.to_raw_public(), 1337u32, ASSET).encode()],
        name => panic!("no arguments for {name}"),
    }
}

/// Returns the names of the entrypoints of an example. Those of PVQ 0.1 have the names of today's.
fn entrypoints(fixture: &Fixture) -> Vec<String> {
    let today = fixture.name.trim_start_matches("legacy-");
    let described = ALL.iter().find(|fixture| fixture.name == today).expect("there is one");
    let interface = ProgramInterface::of_blob(described.program).unwrap();
    let interface = interface.expect("today's programs describe themselves");
    interface.entrypoints.into_iter().map(|entrypoint| entrypoint.name).collect()
}

/// Returns a query to each entrypoint of each example.
fn queries() -> Vec<Query> {
    let mut queries = Vec::new();
    for fixture in ALL {
        let (names, arguments) = (entrypoints(fixture), arguments(fixture.name));
        assert_eq!(names.len(), arguments.len(), "{}", fixture.name);
        for (index, (entrypoint, mut args)) in names.into_iter().zip(arguments).enumerate() {
            args.insert(0, index as u8);
            queries.push(Query { fixture, entrypoint, args });
        }
    }
    queries
}

/// Bytes of proof that a query was charged for, and those that it has added to that of its block.
struct Size {
    /// The charge of the call; `None` where no event tells, because it failed.
    charged: Option<u64>,
    /// The charge of the block, without what was reclaimed of it.
    reclaimed: Option<u64>,
    recorded: u64,
}

/// Adds the examples to the chain that is asked, and one of them as an extension.
fn install(network: &mut Network) {
    for some in ALL.chunks(4) {
        for fixture in some {
            register(&mut network.responder, fixture.program);
        }
        network.responder_builds().succeeded();
    }
    let program = hash(PRICES);
    let install = pallet_pvq::Call::install_extension { extension: PRICES_ID, program };
    network.responder.submit(OWNER, sudo(install));
    network.responder_builds().succeeded();
}

/// Makes a query by a transaction. It may fail where `may_fail`, as where a list is too long. What is charged is the call
/// `query` alone, and what is recorded is all that the transaction adds, its fees included.
fn by_transaction(network: &mut Network, query: &Query, may_fail: bool) -> Size {
    let before = network.responder_builds().proof_size();
    let (program, args) = (hash(query.fixture.program), query.args.clone());
    let weight_limit = PARACHAIN_BLOCK_LIMITS.weight;
    network.responder.submit(Dave, pallet_pvq::Call::query { program, args, weight_limit });
    let built = network.responder_builds();
    assert!(may_fail || built.results == [Ok(())], "{}: {:?}", query.entrypoint, built.results);
    let run = built.find(|event| match event {
        RuntimeEvent::Pvq(pallet_pvq::Event::Queried { weight, .. }) => Some(*weight),
        _ => None,
    });
    let preparation = <Runtime as pallet_pvq::Config>::WeightInfo::query(0, 0);
    Size {
        charged: run.map(|run| run.saturating_add(preparation).proof_size()),
        reclaimed: Some(charged(&built)),
        recorded: built.proof_size().saturating_sub(before),
    }
}

/// Returns the proof that the last transaction was charged for, without what was reclaimed.
fn charged(built: &Built) -> u64 {
    let charged = built.events.iter().rev().find_map(|event| match event {
        RuntimeEvent::System(
            frame_system::Event::ExtrinsicSuccess { dispatch_info }
            | frame_system::Event::ExtrinsicFailed { dispatch_info, .. },
        ) => Some(dispatch_info.weight.proof_size()),
        _ => None,
    });
    charged.expect("the outcome is an event")
}

/// Makes a query by a message. What is charged is the call `answer` alone, and what is recorded is all that the message adds:
/// its instructions and its queue as well, which are charged beside it.
fn by_message(network: &mut Network, query: &Query, may_fail: bool) -> Size {
    network.asker.submit(
        Bob,
        pallet_pvq_xcm::Call::ask {
            destination: RESPONDER,
            program: hash(query.fixture.program),
            args: query.args.clone(),
            max_weight: Weight::MAX,
            timeout: TIMEOUT,
        },
    );
    // Before the message is included, so that the block has none.
    let before = network.responder_builds().proof_size();
    let asked = network.asker_builds().succeeded();
    let query_id = asked.find(|event| match event {
        RuntimeEvent::PvqXcm(Event::Asked { query_id, .. }) => Some(*query_id),
        _ => None,
    });
    let built = network.responder_builds();
    let answered = built.find(|event| match event {
        RuntimeEvent::PvqXcm(Event::AnswerSent { result, used, .. }) => Some((*result, *used)),
        _ => None,
    });
    let (result, used) = answered.expect("it is answered in the block that it comes to");
    assert!(may_fail || result.is_ok(), "{}: {result:?}", query.entrypoint);
    let overhead = network
        .responder
        .native(|| MAX_XCM_WEIGHT.saturating_sub(PvqXcm::query_weight_limit(ASKER)));
    network.asker_builds();
    let query_id = query_id.expect("it is asked");
    network.take(query_id);
    Size {
        charged: Some(used.saturating_add(overhead).proof_size()),
        reclaimed: None,
        recorded: built.proof_size().saturating_sub(before),
    }
}

/// Prints the table of all queries, and asserts that none adds more to the proof than it is charged for.
fn compare(title: &str, responder: Chain, may_fail: bool) {
    let asker = Chain::of_preset(sp_genesis_builder::DEV_RUNTIME_PRESET);
    let mut network = Network::of(asker, responder);
    install(&mut network);
    println!("\n{title}\n");
    println!(
        "| program | entrypoint | transaction: charged | reclaimed to | recorded | message: charged | recorded |"
    );
    println!("|---|---|---|---|---|---|---|");
    let mut undercharged = Vec::new();
    for query in queries() {
        let transaction = by_transaction(&mut network, &query, may_fail);
        let message = by_message(&mut network, &query, may_fail);
        let Query { fixture: Fixture { name, .. }, entrypoint, .. } = &query;
        let bytes = |bytes: Option<u64>| bytes.map_or("fails".into(), |bytes| bytes.to_string());
        println!(
            "| {name} | {entrypoint} | {} | {} | {} | {} | {} |",
            bytes(transaction.charged),
            bytes(transaction.reclaimed),
            transaction.recorded,
            bytes(message.charged),
            message.recorded
        );
        for (way, size) in [("transaction", transaction), ("message", message)] {
            assert!(size.recorded > 0, "{name}: nothing is recorded of a {way}");
            let charges = [size.charged, size.reclaimed];
            if charges.into_iter().flatten().any(|charged| charged < size.recorded) {
                undercharged.push(format!("{name} {entrypoint} by {way}"));
            }
        }
    }
    assert!(undercharged.is_empty(), "charged for less than is recorded: {undercharged:#?}");
}

#[test]
fn a_query_is_charged_for_no_less_proof_than_it_adds() {
    compare("The chain of the preset", Chain::of_preset(SIBLING_PRESET), false);
}

#[test]
fn nor_is_it_on_a_chain_with_many_accounts_assets_and_pools() {
    compare("With many accounts, assets and pools", populous(SIBLING_PRESET), true);
}
