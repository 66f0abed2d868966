use super::{Checksum, Random};
use alloc::vec::Vec;

/// The numbers of a matrix are taken modulo this prime.
const MODULUS: u64 = (1 << 31) - 1;

/// Multiplies two matrices of `size` rows and columns.
pub fn matrix(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let [first, second] = [(); 2]
        .map(|()| -> Vec<u32> { (0..size * size).map(|_| random.below(MODULUS as u32)).collect() });
    let mut checksum = Checksum::new(seed);
    product(&first, &second, size as usize).into_iter().for_each(|number| checksum.add(number));
    checksum.value()
}

/// Returns the product of matrices of `size` rows, one after the other.
fn product(first: &[u32], second: &[u32], size: usize) -> Vec<u32> {
    let mut product = Vec::with_capacity(size * size);
    for row in first.chunks(size.max(1)) {
        for column in 0..size {
            let other = second[column..].iter().step_by(size);
            let terms = row.iter().zip(other).map(|(a, b)| u64::from(*a) * u64::from(*b));
            product.push(terms.fold(0, |sum, term| (sum + term) % MODULUS) as u32);
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_products() {
        assert_eq!(product(&[1, 2, 3, 4], &[5, 6, 7, 8], 2), [19, 22, 43, 50]);
        let most = MODULUS as u32 - 1;
        assert_eq!(product(&[most], &[most], 1), [1]);
        assert_eq!(product(&[], &[], 0), [0; 0]);
        // The powers of this one are Fibonacci's numbers.
        let step = [1, 1, 1, 0];
        let power = (1..40).fold(step.to_vec(), |power, _| product(&power, &step, 2));
        assert_eq!(power, [165_580_141, 102_334_155, 102_334_155, 63_245_986]);
    }
}
