//! The price of weight, and transaction fees.

use super::StakingPot;
use crate::{
    constants::{MAXIMUM_BLOCK_WEIGHT, MICRO_UNIT},
    weights, Balance, Balances, Runtime, RuntimeEvent,
};
use frame_support::{
    parameter_types,
    traits::{tokens::imbalance::ResolveTo, ConstU128, ConstU8},
    weights::{ConstantMultiplier, Weight},
};
use pallet_transaction_payment::{ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_runtime::traits::One;

/// The price of a byte of proof: that of the whole proof of a block is that of the whole time of a block.
const PROOF_BYTE_FEE: Balance =
    (MAXIMUM_BLOCK_WEIGHT.ref_time() / MAXIMUM_BLOCK_WEIGHT.proof_size()) as Balance;

/// The price of weight: that of its time or that of its proof, the larger one, because a block is full as soon as one of
/// them is used up.
///
/// A picosecond of reference time costs the smallest unit, so a second costs one token.
pub struct WeightToFee;

impl frame_support::weights::WeightToFee for WeightToFee {
    type Balance = Balance;

    fn weight_to_fee(weight: &Weight) -> Balance {
        let time = Balance::from(weight.ref_time());
        let proof = Balance::from(weight.proof_size()).saturating_mul(PROOF_BYTE_FEE);
        time.max(proof)
    }
}

/// The price of the weight of messages: that of its time and that of its proof together.
///
/// Weight that a message has bought and does not use is given back for its own price. With the larger of the two as the price,
/// proof that is not used would be given back though time has set the price, and heavy messages would cost little.
pub struct MessageWeightToFee;

impl frame_support::weights::WeightToFee for MessageWeightToFee {
    type Balance = Balance;

    fn weight_to_fee(weight: &Weight) -> Balance {
        let time = Balance::from(weight.ref_time());
        let proof = Balance::from(weight.proof_size()).saturating_mul(PROOF_BYTE_FEE);
        time.saturating_add(proof)
    }
}

parameter_types! {
    pub FeeMultiplier: Multiplier = Multiplier::one();
}

// The fee does not depend on the load, so that the price of a query is known beforehand. It goes to the collators.
impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction = FungibleAdapter<Balances, ResolveTo<StakingPot, Balances>>;
    type WeightToFee = WeightToFee;
    type LengthToFee = ConstantMultiplier<Balance, ConstU128<MICRO_UNIT>>;
    type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use frame_support::weights::WeightToFee as _;

    #[test]
    fn a_block_costs_the_same_by_its_time_and_by_its_proof() {
        let whole = MAXIMUM_BLOCK_WEIGHT;
        let time = WeightToFee::weight_to_fee(&Weight::from_parts(whole.ref_time(), 0));
        let proof = WeightToFee::weight_to_fee(&Weight::from_parts(0, whole.proof_size()));
        assert!(time.abs_diff(proof) < time / 1_000, "{time} and {proof}");
        assert_eq!(WeightToFee::weight_to_fee(&whole), time.max(proof));
    }

    #[test]
    fn the_largest_weight_has_a_price() {
        assert!(WeightToFee::weight_to_fee(&Weight::MAX) > Balance::from(u64::MAX));
        assert!(MessageWeightToFee::weight_to_fee(&Weight::MAX) > Balance::from(u64::MAX));
    }

    #[test]
    fn what_a_message_uses_costs_the_same_whatever_it_has_bought() {
        let price = |weight: Weight| MessageWeightToFee::weight_to_fee(&weight);
        let used = Weight::from_parts(500_000_000_000, 4_096);
        let alone = price(used);
        for surplus in [Weight::from_parts(7, 2 << 20), Weight::from_parts(1_000_000_000, 0)] {
            assert_eq!(price(used + surplus) - price(surplus), alone);
        }
    }
}
