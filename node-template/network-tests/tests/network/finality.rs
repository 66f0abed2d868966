use crate::FINALITY;
use anyhow::{Context, Result};
use pvq_network_tests::network::TestNetwork;
use std::time::Instant;

/// The number of blocks that have to be finalized.
const BLOCKS: u32 = 3;

#[tokio::test(flavor = "multi_thread")]
async fn two_validators_and_a_full_node_finalize_one_chain() -> Result<()> {
    let network = TestNetwork::start("finality").await?;
    let nodes = network.nodes().await?;
    let started = Instant::now();
    let mut chains = Vec::new();
    for node in &nodes {
        node.wait_finalized(BLOCKS, FINALITY).await?;
        let mut chain = Vec::new();
        for number in 1..=BLOCKS {
            chain.push(node.hash(number).await?.context("a finalized block is there")?);
        }
        let (finalized, peers) = (node.finalized().await?, node.peers().await?);
        let (name, elapsed) = (&node.name, started.elapsed());
        println!("{name}: {finalized} blocks final after {elapsed:.1?}, {peers} peers");
        assert_eq!(peers, nodes.len() - 1, "{name} is connected to all others");
        chains.push(chain);
    }
    assert!(chains.iter().all(|chain| chain == &chains[0]), "{chains:#?}");
    println!("blocks 1 to {BLOCKS} have the same hashes on all: {:?}", chains[0]);
    network.stop().await
}
