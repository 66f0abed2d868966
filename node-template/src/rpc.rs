//! The methods of this node's RPC, beside those that every node of the SDK has.

use crate::{public::PublicClient, service::TransactionPool};
use jsonrpsee::{Methods, RpcModule};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_service::error::Error;
use std::sync::Arc;
use substrate_frame_rpc_system::{System, SystemApiServer};

/// Returns the methods for the nonces of accounts, for fees, and for queries.
pub fn methods(
    client: Arc<PublicClient>,
    pool: Arc<TransactionPool>,
    queries: impl Into<Methods>,
) -> Result<RpcModule<()>, Error> {
    let mut module = RpcModule::new(());
    let clash = |error: jsonrpsee::core::RegisterMethodError| Error::Application(error.into());
    module.merge(System::new(client.clone(), pool).into_rpc()).map_err(clash)?;
    module.merge(TransactionPayment::new(client).into_rpc()).map_err(clash)?;
    module.merge(queries).map_err(clash)?;
    Ok(module)
}
