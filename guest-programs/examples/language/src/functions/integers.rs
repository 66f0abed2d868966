//! Integers of 128 bits.

use super::take;
use alloc::{string::ToString, vec::Vec};

/// Writes integers, and a byte for whether there is one, to a vector.
macro_rules! write {
    ($results:expr, $($value:expr),* $(,)?) => {
        $($results.extend_from_slice(&$value.to_le_bytes());)*
    };
}

macro_rules! write_checked {
    ($results:expr, $($value:expr),* $(,)?) => {
        $(match $value {
            Some(value) => {
                $results.push(1);
                $results.extend_from_slice(&value.to_le_bytes());
            }
            None => $results.push(0),
        })*
    };
}

macro_rules! operations {
    ($number:ty, $input:expr) => {{
        let mut input = $input;
        let mut results = Vec::new();
        while !input.is_empty() {
            let (a, b) = (
                <$number>::from_le_bytes(take(&mut input)),
                <$number>::from_le_bytes(take(&mut input)),
            );
            write!(
                results,
                a.wrapping_add(b),
                a.wrapping_sub(b),
                a.wrapping_mul(b),
                a.wrapping_neg(),
                a.wrapping_shl(b as u32),
                a.wrapping_shr(b as u32),
                a.saturating_add(b),
                a.saturating_sub(b),
                a.saturating_mul(b),
                a.rotate_left(b as u32 % 128),
                a.swap_bytes(),
                a.reverse_bits(),
                a.count_ones(),
                a.leading_zeros(),
                a.trailing_zeros(),
                a & b,
                a | b,
                a ^ b,
                !a,
                a.min(b),
                a.abs_diff(b),
                a as u64,
                a as i8,
            );
            write_checked!(
                results,
                a.checked_add(b),
                a.checked_sub(b),
                a.checked_mul(b),
                a.checked_div(b),
                a.checked_rem(b),
                a.checked_div_euclid(b),
                a.checked_rem_euclid(b),
                a.checked_neg(),
                a.checked_shl(b as u32),
                a.checked_shr(b as u32),
                a.checked_pow(b as u32 % 8),
                a.checked_isqrt_of(),
                a.checked_ilog10(),
                u64::try_from(a).ok(),
                i64::try_from(a).ok(),
            );
            results.push(a.cmp(&b) as u8);
            results.extend_from_slice(a.to_string().as_bytes());
            results.push(u8::from(a.to_string().parse() == Ok(a)));
        }
        results
    }};
}

/// The square root, of integers that have one.
trait Root: Sized {
    fn checked_isqrt_of(self) -> Option<Self>;
}

impl Root for u128 {
    fn checked_isqrt_of(self) -> Option<Self> {
        Some(self.isqrt())
    }
}

impl Root for i128 {
    fn checked_isqrt_of(self) -> Option<Self> {
        self.checked_isqrt()
    }
}

/// Does every operation with each two `u128` of the input.
pub fn unsigned(input: &[u8]) -> Vec<u8> {
    operations!(u128, input)
}

/// Does every operation with each two `i128` of the input.
pub fn signed(input: &[u8]) -> Vec<u8> {
    operations!(i128, input)
}

macro_rules! operate {
    ($number:ty, $operation:expr, $input:expr) => {{
        let (a, b) = (<$number>::from_le_bytes(take($input)), <$number>::from_le_bytes(take($input)));
        // A program is compiled to check these, whatever its profile says. The machine that builds it may not be.
        #[cfg(target_env = "polkavm")]
        let result = match $operation {
            0 => a + b,
            1 => a - b,
            2 => a * b,
            3 => a / b,
            4 => a % b,
            5 => a << (b as u32),
            _ => a >> (b as u32),
        };
        #[cfg(not(target_env = "polkavm"))]
        let result = match $operation {
            0 => a.checked_add(b),
            1 => a.checked_sub(b),
            2 => a.checked_mul(b),
            3 => a.checked_div(b),
            4 => a.checked_rem(b),
            5 => a.checked_shl(b as u32),
            _ => a.checked_shr(b as u32),
        }
        .expect("it does not overflow");
        Vec::from(result.to_le_bytes())
    }};
}

/// Does the operation that the first byte says with two integers of the type that the second byte says.
pub fn checked_by_the_compiler(mut input: &[u8]) -> Vec<u8> {
    let [operation, kind] = take(&mut input);
    match kind {
        0 => operate!(u128, operation, &mut input),
        1 => operate!(i128, operation, &mut input),
        2 => operate!(u64, operation, &mut input),
        3 => operate!(i64, operation, &mut input),
        4 => operate!(u32, operation, &mut input),
        5 => operate!(i32, operation, &mut input),
        6 => operate!(u16, operation, &mut input),
        _ => operate!(i8, operation, &mut input),
    }
}
