//! Accounts that pose as their chain.

use super::*;
use crate::{message::Route, send::ReportId};
use codec::Encode;
use frame_support::traits::fungible::Mutate;
use xcm::VersionedXcm;
use xcm_executor::traits::ConvertLocation;

/// Returns an account of a chain, as another chain names it.
fn account_at(chain: u32, account: AccountId) -> Location {
    Location::new(
        1,
        [Parachain(chain), Junction::AccountId32 { network: None, id: account.into() }],
    )
}

/// Has Alice send a message from `chain` to `to`, which she may: it says that it is hers.
fn send_as_alice(network: &mut Network, chain: u32, to: u32, message: Xcm<()>) {
    network.on(chain, || {
        let to = Location::new(1, [Parachain(to)]);
        let message = VersionedXcm::from(message);
        let alice = RuntimeOrigin::signed(ALICE);
        assert_ok!(XcmPallet::send(alice, Box::new(to.into()), Box::new(message)));
    });
}

/// Gives Alice's account on another chain plenty on the responder.
fn fund_alice_at_responder(network: &mut Network, chain: u32) {
    network.on(RESPONDER, || {
        let account = LocationToAccountId::convert_location(&account_at(chain, ALICE)).unwrap();
        Balances::set_balance(&account, PLENTY);
    });
}

#[test]
fn a_user_of_the_responder_cannot_answer_for_it() {
    let mut network = Network::new();
    let id = ask_on(&mut network, ProgramHash::zero(), &[]);
    take_sent();
    send_as_alice(&mut network, RESPONDER, ASKER, reply(id, Ok(vec![1])));
    assert_eq!(network.deliver_all(), [Ok(false)]);
    is_pending(&mut network, id);
}

#[test]
fn a_user_of_the_asker_cannot_ask_for_it() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    fund_alice_at_responder(&mut network, ASKER);
    let id = ask_on(&mut network, ProgramHash::zero(), &[]);
    take_sent();

    // The message that the chain would send, for a query that is pending, but for the origin.
    let payment = Asset::from((Location::here(), PAYMENT));
    let route = Route {
        payment: Some(&payment),
        us: Location::new(1, [Parachain(ASKER)]),
        report: ReportId::Query(id).to_xcm(),
    };
    let destination = network.on(ASKER, || PvqXcm::destination(TO)).unwrap();
    let pallet = destination.pallet.unwrap();
    let to =
        Reply { pallet: 51, call: RECEIVE_CALL, max_weight: Weight::zero(), max_size: u32::MAX };
    let call = message::answer_call(51, id, program, &[1], WEIGHT, to);
    let message = message::ask(&route, &pallet, call, WEIGHT);
    send_as_alice(&mut network, ASKER, RESPONDER, message);
    // The responder executes it as Alice's, does not answer, and reports that to the chain; which does not take the
    // report for one to itself.
    assert_eq!(network.deliver_all(), [Ok(false), Ok(false)]);
    is_pending(&mut network, id);
}

#[test]
fn the_call_answers_whole_chains_alone() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let to =
        Reply { pallet: 51, call: RECEIVE_CALL, max_weight: Weight::zero(), max_size: u32::MAX };
    network.on(RESPONDER, || {
        let within = account_at(ASKER, ALICE);
        let bridged = Location::new(2, [GlobalConsensus(NetworkId::Kusama), Parachain(ASKER)]);
        for origin in [within, bridged, Location::here(), Location::new(2, Here)] {
            let answered = PvqXcm::answer(from(origin), 0, program, vec![], WEIGHT, to);
            assert_eq!(answered.unwrap_err().error, error(Error::NotAChain));
        }
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), RuntimeOrigin::signed(ALICE)] {
            let answered = PvqXcm::answer(origin, 0, program, vec![], WEIGHT, to);
            assert_eq!(answered.unwrap_err().error, DispatchError::BadOrigin);
        }
    });
    assert_eq!(take_sent(), []);
}

#[test]
fn nobody_reports_an_error_in_the_name_of_another() {
    let mut network = Network::new();
    let id = ask_on(&mut network, ProgramHash::zero(), &[]);
    take_sent();
    // Another chain has the responder report an error to the asker, under the number of the query.
    let fees = Asset::from((Location::here(), PAYMENT));
    let info = QueryResponseInfo {
        destination: Location::new(1, [Parachain(ASKER)]),
        query_id: ReportId::Query(id).to_xcm(),
        max_weight: Weight::zero(),
    };
    let failing = |first: Vec<Instruction<()>>| {
        let mut message = vec![
            WithdrawAsset(fees.clone().into()),
            BuyExecution { fees: fees.clone(), weight_limit: Unlimited },
        ];
        message.extend(first);
        message.push(SetErrorHandler(Xcm(vec![ReportError(info.clone())])));
        message.push(Trap(7));
        Xcm(message)
    };
    for first in [vec![], vec![ClearOrigin]] {
        let sent = Sent::new(OTHER, RESPONDER, failing(first));
        assert_eq!(network.deliver(sent), Ok(false));
        // The report is delivered, and refused.
        assert_eq!(network.deliver_all(), [Ok(false)]);
        is_pending(&mut network, id);
    }
    // So does a user of the asking chain.
    fund_alice_at_responder(&mut network, ASKER);
    send_as_alice(&mut network, ASKER, RESPONDER, failing(vec![]));
    assert_eq!(network.deliver_all(), [Ok(false), Ok(false)]);
    is_pending(&mut network, id);
}

#[test]
fn an_answer_does_nothing_but_what_its_asker_names() {
    // A chain that asks names the call that takes the answer, which is made on that chain alone, with the responder's
    // origin.
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] }).encode();
    let to = Reply {
        pallet: remark[0],
        call: remark[1],
        max_weight: Weight::zero(),
        max_size: u32::MAX,
    };
    network.on(RESPONDER, || {
        assert_ok!(PvqXcm::answer(from(FROM), 0, program, vec![], WEIGHT, to));
    });
    let [sent] = &take_sent()[..] else { panic!("not one message") };
    assert_eq!((sent.from, sent.to), (RESPONDER, ASKER));
    // Even there no other call passes the barrier; this one does not decode with an answer behind it.
    assert_ne!(network.deliver(sent.clone()), Ok(true));
}
