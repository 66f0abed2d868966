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

/// Weight of queries that another chain is taken to execute in a block, the messages around them included: one of
/// [`MAX_XCM_WEIGHT`], for which its queue has weight whatever else the block contains, and as many lighter ones as weigh
/// the same.
///
/// With [`MAX_TIMEOUT`] it bounds what waits for one chain: 600 of the heaviest queries, which take 600 blocks of its queue,
/// and no more of them than can be answered in time. For a channel with other messages that cannot wait so long, set a
/// shorter timeout. A chain with shorter blocks, or whose queue has more senders, executes less.
pub const DESTINATION_WEIGHT: Weight = MAX_XCM_WEIGHT;

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

/// Weight of the call `answer`, at most: half a second and 2 MiB of proof.
///
/// The message queue serves so much weight in a block, with the usual 35 % of two seconds and 10 MiB: 0.7 seconds and
/// 3.5 MiB. The other instructions of the message, some hundred KiB of proof, and [`QUEUE_OVERHEAD`] have to fit that as
/// well: a heavier message would never be executed.
pub const MAX_XCM_WEIGHT: Weight =
    Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 2, 2 * 1024 * KIB as u64);
