//! What a network of `pvq-node`s promises. Each test starts two validators and a full node, so that
//! one is run at a time; `scripts/zombienet.sh` builds what they need and runs them.

mod burst;
mod crash;
mod finality;
mod registered;
mod upgrade;

use anyhow::Result;
use pvq_network_tests::{inputs, node::Node, query::Query};
use std::time::Duration;
use zombienet_sdk::subxt_signer::sr25519::dev;

/// What finalising a block that is there may take: some slots of six seconds, on a busy machine.
const FINALITY: Duration = Duration::from_secs(60);

/// An asset of the local chain, of which five accounts hold something.
const ASSET: u32 = 1984;

/// Those accounts.
fn holders() -> Vec<[u8; 32]> {
    let keys = [dev::alice(), dev::bob(), dev::charlie(), dev::dave(), dev::eve()];
    keys.map(|key| key.public_key().0).to_vec()
}

/// What all of them hold together, by the chain's storage at the block of `node` with this number.
async fn held(node: &Node, number: u32) -> Result<u128> {
    let hash = node.hash(number).await?.expect("the block is there");
    let mut sum = 0;
    for holder in holders() {
        sum += node.balance(hash, ASSET, holder).await?;
    }
    Ok(sum)
}

/// The query for it, by the program's blob.
fn sum_of_holdings() -> Result<Query> {
    Ok(Query::of_code(&inputs::program("sum-balance")?, (ASSET, holders())))
}
