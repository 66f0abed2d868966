//! Floods of requests by the ways that are open to anyone: `state_call` over HTTP, `chainHead_v1_call` over WebSockets,
//! and the requests of light clients.
//!
//! Each flood goes on until a given instant, and returns the number of requests by their outcome. A refusal by the node
//! is such an outcome. A flood fails if the node cannot be reached any more.

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

/// The outcomes of requests, and the number of each.
pub type Ends = BTreeMap<String, usize>;

/// The number of operations that a node allows to a follower of the chain at a time.
const OPERATIONS: usize = 16;

/// The time between a refused request and the next one, so that the node is measured and not this machine's network.
const PAUSE: Duration = Duration::from_millis(10);

/// A call of the runtime.
#[derive(Clone, Debug)]
pub struct Call {
    /// The name of the runtime's function, such as `PvqApi_query`.
    pub method: String,
    /// Its SCALE-encoded arguments.
    pub data: Vec<u8>,
}

impl Call {
    /// Returns a call that runs a program, within the limits of the runtime API.
    pub fn query(program: &[u8], args: impl Encode) -> Self {
        // The first entrypoint.
        let args = [vec![0], args.encode()].concat();
        let data = (program, args, None::<i64>).encode();
        Self { method: "PvqApi_execute_query".into(), data }
    }

    /// Returns a call without arguments.
    pub fn plain(method: &str) -> Self {
        Self { method: method.into(), data: Vec::new() }
    }

    fn hex(&self) -> String {
        const_hex::encode_prefixed(&self.data)
    }

    /// Makes the call by `state_call` over HTTP, and returns its result, or the JSON-RPC error.
    ///
    /// # Errors
    ///
    /// Fails if there is no answer, or one that is not JSON.
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

/// Floods a node with `state_call` over `connections` HTTP connections, each of which sends its next request after an
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

/// Floods a node with `chainHead_v1_call` over `connections` WebSockets, each of which has as many operations at a time
/// as it may.
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
            // The node ends a subscription that unpins no blocks.
            match timeout_at(until.into(), follow(&rpc, call, &mut ends)).await {
                Ok(result) => result?,
                Err(_) => break,
            }
        }
        anyhow::Ok(ends)
    });
    Ok(sum(try_join_all(floods).await?))
}

/// Follows the chain, and makes calls at the block that is finalized at first, until the node ends the subscription.
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

/// Floods a node with call requests of a light client, of which `requests` are pending at a time.
pub async fn light_calls(
    client: &mut LightClient,
    requests: usize,
    at: H256,
    call: &Call,
    until: Instant,
) -> Result<Ends> {
    let mut ends = Ends::new();
    // Alone, because it may have to connect first, and other requests would be refused meanwhile.
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
