use super::{Checksum, Random};

/// A number of 256 bits, the least significant limb first.
type Number = [u64; 4];

/// Raises a number to a power `size` times, modulo an odd number of 256 bits.
pub fn power(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let mut number = || -> Number { core::array::from_fn(|_| random.number()) };
    let mut modulus = number();
    modulus[0] |= 1;
    modulus[3] |= 1 << 63;
    let mut base = number();
    let mut checksum = Checksum::new(seed);
    for _ in 0..size {
        base = raised(&base, &number(), &modulus);
        base.into_iter().for_each(|limb| checksum.add(limb));
    }
    checksum.value()
}

/// Returns `base` to the power `exponent` modulo `modulus`, which is odd and more than one, by Montgomery's products.
fn raised(base: &Number, exponent: &Number, modulus: &Number) -> Number {
    let one = [1, 0, 0, 0];
    let mut inverse = modulus[0];
    for _ in 0..5 {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(modulus[0].wrapping_mul(inverse)));
    }
    let product = |a: &Number, b: &Number| product(a, b, modulus, inverse.wrapping_neg());
    let shifted = |number: Number| (0..256).fold(number, |number, _| doubled(&number, modulus));

    let mut result = shifted(one);
    let base = product(base, &shifted(result));
    for limb in exponent.iter().rev() {
        for bit in (0..64).rev() {
            result = product(&result, &result);
            if limb >> bit & 1 == 1 {
                result = product(&result, &base);
            }
        }
    }
    product(&result, &one)
}

/// Returns `a * b / 2^256` modulo `modulus`, where `negated` times `modulus` is -1 modulo 2^64.
fn product(a: &Number, b: &Number, modulus: &Number, negated: u64) -> Number {
    let mut sum = [0u64; 6];
    for factor in b {
        let carry = add_multiple(&mut sum, a, *factor);
        (sum[4], sum[5]) = add(sum[4], carry, 0);
        let factor = sum[0].wrapping_mul(negated);
        let carry = add_multiple(&mut sum, modulus, factor);
        let (limb, carry) = add(sum[4], carry, 0);
        // The lowest limb is zero now.
        sum = [sum[1], sum[2], sum[3], limb, sum[5] + carry, 0];
    }
    reduced([sum[0], sum[1], sum[2], sum[3]], sum[4] != 0, modulus)
}

/// Adds `number * factor` to the lowest limbs of `sum`, and returns what is carried to the next.
fn add_multiple(sum: &mut [u64; 6], number: &Number, factor: u64) -> u64 {
    let mut carry = 0;
    for (place, limb) in sum.iter_mut().zip(number) {
        let wide = u128::from(*limb) * u128::from(factor) + u128::from(*place) + u128::from(carry);
        (*place, carry) = (wide as u64, (wide >> 64) as u64);
    }
    carry
}

fn add(a: u64, b: u64, carry: u64) -> (u64, u64) {
    let sum = u128::from(a) + u128::from(b) + u128::from(carry);
    (sum as u64, (sum >> 64) as u64)
}

/// Returns twice the number, which is less than `modulus`.
fn doubled(number: &Number, modulus: &Number) -> Number {
    let mut carry = 0;
    let twice = number.map(|limb| {
        let (sum, over) = add(limb, limb, carry);
        carry = over;
        sum
    });
    reduced(twice, carry != 0, modulus)
}

/// Returns the number, with 2^256 more if `over`, modulo `modulus`, of which it is less than twice.
fn reduced(number: Number, over: bool, modulus: &Number) -> Number {
    let mut borrow = false;
    let difference: Number = core::array::from_fn(|place| {
        let (less, first) = number[place].overflowing_sub(modulus[place]);
        let (less, second) = less.overflowing_sub(borrow.into());
        borrow = first || second;
        less
    });
    if over || !borrow {
        difference
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The field of the curve secp256k1.
    const PRIME: Number = [0xffff_fffe_ffff_fc2f, u64::MAX, u64::MAX, u64::MAX];

    #[test]
    fn small_powers() {
        for (base, exponent, modulus) in [(3u64, 5, 1_000_001), (2, 63, u64::MAX), (7, 0, 9)] {
            let expected =
                (0..exponent).fold(1u128, |n, _| n * u128::from(base) % u128::from(modulus));
            let result = raised(&[base, 0, 0, 0], &[exponent, 0, 0, 0], &[modulus, 0, 0, 0]);
            assert_eq!(result, [expected as u64, 0, 0, 0], "{base}^{exponent} % {modulus}");
        }
    }

    #[test]
    fn powers_modulo_a_prime_are_those_of_fermat() {
        let less = [PRIME[0] - 1, PRIME[1], PRIME[2], PRIME[3]];
        let mut random = Random::new(2);
        for _ in 0..20 {
            let base = core::array::from_fn(|_| random.number());
            assert_eq!(raised(&base, &less, &PRIME), [1, 0, 0, 0]);
            assert_eq!(raised(&base, &PRIME, &PRIME), reduced(base, false, &PRIME));
        }
    }
}
