//! A runtime of System alone, and what the extension says of it.

use crate::{extension::ExtensionRuntime, frame, Pallet, Version};
use frame_support::derive_impl;
use sp_runtime::BuildStorage;

frame_support::construct_runtime!(
    pub enum Runtime {
        System: frame_system = 7,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
    type Block = frame_system::mocking::MockBlock<Runtime>;
}

impl super::Config for Runtime {
    type Extension = Runtime;
    type Pallets = AllPalletsWithSystem;
}

type Hash = <Runtime as frame_system::Config>::Hash;

impl ExtensionRuntime for Runtime {
    type Hash = Hash;

    fn version() -> Version {
        frame::version::<Runtime>()
    }

    fn genesis_hash() -> Option<Hash> {
        frame::genesis_hash::<Runtime>()
    }

    fn parachain_id() -> Option<u32> {
        Some(2000)
    }

    fn pallet(name: Vec<u8>) -> Option<Pallet> {
        frame::pallet::<AllPalletsWithSystem>(&name)
    }

    fn pallets() -> Vec<Pallet> {
        frame::pallets::<AllPalletsWithSystem>()
    }

    fn call_index(pallet: Vec<u8>, call: Vec<u8>) -> Option<(u8, u8)> {
        frame::call_index::<Runtime, AllPalletsWithSystem>(&pallet, &call)
    }
}

/// Returns the externalities of a benchmark.
pub fn externalities() -> sp_io::TestExternalities {
    let genesis = RuntimeGenesisConfig::default();
    genesis.build_storage().expect("the genesis is empty; qed").into()
}

#[test]
fn a_call_is_found_by_both_names_alone() {
    let index = |pallet: &str, call: &str| {
        Runtime::call_index(pallet.as_bytes().to_vec(), call.as_bytes().to_vec())
    };
    assert_eq!(index("System", "remark"), Some((7, 0)));
    assert_eq!(index("System", "kill_storage"), Some((7, 5)));
    for (pallet, call) in
        [("system", "remark"), ("System", "Remark"), ("System", ""), ("", "remark")]
    {
        assert_eq!(index(pallet, call), None);
    }
    assert_eq!(Runtime::call_index(vec![0xff; 3], vec![0xff; 3]), None);
}

#[test]
fn pallets_are_described() {
    let [system] = &Runtime::pallets()[..] else { panic!("there is one") };
    assert_eq!((system.index, &system.name[..]), (7, &b"System"[..]));
    assert_eq!(system.module, b"frame_system");
    assert!(system.crate_version.0 >= 49);
    assert_eq!(Runtime::pallet(b"System".to_vec()).as_ref(), Some(system));
    assert_eq!(Runtime::pallet(b"Systems".to_vec()), None);
}

#[test]
fn the_first_block_does_not_know_its_hash() {
    externalities().execute_with(|| {
        assert_eq!(Runtime::genesis_hash(), None);
        let genesis = Hash::repeat_byte(9);
        System::initialize(&1, &genesis, &Default::default());
        assert_eq!(Runtime::genesis_hash(), Some(genesis));
        for number in 2..6 {
            System::initialize(&number, &Hash::repeat_byte(1), &Default::default());
        }
        assert_eq!(Runtime::genesis_hash(), Some(genesis));
    });
}
