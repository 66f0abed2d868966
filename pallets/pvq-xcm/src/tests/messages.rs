//! The messages themselves, in each version of XCM.

use super::*;
use crate::{send::ReportId, ANSWER_CALL, MODULE_NAME};
use codec::{Decode, Encode};

#[test]
fn a_query_is_these_instructions_and_no_origin_is_changed() {
    let mut network = Network::new();
    let program = ProgramHash::repeat_byte(9);
    let id = ask_on(&mut network, program, &[1, 2, 3]);
    let [sent] = &take_sent()[..] else { panic!("not one message") };
    let us = Location::new(1, [Parachain(ASKER)]);
    let payment = Asset::from((Location::here(), PAYMENT));
    let info = QueryResponseInfo {
        destination: us.clone(),
        query_id: ReportId::Query(id).to_xcm(),
        max_weight: Weight::zero(),
    };
    let message = sent.message().0;
    let [withdraw, buy, handler, appendix, expect, transact, status, topic] = &message[..] else {
        panic!("{message:?}");
    };
    assert_eq!(*withdraw, WithdrawAsset(payment.clone().into()));
    assert_eq!(*buy, BuyExecution { fees: payment, weight_limit: Unlimited });
    assert_eq!(*handler, SetErrorHandler(Xcm(vec![ReportError(info)])));
    let deposit = DepositAsset { assets: Wild(AllCounted(1)), beneficiary: us };
    assert_eq!(*appendix, SetAppendix(Xcm(vec![RefundSurplus, deposit])));
    let pallet = responder().pallet.unwrap();
    assert_eq!(
        *expect,
        ExpectPallet {
            index: 51,
            name: b"PvqXcm".to_vec(),
            module_name: MODULE_NAME.into(),
            crate_major: pallet.major,
            min_crate_minor: pallet.min_minor,
        }
    );
    let Transact { origin_kind: OriginKind::Xcm, fallback_max_weight: Some(weight), call } =
        transact
    else {
        panic!("{transact:?}");
    };
    assert!(weight.all_gt(WEIGHT));
    type Arguments = (u8, u8, u64, ProgramHash, Vec<u8>, Weight, Reply);
    let (pallet, index, query_id, asked, args, max_weight, reply) =
        Arguments::decode(&mut call.encoded()).unwrap();
    assert_eq!((pallet, index, query_id, asked), (51, ANSWER_CALL, id, program));
    assert_eq!((args, max_weight), (vec![1, 2, 3], WEIGHT));
    assert_eq!((reply.pallet, reply.call), (51, RECEIVE_CALL));
    assert_eq!(*status, ExpectTransactStatus(MaybeErrorCode::Success));
    assert!(matches!(topic, SetTopic(_)));
}

#[test]
fn an_answer_is_these_instructions() {
    let mut network = Network::new();
    let program = install(&mut network, echo());
    let id = ask_on(&mut network, program, &[5]);
    let [asked]: [Sent; 1] = take_sent().try_into().unwrap();
    assert_eq!(network.deliver(asked), Ok(true));
    let [sent] = &take_sent()[..] else { panic!("not one message") };
    let message = sent.message().0;
    let [unpaid, transact, SetTopic(_)] = &message[..] else { panic!("{message:?}") };
    assert_eq!(*unpaid, UnpaidExecution { weight_limit: Unlimited, check_origin: None });
    let Transact { origin_kind: OriginKind::Xcm, fallback_max_weight: Some(weight), call } =
        transact
    else {
        panic!("{transact:?}");
    };
    assert_eq!(*weight, Pallet::<Test>::receive_weight(MaxAnswerSize::get()));
    let answer: PvqResult = Ok(vec![5]);
    let expected = (51u8, RECEIVE_CALL, id, answer).encode();
    assert_eq!(call.encoded()[..expected.len()], expected);
}

/// Other chains send and expect these bytes, which change with the major version of the crate alone.
#[test]
fn the_calls_have_the_encoding_of_their_major_version() {
    let to =
        Reply { pallet: 50, call: RECEIVE_CALL, max_weight: Weight::from_parts(6, 7), max_size: 8 };
    let program = ProgramHash::repeat_byte(2);
    let answer = message::answer_call(51, 1, program, &[3], Weight::from_parts(4, 5), to);
    let program = [2; 32];
    let rest = [4, 3, 4 << 2, 5 << 2, 50, 2, 6 << 2, 7 << 2, 8, 0, 0, 0];
    assert_eq!(answer, [&[51, 1, 1, 0, 0, 0, 0, 0, 0, 0][..], &program, &rest].concat());

    let receive = |answer| {
        let message = message::reply(&to, 1, &answer, Weight::from_parts(9, 10));
        let Transact { call, .. } = &message.0[1] else { panic!("{message:?}") };
        call.encoded().to_vec()
    };
    let begin = [50, 2, 1, 0, 0, 0, 0, 0, 0, 0];
    let result = [0, 4, 11, 9 << 2, 10 << 2];
    assert_eq!(receive(Ok(vec![11])), [&begin[..], &result].concat());
    let trapped = [1, 3, 9 << 2, 10 << 2];
    assert_eq!(receive(Err(PvqError::Trap)), [&begin[..], &trapped].concat());
}

#[test]
fn chains_of_xcm_version_4_ask_and_answer_too() {
    for version in [4, 5] {
        let mut network = Network::new();
        WireVersion::set(version);
        let program = install(&mut network, echo());
        let id = ask_on(&mut network, program, b"version");
        let sent = take_sent();
        assert_eq!(u32::from(sent[0].bytes[0]), version);
        for sent in sent {
            assert_eq!(network.deliver(sent), Ok(true));
        }
        assert_eq!(network.deliver_all(), [Ok(true)]);
        let answer = Outcome::Answered(b"version".to_vec());
        assert_eq!(network.on(ASKER, || outcome(id)), Some(answer));
        // And an error is reported.
        MaxXcmWeight::set(Weight::zero());
        let id = ask_on(&mut network, program, b"version");
        assert_eq!(network.deliver_all(), [Ok(false), Ok(true)]);
        let told = network.on(ASKER, || outcome(id));
        assert!(matches!(told, Some(Outcome::NotExecuted { .. })), "{told:?}");
        MaxXcmWeight::set(crate::limits::MAX_XCM_WEIGHT);
    }
}

#[test]
fn a_chain_is_a_location_and_no_other_location_is_a_chain() {
    let chains = [Chain::Relay, Chain::Sibling(1), Chain::Child(1), Chain::Sibling(u32::MAX)];
    for chain in chains {
        assert_eq!(Chain::try_from(&Location::from(chain)), Ok(chain));
    }
    for location in [
        Location::here(),
        Location::new(2, Here),
        Location::new(2, [Parachain(1)]),
        Location::new(1, [Parachain(1), Parachain(2)]),
        Location::new(1, [Parachain(1), Junction::PalletInstance(1)]),
        Location::new(1, [Junction::AccountId32 { network: None, id: [0; 32] }]),
        Location::new(1, [GlobalConsensus(NetworkId::Kusama)]),
        Location::new(0, [Junction::PalletInstance(1)]),
    ] {
        let not_a_chain = Chain::try_from(&location).unwrap_err();
        assert_eq!(not_a_chain.0, location);
        assert!(not_a_chain.to_string().contains("whole chain"));
    }
}
