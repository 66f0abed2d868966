use alloc::vec::Vec;

/// A xorshift generator of numbers.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u32) -> Self {
        // The generator stays at zero if it starts there.
        Self((u64::from(seed) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Returns a number less than `bound`.
    pub fn below(&mut self, bound: u32) -> u32 {
        (((self.number() >> 32) * u64::from(bound)) >> 32) as u32
    }

    /// Returns one of `choices`.
    pub fn choice<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u32) as usize]
    }

    /// Returns `len` bytes, each one of `choices`.
    pub fn bytes(&mut self, len: u32, choices: &[u8]) -> Vec<u8> {
        (0..len).map(|_| self.choice(choices)).collect()
    }
}
