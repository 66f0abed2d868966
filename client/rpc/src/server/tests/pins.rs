//! Pins of blocks while requests read their states.

use super::{
    client::{hash_of, Client},
    hex, total_supply, unhurried, with, Node,
};
use crate::{
    code,
    server::states::{Pin, States},
    Pvq,
};
use parking_lot::Mutex;
use pvq_guest_fixtures::TOTAL_SUPPLY;
use serde_json::{json, Value};
use sp_core::H256;
use std::sync::Arc;

/// The pins of a client's blocks, with the number of calls of the runtime before each.
struct Pins {
    client: Arc<Client>,
    seen: Mutex<Vec<(&'static str, H256, u32)>>,
}

impl Pin for Pins {
    fn pin(&self, block: H256) -> sp_blockchain::Result<()> {
        self.seen.lock().push(("pinned", block, self.client.calls()));
        Ok(())
    }

    fn unpin(&self, block: H256) {
        self.seen.lock().push(("unpinned", block, self.client.calls()));
    }
}

#[tokio::test]
async fn every_call_of_a_request_is_made_while_its_block_is_pinned() {
    let client = Arc::new(Client::development());
    let pins = Arc::new(Pins { client: client.clone(), seen: Mutex::default() });
    let pvq = Pvq::new(client.clone(), unhurried(), None).unwrap();
    let node = Node(pvq.with(States(Some(pins.clone()))).into_rpc());
    let best = hash_of(1);
    let engine = |name: &str| json!([with(total_supply(), "engine", json!(name))]);
    for (method, params) in [
        ("pvq_query", engine("native")),
        ("pvq_query", engine("runtime")),
        ("pvq_metadata", json!([best])),
        ("pvq_programs", json!([])),
        ("pvq_validate", json!([hex(TOTAL_SUPPLY)])),
    ] {
        let before = client.calls();
        node.call::<Value>(method, params).await.unwrap();
        let seen = std::mem::take(&mut *pins.seen.lock());
        assert_eq!(seen, [("pinned", best, before), ("unpinned", best, client.calls())]);
    }
    // A request that fails leaves no pin either.
    client.fail_after(0);
    let failed = node.fails("pvq_programs", json!([])).await;
    assert_eq!(failed, code::INTERNAL);
    let seen = std::mem::take(&mut *pins.seen.lock());
    assert_eq!(seen.iter().map(|(what, ..)| *what).collect::<Vec<_>>(), ["pinned", "unpinned"]);
}
