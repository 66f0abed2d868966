//! The transport between chains.
//!
//! Messages are kept, encoded as on the wire, until a test delivers them: then the executor of the receiving chain takes
//! them as from its message queue.

use super::{
    chain, consumed, DeliveryPrice, DeliveryPricePerByte, Executor, Id, MaxMessageSize,
    RuntimeCall, ServiceWeight, WireVersion, ASKER, OTHER, RESPONDER,
};
use codec::{Decode, Encode};
use frame_support::{
    traits::{ProcessMessage, ProcessMessageError},
    weights::{Weight, WeightMeter},
};
use sp_io::TestExternalities;
use std::{cell::RefCell, collections::BTreeMap};
use xcm::{latest::prelude::*, IntoVersion, VersionedXcm};
use xcm_builder::ProcessXcmMessage;

thread_local! {
    static SENT: RefCell<Vec<Sent>> = const { RefCell::new(Vec::new()) };
}

/// A message on the wire.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sent {
    /// The id of the chain that has sent it.
    pub from: u32,
    /// The id of the chain that it goes to.
    pub to: u32,
    /// The message with its version, encoded.
    pub bytes: Vec<u8>,
}

impl Sent {
    /// Encodes a message.
    pub fn new(from: u32, to: u32, message: Xcm<()>) -> Self {
        Self { from, to, bytes: VersionedXcm::from(message).encode() }
    }

    /// Decodes the message.
    pub fn message(&self) -> Xcm<()> {
        VersionedXcm::<()>::decode(&mut &self.bytes[..]).unwrap().try_into().unwrap()
    }
}

/// Channels between all siblings. A message that is too long fails on delivery, as in the queue of a parachain.
pub struct Transport;

impl SendXcm for Transport {
    type Ticket = Sent;

    fn validate(
        destination: &mut Option<Location>,
        message: &mut Option<Xcm<()>>,
    ) -> SendResult<Sent> {
        let location = destination.take().ok_or(SendError::MissingArgument)?;
        let (1, [Parachain(to)]) = location.unpack() else {
            return Err(SendError::Unroutable);
        };
        let message = message.take().ok_or(SendError::MissingArgument)?;
        let versioned = VersionedXcm::<()>::from(message)
            .into_version(WireVersion::get())
            .map_err(|()| SendError::DestinationUnsupported)?;
        versioned.check_is_decodable().map_err(|()| SendError::ExceedsMaxMessageSize)?;
        let bytes = versioned.encode();
        let price = match DeliveryPrice::get() + DeliveryPricePerByte::get() * bytes.len() as u128 {
            0 => Assets::new(),
            price => Assets::from(Asset::from((Location::here(), price))),
        };
        Ok((Sent { from: Id::get(), to: *to, bytes }, price))
    }

    fn deliver(sent: Sent) -> Result<XcmHash, SendError> {
        if sent.bytes.len() > MaxMessageSize::get() as usize {
            return Err(SendError::Transport("the message is too long for the channel"));
        }
        let hash = sp_io::hashing::blake2_256(&sent.bytes);
        SENT.with_borrow_mut(|all| all.push(sent));
        Ok(hash)
    }
}

/// Returns the messages that are on the wire, and takes them off it.
pub fn take_sent() -> Vec<Sent> {
    SENT.take()
}

/// The result of a message in the queue of the chain that it went to: whether it was executed to its end, or why it was
/// not executed.
pub type Processed = Result<bool, ProcessMessageError>;

/// Chains, and the messages between them.
pub struct Network(BTreeMap<u32, TestExternalities>);

impl Network {
    /// Creates three chains. [`ASKER`] can ask [`RESPONDER`], and has an account there.
    pub fn new() -> Self {
        take_sent();
        consumed();
        Self([ASKER, RESPONDER, OTHER].map(|id| (id, chain(id))).into())
    }

    /// Runs `on` a chain.
    pub fn on<R>(&mut self, chain: u32, on: impl FnOnce() -> R) -> R {
        self.0.get_mut(&chain).expect("there is such a chain; qed").execute_with(on)
    }

    /// Delivers one message.
    pub fn deliver(&mut self, sent: Sent) -> Processed {
        let Sent { from, to, bytes } = sent;
        let origin = Location::new(1, [Parachain(from)]);
        self.on(to, || {
            let mut meter = WeightMeter::with_limit(ServiceWeight::get().unwrap_or(Weight::MAX));
            let mut id = sp_io::hashing::blake2_256(&bytes);
            ProcessXcmMessage::<Location, Executor, RuntimeCall>::process_message(
                &bytes, origin, &mut meter, &mut id,
            )
        })
    }

    /// Delivers all messages, and those that are sent when they arrive.
    pub fn deliver_all(&mut self) -> Vec<Processed> {
        let mut processed = Vec::new();
        loop {
            let sent = take_sent();
            if sent.is_empty() {
                return processed;
            }
            processed.extend(sent.into_iter().map(|sent| self.deliver(sent)));
        }
    }
}
