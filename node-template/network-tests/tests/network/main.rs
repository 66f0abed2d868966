//! Tests of `pvq-node`, in networks and alone. Each test starts two validators and a full node, or a development node,
//! so tests run one at a time; `scripts/zombienet.sh` builds their inputs and runs them.

mod attack;
mod burst;
mod crash;
mod finality;
mod hostile_worker;
mod registered;
mod upgrade;

/// The computation of the program `checksum`.
#[path = "../../../../guest-programs/examples/checksum/src/rounds.rs"]
mod rounds;

use anyhow::{ensure, Result};
use pvq_network_tests::{
    inputs,
    node::{Block, Node},
    query::Query,
};
use std::time::Duration;
use zombienet_sdk::subxt_signer::sr25519::dev;

/// The time that the finalization of a block may take: some slots of six seconds, on a busy machine.
const FINALITY: Duration = Duration::from_secs(60);

/// An asset of the local chain, which five accounts hold.
const ASSET: u32 = 1984;

/// Returns the accounts that hold [`ASSET`].
fn holders() -> Vec<[u8; 32]> {
    let keys = [dev::alice(), dev::bob(), dev::charlie(), dev::dave(), dev::eve()];
    keys.map(|key| key.public_key().0).to_vec()
}

/// Returns the sum of their balances, from the chain's storage at the block of `node` with this number.
async fn held(node: &Node, number: u32) -> Result<u128> {
    let hash = node.hash(number).await?.expect("the block is there");
    let mut sum = 0;
    for holder in holders() {
        sum += node.balance(hash, ASSET, holder).await?;
    }
    Ok(sum)
}

/// Returns the query for the same sum, with the program's blob.
fn sum_of_holdings() -> Result<Query> {
    Ok(Query::of_code(&inputs::program("sum-balance")?, (ASSET, holders())))
}

/// Prints the blocks, and fails if the slot of one does not follow that of its parent.
fn no_slot_is_empty(blocks: &[Block]) -> Result<()> {
    let times: Vec<_> = blocks.windows(2).map(|two| two[1].timestamp - two[0].timestamp).collect();
    let (first, last) = (blocks[0], blocks[blocks.len() - 1]);
    println!(
        "blocks {} to {} have the slots {} to {}, and are apart by, ms: {times:?}",
        first.number, last.number, first.slot, last.slot
    );
    ensure!(
        blocks.windows(2).all(|two| two[1].slot == two[0].slot + 1),
        "a slot has no block: {blocks:#?}"
    );
    Ok(())
}
