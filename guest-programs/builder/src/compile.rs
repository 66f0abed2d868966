//! Compiles a guest crate to ELF files.

use crate::{
    package::{Dependencies, Package},
    selection::Selection,
    target,
    toolchain::Toolchain,
    BuildError,
};
use pvq_primitives::Abi;
use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

/// The settings of one run of the compiler.
pub(crate) struct Compilation<'a> {
    pub toolchain: &'a Toolchain,
    pub package: &'a Package,
    pub dependencies: &'a Dependencies,
    pub abi: Abi,
    pub target_directory: &'a Path,
    pub opt_level: &'a str,
    /// Whether to keep the messages of panics and the source lines of code.
    pub debug: bool,
    pub selection: &'a Selection,
    /// Features beside those of the selection.
    pub features: &'a [String],
}

/// The output of the compiler for a binary.
pub(crate) struct CompiledGuest {
    pub binary: String,
    pub elf: Vec<u8>,
    /// The local files that it was built from, without those of dependencies from registries or git.
    pub sources: Vec<PathBuf>,
}

/// Locks a target directory until the returned file is dropped. Builds of different features write files of the same
/// name to it, and cargo's own lock ends before they are read.
pub(crate) fn lock(target_directory: &Path) -> Result<File, BuildError> {
    let path = target_directory.join(".pvq-lock");
    fs::create_dir_all(target_directory).map_err(BuildError::file(target_directory))?;
    let file = File::create(&path).map_err(BuildError::file(&path))?;
    file.lock().map_err(BuildError::file(&path))?;
    Ok(file)
}

impl Compilation<'_> {
    /// Compiles the binaries of the package that are wanted, in their order.
    pub fn run(&self) -> Result<Vec<CompiledGuest>, BuildError> {
        let Self { package, abi, .. } = *self;
        let mut flags = self.flags();
        let target_directory = &self.directory(&flags);
        // What build scripts write.
        flags.push(remap(target_directory, "/target"));
        let specification = target::specification(abi, target_directory)?;
        self.toolchain.check_target(&specification, &flags)?;
        let wrapper = wrapper(target_directory)?;
        let mut command = self.toolchain.command("cargo");
        command
            .args(["build", "--release", "-Zbuild-std=core,alloc", "-Zjson-target-spec"])
            // Cargo's default, in place of what a configuration file may say.
            .arg("-Zbuild-std-features=panic-unwind,backtrace,default")
            .arg("--manifest-path")
            .arg(&package.manifest)
            .args(package.binaries.iter().flat_map(|binary| ["--bin", binary]))
            .arg("--target")
            .arg(&specification)
            .arg("--target-dir")
            .arg(target_directory)
            .current_dir(package.manifest.parent().unwrap_or(&package.workspace))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC_WRAPPER", &wrapper)
            .env("RUSTC_WORKSPACE_WRAPPER", "")
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
            .env("CARGO_INCREMENTAL", "0")
            // A configuration file above the guest is for other builds: it still says where crates come from, but not
            // what a program is compiled to, nor where to.
            .env("CARGO_BUILD_BUILD_DIR", target_directory)
            .env("CARGO_BUILD_DEP_INFO_BASEDIR", target_directory)
            .env(target::linker_variable(abi), target::LINKER)
            // Overrides the profile of the guest's workspace: a program is to be small and fast, and to trap on
            // overflow.
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")
            .env("CARGO_PROFILE_RELEASE_DEBUG", if self.debug { "full" } else { "false" })
            .env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "false")
            .env("CARGO_PROFILE_RELEASE_LTO", "fat")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true")
            .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
            .env("CARGO_PROFILE_RELEASE_SPLIT_DEBUGINFO", "off")
            .env("CARGO_PROFILE_RELEASE_STRIP", "false");
        self.selection.apply(&mut command, self.features);
        let output = command
            .output()
            .map_err(|source| BuildError::Command { command: "cargo build".into(), source })?;
        if !output.status.success() {
            return Err(BuildError::Compile {
                package: package.name.clone(),
                target: target::name(abi),
                output: String::from_utf8_lossy(&output.stderr).into_owned(),
            });
        }
        let directory = target_directory.join(target::name(abi)).join("release");
        let guests = package.binaries.iter().map(|binary| {
            let elf = directory.join(binary);
            let sources = self.sources(&elf.with_extension("d"), target_directory)?;
            let elf = fs::read(&elf).map_err(BuildError::file(&elf))?;
            Ok(CompiledGuest { binary: binary.clone(), elf, sources })
        });
        guests.collect()
    }

    /// Returns the directory of the compiler's files for these flags. In one that is shared, cargo would build the
    /// standard library again for each guest that has others, because it does not tell builds apart by these flags.
    fn directory(&self, flags: &[String]) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        flags.hash(&mut hasher);
        self.target_directory.join(format!("{:016x}", hasher.finish()))
    }

    fn flags(&self) -> Vec<String> {
        let mut flags = Vec::new();
        if self.debug {
            flags.push("-Clink-arg=--no-relax".into());
        } else {
            flags.extend(["-Zunstable-options", "-Cpanic=immediate-abort"].map(String::from));
        }
        flags.push(remap(&self.toolchain.sysroot.join("lib/rustlib/src/rust"), "/rust"));
        // The compiler takes the last prefix that fits, so a folder within another one has to come after it, as it does
        // in their order.
        flags.extend(self.dependencies.names.iter().map(|(folder, name)| remap(folder, name)));
        flags
    }

    /// Returns the sources in cargo's dependency file, where relative ones are in `base`, and the manifests and the lock
    /// file that belong to them.
    fn sources(&self, dependency_file: &Path, base: &Path) -> Result<Vec<PathBuf>, BuildError> {
        let text =
            fs::read_to_string(dependency_file).map_err(BuildError::file(dependency_file))?;
        let mut sources: Vec<_> =
            dependencies(&text).into_iter().map(|source| base.join(source)).collect();
        sources.push(self.package.workspace.join("Cargo.toml"));
        sources.push(self.package.workspace.join("Cargo.lock"));
        sources.extend(self.dependencies.local.iter().map(|folder| folder.join("Cargo.toml")));
        sources.retain(|source| source.is_file());
        sources.sort();
        sources.dedup();
        Ok(sources)
    }
}

/// Returns the flag that gives the folder `from` the name `to` in the program.
fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// A wrapper of the compiler that replaces cargo's hash of a crate by the crate's name and version. The hash depends on
/// the location of crates outside of the guest's workspace, and the order of a program's functions depends on the hash.
/// It also allows what the flags need, whatever the environment that a configuration file sets.
const WRAPPER: &str = r#"#!/bin/sh
rustc=$1
shift
export RUSTC_BOOTSTRAP=1
for argument do
	shift
	case "$previous $argument" in
	"-C metadata="*) argument=metadata=$CARGO_PKG_NAME-$CARGO_PKG_VERSION ;;
	esac
	previous=$argument
	set -- "$@" "$argument"
done
exec "$rustc" "$@"
"#;

/// Writes the wrapper that cargo calls in place of the compiler, and returns its path.
fn wrapper(target_directory: &Path) -> Result<PathBuf, BuildError> {
    let path = target_directory.join("rustc.sh");
    crate::output::write_if_changed(&path, WRAPPER.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))
            .map_err(BuildError::file(&path))?;
    }
    Ok(path)
}

/// Returns the files after the colon of each line of a dependency file, where a backslash precedes a space within a
/// name.
fn dependencies(text: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for line in text.lines() {
        let Some((_, names)) = line.split_once(": ") else { continue };
        let mut name = String::new();
        let mut characters = names.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' if characters.peek() == Some(&' ') => name.extend(characters.next()),
                ' ' => files.push(std::mem::take(&mut name).into()),
                _ => name.push(character),
            }
        }
        files.push(name.into());
    }
    files.retain(|file: &PathBuf| !file.as_os_str().is_empty());
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_file_lists_names_with_spaces() {
        let text = "/t/guest: /src/main.rs /my\\ sdk/lib.rs\n";
        let expected = ["/src/main.rs", "/my sdk/lib.rs"].map(PathBuf::from);
        assert_eq!(dependencies(text), expected);
    }
}
