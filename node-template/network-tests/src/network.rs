//! Two validators and a full node, as processes on this machine.

use crate::{inputs, node::Node};
use anyhow::{anyhow, ensure, Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};
use zombienet_sdk::{LocalFileSystem, Network, NetworkConfigBuilder, NetworkConfigExt};

/// The nodes: Alice and Bob validate, Charlie follows.
pub const NODES: [&str; 3] = ["alice", "bob", "charlie"];

/// The seconds that a network may take to start, compiling its runtime three times on a busy machine.
const STARTING_SECONDS: u32 = 240;

/// The address of a node for other nodes, on loopback: zombienet's own default is every interface. The port is replaced
/// by a free one.
const LISTEN: &str = "/ip4/127.0.0.1/tcp/0";

/// Two validators and a full node. Nodes that still run are killed when it is dropped.
pub struct TestNetwork {
    network: Network<LocalFileSystem>,
    folder: PathBuf,
}

impl TestNetwork {
    /// Starts the network without databases in the folder `name`.
    pub async fn start(name: &str) -> Result<Self> {
        let started = Instant::now();
        let folder = inputs::networks()?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let (node, spec) = (inputs::node()?, inputs::chain_spec()?);
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("node.sh");
        let path = |path: &Path| -> Result<String> {
            Ok(path.to_str().context("paths of a network are UTF-8")?.to_owned())
        };
        let (node, script) = (path(&node)?, path(&script)?);

        let config = NetworkConfigBuilder::new()
            .with_relaychain(|chain| {
                let arguments = vec![
                    "--no-mdns".into(),
                    ("--listen-addr", LISTEN).into(),
                    // Tests send hundreds of requests at once over few connections.
                    ("--pvq-queue", "512").into(),
                    ("--pvq-share", "512").into(),
                ];
                let environment = || vec![("PVQ_NODE", node.as_str())];
                chain
                    .with_chain("pvq")
                    .with_chain_spec_path(spec)
                    .with_default_command(script.as_str())
                    .with_default_args(arguments)
                    .with_node(|node| node.with_name(NODES[0]).with_env(environment()))
                    .with_node(|node| node.with_name(NODES[1]).with_env(environment()))
                    .with_node(|node| {
                        node.with_name(NODES[2]).validator(false).with_env(environment())
                    })
            })
            .with_global_settings(|settings| {
                settings.with_base_dir(folder.clone()).with_network_spawn_timeout(STARTING_SECONDS)
            })
            .build()
            .map_err(|errors| anyhow!("zombienet refuses the network: {errors:?}"))?;
        let network = config.spawn_native().await.context("the network does not start")?;
        println!("{name}: {} nodes up after {:.1?}", NODES.len(), started.elapsed());
        Ok(Self { network, folder })
    }

    /// Connects to a node as soon as its RPC answers.
    pub async fn node(&self, name: &str) -> Result<Node> {
        Node::connect(name, self.network.get_node(name)?.ws_uri()).await
    }

    /// Connects to all nodes, in the order of [`NODES`].
    pub async fn nodes(&self) -> Result<Vec<Node>> {
        futures::future::try_join_all(NODES.iter().map(|name| self.node(name))).await
    }

    /// Kills a node with SIGKILL, so that it cannot shut down in order.
    pub fn kill(&self, name: &str) -> Result<()> {
        let file = self.folder.join(name).join("pid");
        let process = fs::read_to_string(&file).with_context(|| format!("cannot read {file:?}"))?;
        let status = Command::new("kill").args(["-KILL", process.trim()]).status()?;
        ensure!(status.success(), "{name} cannot be killed: {status}");
        Ok(())
    }

    /// Restarts a killed node with the same database.
    pub async fn restart(&self, name: &str) -> Result<()> {
        self.network.get_node(name)?.restart(None).await
    }

    /// Returns the log of a node.
    pub async fn logs(&self, name: &str) -> Result<String> {
        self.network.get_node(name)?.logs().await
    }

    /// Stops all nodes.
    pub async fn stop(self) -> Result<()> {
        Ok(self.network.destroy().await?)
    }
}
