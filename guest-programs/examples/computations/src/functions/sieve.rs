use super::Checksum;
use alloc::{vec, vec::Vec};

/// Finds the primes below `size` by the sieve of Eratosthenes.
pub fn sieve(seed: u32, size: u32) -> u64 {
    let mut checksum = Checksum::new(seed);
    for (number, prime) in (0u32..).zip(primes(size)) {
        if prime {
            checksum.add(number);
        }
    }
    checksum.value()
}

/// Returns of each number below `end` whether it is prime.
fn primes(end: u32) -> Vec<bool> {
    let end = end as usize;
    let mut primes = vec![true; end];
    primes[..end.min(2)].fill(false);
    let mut number = 2;
    while number * number < end {
        if primes[number] {
            (number * number..end).step_by(number).for_each(|multiple| primes[multiple] = false);
        }
        number += 1;
    }
    primes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers_of_primes() {
        for (end, count) in [(0, 0), (2, 0), (3, 1), (10, 4), (1_000, 168), (100_000, 9_592)] {
            assert_eq!(primes(end).into_iter().filter(|prime| *prime).count(), count, "{end}");
        }
    }
}
