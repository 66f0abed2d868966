//! Time, money and the size of a block.

use crate::{Balance, BlockNumber};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
use sp_runtime::Perbill;

/// The time between two blocks, in milliseconds.
pub const SLOT_DURATION: u64 = 6_000;

/// How many blocks a minute has.
pub const MINUTES: BlockNumber = 60_000 / SLOT_DURATION as BlockNumber;
/// How many blocks an hour has.
pub const HOURS: BlockNumber = 60 * MINUTES;
/// How many blocks a day has.
pub const DAYS: BlockNumber = 24 * HOURS;

/// The name of the native token. With the feature `upgraded` it is another one.
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

/// The least that an account holds: below it, the account does not exist.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_UNIT;

/// What `items` entries of `bytes` bytes in all cost to keep on chain; it is given back with them.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
    items as Balance * ITEM_DEPOSIT + bytes as Balance * BYTE_DEPOSIT
}

/// What an entry costs to keep on chain.
pub const ITEM_DEPOSIT: Balance = 100 * MILLI_UNIT;
/// What a byte costs to keep on chain.
pub const BYTE_DEPOSIT: Balance = 100 * MICRO_UNIT;

/// The computation that a block may take: two seconds of the six until the next. What it proves is
/// not bounded, because a solo chain proves nothing.
pub const MAXIMUM_BLOCK_WEIGHT: Weight =
    Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
/// The bytes that a block may have.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;
/// How much of either is for ordinary transactions.
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
