use super::Transaction;
use crate::network::{error::NetworkError, state::wrong};
use subxt::{
    ext::scale_decode::{DecodeAsFields, Field},
    ArcMetadata,
};

/// A transaction that was included, and did not fail, with its events.
pub(in crate::network) struct Receipt {
    /// The transaction.
    pub(in crate::network) transaction: Transaction,
    events: Events,
}

/// Events, each with its fields encoded as the metadata says.
pub(in crate::network) struct Events {
    metadata: ArcMetadata,
    events: Vec<Event>,
}

/// An event of a transaction.
pub(in crate::network) struct Event {
    /// The pallet's name.
    pub(in crate::network) pallet: String,
    /// The event's name.
    pub(in crate::network) name: String,
    /// The SCALE encoding of its fields.
    pub(in crate::network) fields: Vec<u8>,
}

impl Receipt {
    pub(in crate::network) fn new(transaction: Transaction, events: Events) -> Self {
        Self { transaction, events }
    }

    /// Returns the fields of the first `event` of a pallet.
    ///
    /// # Errors
    ///
    /// [`NetworkError::Answer`] if there is none, or its fields are others.
    pub(in crate::network) fn event<E: DecodeAsFields>(
        &self,
        pallet: &str,
        event: &str,
    ) -> Result<E, NetworkError> {
        self.events.first(pallet, event)
    }
}

impl Events {
    pub(in crate::network) fn new(metadata: ArcMetadata, events: Vec<Event>) -> Self {
        Self { metadata, events }
    }

    /// Returns the fields of the first event with this name.
    pub(in crate::network) fn first<E: DecodeAsFields>(
        &self,
        pallet: &str,
        name: &str,
    ) -> Result<E, NetworkError> {
        let method = || format!("state_getStorage of System.Events, for {pallet}.{name}");
        let mut events = self.events.iter();
        let event = events.find(|event| event.pallet == pallet && event.name == name);
        let event = event.ok_or_else(|| wrong(&method(), "the transaction has no such event"))?;
        let variants = self.metadata.pallet_by_name(pallet).and_then(|it| it.event_variants());
        let variant = variants.into_iter().flatten().find(|variant| variant.name == name);
        let fields = variant.map(|variant| &variant.fields[..]).unwrap_or_default();
        let mut fields = fields.iter().map(|of| Field::new(of.ty.id, of.name.as_deref()));
        E::decode_as_fields(&mut &event.fields[..], &mut fields, self.metadata.types())
            .map_err(|error| wrong(&method(), error))
    }
}
