//! The setup for benchmarks of the SDK's pallets that need one.

use crate::{AccountId, ParachainSystem, Runtime, RuntimeEvent, SessionKeys, System};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::BenchmarkError;

impl frame_system_benchmarking::Config for Runtime {
    // The relay chain has to allow an upgrade, and decides when it happens.
    fn setup_set_code_requirements(code: &Vec<u8>) -> Result<(), BenchmarkError> {
        ParachainSystem::initialize_for_set_code_benchmark(code.len() as u32);
        Ok(())
    }

    fn verify_set_code() {
        let stored = cumulus_pallet_parachain_system::Event::ValidationFunctionStored;
        System::assert_last_event(RuntimeEvent::ParachainSystem(stored));
    }
}

impl cumulus_pallet_session_benchmarking::Config for Runtime {
    fn generate_session_keys_and_proof(owner: AccountId) -> (SessionKeys, Vec<u8>) {
        let generated = SessionKeys::generate(&owner.encode(), None);
        (generated.keys, generated.proof.encode())
    }
}

impl pallet_transaction_payment::BenchmarkConfig for Runtime {}
