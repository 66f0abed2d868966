use super::{Checksum, Random};
use alloc::{vec, vec::Vec};

/// Searches a text of 16 KiB for `size` patterns that are parts of it.
pub fn search(seed: u32, size: u32) -> u64 {
    let mut random = Random::new(seed);
    let text = random.bytes(16_384, b"ab");
    let mut checksum = Checksum::new(seed);
    for _ in 0..size {
        let start = random.below(16_000) as usize;
        let len = 1 + random.below(64) as usize;
        checksum.add(occurrences(&text[start..start + len], &text));
    }
    checksum.value()
}

/// Returns how often `pattern`, which is not empty, occurs in `text`, by the search of Knuth, Morris and Pratt.
fn occurrences(pattern: &[u8], text: &[u8]) -> u32 {
    let borders = borders(pattern);
    let (mut matched, mut found) = (0, 0);
    for letter in text {
        while matched > 0 && (matched == pattern.len() || pattern[matched] != *letter) {
            matched = borders[matched - 1];
        }
        if pattern[matched] == *letter {
            matched += 1;
        }
        found += u32::from(matched == pattern.len());
    }
    found
}

/// Returns of each beginning of the pattern the length of its longest proper end that is a beginning as well.
fn borders(pattern: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; pattern.len()];
    let mut matched = 0;
    for place in 1..pattern.len() {
        while matched > 0 && pattern[matched] != pattern[place] {
            matched = borders[matched - 1];
        }
        if pattern[matched] == pattern[place] {
            matched += 1;
        }
        borders[place] = matched;
    }
    borders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_a_comparison_at_each_place_finds() {
        let text = Random::new(4).bytes(2_000, b"ab");
        for len in 1..12 {
            for pattern in text[..100].windows(len).chain([&b"abcabcabcabc"[..len]]) {
                let expected = text.windows(len).filter(|part| *part == pattern).count();
                assert_eq!(occurrences(pattern, &text), expected as u32, "{pattern:?}");
            }
        }
        assert_eq!(occurrences(b"aa", b"aaaa"), 3);
        assert_eq!(occurrences(b"abc", b"ab"), 0);
    }
}
