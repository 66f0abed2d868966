use crate::{Builder, Program, TOOLCHAIN_VARIABLE};
use std::{
    env,
    path::{Path, PathBuf},
};

/// In a `build.rs`: compiles the crate in the folder `guest`, with the default settings, and
/// [emits](emit) it. A guest that does not compile ends the build script with the reason.
pub fn build(guest: impl AsRef<Path>) -> Program {
    match Builder::new(guest.as_ref()).build() {
        Ok(program) => {
            emit(&program);
            program
        }
        Err(error) => fail(&error),
    }
}

/// In a `build.rs`: writes `NAME.polkavm` and `NAME.json` to `OUT_DIR`, tells the crate where they
/// are by the environment variables `NAME_POLKAVM` and `NAME_METADATA`, and has cargo run the build
/// script again when one of the program's sources changes. `NAME` in the variables is in capitals,
/// with `_` for `-`.
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
