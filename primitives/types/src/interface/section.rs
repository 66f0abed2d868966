//! The sections of a blob.

use super::InterfaceError;
use alloc::vec::Vec;
use core::ops::Range;

/// The id of the section with a program's interface.
///
/// PolkaVM skips sections from 128 on that it does not know, and uses the first of them itself.
pub const INTERFACE_SECTION: u8 = 0xd0;

const MAGIC: [u8; 4] = *b"PVM\0";

/// The blob's length, 8 bytes in little-endian order, between the version and the sections.
const LENGTH: Range<usize> = 5..13;

/// The id that ends the sections.
const END: u8 = 0;

/// The most bytes that follow the first one of a variable length integer.
const MAX_FOLLOWING: u32 = 4;

/// The sections that [`size`] looks at. PolkaVM has some ten kinds.
const MAX_SECTIONS: usize = 32;

/// The place of a program's interface in its blob.
pub(super) struct Location {
    /// The section, if there is one.
    pub section: Option<Section>,
    /// The position of the byte that ends the sections.
    end: usize,
}

pub(super) struct Section {
    /// All of its bytes.
    whole: Range<usize>,
    /// Those after id and length.
    pub contents: Range<usize>,
}

/// Finds the interface in a blob.
pub(super) fn find(blob: &[u8]) -> Result<Location, InterfaceError> {
    let mut sections = Sections::of(blob)?;
    let mut section = None;
    while let Some((id, found)) = sections.next()? {
        if id == INTERFACE_SECTION && section.replace(found).is_some() {
            return Err(InterfaceError::Several);
        }
    }
    Ok(Location { section, end: sections.offset })
}

/// Returns the bytes that the interface takes of a blob, in a time that does not depend on the blob. Zero if there is none
/// or several, if there are more sections than [`MAX_SECTIONS`], or if it is no blob.
pub(super) fn size(blob: &[u8]) -> usize {
    let Ok(mut sections) = Sections::of(blob) else { return 0 };
    let mut size = 0;
    for _ in 0..MAX_SECTIONS {
        match sections.next() {
            Ok(Some((INTERFACE_SECTION, _))) if size > 0 => return 0,
            Ok(Some((INTERFACE_SECTION, Section { whole, .. }))) => size = whole.len(),
            Ok(Some(_)) => {}
            Ok(None) => return size,
            Err(_) => return 0,
        }
    }
    0
}

/// The sections of a blob, from one on.
struct Sections<'a> {
    blob: &'a [u8],
    offset: usize,
}

impl<'a> Sections<'a> {
    fn of(blob: &'a [u8]) -> Result<Self, InterfaceError> {
        let (Some(MAGIC), Some(length)) = (blob.first_chunk().copied(), blob.get(LENGTH)) else {
            return Err(InterfaceError::NotABlob);
        };
        let declared = u64::from_le_bytes(length.try_into().map_err(|_| InterfaceError::NotABlob)?);
        if declared != blob.len() as u64 {
            return Err(InterfaceError::Length { declared, actual: blob.len() });
        }
        Ok(Self { blob, offset: LENGTH.end })
    }

    /// Returns the id and the place of the next section; `None` at the end, where it stays.
    fn next(&mut self) -> Result<Option<(u8, Section)>, InterfaceError> {
        let offset = self.offset;
        let beyond = InterfaceError::Section { offset };
        let Some((id, rest)) = self.blob[offset..].split_first() else { return Err(beyond) };
        if *id == END {
            return match rest.len() {
                0 => Ok(None),
                count => Err(InterfaceError::TrailingBytes { count }),
            };
        }
        let Some((read, length)) = read_length(rest) else { return Err(beyond) };
        let start = offset + 1 + read;
        let end = start.checked_add(length).filter(|end| *end <= self.blob.len());
        let Some(end) = end else { return Err(beyond) };
        self.offset = end;
        Ok(Some((*id, Section { whole: offset..end, contents: start..end })))
    }
}

/// Adds an interface as the last section of a blob.
pub(super) fn add(blob: &[u8], contents: &[u8]) -> Result<Vec<u8>, InterfaceError> {
    let Location { section, end } = find(blob)?;
    if section.is_some() {
        return Err(InterfaceError::Present);
    }
    let size = contents.len();
    let mut section = Vec::from([INTERFACE_SECTION]);
    write_length(u32::try_from(size).map_err(|_| InterfaceError::TooLarge { size })?, &mut section);
    section.extend(contents);
    Ok(with_length([&blob[..end], &section, &blob[end..]].concat()))
}

/// Removes the interface from a blob.
pub(super) fn remove(blob: &[u8]) -> Result<Vec<u8>, InterfaceError> {
    Ok(match find(blob)?.section {
        Some(Section { whole, .. }) => {
            with_length([&blob[..whole.start], &blob[whole.end..]].concat())
        }
        None => blob.to_vec(),
    })
}

/// Writes the length of a blob into its header.
fn with_length(mut blob: Vec<u8>) -> Vec<u8> {
    let length = blob.len() as u64;
    blob[LENGTH].copy_from_slice(&length.to_le_bytes());
    blob
}

/// Reads a variable length integer as PolkaVM does, and returns the number of its bytes as well.
fn read_length(bytes: &[u8]) -> Option<(usize, usize)> {
    let (first, rest) = bytes.split_first()?;
    let following = first.leading_ones();
    if following > MAX_FOLLOWING {
        return None;
    }
    let mut low = [0; 4];
    low[..following as usize].copy_from_slice(rest.get(..following as usize)?);
    let high = u32::from(*first) & (0xff >> following);
    // PolkaVM adds the bits of the first byte at the lowest place where four bytes follow, for there is no higher one.
    let value = u32::from_le_bytes(low) | high.wrapping_shl(8 * following);
    Some((1 + following as usize, usize::try_from(value).ok()?))
}

/// Writes a variable length integer in as few bytes as there can be.
fn write_length(value: u32, out: &mut Vec<u8>) {
    // The first byte has 7 bits of the number; each byte that follows adds 8 and takes one.
    let following =
        (0..MAX_FOLLOWING).find(|following| u64::from(value) < 1 << (7 + 7 * following));
    let following = following.unwrap_or(MAX_FOLLOWING);
    let ones = !(0xff_u8 >> following);
    let high = u64::from(value) >> (8 * following);
    out.push(ones | high as u8);
    out.extend(&value.to_le_bytes()[..following as usize]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_that_is_written_is_read() {
        for bit in 0..32 {
            for value in [(1u32 << bit) - 1, 1 << bit, (1 << bit) + 1, u32::MAX - bit] {
                let mut bytes = Vec::new();
                write_length(value, &mut bytes);
                assert_eq!(read_length(&bytes), Some((bytes.len(), value as usize)), "{value}");
                assert_eq!(read_length(&bytes[..bytes.len() - 1]), None, "{value}");
            }
        }
    }

    #[test]
    fn lengths_are_those_of_polkavm() {
        for (value, expected) in [
            (0, &[0][..]),
            (0x7f, &[0x7f]),
            (0x80, &[0x80, 0x80]),
            (0x3fff, &[0xbf, 0xff]),
            (0x4000, &[0xc0, 0x00, 0x40]),
            (0x1f_ffff, &[0xdf, 0xff, 0xff]),
            (0x20_0000, &[0xe0, 0, 0, 0x20]),
            (0x1000_0000, &[0xf0, 0, 0, 0, 0x10]),
        ] {
            let mut bytes = Vec::new();
            write_length(value, &mut bytes);
            assert_eq!(bytes, expected, "{value:#x}");
        }
        assert_eq!(read_length(&[0xf8, 1, 1, 1, 1, 1]), None);
        assert_eq!(read_length(&[0xff; 9]), None);
        assert_eq!(read_length(&[0xf5, 0, 0, 0, 0]), Some((5, 5)));
    }
}
