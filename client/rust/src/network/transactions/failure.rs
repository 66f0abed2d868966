use codec::Decode;
use scale_value::ValueDef;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, ModuleError};
use subxt::Metadata;

/// The collective that governs queries, as reference runtimes name it.
pub(in crate::network) const COMMITTEE: &str = "TechnicalCommittee";

/// Returns the error that an event of a transaction reports, if it does: that of the transaction, or of the call that
/// it made for governance.
pub(in crate::network) fn failure(
    metadata: &Metadata,
    pallet: &str,
    event: &str,
    mut fields: &[u8],
) -> Option<String> {
    let fields = &mut fields;
    let outcome = match (pallet, event) {
        ("System", "ExtrinsicFailed") => DispatchError::decode(fields).map(Err),
        ("Sudo", "Sudid") => DispatchResult::decode(fields),
        (COMMITTEE, "Executed") => {
            <(H256, DispatchResult)>::decode(fields).map(|(_, outcome)| outcome)
        }
        _ => return None,
    };
    match outcome {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error_name(metadata, error)),
        Err(_) => Some(format!("an error that is not known here, in {pallet}.{event}")),
    }
}

/// Returns the name and the documentation of an error in the chain's metadata.
fn error_name(metadata: &Metadata, error: DispatchError) -> String {
    let DispatchError::Module(ModuleError { index, error, .. }) = error else {
        return format!("{error:?}");
    };
    let Some(pallet) = metadata.pallet_by_error_index(index) else {
        return format!("error {error:?} of pallet {index}");
    };
    let Some(variant) = pallet.error_variant_by_index(error[0]) else {
        return format!("error {error:?} of {}", pallet.name());
    };
    let mut name = format!("{}.{}", pallet.name(), variant.name);
    if let Some(field) = variant.fields.first() {
        let decoded =
            scale_value::scale::decode_as_type(&mut &error[1..], field.ty.id, metadata.types());
        match decoded.map(|value| value.value) {
            Ok(ValueDef::Variant(reason)) => name += &format!("({})", reason.name),
            Ok(value) => name += &format!("({value:?})"),
            Err(_) => name += "(..)",
        }
    }
    match variant.docs.is_empty() {
        true => name,
        false => format!("{name}: {}", variant.docs.join(" ").trim()),
    }
}
