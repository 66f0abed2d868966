//! Consensus: Aura makes blocks, GRANDPA finalizes them.

use crate::service::{Backend, Block, Client, SelectChain, TransactionPool};
use pvq_runtime::BlockNumber;
use sc_consensus::BasicQueue;
use sc_consensus_aura::{CompatibilityMode, ImportQueueParams, SlotProportion, StartAuraParams};
use sc_consensus_grandpa::{self as grandpa, GrandpaParams, SharedVoterState};
use sc_network::service::traits::{NetworkService, NotificationService};
use sc_network_sync::SyncingService;
use sc_service::{error::Error, Role, TaskManager};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_blockchain::Result as ClientResult;
use sp_consensus_aura::{
    inherents::InherentDataProvider as Slot, sr25519::AuthorityPair, SlotDuration,
};
use sp_core::traits::SpawnEssentialNamed;
use sp_keystore::KeystorePtr;
use sp_runtime::traits::NumberFor;
use sp_timestamp::InherentDataProvider as Timestamp;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// The number of blocks between two justifications that are kept for peers that catch up.
const JUSTIFICATION_PERIOD: u32 = 512;
/// The time within which a message of GRANDPA is expected to reach all nodes.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

pub type BlockImport = grandpa::GrandpaBlockImport<Backend, Block, Client, SelectChain>;
pub type Link = grandpa::LinkHalf<Block, Client, SelectChain>;

/// Returns the importer of blocks, and GRANDPA's link to it.
pub fn block_import(
    client: &Arc<Client>,
    select_chain: SelectChain,
    telemetry: Option<TelemetryHandle>,
) -> ClientResult<(BlockImport, Link)> {
    grandpa::block_import(client.clone(), JUSTIFICATION_PERIOD, client, select_chain, telemetry)
}

/// Returns the queue that verifies and imports blocks of other nodes.
pub fn import_queue(
    client: Arc<Client>,
    block_import: BlockImport,
    spawner: &impl SpawnEssentialNamed,
    registry: Option<&Registry>,
    telemetry: Option<TelemetryHandle>,
) -> Result<BasicQueue<Block>, Error> {
    let slots = client.clone();
    Ok(sc_consensus_aura::import_queue::<AuthorityPair, _, _, _, _, _>(ImportQueueParams {
        justification_import: Some(Box::new(block_import.clone())),
        block_import,
        client,
        create_inherent_data_providers: move |parent, _| {
            let slots = slots.clone();
            async move {
                let duration = sc_consensus_aura::standalone::slot_duration_at(&*slots, parent)?;
                Ok(inherents(duration))
            }
        },
        spawner,
        registry,
        check_for_equivocation: Default::default(),
        telemetry,
        compatibility_mode: CompatibilityMode::None,
    })?)
}

/// Returns the slot and the time that a block is made for.
fn inherents(duration: SlotDuration) -> (Slot, Timestamp) {
    let timestamp = Timestamp::from_system_time();
    (Slot::from_timestamp_and_slot_duration(*timestamp, duration), timestamp)
}

/// The parts of the node that Aura and GRANDPA use.
pub struct ConsensusParts {
    pub role: Role,
    pub name: String,
    pub force_authoring: bool,
    pub client: Arc<Client>,
    pub select_chain: SelectChain,
    pub transaction_pool: Arc<TransactionPool>,
    pub keystore: KeystorePtr,
    pub network: Arc<dyn NetworkService>,
    pub sync: Arc<SyncingService<Block>>,
    pub registry: Option<Registry>,
    pub telemetry: Option<TelemetryHandle>,
}

/// Starts Aura, which makes blocks. The node has to be an authority.
pub fn start_aura(
    tasks: &TaskManager,
    parts: &ConsensusParts,
    block_import: BlockImport,
) -> Result<(), Error> {
    let proposer_factory = sc_basic_authorship::ProposerFactory::new(
        tasks.spawn_handle(),
        parts.client.clone(),
        parts.transaction_pool.clone(),
        parts.registry.as_ref(),
        parts.telemetry.clone(),
    );
    let slot_duration = sc_consensus_aura::slot_duration(&*parts.client)?;
    let aura = sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(
        StartAuraParams {
            slot_duration,
            client: parts.client.clone(),
            select_chain: parts.select_chain.clone(),
            block_import,
            proposer_factory,
            create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
            force_authoring: parts.force_authoring,
            backoff_authoring_blocks: Some(
                sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging::default(),
            ),
            keystore: parts.keystore.clone(),
            sync_oracle: parts.sync.clone(),
            justification_sync_link: parts.sync.clone(),
            // The rest of a slot is for sending the block to the other nodes.
            block_proposal_slot_portion: SlotProportion::new(2f32 / 3f32),
            max_block_proposal_slot_portion: None,
            telemetry: parts.telemetry.clone(),
            compatibility_mode: CompatibilityMode::<NumberFor<Block>>::None,
        },
    )?;
    tasks.spawn_essential_handle().spawn_blocking("aura", Some("block-authoring"), aura);
    Ok(())
}

/// Starts GRANDPA, which votes if the node is an authority, and only follows the votes otherwise.
pub fn start_grandpa(
    tasks: &TaskManager,
    parts: ConsensusParts,
    link: Link,
    notifications: Box<dyn NotificationService>,
    protocol_name: sc_network::ProtocolName,
) -> Result<(), Error> {
    let authority = parts.role.is_authority();
    let params = GrandpaParams {
        config: grandpa::Config {
            gossip_duration: GOSSIP_DURATION,
            justification_generation_period: JUSTIFICATION_PERIOD,
            name: Some(parts.name),
            observer_enabled: false,
            keystore: authority.then(|| parts.keystore.clone()),
            local_role: parts.role,
            telemetry: parts.telemetry.clone(),
            protocol_name,
        },
        link,
        network: parts.network,
        sync: parts.sync,
        notification_service: notifications,
        voting_rule: grandpa::VotingRulesBuilder::default().build(),
        prometheus_registry: parts.registry,
        shared_voter_state: SharedVoterState::empty(),
        telemetry: parts.telemetry,
        offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(parts.transaction_pool),
    };
    let voter = grandpa::run_grandpa_voter(params)?;
    tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
    Ok(())
}

/// Reverts the state of GRANDPA for the last `blocks` blocks, which are reverted.
pub fn revert(client: Arc<Client>, _: Arc<Backend>, blocks: BlockNumber) -> sc_cli::Result<()> {
    Ok(grandpa::revert(client, blocks)?)
}
