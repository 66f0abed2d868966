//! A node at the genesis of a chain of its own.

use pvq_client::network::NodeUrl;
use serde_json::Value;
use std::{
    fs::{self, File},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The time that a node may take until it serves requests, compiling its runtime on a busy machine.
const STARTING: Duration = Duration::from_secs(180);

/// A node that makes no blocks, so that its best block stays the first. It is killed when it is dropped.
pub struct NodeProcess {
    child: Child,
    port: u16,
    // What the node writes to.
    _folder: TempDir,
}

impl NodeProcess {
    /// Starts a node of the development chain with `pvq` as the genesis of the pallet.
    pub fn start(pvq: &Value) -> Self {
        let folder = TempDir::new().unwrap();
        let (spec, log) = (folder.path().join("spec.json"), folder.path().join("log"));
        fs::write(&spec, specification(pvq).to_string()).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_pvq-node"))
            .arg("--chain")
            .arg(&spec)
            .arg("--base-path")
            .arg(folder.path())
            .args(["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0"])
            .args(["--no-mdns", "--no-prometheus", "--no-telemetry"])
            // More than any query here takes, on a busy machine.
            .args(["--pvq-max-time", "60000"])
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .expect("the node starts");
        // Before anything can fail, so that the process ends with the test.
        let mut node = Self { child, port: 0, _folder: folder };
        let started = Instant::now();
        loop {
            let text = fs::read(&log).unwrap();
            let text = String::from_utf8_lossy(&text);
            if let Some(port) = port(&text) {
                node.port = port;
                return node;
            }
            let ended = node.child.try_wait().unwrap();
            assert!(ended.is_none() && started.elapsed() < STARTING, "{ended:?}: {text}");
            sleep(Duration::from_millis(100));
        }
    }

    /// Returns the address of its RPC.
    pub fn url(&self) -> NodeUrl {
        format!("ws://127.0.0.1:{}", self.port).parse().unwrap()
    }
}

impl Drop for NodeProcess {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the specification of the development chain with `pvq` as the genesis of the pallet.
fn specification(pvq: &Value) -> Value {
    let exported = Command::new(env!("CARGO_BIN_EXE_pvq-node"))
        .args(["export-chain-spec", "--chain", "dev"])
        .output()
        .expect("the node starts");
    let complaint = String::from_utf8_lossy(&exported.stderr);
    assert!(exported.status.success(), "{complaint}");
    let mut spec: Value = serde_json::from_slice(&exported.stdout).unwrap();
    spec["genesis"]["runtimeGenesis"]["patch"]["pvq"] = pvq.clone();
    spec
}

/// Returns the port of the RPC, from the log's line about it.
fn port(log: &str) -> Option<u16> {
    let (_, addresses) = log.split_once("Running JSON-RPC server: addr=127.0.0.1:")?;
    let digits = addresses.find(|character: char| !character.is_ascii_digit())?;
    addresses[..digits].parse().ok()
}
