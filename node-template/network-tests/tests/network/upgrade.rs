use crate::FINALITY;
use anyhow::{Context, Result};
use codec::Decode;
use pvq_network_tests::{
    inputs,
    network::TestNetwork,
    query::{ask_everywhere, Answer, Query},
    transactions::{apply_upgrade, authorize_upgrade},
};
use zombienet_sdk::{
    subxt::{config::Hasher, utils::H256},
    subxt_signer::sr25519::dev::alice,
};

/// The id of the native token in programs.
const NATIVE: u32 = 0;
/// The name of the native token, and that with the runtime's feature `upgraded`.
const NAMES: [&str; 2] = ["Unit", "Upgraded Unit"];

/// The result of the program `portfolio`.
#[derive(Decode)]
struct Portfolio {
    holdings: Vec<Holding>,
    _total: u128,
}

#[derive(Decode)]
struct Holding {
    asset: u32,
    name: String,
    _symbol: String,
    _decimals: u8,
    _balance: u128,
    _proceeds: Proceeds,
}

/// The proceeds of selling the holding.
#[derive(Decode)]
enum Proceeds {
    Paid { _amount: u128, _through: Option<u32> },
    NoPool,
    PoolCannotPay,
}

/// Returns the name of the native token in an answer of `portfolio`.
fn name(answer: &Answer) -> Result<String> {
    let portfolio: Portfolio = answer.decode()?;
    let native = portfolio.holdings.into_iter().find(|holding| holding.asset == NATIVE);
    Ok(native.context("Alice holds the native token")?.name)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_changes_an_answer_at_its_block_and_not_before() -> Result<()> {
    let network = TestNetwork::start("upgrade").await?;
    let nodes = network.nodes().await?;
    let node = &nodes[0];
    let code = inputs::upgraded_wasm()?;
    let hash = node.client().await?.hasher().hash(&code);
    node.wait_best(1, FINALITY).await?;
    let genesis = node.hash(0).await?.context("genesis")?;

    let authorized =
        node.finalize(&alice(), &authorize_upgrade(hash), "authorize the upgrade").await?;
    let upgraded = node.finalize(&alice(), &apply_upgrade(&code), "upgrade").await?;
    let number = node.header(Some(upgraded)).await?.number;
    println!("block {number} upgrades, to a Wasm of {} bytes", code.len());
    for node in &nodes {
        node.wait_finalized(number + 1, FINALITY).await?;
    }
    let parent = node.header(Some(upgraded)).await?.parent_hash;
    let child = node.hash(number + 1).await?.context("a finalized block is there")?;

    let portfolio = inputs::program("portfolio")?;
    let query = Query::of_code(&portfolio, (alice().public_key().0, NATIVE));
    // Out of order, so that what a node caches of one block would show in the answer at another.
    let blocks: [(&str, H256, usize); 5] = [
        ("the upgrade", upgraded, 1),
        ("the one before", parent, 0),
        ("the one after", child, 1),
        ("the authorization", authorized, 0),
        ("genesis", genesis, 0),
    ];
    for (which, block, version) in blocks {
        let answer = ask_everywhere(&nodes, &query.clone().at(block)).await?;
        let name = name(&answer)?;
        println!("{which}, block {}: six times {name:?}", answer.at.number);
        assert_eq!(name, NAMES[version], "{which}");
        for node in &nodes {
            assert_eq!(node.spec_version(block).await?, version as u32 + 1, "{which}");
        }
    }
    network.stop().await
}
