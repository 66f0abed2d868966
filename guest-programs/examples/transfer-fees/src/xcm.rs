//! As much of XCM 5 as the messages of a transfer have: its SCALE encoding, of which larger values are put together.
//!
//! The types of XCM would make the program many times as large. What a chain makes of these bytes is tested with the
//! extension, in `extensions/xcm-fees/tests/xcm_fees/transfer.rs`.

use alloc::vec::Vec;
use codec::{Compact, Encode};

/// The version that precedes a message, a location or the id of an asset.
const VERSION: u8 = 5;

/// The number one, as the length of a list or a count.
const ONE: u8 = 1 << 2;

/// An asset whose amount follows.
const FUNGIBLE: u8 = 0;

/// An account on whatever network the location is.
const NO_NETWORK: u8 = 0;

/// No bound on the weight that is bought.
const UNLIMITED: u8 = 0;

/// A choice of assets by description: all there are, in a number that follows.
const WILD: [u8; 2] = [1, 2];

// Instructions.
const RESERVE_ASSET_DEPOSITED: u8 = 1;
const TRANSFER_ASSET: u8 = 4;
const CLEAR_ORIGIN: u8 = 10;
const DEPOSIT_ASSET: u8 = 13;
const BUY_EXECUTION: u8 = 19;

/// A step down from a location.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Junction<'a> {
    Parachain(u32),
    AccountId32(&'a [u8; 32]),
    PalletInstance(u8),
    GeneralIndex(u128),
}

/// Returns a location: so many levels up, and then down through the junctions, which are at most 8.
#[inline(never)]
pub fn location(parents: u8, interior: &[Junction]) -> Vec<u8> {
    let mut location = Vec::from([parents, interior.len() as u8]);
    for junction in interior {
        match *junction {
            Junction::Parachain(id) => {
                location.push(0);
                location.extend(compact(id.into()));
            }
            Junction::AccountId32(id) => {
                location.extend([1, NO_NETWORK]);
                location.extend_from_slice(id);
            }
            Junction::PalletInstance(index) => location.extend([4, index]),
            Junction::GeneralIndex(index) => {
                location.push(5);
                location.extend(compact(index));
            }
        }
    }
    location
}

/// Returns an amount of a fungible asset, whose id is a location.
pub fn asset(id: &[u8], amount: u128) -> Vec<u8> {
    [id, &[FUNGIBLE], &compact(amount)].concat()
}

/// Returns a value with its version.
pub fn versioned(value: &[u8]) -> Vec<u8> {
    [&[VERSION], value].concat()
}

/// Returns the message that moves an asset into the account of a chain, by which it becomes a reserve.
pub fn local_message(asset: &[u8], chain: &[u8]) -> Vec<u8> {
    [&[VERSION, ONE, TRANSFER_ASSET, ONE], asset, chain].concat()
}

/// Returns the message that tells a chain of such an asset: it pays for the execution, and the rest is for the beneficiary.
pub fn sent_message(asset: &[u8], beneficiary: &[u8]) -> Vec<u8> {
    const INSTRUCTIONS: u8 = 4 << 2;
    [
        &[VERSION, INSTRUCTIONS, RESERVE_ASSET_DEPOSITED, ONE],
        asset,
        &[CLEAR_ORIGIN, BUY_EXECUTION],
        asset,
        &[UNLIMITED, DEPOSIT_ASSET, WILD[0], WILD[1], ONE],
        beneficiary,
    ]
    .concat()
}

#[inline(never)]
fn compact(number: u128) -> Vec<u8> {
    Compact(number).encode()
}
