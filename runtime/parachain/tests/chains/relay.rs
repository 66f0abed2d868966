//! A relay chain: it numbers its blocks, keeps the queues of messages to parachains, and proves its state to them.

use codec::Encode;
use cumulus_primitives_core::{
    relay_chain::{HrmpChannelId, InboundHrmpMessage, MAX_POV_SIZE},
    AbridgedHrmpChannel, CollationInfo, InboundDownwardMessage, ParaId, PersistedValidationData,
};
use cumulus_primitives_parachain_inherent::{MessageQueueChain, ParachainInherentData};
use cumulus_test_relay_sproof_builder::RelayStateSproofBuilder;
use pvq_parachain_runtime::Header;
use sp_consensus_aura::Slot;
use std::collections::BTreeMap;
use xcm::{latest::prelude::Xcm, VersionedXcm};

/// The number of the first block that a parachain is built on.
const FIRST: u32 = 100;

/// The messages that a channel holds at most, unless a test changes that.
const CAPACITY: u32 = 30;
/// The bytes of the messages that a channel holds.
const TOTAL_SIZE: u32 = 3 * MESSAGE_SIZE;
/// The bytes of a message in a channel, as on the relay chains.
const MESSAGE_SIZE: u32 = 100 * 1024;

/// The format of a page of messages that begins with its messages' versions.
const CONCATENATED_VERSIONED_XCM: u8 = 0;

/// The messages of a channel from one parachain to another.
struct Channel {
    capacity: u32,
    head: MessageQueueChain,
    pending: Vec<InboundHrmpMessage>,
}

impl Channel {
    fn abridged(&self) -> AbridgedHrmpChannel {
        let head = self.head.head();
        AbridgedHrmpChannel {
            max_capacity: self.capacity,
            max_total_size: TOTAL_SIZE,
            max_message_size: MESSAGE_SIZE,
            msg_count: self.pending.len() as u32,
            total_size: self.pending.iter().map(|message| message.data.len() as u32).sum(),
            mqc_head: (head != Default::default()).then_some(head),
        }
    }

    fn push(&mut self, message: InboundHrmpMessage) {
        self.head.extend_hrmp(&message);
        self.pending.push(message);
    }
}

/// The messages of the relay chain to a parachain.
#[derive(Default)]
struct Downward {
    head: MessageQueueChain,
    pending: Vec<InboundDownwardMessage>,
}

/// The relay chain.
pub struct Relay {
    number: u32,
    channels: BTreeMap<HrmpChannelId, Channel>,
    downward: BTreeMap<ParaId, Downward>,
}

impl Relay {
    /// Creates a chain without channels.
    pub fn new() -> Self {
        Self { number: FIRST, channels: BTreeMap::new(), downward: BTreeMap::new() }
    }

    /// Makes a block. A parachain builds one on each.
    pub fn next_block(&mut self) {
        self.number += 1;
    }

    /// Returns the slot of the last block, which is that of the parachains as well.
    pub fn slot(&self) -> Slot {
        Slot::from(u64::from(self.number))
    }

    /// Opens a channel.
    pub fn open(&mut self, sender: ParaId, recipient: ParaId) {
        let channel = Channel { capacity: CAPACITY, head: Default::default(), pending: Vec::new() };
        self.channels.insert(HrmpChannelId { sender, recipient }, channel);
    }

    /// Closes a channel, with the messages in it.
    pub fn close(&mut self, sender: ParaId, recipient: ParaId) {
        self.channels.remove(&HrmpChannelId { sender, recipient }).expect("it is open");
    }

    /// Sets the number of messages that a channel holds.
    pub fn set_capacity(&mut self, sender: ParaId, recipient: ParaId, capacity: u32) {
        let id = HrmpChannelId { sender, recipient };
        self.channels.get_mut(&id).expect("it is open").capacity = capacity;
    }

    /// Sends a message from a parachain whose runtime may be any, through a channel that is opened for it.
    pub fn send(&mut self, sender: ParaId, recipient: ParaId, message: Xcm<()>) {
        if !self.channels.contains_key(&HrmpChannelId { sender, recipient }) {
            self.open(sender, recipient);
        }
        let data = (CONCATENATED_VERSIONED_XCM, VersionedXcm::from(message)).encode();
        let sent_at = self.number + 1;
        self.channel(sender, recipient).push(InboundHrmpMessage { sent_at, data });
    }

    /// Sends a message of the relay chain itself.
    pub fn send_down(&mut self, recipient: ParaId, message: Xcm<()>) {
        let msg = VersionedXcm::from(message).encode();
        let message = InboundDownwardMessage { sent_at: self.number + 1, msg };
        let downward = self.downward.entry(recipient).or_default();
        downward.head.extend_downward(&message);
        downward.pending.push(message);
    }

    fn channel(&mut self, sender: ParaId, recipient: ParaId) -> &mut Channel {
        self.channels.get_mut(&HrmpChannelId { sender, recipient }).expect("it is open")
    }

    /// Returns what the next block of a parachain is told, whose last included block is `head`.
    pub fn inherent(&self, id: ParaId, head: &Header) -> ParachainInherentData {
        let mut state = RelayStateSproofBuilder {
            para_id: id,
            current_slot: self.slot(),
            included_para_head: Some(head.encode().into()),
            dmq_mqc_head: self.downward.get(&id).map(|downward| downward.head.head()),
            ..Default::default()
        };
        let mut horizontal_messages = BTreeMap::new();
        for (HrmpChannelId { sender, recipient }, channel) in &self.channels {
            if *recipient == id {
                *state.upsert_inbound_channel(*sender) = channel.abridged();
                horizontal_messages.insert(*sender, channel.pending.clone());
            }
            if *sender == id {
                *state.upsert_outbound_channel(*recipient) = channel.abridged();
            }
        }
        let (relay_parent_storage_root, relay_chain_state) = state.into_state_root_and_proof();
        ParachainInherentData {
            validation_data: PersistedValidationData {
                parent_head: head.encode().into(),
                relay_parent_number: self.number,
                relay_parent_storage_root,
                max_pov_size: MAX_POV_SIZE,
            },
            relay_chain_state,
            downward_messages: self
                .downward
                .get(&id)
                .map(|downward| downward.pending.clone())
                .unwrap_or_default(),
            horizontal_messages,
            relay_parent_descendants: Vec::new(),
            collator_peer_id: None,
        }
    }

    /// Includes a parachain's block: takes the messages that it has processed out of the queues, and puts those into
    /// them that it sends.
    ///
    /// # Panics
    ///
    /// Where a relay chain would not include it.
    pub fn include(&mut self, id: ParaId, collation: &CollationInfo) {
        assert_eq!(collation.new_validation_code, None);
        let processed = collation.processed_downward_messages as usize;
        if processed > 0 {
            self.downward.get_mut(&id).expect("it has messages").pending.drain(..processed);
        }
        for (channel_id, channel) in &mut self.channels {
            if channel_id.recipient == id {
                channel.pending.retain(|message| message.sent_at > collation.hrmp_watermark);
            }
        }
        let sent_at = self.number + 1;
        let mut recipients = Vec::new();
        for message in &collation.horizontal_messages {
            recipients.push(message.recipient);
            let channel = self.channel(id, message.recipient);
            channel.push(InboundHrmpMessage { sent_at, data: message.data.clone() });
            let channel = channel.abridged();
            assert!(channel.msg_count <= channel.max_capacity, "the channel is full");
            assert!(channel.total_size <= channel.max_total_size, "the channel is full");
            assert!(message.data.len() <= MESSAGE_SIZE as usize, "the message is too long");
        }
        assert!(recipients.is_sorted_by(|before, after| before < after), "one for each channel");
    }
}
