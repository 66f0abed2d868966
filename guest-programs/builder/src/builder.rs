use crate::{
    check,
    compile::{self, Compilation, CompiledGuest},
    link, metadata, output,
    package::{Package, Wanted},
    selection::Selection,
    toolchain::Toolchain,
    BuildError,
};
use pvq_primitives::{Abi, Limits, ProgramDetails, ProgramMetadata, MAX_LIMITS};
use sp_crypto_hashing::blake2_256;
use std::{
    env,
    path::{Path, PathBuf},
};

/// Compiles a guest crate.
#[derive(Clone, Debug)]
pub struct Builder {
    guest: PathBuf,
    binary: Option<String>,
    abi: Abi,
    target_directory: Option<PathBuf>,
    opt_level: String,
    metadata: bool,
    debug: bool,
    limits: Limits,
    selection: Selection,
}

/// A compiled guest.
#[derive(Clone, Debug)]
pub struct Program {
    /// The name of its binary.
    pub name: String,
    /// The blob, as an executor takes it. With metadata it holds the program's interface, from which clients of a chain
    /// know what to ask.
    pub blob: Vec<u8>,
    /// The program's metadata. `None` if [`Builder::metadata`] is off.
    pub metadata: Option<ProgramMetadata>,
    /// The local files that it was built from: sources, manifests and the lock file, without those of dependencies from
    /// registries or git.
    pub sources: Vec<PathBuf>,
}

impl Builder {
    /// Creates a builder for the crate in the folder `guest`, with the default settings.
    pub fn new(guest: impl Into<PathBuf>) -> Self {
        Self {
            guest: guest.into(),
            binary: None,
            abi: Abi::Current,
            target_directory: None,
            opt_level: "3".into(),
            metadata: true,
            debug: false,
            limits: MAX_LIMITS,
            selection: Selection::default(),
        }
    }

    /// Sets the binary to build. Not needed if the crate has only one.
    pub fn binary(mut self, name: impl Into<String>) -> Self {
        self.binary = Some(name.into());
        self
    }

    /// Sets the generation of programs to compile for. The default is [`Abi::Current`]. The guest has to speak it.
    pub fn abi(mut self, abi: Abi) -> Self {
        self.abi = abi;
        self
    }

    /// Sets the directory of the compiler's files. The default is `pvq-guests` in the target directory of the outer
    /// build (in a `build.rs`), or in `CARGO_TARGET_DIR` if that is an absolute path, or in the target directory of the
    /// guest's workspace. Builds with the same directory wait for each other.
    pub fn target_directory(mut self, directory: impl Into<PathBuf>) -> Self {
        self.target_directory = Some(directory.into());
        self
    }

    /// Sets the compiler's optimization level, as in a cargo profile. The default is `3`, which gives the least gas;
    /// `z` makes large programs smaller.
    pub fn opt_level(mut self, level: impl Into<String>) -> Self {
        self.opt_level = level.into();
        self
    }

    /// Sets whether to get the program's metadata, which takes a second build, and to put the program's interface, a part
    /// of it, into the blob. The guest has to be a `#[pvq_program::program]`. The default is `true`.
    pub fn metadata(mut self, wanted: bool) -> Self {
        self.metadata = wanted;
        self
    }

    /// Sets whether to compile for a debugging host, which gets the messages of panics and names the source line of a
    /// trap. Adds tens of kilobytes to the blob. The default is `false`.
    pub fn debug(mut self, wanted: bool) -> Self {
        self.debug = wanted;
        self
    }

    /// Adds features of the guest, or of a dependency as `crate/feature`. They hold for the metadata as well.
    pub fn features<S: Into<String>>(mut self, features: impl IntoIterator<Item = S>) -> Self {
        self.selection.features.extend(features.into_iter().map(Into::into));
        self
    }

    /// Sets whether the guest has its default features. The default is `true`.
    pub fn default_features(mut self, wanted: bool) -> Self {
        self.selection.default_features = wanted;
        self
    }

    /// Sets whether to end with an error where the guest's `Cargo.lock` is missing or would have to change. The default
    /// is `false`.
    pub fn locked(mut self, wanted: bool) -> Self {
        self.selection.locked = wanted;
        self
    }

    /// Sets whether to do without the network: all that the guest depends on, on any target, has been fetched or is
    /// vendored. The default is `false`.
    pub fn offline(mut self, wanted: bool) -> Self {
        self.selection.offline = wanted;
        self
    }

    /// Sets the largest size of the blob, with its interface, in bytes. The default is that of
    /// [`MAX_LIMITS`]. Not checked with [`debug`](Self::debug), whose blobs are not for
    /// chains.
    pub fn max_program_size(mut self, bytes: u32) -> Self {
        self.limits.program_size = bytes;
        self
    }

    /// Sets the most memory that the program may declare, in bytes: its data, heap and stack, in pages of 4 KiB. The
    /// default is that of [`MAX_LIMITS`]. A query's arguments, and the buffers of its host, have to fit beside it when
    /// the program runs.
    pub fn max_memory(mut self, bytes: u32) -> Self {
        self.limits.memory = bytes;
        self
    }

    /// Sets the most stack that the program may declare, in bytes. The default is that of
    /// [`MAX_LIMITS`].
    pub fn max_stack_size(mut self, bytes: u32) -> Self {
        self.limits.stack_size = bytes;
        self
    }

    /// Compiles the guest, and checks that a chain with the limits of this builder accepts it. What has not changed is
    /// not compiled again. Arithmetic that overflows traps, whatever the guest's profile says.
    ///
    /// # Errors
    ///
    /// Returns a [`BuildError`], with a variant for each step that can fail.
    pub fn build(&self) -> Result<Program, BuildError> {
        let programs = self.programs(Wanted::One(self.binary.as_deref()))?;
        Ok(programs.into_iter().next().expect("the package has the binary that is wanted; qed"))
    }

    /// Compiles all binaries of the guest, as [`build`](Self::build) compiles one, in less time than one after the other.
    /// Returns them in the order of their names.
    ///
    /// # Errors
    ///
    /// Returns a [`BuildError`] where one of them fails.
    pub fn build_all(&self) -> Result<Vec<Program>, BuildError> {
        self.programs(Wanted::All)
    }

    fn programs(&self, wanted: Wanted<'_>) -> Result<Vec<Program>, BuildError> {
        let toolchain = Toolchain::find(&self.guest)?;
        let package = Package::find(&toolchain, &self.guest, wanted)?;
        let untold = |reason| BuildError::Metadata { package: package.name.clone(), reason };
        if self.metadata && package.sdk.is_none() {
            return Err(untold("it does not depend on `pvq-program`".into()));
        }
        let target_directory = match &self.target_directory {
            Some(directory) => {
                std::path::absolute(directory).map_err(BuildError::file(directory))?
            }
            None => default_target_directory(&package),
        };
        let _lock = compile::lock(&target_directory)?;
        let dependencies = package.dependencies(&toolchain, &self.selection)?;
        let compile = |features: &[String]| {
            let compilation = Compilation {
                toolchain: &toolchain,
                package: &package,
                dependencies: &dependencies,
                abi: self.abi,
                target_directory: &target_directory,
                opt_level: &self.opt_level,
                debug: self.debug,
                selection: &self.selection,
                features,
            };
            compilation.run()
        };
        let link = |names, elf: &[u8]| link::link(&package.name, self.abi, names, elf);

        // A feature of the SDK, by the guest's name for it. Without the SDK there is none.
        let of_the_sdk = |feature| package.sdk.iter().map(move |sdk| format!("{sdk}/{feature}"));
        let messages = self.debug.then(|| of_the_sdk("panic-message"));
        let compiled = compile(&messages.into_iter().flatten().collect::<Vec<_>>())?;
        let check = |blob: &[u8], elf: &[u8]| {
            let reasons = check::refusals(blob, self.limits(), || link(true, elf).ok());
            match reasons.is_empty() {
                true => Ok(()),
                false => Err(BuildError::Refused { package: package.name.clone(), reasons }),
            }
        };
        let mut programs = Vec::new();
        for CompiledGuest { binary, elf, sources } in compiled {
            let blob = link(self.debug, &elf)?;
            check(&blob, &elf)?;
            programs.push((Program { name: binary, blob, metadata: None, sources }, elf));
        }
        if self.metadata {
            let described = compile(&of_the_sdk("metadata").collect::<Vec<_>>())?;
            for ((program, elf), described) in programs.iter_mut().zip(described) {
                let metadata = metadata::run(&link(false, &described.elf)?).map_err(untold)?;
                program.blob =
                    metadata::with_interface(&program.blob, &metadata).map_err(|reason| {
                        BuildError::Interface { package: package.name.clone(), reason }
                    })?;
                // The interface counts.
                check(&program.blob, elf)?;
                let details = Some(details(&package, program));
                program.metadata = Some(ProgramMetadata { program: details, ..metadata });
            }
        }
        Ok(programs.into_iter().map(|(program, _)| program).collect())
    }

    fn limits(&self) -> Limits {
        match self.debug {
            true => Limits { program_size: u32::MAX, ..self.limits },
            false => self.limits,
        }
    }
}

impl Program {
    /// Returns the metadata as pretty-printed JSON.
    pub fn metadata_json(&self) -> Option<String> {
        self.metadata.as_ref().map(metadata::to_json)
    }

    /// Returns the metadata as a TypeScript module, whose types a compiler knows to the last literal, as it does not of
    /// JSON.
    pub fn metadata_ts(&self) -> Option<String> {
        self.metadata.as_ref().map(metadata::to_typescript)
    }

    /// Writes `NAME.polkavm` and, with metadata, `NAME.json` and `NAME.ts` to `directory`, and returns the paths of the
    /// first two. A file that would not change is left alone.
    ///
    /// # Errors
    ///
    /// Returns [`BuildError::File`] where a file cannot be written.
    pub fn write(&self, directory: &Path) -> Result<(PathBuf, Option<PathBuf>), BuildError> {
        let blob = directory.join(format!("{}.polkavm", self.name));
        output::write_if_changed(&blob, &self.blob)?;
        let write = |extension: &str, text: Option<String>| {
            let Some(text) = text else { return Ok(None) };
            let path = directory.join(format!("{}.{extension}", self.name));
            output::write_if_changed(&path, text.as_bytes())?;
            Ok(Some(path))
        };
        let json = write("json", self.metadata_json())?;
        write("ts", self.metadata_ts())?;
        Ok((blob, json))
    }
}

/// Describes a program of a package.
fn details(package: &Package, program: &Program) -> ProgramDetails {
    let blob = &program.blob;
    ProgramDetails {
        name: program.name.clone(),
        version: package.version.clone(),
        hash: blake2_256(blob),
        size: u32::try_from(blob.len()).unwrap_or(u32::MAX),
        docs: package.description.iter().flat_map(|text| text.lines()).map(Into::into).collect(),
    }
}

fn default_target_directory(package: &Package) -> PathBuf {
    // In a build script, `OUT_DIR` is within the target directory, which cargo marks with this file.
    let outer = env::var_os("OUT_DIR").map(PathBuf::from).and_then(|out| {
        let marked = out.ancestors().find(|ancestor| ancestor.join("CACHEDIR.TAG").is_file());
        marked.map(Path::to_owned)
    });
    let named =
        env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).filter(|path| path.is_absolute());
    outer.or(named).unwrap_or_else(|| package.target_directory.clone()).join("pvq-guests")
}
