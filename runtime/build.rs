//! Compiles the runtime to Wasm, which the crate includes as `WASM_BINARY`.

#[cfg(feature = "wasm")]
fn main() {
    // The builder passes this build's features on to the runtime in Wasm, which needs no Wasm itself.
    std::env::remove_var("CARGO_FEATURE_WASM");

    // Where the target folder is outside of the workspace, the builder does not find the workspace's lock file from
    // there, and might compile other versions than those that were tested.
    const WORKSPACE: &str = "WASM_BUILD_WORKSPACE_HINT";
    if std::env::var_os(WORKSPACE).is_none() {
        std::env::set_var(WORKSPACE, concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    }

    let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
    // The native token as in `pvq_runtime::constants`: what a wallet shows of it is part of the hash.
    #[cfg(feature = "metadata-hash")]
    let builder = builder.enable_metadata_hash("UNIT", 12);
    builder.build();

    // The runtime after an upgrade, beside the other, for tests of upgrades.
    const UPGRADED: &str = "PVQ_BUILD_UPGRADED";
    println!("cargo:rerun-if-env-changed={UPGRADED}");
    if std::env::var_os(UPGRADED).is_some() {
        substrate_wasm_builder::WasmBuilder::init_with_defaults()
            .enable_feature("upgraded")
            .set_file_name("pvq_runtime_upgraded")
            .build();
    }
}

#[cfg(not(feature = "wasm"))]
fn main() {}
