//! A development node, and requests to it.

use jsonrpsee::{
    core::client::ClientT,
    rpc_params,
    ws_client::{WsClient, WsClientBuilder},
};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_rpc::{Engine, Query, QueryAnswer};
use serde_json::{json, value::RawValue, Value};
use sp_core::Bytes;
use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// The time that a node may take until it answers, which includes compiling its runtime.
const START: Duration = Duration::from_secs(120);

/// A node, which is killed when it is dropped.
pub struct Node {
    process: Child,
    url: String,
    pub client: WsClient,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Node {
    /// Starts a node that has as many threads for queries as for calls of runtime APIs.
    pub async fn start() -> Self {
        // The node takes no more for calls of runtime APIs, of its 31 for both.
        let processors = std::thread::available_parallelism().map_or(1, |count| count.get());
        let threads = processors.min(15).to_string();
        let port = || {
            let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
            listener.local_addr().expect("it has an address").port()
        };
        let rpc = port();
        let folder = tempfile::tempdir().expect("there is room for a file");
        let spec = folder.path().join("spec.json");
        std::fs::write(&spec, specification().to_string()).expect("the folder can be written");
        let mut process = Command::new(env!("CARGO_BIN_EXE_pvq-node"))
            .arg("--chain")
            .arg(&spec)
            .args([
                "--alice",
                "--force-authoring",
                "--tmp",
                "--unsafe-force-node-key-generation",
                "--no-mdns",
                "--no-prometheus",
                "--no-telemetry",
                "--log",
                "error",
            ])
            .args(["--pvq-concurrency", &threads, "--pvq-state-call-threads", &threads])
            .args(["--rpc-port", &rpc.to_string()])
            .args(["--listen-addr", &format!("/ip4/127.0.0.1/tcp/{}", port())])
            .stdout(Stdio::null())
            .spawn()
            .expect("the node starts");
        let url = format!("ws://127.0.0.1:{rpc}");
        let started = Instant::now();
        let client = loop {
            match WsClientBuilder::default().build(&url).await {
                Ok(client) => break client,
                Err(error) => {
                    let ended = process.try_wait().expect("it is a child");
                    assert!(
                        ended.is_none() && started.elapsed() < START,
                        "no node at {url}: {error}"
                    );
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        };
        Self { process, url, client }
    }

    /// Opens another connection to the node.
    pub async fn connect(&self) -> WsClient {
        WsClientBuilder::default().build(&self.url).await.expect("the node listens")
    }

    /// Returns the processor time of the node's process, and that of the processes that it has started.
    pub fn processor_time(&self) -> (Duration, Duration) {
        let own = self.process.id();
        let tasks = format!("/proc/{own}/task");
        let threads = std::fs::read_dir(tasks).expect("the node lives").filter_map(Result::ok);
        let children: Vec<u32> = threads
            .filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok())
            .flat_map(|list| list.split_whitespace().map(str::to_string).collect::<Vec<_>>())
            .filter_map(|pid| pid.parse().ok())
            .collect();
        assert!(!children.is_empty(), "the node has no worker");
        let workers = children.into_iter().filter_map(processor_time).sum();
        (processor_time(own).expect("the node lives"), workers)
    }

    /// Returns the answer to a query, and the time that it took.
    pub async fn query(&self, query: &Query) -> (QueryAnswer, Duration) {
        let started = Instant::now();
        let answer = self.client.request("pvq_query", rpc_params![query]).await;
        (answer.expect("the query is answered"), started.elapsed())
    }
}

/// Returns the processor time that a process has used so far.
fn processor_time(pid: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The 12th and 13th fields after the name, which may contain anything, in hundredths of a second.
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(10 * ticks))
}

/// Returns the specification of the development chain, with `total-supply` registered in its genesis.
fn specification() -> Value {
    let plain = Command::new(env!("CARGO_BIN_EXE_pvq-node"))
        .args(["export-chain-spec", "--chain", "dev"])
        .output()
        .expect("the node starts");
    let mut spec: Value = serde_json::from_slice(&plain.stdout).expect("it is a specification");
    spec["genesis"]["runtimeGenesis"]["patch"]["pvq"] = json!({ "programs": [{
        "code": Bytes(TOTAL_SUPPLY.to_vec()),
        "label": "total-supply",
        "sources": { "runtimeApi": true, "extrinsic": false, "xcm": false, "runtime": false },
    }] });
    spec
}

/// Returns a query of a program whose blob is sent with it.
pub fn query(program: &[u8], args: Vec<u8>, engine: Engine) -> Query {
    Query {
        program: Some(program.to_vec().into()),
        args: args.into(),
        engine,
        ..Default::default()
    }
}

/// Calls `method`, and ignores its answer.
pub async fn ask(client: &WsClient, method: &str, params: jsonrpsee::core::params::ArrayParams) {
    let answer: Result<Box<RawValue>, _> = client.request(method, params).await;
    answer.expect("the request is answered");
}
