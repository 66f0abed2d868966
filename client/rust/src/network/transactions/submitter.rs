use super::{failure::failure, Call, Event, Events, Receipt, Signer, Transaction};
use crate::network::{
    block_text,
    connection::Node,
    error::{plain, NetworkError},
    state::{ChainAt, Client},
    At, BlockId, Progress,
};
use sp_core::H256;
use std::{pin::pin, time::Duration};
use subxt::{
    client::OnlineClientAtBlockImpl,
    error::{BackendError, ExtrinsicError, RpcError},
    tx::{TransactionInBlock, TransactionProgress, TransactionStatus},
    SubstrateConfig,
};
use tokio::time::timeout;

/// The time to wait for the next status of a transaction: some blocks of any chain.
const PATIENCE: Duration = Duration::from_secs(120);

/// The time after which a block counts as late: some blocks of most chains.
const LATE: Duration = Duration::from_secs(30);

/// The code of the JSON-RPC error for a transaction that has the nonce of one in the pool, and no higher priority.
const PRIORITY_TOO_LOW: i32 = 1014;

type AtBlock = OnlineClientAtBlockImpl<SubstrateConfig>;

/// A block that a transaction is in.
type Block = TransactionInBlock<SubstrateConfig, AtBlock>;

/// A sender of transactions, which follows them until they are finalized.
pub(in crate::network) struct Submitter<'a> {
    node: &'a Node,
    client: Client,
    progress: Progress<'a>,
    sent: Vec<PendingTransaction>,
}

/// A transaction that was sent, with the reports of its state.
pub(in crate::network) struct PendingTransaction {
    transaction: Transaction,
    progress: TransactionProgress<SubstrateConfig, AtBlock>,
}

impl<'a> Submitter<'a> {
    pub(in crate::network) async fn new(
        node: &'a Node,
        progress: Progress<'a>,
    ) -> Result<Submitter<'a>, NetworkError> {
        Ok(Self { node, client: node.client().await?, progress, sent: Vec::new() })
    }

    /// Returns the chain at its best block.
    pub(in crate::network) async fn at_best(&self) -> Result<ChainAt, NetworkError> {
        self.node.at_best(&self.client).await
    }

    /// Returns the chain at a block.
    pub(in crate::network) async fn at_block(
        &self,
        block: &BlockId,
    ) -> Result<ChainAt, NetworkError> {
        self.node.at_block(&self.client, block).await
    }

    /// Signs and sends a call.
    pub(in crate::network) async fn send(
        &self,
        call: &Call,
        signer: &Signer,
    ) -> Result<PendingTransaction, NetworkError> {
        (self.progress)(&format!("{}: sending, signed by {signer}", call.text.name));
        let not_included = |error: ExtrinsicError| match error {
            ExtrinsicError::ErrorSubmittingTransaction(BackendError::Rpc(
                RpcError::ClientError(error),
            )) => match self.node.error(&call.text.name, error) {
                NetworkError::Refused { code: PRIORITY_TOO_LOW, .. } => NetworkError::Pending {
                    call: call.text.name.clone(),
                    signer: signer.to_string(),
                },
                NetworkError::Refused { message, .. } => {
                    NetworkError::NotIncluded { call: call.text.name.clone(), reason: message }
                }
                error => error,
            },
            error => NetworkError::NotIncluded {
                call: call.text.name.clone(),
                reason: plain(&error.to_string()),
            },
        };
        let at = self.at_best().await?;
        // It is encoded once more, by the metadata of that block. What is signed is what was shown, and checked.
        if at.tx().call_data(&call.payload).map_err(not_included)? != call.text.data {
            let reason = "its encoding has changed since it was made; try again".to_owned();
            return Err(NetworkError::Call { call: call.text.name.clone(), reason });
        }
        let progress = at
            .tx()
            .sign_and_submit_then_watch_default(&call.payload, signer.key())
            .await
            .map_err(not_included)?;
        let transaction = Transaction {
            call: call.text.name.clone(),
            signer: signer.to_string(),
            hash: progress.extrinsic_hash(),
            block: BlockId { hash: Default::default(), number: 0 },
            finalized: false,
        };
        Ok(PendingTransaction { transaction, progress })
    }

    /// Waits until a transaction is in a block, and fails if it failed there.
    pub(in crate::network) async fn included(
        &mut self,
        mut sent: PendingTransaction,
    ) -> Result<Receipt, NetworkError> {
        let (block, finalized) = self.block_of(&mut sent).await?;
        let events = self.arrived(&mut sent, block).await?;
        sent.transaction.finalized = finalized;
        let receipt = Receipt::new(sent.transaction.clone(), events);
        let Transaction { call, block, .. } = &sent.transaction;
        (self.progress)(&format!("{call}: in block {}", block_text(block)));
        self.sent.push(sent);
        Ok(receipt)
    }

    /// Waits until a transaction, whose block has given way to another, is in a block again, and fails if it failed there.
    ///
    /// # Errors
    ///
    /// [`NetworkError::Unknown`] if it comes into no block, and those of [`included`](Self::included).
    pub(in crate::network) async fn included_again(
        &mut self,
        hash: H256,
    ) -> Result<Receipt, NetworkError> {
        let position = self.sent.iter().position(|sent| sent.transaction.hash == hash);
        let position = position.ok_or_else(|| NetworkError::Unknown {
            call: format!("{hash:?}"),
            reason: "it is not one of those that were sent".to_owned(),
        })?;
        let sent = self.sent.remove(position);
        self.included(sent).await
    }

    /// Waits for a block that contains the transaction, and reports when it is late.
    async fn block_of(&self, sent: &mut PendingTransaction) -> Result<(Block, bool), NetworkError> {
        let call = sent.transaction.call.clone();
        (self.progress)(&format!("{call}: waiting for a block"));
        let mut block = pin!(self.next_block_of(sent));
        if let Ok(block) = timeout(LATE, block.as_mut()).await {
            return block;
        }
        let seconds = LATE.as_secs();
        (self.progress)(&format!(
            "{call}: in no block after {seconds} s, still waiting; does the chain make blocks?"
        ));
        block.await
    }

    /// Returns the next block that contains the transaction, and whether it is finalized.
    async fn next_block_of(
        &self,
        sent: &mut PendingTransaction,
    ) -> Result<(Block, bool), NetworkError> {
        loop {
            match self.news(sent).await? {
                TransactionStatus::InBestBlock(block) => return Ok((block, false)),
                TransactionStatus::InFinalizedBlock(block) => return Ok((block, true)),
                _ => {}
            }
        }
    }

    /// Waits until all transactions are finalized. One of which no status comes in time stays unfinalized.
    pub(in crate::network) async fn finalized(mut self) -> Result<Vec<Transaction>, NetworkError> {
        let mut done = Vec::new();
        for mut sent in std::mem::take(&mut self.sent) {
            if !sent.transaction.finalized {
                let Transaction { call, block, .. } = &sent.transaction;
                let block = block_text(block);
                (self.progress)(&format!("{call}: in block {block}, waiting for its finality"));
            }
            while !sent.transaction.finalized {
                match self.news(&mut sent).await {
                    Ok(TransactionStatus::InFinalizedBlock(block)) => {
                        if block.block_hash() != sent.transaction.block.hash {
                            self.arrived(&mut sent, block).await?;
                        }
                        sent.transaction.finalized = true;
                    }
                    Ok(_) => {}
                    // It is in a block, and the outcome says that this is unfinalized.
                    Err(NetworkError::Unknown { .. }) => break,
                    Err(error) => return Err(error),
                }
            }
            done.push(sent.transaction);
        }
        Ok(done)
    }

    async fn news(
        &self,
        sent: &mut PendingTransaction,
    ) -> Result<TransactionStatus<SubstrateConfig, AtBlock>, NetworkError> {
        let call = || sent.transaction.call.clone();
        let unknown = |reason: String| NetworkError::Unknown { call: call(), reason };
        let status = match timeout(PATIENCE, sent.progress.next()).await {
            Err(_) => {
                let seconds = PATIENCE.as_secs();
                return Err(unknown(format!("no news in {seconds} s, as if no blocks were made")));
            }
            Ok(None) => return Err(unknown("the node ended its reports".to_owned())),
            Ok(Some(status)) => status.map_err(|error| unknown(plain(&error.to_string())))?,
        };
        match status {
            TransactionStatus::Error { message }
            | TransactionStatus::Invalid { message }
            | TransactionStatus::Dropped { message } => {
                Err(NetworkError::NotIncluded { call: call(), reason: plain(&message) })
            }
            status => Ok(status),
        }
    }

    /// Records the block of a transaction, and returns its events there. Fails if the transaction failed.
    async fn arrived(
        &self,
        sent: &mut PendingTransaction,
        block: Block,
    ) -> Result<Events, NetworkError> {
        let Transaction { call, block: known, .. } = &mut sent.transaction;
        *known = self.node.block(At::Hash(block.block_hash())).await?;
        let unknown = |reason: String| NetworkError::Unknown {
            call: call.clone(),
            reason: format!("it is in block {}, but {}", block_text(known), plain(&reason)),
        };
        let at = block.at().await.map_err(|error| unknown(error.to_string()))?;
        let events = block.fetch_events().await.map_err(|error| unknown(error.to_string()))?;
        let mut decoded = Vec::new();
        for event in events.iter() {
            let event = event.map_err(|error| unknown(error.to_string()))?;
            let (pallet, name) = (event.pallet_name(), event.event_name());
            if let Some(error) = failure(at.metadata_ref(), pallet, name, event.field_bytes()) {
                return Err(NetworkError::Failed {
                    call: call.clone(),
                    block: block_text(known),
                    error: plain(&error),
                });
            }
            decoded.push(Event {
                pallet: pallet.to_owned(),
                name: name.to_owned(),
                fields: event.field_bytes().to_vec(),
            });
        }
        Ok(Events::new(at.metadata(), decoded))
    }
}
