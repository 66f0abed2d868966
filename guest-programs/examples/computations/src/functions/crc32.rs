use super::{Checksum, Random};

/// The remainders of each byte.
const TABLE: [u32; 256] = table();

/// Computes the CRC-32 of 2 KiB of data, `size` times, each time with the last result in the data.
pub fn crc32(seed: u32, size: u32) -> u64 {
    let mut data = Random::new(seed).bytes(2_048, &TABLE.map(|remainder| remainder as u8));
    let mut checksum = Checksum::new(seed);
    for _ in 0..size {
        let remainder = remainder(&data);
        data[..4].copy_from_slice(&remainder.to_le_bytes());
        checksum.add(remainder);
    }
    checksum.value()
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut remainder = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            remainder = remainder >> 1 ^ if remainder & 1 == 1 { 0xedb8_8320 } else { 0 };
            bit += 1;
        }
        table[byte] = remainder;
        byte += 1;
    }
    table
}

fn remainder(data: &[u8]) -> u32 {
    !data.iter().fold(u32::MAX, |remainder, byte| {
        TABLE[usize::from(remainder as u8 ^ byte)] ^ remainder >> 8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_remainders() {
        assert_eq!(remainder(b""), 0);
        assert_eq!(remainder(b"123456789"), 0xcbf4_3926);
        assert_eq!(remainder(b"The quick brown fox jumps over the lazy dog"), 0x414f_a339);
    }
}
