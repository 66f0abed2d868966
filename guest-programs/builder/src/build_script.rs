use crate::{Builder, Program, TOOLCHAIN_VARIABLE};
use std::{
    env,
    path::{Path, PathBuf},
};

/// Compiles the guest crate in the folder `guest`, with the default settings, and [emits](emit) it, from a `build.rs`.
/// Prints the error and exits with status 1 where it does not compile.
pub fn build(guest: impl AsRef<Path>) -> Program {
    match Builder::new(guest.as_ref()).build() {
        Ok(program) => {
            emit(&program);
            program
        }
        Err(error) => fail(&error),
    }
}

/// Writes `NAME.polkavm` and, with metadata, `NAME.json` and `NAME.ts` to `OUT_DIR`, from a `build.rs`. Puts the paths of
/// the first two into the environment variables `NAME_POLKAVM` and `NAME_METADATA` of the crate's build, and has cargo run
/// the build script again when one of the program's sources or [`TOOLCHAIN_VARIABLE`] changes. `NAME` in the variables is
/// in capitals, with `_` for `-`.
///
/// Prints the error and exits with status 1 where the files cannot be written or `OUT_DIR` is not set.
pub fn emit(program: &Program) {
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        fail(&"OUT_DIR is not set: call this from a build script")
    };
    let (blob, json) = match program.write(&out) {
        Ok(files) => files,
        Err(error) => fail(&error),
    };
    let name = program.name.to_uppercase().replace('-', "_");
    println!("cargo:rustc-env={name}_POLKAVM={}", blob.display());
    if let Some(json) = json {
        println!("cargo:rustc-env={name}_METADATA={}", json.display());
    }
    println!("cargo:rerun-if-env-changed={TOOLCHAIN_VARIABLE}");
    for source in &program.sources {
        println!("cargo:rerun-if-changed={}", source.display());
    }
}

fn fail(error: &dyn std::fmt::Display) -> ! {
    eprintln!("{error}");
    std::process::exit(1)
}
