//! A runtime with calls of System, whose fees are their weight and length.

use super::BenchmarkHelper;
use crate::{decode_call, extension::ExtensionFees, CallClass, CallFee};
use codec::Encode;
use frame_support::{
    derive_impl,
    dispatch::{DispatchClass, GetDispatchInfo, Pays},
};
use sp_runtime::BuildStorage;

frame_support::construct_runtime!(
    pub enum Runtime {
        System: frame_system,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
    type Block = frame_system::mocking::MockBlock<Runtime>;
}

impl super::Config for Runtime {
    type Extension = Runtime;
    type Helper = Runtime;
}

/// Returns the fee of a transaction of `length` bytes with `call`.
fn fee_of(call: &RuntimeCall, length: u32) -> CallFee<u128> {
    let info = call.get_dispatch_info();
    let (ref_time, proof_size) = (info.call_weight.ref_time(), info.call_weight.proof_size());
    CallFee {
        ref_time,
        proof_size,
        class: match info.class {
            DispatchClass::Normal => CallClass::Normal,
            DispatchClass::Operational => CallClass::Operational,
            DispatchClass::Mandatory => CallClass::Mandatory,
        },
        pays_fee: info.pays_fee == Pays::Yes,
        fee: Runtime::weight_fee(ref_time, proof_size) + Runtime::length_fee(length),
    }
}

impl BenchmarkHelper<u128> for Runtime {
    fn call(bytes: u32, length: u32) -> (Vec<u8>, CallFee<u128>) {
        // The index of the pallet, that of the call, and a length of at most four bytes.
        let keys = vec![vec![0]; (bytes as usize - 6) / 2];
        let call = RuntimeCall::System(frame_system::Call::kill_storage { keys });
        (call.encode(), fee_of(&call, length))
    }

    fn weight_fee(ref_time: u64, proof_size: u64) -> u128 {
        u128::from(ref_time) + u128::from(proof_size)
    }

    fn length_fee(length: u32) -> u128 {
        1_000 * u128::from(length)
    }
}

impl ExtensionFees for Runtime {
    type Balance = u128;

    fn call_fee(call: Vec<u8>, length: u32) -> Option<CallFee<u128>> {
        Some(fee_of(&decode_call(&call, Self::MAX_CALL_BYTES)?, length))
    }

    fn weight_to_fee(ref_time: u64, proof_size: u64) -> u128 {
        Self::weight_fee(ref_time, proof_size)
    }

    fn length_to_fee(length: u32) -> u128 {
        Self::length_fee(length)
    }
}

/// Returns the externalities of a benchmark.
pub fn externalities() -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig::default();
    genesis.build_storage().expect("the genesis is empty; qed").into()
}
