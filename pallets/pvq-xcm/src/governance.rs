//! Settings of governance: destinations and limits.

use crate::{
    message::{self, Route},
    send::{Delivery, ReportId},
    AskerLimits, Backlogs, Chain, Config, DestinationOf, Destinations, Discoveries, Error, Event,
    Pallet,
};
use frame_support::{pallet_prelude::DispatchResult, weights::Weight};
use xcm::latest::prelude::Location;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_destination(chain: Chain, destination: Option<DestinationOf<T>>) {
        // What governance says itself is not replaced by a response that is on its way.
        if destination.as_ref().is_none_or(|destination| destination.pallet.is_some()) {
            Discoveries::<T>::remove(chain);
        }
        if destination.is_none() {
            Backlogs::<T>::remove(chain);
        }
        Destinations::<T>::set(chain, destination.clone());
        Self::deposit_event(Event::DestinationSet { chain, destination });
    }

    pub(crate) fn do_discover(chain: Chain) -> DispatchResult {
        let destination = Destinations::<T>::get(chain).ok_or(Error::<T>::UnknownDestination)?;
        let query_id = Self::next_id();
        let route = Route {
            payment: destination.payment.as_ref(),
            us: Self::seen_from(chain)?,
            report: ReportId::Discovery(query_id).to_xcm(),
        };
        // Governance asks for the chain, whose delivery fees are waived or paid by its own account.
        let Delivery { message_id, .. } =
            Self::send(chain, message::discover(&route), Location::here(), u128::MAX)?;
        Discoveries::<T>::insert(chain, query_id);
        Self::deposit_event(Event::DiscoverySent { chain, query_id, message_id });
        Ok(())
    }

    pub(crate) fn do_set_asker_limit(chain: Chain, limit: Option<Weight>) {
        AskerLimits::<T>::set(chain, limit);
        Self::deposit_event(Event::AskerLimitSet { chain, limit });
    }
}
