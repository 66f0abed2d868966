//! Floating point, which neither target has instructions for.

use super::take;
use alloc::{format, vec::Vec};

/// Returns the bits of a number, the same for all that are none, whose bits are not determined.
fn bits(number: f64) -> u64 {
    if number.is_nan() { f64::NAN } else { number }.to_bits()
        & if number.is_nan() { !(1 << 63) } else { u64::MAX }
}

fn numbers(mut input: &[u8]) -> Vec<f64> {
    let mut numbers = Vec::new();
    while !input.is_empty() {
        numbers.push(f64::from_bits(u64::from_le_bytes(take(&mut input))));
    }
    numbers
}

/// Does arithmetic with each two numbers that follow each other.
pub fn arithmetic(input: &[u8]) -> Vec<u8> {
    let mut results = Vec::new();
    for pair in numbers(input).windows(2) {
        let (a, b) = (pair[0], pair[1]);
        for number in [
            a + b,
            a - b,
            a * b,
            a / b,
            a % b,
            -a,
            a.abs(),
            a.copysign(b),
            a.clamp(-1.0, 1.0),
            a.recip(),
        ] {
            results.extend_from_slice(&bits(number).to_le_bytes());
        }
        let (c, d) = (a as f32, b as f32);
        for number in [c + d, c - d, c * d, c / d, c % d] {
            results.extend_from_slice(&bits(number.into()).to_le_bytes());
        }
        results.extend([a < b, a <= b, a == b, a != b, a > b, c < d, c == d].map(u8::from));
        results.push(a.total_cmp(&b) as u8);
        results.push(a.partial_cmp(&b).map_or(2, |order| order as u8));
    }
    let sum: f64 = numbers(input).iter().filter(|number| number.is_finite()).sum();
    results.extend_from_slice(&bits(sum).to_le_bytes());
    results
}

/// Converts each number to every other type, and integers of its bits to numbers.
pub fn conversions(input: &[u8]) -> Vec<u8> {
    let mut results = Vec::new();
    for number in numbers(input) {
        results.extend_from_slice(&(number as u128).to_le_bytes());
        results.extend_from_slice(&(number as i128).to_le_bytes());
        results.extend_from_slice(&(number as u64).to_le_bytes());
        results.extend_from_slice(&(number as i64).to_le_bytes());
        results.extend_from_slice(&(number as u32).to_le_bytes());
        results.extend_from_slice(&(number as i32).to_le_bytes());
        results.extend_from_slice(&(number as i8).to_le_bytes());
        results.extend_from_slice(&bits((number as f32).into()).to_le_bytes());
        let integer = number.to_bits();
        let wide = u128::from(integer) << 64 | u128::from(!integer);
        for number in [
            integer as f64,
            integer as i64 as f64,
            integer as u32 as f64,
            integer as i16 as f64,
            wide as f64,
            wide as i128 as f64,
            f64::from(integer as f32),
            f64::from(wide as f32),
        ] {
            results.extend_from_slice(&bits(number).to_le_bytes());
        }
    }
    results
}

/// Writes each number in every form, and reads it again.
pub fn text(input: &[u8]) -> Vec<u8> {
    let mut results = Vec::new();
    for number in numbers(input) {
        let (shown, short) = (format!("{number}"), format!("{number:e}"));
        let read = [&shown, &short].map(|text| text.parse::<f64>().map_or(0, bits));
        let line = format!("{shown} {short} {number:?} {number:.3} {number:+010.1} {read:?}");
        results.extend_from_slice(line.as_bytes());
    }
    results
}
