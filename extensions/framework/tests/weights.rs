//! A call is paid for before it runs, and what was charged too much is given back.

mod ledger;

use codec::Encode;
use ledger::{
    calls,
    extension::{Dispatch, WeightInfo, EXTENSION_ID},
    set_assets, Ledger, Tree, Weights,
};
use pvq_executor::GasSchedule;
use pvq_extension::{
    CallContext, CallError, Extensions, ExtensionsExecutor, Weight, UNBENCHMARKED,
};

/// The call's result, and what it used of `limit`.
fn run(limit: Weight, call: impl Encode) -> (Result<(), CallError>, Weight) {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<Dispatch<Ledger, Weights>>();
    let mut context = CallContext::with_weight_limit(limit);
    let before = context.weight_left();
    let result = extensions.call(EXTENSION_ID, &call.encode(), &mut context, &mut Vec::new());
    (result, before.saturating_sub(context.weight_left()))
}

/// Gas is whole, and so is each charge and refund: a call may use up to two more than its weight.
#[track_caller]
fn assert_uses(call: impl Encode, weight: Weight) {
    let (result, used) = run(ENOUGH, call);
    assert_eq!(result, Ok(()));
    assert_eq!(used.proof_size(), weight.proof_size());
    let rounding = 2 * GasSchedule::default().ref_time_per_gas;
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
        assert_eq!(run(limit, (0u8, 1u32, WHO)).0, Err(CallError::OutOfGas));
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
    assert_eq!(run(for_two, (1u8, 1u32, vec![WHO; 3])).0, Err(CallError::OutOfGas));
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
    assert_eq!(run(Weights::assets(3), 2u8).0, Err(CallError::OutOfGas));
    assert_eq!(calls(), [""; 0]);
}

#[test]
fn more_than_there_can_be_is_charged_too() {
    set_assets([0; 6]);
    assert_uses(2u8, Weights::assets(6));
    assert_eq!(run(Weights::assets(5), 2u8).0, Err(CallError::OutOfGas));
}

#[test]
fn a_correction_keeps_the_components_it_does_not_name() {
    let call = (3u8, Tree(vec![Tree(vec![]); 2]), vec![0u8; 5]);
    assert_uses(&call, Weights::depth(2, 0));
    let no_proof = Weight::from_parts(u64::MAX / 2, 199);
    assert_eq!(run(no_proof, &call).0, Err(CallError::OutOfGas));
}

#[test]
fn a_call_that_does_not_decode_costs_no_weight() {
    let (result, used) = run(ENOUGH, (0u8, 1u32));
    assert!(matches!(result, Err(CallError::Host(..))));
    assert_eq!(used, Weight::zero());
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
