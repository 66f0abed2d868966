//! A runtime with nothing but this crate's extensions.

use crate::extension::{ExtensionCore, EXTENSION_ID};
use frame_support::derive_impl;
use pvq_extension::ExtensionId;
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
}

impl ExtensionCore for Runtime {
    type ExtensionId = ExtensionId;

    fn has_extension(id: ExtensionId) -> bool {
        id == EXTENSION_ID
    }
}

/// Returns the externalities of a benchmark.
pub fn externalities() -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig::default();
    genesis.build_storage().expect("the genesis is empty; qed").into()
}
