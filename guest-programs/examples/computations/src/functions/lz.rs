use super::{Checksum, Random};
use alloc::{vec, vec::Vec};

/// The least length of a copy.
const LEAST: usize = 4;
/// The most bytes of a copy, and of what stands for itself.
const MOST: usize = 128;

/// Compresses a text of `size` words, and decompresses it.
pub fn lz(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let mut data = Vec::new();
    for _ in 0..size {
        let word = random.choice(&["account ", "of ", "the balance ", "is ", "chain", ", ", "7"]);
        data.extend_from_slice(word.as_bytes());
    }
    let compressed = compress(&data);
    let decompressed = decompress(&compressed).expect("it was compressed");
    assert!(decompressed == data);
    let mut checksum = Checksum::new(seed);
    compressed.into_iter().chain(decompressed).for_each(|byte| checksum.add(byte));
    checksum.value()
}

/// Replaces what has occurred before by copies. A byte below 128 says that one byte more than it follow as they are; another
/// one says, less 128 and with `LEAST` added, how many bytes to copy, from as far back as two more bytes say.
fn compress(data: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::with_capacity(data.len());
    let mut places = vec![usize::MAX; 1 << 10];
    let (mut place, mut written) = (0, 0);
    while place + LEAST <= data.len() {
        let four = u32::from_le_bytes(core::array::from_fn(|byte| data[place + byte]));
        let slot = &mut places[(four.wrapping_mul(0x9e37_79b1) >> 22) as usize];
        let before = core::mem::replace(slot, place);
        let distance = place.wrapping_sub(before);
        let earlier = match before < place && distance <= usize::from(u16::MAX) {
            true => &data[before..],
            false => &[],
        };
        let pairs = earlier.iter().zip(&data[place..]).take(MOST);
        let length = pairs.take_while(|(earlier, now)| earlier == now).count();
        if length < LEAST {
            place += 1;
            continue;
        }
        literals(&data[written..place], &mut compressed);
        compressed.push((128 + length - LEAST) as u8);
        compressed.extend_from_slice(&(distance as u16).to_le_bytes());
        place += length;
        written = place;
    }
    literals(&data[written..], &mut compressed);
    compressed
}

fn literals(bytes: &[u8], compressed: &mut Vec<u8>) {
    for some in bytes.chunks(MOST) {
        compressed.push((some.len() - 1) as u8);
        compressed.extend_from_slice(some);
    }
}

/// Returns `None` for what was not compressed.
fn decompress(mut compressed: &[u8]) -> Option<Vec<u8>> {
    let mut data: Vec<u8> = Vec::with_capacity(2 * compressed.len());
    while let [first, rest @ ..] = compressed {
        let length = usize::from(first % 128);
        if *first < 128 {
            data.extend_from_slice(rest.get(..length + 1)?);
            compressed = &rest[length + 1..];
            continue;
        }
        let [low, high, rest @ ..] = rest else { return None };
        let distance = usize::from(u16::from_le_bytes([*low, *high]));
        let start = data.len().checked_sub(distance).filter(|_| distance > 0)?;
        for byte in start..start + length + LEAST {
            data.push(data[byte]);
        }
        compressed = rest;
    }
    Some(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_comes_back() {
        let mut random = Random::new(6);
        for len in [0, 1, 3, 4, 5, 127, 128, 129, 300, 70_000] {
            for letters in [&b"a"[..], b"ab", b"abcdefghijklmnop"] {
                let data = random.bytes(len, letters);
                let compressed = compress(&data);
                assert_eq!(decompress(&compressed), Some(data));
            }
        }
        assert!(compress(&[b'a'; 10_000]).len() < 300);
    }

    #[test]
    fn known_encodings() {
        assert_eq!(compress(b"abcdabcdabcdx"), b"\x03abcd\x84\x04\x00\x00x");
        assert_eq!(decompress(b"\x00a\x83\x01\x00"), Some(vec![b'a'; 8]));
        for malformed in
            [&b"\x01a"[..], b"\x00a\x80\x01", b"\x00a\x80\x02\x00", b"\x00a\x80\x00\x00"]
        {
            assert_eq!(decompress(malformed), None, "{malformed:?}");
        }
    }
}
