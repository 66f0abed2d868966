//! A first query.

mod governance;

use crate::{AccountId, Assets, Runtime, RuntimeOrigin};
use codec::{Decode, Encode};
use frame_support::assert_ok;
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_runtime_api::runtime_decl_for_pvq_api::PvqApiV2;

const ISSUER: AccountId = AccountId::new([1; 32]);

/// A chain that has an asset 1984, of which a million are issued.
fn with_an_asset(test: impl FnOnce()) {
    sp_io::TestExternalities::new_empty().execute_with(|| {
        assert_ok!(Assets::force_create(RuntimeOrigin::root(), 1984, ISSUER.into(), true, 1));
        assert_ok!(Assets::mint(RuntimeOrigin::signed(ISSUER), 1984, ISSUER.into(), 1_000_000));
        test()
    });
}

#[test]
fn a_program_reads_the_total_supply() {
    with_an_asset(|| {
        // One byte, the index of the entrypoint, then its parameters in order.
        let args = (0u8, 1984u32).encode();
        let result = Runtime::execute_query(TOTAL_SUPPLY.to_vec(), args, None).unwrap();
        assert_eq!(u128::decode(&mut &result[..]), Ok(1_000_000));
    });
}
