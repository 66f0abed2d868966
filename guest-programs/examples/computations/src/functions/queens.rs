use super::{Checksum, Random};

/// The rows and columns of a board.
const SIZE: u32 = 8;

/// Counts the ways to place eight queens on each of `size` boards, each with a blocked square in every row.
pub fn queens(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let mut checksum = Checksum::new(seed);
    for _ in 0..size {
        let blocked: [u32; SIZE as usize] = core::array::from_fn(|_| 1 << random.below(SIZE));
        checksum.add(ways(&blocked, 0, 0, 0));
    }
    checksum.value()
}

/// Returns the number of ways to fill the rows that are left. A row is a bit for each of its squares: `blocked` are those of
/// all rows, and the others are attacked in the next row, along columns and along both diagonals.
fn ways(blocked: &[u32], columns: u32, left: u32, right: u32) -> u32 {
    let row = columns.count_ones() as usize;
    let Some(closed) = blocked.get(row) else { return 1 };
    let mut free = !(closed | columns | left | right) & ((1 << blocked.len()) - 1);
    let mut sum = 0;
    while free != 0 {
        let square = free & free.wrapping_neg();
        free ^= square;
        sum += ways(blocked, columns | square, (left | square) << 1, (right | square) >> 1);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers_of_ways() {
        for (size, expected) in [1, 1, 0, 0, 2, 10, 4, 40, 92].into_iter().enumerate() {
            assert_eq!(ways(&[0; 8][..size], 0, 0, 0), expected, "{size}");
        }
        // Of the ways on four rows each begins with one of the squares in the middle.
        assert_eq!(ways(&[0b0100, 0, 0, 0], 0, 0, 0), 1);
        assert_eq!(ways(&[0b0110, 0, 0, 0], 0, 0, 0), 0);
    }
}
