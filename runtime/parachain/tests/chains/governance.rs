//! Governance of queries by the relay chain, whose messages come down to the parachain.

use crate::{
    chain::{Built, Chain},
    network::{hash, sudo, ASSET, WEIGHT},
    relay::Relay,
};
use codec::Encode;
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_parachain_runtime::{genesis::OWNER, Pvq, RuntimeCall, RuntimeEvent};
use pvq_primitives::{PerSource, PvqResult};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::{Bob, Charlie, Eve};
use sp_runtime::traits::{BlakeTwo256, Hash};
use xcm::latest::prelude::*;

fn register() -> RuntimeCall {
    let (program, sources) = (hash(TOTAL_SUPPLY), PerSource::all(true));
    pallet_pvq::Call::register { program, limits: None, sources, label: Default::default() }.into()
}

/// Returns a message that registers a program, from a body of the relay chain, or from all of it.
fn message(body: Option<BodyId>) -> Xcm<()> {
    let mut message = Vec::new();
    if let Some(id) = body {
        let body = Plurality { id, part: BodyPart::Voice };
        message.push(DescendOrigin(body.into()));
    }
    message.extend([
        UnpaidExecution { weight_limit: Unlimited, check_origin: None },
        Transact {
            origin_kind: OriginKind::Xcm,
            fallback_max_weight: Some(WEIGHT),
            call: register().encode().into(),
        },
    ]);
    Xcm(message)
}

fn registered(built: &Built) -> bool {
    let registered = built.find(|event| {
        matches!(event, RuntimeEvent::Pvq(pallet_pvq::Event::Registered { .. })).then_some(())
    });
    registered.is_some()
}

#[test]
fn the_executive_of_the_relay_chain_registers_programs() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    relay.send_down(chain.id(), message(Some(BodyId::Executive)));
    relay.next_block();
    let built = chain.build(&mut relay);
    assert!(registered(&built), "{:#?}", built.events);

    // Anyone brings the program, and then anyone runs it.
    chain.submit(Eve, pallet_pvq::Call::upload { code: TOTAL_SUPPLY.to_vec() });
    relay.next_block();
    chain.build(&mut relay).succeeded();
    let args = (0u8, ASSET).encode();
    let result: PvqResult =
        chain.call("PvqApi_execute_registered", &(hash(TOTAL_SUPPLY), args, None::<i64>));
    assert!(result.is_ok());
}

#[test]
fn other_bodies_of_the_relay_chain_and_siblings_do_not() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    let own = chain.id();
    for body in [Some(BodyId::Technical), Some(BodyId::Index(1)), None] {
        relay.send_down(own, message(body));
        relay.next_block();
        let built = chain.build(&mut relay);
        assert!(!registered(&built), "{body:?}");
        let processed =
            built.find(|event| matches!(event, RuntimeEvent::MessageQueue(_)).then_some(()));
        assert!(processed.is_some(), "{body:?}");
    }
    for body in [Some(BodyId::Executive), None] {
        relay.send(2002.into(), own, message(body));
        relay.next_block();
        assert!(!registered(&chain.build(&mut relay)), "{body:?}");
    }
}

#[test]
fn root_and_the_committee_do() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    chain.submit(OWNER, sudo(register()));
    relay.next_block();
    assert!(registered(&chain.build(&mut relay).succeeded()));

    let mut chain = Chain::of_preset(DEV_RUNTIME_PRESET);
    let call = register();
    let length_bound = call.encoded_size() as u32;
    let proposal_hash = BlakeTwo256::hash_of(&call);
    let proposal = Box::new(call);
    type Committee = pallet_collective::Call<
        pvq_parachain_runtime::Runtime,
        pvq_parachain_runtime::configs::CommitteeInstance,
    >;
    let propose = Committee::propose { threshold: 2, proposal, length_bound };
    let vote = |approve| Committee::vote { proposal: proposal_hash, index: 0, approve };
    chain.submit(Bob, propose);
    chain.submit(Bob, vote(true));
    chain.submit(Charlie, vote(true));
    let close =
        Committee::close { proposal_hash, index: 0, proposal_weight_bound: WEIGHT, length_bound };
    chain.submit(Charlie, close);
    relay.next_block();
    assert!(registered(&chain.build(&mut relay).succeeded()));
    assert!(chain.native(|| Pvq::program(hash(TOTAL_SUPPLY))).is_some());
}
