//! The limits of the operator.

use super::{client::Client, register, unhurried, upload, Node};
use crate::{code, server::chain::ChainAt, Config};
use codec::Encode;
use pvq_guest_fixtures::{hostile, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{Limits, PerSource, ProgramHash};
use serde_json::{json, Value};
use sp_core::Bytes;
use sp_runtime::Weight;
use std::{sync::Arc, time::Duration};

fn query(program: &[u8], args: impl Encode, engine: &str) -> Value {
    json!({"program": Bytes(program.to_vec()), "args": Bytes(args.encode()), "engine": engine})
}

fn upload_registered(program: &[u8], limits: Option<Limits>) -> ProgramHash {
    let hash = register(program, limits, PerSource::all(true));
    upload(program);
    hash
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_the_chain_is_asked() {
    let client = Arc::new(Client::development());
    let before = client.calls();
    let config = Config { max_program_size: 1_000, max_args_size: 100, ..unhurried() };
    let node = Node::new(client.clone(), config, None);
    for engine in ["native", "runtime", "auto"] {
        let code = node.query(query(&[0; 1_001], (), engine)).await.unwrap_err().code();
        assert_eq!(code, code::TOO_LARGE);
        let code = node.query(query(&[], [0u8; 101], engine)).await.unwrap_err().code();
        assert_eq!(code, code::TOO_LARGE);
    }
    let program = Bytes(vec![0; 1_001]);
    assert_eq!(node.fails("pvq_validate", json!([program])).await, code::TOO_LARGE);
    assert_eq!(client.calls(), before);
    // The chain judges a query of exactly the maximum sizes.
    let answer = node.query(query(&[0; 1_000], [0u8; 100], "native")).await.unwrap();
    assert_eq!(answer.error.unwrap().error.name(), "InvalidPvqProgramFormat");
}

#[tokio::test]
async fn a_registered_program_that_is_too_large_is_not_fetched() {
    let client = Arc::new(Client::development());
    let hash = client.make_block(|| upload_registered(SUM_BALANCE, None));
    let config = Config { max_program_size: SUM_BALANCE.len() - 1, ..unhurried() };
    let node = Node::new(client, config, None);
    for engine in ["native", "runtime"] {
        let query = json!({"hash": hash, "engine": engine});
        assert_eq!(node.query(query).await.unwrap_err().code(), code::TOO_LARGE);
    }
}

#[tokio::test]
async fn a_response_that_is_too_large_is_dropped() {
    let client = Arc::new(Client::development());
    let config = Config { max_response_size: 15, ..unhurried() };
    let node = Node::new(client, config, None);
    for engine in ["native", "runtime"] {
        let supply = query(TOTAL_SUPPLY, (0u8, 1984u32), engine);
        assert_eq!(node.query(supply).await.unwrap_err().code(), code::RESPONSE_TOO_LARGE);
        let failure = node.query(query(&hostile::trap(), (), engine)).await.unwrap();
        assert_eq!(failure.error.unwrap().error.name(), "Trap");
    }
    assert_eq!(node.fails("pvq_metadata", json!([])).await, code::RESPONSE_TOO_LARGE);
}

#[tokio::test]
async fn time_bounds_what_the_chain_would_let_run_on() {
    let client = Arc::new(Client::development());
    // All the gas that the chain allows takes longer, even as native code.
    let config = Config { max_time: Duration::from_millis(10), ..Default::default() };
    let node = Node::new(client, config, None);
    for program in [hostile::infinite_loop(), hostile::infinite_host_calls()] {
        // When `auto` is asked for, the usage of the program is known from the runs before.
        for engine in ["native", "runtime", "auto"] {
            let error = node.query(query(&program, (), engine)).await.unwrap_err();
            assert_eq!(error.code(), code::TIMED_OUT);
            assert!(error.message().contains("10 ms"), "{}", error.message());
        }
    }
}

#[tokio::test]
async fn proof_size_that_runs_out_is_no_time_that_runs_out() {
    let client = Arc::new(Client::development());
    // A second is less than the chain allows, so that gas stands for the time.
    let config = Config { max_time: Duration::from_secs(1), ..Default::default() };
    let node = Node::new(client, config, None);
    let mut answers = Vec::new();
    for engine in ["native", "runtime"] {
        let mut query = query(TOTAL_SUPPLY, (0u8, 1984u32), engine);
        query["limits"] = json!({"proofSize": 0});
        let answer = node.query(query).await.unwrap();
        answers.push((
            answer.result,
            answer.error,
            answer.metrics.usage.gas,
            answer.metrics.usage.calls,
        ));
    }
    assert_eq!(answers[0].1.as_ref().unwrap().error.name(), "QueryExceedsWeightLimit");
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn where_the_chain_s_limit_is_met_first_it_answers() {
    let client = Arc::new(Client::development());
    // A millisecond. The operator allows a minute.
    let weight = Weight::from_parts(1_000_000_000, 0);
    let own = Limits { weight, ..client.best().chain().unwrap().limits };
    let hash = client.make_block(|| upload_registered(&hostile::infinite_loop(), Some(own)));
    let node = Node::of(client);
    for engine in ["runtime", "native"] {
        let query = json!({"hash": hash, "engine": engine});
        let failure = node.query(query).await.unwrap().error.unwrap();
        assert_eq!(failure.error.name(), "QueryExceedsWeightLimit");
    }
}
