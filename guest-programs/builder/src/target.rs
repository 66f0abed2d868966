use crate::{output, BuildError};
use polkavm_linker::TargetInstructionSet;
use std::path::{Path, PathBuf};

/// The target that a guest is compiled for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Target {
    /// 64-bit, with PolkaVM's instruction set `ReviveV1`: current programs.
    #[default]
    Current,
    /// 32-bit, with the instruction set `Latest32`: programs of PVQ 0.1.
    Legacy,
}

impl Target {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Current => "riscv64emac-unknown-none-polkavm",
            Self::Legacy => "riscv32emac-unknown-none-polkavm",
        }
    }

    pub(crate) fn instruction_set(self) -> TargetInstructionSet {
        match self {
            Self::Current => TargetInstructionSet::ReviveV1,
            Self::Legacy => TargetInstructionSet::Latest,
        }
    }

    /// Writes the target's specification for the compiler to a file in `directory`, and returns its path.
    pub(crate) fn specification(self, directory: &Path) -> Result<PathBuf, BuildError> {
        let specification = match self {
            Self::Current => include_str!("../targets/riscv64emac-unknown-none-polkavm.json"),
            Self::Legacy => include_str!("../targets/riscv32emac-unknown-none-polkavm.json"),
        };
        let path = directory.join(self.name()).with_extension("json");
        output::write_if_changed(&path, specification.as_bytes())?;
        Ok(path)
    }
}
