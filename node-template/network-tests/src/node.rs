//! A node, over its RPC.

use anyhow::{bail, ensure, Context, Result};
use std::{
    future::Future,
    time::{Duration, Instant},
};
use tokio::time::sleep;
use zombienet_sdk::subxt::{
    backend::{
        legacy::rpc_methods::{LegacyRpcMethods, NumberOrHex},
        rpc::RpcClient,
    },
    config::{substrate::DigestItem, Config},
    dynamic::{self, At, Value},
    utils::H256,
    OnlineClient, PolkadotConfig,
};

/// The header of a block.
pub type Header = <PolkadotConfig as Config>::Header;

/// The consensus engine that puts a block's slot into its header.
const AURA: [u8; 4] = *b"aura";

/// The time between two checks of a condition that is waited for.
const AGAIN: Duration = Duration::from_millis(200);

/// A node, over one connection to its RPC.
#[derive(Clone)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// The address of its RPC, `ws://127.0.0.1:PORT`.
    pub url: String,
    /// The connection.
    pub rpc: RpcClient,
    methods: LegacyRpcMethods<PolkadotConfig>,
}

/// The slot and the time of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Its number.
    pub number: u32,
    /// The slot it was made for.
    pub slot: u64,
    /// The time that its author set, in milliseconds since 1970.
    pub timestamp: u64,
}

impl Node {
    /// Connects as soon as the RPC answers, and tries for one minute at most.
    pub async fn connect(name: &str, url: &str) -> Result<Self> {
        let waiting = Instant::now();
        loop {
            match RpcClient::from_insecure_url(url).await {
                Ok(rpc) => {
                    let methods = LegacyRpcMethods::new(rpc.clone());
                    return Ok(Self { name: name.to_owned(), url: url.to_owned(), rpc, methods });
                }
                Err(error) if waiting.elapsed() > Duration::from_secs(60) => {
                    return Err(error).with_context(|| format!("no connection to {name} at {url}"));
                }
                Err(_) => sleep(AGAIN).await,
            }
        }
    }

    /// Returns a client with the metadata of the chain as it is now.
    pub async fn client(&self) -> Result<OnlineClient<PolkadotConfig>> {
        Ok(OnlineClient::from_rpc_client(self.rpc.clone()).await?)
    }

    /// Returns the header of a block, or of the best one.
    pub async fn header(&self, hash: Option<H256>) -> Result<Header> {
        let header = self.methods.chain_get_header(hash).await?;
        header.with_context(|| format!("{} has no block {hash:?}", self.name))
    }

    /// Returns the hash of the block with this number in the best chain, if there is one.
    pub async fn hash(&self, number: u32) -> Result<Option<H256>> {
        Ok(self.methods.chain_get_block_hash(Some(NumberOrHex::Number(number.into()))).await?)
    }

    /// Returns the number of the best block.
    pub async fn best(&self) -> Result<u32> {
        Ok(self.header(None).await?.number)
    }

    /// Returns the number of the last finalized block.
    pub async fn finalized(&self) -> Result<u32> {
        let hash = self.methods.chain_get_finalized_head().await?;
        Ok(self.header(Some(hash)).await?.number)
    }

    /// Returns the number of nodes that it is connected to.
    pub async fn peers(&self) -> Result<usize> {
        Ok(self.methods.system_health().await?.peers)
    }

    /// Returns the `spec_version` of the runtime at a block.
    pub async fn spec_version(&self, at: H256) -> Result<u32> {
        Ok(self.methods.state_get_runtime_version(Some(at)).await?.spec_version)
    }

    /// Waits until block `number` is finalized, for at most `limit`.
    pub async fn wait_finalized(&self, number: u32, limit: Duration) -> Result<()> {
        self.wait(limit, &format!("finalize block {number}"), || async {
            Ok(self.finalized().await? >= number)
        })
        .await
    }

    /// Waits until the best block has at least `number`, for at most `limit`.
    pub async fn wait_best(&self, number: u32, limit: Duration) -> Result<()> {
        self.wait(limit, &format!("have block {number}"), || async {
            Ok(self.best().await? >= number)
        })
        .await
    }

    async fn wait<F: Future<Output = Result<bool>>>(
        &self,
        limit: Duration,
        what: &str,
        done: impl Fn() -> F,
    ) -> Result<()> {
        let waiting = Instant::now();
        while !done().await? {
            if waiting.elapsed() > limit {
                let (best, finalized) = (self.best().await?, self.finalized().await?);
                let name = &self.name;
                bail!("{name} did not {what} in {limit:?}: best {best}, finalized {finalized}");
            }
            sleep(AGAIN).await;
        }
        Ok(())
    }

    /// Returns the blocks from `first` to `last` of the best chain.
    pub async fn blocks(&self, first: u32, last: u32) -> Result<Vec<Block>> {
        let client = self.client().await?;
        let now = dynamic::storage("Timestamp", "Now", Vec::<Value>::new());
        let mut blocks = Vec::new();
        for number in first..=last {
            let hash = self.hash(number).await?.with_context(|| format!("no block {number}"))?;
            let slot = slot(&self.header(Some(hash)).await?)?;
            let timestamp = client.storage().at(hash).fetch(&now).await?.context("no timestamp")?;
            blocks.push(Block { number, slot, timestamp: timestamp.as_type::<u64>()? });
        }
        Ok(blocks)
    }

    /// Returns the balance of an account in an asset, from the chain's storage.
    pub async fn balance(&self, at: H256, asset: u32, account: [u8; 32]) -> Result<u128> {
        let keys = vec![Value::u128(asset.into()), Value::from_bytes(account)];
        self.amount(at, "Account", keys, "balance").await
    }

    /// Returns the total supply of an asset, from the chain's storage.
    pub async fn supply(&self, at: H256, asset: u32) -> Result<u128> {
        self.amount(at, "Asset", vec![Value::u128(asset.into())], "supply").await
    }

    async fn amount(&self, at: H256, map: &str, keys: Vec<Value>, field: &str) -> Result<u128> {
        let address = dynamic::storage("Assets", map, keys);
        let entry = self.client().await?.storage().at(at).fetch(&address).await?;
        let entry = entry.with_context(|| format!("no such entry in {map}"))?.to_value()?;
        entry.at(field).and_then(Value::as_u128).with_context(|| format!("no {field} in {map}"))
    }
}

/// Returns the slot for which a header's block was made.
fn slot(header: &Header) -> Result<u64> {
    let slots = header.digest.logs.iter().filter_map(|item| match item {
        DigestItem::PreRuntime(AURA, slot) => Some(slot),
        _ => None,
    });
    let slots: Vec<_> = slots.collect();
    ensure!(slots.len() == 1, "block {} has {} slots", header.number, slots.len());
    let slot = slots[0].as_slice().try_into().context("a slot has eight bytes")?;
    Ok(u64::from_le_bytes(slot))
}
