use super::*;
use crate::server::{
    metrics::Metrics,
    queue::{Caller, Demand, Queue},
    Config,
};
use pvq_runtime::{Block, Header};
use sc_client_api::{BlockImportOperation, NewBlockState, TrieCacheContext};
use sc_client_db::{
    Backend as Database, BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode,
};
use sp_database::MemDb;
use sp_runtime::{traits::Header as _, StateVersion};
use sp_state_machine::Backend as _;
use std::time::Duration;

/// The number of finalized states that the database keeps.
const KEPT: u32 = 2;

/// A database that prunes, with its best block.
struct Chain {
    database: Arc<Database<Block>>,
    best: Header,
}

impl Chain {
    /// Returns a chain with a genesis block.
    fn new() -> Self {
        let settings = DatabaseSettings {
            trie_cache_maximum_size: None,
            state_pruning: Some(PruningMode::blocks_pruning(KEPT)),
            source: DatabaseSource::Custom {
                db: Arc::new(MemDb::new()),
                require_create_flag: true,
            },
            blocks_pruning: BlocksPruning::KeepAll,
            pruning_filters: Vec::new(),
            metrics_registry: None,
        };
        let database = Arc::new(Database::new(settings, 0).unwrap());
        let best = insert(&database, 0, H256::zero());
        Self { database, best }
    }

    /// Makes and finalizes a block.
    fn grow(&mut self) -> H256 {
        let parent = self.best.hash();
        self.best = insert(&self.database, self.best.number + 1, parent);
        self.database.finalize_block(self.best.hash(), None).unwrap();
        self.best.hash()
    }

    /// Returns the value of the key `parent` in the state of `block`.
    fn state(&self, block: H256) -> Option<Vec<u8>> {
        let state = self.database.state_at(block, TrieCacheContext::Untrusted).ok()?;
        state.storage(b"parent").ok()?
    }
}

fn insert(database: &Database<Block>, number: u32, parent: H256) -> Header {
    let mut operation = database.begin_operation().unwrap();
    database.begin_state_operation(&mut operation, parent).unwrap();
    let state = operation.state().unwrap().expect("it was begun above");
    let changes = [(&b"parent"[..], Some(parent.as_bytes()))];
    let (root, changes) = state.storage_root(changes.into_iter(), StateVersion::V1);
    operation.update_db_storage(changes).unwrap();
    let header = Header::new(number, H256::zero(), root, parent, Default::default());
    operation
        .set_block_data(header.clone(), Some(Vec::new()), None, None, NewBlockState::Best, true)
        .unwrap();
    database.commit_operation(operation).unwrap();
    header
}

#[test]
fn a_state_that_is_pinned_outlives_its_block_s_pruning() {
    let mut chain = Chain::new();
    let states = States::of::<_, Block>(chain.database.clone());
    let (other, block) = (chain.grow(), chain.grow());
    let pinned = states.pin(block).unwrap();
    let again = states.pin(block).unwrap();
    for _ in 0..2 * KEPT + 2 {
        chain.grow();
    }
    assert_eq!(chain.state(other), None, "the database prunes");
    assert_eq!(chain.state(block).as_deref(), Some(other.as_bytes()));
    drop(pinned);
    assert!(chain.state(block).is_some(), "another request still reads it");
    drop(again);
    chain.grow();
    assert_eq!(chain.state(block), None);
}

#[test]
fn a_state_that_is_gone_cannot_be_pinned() {
    let mut chain = Chain::new();
    let states = States::of::<_, Block>(chain.database.clone());
    let block = chain.grow();
    for _ in 0..2 * KEPT + 2 {
        chain.grow();
    }
    for unknown in [block, H256::repeat_byte(7)] {
        assert_eq!(states.pin(unknown).err(), Some(Error::UnknownBlock(unknown)));
    }
    assert!(States::unpinned().pin(block).is_ok());
}

#[tokio::test]
async fn a_request_that_panics_leaves_no_pin() {
    let mut chain = Chain::new();
    let states = States::of::<_, Block>(chain.database.clone());
    let block = chain.grow();
    let queue = Queue::new(&Config::default(), Metrics::new(None).unwrap());
    let (connection, allowed) = (Caller::Http.into(), Duration::from_secs(60));
    let demand = Demand { connection, allowed, size: 0 };
    let result = queue.run(demand, move |_| -> Result<(), _> {
        let _pinned = states.pin(block)?;
        panic!("as a test does")
    });
    assert_eq!(result.await, Err(Error::Panicked));
    assert!(chain.state(block).is_some());
    for _ in 0..2 * KEPT + 2 {
        chain.grow();
    }
    assert_eq!(chain.state(block), None);
}
