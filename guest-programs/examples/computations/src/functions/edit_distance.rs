use super::{Checksum, Random};
use alloc::vec::Vec;

/// Computes the edit distance of two strings of `size` letters.
pub fn edit_distance(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let [first, second] = [size, size].map(|len| random.bytes(len, b"abcd"));
    let mut checksum = Checksum::new(seed);
    checksum.add(distance(&first, &second));
    checksum.value()
}

/// Returns the number of letters to insert, remove or replace, by one row of distances at a time.
fn distance(first: &[u8], second: &[u8]) -> u32 {
    let mut row: Vec<u32> = (0..=second.len() as u32).collect();
    for (line, letter) in (1..).zip(first) {
        let mut diagonal = row[0];
        row[0] = line;
        for (column, other) in second.iter().enumerate() {
            let replaced = diagonal + u32::from(letter != other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[second.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances() {
        for (first, second, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("same", "same", 0),
            ("kitten", "sitting", 3),
            ("saturday", "sunday", 3),
            ("intention", "execution", 5),
        ] {
            assert_eq!(distance(first.as_bytes(), second.as_bytes()), expected);
            assert_eq!(distance(second.as_bytes(), first.as_bytes()), expected);
        }
    }
}
