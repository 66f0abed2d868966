//! Finds a toolchain that can build Rust's `core` and `alloc` for a guest.

use crate::BuildError;
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The environment variable that names the rustup toolchain to compile guests with.
pub const TOOLCHAIN_VARIABLE: &str = "PVQ_GUEST_TOOLCHAIN";

/// The toolchain that `scripts/setup.sh` makes where rustup cannot download `rust-src`.
const FALLBACK: &str = "debian";

/// The minor version of the first Rust 1.x whose cargo and compiler understand the target specifications.
const LEAST_MINOR: u32 = 95;

/// A toolchain that can compile guests.
#[derive(Clone, Debug)]
pub(crate) struct Toolchain {
    /// Its name for rustup. `None` for the default one.
    name: Option<String>,
    /// The guest's folder, in which the default one is decided.
    folder: PathBuf,
    /// The folder that it is installed in.
    pub sysroot: PathBuf,
}

impl Toolchain {
    /// Finds the first toolchain that can compile guests.
    ///
    /// A folder may have its own default toolchain, so the compiler is called in `guest`, as cargo will be.
    pub fn find(guest: &Path) -> Result<Self, BuildError> {
        let candidates = match env::var(TOOLCHAIN_VARIABLE) {
            Ok(name) if !name.is_empty() => vec![Some(name)],
            _ => vec![None, Some(FALLBACK.to_owned())],
        };
        let folder = if guest.is_dir() { Some(guest) } else { guest.parent() };
        let folder = folder.filter(|folder| folder.is_dir()).unwrap_or(Path::new("."));
        let mut reasons = Vec::new();
        for name in candidates {
            match Self::check(name.clone(), folder) {
                Ok(toolchain) => return Ok(toolchain),
                Err(reason) => reasons.push(format!("{} {reason}", called(name.as_deref()))),
            }
        }
        Err(BuildError::Toolchain { reasons })
    }

    /// Checks that the compiler accepts the target whose specification is the file `specification`, and the flags. Both
    /// are unstable, so a later compiler may not.
    pub fn check_target(&self, specification: &Path, flags: &[String]) -> Result<(), BuildError> {
        let output = self
            .command("rustc")
            .args(["--print", "cfg", "-Zunstable-options", "--target"])
            .arg(specification)
            .args(flags)
            .current_dir(&self.folder)
            .env("RUSTC_BOOTSTRAP", "1")
            .output()
            .map_err(|source| BuildError::Command { command: "rustc".into(), source })?;
        if output.status.success() {
            return Ok(());
        }
        let reason = format!(
            "{} is a Rust whose compiler does not accept PolkaVM's target: {}",
            called(self.name.as_deref()),
            first_error(&output.stderr)
        );
        Err(BuildError::Toolchain { reasons: vec![reason] })
    }

    /// Returns the toolchain `name`, or what it lacks. The default one is that of `folder`.
    fn check(name: Option<String>, folder: &Path) -> Result<Self, String> {
        let mut toolchain = Self { name, folder: folder.into(), sysroot: PathBuf::new() };
        let sysroot = toolchain.ask(&["--print", "sysroot"])?;
        toolchain.sysroot = PathBuf::from(sysroot.trim());

        let version = toolchain.ask(&["--version", "--verbose"])?;
        let field = |name: &str| version.lines().find_map(|line| line.strip_prefix(name));
        let release = field("release: ").unwrap_or("of unknown version").to_owned();
        let minor = release.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
        if minor.is_none_or(|minor| minor < LEAST_MINOR) {
            return Err(format!(
                "is Rust {release}, and 1.{LEAST_MINOR} is the least that will do"
            ));
        }

        let rustlib = toolchain.sysroot.join("lib/rustlib");
        if !rustlib.join("src/rust/library/core/src/lib.rs").is_file() {
            return Err("has no source of the standard library (the component `rust-src`)".into());
        }
        let own_linker = rustlib.join(field("host: ").unwrap_or_default()).join("bin/rust-lld");
        if !own_linker.is_file() && !on_path("rust-lld") {
            return Err("has no linker `rust-lld`".into());
        }
        Ok(toolchain)
    }

    /// Returns the command that runs `program` of this toolchain, without the variables of an outer build.
    pub fn command(&self, program: &str) -> Command {
        let mut command = match &self.name {
            Some(name) => {
                let mut command = Command::new("rustup");
                command.args(["run", name, program]);
                command
            }
            None => Command::new(program),
        };
        for (variable, _) in env::vars_os() {
            if variable.to_str().is_some_and(is_of_the_outer_build) {
                command.env_remove(variable);
            }
        }
        // Before what a configuration file says.
        let compiler = self.sysroot.join("bin/rustc");
        if program == "cargo" && compiler.is_file() {
            command
                .env("RUSTC", compiler)
                .env("RUSTC_WRAPPER", "")
                .env("RUSTC_WORKSPACE_WRAPPER", "");
        }
        command
    }

    fn ask(&self, arguments: &[&str]) -> Result<String, String> {
        let output = self
            .command("rustc")
            .args(arguments)
            .current_dir(&self.folder)
            .output()
            .map_err(|error| format!("does not start: {error}"))?;
        if !output.status.success() {
            return Err(format!("does not run: {}", first_error(&output.stderr)));
        }
        String::from_utf8(output.stdout).map_err(|_| "says something unreadable".into())
    }
}

/// Returns the name of a toolchain for messages.
fn called(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("the toolchain `{name}`"),
        None => "the default toolchain, which a `rust-toolchain.toml` may set,".into(),
    }
}

/// Returns the first error of rustup or of the compiler, in one line.
fn first_error(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let error = lines().find_map(|line| line.strip_prefix("error: "));
    error.or_else(|| lines().next()).unwrap_or("it does not say why").to_owned()
}

fn on_path(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| {
        env::split_paths(&path).any(|directory: PathBuf| Path::is_file(&directory.join(program)))
    })
}

/// Returns whether an environment variable belongs to an outer build, and would leak into the guest. Those that set the
/// source of crates and the connection to it do not.
fn is_of_the_outer_build(variable: &str) -> bool {
    const KEPT: [&str; 8] = [
        "CARGO_HOME",
        "CARGO_HTTP_",
        "CARGO_NET_",
        "CARGO_REGISTRIES_",
        "CARGO_REGISTRY_",
        "CARGO_SOURCE_",
        "CARGO_TERM_COLOR",
        "RUSTUP_HOME",
    ];
    if KEPT.iter().any(|kept| variable.starts_with(kept)) {
        return false;
    }
    const REMOVED: [&str; 13] = [
        "CARGO",
        "CLIPPY_",
        "DEBUG",
        "HOST",
        "MAKEFLAGS",
        "MFLAGS",
        "NUM_JOBS",
        "OPT_LEVEL",
        "OUT_DIR",
        "PROFILE",
        "RUSTC",
        "RUSTFLAGS",
        "TARGET",
    ];
    variable == "RUSTUP_TOOLCHAIN"
        || variable == "RUSTDOC"
        || variable == "RUSTDOCFLAGS"
        || variable == "__CARGO_DEFAULT_LIB_METADATA"
        || REMOVED.iter().any(|removed| match *removed {
            "CARGO" | "CLIPPY_" | "RUSTC" => variable.starts_with(removed),
            exact => variable == exact,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outer_build_does_not_leak_into_a_guest() {
        for variable in [
            "CARGO",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_PROFILE_RELEASE_OPT_LEVEL",
            "CARGO_TARGET_DIR",
            "CARGO_BUILD_TARGET",
            "CARGO_MANIFEST_DIR",
            "CARGO_MAKEFLAGS",
            "RUSTC",
            "RUSTC_WRAPPER",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTC_LINKER",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN",
            "OUT_DIR",
            "TARGET",
            "CLIPPY_ARGS",
        ] {
            assert!(is_of_the_outer_build(variable), "{variable}");
        }
        for variable in [
            "PATH",
            "HOME",
            "CARGO_HOME",
            "RUSTUP_HOME",
            "CARGO_NET_OFFLINE",
            "CARGO_REGISTRIES_CRATES_IO_PROTOCOL",
            "CARGO_SOURCE_CRATES_IO_REPLACE_WITH",
            "HTTPS_PROXY",
            "TARGETS",
            "HOSTNAME",
        ] {
            assert!(!is_of_the_outer_build(variable), "{variable}");
        }
    }

    #[test]
    fn a_toolchain_that_is_not_there_says_so() {
        let reason =
            Toolchain::check(Some("no-such-toolchain".into()), Path::new(".")).unwrap_err();
        assert!(
            reason.contains("'no-such-toolchain' is not installed")
                || reason.starts_with("does not start"),
            "{reason}"
        );
    }

    #[test]
    fn an_error_about_toolchains_names_the_command_that_helps() {
        let error =
            BuildError::Toolchain { reasons: vec!["the default toolchain has none".into()] };
        assert!(error.to_string().contains("Run `./scripts/setup.sh`"), "{error}");
    }
}
