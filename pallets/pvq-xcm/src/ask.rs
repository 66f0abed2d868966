//! The asking half: queries to other chains, their fees and deposits.

use crate::{
    message::{self, Route},
    send::{Delivery, ReportId},
    Askers, BalanceOf, Chain, Config, Consumer, DestinationOf, Destinations, Error, Event,
    NextQueryId, OnAnswer, Pallet, PalletName, Pending, PendingOf, PendingQuery, QueryId,
    RemotePallet, Reply, WeightInfo,
};
use alloc::vec::Vec;
use frame_support::{
    ensure,
    pallet_prelude::DispatchError,
    storage::with_storage_layer,
    traits::{
        fungible::Balanced,
        tokens::{Fortitude, Precision, Preservation},
        Consideration, Footprint, Get, OnUnbalanced,
    },
    weights::{Weight, WeightToFee},
};
use frame_system::pallet_prelude::BlockNumberFor;
use pvq_primitives::ProgramHash;
use sp_runtime::{
    traits::{Saturating, TryConvert, Zero},
    SaturatedConversion,
};
use xcm::latest::prelude::{Asset, Location, SetTopic, Xcm};
use xcm_executor::traits::WeightBounds;

impl<T: Config> Pallet<T> {
    /// Asks another chain for a pallet of this runtime, whose account `asker` pays as in [`ask`](Pallet::ask). The
    /// outcome goes to [`Config::OnAnswer`]. The weight is that of [`WeightInfo::ask`], which the caller charges.
    ///
    /// # Errors
    ///
    /// Those of [`ask`](Pallet::ask). Nothing is changed then.
    pub fn ask_for(
        asker: T::AccountId,
        destination: Chain,
        program: ProgramHash,
        args: Vec<u8>,
        max_weight: Weight,
        timeout: BlockNumberFor<T>,
    ) -> Result<QueryId, DispatchError> {
        let consumer = Consumer::Runtime;
        Self::do_ask(asker, destination, program, args, max_weight, timeout, consumer)
    }

    /// Asks another chain. Changes nothing where it fails.
    pub(crate) fn do_ask(
        asker: T::AccountId,
        responder: Chain,
        program: ProgramHash,
        args: Vec<u8>,
        max_weight: Weight,
        timeout: BlockNumberFor<T>,
        consumer: Consumer,
    ) -> Result<QueryId, DispatchError> {
        with_storage_layer(|| {
            ensure!(!T::MaxPending::get().is_zero(), Error::<T>::AskingDisabled);
            ensure!(args.len() <= T::MaxArgsSize::get() as usize, Error::<T>::ArgumentsTooLarge);
            let timeouts = BlockNumberFor::<T>::from(1u32)..=T::MaxTimeout::get();
            ensure!(timeouts.contains(&timeout), Error::<T>::BadTimeout);
            let destination =
                Destinations::<T>::get(responder).ok_or(Error::<T>::UnknownDestination)?;
            let pallet = destination.pallet.as_ref().ok_or(Error::<T>::PalletUnknown)?;
            Self::count_query(&asker)?;

            let query_id = Self::next_id();
            let reply_weight = Self::reply_weight()?;
            let fee = Self::fee_of(&destination, reply_weight, consumer);
            Self::charge(&asker, fee)?;
            let ticket = T::Consideration::new(&asker, Self::footprint())?;

            let route = Route {
                payment: destination.payment.as_ref(),
                us: Self::seen_from(responder)?,
                report: ReportId::Query(query_id).to_xcm(),
            };
            let reply = Self::reply_here();
            let call =
                message::answer_call(pallet.index, query_id, program, &args, max_weight, reply);
            // What it weighs there, only that chain knows. This is what it weighs here, of the largest.
            let weight = Self::answer_overhead(T::MaxArgsSize::get()).saturating_add(max_weight);
            Self::add_to_backlog(responder, max_weight, timeout)?;
            let payer =
                T::AccountToLocation::try_convert(&asker).map_err(|_| Error::<T>::FeesNotPaid)?;
            let Delivery { price: delivery, message_id } = Self::send(
                responder,
                message::ask(&route, pallet, call, weight),
                payer,
                u128::MAX,
            )?;

            let deadline = frame_system::Pallet::<T>::block_number().saturating_add(timeout);
            let pending = PendingQuery {
                asker: asker.clone(),
                responder,
                program,
                deadline,
                reply_weight,
                consumer,
                ticket,
            };
            Pending::<T>::insert(query_id, pending);
            Self::deposit_event(Event::Asked {
                query_id,
                asker,
                responder,
                program,
                max_weight,
                deadline,
                fee,
                delivery,
                message_id,
            });
            Ok(query_id)
        })
    }

    /// Counts a new query of `asker`, if there is room for one.
    fn count_query(asker: &T::AccountId) -> Result<(), DispatchError> {
        ensure!(Pending::<T>::count() < T::MaxPending::get(), Error::<T>::TooManyPending);
        Askers::<T>::try_mutate(asker, |queries| {
            ensure!(*queries < T::MaxPerAsker::get(), Error::<T>::TooManyOfAsker);
            queries.saturating_inc();
            Ok(())
        })
    }

    /// Counts a query of `asker` no longer, and returns its deposit.
    ///
    /// A failure to return it is no error, so that no asker can keep an entry in storage.
    pub(crate) fn release(query_id: QueryId, asker: &T::AccountId, ticket: T::Consideration) {
        Askers::<T>::mutate_exists(asker, |queries| {
            *queries = queries.and_then(|queries| queries.checked_sub(1)).filter(|left| *left > 0);
        });
        if let Err(error) = with_storage_layer(|| ticket.drop(asker)) {
            log::warn!(
                target: crate::LOG_TARGET,
                "the deposit for query {query_id} is not returned: {error:?}",
            );
            let asker = asker.clone();
            Self::deposit_event(Event::DepositNotReturned { query_id, asker, error });
        }
    }

    /// Returns a number that no query and no discovery has had.
    pub(crate) fn next_id() -> QueryId {
        NextQueryId::<T>::mutate(|next| {
            let id = *next;
            next.saturating_inc();
            id
        })
    }

    fn charge(asker: &T::AccountId, fee: BalanceOf<T>) -> Result<(), DispatchError> {
        let credit = T::Currency::withdraw(
            asker,
            fee,
            Precision::Exact,
            Preservation::Preserve,
            Fortitude::Polite,
        )
        .map_err(|_| Error::<T>::FeesNotPaid)?;
        T::FeeHandler::on_unbalanced(credit);
        Ok(())
    }

    /// Returns the fee for a query to `destination`, where the message with the answer weighs `reply_weight` at most.
    pub(crate) fn fee_of(
        destination: &DestinationOf<T>,
        reply_weight: Weight,
        consumer: Consumer,
    ) -> BalanceOf<T> {
        let weight = reply_weight.saturating_add(Self::expire_weight());
        let consumers = T::OnAnswer::max_weight();
        // It consumes the outcome once, by whichever of the two.
        let unused = match consumer {
            Consumer::Account => consumers.saturating_mul(2),
            Consumer::Runtime => consumers,
        };
        T::WeightToFee::weight_to_fee(&weight.saturating_sub(unused))
            .saturating_add(destination.charge)
    }

    /// Returns the bytes for which a deposit is taken: those of a query and those of the longest answer.
    pub(crate) fn footprint() -> Footprint {
        let query = <PendingOf<T> as codec::MaxEncodedLen>::max_encoded_len();
        Footprint::from_parts(1, query.saturating_add(T::MaxAnswerSize::get() as usize))
    }

    /// Returns the weight of the message with the longest answer.
    pub(crate) fn reply_weight() -> Result<Weight, DispatchError> {
        // The longest takes time to encode and to decode, and differs by the weight of the call alone.
        let empty = message::reply(&Self::reply_here(), 0, &Ok(Vec::new()), Weight::zero());
        let mut message: Xcm<<T as Config>::RuntimeCall> = empty.into();
        // Routers add one.
        message.0.push(SetTopic([0; 32]));
        let empty =
            T::Weigher::weight(&mut message, Weight::MAX).map_err(|_| Error::<T>::NotWeighable)?;
        let longest = Self::receive_weight(T::MaxAnswerSize::get());
        Ok(empty.saturating_sub(Self::receive_weight(0)).saturating_add(longest))
    }

    /// Returns a message as other chains ask this one by.
    pub(crate) fn query_to_here(
        args: &[u8],
        max_weight: Weight,
    ) -> Xcm<<T as Config>::RuntimeCall> {
        let reply = Reply { pallet: 0, call: 0, max_weight: Weight::zero(), max_size: 0 };
        let pallet = RemotePallet {
            index: Self::own_index(),
            name: PalletName::default(),
            major: 0,
            min_minor: 0,
        };
        let program = ProgramHash::zero();
        let call = message::answer_call(pallet.index, 0, program, args, max_weight, reply);
        let payment = Asset::from((Location::here(), 1u128));
        let route = Route { payment: Some(&payment), us: Location::parent(), report: 0 };
        let mut message: Xcm<_> = message::ask(&route, &pallet, call, max_weight).into();
        // Routers add one.
        message.0.push(SetTopic([0; 32]));
        message
    }

    /// Returns the call of this runtime that takes an answer.
    pub(crate) fn reply_here() -> Reply {
        Reply {
            pallet: Self::own_index(),
            call: message::RECEIVE_CALL,
            max_weight: Self::receive_weight(T::MaxAnswerSize::get()),
            max_size: T::MaxAnswerSize::get(),
        }
    }

    /// Returns the weight of the call `receive` with an answer of `size` bytes.
    pub(crate) fn receive_weight(size: u32) -> Weight {
        T::WeightInfo::receive(size).saturating_add(T::OnAnswer::max_weight())
    }

    /// Returns the weight of the call `expire`.
    pub(crate) fn expire_weight() -> Weight {
        T::WeightInfo::expire().saturating_add(T::OnAnswer::max_weight())
    }
}

/// Returns a length as the weights count it.
pub(crate) fn size(bytes: &[u8]) -> u32 {
    bytes.len().saturated_into()
}
