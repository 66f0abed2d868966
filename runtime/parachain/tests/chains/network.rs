//! Two parachains on a relay chain, with channels between them, and queries from the one to the other.

use crate::{
    chain::{Built, Chain},
    relay::Relay,
};
use codec::Encode;
use frame_support::{
    traits::fungible::InspectHold,
    weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use pallet_pvq_xcm::{Answered, Askers, Call, Chain as ChainId, Discoveries, Pending, QueryId};
use pvq_parachain_runtime::{
    genesis::{DEVELOPMENT_ID, ENDOWED, OWNER, SIBLING_ID, SIBLING_PRESET},
    AccountId, Balance, Balances, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
};
use pvq_primitives::{PerSource, ProgramHash};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{self, Bob};

/// The chain that is asked, as the other names it.
pub const RESPONDER: ChainId = ChainId::Sibling(SIBLING_ID);
/// The chain that asks, as the other names it.
pub const ASKER: ChainId = ChainId::Sibling(DEVELOPMENT_ID);

/// The asset that the queries are about.
pub const ASSET: u32 = 1984;

/// The weight that a query may take, more than the programs need that end.
pub const WEIGHT: Weight = Weight::from_parts(100 * WEIGHT_REF_TIME_PER_MILLIS, 1024 * 1024);

/// The blocks until the deadline of a query.
pub const TIMEOUT: u32 = 5;

/// The account that asks.
pub const ASKING: Sr25519Keyring = Bob;

/// Returns `call`, as sudo makes it.
pub fn sudo(call: impl Into<RuntimeCall>) -> RuntimeCall {
    pallet_sudo::Call::<Runtime>::sudo { call: Box::new(call.into()) }.into()
}

/// Returns the hash of a program.
pub fn hash(code: &[u8]) -> ProgramHash {
    blake2_256(code).into()
}

/// Has `chain` register the program `code` and take it, in its next block.
pub fn register(chain: &mut Chain, code: &[u8]) -> ProgramHash {
    let program = hash(code);
    let sources = PerSource::all(true);
    let label = Default::default();
    let register = pallet_pvq::Call::register { program, limits: None, sources, label };
    chain.submit(OWNER, sudo(register));
    chain.submit(OWNER, pallet_pvq::Call::upload { code: code.to_vec() });
    program
}

/// Returns a query to the responder.
pub fn ask(program: ProgramHash, args: &impl Encode) -> Call<Runtime> {
    Call::ask {
        destination: RESPONDER,
        program,
        args: args.encode(),
        max_weight: WEIGHT,
        timeout: TIMEOUT,
    }
}

/// Two parachains, of which one asks the other.
pub struct Network {
    /// The relay chain.
    pub relay: Relay,
    /// The chain that asks.
    pub asker: Chain,
    /// The chain that is asked.
    pub responder: Chain,
}

impl Network {
    /// Creates the chains, and opens channels in both directions.
    pub fn new() -> Self {
        Self::of(Chain::of_preset(DEV_RUNTIME_PRESET), Chain::of_preset(SIBLING_PRESET))
    }

    /// Opens channels between two chains, in both directions.
    pub fn of(asker: Chain, responder: Chain) -> Self {
        let mut relay = Relay::new();
        relay.open(asker.id(), responder.id());
        relay.open(responder.id(), asker.id());
        let mut network = Self { relay, asker, responder };
        // In its first block, a chain does not know yet how many messages it may send, and sends none.
        network.rounds(1);
        network
    }

    /// Creates them, and registers the program `code` at the responder.
    pub fn with_program(code: &[u8]) -> (Self, ProgramHash) {
        let mut network = Self::new();
        let program = register(&mut network.responder, code);
        network.responder_builds().succeeded();
        (network, program)
    }

    /// Has the chain that asks build a block.
    pub fn asker_builds(&mut self) -> Built {
        self.relay.next_block();
        self.asker.build(&mut self.relay)
    }

    /// Has the chain that is asked build a block.
    pub fn responder_builds(&mut self) -> Built {
        self.relay.next_block();
        self.responder.build(&mut self.relay)
    }

    /// Has a query be asked, in a block of its own. Returns its number.
    #[track_caller]
    pub fn ask(&mut self, program: ProgramHash, args: &impl Encode) -> QueryId {
        self.asker.submit(ASKING, ask(program, args));
        let built = self.asker_builds().succeeded();
        let asked = built.find(|event| match event {
            RuntimeEvent::PvqXcm(pallet_pvq_xcm::Event::Asked { query_id, .. }) => Some(*query_id),
            _ => None,
        });
        asked.expect("the query is asked")
    }

    /// Has both chains build a block each, `times` times.
    pub fn rounds(&mut self, times: u32) {
        for _ in 0..times {
            self.responder_builds();
            self.asker_builds();
        }
    }

    /// Returns whether the query has no outcome yet.
    pub fn is_pending(&self, query_id: QueryId) -> bool {
        self.asker.native(|| Pending::<Runtime>::contains_key(query_id))
    }

    /// Has someone expire the query after its deadline, and asserts that nothing is left of it.
    #[track_caller]
    pub fn expire(&mut self, query_id: QueryId) {
        assert!(self.is_pending(query_id));
        for _ in 0..TIMEOUT {
            self.asker_builds();
        }
        self.asker.submit(Sr25519Keyring::Dave, Call::expire { query_id });
        self.asker_builds().succeeded();
        self.is_settled();
    }

    /// Has the asker take the outcome, and asserts that nothing is left of the query.
    #[track_caller]
    pub fn take(&mut self, query_id: QueryId) {
        self.asker.submit(ASKING, Call::take { query_id });
        self.asker_builds().succeeded();
        self.is_settled();
    }

    /// Asserts that neither chain holds anything of a query.
    #[track_caller]
    pub fn is_settled(&self) {
        for chain in [&self.asker, &self.responder] {
            chain.native(|| {
                assert_eq!(Pending::<Runtime>::count(), 0);
                assert_eq!(Pending::<Runtime>::iter_keys().count(), 0);
                assert_eq!(Answered::<Runtime>::iter_keys().count(), 0);
                assert_eq!(Askers::<Runtime>::iter_keys().count(), 0);
                assert_eq!(Discoveries::<Runtime>::iter_keys().count(), 0);
                for who in ENDOWED {
                    assert_eq!(held(&who.to_account_id()), 0, "{who:?}");
                }
            });
        }
    }
}

/// Returns the amount that is held of an account for its queries, on the chain whose state is read.
pub fn held(who: &AccountId) -> Balance {
    let reason = RuntimeHoldReason::PvqXcm(pallet_pvq_xcm::HoldReason::Query);
    Balances::balance_on_hold(&reason, who)
}
