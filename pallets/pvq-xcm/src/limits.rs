//! The limits that a runtime sets if it has no reason for others, each with its reason.

use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};

const KIB: u32 = 1024;

/// Bytes of the arguments of a query: 500 accounts. A channel takes 100 KiB in a message.
pub const MAX_ARGS_SIZE: u32 = 16 * KIB;

/// Bytes of an answer: a third of what a channel takes in a message, so that it does not keep other messages waiting.
pub const MAX_ANSWER_SIZE: u32 = 32 * KIB;

/// Queries without an outcome that this chain may have. Each takes some 200 bytes.
///
/// So many light ones are answered by one chain within [`MAX_TIMEOUT`]. Of heavy ones [`DESTINATION_WEIGHT`] allows fewer.
pub const MAX_PENDING: u32 = 1_000;

/// Weight that a message queue serves in a block, with the usual 35 % of two seconds and 10 MiB: 0.7 seconds and 3.5 MiB.
const SERVICE_WEIGHT: Weight =
    Weight::from_parts(7 * WEIGHT_REF_TIME_PER_SECOND / 10, 7 * 512 * KIB as u64);

/// Weight of queries that another chain is taken to execute in a block, the messages around them included: half of what its
/// queue has for messages, 0.3475 seconds and 1.625 MiB of proof.
///
/// A queue leaves a message for which too little is left to the next block. So of messages that weigh the same it executes at
/// least half of what it has for them; or one in a block, if they are heavier than that, and such a message counts as a whole
/// block. Heavy and light ones in turns may take half as many blocks more.
///
/// With [`MAX_TIMEOUT`] it bounds what waits for one chain: 600 of the heaviest queries, which take 600 blocks of its queue,
/// and no more of them than can be answered in time. For a channel with other messages that cannot wait so long, set a
/// shorter timeout. A chain with shorter blocks, or whose queue has more senders, executes less.
pub const DESTINATION_WEIGHT: Weight =
    SERVICE_WEIGHT.saturating_sub(QUEUE_OVERHEAD).saturating_div(2);

/// Queries of one account, without an outcome or with one that it has not taken: so many that no ten accounts take
/// all of the others' places.
pub const MAX_PER_ASKER: u32 = 50;

/// Blocks until the deadline of a query, at most: an hour of blocks of six seconds. An answer takes a minute, as
/// channels and queues do.
pub const MAX_TIMEOUT: u32 = 600;

/// Weight that the message queue takes to serve a message, beside executing it: for the heads of its queues, and for the
/// page that holds the message, of 105 KiB on parachains. It is at least twice what `pallet_message_queue` is measured to
/// take. A message that leaves the queue less than it takes stays in it for ever.
pub const QUEUE_OVERHEAD: Weight =
    Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 200, 256 * KIB as u64);

/// Weight of the call `answer`, at most: half a second and 2.5 MiB of proof, as a query in a transaction of a parachain may
/// take by [`PARACHAIN_BLOCK_LIMITS`](pallet_pvq::limits::PARACHAIN_BLOCK_LIMITS). Preparing the query and sending its answer
/// are a part of it, some 200 KiB of proof.
///
/// The message queue serves 0.7 seconds and 3.5 MiB in a block, with the usual 35 % of two seconds and 10 MiB. The other
/// instructions of the message, and [`QUEUE_OVERHEAD`], have to fit that as well: a heavier message would never be executed.
/// A runtime that charges 64 KiB of proof for each of the eleven instructions leaves 2.56 MiB for the call.
pub const MAX_XCM_WEIGHT: Weight =
    Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 2, 5 * 512 * KIB as u64);
