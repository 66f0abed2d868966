use crate::{held, holders, ASSET, FINALITY};
use anyhow::{Context, Result};
use pvq_network_tests::{
    inputs,
    network::TestNetwork,
    query::{ask_everywhere, Query},
    transactions::{register, upload, Proposal},
};
use zombienet_sdk::{
    subxt::config::Hasher,
    subxt_signer::sr25519::dev::{alice, bob, dave},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_program_of_the_committee_answers_alike_on_all_nodes_and_engines() -> Result<()> {
    let network = TestNetwork::start("registered").await?;
    let nodes = network.nodes().await?;
    let [node, other, _] = &nodes[..] else { panic!("a network has three nodes") };
    let client = node.client().await?;
    let code = inputs::program("sum-balance")?;
    let program = client.hasher().hash(&code);
    let query = Query::of_hash(program, (ASSET, holders()));

    for node in &nodes {
        node.wait_best(1, FINALITY).await?;
    }
    let genesis = node.hash(0).await?.context("genesis")?;
    let before = ask_everywhere(&nodes, &query.clone().at(genesis)).await?;
    assert!(before.result.is_none(), "nobody has registered it: {before:?}");
    println!("before: {:?}", before.error);

    let proposal = Proposal::new(&client, register(program, "sum-balance 0.2.0"))?;
    node.send(&alice(), &proposal.propose(2), "propose").await?.applied().await?;
    let (first, second) = futures::future::try_join(
        node.send(&alice(), &proposal.vote(), "vote as Alice"),
        other.send(&bob(), &proposal.vote(), "vote as Bob"),
    )
    .await?;
    futures::future::try_join(first.applied(), second.applied()).await?;
    let registered = node.finalize(&alice(), &proposal.close(), "close").await?;
    // Dave is no member of the committee: anyone may upload a registered program.
    let uploaded = node.finalize(&dave(), &upload(&code), "upload").await?;
    let number = node.header(Some(uploaded)).await?.number;
    let decided = node.header(Some(registered)).await?.number;
    println!("registered by the committee in block {decided}, uploaded in block {number}");
    for node in &nodes {
        node.wait_finalized(number, FINALITY).await?;
    }

    let not_yet = ask_everywhere(&nodes, &query.clone().at(registered)).await?;
    assert!(not_yet.result.is_none(), "nobody has uploaded it: {not_yet:?}");
    println!("registered, not uploaded: {:?}", not_yet.error);

    let answer = ask_everywhere(&nodes, &query.at(uploaded)).await?;
    assert_eq!(answer.at.number, number);
    let sum: u128 = answer.decode()?;
    assert_eq!(sum, held(node, number).await?);
    println!("six equal answers at block {number}: {sum}, {:?}", answer.metrics);
    network.stop().await
}
