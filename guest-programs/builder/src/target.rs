//! The targets that guests are compiled for: 64-bit with PolkaVM's instruction set `ReviveV1` for current programs, and
//! 32-bit with `Latest32` for those of PVQ 0.1.

use crate::{output, BuildError};
use polkavm_linker::TargetInstructionSet;
use pvq_primitives::Abi;
use std::path::{Path, PathBuf};

pub(crate) fn name(abi: Abi) -> &'static str {
    match abi {
        Abi::Current => "riscv64emac-unknown-none-polkavm",
        Abi::Legacy => "riscv32emac-unknown-none-polkavm",
    }
}

/// The linker of both targets.
pub(crate) const LINKER: &str = "rust-lld";

/// Returns the environment variable by which cargo learns the target's linker.
pub(crate) fn linker_variable(abi: Abi) -> String {
    format!("CARGO_TARGET_{}_LINKER", name(abi).to_uppercase().replace('-', "_"))
}

pub(crate) fn instruction_set(abi: Abi) -> TargetInstructionSet {
    match abi {
        Abi::Current => TargetInstructionSet::ReviveV1,
        Abi::Legacy => TargetInstructionSet::Latest,
    }
}

/// Writes the target's specification for the compiler to a file in `directory`, and returns its path.
pub(crate) fn specification(abi: Abi, directory: &Path) -> Result<PathBuf, BuildError> {
    let specification = match abi {
        Abi::Current => include_str!("../targets/riscv64emac-unknown-none-polkavm.json"),
        Abi::Legacy => include_str!("../targets/riscv32emac-unknown-none-polkavm.json"),
    };
    let path = directory.join(name(abi)).with_extension("json");
    output::write_if_changed(&path, specification.as_bytes())?;
    Ok(path)
}
