use super::{difference::difference, Difference, FileError};
use crate::program::read_metadata;
use pvq_primitives::{FunctionMetadata, ProgramInterface, ProgramMetadata};
use scale_info::PortableRegistry;
use sp_crypto_hashing::blake2_256;
use std::path::Path;

/// The entrypoints of a program and their types: from its blob, or from the JSON beside it.
pub trait Entrypoints {
    /// Returns the types that the entrypoints refer to.
    fn types(&self) -> &PortableRegistry;

    /// Returns the entrypoints, in the order of the index that the arguments begin with.
    fn entrypoints(&self) -> impl Iterator<Item = &FunctionMetadata>;
}

impl Entrypoints for ProgramInterface {
    fn types(&self) -> &PortableRegistry {
        &self.types
    }

    fn entrypoints(&self) -> impl Iterator<Item = &FunctionMetadata> {
        self.entrypoints.iter()
    }
}

impl Entrypoints for ProgramMetadata {
    fn types(&self) -> &PortableRegistry {
        &self.types
    }

    fn entrypoints(&self) -> impl Iterator<Item = &FunctionMetadata> {
        self.entrypoints.iter().map(|entrypoint| &entrypoint.function)
    }
}

/// All that is known of a program: its interface, and the JSON beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProgramDescription {
    /// The interface in its blob, and the JSON, if there is one. They agree.
    OfBlob(ProgramInterface, Option<ProgramMetadata>),
    /// The JSON of a program whose blob has no interface, or is not at hand.
    OfJson(ProgramMetadata),
}

impl ProgramDescription {
    /// Describes a program, whose blob has the blake2-256 hash `hash`, by the interface of its blob, if it has one, and
    /// its JSON, if there is one. `None` if there is neither.
    ///
    /// # Errors
    ///
    /// Returns the first [`Difference`] where the two contradict each other.
    pub fn of(
        hash: [u8; 32],
        interface: Option<ProgramInterface>,
        metadata: Option<ProgramMetadata>,
    ) -> Result<Option<Self>, Difference> {
        Ok(match (interface, metadata) {
            (Some(interface), metadata) => {
                let found = metadata.as_ref().and_then(|json| difference(hash, &interface, json));
                if let Some(found) = found {
                    return Err(found);
                }
                Some(Self::OfBlob(interface, metadata))
            }
            (None, metadata) => metadata.map(Self::OfJson),
        })
    }

    /// Returns the JSON, with documentation, if there is one.
    pub fn metadata(&self) -> Option<&ProgramMetadata> {
        match self {
            Self::OfBlob(_, metadata) => metadata.as_ref(),
            Self::OfJson(metadata) => Some(metadata),
        }
    }
}

impl Entrypoints for ProgramDescription {
    fn types(&self) -> &PortableRegistry {
        match self {
            Self::OfBlob(interface, _) => interface.types(),
            Self::OfJson(metadata) => metadata.types(),
        }
    }

    fn entrypoints(&self) -> impl Iterator<Item = &FunctionMetadata> {
        // One of the two is empty.
        let (interface, metadata) = match self {
            Self::OfBlob(interface, _) => (Some(interface), None),
            Self::OfJson(metadata) => (None, Some(metadata)),
        };
        let of_blob = interface.into_iter().flat_map(Entrypoints::entrypoints);
        of_blob.chain(metadata.into_iter().flat_map(Entrypoints::entrypoints))
    }
}

/// Describes the program whose blob, read from the file `program`, is `blob`: by its interface, and by the JSON at
/// `metadata`, or else the file next to the program that has its name and the extension `json`. `None` if the blob has no
/// interface, no JSON is named, and none is there.
///
/// # Errors
///
/// [`FileError::Interface`] where the blob's interface cannot be read, [`FileError::Contradiction`] where the JSON is
/// another program's, and those of [`read_metadata`].
pub fn describe(
    program: &Path,
    blob: &[u8],
    metadata: Option<&Path>,
) -> Result<Option<ProgramDescription>, FileError> {
    let json = match read_metadata(program, metadata) {
        Err(FileError::NoMetadata { .. }) => None,
        read => Some(read?),
    };
    let interface = ProgramInterface::of_blob(blob)
        .map_err(|source| FileError::Interface { path: program.to_owned(), source })?;
    let described = ProgramDescription::of(blake2_256(blob), interface, json);
    described.map_err(|difference| FileError::Contradiction {
        path: metadata.map_or_else(|| program.with_extension("json"), Path::to_owned),
        difference,
    })
}
