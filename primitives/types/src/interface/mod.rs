//! The interface of a program, in its blob.
//!
//! # Layout
//!
//! A blob is a header of 13 bytes, sections, and a byte 0. A section is a byte, its id, its length as PolkaVM's variable
//! length integer, and as many bytes. PolkaVM skips sections that it does not know, if their id is 128 or greater. The
//! interface is the section
//!
//! | bytes | contents |
//! |---|---|
//! | 1 | [`INTERFACE_SECTION`], the id |
//! | 1 to 5 | the length of what follows, at most [`MAX_INTERFACE_SIZE`] |
//! | 1 | [`INTERFACE_VERSION`] |
//! | the rest | the SCALE encoding of [`ProgramInterface::types`], [`entrypoints`](ProgramInterface::entrypoints) and [`calls`](ProgramInterface::calls), in this order |
//!
//! in which, as SCALE encodes the types of this crate and of `scale-info`,
//!
//! - `types` is a sequence of types, each its position as a compact integer, path, type parameters, definition and an
//!   empty sequence of documentation. No field has the name of its type or documentation;
//! - `entrypoints` is a sequence of a name, a sequence of parameters, each a name and a compact type id, and the compact
//!   type id of the result;
//! - `calls` is a sequence of 8 bytes, the extension's id in little-endian order, and 1 byte, the index of the function.
//!
//! A variable length integer begins with as many 1 bits as bytes follow, then a 0 bit; the first byte's remaining bits
//! are the highest of the number, and the bytes that follow are the lower ones, in little-endian order.
//!
//! The section has no documentation: who runs a program does not pay for text. That is in the JSON beside the blob.

mod error;
mod section;
mod types;

pub use error::InterfaceError;
pub use section::INTERFACE_SECTION;

use crate::{ExtensionId, FunctionIndex, FunctionMetadata, ProgramMetadata};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::{DecodeAll, Encode};
use scale_info::PortableRegistry;
use types::{check_name, Subset};

/// The version of the section's contents, its first byte.
pub const INTERFACE_VERSION: u8 = 1;

/// The most bytes of the section's contents: 32 KiB, of which the examples need less than one. Decoded they take at most
/// some 30 times as much memory.
pub const MAX_INTERFACE_SIZE: usize = 32 * 1024;

/// The most entrypoints of a program, because their index is one byte.
const MAX_ENTRYPOINTS: usize = 256;

/// The interface of a program: all that a client needs to encode arguments and to decode results.
///
/// ```
/// use pvq_primitives::ProgramInterface;
///
/// // A blob without code, and without an interface.
/// let blob = b"PVM\0\x02\x0e\0\0\0\0\0\0\0\0";
/// assert_eq!(ProgramInterface::of_blob(blob), Ok(None));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgramInterface {
    /// The types that the entrypoints refer to, by their position. They may contain themselves, and nest deep.
    pub types: PortableRegistry,
    /// The entrypoints, in the order of the index that the arguments begin with.
    pub entrypoints: Vec<FunctionMetadata>,
    /// The functions of extensions that the program calls.
    pub calls: Vec<(ExtensionId, FunctionIndex)>,
}

impl ProgramInterface {
    /// Reads the interface of a program from its blob, without a virtual machine. `None` if it has none, as blobs of
    /// PVQ 0.1. Takes time and memory in proportion to the size of the blob, whatever it holds.
    ///
    /// Of what is returned, every type id is that of a type, names consist of letters, digits and `_`, some after `r#`,
    /// and there are 1 to 256 entrypoints with different names. Letters are those of any script, and names of any length.
    /// Whether the program does what it says is another question: its result may be of any type.
    ///
    /// # Errors
    ///
    /// Returns an [`InterfaceError`] where `blob` is not divided into sections as a blob is, or has more than one
    /// interface or one that cannot be read.
    pub fn of_blob(blob: &[u8]) -> Result<Option<Self>, InterfaceError> {
        match section::find(blob)?.section {
            Some(section) => Self::decode(&blob[section.contents]).map(Some),
            None => Ok(None),
        }
    }

    /// Returns `blob`, which has no interface, with this one. That is another program, with another hash.
    ///
    /// # Errors
    ///
    /// Returns an [`InterfaceError`] where `blob` is not divided into sections as a blob is or has an interface, and
    /// where readers would refuse this one.
    pub fn added_to(&self, blob: &[u8]) -> Result<Vec<u8>, InterfaceError> {
        let contents = self.encode();
        Self::decode(&contents)?;
        section::add(blob, &contents)
    }

    /// Returns `blob` without its interface, if it has one. That is another program, with another hash.
    ///
    /// # Errors
    ///
    /// Returns an [`InterfaceError`] where `blob` is not divided into sections as a blob is, or has more than one
    /// interface.
    pub fn removed_from(blob: &[u8]) -> Result<Vec<u8>, InterfaceError> {
        section::remove(blob)
    }

    /// Returns the bytes of `blob` that its interface takes, which no virtual machine looks at. Zero where there is not
    /// exactly one, and in a blob of more than 32 sections, so that this takes the same short time whatever `blob` holds.
    /// The interface need not be one that can be read.
    pub fn size_in(blob: &[u8]) -> usize {
        section::size(blob)
    }

    /// Returns the contents of the section.
    fn encode(&self) -> Vec<u8> {
        let mut contents = Vec::from([INTERFACE_VERSION]);
        (&self.types, &self.entrypoints, &self.calls).encode_to(&mut contents);
        contents
    }

    fn decode(contents: &[u8]) -> Result<Self, InterfaceError> {
        if contents.len() > MAX_INTERFACE_SIZE {
            return Err(InterfaceError::TooLarge { size: contents.len() });
        }
        let mut encoded = match contents {
            [INTERFACE_VERSION, encoded @ ..] => encoded,
            [version, ..] => return Err(InterfaceError::UnknownVersion(*version)),
            [] => return Err(InterfaceError::Encoding("it is empty".into())),
        };
        let decoded = DecodeAll::decode_all(&mut encoded);
        let (types, entrypoints, calls) = decoded.map_err(InterfaceError::Encoding)?;
        let interface = Self { types, entrypoints, calls };
        interface.check()?;
        Ok(interface)
    }

    fn check(&self) -> Result<(), InterfaceError> {
        types::check(&self.types)?;
        match self.entrypoints.len() {
            1..=MAX_ENTRYPOINTS => {}
            count => return Err(InterfaceError::Entrypoints { count }),
        }
        let known = |id| match self.types.resolve(id) {
            Some(_) => Ok(()),
            None => Err(InterfaceError::UnknownType(id)),
        };
        let mut names = BTreeSet::new();
        for FunctionMetadata { name, inputs, output } in &self.entrypoints {
            check_name(name)?;
            if !names.insert(name) {
                return Err(InterfaceError::SameName(name.clone()));
            }
            inputs.iter().try_for_each(|input| check_name(&input.name).and(known(input.ty.id)))?;
            known(output.id)?;
        }
        Ok(())
    }
}

/// Keeps what a client needs, and the types of that.
impl TryFrom<&ProgramMetadata> for ProgramInterface {
    type Error = InterfaceError;

    fn try_from(metadata: &ProgramMetadata) -> Result<Self, InterfaceError> {
        let mut subset = Subset::of(&metadata.types);
        let mut entrypoints = Vec::new();
        for entrypoint in &metadata.entrypoints {
            let mut function = entrypoint.function.clone();
            for input in &mut function.inputs {
                subset.keep(&mut input.ty.id);
            }
            subset.keep(&mut function.output.id);
            entrypoints.push(function);
        }
        let calls = metadata.extension_fns.iter().map(|(id, index, _)| (*id, *index)).collect();
        let interface = Self { types: subset.types()?, entrypoints, calls };
        interface.check()?;
        Ok(interface)
    }
}

#[cfg(test)]
mod tests;
