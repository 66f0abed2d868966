use super::{Checksum, Random};
use alloc::vec::Vec;
use core::str::from_utf8;

/// Letters of one to four bytes.
const LETTERS: [char; 8] = ['a', 'z', 'é', 'ж', 'の', '語', '𝛑', '🜚'];

/// Reads a text of `size` words, each of which is a number, decimal or hexadecimal, or letters of UTF-8.
pub fn text(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let mut text = Vec::new();
    for _ in 0..size {
        write(&mut text, &mut random);
    }
    let mut checksum = Checksum::new(seed);
    for word in from_utf8(&text).expect("it is UTF-8").split_whitespace() {
        checksum.add(value(word));
    }
    checksum.value()
}

/// Writes a word, and a space of one or three bytes.
fn write(text: &mut Vec<u8>, random: &mut Random) {
    let mut push = |letter: char| {
        text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    };
    let length = 1 + random.below(16);
    match random.below(3) {
        0 => (0..length).for_each(|_| push(random.choice(&LETTERS))),
        1 => {
            "0x".chars().for_each(&mut push);
            (0..length).for_each(|_| push(random.choice(b"0123456789abcdefABCDEF").into()));
        }
        _ => (0..length).for_each(|_| push(random.choice(b"0123456789").into())),
    }
    push(random.choice(&[' ', '\u{3000}']));
}

/// Returns the number that a word is, or else the sum of its letters.
fn value(word: &str) -> u64 {
    let number = match word.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16),
        None => word.parse(),
    };
    number.unwrap_or_else(|_| word.chars().map(|letter| u64::from(u32::from(letter))).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words() {
        for (word, expected) in [
            ("0", 0),
            ("18446744073709551615", u64::MAX),
            ("0xffFFffFFffFFffFF", u64::MAX),
            ("0x10", 16),
            // No numbers: a letter, a number that is too large, a prefix alone.
            ("🜚", 0x1f71a),
            ("18446744073709551616", 1_048),
            ("0x", 48 + 120),
        ] {
            assert_eq!(value(word), expected, "{word}");
        }
    }

    #[test]
    fn each_word_is_written_once() {
        let mut random = Random::new(5);
        let mut text = Vec::new();
        (0..500).for_each(|_| write(&mut text, &mut random));
        assert_eq!(String::from_utf8(text).unwrap().split_whitespace().count(), 500);
    }
}
