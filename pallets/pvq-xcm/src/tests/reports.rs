//! Errors that XCM reports, and responses that are not for this pallet.

use super::*;
use crate::{send::ReportId, RemotePallet, Responses};
use frame_support::traits::fungible::Mutate;
use xcm_executor::traits::{OnResponse, QueryHandler, QueryResponseStatus};

/// Sends a response of `from` to the asking chain.
fn respond(
    network: &mut Network,
    from: u32,
    query_id: u64,
    response: Response,
    querier: Option<Location>,
) -> Processed {
    let max_weight = Weight::zero();
    let message = Xcm(vec![QueryResponse { query_id, response, max_weight, querier }]);
    network.deliver(Sent::new(from, ASKER, message))
}

fn failed() -> Response {
    Response::ExecutionResult(Some((3, XcmError::NameMismatch)))
}

/// A change of the place at which the pallet is asked.
type Change = fn(&mut RemotePallet);

#[test]
fn a_pallet_that_is_elsewhere_is_reported() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let changes: [(Change, XcmError); 4] = [
        (|pallet| pallet.name = b"Other".to_vec().try_into().unwrap(), XcmError::NameMismatch),
        (|pallet| pallet.major += 1, XcmError::VersionIncompatible),
        (|pallet| pallet.min_minor += 1, XcmError::VersionIncompatible),
        (|_| (), XcmError::Unimplemented),
    ];
    for (change, expected) in changes {
        let id = network.on(ASKER, || {
            let destination = PvqXcm::destination(TO).unwrap();
            let mut changed = destination.clone();
            change(changed.pallet.as_mut().unwrap());
            let set = |destination| {
                assert_ok!(PvqXcm::set_destination(RuntimeOrigin::root(), TO, Some(destination)));
            };
            set(changed);
            let id = ask(program, &[1]);
            set(destination);
            id
        });
        let processed = network.deliver_all();
        let told = network.on(ASKER, || outcome(id)).unwrap();
        match expected {
            // Without a change there is an answer.
            XcmError::Unimplemented => assert_eq!(told, Outcome::Answered(vec![1])),
            error => {
                assert_eq!(processed, [Ok(false), Ok(true)]);
                // Behind `WithdrawAsset`, `BuyExecution`, `SetErrorHandler` and `SetAppendix`.
                assert_eq!(told, Outcome::NotExecuted { instruction: 4, error });
            }
        }
    }
    network.on(ASKER, || {
        for id in 0..4 {
            assert_ok!(PvqXcm::take(RuntimeOrigin::signed(ALICE), id));
        }
        assert_eq!(held(), 0);
        check();
    });
}

#[test]
fn an_answer_that_cannot_be_delivered_at_all_is_reported() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, &[1]);
    // The account pays for the message, and has nothing left for the delivery of an answer. The report is paid for by
    // what the message has left.
    network.on(RESPONDER, || Balances::set_balance(&account_of(ASKER), PAYMENT));
    assert_eq!(network.deliver_all(), [Ok(false), Ok(true)]);
    let told = network.on(ASKER, || outcome(id));
    let error = XcmError::ExpectationFalse;
    assert_eq!(told, Some(Outcome::NotExecuted { instruction: 6, error }));
    // What is left is in the account again.
    assert!(network.on(RESPONDER, || Balances::free_balance(account_of(ASKER))) > PAYMENT / 2);
}

#[test]
fn a_report_ends_a_query_as_an_answer_does() {
    let mut network = Network::new();
    let id = ask_on(&mut network, ProgramHash::zero(), &[]);
    take_sent();
    let (report, querier) = (ReportId::Query(id).to_xcm(), Some(Location::here()));
    let told = respond(&mut network, RESPONDER, report, failed(), querier.clone());
    assert_eq!(told, Ok(true));
    let expected = Outcome::NotExecuted { instruction: 3, error: XcmError::NameMismatch };
    assert_eq!(network.on(ASKER, || outcome(id)), Some(expected.clone()));
    // Neither a second report nor an answer changes it.
    assert_eq!(respond(&mut network, RESPONDER, report, failed(), querier), Ok(false));
    let answer = Sent::new(RESPONDER, ASKER, reply(id, Ok(vec![])));
    assert_eq!(network.deliver(answer), Ok(false));
    assert_eq!(network.on(ASKER, || outcome(id)), Some(expected));
    network.on(ASKER, check);
}

#[test]
fn a_report_of_another_chain_or_to_another_querier_is_refused() {
    let mut network = Network::new();
    let id = ask_on(&mut network, ProgramHash::zero(), &[]);
    take_sent();
    let report = ReportId::Query(id).to_xcm();
    let here = Some(Location::here());
    let refused = [
        respond(&mut network, OTHER, report, failed(), here.clone()),
        respond(&mut network, RESPONDER, report, failed(), None),
        respond(&mut network, RESPONDER, report, failed(), Some(Chain::Sibling(OTHER).into())),
        respond(&mut network, RESPONDER, ReportId::Query(id + 1).to_xcm(), failed(), here.clone()),
        respond(&mut network, RESPONDER, ReportId::Discovery(id).to_xcm(), failed(), here.clone()),
        respond(&mut network, RESPONDER, id, failed(), here),
    ];
    assert_eq!(refused, [Ok(false); 6]);
    is_pending(&mut network, id);
}

#[test]
fn a_response_that_reports_no_error_leaves_the_query_pending() {
    let mut network = Network::new();
    let id = ask_on(&mut network, ProgramHash::zero(), &[]);
    take_sent();
    let report = ReportId::Query(id).to_xcm();
    for response in [
        Response::Null,
        Response::ExecutionResult(None),
        Response::Version(5),
        Response::DispatchResult(MaybeErrorCode::Success),
        Response::Assets(Assets::new()),
    ] {
        let told = respond(&mut network, RESPONDER, report, response, Some(Location::here()));
        assert_eq!(told, Ok(true));
        is_pending(&mut network, id);
    }
}

#[test]
fn responses_to_others_are_passed_on() {
    let mut network = Network::new();
    let id = network.on(ASKER, || {
        let responder = Location::new(1, [Parachain(RESPONDER)]);
        <XcmPallet as QueryHandler>::new_query(responder, 100, Location::here())
    });
    let querier = Some(Location::here());
    assert_eq!(respond(&mut network, OTHER, id, failed(), querier.clone()), Ok(false));
    assert_eq!(respond(&mut network, RESPONDER, id, failed(), querier), Ok(true));
    network.on(ASKER, || {
        let taken = <XcmPallet as QueryHandler>::take_response(id);
        assert_eq!(taken, QueryResponseStatus::Ready { response: failed(), at: 1 });
    });
}

#[test]
fn the_numbers_of_reports_are_none_of_pallet_xcm() {
    for id in [0, 1, 77, (1 << 62) - 1] {
        let reports = [ReportId::Query(id), ReportId::Discovery(id)];
        for report in reports {
            assert!(report.to_xcm() >= 1 << 63);
            assert_eq!(ReportId::from_xcm(report.to_xcm()), Some(report));
        }
        assert_ne!(reports[0].to_xcm(), reports[1].to_xcm());
        assert_eq!(ReportId::from_xcm(id), None);
    }
}

#[test]
fn a_response_that_was_never_expected_does_nothing() {
    new_test_ext().execute_with(|| {
        let context = XcmContext::with_message_id([0; 32]);
        let origin = Location::new(1, [Parachain(RESPONDER)]);
        let weight = Responses::<Test, ()>::on_response(
            &origin,
            ReportId::Query(0).to_xcm(),
            Some(&Location::here()),
            failed(),
            Weight::MAX,
            &context,
        );
        assert_eq!((weight, events()), (Weight::zero(), vec![]));
    });
}
