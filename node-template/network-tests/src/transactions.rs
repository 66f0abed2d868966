//! Signed calls, and the committee's decisions.

use crate::node::Node;
use anyhow::{bail, Context, Result};
use zombienet_sdk::{
    subxt::{
        config::{polkadot::PolkadotExtrinsicParamsBuilder, Hasher},
        dynamic::{self, Value},
        ext::subxt_rpcs::client::rpc_params,
        tx::{DefaultPayload, DynamicPayload, Payload, TxProgress, TxStatus},
        utils::H256,
        OnlineClient, PolkadotConfig,
    },
    subxt_signer::sr25519::Keypair,
};

/// A transaction that was sent.
pub struct Sent {
    what: String,
    progress: TxProgress<PolkadotConfig, OnlineClient<PolkadotConfig>>,
}

impl Node {
    /// Signs and sends a call, with the next nonce of the account, counting transactions in the pool. So calls of one
    /// account are applied in the order in which they are sent.
    pub async fn send(&self, signer: &Keypair, call: &impl Payload, what: &str) -> Result<Sent> {
        let client = self.client().await?;
        let account = signer.public_key().to_account_id();
        let nonce: u64 = self.rpc.request("system_accountNextIndex", rpc_params![account]).await?;
        let params = PolkadotExtrinsicParamsBuilder::new().nonce(nonce).build();
        let mut transactions = client.tx();
        let progress = transactions.sign_and_submit_then_watch(call, signer, params).await;
        let progress = progress.with_context(|| format!("the node refuses to {what}"))?;
        Ok(Sent { what: what.to_owned(), progress })
    }

    /// Signs and sends a call, waits until it is finalized, and returns the hash of its block.
    ///
    /// # Errors
    ///
    /// Fails if the call fails.
    pub async fn finalize(
        &self,
        signer: &Keypair,
        call: &impl Payload,
        what: &str,
    ) -> Result<H256> {
        self.send(signer, call, what).await?.finalized().await
    }
}

impl Sent {
    /// Waits until a best block contains the transaction. The block may be retracted, so its hash is of no use.
    ///
    /// # Errors
    ///
    /// Fails if the call fails.
    pub async fn applied(self) -> Result<()> {
        self.wait(false).await?;
        Ok(())
    }

    /// Waits until the transaction is finalized, and returns the hash of the block.
    ///
    /// # Errors
    ///
    /// Fails if the call fails.
    pub async fn finalized(self) -> Result<H256> {
        self.wait(true).await
    }

    async fn wait(mut self, finalized: bool) -> Result<H256> {
        let what = self.what;
        while let Some(status) = self.progress.next().await {
            match status? {
                TxStatus::InBestBlock(_) if finalized => {}
                TxStatus::InBestBlock(block) | TxStatus::InFinalizedBlock(block) => {
                    let applied = block.wait_for_success().await;
                    applied.with_context(|| format!("to {what} fails"))?;
                    return Ok(block.block_hash());
                }
                TxStatus::Error { message }
                | TxStatus::Invalid { message }
                | TxStatus::Dropped { message } => bail!("to {what}: {message}"),
                _ => {}
            }
        }
        bail!("to {what}: the node tells nothing more of it")
    }
}

/// Returns `Pvq::register`, without own limits, for all sources.
pub fn register(program: H256, label: &str) -> DynamicPayload {
    let sources = ["runtime_api", "extrinsic", "xcm", "runtime"];
    let call = vec![
        Value::from_bytes(program),
        Value::unnamed_variant("None", []),
        Value::named_composite(sources.map(|source| (source, Value::bool(true)))),
        Value::from_bytes(label),
    ];
    dynamic::tx("Pvq", "register", call)
}

/// Returns `Pvq::upload`.
pub fn upload(code: &[u8]) -> DefaultPayload<(&[u8],)> {
    DefaultPayload::new("Pvq", "upload", (code,))
}

/// Returns `Sudo::sudo` of `System::authorize_upgrade`.
pub fn authorize_upgrade(code: H256) -> DynamicPayload {
    let call = dynamic::tx("System", "authorize_upgrade", vec![Value::from_bytes(code)]);
    dynamic::tx("Sudo", "sudo", vec![call.into_value()])
}

/// Returns `System::apply_authorized_upgrade`.
pub fn apply_upgrade(code: &[u8]) -> DefaultPayload<(&[u8],)> {
    DefaultPayload::new("System", "apply_authorized_upgrade", (code,))
}

/// A call that the technical committee decides on.
pub struct Proposal {
    call: DynamicPayload,
    hash: H256,
    length: usize,
}

/// The bound on a proposal's weight that closing it names: a tenth of a second, and a mebibyte.
const WEIGHT_BOUND: [(&str, u64); 2] = [("ref_time", 100_000_000_000), ("proof_size", 1 << 20)];

impl Proposal {
    /// Returns a proposal of `call`, encoded by the metadata of the chain.
    pub fn new(client: &OnlineClient<PolkadotConfig>, call: DynamicPayload) -> Result<Self> {
        let encoded = client.tx().call_data(&call)?;
        let hash = client.hasher().hash(&encoded);
        Ok(Self { call, hash, length: encoded.len() })
    }

    /// Returns `TechnicalCommittee::propose`, to pass by `threshold` votes.
    pub fn propose(&self, threshold: u32) -> DynamicPayload {
        let call = self.call.clone().into_value();
        let arguments = vec![Value::u128(threshold.into()), call, self.length()];
        dynamic::tx("TechnicalCommittee", "propose", arguments)
    }

    /// Returns `TechnicalCommittee::vote`, in favour of this proposal, which has to be the chain's first.
    pub fn vote(&self) -> DynamicPayload {
        let arguments = vec![Value::from_bytes(self.hash), Value::u128(0), Value::bool(true)];
        dynamic::tx("TechnicalCommittee", "vote", arguments)
    }

    /// Returns `TechnicalCommittee::close`, which applies the call of this proposal, which has to be the chain's first.
    pub fn close(&self) -> DynamicPayload {
        let weight = WEIGHT_BOUND.map(|(part, bound)| (part, Value::u128(bound.into())));
        let weight = Value::named_composite(weight);
        let arguments = vec![Value::from_bytes(self.hash), Value::u128(0), weight, self.length()];
        dynamic::tx("TechnicalCommittee", "close", arguments)
    }

    fn length(&self) -> Value {
        Value::u128(self.length as u128)
    }
}
