//! Destinations and limits: set by governance, and by the genesis.

use super::*;
use crate::{Destination, GenesisConfig};
use frame_support::assert_noop;

#[test]
fn only_governance_sets_destinations_and_limits() {
    new_test_ext().execute_with(|| {
        let origins = || {
            [
                RuntimeOrigin::signed(ALICE),
                RuntimeOrigin::none(),
                from(TO),
                from(Location::parent()),
            ]
        };
        for origin in origins() {
            assert_noop!(PvqXcm::set_destination(origin, TO, None), DispatchError::BadOrigin);
        }
        for origin in origins() {
            assert_noop!(PvqXcm::set_asker_limit(origin, TO, None), DispatchError::BadOrigin);
        }
    });
}

#[test]
fn settings_are_told() {
    new_test_ext().execute_with(|| {
        let root = RuntimeOrigin::root;
        let chain = Chain::Relay;
        let destination = Some(Destination { pallet: None, payment: None, charge: 5 });
        assert_ok!(PvqXcm::set_destination(root(), chain, destination.clone()));
        assert_eq!(PvqXcm::destination(chain), destination);
        assert_ok!(PvqXcm::set_destination(root(), chain, None));
        assert_eq!(PvqXcm::destination(chain), None);
        assert_ok!(PvqXcm::set_asker_limit(root(), chain, Some(WEIGHT)));
        assert_eq!(PvqXcm::query_weight_limit(chain), WEIGHT);
        assert_eq!(
            events(),
            [
                Event::DestinationSet { chain, destination },
                Event::DestinationSet { chain, destination: None },
                Event::AskerLimitSet { chain, limit: Some(WEIGHT) },
            ],
        );
    });
}

#[test]
fn a_chain_that_can_no_longer_be_asked_still_answers() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, &[1]);
    network.on(ASKER, || {
        assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, None));
        assert_eq!(try_ask(program, &[]), Err(error(Error::UnknownDestination)));
        assert_eq!(PvqXcm::fee(TO, crate::Consumer::Account), None);
    });
    assert_eq!(network.deliver_all(), [Ok(true), Ok(true)]);
    assert_eq!(network.on(ASKER, || outcome(id)), Some(Outcome::Answered(vec![1])));
}

#[test]
fn the_genesis_has_destinations_and_limits() {
    let json = serde_json::json!({
        "destinations": [
            {
                "chain": { "sibling": 2001 },
                "pallet": { "index": 51, "name": "PvqXcm", "major": 0, "minMinor": 2 },
                "payment": { "id": { "parents": 1, "interior": "Here" }, "fun": { "Fungible": 9 } },
                "charge": 7,
            },
            { "chain": "relay", "charge": 0 },
        ],
        "assker": null,
    });
    // Unknown fields are errors.
    assert!(serde_json::from_value::<GenesisConfig<Test>>(json.clone()).is_err());
    let mut json = json;
    json.as_object_mut().unwrap().remove("assker");
    let mut config: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
    config.asker_limits = vec![(Chain::Sibling(OTHER), WEIGHT)];
    with_genesis(ASKER, config).execute_with(|| {
        let destination = PvqXcm::destination(TO).unwrap();
        assert_eq!(destination.payment, Some(Asset::from((Location::parent(), 9u128))));
        assert_eq!((destination.charge, destination.pallet.unwrap().index), (7, 51));
        let relay = PvqXcm::destination(Chain::Relay).unwrap();
        assert_eq!(relay, Destination { pallet: None, payment: None, charge: 0 });
        assert_eq!(PvqXcm::query_weight_limit(Chain::Sibling(OTHER)), WEIGHT);
        check();
    });
}

#[test]
#[should_panic = "is a destination twice"]
fn a_genesis_with_a_destination_twice_is_refused() {
    let destinations = vec![responder(), responder()];
    with_genesis(ASKER, GenesisConfig { destinations, ..Default::default() });
}

#[test]
#[should_panic = "has more than 48 bytes"]
fn a_genesis_with_a_name_too_long_is_refused() {
    let mut destination = responder();
    destination.pallet.as_mut().unwrap().name = "x".repeat(49);
    with_genesis(ASKER, GenesisConfig { destinations: vec![destination], ..Default::default() });
}

#[test]
#[should_panic = "is paid nothing"]
fn a_genesis_with_a_payment_of_nothing_is_refused() {
    let mut destination = responder();
    destination.payment = Some(Asset { id: AssetId(Location::here()), fun: Fungible(0) });
    with_genesis(ASKER, GenesisConfig { destinations: vec![destination], ..Default::default() });
}

#[test]
#[should_panic = "has two limits"]
fn a_genesis_with_two_limits_of_a_chain_is_refused() {
    let asker_limits = vec![(TO, WEIGHT), (TO, WEIGHT)];
    with_genesis(ASKER, GenesisConfig { asker_limits, ..Default::default() });
}
