use super::{
    outcome::WeightUsed,
    state::{self, DestinationState, QueryState},
    AskError, AskedOutcome, Chain, QueryId, PVQ_XCM,
};
use crate::network::{
    block_text,
    connection::Node,
    error::NetworkError,
    state::ChainAt,
    transactions::{Call, Calls, Receipt, Submitter},
    At, BlockId, Progress, Signer, Transaction,
};
use pvq_primitives::ProgramHash;
use std::time::{Duration, Instant};
use subxt::ext::scale_decode::DecodeAsType;

/// The weight that a query may take where no chain tells its limit: a tenth of a second, and a MiB of proof.
const DEFAULT_WEIGHT: WeightUsed = WeightUsed { ref_time: 100_000_000_000, proof_size: 1 << 20 };

/// The blocks until the deadline, where the chain allows as many: ten times what channels and queues take.
const DEFAULT_TIMEOUT: u64 = 100;

/// The time between two looks at the best block.
const POLL: Duration = Duration::from_secs(1);

/// The time after which a block counts as late: some blocks of most chains.
const LATE: Duration = Duration::from_secs(30);

/// The time to wait for the next block: some blocks of any chain.
const PATIENCE: Duration = Duration::from_secs(120);

/// A query of another chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskRequest {
    /// The chain to ask.
    pub chain: Chain,
    /// The blake2-256 hash of the program, which is registered there for the source `xcm`, and uploaded.
    pub program: ProgramHash,
    /// One byte, the index of the entrypoint, then its SCALE-encoded parameters in order.
    pub args: Vec<u8>,
    /// Picoseconds of reference time that the query may take there. Default: as many as this chain allows the queries of
    /// that one, because chains of one release are alike. [`Asker::weight_limit`] asks the other chain.
    pub ref_time: Option<u64>,
    /// Bytes of proof that the query may take there, with the same default.
    pub proof_size: Option<u64>,
    /// Blocks until the deadline, from which on anyone may expire the query. Default: 100, or as many as the chain allows.
    pub timeout: Option<u64>,
}

impl AskRequest {
    /// Returns a query of `program` at `chain`, without arguments.
    pub fn new(chain: Chain, program: ProgramHash) -> Self {
        let (ref_time, proof_size, timeout) = (None, None, None);
        Self { chain, program, args: Vec::new(), ref_time, proof_size, timeout }
    }
}

/// A query that was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskedQuery {
    /// The number by which the chain that asks knows it.
    pub query: QueryId,
    /// The chain that is asked.
    pub responder: Chain,
    /// The block from which on anyone may expire the query.
    pub deadline: u64,
    /// The fee for the answer, in the smallest unit of the chain's token.
    pub fee: u128,
    /// The transaction that asked.
    pub transaction: Transaction,
}

/// The event of a query that was sent: the fields that are needed.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub(super) struct Asked {
    pub(super) query_id: QueryId,
    pub(super) responder: Chain,
    pub(super) deadline: u64,
    pub(super) fee: u128,
}

/// An account that asks other chains, by a node of its own chain.
pub struct Asker<'a> {
    node: &'a Node,
    signer: Signer,
    submitter: Submitter<'a>,
    calls: Calls,
    progress: Progress<'a>,
    /// The query that it has asked last.
    asked: Option<AskedQuery>,
}

impl<'a> Asker<'a> {
    /// Returns the account of `signer` at the chain of `node`, which reports to `progress`.
    ///
    /// # Errors
    ///
    /// [`NetworkError::NoPallet`] if the chain does not ask others, and errors of the connection.
    pub async fn new(
        node: &'a Node,
        signer: Signer,
        progress: Progress<'a>,
    ) -> Result<Asker<'a>, AskError> {
        progress(&format!("waiting for the metadata of {}", node.url()));
        let submitter = Submitter::new(node, progress).await?;
        let calls = Calls::new(submitter.at_best().await?.metadata());
        calls.require(PVQ_XCM)?;
        Ok(Self { node, signer, submitter, calls, progress, asked: None })
    }

    /// Returns the weight that queries of this chain may take at `chain`, as its node `answering` tells; `None` where its
    /// runtime does not.
    ///
    /// # Errors
    ///
    /// [`AskError::NotAnswering`] if they may take none, and errors of the connection.
    pub async fn weight_limit(
        &self,
        chain: Chain,
        answering: &Node,
    ) -> Result<Option<WeightUsed>, AskError> {
        let id = state::parachain_id(self.node).await?;
        let Some(us) = chain.asked_by(id) else { return Ok(None) };
        let client = answering.client().await?;
        match state::weight_limit(&answering.at_best(&client).await?, us).await? {
            Some(limit) if limit == WeightUsed::default() => Err(AskError::NotAnswering { chain }),
            limit => Ok(limit),
        }
    }

    /// Asks another chain, and returns the query once it is in a block. What would fail is found out before anything is
    /// sent, as far as that can be.
    ///
    /// # Errors
    ///
    /// Errors in the request, a chain that cannot be asked, an account that cannot pay, and errors of the connection.
    pub async fn ask(&mut self, request: &AskRequest) -> Result<AskedQuery, AskError> {
        let at = self.submitter.at_best().await?;
        let timeout = self.check(&at, request).await?;
        let limit = match (request.ref_time, request.proof_size) {
            (Some(ref_time), Some(proof_size)) => WeightUsed { ref_time, proof_size },
            // The limits of chains of one release are alike. A chain that takes none answers none.
            _ => state::weight_limit(&at, request.chain)
                .await?
                .filter(|limit| limit.ref_time > 0 && limit.proof_size > 0)
                .unwrap_or(DEFAULT_WEIGHT),
        };
        let ref_time = request.ref_time.unwrap_or(limit.ref_time);
        let proof_size = request.proof_size.unwrap_or(limit.proof_size);
        let call = self.calls.ask(request, (ref_time, proof_size), timeout)?;
        let sent = self.submitter.send(&call, &self.signer).await?;
        let receipt = self.submitter.included(sent).await.map_err(|error| self.no_funds(error))?;
        self.note(receipt)
    }

    /// Returns the query of a transaction that asked, which is the last one from now on.
    fn note(&mut self, receipt: Receipt) -> Result<AskedQuery, AskError> {
        let Asked { query_id, responder, deadline, fee } = receipt.event(PVQ_XCM.name, "Asked")?;
        let (query, transaction) = (query_id, receipt.transaction);
        let asked = AskedQuery { query, responder, deadline, fee, transaction };
        self.asked = Some(asked.clone());
        Ok(asked)
    }

    /// Checks what the chain would refuse, and returns the blocks until the deadline.
    async fn check(&self, at: &ChainAt, request: &AskRequest) -> Result<u64, AskError> {
        let chain = request.chain;
        match state::destination(at, chain).await? {
            DestinationState::Unknown => {
                let own = state::parachain_id(self.node).await?.map(Chain::Sibling);
                return Err(match own == Some(chain) {
                    true => AskError::ThisChain { chain },
                    false => AskError::UnknownDestination { chain },
                });
            }
            DestinationState::PalletUnknown => return Err(AskError::PalletUnknown { chain }),
            DestinationState::Known => {}
        }
        let size = request.args.len();
        if let Some(max) = state::constant::<u32>(at, "MaxArgsSize") {
            if size > max as usize {
                return Err(AskError::ArgumentsTooLarge { size, max });
            }
        }
        let max = state::constant::<u64>(at, "MaxTimeout").unwrap_or(u64::MAX);
        let timeout = request.timeout.unwrap_or(DEFAULT_TIMEOUT.min(max));
        if timeout == 0 || timeout > max {
            return Err(AskError::Timeout { timeout, max });
        }
        if let Some(free) = state::free_balance(at, &self.signer.account()).await? {
            let fee = state::fee(at, chain).await?.unwrap_or_default();
            if free == 0 || free < fee {
                let reason = format!(
                    "for it has {free} of the {fee} that the answer costs, beside the delivery of the \
                     message, the deposit and the transaction"
                );
                return Err(AskError::NoFunds { account: self.signer.to_string(), reason });
            }
        }
        Ok(timeout)
    }

    /// Returns the error of a transaction, which names the account if it is about its funds.
    fn no_funds(&self, error: NetworkError) -> AskError {
        match error {
            NetworkError::Failed { error, .. }
                if ["PvqXcm.FeesNotPaid", "PvqXcm.NotSent(Fees)", "Token(FundsUnavailable)"]
                    .iter()
                    .any(|known| error.starts_with(known)) =>
            {
                let account = self.signer.to_string();
                AskError::NoFunds { account, reason: format!("as the chain says ({error})") }
            }
            error => error.into(),
        }
    }

    /// Waits until a query of this account has an outcome, and returns it. The chain keeps it until it is
    /// [taken](Self::take).
    ///
    /// # Errors
    ///
    /// [`AskError::Moved`] if it was asked by this, and is in another block by now; [`AskError::NoAnswer`] if there is no
    /// outcome by the deadline; a query that there is not, or of another account; and errors of the connection. The query
    /// goes on where the connection breaks.
    pub async fn outcome(&mut self, query: QueryId) -> Result<AskedOutcome, AskError> {
        let mut seen: Option<BlockId> = None;
        let mut known = Instant::now();
        let (mut since, mut late) = (Instant::now(), false);
        loop {
            let block = self.node.block(At::Best).await?;
            if seen.as_ref() != Some(&block) {
                let state = self.state(query, &block).await;
                // What was read may be about a query that has got the number in its place.
                self.follow(query).await?;
                match state {
                    // That block has given way itself, to one that has the query.
                    Err(AskError::UnknownQuery(_) | AskError::NotAsker { .. })
                        if self.has_asked(query) && known.elapsed() < LATE =>
                    {
                        let block = block_text(&block);
                        (self.progress)(&format!(
                            "query {query}: not in block {block}, still waiting"
                        ));
                    }
                    Err(error) => return Err(error),
                    Ok(QueryState::Answered(answered)) => {
                        return Ok(AskedOutcome::new(query, answered))
                    }
                    Ok(QueryState::Pending(pending)) if block.number >= pending.deadline => {
                        let (chain, deadline) = (pending.responder, pending.deadline);
                        return Err(AskError::NoAnswer { query, chain, deadline });
                    }
                    Ok(QueryState::Pending(pending)) => {
                        known = Instant::now();
                        (self.progress)(&format!(
                            "query {query}: in block {}, no answer of {} yet, waiting for it until block #{}",
                            block_text(&block),
                            pending.responder,
                            pending.deadline
                        ));
                    }
                }
                seen = Some(block);
                (since, late) = (Instant::now(), false);
            }
            if since.elapsed() > PATIENCE {
                return Err(AskError::NoBlocks { query, seconds: PATIENCE.as_secs() });
            }
            if since.elapsed() > LATE && !late {
                late = true;
                (self.progress)(&format!(
                    "query {query}: no new block for {} s, still waiting; does the chain make blocks?",
                    LATE.as_secs()
                ));
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// Returns whether this has asked `query`, as the last one.
    fn has_asked(&self, query: QueryId) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.query == query)
    }

    /// Checks that the transaction by which `query` was asked, if this has asked it, is in the same block as before. Where
    /// that has given way to another, waits for a block that has the transaction.
    async fn follow(&mut self, query: QueryId) -> Result<(), AskError> {
        let Some(asked) = self.asked.as_ref().filter(|asked| asked.query == query) else {
            return Ok(());
        };
        let Transaction { block, hash, .. } = &asked.transaction;
        if self.node.block_hash(block.number).await? == Some(block.hash) {
            return Ok(());
        }
        let given_way = block_text(block);
        (self.progress)(&format!("query {query}: block {given_way} has given way to another"));
        let receipt = self.submitter.included_again(*hash).await?;
        let asked = Box::new(self.note(receipt)?);
        Err(AskError::Moved { query, asked })
    }

    /// Returns the state of a query of this account at a block.
    async fn state(&self, query: QueryId, block: &BlockId) -> Result<QueryState, AskError> {
        let at = self.submitter.at_block(block).await?;
        let state = state::query(&at, query).await?.ok_or(AskError::UnknownQuery(query))?;
        let asker = match &state {
            QueryState::Pending(pending) => &pending.asker,
            QueryState::Answered(answered) => &answered.asker,
        };
        match *asker == self.signer.account() {
            true => Ok(state),
            false => Err(AskError::NotAsker { query, asker: asker.to_string() }),
        }
    }

    /// Takes the outcome of a query of this account, by which the chain returns the deposit and keeps it no longer.
    ///
    /// # Errors
    ///
    /// Errors of the transaction and of the connection.
    pub async fn take(&mut self, query: QueryId) -> Result<Transaction, AskError> {
        let call = self.calls.take(query)?;
        self.submit(&call).await
    }

    /// Expires a query of any account that has no outcome by its deadline, by which the chain returns the deposit to that
    /// account. The account of this one pays nothing for that.
    ///
    /// # Errors
    ///
    /// A query that there is not, has an outcome, or whose deadline has not passed; and errors of the transaction and of
    /// the connection.
    pub async fn expire(&mut self, query: QueryId) -> Result<Transaction, AskError> {
        let block = self.node.block(At::Best).await?;
        let at = self.submitter.at_block(&block).await?;
        match state::query(&at, query).await? {
            None => return Err(AskError::UnknownQuery(query)),
            Some(QueryState::Answered(_)) => return Err(AskError::HasOutcome(query)),
            Some(QueryState::Pending(pending)) if block.number < pending.deadline => {
                let (deadline, block) = (pending.deadline, block.number);
                return Err(AskError::NotExpired { query, deadline, block });
            }
            Some(QueryState::Pending(_)) => {}
        }
        let call = self.calls.expire(query)?;
        self.submit(&call).await
    }

    async fn submit(&mut self, call: &Call) -> Result<Transaction, AskError> {
        let sent = self.submitter.send(call, &self.signer).await?;
        Ok(self.submitter.included(sent).await?.transaction)
    }
}
