//! Sets the version of the node: that of the package, and the commit that it is built from.

fn main() {
    substrate_build_script_utils::generate_cargo_keys();
    substrate_build_script_utils::rerun_if_git_head_changed();
}
