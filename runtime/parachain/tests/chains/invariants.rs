//! Invariants of the state of every chain, at its genesis and after every block in which something was done for queries.

use codec::MaxEncodedLen;
use pallet_pvq_xcm::{limits::MAX_ANSWER_SIZE, Askers, HoldReason, PendingOf};
use pvq_parachain_runtime::{
    constants::deposit, AccountId, Balance, Pvq, PvqXcm, Runtime, RuntimeHoldReason,
};
use std::collections::BTreeMap;

/// The part of a balance that is held for queries to other chains.
const QUERY: RuntimeHoldReason = RuntimeHoldReason::PvqXcm(HoldReason::Query);

/// Checks the state of queries, by their pallets' `try_state`, called natively, and the holds.
///
/// # Panics
///
/// If it is damaged.
pub fn check() {
    Pvq::do_try_state().unwrap();
    PvqXcm::do_try_state().unwrap();
    check_holds();
}

/// Checks that of all pallets as well, in a build with `try-runtime`.
pub fn check_all() {
    check();
    #[cfg(feature = "try-runtime")]
    {
        use frame_support::traits::{TryState, TryStateSelect::All};
        let now = pvq_parachain_runtime::System::block_number();
        pvq_parachain_runtime::AllPalletsWithSystem::try_state(now, All).unwrap();
    }
}

/// Checks that each query has its deposit on hold, and that nothing else is held for queries.
fn check_holds() {
    let bytes = PendingOf::<Runtime>::max_encoded_len() as u32 + MAX_ANSWER_SIZE;
    let expected: BTreeMap<AccountId, Balance> = Askers::<Runtime>::iter()
        .map(|(asker, queries)| (asker, Balance::from(queries) * deposit(1, bytes)))
        .collect();
    let held: BTreeMap<AccountId, Balance> = pallet_balances::Holds::<Runtime>::iter()
        .filter_map(|(who, holds)| {
            let hold = holds.iter().find(|hold| hold.id == QUERY)?;
            Some((who, hold.amount))
        })
        .collect();
    assert_eq!(held, expected);
}
