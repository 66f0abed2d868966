//! Responses of XCM: reported errors, and discoveries.

use crate::{
    send::ReportId, Chain, Config, Destinations, Discoveries, Event, Outcome, Pallet, PalletName,
    Pending, RemotePallet, WeightInfo, MODULE_NAME,
};
use core::marker::PhantomData;
use frame_support::{dispatch::DispatchClass, traits::PalletInfoAccess, weights::Weight};
use xcm::latest::{
    prelude::{Location, PalletInfo, Response, XcmContext},
    QueryId as XcmQueryId,
};
use xcm_executor::traits::OnResponse;

/// The handler of responses to this pallet, which leaves all others to `Inner`, most often `pallet_xcm`.
///
/// It is the executor's `ResponseHandler`, and the handler that `AllowKnownQueryResponses` asks in the barrier.
pub struct Responses<T, Inner>(PhantomData<(T, Inner)>);

impl<T: Config, Inner: OnResponse> OnResponse for Responses<T, Inner> {
    fn expecting_response(
        origin: &Location,
        query_id: XcmQueryId,
        querier: Option<&Location>,
    ) -> bool {
        match ReportId::from_xcm(query_id) {
            Some(id) => Pallet::<T>::expected(origin, id, querier).is_some(),
            None => Inner::expecting_response(origin, query_id, querier),
        }
    }

    fn on_response(
        origin: &Location,
        query_id: XcmQueryId,
        querier: Option<&Location>,
        response: Response,
        max_weight: Weight,
        context: &XcmContext,
    ) -> Weight {
        let Some(id) = ReportId::from_xcm(query_id) else {
            return Inner::on_response(origin, query_id, querier, response, max_weight, context);
        };
        match Pallet::<T>::expected(origin, id, querier) {
            Some(chain) => Pallet::<T>::respond(chain, id, response),
            None => {
                log::debug!(
                    target: crate::LOG_TARGET,
                    "{origin:?} responds to {id:?}, which it was not asked",
                );
                Weight::zero()
            }
        }
    }
}

impl<T: Config> Pallet<T> {
    /// Returns the chain at `origin` if it is the one from which a response is expected, to a query of this chain
    /// itself.
    fn expected(origin: &Location, id: ReportId, querier: Option<&Location>) -> Option<Chain> {
        let chain = Chain::try_from(origin).ok()?;
        let asked = match id {
            ReportId::Query(id) => Pending::<T>::get(id)?.responder == chain,
            ReportId::Discovery(id) => Discoveries::<T>::get(chain) == Some(id),
        };
        (asked && querier == Some(&Location::here())).then_some(chain)
    }

    /// Takes a response that is expected, and returns the weight of doing so.
    fn respond(chain: Chain, id: ReportId, response: Response) -> Weight {
        match (id, response) {
            (ReportId::Query(query_id), Response::ExecutionResult(Some((instruction, error)))) => {
                let Some(pending) = Pending::<T>::get(query_id) else { return Weight::zero() };
                let outcome = Outcome::NotExecuted { instruction, error };
                let consumed = Self::settle(query_id, pending, outcome, Weight::zero());
                // The executor counts the instruction alone, which knows nothing of this pallet.
                let weight = T::WeightInfo::receive(0).saturating_add(consumed);
                frame_system::Pallet::<T>::register_extra_weight_unchecked(
                    weight,
                    DispatchClass::Mandatory,
                );
                return weight;
            }
            (ReportId::Discovery(_), Response::PalletsInfo(pallets)) => {
                Self::discovered(chain, &pallets);
            }
            (ReportId::Discovery(_), Response::ExecutionResult(Some((_, error)))) => {
                Discoveries::<T>::remove(chain);
                Self::deposit_event(Event::NotDiscovered { chain, error: Some(error) });
            }
            (id, response) => {
                log::debug!(
                    target: crate::LOG_TARGET,
                    "{chain:?} responds to {id:?} with {response:?}, which is no response to it",
                );
            }
        }
        Weight::zero()
    }

    /// Takes the place of the pallet on another chain.
    fn discovered(chain: Chain, pallets: &[PalletInfo]) {
        Discoveries::<T>::remove(chain);
        let Some(pallet) = pallets.iter().find_map(compatible::<T>) else {
            Self::deposit_event(Event::NotDiscovered { chain, error: None });
            return;
        };
        Destinations::<T>::mutate_extant(chain, |destination| {
            destination.pallet = Some(pallet.clone());
        });
        Self::deposit_event(Event::Discovered { chain, pallet });
    }
}

/// Returns where the pallet is, if it is this one in a version that this one can ask.
fn compatible<T: Config>(pallet: &PalletInfo) -> Option<RemotePallet> {
    let major = u32::from(Pallet::<T>::crate_version().major);
    if pallet.module_name[..] != *MODULE_NAME.as_bytes() || pallet.major != major {
        return None;
    }
    Some(RemotePallet {
        // The index is the first byte of a call there.
        index: u8::try_from(pallet.index).ok()?,
        name: PalletName::try_from(pallet.name.to_vec()).ok()?,
        major,
        min_minor: pallet.minor,
    })
}
