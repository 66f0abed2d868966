//! The layout of storage and calls, and the detection of damage.

use super::*;
use crate::{Answered, Askers, Backlog, Backlogs, Call, Discoveries, NextQueryId, Pending};
use codec::{Encode, MaxEncodedLen};
use frame_support::traits::{GetStorageVersion, StorageInfoTrait, StorageVersion};

#[test]
fn the_storage_version_is_1() {
    new_test_ext().execute_with(|| {
        assert_eq!(PvqXcm::in_code_storage_version(), 1);
        assert_eq!(PvqXcm::on_chain_storage_version(), StorageVersion::new(1));
    });
}

#[test]
fn everything_in_storage_is_bounded() {
    for item in <crate::Pallet<Test> as StorageInfoTrait>::storage_info() {
        assert!(item.max_size.is_some(), "{:?}", String::from_utf8(item.storage_name));
    }
    assert!(Chain::max_encoded_len() <= 5);
}

#[test]
fn calls_keep_their_indices() {
    let hash = ProgramHash::zero();
    let reply = Reply { pallet: 0, call: 0, max_weight: WEIGHT, max_size: 0 };
    let calls = [
        Call::<Test>::ask {
            destination: TO,
            program: hash,
            args: vec![],
            max_weight: WEIGHT,
            timeout: 1,
        },
        Call::answer { query_id: 0, program: hash, args: vec![], max_weight: WEIGHT, reply },
        Call::receive { query_id: 0, answer: Ok(vec![]), used: WEIGHT },
        Call::take { query_id: 0 },
        Call::expire { query_id: 0 },
        Call::set_destination { chain: TO, destination: None },
        Call::discover { chain: TO },
        Call::set_asker_limit { chain: TO, limit: None },
    ];
    for (index, call) in calls.iter().enumerate() {
        assert_eq!(usize::from(call.encode()[0]), index);
    }
}

/// Asserts that `try_state` finds `damage`, on a chain where query 0 has an outcome and query 1 is pending.
#[track_caller]
fn finds(expected: &'static str, damage: impl FnOnce()) {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    ask_on(&mut network, program, &[]);
    network.deliver_all();
    network.on(ASKER, || {
        ask(program, &[]);
        check();
        damage();
        let error = Pallet::<Test>::do_try_state().unwrap_err();
        assert_eq!(error, sp_runtime::TryRuntimeError::Other(expected));
    });
}

#[test]
fn damage_is_found() {
    finds("a pending query has a number that was not given", || NextQueryId::<Test>::put(1));
    finds("an outcome has a number that was not given", || {
        Pending::<Test>::remove(1);
        NextQueryId::<Test>::put(0);
    });
    finds("the count of pending queries is wrong", || {
        frame_support::storage::unhashed::kill(&Pending::<Test>::hashed_key_for(1));
    });
    finds("the count of an account's queries is wrong", || Answered::<Test>::remove(0));
    finds("the count of an account's queries is wrong", || Askers::<Test>::insert(ALICE, 3));
    finds("the count of an account's queries is wrong", || Askers::<Test>::insert(BOB, 1));
    finds("the queries of an account are not counted", || Askers::<Test>::remove(ALICE));
    finds("a query is pending and has an outcome", || {
        let outcome = Answered::<Test>::take(0).unwrap();
        Answered::<Test>::insert(1, outcome);
    });
    finds("a backlog is of a block to come", || {
        Backlogs::<Test>::insert(TO, Backlog { load: 1, at: System::block_number() + 1 });
    });
    finds("a chain has a backlog that is no destination", || {
        Backlogs::<Test>::insert(Chain::Relay, Backlog { load: 1, at: 0 });
    });
    finds("a discovery has a number that was not given", || Discoveries::<Test>::insert(TO, 2));
    finds("a chain is discovered that is no destination", || {
        Discoveries::<Test>::insert(Chain::Relay, 0);
    });
}
