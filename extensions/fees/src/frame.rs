//! The fee of a call by `pallet-transaction-payment`.
//!
//! ```ignore
//! impl pvq_extension_fees::extension::ExtensionFees for RuntimeExtensions {
//!     type Balance = Balance;
//!
//!     fn call_fee(call: Vec<u8>, length: u32) -> Option<CallFee<Balance>> {
//!         frame::call_fee::<Runtime>(&call, Self::MAX_CALL_BYTES, length, &tx_extension())
//!     }
//!     // and so on.
//! }
//! ```

use crate::{decode_call, CallClass, CallFee};
use codec::DecodeWithMemTracking;
use frame_support::dispatch::{DispatchClass, DispatchInfo, GetDispatchInfo, Pays};
use pallet_transaction_payment::{Config, OnChargeTransaction, Pallet};
use sp_runtime::traits::{Dispatchable, TransactionExtension};

/// An amount of the token in which transactions are paid.
pub type BalanceOf<T> = <<T as Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;

/// Returns the fee of a transaction of `length` bytes with a call of the runtime `T`, or `None` as [`decode_call`] does for
/// what is no call of at most `max_bytes`.
///
/// `extension` is that of the runtime's transactions. Only its weight counts, which depends on the call alone in the
/// extensions of the SDK, and not on the data that they carry.
pub fn call_fee<T>(
    call: &[u8],
    max_bytes: u32,
    length: u32,
    extension: &impl TransactionExtension<T::RuntimeCall>,
) -> Option<CallFee<BalanceOf<T>>>
where
    T: Config<
        RuntimeCall: Dispatchable<Info = DispatchInfo> + GetDispatchInfo + DecodeWithMemTracking,
    >,
{
    let call: T::RuntimeCall = decode_call(call, max_bytes)?;
    let mut info = call.get_dispatch_info();
    info.extension_weight = extension.weight(&call);
    let weight = info.total_weight();
    Some(CallFee {
        ref_time: weight.ref_time(),
        proof_size: weight.proof_size(),
        class: match info.class {
            DispatchClass::Normal => CallClass::Normal,
            DispatchClass::Operational => CallClass::Operational,
            DispatchClass::Mandatory => CallClass::Mandatory,
        },
        pays_fee: info.pays_fee == Pays::Yes,
        fee: Pallet::<T>::compute_fee(length, &info, 0u32.into()),
    })
}
