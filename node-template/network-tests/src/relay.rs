//! Two parachains of one runtime, with a relay chain, as processes on this machine.

use crate::{inputs, node::Node};
use anyhow::{anyhow, Context, Result};
use serde_json::{json, Value};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};
use zombienet_sdk::{
    LocalFileSystem, Network, NetworkConfig, NetworkConfigBuilder, NetworkConfigExt,
};

/// The relay chain, by its name in `polkadot`. Of those that need no live network, it is the one that parachain teams test
/// with.
pub const RELAY_CHAIN: &str = "rococo-local";

/// The validators of the relay chain: one for each parachain.
pub const VALIDATORS: [&str; 2] = ["alice", "bob"];

/// A parachain, from a preset of its runtime. Its collator is Alice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parachain {
    /// Its id on the relay chain.
    pub id: u32,
    /// The preset, and the name of its specification in the folder of [`inputs::parachain_specs`].
    pub preset: &'static str,
    /// The name of its collator's process.
    pub collator: &'static str,
}

/// The parachain that asks.
pub const ASKING: Parachain =
    Parachain { id: 2000, preset: "development", collator: "collator-2000" };

/// The parachain that answers.
pub const ANSWERING: Parachain =
    Parachain { id: 2001, preset: "sibling", collator: "collator-2001" };

/// The messages that a channel holds, at most: as many as the relay chain's preset allows.
const CHANNEL_CAPACITY: u32 = 8;

/// The bytes of a message, at most, and of all messages in a channel: as on Polkadot. The preset of the relay chain has a
/// total of 8 KiB, in which a longer answer would wait for ever.
const CHANNEL_BYTES: u32 = 100 * 1024;

/// The seconds that the network may take to start: validators and collators compile their runtimes first, on a busy machine.
const STARTING_SECONDS: u32 = 600;

/// The address of a node for other nodes, on loopback. The port is replaced by a free one.
const LISTEN: &str = "/ip4/127.0.0.1/tcp/0";

/// Returns the configuration of the network: its databases and logs are in `folder`, and the raw specification of each
/// parachain in `specs`, called `PRESET.json`.
///
/// # Errors
///
/// Fails if zombienet refuses it.
pub fn configuration(folder: &Path, specs: &Path) -> Result<NetworkConfig> {
    let parachain = |chain: Parachain| (chain, specs.join(chain.preset).with_extension("json"));
    let (asking, answering) = (parachain(ASKING), parachain(ANSWERING));
    let config = NetworkConfigBuilder::new()
        .with_relaychain(|relay| {
            relay
                .with_chain(RELAY_CHAIN)
                .with_default_command(command("polkadot").as_str())
                .with_chain_spec_command("polkadot export-chain-spec --chain {{chainName}}")
                .with_default_args(vec!["--no-mdns".into(), ("--listen-addr", LISTEN).into()])
                .with_genesis_overrides(genesis_channels())
                .with_node(|node| node.with_name(VALIDATORS[0]))
                .with_node(|node| node.with_name(VALIDATORS[1]))
        })
        .with_parachain(|chain| {
            chain
                .with_id(asking.0.id)
                .with_chain_spec_path(asking.1)
                .with_default_command(command("polkadot-omni-node").as_str())
                .with_default_args(collator_arguments())
                .with_collator(|node| node.with_name(asking.0.collator))
        })
        .with_parachain(|chain| {
            chain
                .with_id(answering.0.id)
                .with_chain_spec_path(answering.1)
                .with_default_command(command("polkadot-omni-node").as_str())
                .with_default_args(collator_arguments())
                .with_collator(|node| node.with_name(answering.0.collator))
        })
        .with_hrmp_channel(|channel| {
            channel
                .with_sender(ASKING.id)
                .with_recipient(ANSWERING.id)
                .with_max_capacity(CHANNEL_CAPACITY)
                .with_max_message_size(CHANNEL_BYTES)
        })
        .with_hrmp_channel(|channel| {
            channel
                .with_sender(ANSWERING.id)
                .with_recipient(ASKING.id)
                .with_max_capacity(CHANNEL_CAPACITY)
                .with_max_message_size(CHANNEL_BYTES)
        })
        .with_global_settings(|settings| {
            settings.with_base_dir(folder).with_network_spawn_timeout(STARTING_SECONDS)
        });
    config.build().map_err(|errors| anyhow!("zombienet refuses the network: {errors:?}"))
}

/// Returns the path of the script that runs a command of PATH on loopback.
fn command(name: &str) -> String {
    format!("{}/commands/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Returns the arguments of a collator, which is Alice as the presets have it, and of the relay chain's node in it.
fn collator_arguments<Argument>() -> Vec<Argument>
where
    Argument: From<&'static str> + From<(&'static str, &'static str)>,
{
    let own = ["--alice".into(), "--no-mdns".into(), "--".into()];
    let relay = ["--no-mdns".into(), ("--listen-addr", LISTEN).into(), ("--rpc-port", "0").into()];
    own.into_iter().chain(relay).collect()
}

/// Returns the relay chain's part of the channels. zombienet opens channels only where the genesis has the field for them.
fn genesis_channels() -> Value {
    json!({
        "configuration": { "config": { "hrmp_channel_max_total_size": CHANNEL_BYTES } },
        "hrmp": { "preopenHrmpChannels": [] },
    })
}

/// Two validators, and a collator of each parachain. Nodes that still run are killed when it is dropped.
pub struct RelayNetwork {
    network: Network<LocalFileSystem>,
}

impl RelayNetwork {
    /// Starts the network without databases in the folder `name`.
    ///
    /// # Errors
    ///
    /// Fails if a node does not start.
    pub async fn start(name: &str) -> Result<Self> {
        let started = Instant::now();
        let folder: PathBuf = inputs::networks()?.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let config = configuration(&folder, &inputs::parachain_specs()?)?;
        let network = config.spawn_native().await.context("the network does not start")?;
        println!("{name}: relay chain and parachains up after {:.1?}", started.elapsed());
        Ok(Self { network })
    }

    /// Connects to the collator of a parachain as soon as its RPC answers.
    pub async fn collator(&self, chain: Parachain) -> Result<Node> {
        Node::connect(chain.collator, self.network.get_node(chain.collator)?.ws_uri()).await
    }

    /// Stops all nodes.
    pub async fn stop(self) -> Result<()> {
        Ok(self.network.destroy().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> NetworkConfig {
        configuration(Path::new("/networks/parachains"), Path::new("/specs")).unwrap()
    }

    #[test]
    fn two_parachains_of_presets_run_on_a_relay_chain_with_a_validator_for_each() {
        let network = built();
        let relay = network.relaychain();
        assert_eq!(relay.chain().as_str(), RELAY_CHAIN);
        let names: Vec<_> = relay.nodes().iter().map(|node| node.name()).collect();
        assert_eq!(names, VALIDATORS);
        assert!(relay.nodes().iter().all(|node| node.is_validator()));

        assert_eq!(network.parachains().len(), 2);
        for (chain, wanted) in network.parachains().into_iter().zip([ASKING, ANSWERING]) {
            assert_eq!(chain.id(), wanted.id);
            let spec = format!("/specs/{}.json", wanted.preset);
            assert_eq!(chain.chain_spec_path().unwrap().to_string(), spec);
            assert!(chain.onboard_as_parachain() && chain.is_cumulus_based());
            let collators: Vec<_> = chain.collators().iter().map(|node| node.name()).collect();
            assert_eq!(collators, [wanted.collator]);
        }
    }

    #[test]
    fn channels_lead_both_ways_and_take_the_longest_message() {
        let network = built();
        let channels = network.hrmp_channels();
        let ends: Vec<_> = channels.iter().map(|one| (one.sender(), one.recipient())).collect();
        assert_eq!(ends, [(ASKING.id, ANSWERING.id), (ANSWERING.id, ASKING.id)]);
        for channel in channels {
            assert_eq!(channel.max_message_size(), CHANNEL_BYTES);
            // Of the relay chain's preset: a genesis with more does not build.
            assert!(channel.max_capacity() <= 8 && channel.max_message_size() <= 1024 * 1024);
        }
        let patch = network.relaychain().runtime_genesis_patch().unwrap();
        let total = &patch["configuration"]["config"]["hrmp_channel_max_total_size"];
        assert_eq!(total.as_u64(), Some(CHANNEL_BYTES.into()));
        // Where the field is missing, zombienet opens no channel and goes on.
        assert!(patch.pointer("/hrmp/preopenHrmpChannels").unwrap().is_array());
    }

    #[test]
    fn nodes_are_the_commands_of_path_and_listen_on_loopback() {
        let network = built();
        let on_loopback = ["--no-mdns".into(), ("--listen-addr", LISTEN).into()];
        let mut commands = Vec::new();
        let relay = network.relaychain();
        assert_eq!(relay.default_args(), on_loopback.iter().collect::<Vec<_>>());
        commands.push(relay.default_command().unwrap().as_str());
        let arguments = collator_arguments();
        for chain in network.parachains() {
            assert_eq!(chain.default_args(), arguments.iter().collect::<Vec<_>>());
            commands.push(chain.default_command().unwrap().as_str());
        }
        for (path, name) in
            commands.iter().zip(["polkadot", "polkadot-omni-node", "polkadot-omni-node"])
        {
            let path = Path::new(path);
            assert_eq!(path.file_name().unwrap(), name);
            let script = fs::read_to_string(path).unwrap();
            assert!(script.contains(&format!("PVQ_NODE={name} exec")), "{script}");
        }
    }

    /// Runs `commands/NAME` with a folder of `PATH` that has a command of this name, which prints its arguments.
    #[test]
    fn what_would_listen_on_every_interface_is_not_passed_on() {
        use std::{os::unix::fs::PermissionsExt, process::Command};
        let folder = std::env::temp_dir().join(format!("pvq-relay-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in ["polkadot", "polkadot-omni-node"] {
            let stub = folder.join(name);
            fs::write(&stub, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n").unwrap();
            fs::set_permissions(&stub, fs::Permissions::from_mode(0o755)).unwrap();
            let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
            let run = Command::new(command(name))
                .args(["--prometheus-external", "--listen-addr", "/ip4/0.0.0.0/tcp/30333/ws"])
                .args(["--name", "a b", "--", "--chain", "relay.json"])
                .env("PATH", path)
                .current_dir(&folder)
                .output()
                .unwrap();
            assert!(run.status.success(), "{run:?}");
            let passed = String::from_utf8(run.stdout).unwrap();
            let expected = ["--listen-addr", "/ip4/127.0.0.1/tcp/30333/ws", "--name", "a b", "--"];
            let expected = [&expected[..], &["--chain", "relay.json"]].concat();
            assert_eq!(passed.lines().collect::<Vec<_>>(), expected);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
