//! The ways in which a program ends itself.

use super::take;
use alloc::{string::String, vec::Vec};
use core::{cell::RefCell, hint::black_box};

/// Panics in the way that the first byte says, if the second is small enough.
pub fn panics(mut input: &[u8]) -> Vec<u8> {
    let [way, size] = take(&mut input);
    let bytes: Vec<u8> = (0..size).collect();
    let cell = RefCell::new(bytes.clone());
    let found = bytes.get(7).copied();
    match way {
        0 => Vec::from([found.unwrap()]),
        1 => Vec::from([black_box(&bytes)[7]]),
        2 => black_box(&bytes)[3..9].into(),
        3 => Vec::from([100 / black_box(size)]),
        4 => Vec::from([100 % black_box(size)]),
        5 => {
            let held = (size < 7).then(|| cell.borrow());
            cell.borrow_mut().push(1);
            drop(held);
            cell.into_inner()
        }
        6 => found.map(|found| Vec::from([found])).expect("there are eight"),
        7 if size < 7 => unreachable!("it has {size}"),
        8 => {
            assert_eq!(bytes.len() / 7, 1, "of {size}");
            bytes
        }
        9 => String::from_utf8(bytes.iter().map(|byte| byte.wrapping_add(250)).collect())
            .unwrap()
            .into_bytes(),
        10 => Vec::from(<[u8; 8]>::try_from(bytes).expect("there are eight")),
        11 if size < 7 => panic!(),
        12 => String::from(&"αβγδ"[usize::from(size)..]).into_bytes(),
        13 => {
            let (first, _) = bytes.split_at(7);
            first.into()
        }
        14 => {
            let text: Result<u8, _> = "300".parse::<u8>();
            Vec::from([if size < 7 { text.unwrap() } else { size }])
        }
        _ => bytes,
    }
}
