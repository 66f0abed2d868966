//! The call `discover`, by which a chain learns where the pallet is on another.

use super::*;
use crate::{send::ReportId, Discoveries, RemotePallet};
use frame_support::assert_noop;
use xcm::latest::PalletInfo;

/// Forgets the place of the pallet at the responder, and returns the one that it had.
fn forget(network: &mut Network) -> RemotePallet {
    network.on(ASKER, || {
        let mut destination = PvqXcm::destination(TO).unwrap();
        let pallet = destination.pallet.take().unwrap();
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
        pallet
    })
}

/// Begins a discovery, takes its message off the wire, and returns its number.
fn discovering(network: &mut Network) -> u64 {
    network.on(ASKER, || {
        assert_ok!(PvqXcm::discover(RuntimeOrigin::root(), TO));
    });
    take_sent();
    let id = network.on(ASKER, || Discoveries::<Test>::get(TO)).unwrap();
    ReportId::Discovery(id).to_xcm()
}

fn respond(network: &mut Network, from: u32, query_id: u64, response: Response) -> Processed {
    let (max_weight, querier) = (Weight::zero(), Some(Location::here()));
    let message = Xcm(vec![QueryResponse { query_id, response, max_weight, querier }]);
    network.deliver(Sent::new(from, ASKER, message))
}

fn pallets(found: &[(u32, &str, &str, u32)]) -> Response {
    let info = |(index, name, module, major): &(u32, &str, &str, u32)| {
        let (name, module) = (name.as_bytes().to_vec(), module.as_bytes().to_vec());
        PalletInfo::new(*index, name, module, *major, 2, 0).unwrap()
    };
    let found: Vec<_> = found.iter().map(info).collect();
    Response::PalletsInfo(found.try_into().unwrap())
}

fn found(network: &mut Network) -> Option<RemotePallet> {
    network.on(ASKER, || PvqXcm::destination(TO)).unwrap().pallet
}

#[test]
fn a_chain_tells_where_the_pallet_is() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let pallet = forget(&mut network);
    network.on(ASKER, || {
        assert_eq!(try_ask(program, &[]), Err(error(Error::PalletUnknown)));
        events();
        assert_ok!(PvqXcm::discover(RuntimeOrigin::root(), TO));
        assert!(matches!(events()[..], [Event::DiscoverySent { chain: TO, .. }]));
    });
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    assert_eq!(found(&mut network), Some(pallet.clone()));
    network.on(ASKER, || {
        assert_eq!(events(), [Event::Discovered { chain: TO, pallet }]);
        assert_eq!(Discoveries::<Test>::get(TO), None);
        check();
    });
    let id = ask_on(&mut network, program, &[1]);
    network.deliver_all();
    assert_eq!(network.on(ASKER, || outcome(id)), Some(Outcome::Answered(vec![1])));
}

#[test]
fn only_governance_discovers_and_only_destinations() {
    new_test_ext().execute_with(|| {
        for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none(), from(TO)] {
            assert_noop!(PvqXcm::discover(origin, TO), DispatchError::BadOrigin);
        }
        assert_noop!(
            PvqXcm::discover(RuntimeOrigin::root(), Chain::Sibling(OTHER)),
            error(Error::UnknownDestination)
        );
    });
}

#[test]
fn a_discovery_that_was_not_asked_is_refused() {
    let mut network = Network::new();
    let id = discovering(&mut network);
    let before = found(&mut network);
    let response = || pallets(&[(7, "Evil", "pallet_pvq_xcm", 0)]);
    assert_eq!(respond(&mut network, OTHER, id, response()), Ok(false));
    assert_eq!(respond(&mut network, RESPONDER, id + 1, response()), Ok(false));
    assert_eq!(found(&mut network), before);
    // Another discovery takes the place of the first.
    let later = discovering(&mut network);
    assert_eq!(respond(&mut network, RESPONDER, id, response()), Ok(false));
    assert_eq!(respond(&mut network, RESPONDER, later, response()), Ok(true));
    assert_eq!(respond(&mut network, RESPONDER, later, response()), Ok(false));
    assert_eq!(found(&mut network).unwrap().index, 7);
    network.on(ASKER, check);
}

#[test]
fn a_pallet_that_cannot_be_asked_is_not_discovered() {
    let mut network = Network::new();
    let before = found(&mut network);
    for response in [
        pallets(&[]),
        pallets(&[(51, "PvqXcm", "pallet_pvq_xcm", 9)]),
        pallets(&[(51, "PvqXcm", "pallet_other", 0)]),
        pallets(&[(256, "PvqXcm", "pallet_pvq_xcm", 0)]),
    ] {
        let id = discovering(&mut network);
        network.on(ASKER, events);
        assert_eq!(respond(&mut network, RESPONDER, id, response), Ok(true));
        let told = network.on(ASKER, events);
        assert_eq!(told, [Event::NotDiscovered { chain: TO, error: None }]);
        assert_eq!(found(&mut network), before);
    }
    let id = discovering(&mut network);
    network.on(ASKER, events);
    let failed = Response::ExecutionResult(Some((3, XcmError::NotHoldingFees)));
    assert_eq!(respond(&mut network, RESPONDER, id, failed), Ok(true));
    let error = Some(XcmError::NotHoldingFees);
    assert_eq!(network.on(ASKER, events), [Event::NotDiscovered { chain: TO, error }]);
    network.on(ASKER, check);
}

#[test]
fn a_place_that_governance_sets_is_not_replaced_by_a_response_on_its_way() {
    let mut network = Network::new();
    let id = discovering(&mut network);
    let set = |network: &mut Network, destination| {
        network.on(ASKER, || {
            assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
            check();
        });
    };
    let destination = network.on(ASKER, || PvqXcm::destination(TO)).unwrap();
    set(&mut network, destination.clone());
    let response = || pallets(&[(7, "PvqXcm", "pallet_pvq_xcm", 0)]);
    assert_eq!(respond(&mut network, RESPONDER, id, response()), Ok(false));
    assert_eq!(found(&mut network), destination.pallet);
    // Other terms leave the place to the response.
    let id = discovering(&mut network);
    set(&mut network, crate::Destination { pallet: None, ..destination });
    assert_eq!(respond(&mut network, RESPONDER, id, response()), Ok(true));
    assert_eq!(found(&mut network).unwrap().index, 7);
}

#[test]
fn what_is_no_destination_any_more_is_not_discovered() {
    let mut network = Network::new();
    let id = discovering(&mut network);
    network.on(ASKER, || {
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, None));
        check();
    });
    let response = pallets(&[(51, "PvqXcm", "pallet_pvq_xcm", 0)]);
    assert_eq!(respond(&mut network, RESPONDER, id, response), Ok(false));
    assert_eq!(network.on(ASKER, || PvqXcm::destination(TO)), None);
}
