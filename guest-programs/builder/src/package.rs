//! Facts about a guest crate, from `cargo metadata`.

use crate::{selection::Selection, toolchain::Toolchain, BuildError};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A guest crate.
pub(crate) struct Package {
    pub name: String,
    pub version: String,
    pub description: Option<String>,
    /// The binaries to build.
    pub binaries: Vec<String>,
    pub manifest: PathBuf,
    /// The name by which it depends on `pvq-program`, if it does.
    pub sdk: Option<String>,
    /// The root of its workspace.
    pub workspace: PathBuf,
    /// The target directory of its workspace.
    pub target_directory: PathBuf,
}

/// The binaries of a package that are wanted.
#[derive(Clone, Copy)]
pub(crate) enum Wanted<'a> {
    /// The one with a name, or else the only one.
    One(Option<&'a str>),
    All,
}

/// The packages that a guest is compiled from, and those of the rest of its workspace.
pub(crate) struct Dependencies {
    /// The folders of local packages: those of the workspace, and dependencies by path.
    pub local: Vec<PathBuf>,
    /// The names that folders have in programs, which are the same wherever the folders are.
    pub names: BTreeMap<PathBuf, String>,
}

impl Package {
    /// Finds the crate in the folder `path`, or whose manifest is `path`, and its binaries that are wanted.
    pub fn find(
        toolchain: &Toolchain,
        path: &Path,
        wanted: Wanted<'_>,
    ) -> Result<Self, BuildError> {
        let refuse = |reason: String| BuildError::NotAGuest { path: path.into(), reason };
        let path = path.canonicalize().map_err(|error| refuse(error.to_string()))?;
        let manifest = if path.is_dir() { path.join("Cargo.toml") } else { path.clone() };
        // Without dependencies, so that what is wrong here is wrong with the guest itself.
        let output = cargo_metadata(toolchain, &manifest, |command| {
            command.arg("--no-deps");
        })?;
        let metadata = parse(&output).map_err(refuse)?;
        Self::from_metadata(&metadata, manifest, wanted).map_err(refuse)
    }

    /// Finds the packages that the guest is compiled from. Downloads those that are missing, and brings the lock file up
    /// to date, unless `selection` says not to.
    pub fn dependencies(
        &self,
        toolchain: &Toolchain,
        selection: &Selection,
    ) -> Result<Dependencies, BuildError> {
        let output = cargo_metadata(toolchain, &self.manifest, |command| {
            selection.apply(command, &[]);
        })?;
        let metadata = parse(&output)
            .map_err(|reason| BuildError::Dependencies { package: self.name.clone(), reason })?;
        Ok(Dependencies::from_metadata(&metadata, &self.workspace))
    }

    fn from_metadata(
        metadata: &Value,
        manifest: PathBuf,
        wanted: Wanted<'_>,
    ) -> Result<Self, String> {
        let package = packages(metadata)
            .find(|package| Path::new(&text(&package["manifest_path"])) == manifest)
            .ok_or("it is a workspace, and a guest is one package: give the package's folder")?;
        let mut binaries: Vec<String> = package["targets"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|target| target["kind"] == serde_json::json!(["bin"]))
            .map(|target| text(&target["name"]))
            .collect();
        binaries.sort();
        let binaries = match (wanted, &binaries[..]) {
            (_, []) => return Err("it has no binary: a guest has a `src/main.rs`".into()),
            (Wanted::All, _) | (Wanted::One(None), [_]) => binaries,
            (Wanted::One(Some(name)), all) if all.iter().any(|binary| binary == name) => {
                vec![name.to_owned()]
            }
            (Wanted::One(_), all) => {
                return Err(format!("say which of its binaries to build: {}", all.join(", ")))
            }
        };
        let mut dependencies = package["dependencies"].as_array().into_iter().flatten();
        let sdk = dependencies
            .find(|dependency| dependency["name"] == "pvq-program" && dependency["kind"].is_null())
            .map(|dependency| dependency["rename"].as_str().unwrap_or("pvq-program").to_owned());
        Ok(Self {
            name: text(&package["name"]),
            version: text(&package["version"]),
            description: package["description"].as_str().map(str::to_owned),
            binaries,
            sdk,
            manifest,
            workspace: text(&metadata["workspace_root"]).into(),
            target_directory: text(&metadata["target_directory"]).into(),
        })
    }
}

impl Dependencies {
    fn from_metadata(metadata: &Value, workspace: &Path) -> Self {
        let mut local = Vec::new();
        let mut names = BTreeMap::from([(workspace.to_owned(), "/guest".to_owned())]);
        for package in packages(metadata) {
            let manifest = PathBuf::from(text(&package["manifest_path"]));
            let Some(folder) = manifest.parent() else { continue };
            let name = text(&package["name"]);
            if package["source"].is_null() {
                names.insert(folder.to_owned(), format!("/{name}"));
                local.push(folder.to_owned());
                continue;
            }
            let full = format!("{name}-{}", text(&package["version"]));
            match folder.parent() {
                // As cargo unpacks a registry. One name for all of its folder keeps the flags of guests alike.
                Some(registry) if folder.ends_with(&full) => {
                    names.insert(registry.to_owned(), "/crates".into())
                }
                _ => names.insert(folder.to_owned(), format!("/crates/{full}")),
            };
        }
        Self { local, names }
    }
}

fn cargo_metadata(
    toolchain: &Toolchain,
    manifest: &Path,
    options: impl FnOnce(&mut Command),
) -> Result<Output, BuildError> {
    let mut command = toolchain.command("cargo");
    command
        .args(["metadata", "--format-version=1", "--manifest-path"])
        .arg(manifest)
        .current_dir(manifest.parent().unwrap_or(manifest))
        // Cargo asks the compiler about the outer build's target with a configuration file's flags, if there are no
        // others.
        .env("CARGO_ENCODED_RUSTFLAGS", "");
    options(&mut command);
    command
        .output()
        .map_err(|source| BuildError::Command { command: "cargo metadata".into(), source })
}

/// Returns what `cargo metadata` has said, or its errors.
fn parse(output: &Output) -> Result<Value, String> {
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_the_same_name_wherever_it_is() {
        let package = |folder: &str, source: Option<&str>| {
            serde_json::json!({
                "name": "alloy",
                "version": "1.2.0",
                "source": source,
                "manifest_path": format!("{folder}/Cargo.toml"),
            })
        };
        for (folder, source, expected) in [
            ("/home/registry/src/index-1/alloy-1.2.0", Some("registry"), "/crates/alloy-1.2.0"),
            ("/guest/vendor/alloy", Some("registry"), "/crates/alloy-1.2.0"),
            ("/guest/vendor/alloy-1.2.0", Some("registry"), "/crates/alloy-1.2.0"),
            ("/home/git/checkouts/alloy-3f/1a2b", Some("git"), "/crates/alloy-1.2.0"),
            ("/guest/parts/alloy", None, "/alloy"),
            ("/elsewhere/alloy-1.2.0", None, "/alloy"),
        ] {
            let metadata = serde_json::json!({ "packages": [package(folder, source)] });
            let found = Dependencies::from_metadata(&metadata, Path::new("/guest"));
            // The compiler takes the last prefix that fits.
            let (prefix, name) = found
                .names
                .iter()
                .rfind(|(prefix, _)| Path::new(folder).starts_with(prefix))
                .unwrap();
            let rest = Path::new(folder).strip_prefix(prefix).unwrap();
            let named = Path::new(name).join(rest).components().collect::<PathBuf>();
            assert_eq!(named, Path::new(expected), "{folder}");
            assert_eq!(found.local.len(), usize::from(source.is_none()));
        }
    }
}
