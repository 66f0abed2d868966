//! Programs with arguments, friendly and not.

use codec::Encode;
use pvq_guest_fixtures::{digests, hostile, ALL};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

/// The name of a query, its program and its arguments.
pub type Case = (String, Vec<u8>, Vec<u8>);

/// Returns every fixture, with arguments that it accepts and with some that it does not.
pub fn friendly() -> Vec<Case> {
    let holders = [Alice, Bob, Charlie].map(|who| who.to_raw_public()).to_vec();
    let mut cases = Vec::new();
    for fixture in ALL {
        let args = match fixture.name {
            "checksum" => vec![(0u8, 1u64, 100u32).encode(), (0u8, 7u64, 5_000u32).encode()],
            "digests" => vec![
                (1u8, b"abc".to_vec()).encode(),
                (digests::ED25519_MULTIPLE, [7u8; 32]).encode(),
            ],
            "discover" => {
                vec![(0u8, vec![("System", "remark"), ("", "")], vec![0u64, 1]).encode()]
            }
            "fees" => {
                let transactions = vec![(b"\0\0\x0cpvq".to_vec(), 120u32), (vec![], 0)];
                vec![(0u8, Alice.to_raw_public(), 0u32, transactions).encode()]
            }
            "portfolio" => vec![(0u8, Alice.to_raw_public(), 1984u32).encode()],
            "prices" => vec![
                (0u8, 21u32, 60u32, 1_000u128).encode(),
                (0u8, 404u32, 60u32, 1_000u128).encode(),
            ],
            // The chain has no XCM, and says so.
            "transfer-fees" => {
                vec![(0u8, (1u8, 2000u32), Bob.to_raw_public(), 0u8, 1_000u128).encode()]
            }
            // Of an asset in itself, and in another, for which no prices are installed.
            "valued" => vec![
                (0u8, Alice.to_raw_public(), 1984u32, 1984u32).encode(),
                (0u8, Alice.to_raw_public(), 1984u32, 0u32).encode(),
            ],
            "swap-info" | "legacy-swap-info" => vec![
                (0u8, 0u32, 1984u32, 1_000_000u128, true).encode(),
                (1u8, 0u32, 404u32, 1_000_000u128, false).encode(),
                (2u8, 0u32, 1984u32).encode(),
                vec![3],
            ],
            "total-supply" | "legacy-total-supply" => {
                vec![(0u8, 1984u32).encode(), (0u8, 404u32).encode()]
            }
            _ => vec![
                (0u8, 1984u32, &holders).encode(),
                (0u8, 1984u32, vec![[7u8; 32]; 40]).encode(),
            ],
        };
        let bad = [vec![], vec![0], vec![200], vec![0xff; 77]];
        for (index, args) in args.into_iter().chain(bad).enumerate() {
            cases.push((format!("{} {index}", fixture.name), fixture.program.to_vec(), args));
        }
    }
    cases
}

/// Returns every hostile program, and some bytes that are no program.
pub fn hostile() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, program) in hostile::all() {
        cases.push((name.to_string(), program.clone(), vec![]));
        cases.push((format!("{name} with arguments"), program, vec![5; 5_000]));
    }
    for (name, program) in [("empty", vec![]), ("zeros", vec![0; 100])] {
        cases.push((name.into(), program, vec![]));
    }
    cases
}
