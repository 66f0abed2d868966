use super::{Checksum, Random};
use alloc::{vec, vec::Vec};
use core::mem::swap;

/// Sorts `size` numbers by merging.
pub fn merge_sort(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let mut numbers: Vec<u32> = (0..size).map(|_| random.number() as u32).collect();
    sort(&mut numbers);
    let mut checksum = Checksum::new(seed);
    numbers.into_iter().for_each(|number| checksum.add(number));
    checksum.value()
}

/// Merges sorted runs, of twice the length in each pass.
fn sort(numbers: &mut Vec<u32>) {
    let len = numbers.len();
    let mut merged = vec![0; len];
    let mut run = 1;
    while run < len {
        for start in (0..len).step_by(2 * run) {
            let (middle, end) = ((start + run).min(len), (start + 2 * run).min(len));
            merge(&numbers[start..middle], &numbers[middle..end], &mut merged[start..end]);
        }
        swap(numbers, &mut merged);
        run *= 2;
    }
}

fn merge<'a>(mut left: &'a [u32], mut right: &'a [u32], merged: &mut [u32]) {
    for place in merged {
        let next = match (left.first(), right.first()) {
            (Some(first), Some(second)) if first <= second => &mut left,
            (Some(_), None) => &mut left,
            _ => &mut right,
        };
        *place = next[0];
        *next = &next[1..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        let mut random = Random::new(1);
        for len in (0..40).chain([1_000]) {
            let mut numbers: Vec<u32> = (0..len).map(|_| random.below(500)).collect();
            let mut expected = numbers.clone();
            expected.sort_unstable();
            sort(&mut numbers);
            assert_eq!(numbers, expected);
        }
    }
}
