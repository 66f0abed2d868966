//! Time, money and the size of a block.

use crate::{Balance, BlockNumber};
use cumulus_primitives_core::relay_chain::MAX_POV_SIZE;
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
use sp_runtime::Perbill;

/// The time between two blocks, in milliseconds.
pub const SLOT_DURATION: u64 = 6_000;
/// The time between two blocks of the relay chain, in milliseconds.
pub const RELAY_CHAIN_SLOT_DURATION: u32 = 6_000;
/// The number of blocks for each block of the relay chain.
pub const BLOCK_PROCESSING_VELOCITY: u32 = 1;
/// The number of blocks that collators may build before the relay chain has included the first of them.
pub const UNINCLUDED_SEGMENT_CAPACITY: u32 = 3;
/// The number of blocks between the relay chain's tip and the one that a block is built on.
pub const RELAY_PARENT_OFFSET: u32 = 0;

/// The number of blocks in a minute.
pub const MINUTES: BlockNumber = 60_000 / SLOT_DURATION as BlockNumber;
/// The number of blocks in an hour.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// The number of blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// The name of the native token.
pub const NATIVE_NAME: &str = "Unit";
/// The symbol of the native token.
pub const NATIVE_SYMBOL: &str = "UNIT";
/// The decimals of the native token.
pub const NATIVE_DECIMALS: u8 = 12;

/// One native token.
pub const UNIT: Balance = 10u128.pow(NATIVE_DECIMALS as u32);
/// A thousandth of it.
pub const MILLI_UNIT: Balance = UNIT / 1_000;
/// A millionth of it.
pub const MICRO_UNIT: Balance = MILLI_UNIT / 1_000;

/// The least balance of an account. One with less does not exist.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_UNIT;

/// Returns the deposit for `items` entries of `bytes` bytes in all, which is returned when they are removed.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
    items as Balance * ITEM_DEPOSIT + bytes as Balance * BYTE_DEPOSIT
}

/// The deposit for an entry in storage.
pub const ITEM_DEPOSIT: Balance = 100 * MILLI_UNIT;
/// The deposit for a byte in storage.
pub const BYTE_DEPOSIT: Balance = 100 * MICRO_UNIT;

/// The greatest weight of a block: the two seconds that validators have for it, and the longest proof that they accept.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
    Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, MAX_POV_SIZE as u64);
/// The greatest length of a block, in bytes.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;
/// The part of a block's weight and length that is for ordinary transactions.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
