//! The inputs of the tests, which `scripts/zombienet.sh` builds and names in the environment.

use crate::relay::Parachain;
use anyhow::{Context, Result};
use sp_maybe_compressed_blob::{compress_weakly, CODE_BLOB_BOMB_LIMIT};
use std::{env, fs, path::PathBuf};

/// Returns the path of the binary `pvq-node`, from `PVQ_NODE`.
pub fn node() -> Result<PathBuf> {
    path("PVQ_NODE")
}

/// Returns the path of the raw specification of the chain `local`, from `PVQ_CHAIN_SPEC`.
pub fn chain_spec() -> Result<PathBuf> {
    path("PVQ_CHAIN_SPEC")
}

/// Returns the path of the raw specification of the chain `dev`, from `PVQ_DEV_CHAIN_SPEC`.
pub fn dev_chain_spec() -> Result<PathBuf> {
    path("PVQ_DEV_CHAIN_SPEC")
}

/// Returns the folder of the nodes' databases and logs, from `PVQ_NETWORKS`.
pub fn networks() -> Result<PathBuf> {
    path("PVQ_NETWORKS")
}

/// Returns the path of the tool `pvq`, from `PVQ_TOOL`.
pub fn tool() -> Result<PathBuf> {
    path("PVQ_TOOL")
}

/// Returns the folder of the raw specifications of the parachains, from `PVQ_PARACHAIN_SPECS`.
pub fn parachain_specs() -> Result<PathBuf> {
    path("PVQ_PARACHAIN_SPECS")
}

/// Returns the path of the raw specification of a parachain, in that folder.
pub fn parachain_spec(chain: Parachain) -> Result<PathBuf> {
    Ok(parachain_specs()?.join(chain.preset).with_extension("json"))
}

/// Returns the path of an example's blob by its name, in the folder `PVQ_PROGRAMS`.
pub fn program_path(name: &str) -> Result<PathBuf> {
    Ok(path("PVQ_PROGRAMS")?.join(name).with_extension("polkavm"))
}

/// Returns the Wasm of the runtime with the feature `upgraded`, from `PVQ_UPGRADED_WASM`, compressed.
///
/// A development build is not, and is as large as all that an author puts into a block.
pub fn upgraded_wasm() -> Result<Vec<u8>> {
    let wasm = read(path("PVQ_UPGRADED_WASM")?)?;
    if !wasm.starts_with(b"\0asm") {
        return Ok(wasm);
    }
    compress_weakly(&wasm, CODE_BLOB_BOMB_LIMIT).context("the Wasm is larger than a node takes")
}

/// Returns the blob of an example by its name, from the folder `PVQ_PROGRAMS`.
pub fn program(name: &str) -> Result<Vec<u8>> {
    read(program_path(name)?)
}

/// Returns the blob of a hostile program by its name, from the folder `hostile` in `PVQ_PROGRAMS`.
pub fn hostile_program(name: &str) -> Result<Vec<u8>> {
    read(path("PVQ_PROGRAMS")?.join("hostile").join(name).with_extension("polkavm"))
}

/// Returns all hostile programs with their names, ordered by name.
pub fn hostile_programs() -> Result<Vec<(String, Vec<u8>)>> {
    let folder = path("PVQ_PROGRAMS")?.join("hostile");
    let files = fs::read_dir(&folder).with_context(|| format!("cannot list {folder:?}"))?;
    let mut programs = Vec::new();
    for file in files {
        let file = file?.path();
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        programs.push((name, read(file)?));
    }
    programs.sort();
    Ok(programs)
}

fn path(variable: &str) -> Result<PathBuf> {
    let path = env::var_os(variable)
        .with_context(|| format!("{variable} is not set; run scripts/zombienet.sh"))?;
    Ok(path.into())
}

fn read(path: PathBuf) -> Result<Vec<u8>> {
    fs::read(&path).with_context(|| format!("cannot read {path:?}; run scripts/zombienet.sh"))
}
