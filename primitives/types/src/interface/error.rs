use super::{INTERFACE_VERSION, MAX_ENTRYPOINTS, MAX_INTERFACE_SIZE};
use alloc::string::String;
use core::fmt;

/// The reason why a program's interface cannot be read or written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InterfaceError {
    /// The blob does not begin as one of PolkaVM.
    NotABlob,
    /// The blob does not have the length that its header says.
    Length {
        /// The length in its header, in bytes.
        declared: u64,
        /// Its length, in bytes.
        actual: usize,
    },
    /// A section goes on beyond the end of the blob, or its length cannot be read.
    Section {
        /// The section's position in the blob.
        offset: usize,
    },
    /// Bytes follow the end of the sections.
    TrailingBytes {
        /// The number of bytes.
        count: usize,
    },
    /// The blob has more than one interface.
    Several,
    /// The blob, to which one is to be added, has an interface.
    Present,
    /// The section has more than [`MAX_INTERFACE_SIZE`] bytes.
    TooLarge {
        /// Its size, in bytes.
        size: usize,
    },
    /// The section is not of [`INTERFACE_VERSION`].
    UnknownVersion(u8),
    /// The section's contents do not decode.
    Encoding(codec::Error),
    /// A type's id is not its position.
    TypeId {
        /// Its position.
        position: usize,
        /// Its id.
        id: u32,
    },
    /// There is no type with this id.
    UnknownType(u32),
    /// A name has other characters than letters, digits and `_`.
    Name(String),
    /// Text that is not part of an interface: documentation, or the name of a field's type.
    Text,
    /// There are none or more than 256 entrypoints.
    Entrypoints {
        /// Their number.
        count: usize,
    },
    /// Two entrypoints have this name.
    SameName(String),
}

impl fmt::Display for InterfaceError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotABlob => f.write_str("it is no PolkaVM blob"),
            Self::Length { declared, actual } => {
                write!(f, "it has {actual} bytes, and its header says {declared}")
            }
            Self::Section { offset } => {
                write!(f, "the section at byte {offset} goes on beyond the end of the blob")
            }
            Self::TrailingBytes { count } => {
                write!(f, "{count} bytes follow the end of its sections")
            }
            Self::Several => f.write_str("it has more than one interface, so none can be trusted"),
            Self::Present => f.write_str("it has an interface: remove that first"),
            Self::TooLarge { size } => write!(
                f,
                "its interface has {size} bytes, and {MAX_INTERFACE_SIZE} are the most: use fewer or \
                 smaller types in entrypoints, or build it without"
            ),
            Self::UnknownVersion(version) => write!(
                f,
                "its interface has version {version}, and this release reads {INTERFACE_VERSION}"
            ),
            Self::Encoding(error) => write!(f, "its interface does not decode: {error}"),
            Self::TypeId { position, id } => {
                write!(f, "its interface has type {id} at position {position}")
            }
            Self::UnknownType(id) => write!(f, "its interface does not define type {id}"),
            Self::Name(name) => write!(
                f,
                "its interface has the name {name:?}: names are letters, digits and `_`"
            ),
            Self::Text => f.write_str("its interface has documentation, or names of fields' types"),
            Self::Entrypoints { count } => {
                write!(f, "its interface has {count} entrypoints, and 1 to {MAX_ENTRYPOINTS} are allowed")
            }
            Self::SameName(name) => write!(f, "its interface has two entrypoints {name:?}"),
        }
    }
}

impl core::error::Error for InterfaceError {}
