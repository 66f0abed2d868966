//! Requests by all that a node lets anyone ask, as many as it takes: `state_call` over HTTP,
//! `chainHead_v1_call` over WebSockets, and those of light clients.
//!
//! Each flood goes on until a time, and returns how many requests came to which end. None of them
//! fails because the node refuses something; each does if the node cannot be reached any more.

use crate::{
    dev::DevNode,
    light::{LightClient, Outcome},
};
use anyhow::{bail, Context, Result};
use codec::Encode;
use futures::future::try_join_all;
use serde_json::{json, Value};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::time::{sleep, timeout_at};
use zombienet_sdk::subxt::{
    backend::rpc::RpcClient, ext::subxt_rpcs::client::rpc_params, utils::H256,
};

/// The ends that requests came to, and how many did.
pub type Ends = BTreeMap<String, usize>;

/// Operations that a node lets a follower of the chain have at a time.
const OPERATIONS: usize = 16;

/// Between a request that was refused and the next, so that what is measured is the node and not
/// this machine's network.
const PAUSE: Duration = Duration::from_millis(10);

/// A call of the runtime.
#[derive(Clone, Debug)]
pub struct Call {
    /// The function of an API.
    pub method: String,
    /// Its SCALE-encoded arguments.
    pub data: Vec<u8>,
}

impl Call {
    /// Runs a program, within what the chain allows to anyone.
    pub fn query(program: &[u8], args: impl Encode) -> Self {
        // The first entrypoint.
        let args = [vec![0], args.encode()].concat();
        let data = (program, args, None::<i64>).encode();
        Self { method: "PvqApi_execute_query".into(), data }
    }

    /// A call without arguments.
    pub fn plain(method: &str) -> Self {
        Self { method: method.into(), data: Vec::new() }
    }

    fn hex(&self) -> String {
        const_hex::encode_prefixed(&self.data)
    }

    /// `state_call` over HTTP, and what it returned: the call's result, or the message of an error.
    ///
    /// # Errors
    ///
    /// There was no answer.
    pub async fn send(
        &self,
        http: &reqwest::Client,
        url: &str,
    ) -> Result<std::result::Result<Vec<u8>, String>> {
        let params = [&self.method, &self.hex()];
        let request = http.post(url).header("content-type", "application/json");
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "state_call", "params": params });
        let text = request.body(body.to_string()).send().await?.text().await?;
        let answer: Value = serde_json::from_str(&text).with_context(|| text.clone())?;
        Ok(match answer["result"].as_str() {
            Some(result) => Ok(const_hex::decode(result)?),
            None => Err(answer["error"].to_string()),
        })
    }
}

/// `state_call` over so many HTTP connections, on each of which a request follows the last one's
/// answer.
pub async fn state_calls(
    node: &DevNode,
    connections: usize,
    call: &Call,
    until: Instant,
) -> Result<Ends> {
    let url = &node.http();
    let floods = (0..connections).map(|_| async move {
        let http = reqwest::Client::builder().pool_max_idle_per_host(1).build()?;
        let mut ends = Ends::new();
        while Instant::now() < until {
            let Ok(answer) = timeout_at(until.into(), call.send(&http, url)).await else { break };
            match answer? {
                Ok(_) => count(&mut ends, "answered"),
                Err(_) => {
                    count(&mut ends, "refused");
                    sleep(PAUSE).await;
                }
            }
        }
        anyhow::Ok(ends)
    });
    Ok(sum(try_join_all(floods).await?))
}

/// `chainHead_v1_call` over so many WebSockets, each of which has as many operations under way as
/// it may.
pub async fn chain_head_calls(
    node: &DevNode,
    connections: usize,
    call: &Call,
    until: Instant,
) -> Result<Ends> {
    let floods = (0..connections).map(|_| async move {
        let rpc = node.connect().await?.rpc;
        let mut ends = Ends::new();
        while Instant::now() < until {
            // The node ends what follows the chain and gives no blocks back.
            match timeout_at(until.into(), follow(&rpc, call, &mut ends)).await {
                Ok(result) => result?,
                Err(_) => break,
            }
        }
        anyhow::Ok(ends)
    });
    Ok(sum(try_join_all(floods).await?))
}

/// Follows the chain, and calls at the block that is final when it begins, until the node ends it.
async fn follow(rpc: &RpcClient, call: &Call, ends: &mut Ends) -> Result<()> {
    let mut events = rpc
        .subscribe::<Value>("chainHead_v1_follow", rpc_params![true], "chainHead_v1_unfollow")
        .await?;
    let id = events.subscription_id().context("a subscription has an id")?.to_owned();
    let mut block = None;
    let mut under_way = 0;
    while let Some(event) = events.next().await {
        let event = event?;
        match event["event"].as_str() {
            Some("initialized") => {
                block = event["finalizedBlockHashes"][0].as_str().map(str::to_owned)
            }
            Some("operationCallDone") => {
                under_way -= 1;
                count(ends, "answered");
            }
            Some("operationError" | "operationInaccessible") => {
                under_way -= 1;
                count(ends, "refused");
                sleep(PAUSE).await;
            }
            Some("stop") => return Ok(()),
            _ => (),
        }
        let Some(block) = &block else { continue };
        while under_way < OPERATIONS {
            let params = rpc_params![&id, block, &call.method, call.hex()];
            let started: Value = rpc.request("chainHead_v1_call", params).await?;
            match started["result"].as_str() {
                Some("started") => under_way += 1,
                Some("limitReached") => break,
                _ => bail!("neither started nor refused: {started}"),
            }
        }
    }
    Ok(())
}

/// The call request of a light client, of which so many are under way.
pub async fn light_calls(
    client: &mut LightClient,
    requests: usize,
    at: H256,
    call: &Call,
    until: Instant,
) -> Result<Ends> {
    let mut ends = Ends::new();
    // Alone: it connects, if need be, and others would take its place meanwhile.
    client.call(at, "Core_version", &[]).await?;
    client.outcome().await?;
    for _ in 0..requests {
        client.call(at, &call.method, &call.data).await?;
    }
    while Instant::now() < until {
        let Ok(outcome) = timeout_at(until.into(), client.outcome()).await else { break };
        let (_, outcome) = outcome?;
        count(&mut ends, &format!("{outcome:?}").to_lowercase());
        if outcome != Outcome::Proven {
            sleep(PAUSE).await;
        }
        client.call(at, &call.method, &call.data).await?;
    }
    Ok(ends)
}

fn count(ends: &mut Ends, end: &str) {
    *ends.entry(end.to_owned()).or_default() += 1;
}

fn sum(floods: Vec<Ends>) -> Ends {
    let mut sum = Ends::new();
    for (end, count) in floods.into_iter().flatten() {
        *sum.entry(end).or_default() += count;
    }
    sum
}
