//! Messages that take long to decode, to convert and to weigh.
//!
//! All have the oldest version that XCM still decodes: they are converted twice.

use alloc::{vec, vec::Vec};
use codec::Encode;
use xcm::{v3::prelude::*, VersionedXcm};

/// Bytes of a message that are neither instructions nor assets: its version, and the number of its instructions.
const OF_A_MESSAGE: usize = 3;

/// Bytes of a `Transact` beside its call: its index, the kind of the origin, a weight of zero, and the length of the call.
const OF_A_TRANSACT: usize = 6;

/// Bytes of a `WithdrawAsset` beside its assets: its index, and the number of the assets.
const OF_A_WITHDRAWAL: usize = 2;

/// Bytes of an asset whose id has one small index, and whose amount is small.
const OF_AN_ASSET: usize = 7;

/// The most assets of one instruction.
const MAX_ASSETS: usize = 20;

/// Bytes of the calls that are short.
const OF_A_SHORT_CALL: u32 = 8;

/// Returns the encoding of a message of at most `bytes` bytes and `instructions` instructions, which are all calls: the
/// last is as long as fits, and the others are short.
///
/// `call` returns the encoding of a call of at most as many bytes as it gets, which are at least 8.
///
/// # Panics
///
/// If the bytes are too few for the instructions: each takes 14.
pub fn of_calls(bytes: u32, instructions: u32, call: impl Fn(u32) -> Vec<u8>) -> Vec<u8> {
    let short = transact(call(OF_A_SHORT_CALL));
    let mut message = vec![short.clone(); instructions as usize - 1];
    let used = OF_A_MESSAGE + message.len() * short.encoded_size() + OF_A_TRANSACT;
    message.push(transact(call(bytes - used as u32)));
    encoded(message)
}

/// Returns the encoding of a message of at most `bytes` bytes and `instructions` instructions: withdrawals of as many assets as
/// fit, and a call of no chain, which has the bytes that are left.
///
/// # Panics
///
/// If the bytes are too few for the instructions: each takes 6.
pub fn of_assets(bytes: u32, instructions: u32) -> Vec<u8> {
    let of_each = (bytes as usize - OF_A_MESSAGE - OF_A_TRANSACT) / instructions as usize;
    let assets = ((of_each - OF_A_WITHDRAWAL) / OF_AN_ASSET).min(MAX_ASSETS);
    let asset = |index: usize| MultiAsset {
        id: Concrete(GeneralIndex(index as u128).into()),
        fun: Fungible(1),
    };
    let assets: Vec<MultiAsset> = (0..assets).map(asset).collect();
    let withdrawal = WithdrawAsset(assets.into());
    let mut message = vec![withdrawal; instructions as usize - 1];
    let used = message.iter().map(Encode::encoded_size).sum::<usize>();
    message.push(transact(vec![0; bytes as usize - OF_A_MESSAGE - OF_A_TRANSACT - used]));
    encoded(message)
}

fn transact(call: Vec<u8>) -> Instruction<()> {
    Transact {
        origin_kind: OriginKind::Xcm,
        require_weight_at_most: Weight::zero(),
        call: call.into(),
    }
}

fn encoded(message: Vec<Instruction<()>>) -> Vec<u8> {
    VersionedXcm::V3(Xcm(message)).encode()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::benchmarking::extension::{MAX_BYTES, MAX_INSTRUCTIONS, MIN_BYTES};
    use codec::Decode;

    #[test]
    fn messages_have_the_bytes_and_instructions_that_are_measured() {
        for bytes in [MIN_BYTES, 2_345, MAX_BYTES] {
            for instructions in [1, 7, MAX_INSTRUCTIONS] {
                let messages = [
                    of_calls(bytes, instructions, |bytes| vec![0; bytes as usize]),
                    of_assets(bytes, instructions),
                ];
                for message in messages {
                    // A length may be written in fewer bytes.
                    assert!(message.len() as u32 <= bytes, "{bytes}, {instructions}");
                    assert!(message.len() as u32 + 4 >= bytes, "{bytes}, {instructions}");
                    let decoded = VersionedXcm::<()>::decode(&mut &message[..]).unwrap();
                    let VersionedXcm::V3(Xcm(decoded)) = decoded else { panic!() };
                    assert_eq!(decoded.len() as u32, instructions);
                    assert_eq!(decoded.encode(), message[1..]);
                }
            }
        }
    }
}
