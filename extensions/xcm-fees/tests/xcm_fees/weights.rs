//! The weights for runtimes that have not measured their own.

use crate::mock::{BlockWeights, Test};
use pvq_extension_xcm_fees::{
    extension::{ExtensionXcmFees, WeightInfo},
    weights::SubstrateWeight,
};

type Weights = SubstrateWeight<Test>;

const BYTES: u32 = Test::MAX_VALUE_BYTES;
const INSTRUCTIONS: u32 = Test::MAX_INSTRUCTIONS;

/// A query by the runtime API has a tenth of a second.
#[test]
fn the_dearest_call_takes_a_tenth_of_a_querys_time_at_most() {
    for weight in [
        Weights::payment_assets(Test::MAX_PAYMENT_ASSETS),
        Weights::message_weight(BYTES, INSTRUCTIONS),
        Weights::weight_fee(),
        Weights::delivery_fee(BYTES, INSTRUCTIONS),
    ] {
        assert!(weight.ref_time() <= 10_000_000_000, "{weight}");
        assert!(weight.all_lte(BlockWeights::get().max_block), "{weight}");
    }
}

#[test]
fn bytes_and_instructions_are_charged() {
    for weight_of in [Weights::message_weight, Weights::delivery_fee] {
        let least = weight_of(0, 0);
        assert!(least.ref_time() > 0);
        assert!(weight_of(1, 0).ref_time() > least.ref_time());
        assert!(weight_of(0, 1).ref_time() > least.ref_time());
    }
}
