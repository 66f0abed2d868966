use crate::BuildError;
use std::{fs, path::Path};

/// Writes a file unless it already holds `contents`, so that its time of modification is that of the last change.
pub(crate) fn write_if_changed(path: &Path, contents: &[u8]) -> Result<(), BuildError> {
    if fs::read(path).is_ok_and(|current| current == contents) {
        return Ok(());
    }
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).map_err(BuildError::file(directory))?;
    }
    fs::write(path, contents).map_err(BuildError::file(path))
}
