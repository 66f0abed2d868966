//! Compiles the runtime to Wasm, from which it is included as `WASM_BINARY`.

#[cfg(feature = "wasm")]
fn main() {
    // The builder gives the runtime in Wasm the features that this build has; it needs no Wasm itself.
    std::env::remove_var("CARGO_FEATURE_WASM");

    // Where the target folder is not in the workspace, the workspace's lock file is not found from
    // there, and other versions might be compiled than those that were tested.
    const WORKSPACE: &str = "WASM_BUILD_WORKSPACE_HINT";
    if std::env::var_os(WORKSPACE).is_none() {
        std::env::set_var(WORKSPACE, concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    }

    let builder = substrate_wasm_builder::WasmBuilder::init_with_defaults();
    // The native token as `pvq_runtime` names it: what a wallet shows is part of what it hashes.
    #[cfg(feature = "metadata-hash")]
    let builder = builder.enable_metadata_hash("UNIT", 12);
    builder.build();

    // The runtime after an upgrade, beside it, for those who test upgrades.
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
