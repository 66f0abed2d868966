//! A call is paid for before it runs, and an excess charge is refunded.

mod ledger;

use codec::Encode;
use ledger::{
    calls,
    extension::{Dispatch, WeightInfo, EXTENSION_ID},
    set_assets, Ledger, Tree, Weights,
};
use pvq_executor::GasSchedule;
use pvq_extension::{
    decoding::{PER_BYTE_OF_ELEMENTS, PER_BYTE_OF_NESTED},
    CallContext, ExtensionFailure, Extensions, ExtensionsExecutor, HostError, Weight,
    UNBENCHMARKED,
};
use std::collections::BTreeMap;

/// Returns the call's result, and the weight of `limit` that it used.
fn run(limit: Weight, call: impl Encode) -> (Result<(), ExtensionFailure>, Weight) {
    run_encoded(limit, &call.encode())
}

fn run_encoded(limit: Weight, call: &[u8]) -> (Result<(), ExtensionFailure>, Weight) {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger, Weights>>();
    let mut context = CallContext::with_weight_limit(limit);
    let before = context.weight_left();
    let result = extensions.call(EXTENSION_ID, call, &mut context, &mut Vec::new());
    (result, before.saturating_sub(context.weight_left()))
}

/// Returns the charge for the decoding of a call's arguments.
fn decoding(call: &[u8]) -> Weight {
    let price = match call[0] {
        1 => PER_BYTE_OF_ELEMENTS,
        3 | 6 => PER_BYTE_OF_NESTED,
        _ => 0,
    };
    Weight::from_parts(price * (call.len() as u64 - 1), 0)
}

/// Asserts that `call` uses `weight` and the charge for its decoding. Each charge and refund is rounded
/// to whole gas, so that it may use up to three units more.
#[track_caller]
fn assert_uses(call: impl Encode, weight: Weight) {
    let weight = weight + decoding(&call.encode());
    let (result, used) = run(ENOUGH, call);
    assert_eq!(result, Ok(()));
    assert_eq!(used.proof_size(), weight.proof_size());
    let rounding = 3 * GasSchedule::default().ref_time_per_gas;
    let expected = weight.ref_time()..=weight.ref_time() + rounding;
    assert!(expected.contains(&used.ref_time()), "{used:?} is not {weight:?}");
}

const ENOUGH: Weight = Weight::from_parts(1_000_000_000_000, 1_000_000);
const WHO: [u8; 32] = [1; 32];

#[test]
fn a_function_that_cannot_be_paid_for_does_not_run() {
    let weight = Weights::balance();
    for limit in [
        Weight::zero(),
        Weight::from_parts(weight.ref_time() / 2, weight.proof_size()),
        Weight::from_parts(weight.ref_time() * 2, weight.proof_size() - 1),
    ] {
        assert_eq!(run(limit, (0u8, 1u32, WHO)).0, Err(ExtensionFailure::OutOfGas));
        assert_eq!(calls(), [""; 0]);
    }
    assert_uses((0u8, 1u32, WHO), weight);
    assert_eq!(calls(), ["balance"]);
}

#[test]
fn a_component_is_charged_by_the_argument() {
    for n in [0u32, 1, 3] {
        assert_uses((1u8, 1u32, vec![WHO; n as usize]), Weights::balances(n));
    }
    calls();
    let for_two = Weights::balances(2);
    assert_eq!(run(for_two, (1u8, 1u32, vec![WHO; 3])).0, Err(ExtensionFailure::OutOfGas));
    assert_eq!(calls(), [""; 0]);
}

#[test]
fn what_was_charged_too_much_is_refunded() {
    for assets in 0..=4u32 {
        set_assets((0..assets).collect::<Vec<_>>());
        assert_uses(2u8, Weights::assets(assets));
    }
}

#[test]
fn the_most_there_can_be_is_paid_for_first() {
    set_assets([1]);
    calls();
    assert_eq!(run(Weights::assets(3), 2u8).0, Err(ExtensionFailure::OutOfGas));
    assert_eq!(calls(), [""; 0]);
}

#[test]
fn a_result_above_its_bound_is_paid_for_and_fails() {
    set_assets([0; 4]);
    assert_uses(2u8, Weights::assets(4));
    set_assets([0; 6]);
    let (result, used) = run(ENOUGH, 2u8);
    assert_eq!(result, Err(HostError::ResponseTooLarge.into()));
    assert_eq!(used.proof_size(), Weights::assets(6).proof_size());
    assert!(used.ref_time() >= Weights::assets(6).ref_time());
    assert_eq!(run(Weights::assets(5), 2u8).0, Err(ExtensionFailure::OutOfGas));
}

#[test]
fn a_correction_keeps_the_components_it_does_not_name() {
    let call = (3u8, Tree(vec![Tree(vec![]); 2]), vec![0u8; 5]);
    assert_uses(&call, Weights::depth(2, 0));
    let no_proof = Weight::from_parts(u64::MAX / 2, 199);
    assert_eq!(run(no_proof, &call).0, Err(ExtensionFailure::OutOfGas));
}

#[test]
fn arguments_are_paid_for_before_they_are_decoded() {
    // The last byte is missing.
    for (call, price) in [
        ((1u8, 1u32, vec![WHO; 100]).encode(), PER_BYTE_OF_ELEMENTS),
        ((3u8, Tree(vec![Tree(vec![]); 1_000]), vec![0u8; 9]).encode(), PER_BYTE_OF_NESTED),
        ((6u8, BTreeMap::from([(1u32, Some(2u128))])).encode(), PER_BYTE_OF_NESTED),
    ] {
        let cut = &call[..call.len() - 1];
        let price = Weight::from_parts(price * (cut.len() as u64 - 1), 0);
        assert_eq!(decoding(cut), price);
        let (result, used) = run_encoded(ENOUGH, cut);
        assert!(matches!(
            result,
            Err(ExtensionFailure::Host { error: HostError::MalformedCall, .. })
        ));
        let rounding = GasSchedule::default().ref_time_per_gas;
        assert!((price.ref_time()..=price.ref_time() + rounding).contains(&used.ref_time()));
        // Whoever cannot pay does not learn whether the call would decode.
        let (result, used) = run_encoded(price - Weight::from_parts(rounding, 0), cut);
        assert_eq!((result, used), (Err(ExtensionFailure::OutOfGas), Weight::zero()));
    }
    assert_eq!(calls(), [""; 0]);
}

#[test]
fn arguments_of_bounded_size_cost_nothing_to_decode() {
    for call in [(0u8, 1u32).encode(), (0u8, 1u32, WHO, [0u8; 1000]).encode(), vec![2, 0]] {
        let (result, used) = run_encoded(ENOUGH, &call);
        assert!(matches!(
            result,
            Err(ExtensionFailure::Host { error: HostError::MalformedCall, .. })
        ));
        assert_eq!(used, Weight::zero());
    }
}

#[test]
fn decoding_is_a_small_part_of_what_a_usual_call_costs() {
    let schedule = GasSchedule::default();
    let base = schedule.call_base + UNBENCHMARKED.ref_time();
    for call in [(0u8, 1u32, WHO).encode(), (1u8, 1u32, vec![WHO]).encode(), vec![4]] {
        assert!(10 * decoding(&call).ref_time() <= base);
    }
}

#[test]
fn placeholders_grow_with_their_components() {
    assert_eq!(<() as WeightInfo>::balance(), UNBENCHMARKED);
    assert_eq!(<() as WeightInfo>::balances(0), UNBENCHMARKED);
    assert_eq!(<() as WeightInfo>::depth(2, 3), UNBENCHMARKED.saturating_mul(6));
    assert_eq!(
        <() as WeightInfo>::depth(u32::MAX, u32::MAX).ref_time(),
        UNBENCHMARKED.ref_time() * (2 * u32::MAX as u64 + 1)
    );
}
