use crate::server::{
    api::{self, MetadataParams, Origin, ProgramsParams, QueryParams, ValidateParams},
    chain::ClientAt,
    metrics::Metrics,
    queue::{Demand, Queue, RunPermit},
    service::Service,
    states::States,
    Config, Error,
};
use crate::{BlockId, Metadata, Programs, Query, QueryAnswer, Validation};
use codec::{DecodeAll, Encode};
use jsonrpsee::{core::RpcResult, RpcModule};
use pvq_primitives::{QueryMetadata, METADATA_VERSION, PROGRAMS_PAGE_SIZE};
use pvq_runtime_api::PvqApi;
use sc_client_api::Backend;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_runtime::traits::{Block as BlockT, UniqueSaturatedInto};
use std::{marker::PhantomData, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::{PrometheusError, Registry};

/// The methods `pvq_*` of a node, of which [`into_rpc`](Self::into_rpc) makes a module.
pub struct Pvq<Client, Block> {
    client: Arc<Client>,
    service: Arc<Service>,
    states: States,
    queue: Queue,
    metrics: Metrics,
    _block: PhantomData<fn() -> Block>,
}

impl<Client, Block> Pvq<Client, Block>
where
    Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
    Client::Api: PvqApi<Block>,
    Block: BlockT<Hash = H256>,
{
    /// Returns methods that serve queries on the chain of `client`, within `config`.
    ///
    /// # Errors
    ///
    /// Fails if `registry` has metrics of the same names already.
    pub fn new(
        client: Arc<Client>,
        config: Config,
        registry: Option<&Registry>,
    ) -> Result<Self, PrometheusError> {
        let metrics = Metrics::new(registry)?;
        Ok(Self {
            client,
            queue: Queue::new(&config, metrics.clone()),
            service: Arc::new(Service::new(config, metrics.clone())),
            states: States::unpinned(),
            metrics,
            _block: PhantomData,
        })
    }

    /// Pins the block of a request in `backend`, the database of the node, while the request runs.
    ///
    /// Without it, a node that prunes may discard the state between two calls of the runtime, and a
    /// query at a block that is about to be pruned fails with
    /// [`UNKNOWN_BLOCK`](crate::code::UNKNOWN_BLOCK).
    pub fn pinning(self, backend: Arc<impl Backend<Block> + 'static>) -> Self {
        self.with(States::of(backend))
    }

    /// Pins blocks in `states`.
    pub(crate) fn with(self, states: States) -> Self {
        Self { states, ..self }
    }

    /// Returns a module with the methods. Their errors have the codes of [`code`](crate::code).
    pub fn into_rpc(self) -> RpcModule<Self> {
        let pvq = Arc::new(self);
        let mut module = RpcModule::from_arc(pvq.clone());
        let queue = &pvq.queue;
        let query = {
            let pvq = pvq.clone();
            move |origin, QueryParams { query }| pvq.clone().query(origin, query)
        };
        let metadata = {
            let pvq = pvq.clone();
            move |origin, params| pvq.clone().metadata(origin, params)
        };
        let programs = {
            let pvq = pvq.clone();
            move |origin, params| pvq.clone().programs(origin, params)
        };
        let validate = {
            let pvq = pvq.clone();
            move |origin, params| pvq.clone().validate(origin, params)
        };
        api::register(&mut module, queue, "pvq_query", query)
            .and_then(|()| api::register(&mut module, queue, "pvq_metadata", metadata))
            .and_then(|()| api::register(&mut module, queue, "pvq_programs", programs))
            .and_then(|()| api::register(&mut module, queue, "pvq_validate", validate))
            .expect("the module is new, and the names differ");
        module
    }

    /// Runs `job` at the block `at` when it is the request's turn. The request holds `size` bytes beside its text.
    async fn run<R: Send + 'static>(
        &self,
        at: Option<H256>,
        origin: Origin,
        allowed: Duration,
        size: usize,
        job: impl FnOnce(&Service, ClientAt<'_, Client, Block>, BlockId, &RunPermit) -> Result<R, Error>
            + Send
            + 'static,
    ) -> Result<R, Error> {
        let (client, service) = (self.client.clone(), self.service.clone());
        let states = self.states.clone();
        let size = origin.text.saturating_add(size);
        self.queue
            .run(Demand { connection: origin.connection, allowed, size }, move |permit| {
                let block = block(&*client, at)?;
                let _pinned = states.pin(block.hash)?;
                permit.cancellation().check()?;
                job(&service, ClientAt::new(&*client, block.hash), block, permit)
            })
            .await
    }

    fn counted<R>(&self, result: Result<R, Error>) -> RpcResult<R> {
        if let Err(error) = &result {
            self.metrics.refused(error);
        }
        Ok(result?)
    }

    /// Runs a query. A program that fails is an answer, not an error.
    async fn query(self: Arc<Self>, origin: Origin, query: Query) -> RpcResult<QueryAnswer> {
        let at = query.at;
        let answer = match self.service.check(query) {
            Ok(query) => {
                let (allowed, size) = (query.allowed, query.size);
                self.run(at, origin, allowed, size, |service, at, block, permit| {
                    service.query(&at, block, query, permit)
                })
                .await
            }
            Err(error) => Err(error),
        };
        if let Ok(answer) = &answer {
            self.metrics.answered(answer);
        }
        self.counted(answer)
    }

    /// Returns the extensions of the runtime at a block. Default: the best one.
    async fn metadata(
        self: Arc<Self>,
        origin: Origin,
        params: MetadataParams,
    ) -> RpcResult<Metadata> {
        let allowed = self.service.max_time();
        let answer = self.run(params.at, origin, allowed, 0, |service, at, block, _| {
            service.check_chain(&at)?;
            let version = METADATA_VERSION;
            let encoded = at.metadata(version)?.unwrap_or_default();
            let encoded = service.sized(encoded.len(), encoded)?;
            let metadata = QueryMetadata::decode_all(&mut &encoded[..]).map_err(|error| {
                let hash = block.hash;
                Error::Runtime(format!("no metadata of version {version} at {hash:?}: {error}"))
            })?;
            Ok(Metadata { version, metadata })
        });
        let answer = answer.await;
        self.counted(answer)
    }

    /// Returns the registered programs in the order of their hashes: at most `limit` of those after `start`, or of
    /// all. An answer has at most [`PROGRAMS_PAGE_SIZE`].
    async fn programs(
        self: Arc<Self>,
        origin: Origin,
        params: ProgramsParams,
    ) -> RpcResult<Programs> {
        let ProgramsParams { start, limit, at } = params;
        let allowed = self.service.max_time();
        let answer = self.run(at, origin, allowed, 0, move |service, at, _, _| {
            service.check_chain(&at)?;
            let programs = at.programs(start, limit.unwrap_or(PROGRAMS_PAGE_SIZE))?;
            service.sized(programs.encoded_size(), programs)
        });
        let answer = answer.await;
        self.counted(answer)
    }

    /// Checks whether a program is valid, as the chain does before its first instruction, and whether the chain's
    /// policy lets anyone run it.
    async fn validate(
        self: Arc<Self>,
        origin: Origin,
        params: ValidateParams,
    ) -> RpcResult<Validation> {
        let ValidateParams { program, at } = params;
        let allowed = self.service.max_time();
        let answer = match self.service.check_program(program.len()) {
            Ok(()) => {
                self.run(at, origin, allowed, program.len(), |service, at, _, _| {
                    service.validate(&at, program.0)
                })
                .await
            }
            Err(error) => Err(error),
        };
        self.counted(answer)
    }
}

/// Returns the block with the hash `at`, or the best one.
fn block<Client, Block>(client: &Client, at: Option<H256>) -> Result<BlockId, Error>
where
    Client: HeaderBackend<Block>,
    Block: BlockT<Hash = H256>,
{
    let id = |hash, number: <Block::Header as sp_runtime::traits::Header>::Number| BlockId {
        hash,
        number: number.unique_saturated_into(),
    };
    let Some(hash) = at else {
        let info = client.info();
        return Ok(id(info.best_hash, info.best_number));
    };
    let number = client.number(hash).map_err(|error| Error::Runtime(error.to_string()))?;
    number.map(|number| id(hash, number)).ok_or(Error::UnknownBlock(hash))
}
