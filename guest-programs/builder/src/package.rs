//! Facts about a guest crate, from `cargo metadata`.

use crate::{toolchain::Toolchain, BuildError};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A guest crate.
pub(crate) struct Package {
    pub name: String,
    /// The binary to build.
    pub binary: String,
    pub manifest: PathBuf,
    /// Whether it depends on `pvq-program`.
    pub uses_the_sdk: bool,
    /// The root of its workspace.
    pub workspace: PathBuf,
    /// The target directory of its workspace.
    pub target_directory: PathBuf,
    /// The folders and the names of the packages that have no source in `cargo metadata`: those of its workspace, and
    /// dependencies by path.
    pub local: Vec<(PathBuf, String)>,
}

impl Package {
    /// Finds the crate in the folder `path`, or whose manifest is `path`, and its binary `binary`, or else its only
    /// one.
    pub fn find(
        toolchain: &Toolchain,
        path: &Path,
        binary: Option<&str>,
    ) -> Result<Self, BuildError> {
        let refuse = |reason: String| BuildError::NotAGuest { path: path.into(), reason };
        let path = path.canonicalize().map_err(|error| refuse(error.to_string()))?;
        let manifest = if path.is_dir() { path.join("Cargo.toml") } else { path.clone() };
        let mut command = toolchain.command("cargo");
        command
            .args(["metadata", "--format-version=1", "--manifest-path"])
            .arg(&manifest)
            .current_dir(manifest.parent().unwrap_or(&path));
        let output = command
            .output()
            .map_err(|source| BuildError::Command { command: "cargo metadata".into(), source })?;
        if !output.status.success() {
            return Err(refuse(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        let metadata: Value =
            serde_json::from_slice(&output.stdout).map_err(|error| refuse(error.to_string()))?;
        Self::from_metadata(&metadata, manifest, binary).map_err(refuse)
    }

    fn from_metadata(
        metadata: &Value,
        manifest: PathBuf,
        binary: Option<&str>,
    ) -> Result<Self, String> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let packages = || metadata["packages"].as_array().into_iter().flatten();
        let package = packages()
            .find(|package| Path::new(&text(&package["manifest_path"])) == manifest)
            .ok_or("it is a workspace, and a guest is one package: give the package's folder")?;
        let binaries: Vec<String> = package["targets"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|target| target["kind"] == serde_json::json!(["bin"]))
            .map(|target| text(&target["name"]))
            .collect();
        let binary = match (binary, &binaries[..]) {
            (Some(wanted), binaries) if binaries.iter().any(|binary| binary == wanted) => {
                wanted.to_owned()
            }
            (None, [only]) => only.clone(),
            (_, []) => return Err("it has no binary: a guest has a `src/main.rs`".into()),
            (_, binaries) => {
                return Err(format!("say which of its binaries to build: {}", binaries.join(", ")))
            }
        };
        let mut dependencies = package["dependencies"].as_array().into_iter().flatten();
        let uses_the_sdk = dependencies.any(|dependency| dependency["name"] == "pvq-program");
        let mut local: Vec<(PathBuf, String)> = packages()
            .filter(|package| package["source"].is_null())
            .filter_map(|package| {
                let manifest = PathBuf::from(text(&package["manifest_path"]));
                Some((manifest.parent()?.to_owned(), text(&package["name"])))
            })
            .collect();
        // The compiler takes the last prefix that fits, so a package within another one's folder has to come after it.
        local.sort();
        Ok(Self {
            name: text(&package["name"]),
            binary,
            uses_the_sdk,
            manifest,
            workspace: text(&metadata["workspace_root"]).into(),
            target_directory: text(&metadata["target_directory"]).into(),
            local,
        })
    }
}
