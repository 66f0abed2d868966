//! A development node, as one process on this machine.

use crate::{inputs, node::Node, relay::Parachain};
use anyhow::{ensure, Context, Result};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tokio::time::sleep;
use zombienet_sdk::subxt::ext::subxt_rpcs::client::rpc_params;

/// The time that it may take to start, compiling its runtime on a busy machine.
const STARTING: Duration = Duration::from_secs(180);

/// A node with `--dev`, the only author of its chain. It is killed when it is dropped.
pub struct DevNode {
    child: Child,
    folder: PathBuf,
    url: String,
}

impl DevNode {
    /// Starts `pvq-node` without a database in the folder `name`, with further arguments.
    pub async fn start(name: &str, arguments: &[&str]) -> Result<Self> {
        Self::start_command(name, &inputs::node()?, &inputs::dev_chain_spec()?, arguments).await
    }

    /// Starts `polkadot-omni-node` of PATH with the runtime of a parachain, without a relay chain and without a database,
    /// in the folder `name`. It makes a block in each second.
    pub async fn start_parachain(name: &str, chain: Parachain) -> Result<Self> {
        let (command, spec) = (Path::new("polkadot-omni-node"), inputs::parachain_spec(chain)?);
        Self::start_command(name, command, &spec, &["--dev-block-time", "1000"]).await
    }

    async fn start_command(
        name: &str,
        command: &Path,
        spec: &Path,
        arguments: &[&str],
    ) -> Result<Self> {
        let started = Instant::now();
        let folder = inputs::networks()?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        // At the depth at which scripts/zombienet.sh finds the logs of the other tests' nodes.
        let folder = folder.join("dev");
        fs::create_dir_all(&folder)?;
        let child = Command::new(command)
            .arg("--dev")
            .arg("--chain")
            .arg(spec)
            .arg("--base-path")
            .arg(folder.join("data"))
            .args(["--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0"])
            .args(["--no-mdns", "--no-prometheus", "--no-telemetry"])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(folder.join("dev.log"))?)
            .spawn()
            .with_context(|| format!("{} does not start", command.display()))?;
        let mut node = Self { child, folder, url: String::new() };
        let port = loop {
            if let Some(port) = port(&node.log()?) {
                break port;
            }
            let ended = node.child.try_wait()?;
            ensure!(ended.is_none(), "the node ended: {ended:?}, {}", node.log()?);
            ensure!(started.elapsed() < STARTING, "the node does not start: {}", node.log()?);
            sleep(Duration::from_millis(100)).await;
        };
        node.url = format!("ws://127.0.0.1:{port}");
        println!("{name}: a development node up after {:.1?}", started.elapsed());
        Ok(node)
    }

    /// Opens a connection to the node.
    pub async fn connect(&self) -> Result<Node> {
        Node::connect("dev", &self.url).await
    }

    /// Returns the address of its RPC, `ws://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the address of its RPC over HTTP.
    pub fn http(&self) -> String {
        self.url.replacen("ws:", "http:", 1)
    }

    /// Returns the id of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Returns its log.
    pub fn log(&self) -> Result<String> {
        Ok(String::from_utf8_lossy(&fs::read(self.folder.join("dev.log"))?).into_owned())
    }

    /// Returns the number of proposals that it discarded for lack of time, by its log.
    pub fn discarded(&self) -> Result<usize> {
        Ok(self.log()?.lines().filter(|line| line.contains("Discarding proposal")).count())
    }

    /// Returns its address for other nodes, `/ip4/127.0.0.1/tcp/PORT/p2p/PEER`.
    pub async fn address(&self) -> Result<String> {
        let node = self.connect().await?;
        let all: Vec<String> =
            node.rpc.request("system_localListenAddresses", rpc_params![]).await?;
        let loopback = all.iter().find(|address| address.starts_with("/ip4/127.0.0.1/"));
        loopback.cloned().with_context(|| format!("it does not listen on loopback: {all:?}"))
    }

    /// Fails if the process has ended.
    pub fn is_up(&mut self) -> Result<()> {
        let ended = self.child.try_wait()?;
        ensure!(ended.is_none(), "the node ended: {ended:?}");
        Ok(())
    }
}

impl Drop for DevNode {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the port of the RPC, from the log's line about it.
fn port(log: &str) -> Option<u16> {
    let (_, addresses) = log.split_once("Running JSON-RPC server: addr=127.0.0.1:")?;
    let digits = addresses.find(|character: char| !character.is_ascii_digit())?;
    addresses[..digits].parse().ok()
}
