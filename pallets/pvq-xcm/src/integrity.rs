//! Checks that messages fit the queue, and that other chains can call the pallet.

use crate::{
    limits::QUEUE_OVERHEAD,
    message::{self, MODULE_NAME},
    Call, Config, Pallet, WeightInfo,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_support::{
    dispatch::DispatchClass,
    traits::{Get, PalletInfoAccess},
    weights::Weight,
};
use pvq_primitives::ProgramHash;
use sp_runtime::traits::Zero;
use xcm::latest::prelude::{Instruction, SetAppendix, SetErrorHandler, Xcm};
use xcm_executor::traits::WeightBounds;

/// Panics where the runtime's configuration does not fit, with a message that says what to change.
pub(crate) fn test<T: Config>() {
    interface::<T>();
    if !T::MaxXcmWeight::get().is_zero() {
        answering::<T>();
    }
    if !T::MaxPending::get().is_zero() {
        asking::<T>();
    }
}

/// Checks that what other chains send is a call of this pallet.
fn interface<T: Config>() {
    assert_eq!(
        Pallet::<T>::module_name(),
        MODULE_NAME,
        "pallet-pvq-xcm: other chains find the pallet by the path `{MODULE_NAME}`; name it so in the runtime",
    );
    let (query_id, program, args) = (1, ProgramHash::repeat_byte(2), vec![3]);
    let (max_weight, reply) = (Weight::from_parts(4, 5), Pallet::<T>::reply_here());
    let answer =
        message::answer_call(Pallet::<T>::own_index(), query_id, program, &args, max_weight, reply);
    let call = <T as Config>::RuntimeCall::from(Call::<T>::answer {
        query_id,
        program,
        args,
        max_weight,
        reply,
    });
    assert_eq!(call.encode(), answer, "pallet-pvq-xcm: `answer` is not the call that is sent");

    let call = <T as Config>::RuntimeCall::from(Call::<T>::receive {
        query_id,
        answer: Ok(Vec::new()),
        used: max_weight,
    });
    assert_eq!(
        message::query_of_receive_call(Pallet::<T>::own_index(), &call.encode()),
        Some(query_id),
        "pallet-pvq-xcm: `receive` is not the call that the barrier expects",
    );
}

/// Checks that the heaviest message with a query is executed.
fn answering<T: Config>() {
    let (most, args) = (T::MaxXcmWeight::get(), T::MaxArgsSize::get());
    let overhead = Pallet::<T>::answer_overhead(args);
    assert!(
        overhead.all_lt(most),
        "pallet-pvq-xcm: an answer weighs {overhead:?} without its query, and `MaxXcmWeight` is {most:?}; raise it, or \
         lower `MaxArgsSize` or `MaxAnswerSize`",
    );
    let mut message = Pallet::<T>::query_to_here(&vec![0; args as usize], Weight::MAX);
    let weight = match T::Weigher::weight(&mut message, Weight::MAX) {
        Ok(weight) => weight,
        Err(error) => panic!(
            "pallet-pvq-xcm: the weight of a message with a query is not computable ({error:?}); allow a message as \
             many instructions, {}",
            instructions(&message),
        ),
    };
    fits::<T>("a query", weight, "lower `MaxXcmWeight`");
}

/// Returns the instructions of a message as a weigher counts them, with those of its handlers.
fn instructions<Call>(message: &Xcm<Call>) -> usize {
    let nested = |instruction: &Instruction<Call>| match instruction {
        SetErrorHandler(handler) | SetAppendix(handler) => instructions(handler),
        _ => 0,
    };
    message.0.iter().map(|instruction| 1 + nested(instruction)).sum()
}

/// Checks that the longest answer is executed, and that the calls of accounts are.
fn asking<T: Config>() {
    assert!(
        !T::MaxPerAsker::get().is_zero() && !T::MaxTimeout::get().is_zero(),
        "pallet-pvq-xcm: nobody can ask; raise `MaxPerAsker` and `MaxTimeout`, or set `MaxPending` to 0",
    );
    assert!(
        T::DestinationWeight::get().all_gt(Weight::zero()),
        "pallet-pvq-xcm: other chains are taken to execute no queries; raise `DestinationWeight`, or set `MaxPending` to 0",
    );
    assert!(
        Pallet::<T>::message_overhead().is_ok(),
        "pallet-pvq-xcm: the weight of a message with a query is not computable; allow a message as many instructions, {}",
        instructions(&Pallet::<T>::query_to_here(&[], Weight::zero())),
    );
    let weight = match Pallet::<T>::reply_weight() {
        Ok(weight) => weight,
        Err(_) => {
            panic!("pallet-pvq-xcm: the weight of a message with an answer is not computable")
        }
    };
    fits::<T>("an answer", weight, "lower `MaxAnswerSize`, or the weight of `OnAnswer`");

    let weights = T::BlockWeights::get();
    let normal = weights.get(DispatchClass::Normal);
    let extrinsic = normal.max_extrinsic.or(normal.max_total).unwrap_or(weights.max_block);
    for (call, weight, remedy) in [
        ("ask", T::WeightInfo::ask(T::MaxArgsSize::get()), "`MaxArgsSize`"),
        ("take", T::WeightInfo::take(), "`MaxAnswerSize`"),
        ("expire", Pallet::<T>::expire_weight(), "the weight of `OnAnswer`"),
    ] {
        assert!(
            weight.all_lte(extrinsic),
            "pallet-pvq-xcm: the call `{call}` weighs {weight:?}, more than an extrinsic may, {extrinsic:?}, so that \
             nobody could make it; lower {remedy}",
        );
    }
}

fn fits<T: Config>(what: &str, weight: Weight, remedy: &str) {
    if let Some(service) = T::ServiceWeight::get() {
        let most = service.saturating_sub(QUEUE_OVERHEAD);
        assert!(
            weight.all_lte(most),
            "pallet-pvq-xcm: a message with {what} weighs {weight:?}, and the message queue executes {most:?} of the \
             {service:?} that it serves in a block, so that it would never be executed; {remedy}, or raise \
             `ServiceWeight`",
        );
    }
}
