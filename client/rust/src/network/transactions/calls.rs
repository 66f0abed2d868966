//! Calls of the chain, encoded by its metadata.

use crate::{
    network::{error::NetworkError, CallText},
    result,
};
use scale_value::{Composite, Value};
use subxt::{
    config::{substrate::DynamicHasher256, Hasher},
    tx::DynamicPayload,
    ArcMetadata,
};

/// A call of the chain.
pub(in crate::network) struct Call {
    /// The call as it is shown, decoded from the bytes that are signed.
    pub(in crate::network) text: CallText,
    /// The call as subxt signs it.
    pub(in crate::network) payload: DynamicPayload<Composite<()>>,
}

/// A builder of calls by the chain's metadata. What calls there are is told by those who make them.
pub(in crate::network) struct Calls {
    pub(in crate::network) metadata: ArcMetadata,
    hasher: DynamicHasher256,
}

/// A pallet whose calls are made.
#[derive(Clone, Copy)]
pub(in crate::network) struct Pallet {
    /// Its name.
    pub(in crate::network) name: &'static str,
    /// Advice for a chain that does not have it, for a person to read.
    pub(in crate::network) instead: &'static str,
}

impl Call {
    /// Returns the call if it is encoded as the pallet declares it: with this index, and the arguments in one of these `ways`.
    ///
    /// It was encoded by metadata, which is the node's word. By metadata of its choice, the account would sign any call. What
    /// is left to a node is the index of the pallet.
    pub(in crate::network) fn if_declared(
        self,
        index: u8,
        ways: impl IntoIterator<Item = Vec<u8>>,
    ) -> Result<Self, NetworkError> {
        let encoded = self.text.data.get(1..).unwrap_or_default();
        let declared = ways.into_iter().any(|args| encoded == [&[index][..], &args].concat());
        match declared {
            true => Ok(self),
            false => Err(NetworkError::Call {
                call: self.text.name,
                reason: "by the metadata of the node it has another encoding; it is not signed"
                    .to_owned(),
            }),
        }
    }
}

impl Calls {
    pub(in crate::network) fn new(metadata: ArcMetadata) -> Self {
        let hasher = DynamicHasher256::new(&metadata);
        Self { metadata, hasher }
    }

    /// Returns whether the chain has a pallet.
    pub(in crate::network) fn has(&self, pallet: Pallet) -> bool {
        self.metadata.pallet_by_name(pallet.name).is_some()
    }

    /// Checks that the chain has a pallet.
    pub(in crate::network) fn require(&self, pallet: Pallet) -> Result<(), NetworkError> {
        let Pallet { name, instead } = pallet;
        match self.has(pallet) {
            true => Ok(()),
            false => Err(NetworkError::NoPallet(name, instead)),
        }
    }

    /// Encodes a call that the origin `by` may submit. [`Call::if_declared`] has to check it before somebody signs it.
    pub(in crate::network) fn call<const N: usize>(
        &self,
        pallet: Pallet,
        function: &'static str,
        fields: [(&str, Value<()>); N],
        by: &'static str,
    ) -> Result<Call, NetworkError> {
        self.require(pallet)?;
        let name = format!("{}.{function}", pallet.name);
        let payload = subxt::dynamic::tx(pallet.name, function, Composite::named(fields));
        let (types, ty) = (self.metadata.types(), self.metadata.outer_enums().call_enum_ty());
        let wrong = |reason| NetworkError::Call { call: name.clone(), reason };
        let mut data = Vec::new();
        scale_value::scale::encode_as_type(&payload.clone().into_value(), ty, types, &mut data)
            .map_err(|error| wrong(error.to_string()))?;
        let decoded = result::decode(types, ty, &data).map_err(|error| wrong(error.to_string()))?;
        let text = result::text(types, ty, &data).map_err(|error| wrong(error.to_string()))?;
        let hash = self.hasher.hash(&data);
        Ok(Call { text: CallText { name, by, data, hash, decoded, text }, payload })
    }
}

/// Returns a weight as the chain's calls have it.
pub(in crate::network) fn weight(ref_time: u64, proof_size: u64) -> Value<()> {
    Value::named_composite([
        ("ref_time", Value::u128(ref_time.into())),
        ("proof_size", Value::u128(proof_size.into())),
    ])
}
