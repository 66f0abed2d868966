//! The queues of messages: from the relay chain and from siblings, and to them.

use super::{
    system::RuntimeBlockWeights,
    xcm::{OriginConverter, PriceForSiblingDelivery},
    ConsensusHook,
};
use crate::{
    constants::{MAXIMUM_BLOCK_WEIGHT, RELAY_PARENT_OFFSET},
    weights, AccountId, MessageQueue, ParachainInfo, ParachainSystem, PolkadotXcm, Runtime,
    RuntimeEvent, XcmpQueue,
};
use core::marker::PhantomData;
use cumulus_pallet_parachain_system::RelayNumberMonotonicallyIncreases;
use cumulus_primitives_core::{AggregateMessageOrigin, ParaId};
use frame_support::{
    parameter_types,
    traits::{ConstU32, EnqueueWithOrigin, QueueFootprint, QueuePausedQuery, TransformOrigin},
    weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_message_queue::OnQueueChanged;
use sp_runtime::{traits::Convert, Perbill};

/// The size of a page of messages, which a message has to fit: channels take 100 KiB in one, and there is an envelope.
const PAGE_SIZE: u32 = 103 * 1024;

parameter_types! {
    pub const ReservedMessageWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
    pub const RelayOrigin: AggregateMessageOrigin = AggregateMessageOrigin::Parent;
    // A heavier message is never executed.
    pub ServiceWeight: Weight = Perbill::from_percent(35) * RuntimeBlockWeights::get().max_block;
}

impl cumulus_pallet_parachain_system::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnSystemEvent = ();
    type SelfParaId = ParachainInfo;
    type OutboundXcmpMessageSource = XcmpQueue;
    type DmpQueue = EnqueueWithOrigin<MessageQueue, RelayOrigin>;
    type ReservedDmpWeight = ReservedMessageWeight;
    type XcmpMessageHandler = XcmpQueue;
    type ReservedXcmpWeight = ReservedMessageWeight;
    type CheckAssociatedRelayNumber = RelayNumberMonotonicallyIncreases;
    type ConsensusHook = ConsensusHook;
    type RelayParentOffset = ConstU32<RELAY_PARENT_OFFSET>;
    type SchedulingSignatureVerifier = ();
    type WeightInfo = weights::cumulus_pallet_parachain_system::WeightInfo<Runtime>;
}

impl pallet_message_queue::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type MessageProcessor = xcm_builder::ProcessXcmMessage<
        AggregateMessageOrigin,
        xcm_executor::XcmExecutor<super::xcm::XcmConfig>,
        crate::RuntimeCall,
    >;
    // The benchmarks measure the queue alone.
    #[cfg(feature = "runtime-benchmarks")]
    type MessageProcessor =
        pallet_message_queue::mock_helpers::NoopMessageProcessor<AggregateMessageOrigin>;
    type Size = u32;
    type QueueChangeHandler = OfSiblings<XcmpQueue>;
    type QueuePausedQuery = OfSiblings<XcmpQueue>;
    type HeapSize = ConstU32<PAGE_SIZE>;
    type MaxStale = ConstU32<8>;
    type ServiceWeight = ServiceWeight;
    type IdleMaxServiceWeight = ServiceWeight;
    type WeightInfo = weights::pallet_message_queue::WeightInfo<Runtime>;
}

impl cumulus_pallet_xcmp_queue::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type ChannelInfo = ParachainSystem;
    type VersionWrapper = PolkadotXcm;
    type XcmpQueue = TransformOrigin<MessageQueue, AggregateMessageOrigin, ParaId, ToSibling>;
    type MaxInboundSuspended = ConstU32<1_000>;
    type MaxActiveOutboundChannels = ConstU32<128>;
    type MaxPageSize = ConstU32<PAGE_SIZE>;
    type ControllerOrigin = EnsureRoot<AccountId>;
    type ControllerOriginConverter = OriginConverter;
    type PriceForSiblingDelivery = PriceForSiblingDelivery;
    type WeightInfo = weights::cumulus_pallet_xcmp_queue::WeightInfo<Runtime>;
}

/// Names the queue of a sibling's messages.
pub struct ToSibling;

impl Convert<ParaId, AggregateMessageOrigin> for ToSibling {
    fn convert(id: ParaId) -> AggregateMessageOrigin {
        AggregateMessageOrigin::Sibling(id)
    }
}

/// Passes on what concerns the queues of siblings, by the sibling's id, and nothing else.
pub struct OfSiblings<Inner>(PhantomData<Inner>);

impl<Inner: QueuePausedQuery<ParaId>> QueuePausedQuery<AggregateMessageOrigin>
    for OfSiblings<Inner>
{
    fn is_paused(origin: &AggregateMessageOrigin) -> bool {
        match origin {
            AggregateMessageOrigin::Sibling(id) => Inner::is_paused(id),
            AggregateMessageOrigin::Here | AggregateMessageOrigin::Parent => false,
        }
    }
}

impl<Inner: OnQueueChanged<ParaId>> OnQueueChanged<AggregateMessageOrigin> for OfSiblings<Inner> {
    fn on_queue_changed(origin: AggregateMessageOrigin, footprint: QueueFootprint) {
        if let AggregateMessageOrigin::Sibling(id) = origin {
            Inner::on_queue_changed(id, footprint);
        }
    }
}
