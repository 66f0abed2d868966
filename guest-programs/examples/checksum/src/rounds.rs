/// `rounds` rounds of a xorshift generator that starts from `seed`, its numbers mixed into one.
pub fn checksum(seed: u64, rounds: u32) -> u64 {
    // The generator stays at zero if it starts there.
    let mut state = seed | 1 << 63;
    let mut sum = 0u64;
    for _ in 0..rounds {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        sum = (sum.rotate_left(5) ^ state).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    sum
}
