//! The parts of a node, and their start.

use crate::{
    consensus::{self, ConsensusParts},
    public::{PublicClient, PublicLimits},
    rpc,
};
use futures::FutureExt;
use pvq_rpc::Pvq;
use pvq_runtime::{apis::RuntimeApi, Header};
use sc_client_api::{Backend as _, BlockBackend};
use sc_consensus::{BasicQueue, LongestChain};
use sc_network::{
    config::{FullNetworkConfiguration, NetworkBackendType},
    Litep2pNetworkBackend, NetworkBackend, NetworkWorker,
};
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_service::{
    error::Error, BuildNetworkParams, Configuration, KeystoreContainer, SpawnTasksParams,
    TFullBackend, TFullClient, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_runtime::{generic, OpaqueExtrinsic};
use std::sync::Arc;

/// The block type of the node, which does not decode transactions.
pub type Block = generic::Block<Header, OpaqueExtrinsic>;
/// The host functions that the runtime calls.
#[cfg(not(feature = "runtime-benchmarks"))]
type HostFunctions = sp_io::SubstrateHostFunctions;
#[cfg(feature = "runtime-benchmarks")]
type HostFunctions =
    (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);
pub type Client = TFullClient<Block, RuntimeApi, sc_executor::WasmExecutor<HostFunctions>>;
pub type Backend = TFullBackend<Block>;
pub type SelectChain = LongestChain<Backend, Block>;
pub type TransactionPool = TransactionPoolHandle<Block, Client>;

/// The parts of a node that the commands on a chain share.
pub struct Parts {
    pub client: Arc<Client>,
    pub backend: Arc<Backend>,
    pub task_manager: TaskManager,
    pub import_queue: BasicQueue<Block>,
    keystore: KeystoreContainer,
    select_chain: SelectChain,
    transaction_pool: Arc<TransactionPool>,
    block_import: consensus::BlockImport,
    grandpa: consensus::Link,
    telemetry: Option<Telemetry>,
}

/// Opens the database, and creates the parts that work on it.
pub fn parts(config: &Configuration) -> Result<Parts, Error> {
    let telemetry = config
        .telemetry_endpoints
        .clone()
        .filter(|endpoints| !endpoints.is_empty())
        .map(|endpoints| -> Result<_, sc_telemetry::Error> {
            let worker = TelemetryWorker::new(16)?;
            let telemetry = worker.handle().new_telemetry(endpoints);
            Ok((worker, telemetry))
        })
        .transpose()?;
    let executor = sc_service::new_wasm_executor::<HostFunctions>(&config.executor);
    let (client, backend, keystore, task_manager) =
        sc_service::new_full_parts::<Block, RuntimeApi, _>(
            config,
            telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
            executor,
            Vec::new(),
        )?;
    let client = Arc::new(client);
    let telemetry = telemetry.map(|(worker, telemetry)| {
        task_manager.spawn_handle().spawn("telemetry", None, worker.run());
        telemetry
    });
    let handle = telemetry.as_ref().map(Telemetry::handle);

    let select_chain = LongestChain::new(backend.clone());
    let transaction_pool = sc_transaction_pool::Builder::new(
        task_manager.spawn_essential_handle(),
        client.clone(),
        config.role.is_authority().into(),
    )
    .with_options(config.transaction_pool.clone())
    .with_prometheus(config.prometheus_registry())
    .build();
    let (block_import, grandpa) =
        consensus::block_import(&client, select_chain.clone(), handle.clone())?;
    let import_queue = consensus::import_queue(
        client.clone(),
        block_import.clone(),
        &task_manager.spawn_essential_handle(),
        config.prometheus_registry(),
        handle,
    )?;
    Ok(Parts {
        client,
        backend,
        task_manager,
        import_queue,
        keystore,
        select_chain,
        transaction_pool: Arc::new(transaction_pool),
        block_import,
        grandpa,
        telemetry,
    })
}

/// Starts a node.
pub fn start(
    config: Configuration,
    queries: pvq_rpc::Config,
    public: PublicLimits,
) -> Result<TaskManager, Error> {
    match config.network.network_backend {
        NetworkBackendType::Libp2p => start_on::<NetworkWorker<_, _>>(config, queries, public),
        NetworkBackendType::Litep2p => start_on::<Litep2pNetworkBackend>(config, queries, public),
    }
}

fn start_on<N: NetworkBackend<Block, pvq_runtime::Hash>>(
    config: Configuration,
    queries: pvq_rpc::Config,
    public: PublicLimits,
) -> Result<TaskManager, Error> {
    let Parts {
        client,
        backend,
        mut task_manager,
        import_queue,
        keystore,
        select_chain,
        transaction_pool,
        block_import,
        grandpa,
        mut telemetry,
    } = parts(&config)?;
    let registry = config.prometheus_registry().cloned();
    // The only client that is given to the RPC of the SDK, to the methods of `rpc`, and to the network.
    let public = Arc::new(PublicClient::new(client.clone(), &public)?);

    let mut net_config =
        FullNetworkConfiguration::<_, _, N>::new(&config.network, registry.clone());
    let metrics = N::register_notification_metrics(registry.as_ref());
    let genesis = client.block_hash(0)?.ok_or("the database has no genesis; purge the chain")?;
    let protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
    let (grandpa_protocol, grandpa_notifications) =
        sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
            protocol.clone(),
            metrics.clone(),
            net_config.peer_store_handle(),
        );
    net_config.add_notification_protocol(grandpa_protocol);
    let warp_sync = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
        backend.clone(),
        grandpa.shared_authority_set().clone(),
        Vec::new(),
    );
    let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
        sc_service::build_network(BuildNetworkParams {
            config: &config,
            net_config,
            client: public.clone(),
            transaction_pool: transaction_pool.clone(),
            spawn_handle: task_manager.spawn_handle(),
            spawn_essential_handle: task_manager.spawn_essential_handle(),
            import_queue,
            block_announce_validator_builder: None,
            warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
            block_relay: None,
            metrics,
            gap_sync_body_policy: None,
        })?;

    if config.offchain_worker.enabled {
        let workers = OffchainWorkers::new(OffchainWorkerOptions {
            runtime_api_provider: client.clone(),
            is_validator: config.role.is_authority(),
            keystore: Some(keystore.keystore()),
            offchain_db: backend.offchain_storage(),
            transaction_pool: Some(OffchainTransactionPoolFactory::new(transaction_pool.clone())),
            network_provider: Arc::new(network.clone()),
            enable_http_requests: true,
            custom_extensions: |_| Vec::new(),
        })?;
        task_manager.spawn_handle().spawn(
            "offchain-workers-runner",
            "offchain-worker",
            workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
        );
    }

    // The first call compiles the runtime, which takes seconds, and no client should wait for that.
    client
        .runtime_api()
        .version(client.info().best_hash)
        .map_err(|error| Error::Application(error.into()))?;
    // Made once, so that all addresses that the RPC listens on share the limits.
    let queries = Pvq::new(client.clone(), queries, registry.as_ref())
        .map_err(|error| Error::Application(error.into()))?
        .pinning(backend.clone())
        .into_rpc();
    let rpc_builder = {
        let (client, pool) = (public.clone(), transaction_pool.clone());
        Box::new(move |_| rpc::methods(client.clone(), pool.clone(), queries.clone()))
    };
    let parts = ConsensusParts {
        role: config.role,
        name: config.network.node_name.clone(),
        force_authoring: config.force_authoring,
        client: client.clone(),
        select_chain,
        transaction_pool: transaction_pool.clone(),
        keystore: keystore.keystore(),
        network: network.clone(),
        sync: sync_service.clone(),
        registry,
        telemetry: telemetry.as_ref().map(Telemetry::handle),
    };
    let disable_grandpa = config.disable_grandpa;
    // Before consensus, because this gives a development node its keys, without which GRANDPA starts as an observer.
    sc_service::spawn_tasks(SpawnTasksParams {
        config,
        client: public,
        backend,
        task_manager: &mut task_manager,
        keystore: keystore.keystore(),
        transaction_pool,
        rpc_builder,
        network,
        system_rpc_tx,
        tx_handler_controller,
        sync_service,
        telemetry: telemetry.as_mut(),
        tracing_execute_block: None,
    })?;
    if parts.role.is_authority() {
        consensus::start_aura(&task_manager, &parts, block_import)?;
    }
    if !disable_grandpa {
        consensus::start_grandpa(&task_manager, parts, grandpa, grandpa_notifications, protocol)?;
    }
    Ok(task_manager)
}
