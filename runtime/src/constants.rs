//! Time, money and the size of a block.

use crate::{Balance, BlockNumber};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
use sp_runtime::Perbill;

/// The time between two blocks, in milliseconds.
pub const SLOT_DURATION: u64 = 6_000;

/// The number of blocks in a minute.
pub const MINUTES: BlockNumber = 60_000 / SLOT_DURATION as BlockNumber;
/// The number of blocks in an hour.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// The number of blocks in a day.
pub const DAYS: BlockNumber = 24 * HOURS;

/// The name of the native token, which the feature `upgraded` changes.
pub const NATIVE_NAME: &str = if cfg!(feature = "upgraded") { "Upgraded Unit" } else { "Unit" };
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

/// The greatest weight of a block: two of the six seconds until the next one. The proof size is not bounded, because a
/// solo chain has no proofs of validity.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
    Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
/// The greatest length of a block, in bytes.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;
/// The part of a block's weight and length that is for ordinary transactions.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wallets_hash_the_native_token_as_it_is() {
        let call = alloc::format!("enable_metadata_hash({NATIVE_SYMBOL:?}, {NATIVE_DECIMALS})");
        assert!(include_str!("../build.rs").contains(&call), "build.rs lacks {call}");
    }
}
