//! What `scripts/zombienet.sh` has built and names in the environment.

use anyhow::{Context, Result};
use std::{env, fs, path::PathBuf};

/// The binary `pvq-node`, of `PVQ_NODE`.
pub fn node() -> Result<PathBuf> {
    path("PVQ_NODE")
}

/// The raw specification of the chain `local`, of `PVQ_CHAIN_SPEC`.
pub fn chain_spec() -> Result<PathBuf> {
    path("PVQ_CHAIN_SPEC")
}

/// The raw specification of the chain `dev`, of `PVQ_DEV_CHAIN_SPEC`.
pub fn dev_chain_spec() -> Result<PathBuf> {
    path("PVQ_DEV_CHAIN_SPEC")
}

/// The folder of the networks' nodes, databases and logs, of `PVQ_NETWORKS`.
pub fn networks() -> Result<PathBuf> {
    path("PVQ_NETWORKS")
}

/// The Wasm of the runtime's feature `upgraded`, of `PVQ_UPGRADED_WASM`.
pub fn upgraded_wasm() -> Result<Vec<u8>> {
    read(path("PVQ_UPGRADED_WASM")?)
}

/// The blob of an example, by its name, in the folder `PVQ_PROGRAMS`.
pub fn program(name: &str) -> Result<Vec<u8>> {
    read(path("PVQ_PROGRAMS")?.join(name).with_extension("polkavm"))
}

/// The blob of a hostile program, by its name, in the folder `hostile` of `PVQ_PROGRAMS`.
pub fn hostile_program(name: &str) -> Result<Vec<u8>> {
    read(path("PVQ_PROGRAMS")?.join("hostile").join(name).with_extension("polkavm"))
}

/// All hostile programs with their names, in the order of these.
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
