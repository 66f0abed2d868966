/// A number that depends on all values added to it, and on their order.
pub struct Checksum(u64);

impl Checksum {
    pub fn new(seed: u32) -> Self {
        Self(seed.into())
    }

    pub fn add(&mut self, value: impl Into<u64>) {
        self.0 = (self.0.rotate_left(5) ^ value.into()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    pub fn value(self) -> u64 {
        self.0
    }
}
