use crate::server::{
    api::PvqRpcServer,
    chain::ClientAt,
    metrics::Metrics,
    queue::{Queue, Turn},
    service::Service,
    Config, Error,
};
use crate::{BlockId, Metadata, Programs, Query, QueryAnswer, Validation};
use codec::{DecodeAll, Encode};
use jsonrpsee::core::{async_trait, RpcResult};
use pvq_runtime_api::{ProgramHash, PvqApi, QueryMetadata, METADATA_VERSION, PAGE_SIZE};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{Bytes, H256};
use sp_runtime::traits::{Block as BlockT, UniqueSaturatedInto};
use std::{marker::PhantomData, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::{PrometheusError, Registry};

/// The methods `pvq_*` of a node. [`PvqRpcServer::into_rpc`] makes a module of it.
pub struct Pvq<Client, Block> {
    client: Arc<Client>,
    service: Arc<Service>,
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
    /// Serves queries on the chain that `client` knows, within `config`.
    ///
    /// # Errors
    ///
    /// `registry` has metrics of the same names already.
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
            metrics,
            _block: PhantomData,
        })
    }

    /// Runs `job`, which holds `size` bytes of its client's, at a block when it is its turn.
    async fn run<R: Send + 'static>(
        &self,
        at: Option<H256>,
        allowed: Duration,
        size: usize,
        job: impl FnOnce(&Service, ClientAt<'_, Client, Block>, BlockId, &Turn) -> Result<R, Error>
            + Send
            + 'static,
    ) -> Result<R, Error> {
        let (client, service) = (self.client.clone(), self.service.clone());
        self.queue
            .run(allowed, size, move |turn| {
                let block = block(&*client, at)?;
                job(&service, ClientAt::new(&*client, block.hash), block, turn)
            })
            .await
    }

    fn counted<R>(&self, result: Result<R, Error>) -> RpcResult<R> {
        if let Err(error) = &result {
            self.metrics.refused(error);
        }
        Ok(result?)
    }
}

/// The block with the hash `at`, or the best one.
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

#[async_trait]
impl<Client, Block> PvqRpcServer for Pvq<Client, Block>
where
    Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
    Client::Api: PvqApi<Block>,
    Block: BlockT<Hash = H256>,
{
    async fn query(&self, query: Query) -> RpcResult<QueryAnswer> {
        let at = query.at;
        let answer = match self.service.check(query) {
            Ok(query) => {
                self.run(at, query.allowed, query.size, |service, at, block, turn| {
                    service.query(&at, block, query, turn)
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

    async fn metadata(&self, at: Option<H256>) -> RpcResult<Metadata> {
        let answer = self.run(at, self.service.max_time(), 0, |service, at, block, _| {
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

    async fn programs(
        &self,
        start: Option<ProgramHash>,
        limit: Option<u32>,
        at: Option<H256>,
    ) -> RpcResult<Programs> {
        let answer = self.run(at, self.service.max_time(), 0, move |service, at, _, _| {
            service.check_chain(&at)?;
            let programs = at.programs(start, limit.unwrap_or(PAGE_SIZE))?;
            service.sized(programs.encoded_size(), programs)
        });
        let answer = answer.await;
        self.counted(answer)
    }

    async fn validate(&self, program: Bytes, at: Option<H256>) -> RpcResult<Validation> {
        let answer = match self.service.check_program(program.len()) {
            Ok(()) => {
                self.run(at, self.service.max_time(), program.len(), |service, at, _, _| {
                    service.validate(&at, program.0)
                })
                .await
            }
            Err(error) => Err(error),
        };
        self.counted(answer)
    }
}
