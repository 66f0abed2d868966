//! Tests of the parachain runtime on nodes that others made, which are looked for on PATH. `scripts/zombienet.sh --parachain`
//! builds the inputs and runs the tests whose commands are there.

use anyhow::{Context, Result};
use pvq_network_tests::{
    dev::DevNode,
    inputs,
    relay::{RelayNetwork, ANSWERING, ASKING},
    tool::{pvq, result, SUDO},
};
use std::time::Duration;

/// The call whose results the two chains differ in.
const CALL: [&str; 2] = ["total_supply", "1984"];

/// The time until the parachains make blocks: the relay chain has to begin a session, and its validators compile the
/// runtime.
const FIRST_BLOCKS: Duration = Duration::from_secs(300);

/// Returns the path of the program that reads the total supply of an asset.
fn program() -> Result<String> {
    Ok(inputs::program_path("total-supply")?.display().to_string())
}

/// Needs `polkadot-omni-node`.
#[tokio::test(flavor = "multi_thread")]
async fn omni_node_alone_answers_state_call() -> Result<()> {
    let node = DevNode::start_parachain("omni-node", ASKING).await?;
    node.connect().await?.wait_best(1, FIRST_BLOCKS).await?;
    let program = program()?;

    let sent = ["query", "--url", node.url(), "--program", &program, "--state-call"];
    let sent = pvq(&[&sent[..], &CALL].concat()).await?;
    let register =
        ["register", "--url", node.url(), "--program", &program, "--upload", "--sudo", SUDO];
    let registration = pvq(&register).await?;
    // By its hash alone, as the chain has it now.
    let hash = registration["program"].as_str().context("a program has a hash")?;
    let registered = ["query", "--url", node.url(), "--hash", hash, "--state-call"];
    let registered = pvq(&[&registered[..], &CALL].concat()).await?;
    assert_eq!(result(&sent)?, result(&registered)?);
    Ok(())
}

/// Needs `polkadot`, both of its workers, and `polkadot-omni-node`.
#[tokio::test(flavor = "multi_thread")]
async fn a_parachain_asks_another_by_the_relay_chain() -> Result<()> {
    let network = RelayNetwork::start("parachains").await?;
    let (asking, answering) = (network.collator(ASKING).await?, network.collator(ANSWERING).await?);
    // The relay chain has accepted blocks of both.
    for collator in [&asking, &answering] {
        collator.wait_finalized(2, FIRST_BLOCKS).await?;
        println!("{} at {} makes blocks", collator.name, collator.url);
    }
    let program = program()?;
    let register =
        ["register", "--url", &answering.url, "--program", &program, "--upload", "--sudo", SUDO];
    pvq(&register).await?;

    let mut own = Vec::new();
    for collator in [&answering, &asking] {
        let query = ["query", "--url", &collator.url, "--program", &program];
        own.push(pvq(&[&query[..], &CALL].concat()).await?);
    }
    assert_ne!(result(&own[0])?, result(&own[1])?, "no answer would tell which chain it is from");

    let para = ANSWERING.id.to_string();
    let chains =
        ["ask", "--url", &asking.url, "--para", &para, "--destination-url", &answering.url];
    let asked = [&chains[..], &["--program", &program, "--suri", SUDO], &CALL].concat();
    let asked = pvq(&asked).await?;
    assert_eq!(result(&asked)?, result(&own[0])?);
    network.stop().await
}
