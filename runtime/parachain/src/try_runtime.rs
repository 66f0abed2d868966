//! The checks of `try-runtime`, on the state of each preset.

use crate::{
    constants::MAXIMUM_BLOCK_WEIGHT, genesis, AllPalletsWithSystem, Executive, RuntimeGenesisConfig,
};
use frame_support::{
    genesis_builder_helper::build_state,
    traits::{TryState, TryStateSelect, UpgradeCheckSelect},
};
use sp_io::TestExternalities;

/// Returns the state of each preset.
fn states() -> impl Iterator<Item = TestExternalities> {
    genesis::preset_names().into_iter().map(|name| {
        let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
        let patch = genesis::preset(&name).expect("it is among the names");
        json_patch::merge(&mut genesis, &serde_json::from_slice(&patch).unwrap());
        let mut state = TestExternalities::new_empty();
        let built = state.execute_with(|| {
            build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&genesis).unwrap())
        });
        assert_eq!(built, Ok(()));
        state
    })
}

#[test]
fn every_pallet_accepts_the_state() {
    for mut state in states() {
        let accepted =
            state.execute_with(|| AllPalletsWithSystem::try_state(0, TryStateSelect::All));
        assert_eq!(accepted, Ok(()));
    }
}

#[test]
fn an_upgrade_passes_its_checks() {
    for mut state in states() {
        let used =
            state.execute_with(|| Executive::try_runtime_upgrade(UpgradeCheckSelect::All)).unwrap();
        assert!(used.all_lte(MAXIMUM_BLOCK_WEIGHT), "{used}");
    }
}
