//! Blocks, which one collator builds and others execute, and the queries in them.

use crate::{
    chain::{Built, Chain},
    network::{hash, register, ASSET},
    relay::Relay,
};
use codec::{Decode, Encode};
use frame_support::{
    dispatch::DispatchClass,
    traits::fungibles::Inspect,
    weights::{Weight, WeightToFee as _},
};
use pallet_pvq::FailureKind;
use pvq_guest_fixtures::{hostile, TOTAL_SUPPLY};
use pvq_parachain_runtime::{
    configs::{StakingPot, WeightToFee},
    genesis::SIBLING_PRESET,
    Assets, Balance, Runtime, RuntimeEvent, System,
};
use pvq_primitives::ProgramHash;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::Dave;

/// The weight that the queries may use: as much as a query may in a block.
const LIMIT: Weight = pallet_pvq::limits::PARACHAIN_BLOCK_LIMITS.weight;

fn query(program: ProgramHash) -> pallet_pvq::Call<Runtime> {
    let args = (0u8, ASSET).encode();
    pallet_pvq::Call::query { program, args, weight_limit: LIMIT }
}

/// Returns the weight that the last transaction of a block was charged.
fn charged(built: &Built) -> Weight {
    let charged = built.events.iter().rev().find_map(|event| match event {
        RuntimeEvent::System(
            frame_system::Event::ExtrinsicSuccess { dispatch_info }
            | frame_system::Event::ExtrinsicFailed { dispatch_info, .. },
        ) => Some(dispatch_info.weight),
        _ => None,
    });
    charged.expect("the outcome is an event")
}

/// Returns the fee that the last transaction of a block has paid.
fn fee(built: &Built) -> Balance {
    let fee = built.events.iter().rev().find_map(|event| match event {
        RuntimeEvent::TransactionPayment(
            pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
        ) => Some(*actual_fee),
        _ => None,
    });
    fee.expect("it has paid")
}

#[test]
fn both_presets_make_blocks_that_others_execute() {
    let mut relay = Relay::new();
    let mut chains = [DEV_RUNTIME_PRESET, SIBLING_PRESET].map(Chain::of_preset);
    for number in 1..=3 {
        for chain in &mut chains {
            relay.next_block();
            chain.submit(Dave, frame_system::Call::remark { remark: vec![number] });
            let built = chain.build(&mut relay).succeeded();
            assert_eq!(built.block.header.number, u32::from(number));
            assert_eq!(built.block.header.state_root, chain.root());
        }
    }
}

#[test]
fn a_query_in_a_block_has_its_result_in_an_event() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    let program = register(&mut chain, TOTAL_SUPPLY);
    chain.submit(Dave, query(program));
    relay.next_block();
    let built = chain.build(&mut relay).succeeded();
    let result = built.find(|event| match event {
        RuntimeEvent::Pvq(pallet_pvq::Event::Queried { result, .. }) => Some(result.clone()),
        _ => None,
    });
    let supply = Balance::decode(&mut &result.expect("it has a result")[..]).unwrap();
    assert_eq!(supply, chain.native(|| Assets::total_issuance(ASSET)));
}

#[test]
fn a_query_pays_for_what_it_uses_and_the_collators_get_it() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    let program = register(&mut chain, TOTAL_SUPPLY);
    relay.next_block();
    chain.build(&mut relay).succeeded();
    let balance = |chain: &Chain| chain.native(|| System::account(Dave.to_account_id()).data.free);
    let before = balance(&chain);
    chain.submit(Dave, query(program));
    relay.next_block();
    let built = chain.build(&mut relay).succeeded();
    let paid = fee(&built);
    assert_eq!(before - balance(&chain), paid);
    let deposited = built.events.iter().rev().find_map(|event| match event {
        RuntimeEvent::Balances(pallet_balances::Event::Deposit { who, amount })
            if *who == StakingPot::get() =>
        {
            Some(*amount)
        }
        _ => None,
    });
    assert_eq!(deposited, Some(paid));
    let weight = charged(&built);
    assert!(paid >= WeightToFee::weight_to_fee(&weight));
    // The limit would have been half a token.
    assert!(paid < WeightToFee::weight_to_fee(&LIMIT) / 50, "{paid}");
    assert!(weight.all_lt(LIMIT.saturating_div(50)), "{weight:?}");
}

#[test]
fn a_query_without_an_end_pays_for_its_limit() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    let program = register(&mut chain, &hostile::infinite_loop());
    relay.next_block();
    chain.build(&mut relay).succeeded();
    chain.submit(Dave, query(program));
    relay.next_block();
    let built = chain.build(&mut relay);
    let failed = pallet_pvq::Error::<Runtime>::QueryFailed(FailureKind::OutOfGas);
    assert_eq!(built.results, [Err(failed.into())]);
    let weight = charged(&built).ref_time();
    assert!(weight > LIMIT.ref_time() / 100 * 99, "{weight}");
}

#[test]
fn a_query_for_more_than_a_block_gives_is_charged_for_no_more() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    let program = register(&mut chain, &hostile::infinite_loop());
    relay.next_block();
    chain.build(&mut relay).succeeded();
    let weight_limit = Weight::MAX;
    chain.submit(Dave, pallet_pvq::Call::query { program, args: vec![0], weight_limit });
    relay.next_block();
    let built = chain.build(&mut relay);
    assert!(built.results[0].is_err());
    assert!(charged(&built).ref_time() < LIMIT.ref_time() + LIMIT.ref_time() / 10);
}

#[test]
fn what_a_query_does_not_add_to_the_proof_is_reclaimed() {
    // The weight of what blocks contain, by the transactions in them, and the sizes of their proofs.
    let block = |queries: u32| {
        let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
        register(&mut chain, TOTAL_SUPPLY);
        relay.next_block();
        chain.build(&mut relay).succeeded();
        for _ in 0..queries {
            chain.submit(Dave, query(hash(TOTAL_SUPPLY)));
        }
        relay.next_block();
        let built = chain.build(&mut relay);
        assert_eq!(built.results, vec![Ok(()); queries as usize]);
        let weight = chain.native(|| *System::block_weight().get(DispatchClass::Normal));
        let length = built.block.extrinsics.last().map_or(0, |last| last.encoded_size());
        (weight.proof_size(), built.proof.encoded_size() as u64, length as u64)
    };
    let (none, proof_of_none, _) = block(0);
    assert_eq!(none, 0);
    let (weight, proof, length) = block(1);
    // What the query weighs in the block is what it has added to the proof, with its own length, and not what it might
    // have added. The estimate of a proof is of nodes, each with its length.
    let added = proof - proof_of_none + length;
    assert!(weight < LIMIT.proof_size() / 100, "{weight}");
    assert!(weight.abs_diff(added) < added / 4 + 512, "{weight} for {added}");
    // Nodes that are a part of the proof already are free.
    let (of_ten, _, _) = block(10);
    assert!(of_ten < weight + 9 * (length + weight / 4), "{of_ten} for ten, {weight} for one");
}
