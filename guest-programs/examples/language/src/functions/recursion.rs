//! Functions that call themselves.

use super::take;
use alloc::{boxed::Box, vec::Vec};
use core::hint::black_box;

/// Runs recursive functions with numbers of the input.
pub fn recursion(mut input: &[u8]) -> Vec<u8> {
    let [m, n, disks, moves] = take(&mut input);
    let mut results = Vec::from(ackermann((m % 3).into(), (n % 20).into()).to_le_bytes());
    results.push(is_even(u32::from(n) * 3).into());
    let mut pegs = [Vec::new(), Vec::new(), Vec::new()];
    pegs[0].extend((0..disks % 8).rev());
    hanoi(disks % 8, [0, 1, 2], &mut pegs, &mut moves.into());
    for peg in pegs {
        results.extend(peg);
        results.push(0xff);
    }
    let tree = input.iter().fold(None, |tree, byte| Some(insert(tree, *byte)));
    walk(&tree, &mut results);
    results
}

fn ackermann(m: u64, n: u64) -> u64 {
    match (m, n) {
        (0, n) => n + 1,
        (m, 0) => ackermann(m - 1, 1),
        (m, n) => ackermann(m - 1, ackermann(m, n - 1)),
    }
}

fn is_even(n: u32) -> bool {
    black_box(n) == 0 || is_odd(n - 1)
}

fn is_odd(n: u32) -> bool {
    black_box(n) != 0 && is_even(n - 1)
}

fn hanoi(disks: u8, [from, over, to]: [usize; 3], pegs: &mut [Vec<u8>; 3], moves: &mut u32) {
    if disks == 0 || *moves == 0 {
        return;
    }
    hanoi(disks - 1, [from, to, over], pegs, moves);
    if *moves > 0 {
        *moves -= 1;
        let disk = pegs[from].pop();
        pegs[to].extend(disk);
    }
    hanoi(disks - 1, [over, from, to], pegs, moves);
}

struct Node {
    value: u8,
    children: [Option<Box<Node>>; 2],
}

fn insert(node: Option<Box<Node>>, value: u8) -> Box<Node> {
    let Some(mut node) = node else { return Box::new(Node { value, children: [None, None] }) };
    let side = usize::from(value > node.value);
    node.children[side] = Some(insert(node.children[side].take(), value));
    node
}

fn walk(node: &Option<Box<Node>>, values: &mut Vec<u8>) {
    let Some(node) = node else { return };
    walk(&node.children[0], values);
    values.push(node.value);
    walk(&node.children[1], values);
}

/// Calls itself as often as the first four bytes say, and panics at the depth that the next four say.
pub fn descent(mut input: &[u8]) -> Vec<u8> {
    let (depth, end) = (u32::from_le_bytes(take(&mut input)), u32::from_le_bytes(take(&mut input)));
    descend(depth, end).to_le_bytes().into()
}

fn descend(depth: u32, end: u32) -> u64 {
    assert_ne!(depth, end, "this is deep enough");
    let kept = black_box([u64::from(depth); 4]);
    match depth {
        0 => 1,
        _ => descend(depth - 1, end).wrapping_mul(3) ^ kept[depth as usize % 4],
    }
}
