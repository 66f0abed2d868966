//! Delivery of messages, and their origins.

use crate::{Chain, Config, Error, Pallet, SendFailure};
use frame_support::{
    ensure,
    pallet_prelude::DispatchError,
    storage::with_storage_layer,
    traits::{EnsureOrigin, Get},
};
use xcm::latest::{
    prelude::{validate_send, Assets, ExecuteXcm, Fungible, Location, SendXcm, Xcm, XcmHash},
    QueryId as XcmQueryId,
};

/// A message on its way.
pub(crate) struct Delivery {
    /// The price of the delivery.
    pub price: Assets,
    /// The id of the message.
    pub message_id: XcmHash,
}

impl<T: Config> Pallet<T> {
    /// Sends `message` to a chain, and charges the delivery to the account of `payer`: at most `max_price` of an asset.
    /// Changes nothing where it fails.
    pub(crate) fn send(
        chain: Chain,
        message: Xcm<()>,
        payer: Location,
        max_price: u128,
    ) -> Result<Delivery, DispatchError> {
        with_storage_layer(|| {
            let (ticket, price) = validate_send::<T::XcmRouter>(chain.into(), message)
                .map_err(|error| Error::<T>::NotSent(error.into()))?;
            let mut amounts = price.inner().iter().map(|asset| &asset.fun);
            let too_dear =
                amounts.any(|fun| matches!(fun, Fungible(amount) if *amount > max_price));
            ensure!(!too_dear, Error::<T>::NotSent(SendFailure::Fees));
            T::XcmExecutor::charge_fees(payer, price.clone())
                .map_err(|_| Error::<T>::NotSent(SendFailure::Fees))?;
            let message_id =
                T::XcmRouter::deliver(ticket).map_err(|error| Error::<T>::NotSent(error.into()))?;
            Ok(Delivery { price, message_id })
        })
    }

    /// Returns this chain as `chain` names it.
    pub(crate) fn seen_from(chain: Chain) -> Result<Location, DispatchError> {
        T::UniversalLocation::get()
            .invert_target(&chain.into())
            .map_err(|()| Error::<T>::NotSent(SendFailure::Unroutable).into())
    }

    /// Returns the chain that has sent a message as a whole.
    pub(crate) fn ensure_chain(origin: T::RuntimeOrigin) -> Result<Chain, DispatchError> {
        let location = T::ChainOrigin::ensure_origin(origin)?;
        Chain::try_from(&location).map_err(|error| {
            log::debug!(target: crate::LOG_TARGET, "{error}");
            Error::<T>::NotAChain.into()
        })
    }
}

/// The numbers of the XCM queries by which other chains report to this pallet.
///
/// They are in the upper half of all numbers, so that they are none of those that `pallet_xcm` gives, which are
/// sequential from zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ReportId {
    /// For the query with this number.
    Query(crate::QueryId),
    /// For the discovery with this number.
    Discovery(crate::QueryId),
}

/// The bit of all numbers of this pallet.
const OURS: XcmQueryId = 1 << 63;
/// The bit of those of discoveries.
const DISCOVERY: XcmQueryId = 1 << 62;

impl ReportId {
    /// Returns the number of the XCM query.
    pub fn to_xcm(self) -> XcmQueryId {
        match self {
            Self::Query(id) => OURS | id,
            Self::Discovery(id) => OURS | DISCOVERY | id,
        }
    }

    /// Reads the number of an XCM query; `None` for one that is not of this pallet.
    pub fn from_xcm(id: XcmQueryId) -> Option<Self> {
        let number = id & !(OURS | DISCOVERY);
        match (id & OURS != 0, id & DISCOVERY != 0) {
            (false, _) => None,
            (true, false) => Some(Self::Query(number)),
            (true, true) => Some(Self::Discovery(number)),
        }
    }
}
