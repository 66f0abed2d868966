//! The description of a program, by its blob and by the JSON beside it.

mod describe;
mod difference;
#[cfg(test)]
mod tests;

pub use describe::{describe, Entrypoints, ProgramDescription};
pub use difference::Difference;

use pvq_primitives::{InterfaceError, ProgramMetadata};
use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The size of the largest file that is read: 64 MiB. That is far more than any program needs, and keeps a wrong path
/// from filling the memory.
pub const MAX_FILE_SIZE: u64 = 64 * 1024 * 1024;

/// An error of a program's file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The file has more than [`MAX_FILE_SIZE`] bytes.
    #[error("{path} has more than {MAX_FILE_SIZE} bytes: name another file")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file should be text, and is not UTF-8.
    #[error("{path} is not UTF-8 text: name another file")]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// The program has no metadata next to it.
    #[error(
        "there is no metadata at {path}: name the file that has it, or build the program with \
         pvq-program-builder, which writes it"
    )]
    NoMetadata {
        /// The path at which it was expected.
        path: PathBuf,
    },
    /// The blob's interface cannot be read.
    #[error("{path} does not describe itself: {source}")]
    Interface {
        /// The program's file.
        path: PathBuf,
        /// The reason.
        source: InterfaceError,
    },
    /// The metadata is not that of the program.
    #[error(
        "{path} contradicts the program: {difference}; name the metadata of this program, or none"
    )]
    Contradiction {
        /// The file of the metadata.
        path: PathBuf,
        /// The difference.
        difference: Difference,
    },
    /// The metadata is not a program's.
    #[error(
        "{path} is not the metadata of a program: {}; build it with pvq-program-builder",
        crate::text::printable(&source.to_string())
    )]
    Metadata {
        /// The file.
        path: PathBuf,
        /// The error of parsing it.
        source: serde_json::Error,
    },
}

/// Reads a file of at most [`MAX_FILE_SIZE`] bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let failed = |source| FileError::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MAX_FILE_SIZE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_FILE_SIZE {
        return Err(FileError::TooLarge { path: path.to_owned() });
    }
    Ok(bytes)
}

/// Reads a file of at most [`MAX_FILE_SIZE`] bytes as text.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    String::from_utf8(read(path)?).map_err(|_| FileError::NotText { path: path.to_owned() })
}

/// Reads the metadata of the program at `program`: from `metadata`, or from the file next to the
/// program that has its name and the extension `json`.
///
/// # Errors
///
/// [`FileError::NoMetadata`] if `metadata` is not given and there is no such file; [`FileError::Metadata`] if it is not
/// the metadata of a program; and those of [`read`].
pub fn read_metadata(
    program: &Path,
    metadata: Option<&Path>,
) -> Result<ProgramMetadata, FileError> {
    let path = metadata.map_or_else(|| program.with_extension("json"), Path::to_owned);
    let bytes = match read(&path) {
        Err(FileError::Read { source, .. })
            if metadata.is_none() && source.kind() == io::ErrorKind::NotFound =>
        {
            return Err(FileError::NoMetadata { path });
        }
        read => read?,
    };
    serde_json::from_slice(&bytes).map_err(|source| FileError::Metadata { path, source })
}
