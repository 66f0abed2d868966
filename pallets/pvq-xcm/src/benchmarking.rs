//! Benchmarks of the pallet's calls.

use crate::{
    message, AnswerOf, Answered, AnsweredQuery, AskerLimits, Askers, BalanceOf, Call, Chain,
    Config, Consumer, Destination, Destinations, Discoveries, Event, Outcome, Pallet, PalletName,
    Pending, PendingQuery, QueryId, RemotePallet,
};
use alloc::vec;
use codec::{Decode, Encode};
use frame_benchmarking::v2::*;
use frame_support::{
    traits::{Consideration, EnsureOrigin, Get},
    weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use pvq_primitives::ProgramHash;
use sp_runtime::traits::{One, Zero};
use xcm::latest::prelude::{Asset, Location};

/// The setup that only a runtime knows.
pub trait BenchmarkHelper<RuntimeOrigin, AccountId> {
    /// Returns a chain to which messages can be sent, and opens the channel to it.
    fn reachable_chain() -> Chain;

    /// Returns the origin of a call in a message of a chain.
    fn origin_of(chain: Chain) -> RuntimeOrigin;

    /// Gives an account enough to ask.
    fn fund(account: &AccountId);

    /// Gives the account of a chain enough for the delivery of an answer.
    fn fund_chain(chain: Chain);
}

const PROGRAM: ProgramHash = ProgramHash::repeat_byte(7);
const QUERY: QueryId = 0;

/// Makes a chain a destination with the longest settings.
fn destination<T: Config>() -> Chain {
    let chain = T::BenchmarkHelper::reachable_chain();
    Destinations::<T>::insert(chain, settings::<T>());
    chain
}

fn settings<T: Config>() -> Destination<BalanceOf<T>> {
    Destination {
        pallet: Some(RemotePallet {
            index: 1,
            name: PalletName::truncate_from(vec![b'n'; 48]),
            major: 1,
            min_minor: 1,
        }),
        payment: Some(Asset::from((Location::parent(), 1u128))),
        charge: BalanceOf::<T>::one(),
    }
}

/// Returns an account that can ask, and signs the call that is measured.
fn asker<T: Config>() -> T::AccountId {
    let asker = whitelisted_caller();
    T::BenchmarkHelper::fund(&asker);
    asker
}

/// Returns an account that has asked, and does not sign the call that is measured.
fn absent_asker<T: Config>() -> T::AccountId {
    let asker = account("asker", 0, 0);
    T::BenchmarkHelper::fund(&asker);
    asker
}

/// Makes `asker` wait for the answer to a query whose deadline is now.
fn pending<T: Config>(
    asker: &T::AccountId,
    responder: Chain,
    consumer: Consumer,
) -> Result<(), BenchmarkError> {
    let query = PendingQuery {
        asker: asker.clone(),
        responder,
        program: PROGRAM,
        deadline: frame_system::Pallet::<T>::block_number(),
        reply_weight: Weight::MAX,
        consumer,
        ticket: T::Consideration::new(asker, Pallet::<T>::footprint())?,
    };
    Pending::<T>::insert(QUERY, query);
    Askers::<T>::insert(asker, 1);
    Ok(())
}

/// Sends two of the longest answers to a chain. The next message is added to their page, which is read for that, and a third
/// one of the longest still fits.
fn begin_page<T: Config>(chain: Chain) -> Result<(), BenchmarkError> {
    for _ in 0..2 {
        T::BenchmarkHelper::fund_chain(chain);
        let answer = Ok(vec![7; max_answer::<T>() as usize]);
        let message = message::reply(&Pallet::<T>::reply_here(), QUERY, &answer, Weight::MAX);
        Pallet::<T>::send(chain, message, chain.into(), u128::MAX)?;
    }
    // It pays for the next.
    T::BenchmarkHelper::fund_chain(chain);
    Ok(())
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
    T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Returns the largest size of arguments and of an answer.
fn max_args<T: Config>() -> u32 {
    T::MaxArgsSize::get()
}

fn max_answer<T: Config>() -> u32 {
    T::MaxAnswerSize::get()
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn ask(a: Linear<0, { max_args::<T>() }>) -> Result<(), BenchmarkError> {
        let (chain, asker) = (destination::<T>(), asker::<T>());
        if T::MaxPending::get().is_zero() {
            return Err(BenchmarkError::Weightless);
        }
        begin_page::<T>(chain)?;
        let (args, timeout) = (vec![7; a as usize], BlockNumberFor::<T>::one());
        #[extrinsic_call]
        _(RawOrigin::Signed(asker), chain, PROGRAM, args, Weight::MAX, timeout);
        assert_eq!(Pending::<T>::count(), 1);
        Ok(())
    }

    /// The call without what has a weight of its own: the query, preparing it, and sending the answer.
    #[benchmark]
    fn answer(a: Linear<0, { max_args::<T>() }>) -> Result<(), BenchmarkError> {
        let chain = T::BenchmarkHelper::reachable_chain();
        if T::MaxXcmWeight::get().is_zero() {
            return Err(BenchmarkError::Weightless);
        }
        AskerLimits::<T>::insert(chain, Weight::MAX);
        let origin = T::BenchmarkHelper::origin_of(chain);
        let call = Call::<T>::answer {
            query_id: QUERY,
            program: PROGRAM,
            args: vec![7; a as usize],
            max_weight: Weight::MAX,
            reply: Pallet::<T>::reply_here(),
        };
        let call = call.encode();
        let (decoded, limit);
        #[block]
        {
            decoded = Call::<T>::decode(&mut &call[..]);
            limit = Pallet::<T>::ensure_chain(origin)
                .map(|asker| Pallet::<T>::query_limit(asker, a, Weight::MAX));
            Pallet::<T>::deposit_event(Event::AnswerSent {
                asker: chain,
                query_id: QUERY,
                program: PROGRAM,
                result: Ok(max_answer::<T>()),
                used: Weight::MAX,
                delivery: Asset::from((Location::parent(), u128::MAX)).into(),
                message_id: [7; 32],
            });
        }
        assert!(decoded.is_ok());
        assert!(!limit?.is_zero());
        Ok(())
    }

    #[benchmark]
    fn reply(r: Linear<0, { max_answer::<T>() }>) -> Result<(), BenchmarkError> {
        let chain = T::BenchmarkHelper::reachable_chain();
        begin_page::<T>(chain)?;
        let to = Pallet::<T>::reply_here();
        let result = Ok(vec![7; r as usize]);
        let sent;
        #[block]
        {
            let message = message::reply(&to, QUERY, &result, Weight::MAX);
            sent = Pallet::<T>::send(chain, message, chain.into(), u128::MAX);
        }
        sent?;
        Ok(())
    }

    /// The outcome of one query is stored, with its deposit, and the deposit of another is returned, though a query has one
    /// of the two.
    #[benchmark]
    fn receive(r: Linear<0, { max_answer::<T>() }>) -> Result<(), BenchmarkError> {
        let (chain, asker) = (T::BenchmarkHelper::reachable_chain(), absent_asker::<T>());
        pending::<T>(&asker, chain, Consumer::Account)?;
        let ticket = T::Consideration::new(&asker, Pallet::<T>::footprint())?;
        let origin = T::BenchmarkHelper::origin_of(chain);
        let result = Ok(vec![7; r as usize]);
        let received;
        #[block]
        {
            received = Pallet::<T>::receive(origin, QUERY, result, Weight::MAX);
            Pallet::<T>::release(QUERY, &asker, ticket);
        }
        received.map_err(|failed| failed.error)?;
        assert!(!Pending::<T>::contains_key(QUERY) && Answered::<T>::contains_key(QUERY));
        Ok(())
    }

    #[benchmark]
    fn take() -> Result<(), BenchmarkError> {
        let asker = asker::<T>();
        let bytes = AnswerOf::<T>::truncate_from(vec![7; max_answer::<T>() as usize]);
        let answered = AnsweredQuery {
            asker: asker.clone(),
            responder: Chain::Relay,
            program: PROGRAM,
            outcome: Outcome::Answered(bytes),
            used: Weight::MAX,
            at: BlockNumberFor::<T>::one(),
            ticket: T::Consideration::new(&asker, Pallet::<T>::footprint())?,
        };
        Answered::<T>::insert(QUERY, answered);
        Askers::<T>::insert(&asker, 1);
        #[extrinsic_call]
        _(RawOrigin::Signed(asker), QUERY);
        assert!(!Answered::<T>::contains_key(QUERY));
        Ok(())
    }

    #[benchmark]
    fn expire() -> Result<(), BenchmarkError> {
        pending::<T>(&absent_asker::<T>(), Chain::Relay, Consumer::Account)?;
        let caller: T::AccountId = whitelisted_caller();
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), QUERY);
        assert!(!Pending::<T>::contains_key(QUERY));
        Ok(())
    }

    #[benchmark]
    fn set_destination() -> Result<(), BenchmarkError> {
        let origin = admin::<T>()?;
        let chain = destination::<T>();
        let settings = Some(settings::<T>());
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, chain, settings);
        assert!(Destinations::<T>::contains_key(chain));
        Ok(())
    }

    #[benchmark]
    fn discover() -> Result<(), BenchmarkError> {
        let origin = admin::<T>()?;
        let chain = destination::<T>();
        begin_page::<T>(chain)?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, chain);
        assert!(Discoveries::<T>::contains_key(chain));
        Ok(())
    }

    #[benchmark]
    fn set_asker_limit() -> Result<(), BenchmarkError> {
        let origin = admin::<T>()?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, Chain::Relay, Some(Weight::MAX));
        assert!(AskerLimits::<T>::contains_key(Chain::Relay));
        Ok(())
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
