//! Compiles the runtime to Wasm, which the crate includes as `WASM_BINARY`.

#[cfg(feature = "wasm")]
fn main() {
    // The builder passes this build's features on to the runtime in Wasm, which needs no Wasm itself.
    std::env::remove_var("CARGO_FEATURE_WASM");

    // If the target folder is outside of the workspace, the builder does not find the workspace's lock file from
    // there, and might compile other versions than those that were tested.
    const WORKSPACE: &str = "WASM_BUILD_WORKSPACE_HINT";
    if std::env::var_os(WORKSPACE).is_none() {
        std::env::set_var(WORKSPACE, concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    }

    substrate_wasm_builder::WasmBuilder::build_using_defaults();
    // The builder watches the folders of packages, and these files are in that of another one.
    println!("cargo:rerun-if-changed=../src/weights");
}

#[cfg(not(feature = "wasm"))]
fn main() {}
