//! Calls whose target is known only at run time.

use super::take;
use alloc::{boxed::Box, rc::Rc, vec::Vec};
use core::{
    any::Any,
    cell::{Cell, RefCell},
    hint::black_box,
};

/// A table of functions, in static memory.
static TABLE: [fn(u64, u8) -> u64; 8] = [
    |state, byte| state.wrapping_add(byte.into()),
    |state, byte| state.wrapping_mul(u64::from(byte) | 1),
    |state, byte| state.rotate_right(byte.into()),
    |state, byte| state ^ u64::from(byte) << 56,
    again,
    |state, byte| state.checked_rem(byte.into()).unwrap_or(state),
    |state, _| state.reverse_bits(),
    |state, byte| state.saturating_sub(u64::from(byte) << 32),
];

/// A function of the table that calls others of it.
fn again(state: u64, byte: u8) -> u64 {
    match byte {
        0 => !state,
        _ => TABLE[usize::from(byte) % 8](state, byte / 2),
    }
}

/// Calls a function of the table for each byte of the input.
pub fn table(input: &[u8]) -> Vec<u8> {
    let table = black_box(&TABLE);
    let state = input
        .iter()
        .fold(0x0123_4567_89ab_cdef, |state, byte| table[usize::from(byte / 32)](state, byte % 32));
    let again: fn(u64, u8) -> u64 = again;
    let same = table.iter().filter(|function| core::ptr::fn_addr_eq(**function, again)).count();
    let mut result = Vec::from(state.to_le_bytes());
    result.push(same as u8);
    result
}

trait Shape: Any {
    fn area(&self) -> u64;

    fn twice(&self) -> u64 {
        self.area().wrapping_mul(2)
    }

    fn grow(&mut self, by: u8);

    fn as_any(&self) -> &dyn Any;
}

struct Square(u32);
struct Rectangle {
    width: u16,
    height: u64,
}
struct Nothing;

impl Shape for Square {
    fn area(&self) -> u64 {
        u64::from(self.0).pow(2)
    }

    fn grow(&mut self, by: u8) {
        self.0 = self.0.wrapping_add(by.into());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Shape for Rectangle {
    fn area(&self) -> u64 {
        self.height.wrapping_mul(self.width.into())
    }

    fn grow(&mut self, by: u8) {
        self.width = self.width.wrapping_add(by.into());
        self.height = self.height.wrapping_add(u64::from(by) << 40);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Shape for Nothing {
    fn area(&self) -> u64 {
        0
    }

    fn twice(&self) -> u64 {
        u64::MAX
    }

    fn grow(&mut self, _: u8) {}

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Records the order in which values are dropped.
struct Dropped(u8, Rc<RefCell<Vec<u8>>>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

/// Makes objects of the input, and calls their methods.
pub fn objects(input: &[u8]) -> Vec<u8> {
    let mut shapes: Vec<Box<dyn Shape>> = Vec::new();
    let dropped = Rc::new(RefCell::new(Vec::new()));
    let mut kept: Vec<Box<dyn Any>> = Vec::new();
    let calls = Cell::new(0u32);
    let mut actions: Vec<Box<dyn Fn(u64) -> u64 + '_>> = Vec::new();
    let mut rest = input;
    while !rest.is_empty() {
        let [kind, size] = take(&mut rest);
        shapes.push(match kind % 3 {
            0 => Box::new(Square(u32::from(size) << 8)),
            1 => Box::new(Rectangle { width: size.into(), height: u64::from(kind) << 50 }),
            _ => Box::new(Nothing),
        });
        if kind % 2 == 0 {
            kept.push(Box::new(Dropped(size, dropped.clone())));
        } else {
            kept.push(Box::new(size));
        }
        let calls = &calls;
        actions.push(Box::new(move |state| {
            calls.set(calls.get() + 1);
            state.rotate_left(kind.into()).wrapping_add(size.into())
        }));
    }
    let mut state = 0u64;
    for (shape, byte) in black_box(&mut shapes).iter_mut().zip(input) {
        shape.grow(*byte);
        state = state.wrapping_mul(31).wrapping_add(shape.area()) ^ shape.twice();
        if let Some(Square(side)) = shape.as_any().downcast_ref() {
            state ^= u64::from(*side) << 16;
        }
    }
    state = actions.iter().fold(state, |state, action| action(state));
    state ^= kept
        .iter()
        .filter_map(|kept| kept.downcast_ref::<u8>())
        .map(|n| u64::from(*n))
        .sum::<u64>();
    kept.truncate(kept.len() / 2);
    drop(kept);
    let mut result = Vec::from(state.to_le_bytes());
    result.extend(calls.get().to_le_bytes());
    result.extend(dropped.borrow().iter());
    result
}
