//! As many queries as a chain may have at a time.

use crate::{
    chain::{Built, Chain},
    network::{Network, RESPONDER},
};
use codec::Encode;
use frame_support::{
    assert_ok,
    traits::fungible::Mutate,
    weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use pallet_pvq_xcm::{
    limits::{MAX_PENDING, MAX_PER_ASKER},
    Answered, Error, Event, Pending, QueryId,
};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_parachain_runtime::{
    constants::UNIT, genesis::SIBLING_PRESET, AccountId, Balances, MessageQueue, Runtime,
    RuntimeEvent, System,
};
use pvq_primitives::ProgramHash;
use sp_core::Pair;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::{self, Dave};
use std::collections::BTreeMap;

/// The accounts that ask, each as often as it may.
const ASKERS: u32 = MAX_PENDING / MAX_PER_ASKER;

/// The queries of a block, whose messages fit one page of a channel.
const AT_ONCE: u32 = 100;

/// The blocks until the deadlines, which the responder is taken to need for all of them.
const TIMEOUT: u32 = 500;

/// The queries that are answered. The others expire.
const ANSWERED: usize = 300;

fn ask(program: ProgramHash) -> pallet_pvq_xcm::Call<Runtime> {
    pallet_pvq_xcm::Call::ask {
        destination: RESPONDER,
        program,
        args: (0u8, crate::network::ASSET).encode(),
        max_weight: Weight::from_parts(5 * WEIGHT_REF_TIME_PER_MILLIS, 64 * 1024),
        timeout: TIMEOUT,
    }
}

/// Returns the queries with an outcome, and the accounts that asked.
fn answered(network: &Network) -> BTreeMap<QueryId, AccountId> {
    network.asker.native(|| {
        Answered::<Runtime>::iter().map(|(query_id, answered)| (query_id, answered.asker)).collect()
    })
}

fn pending(network: &Network) -> Vec<QueryId> {
    network.asker.native(|| Pending::<Runtime>::iter_keys().collect())
}

fn refused(built: &Built, error: Error<Runtime>) {
    assert_eq!(built.results, [Err(error.into())]);
}

#[test]
fn a_thousand_queries_end_by_answer_or_expiry_and_leave_nothing() {
    assert_eq!((MAX_PENDING, ASKERS), (1_000, 20));
    let pairs: Vec<_> = (0..ASKERS as usize).map(Sr25519Keyring::numeric).collect();
    let accounts: Vec<_> = pairs.iter().map(|pair| AccountId::from(pair.public())).collect();
    let asker = Chain::with_more(DEV_RUNTIME_PRESET, || {
        for account in &accounts {
            assert_ok!(Balances::mint_into(account, 1_000 * UNIT));
        }
    });
    let mut network = Network::of(asker, Chain::of_preset(SIBLING_PRESET));
    let program = crate::network::register(&mut network.responder, TOTAL_SUPPLY);
    network.responder_builds().succeeded();
    let (from, to) = (network.asker.id(), network.responder.id());

    // No answer comes back before all are asked.
    network.relay.set_capacity(to, from, 0);
    for _ in 0..MAX_PENDING / AT_ONCE {
        for pair in &pairs {
            for _ in 0..AT_ONCE / ASKERS {
                network.asker.submit(pair.clone(), ask(program));
            }
        }
        let built = network.asker_builds().succeeded();
        assert_eq!(built.results.len(), AT_ONCE as usize);
        network.responder_builds();
    }
    assert_eq!(pending(&network).len(), MAX_PENDING as usize);
    let held = |network: &Network| {
        let held = |account: &AccountId| System::account(account).data.reserved;
        network.asker.native(|| accounts.iter().map(held).collect::<Vec<_>>())
    };
    assert!(held(&network).iter().all(|held| *held > 0));

    // One more is refused, of an account that has none, and of one that has as many as it may.
    for who in [Dave.pair(), pairs[0].clone()] {
        network.asker.submit(who, ask(program));
        let built = network.asker_builds();
        refused(&built, Error::TooManyPending);
        assert!(built
            .find(|event| matches!(event, RuntimeEvent::XcmpQueue(_)).then_some(()))
            .is_none());
    }
    assert_eq!(pending(&network).len(), MAX_PENDING as usize);

    // Some are answered.
    network.relay.set_capacity(to, from, 30);
    let deadline = network
        .asker
        .native(|| Pending::<Runtime>::iter_values().map(|query| query.deadline).max().unwrap());
    let mut rounds = 0;
    while answered(&network).len() < ANSWERED {
        network.rounds(1);
        rounds += 1;
        assert!(rounds < TIMEOUT / 2, "{} are answered", answered(&network).len());
    }
    let have_answers = answered(&network);

    // The others expire, while the chain that was asked stands still.
    while network.asker.native(System::block_number) < deadline {
        network.asker_builds();
    }
    // What was on its way has arrived.
    let outcomes = answered(&network);
    assert!(outcomes.len() >= have_answers.len());
    let left = pending(&network);
    assert_eq!(left.len() + outcomes.len(), MAX_PENDING as usize);
    for query_id in left {
        network.asker.submit(Dave, pallet_pvq_xcm::Call::expire { query_id });
    }
    for (query_id, asker) in outcomes {
        let index = accounts.iter().position(|account| *account == asker).unwrap();
        network.asker.submit(pairs[index].clone(), pallet_pvq_xcm::Call::take { query_id });
    }
    let built = network.asker_builds().succeeded();
    assert_eq!(built.results.len(), MAX_PENDING as usize);
    assert_eq!(held(&network), vec![0; ASKERS as usize]);
    network.is_settled();

    // The chain that was asked goes on until nothing is left in its queue. Its answers are refused.
    let waiting = |network: &Network| {
        let origin = cumulus_primitives_core::AggregateMessageOrigin::Sibling(from);
        network.responder.native(|| {
            use frame_support::traits::QueueFootprintQuery;
            MessageQueue::footprint(origin).storage.count
        })
    };
    assert!(waiting(&network) > 0);
    let mut late = 0;
    while waiting(&network) > 0 {
        let built = network.responder_builds();
        late += built
            .events
            .iter()
            .filter(|event| matches!(event, RuntimeEvent::PvqXcm(Event::AnswerSent { .. })))
            .count();
        network.asker_builds();
    }
    network.rounds(2);
    assert!(late > 0);
    network.is_settled();
    assert_eq!(held(&network), vec![0; ASKERS as usize]);
}
