//! Queries in blocks: their fees, and the state to which they lead on every node.

use crate::{
    chain::Chain,
    expected::{accounts, HOLDERS},
};
use codec::Encode;
use frame_support::weights::Weight;
use pallet_pvq::FailureKind;
use pallet_transaction_payment::RuntimeDispatchInfo;
use pvq_guest_fixtures::{hostile, SUM_BALANCE};
use pvq_primitives::{PerSource, ProgramHash};
use pvq_runtime::{
    constants::MICRO_UNIT, Balance, Block, Pvq, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
    System, UncheckedExtrinsic,
};
use sp_core::storage::well_known_keys::EXTRINSIC_INDEX;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{Dave, Eve};
use sp_runtime::{traits::Header as _, DispatchResult};

/// Returns a chain on which the program `code` is registered and uploaded.
fn with_program(code: &[u8]) -> (Chain, ProgramHash) {
    let mut chain = Chain::development();
    let program = ProgramHash::from(blake2_256(code));
    chain.native(|| {
        let sources = PerSource::all(true);
        Pvq::register(RuntimeOrigin::root(), program, None, sources, Default::default()).unwrap();
        Pvq::upload(RuntimeOrigin::signed(Eve.to_account_id()), code.to_vec()).unwrap();
    });
    (chain, program)
}

/// Returns a query in a block that may use one second.
fn query(program: ProgramHash) -> RuntimeCall {
    let args = (0u8, 1984u32, accounts(&HOLDERS)).encode();
    let weight_limit = Weight::from_parts(1_000_000_000_000, 5 << 20);
    pallet_pvq::Call::query { program, args, weight_limit }.into()
}

/// Applies a transaction of Dave's. Returns the fee that the runtime estimates, the fee that he pays, the transaction's
/// weight, and its result.
fn pay(chain: &mut Chain, call: RuntimeCall) -> (Balance, Balance, Weight, DispatchResult) {
    let extrinsic = chain.sign(Dave, call);
    let length = extrinsic.encoded_size() as u32;
    let told: RuntimeDispatchInfo<Balance> =
        chain.call("TransactionPaymentApi_query_info", &(&extrinsic, length));
    let free = |chain: &mut Chain| chain.native(|| System::account(Dave.to_account_id()).data.free);
    let before = free(chain);
    let result = chain.apply(extrinsic).unwrap();
    let paid = before - free(chain);
    let weight = chain.events().into_iter().rev().find_map(|event| match event {
        RuntimeEvent::System(
            frame_system::Event::ExtrinsicSuccess { dispatch_info }
            | frame_system::Event::ExtrinsicFailed { dispatch_info, .. },
        ) => Some(dispatch_info.weight),
        _ => None,
    });
    let weight = weight.expect("the outcome is an event");

    // Fees depend on length and weight alone.
    assert_eq!(paid, Balance::from(length) * MICRO_UNIT + Balance::from(weight.ref_time()));
    (told.partial_fee, paid, weight, result)
}

#[test]
fn what_a_query_does_not_use_is_refunded() {
    let (mut chain, program) = with_program(SUM_BALANCE);
    chain.begin_block();
    let (told, paid, weight, result) = pay(&mut chain, query(program));
    assert_eq!(result, Ok(()));
    assert!(told > 1_000_000_000_000);
    assert!(paid < told / 100, "{paid} of {told}");
    let block = chain.native(|| System::block_weight().total());
    assert!(block.all_gte(weight) && block.ref_time() < 100_000_000_000, "{block:?}");

    // The event has the charge of the run, which is less than the weight that was paid for.
    let charged = chain.events().into_iter().find_map(|event| match event {
        RuntimeEvent::Pvq(pallet_pvq::Event::Queried { weight, .. }) => Some(weight),
        _ => None,
    });
    let charged = charged.expect("the query has a result");
    assert!(charged.ref_time() < weight.ref_time());
    chain.end_block();
}

#[test]
fn a_query_that_fails_pays_for_what_it_has_used() {
    let (mut chain, program) = with_program(&hostile::infinite_loop());
    chain.begin_block();
    let (told, paid, weight, result) = pay(&mut chain, query(program));
    let failed = pallet_pvq::Error::<Runtime>::QueryFailed(FailureKind::OutOfGas);
    assert_eq!(result, Err(failed.into()));
    assert!(paid <= told && paid > told / 100 * 99, "{paid} of {told}");
    assert!(weight.ref_time() > 990_000_000_000);
    chain.end_block();

    let (mut chain, program) = with_program(&hostile::trap());
    chain.begin_block();
    let (told, paid, _, result) = pay(&mut chain, query(program));
    let failed = pallet_pvq::Error::<Runtime>::QueryFailed(FailureKind::Trap);
    assert_eq!(result, Err(failed.into()));
    assert!(paid < told / 100, "{paid} of {told}");
    chain.end_block();
}

#[test]
fn a_query_that_no_block_has_room_for_does_not_get_in() {
    let (mut chain, program) = with_program(SUM_BALANCE);
    chain.begin_block();
    let args = vec![0];
    let weight_limit = Weight::from_parts(1_900_000_000_000, 0);
    let call = pallet_pvq::Call::query { program, args, weight_limit };
    assert!(chain.submit(Dave, call).is_err());
    chain.end_block();
}

#[test]
fn a_block_with_queries_is_imported_as_it_was_built() {
    let (mut author, program) = with_program(SUM_BALANCE);
    let (mut other, _) = with_program(SUM_BALANCE);
    assert_eq!(author.root(), other.root());

    let mut extrinsics: Vec<UncheckedExtrinsic> = vec![author.begin_block()];
    for who in [Dave, Eve, Dave] {
        let extrinsic = author.sign(who, query(program));
        assert_eq!(author.apply(extrinsic.clone()), Ok(Ok(())));
        extrinsics.push(extrinsic);
    }
    let header = author.end_block();
    assert_eq!(header.state_root().as_bytes(), author.root());

    let block = Block { header, extrinsics };
    let _: () = other.call("Core_execute_block", &block);
    assert_eq!(other.root(), author.root());
}

#[test]
fn a_query_in_a_block_leaves_only_its_event_and_its_fee() {
    let (mut chain, program) = with_program(SUM_BALANCE);
    chain.begin_block();
    let before = chain.entries();
    assert_eq!(chain.submit(Dave, query(program)), Ok(Ok(())));
    let after = chain.entries();
    assert!(before.keys().all(|key| after.contains_key(key)));
    let pallets = ["System", "Balances", "TransactionPayment"];
    let prefixes = pallets.map(|pallet| sp_io::hashing::twox_128(pallet.as_bytes()));
    for (key, value) in &after {
        let known = key == EXTRINSIC_INDEX || prefixes.iter().any(|prefix| key.starts_with(prefix));
        assert!(known || before.get(key) == Some(value), "{key:?} has changed");
    }
    chain.end_block();
}
