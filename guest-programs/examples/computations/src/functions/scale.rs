use super::{Checksum, Random};
use alloc::{string::String, vec::Vec};
use codec::{Compact, Decode, DecodeAll, Encode};

#[derive(Encode, Decode, PartialEq, Debug)]
struct Account {
    id: [u8; 32],
    nonce: Compact<u32>,
    free: u128,
    locks: Vec<Lock>,
}

#[derive(Encode, Decode, PartialEq, Debug)]
struct Lock {
    #[codec(compact)]
    amount: u64,
    until: Option<u32>,
    reason: Reason,
}

#[derive(Encode, Decode, PartialEq, Debug)]
enum Reason {
    Stake,
    Vote(u16),
    Other { text: String },
}

/// The number of accounts that are encoded at once.
const ACCOUNTS: u32 = 16;

/// Decodes accounts with locks from SCALE, changes them, and encodes them again, `size` times.
pub fn scale(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let mut encoded =
        (0..ACCOUNTS).map(|_| account(&mut random)).collect::<Vec<Account>>().encode();
    let mut checksum = Checksum::new(seed);
    for _ in 0..size {
        let mut accounts =
            Vec::<Account>::decode_all(&mut &encoded[..]).expect("they were encoded");
        for account in &mut accounts {
            account.nonce.0 += 1;
            account.free += u128::from(random.number());
            account.locks.rotate_left(1);
            account.locks[0].amount >>= 1;
            checksum.add(account.locks[0].amount);
        }
        encoded = accounts.encode();
        checksum.add(encoded.len() as u64);
    }
    checksum.value()
}

fn account(random: &mut Random) -> Account {
    let locks = 1 + random.below(4);
    Account {
        id: core::array::from_fn(|_| random.number() as u8),
        nonce: Compact(random.below(1 << 16)),
        free: random.number().into(),
        locks: (0..locks).map(|_| lock(random)).collect(),
    }
}

fn lock(random: &mut Random) -> Lock {
    Lock {
        amount: random.number() >> random.below(64),
        until: (random.below(2) == 0).then(|| random.below(1_000_000)),
        reason: match random.below(3) {
            0 => Reason::Stake,
            1 => Reason::Vote(random.number() as u16),
            _ => Reason::Other { text: "of the council".into() },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_encoding() {
        let reason = Reason::Other { text: "no".into() };
        let lock = Lock { amount: 64, until: Some(7), reason };
        let account = Account { id: [9; 32], nonce: Compact(1), free: 5, locks: [lock].into() };
        let tail = [4, 1, 1, 1, 7, 0, 0, 0, 2, 8, b'n', b'o'];
        let expected = [&[9; 32][..], &[4], &5u128.to_le_bytes(), &tail].concat();
        assert_eq!(account.encode(), expected);
        assert_eq!(Account::decode_all(&mut &expected[..]), Ok(account));
        assert!(Account::decode_all(&mut &expected[1..]).is_err());
    }

    #[test]
    fn any_account_decodes_to_itself() {
        let mut random = Random::new(3);
        for _ in 0..100 {
            let account = account(&mut random);
            assert_eq!(Account::decode_all(&mut &account.encode()[..]), Ok(account));
        }
    }
}
