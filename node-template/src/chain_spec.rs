//! The chain specifications: those that the node knows by name, and those in files.

use pvq_runtime::{
    constants::{NATIVE_DECIMALS, NATIVE_SYMBOL},
    WASM_BINARY,
};
use sc_service::{ChainType, Properties};
use sp_maybe_compressed_blob::{compress_weakly, CODE_BLOB_BOMB_LIMIT};
use std::{borrow::Cow, path::PathBuf};

pub type ChainSpec = sc_service::GenericChainSpec;

/// The presets of the runtime's genesis, one for each chain that the node knows by name.
const DEVELOPMENT: &str = "development";
const LOCAL_TESTNET: &str = "local_testnet";

/// Returns the chain that `--chain` names: `dev`, `local`, or a file.
pub fn load(id: &str) -> Result<ChainSpec, String> {
    match id {
        "dev" => from_preset(DEVELOPMENT, "PVQ Development", "pvq_dev", ChainType::Development),
        // The default as well, because there is no public network of this runtime.
        "" | "local" => {
            from_preset(LOCAL_TESTNET, "PVQ Local Testnet", "pvq_local", ChainType::Local)
        }
        path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
            format!("--chain takes `dev`, `local` or the path of a chain specification: {error}")
        }),
    }
}

fn from_preset(preset: &str, name: &str, id: &str, kind: ChainType) -> Result<ChainSpec, String> {
    let wasm = WASM_BINARY.ok_or(
        "this node was built without the runtime's Wasm: build it without SKIP_WASM_BUILD, or name \
         a chain specification by --chain FILE",
    )?;
    let mut properties = Properties::new();
    properties.insert("tokenSymbol".into(), NATIVE_SYMBOL.into());
    properties.insert("tokenDecimals".into(), NATIVE_DECIMALS.into());
    properties.insert("ss58Format".into(), 42.into());
    Ok(ChainSpec::builder(&compressed(wasm), None)
        .with_name(name)
        .with_id(id)
        .with_chain_type(kind)
        .with_properties(properties)
        .with_genesis_config_preset_name(preset)
        .build())
}

/// Returns Wasm as release builds have it: compressed. A light client loads the specification, most of which is Wasm.
fn compressed(wasm: &[u8]) -> Cow<'_, [u8]> {
    if !wasm.starts_with(b"\0asm") {
        return wasm.into();
    }
    compress_weakly(wasm, CODE_BLOB_BOMB_LIMIT).map_or(wasm.into(), Into::into)
}
