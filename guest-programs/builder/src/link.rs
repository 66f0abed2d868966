//! Links an ELF file to a PolkaVM blob.

use crate::{target, BuildError};
use polkavm_linker::{program_from_elf, Config};
use pvq_primitives::Abi;

/// Links `elf`. `names` keeps the names of functions and, where the compiler was told to debug, the source lines.
pub(crate) fn link(
    package: &str,
    abi: Abi,
    names: bool,
    elf: &[u8],
) -> Result<Vec<u8>, BuildError> {
    let mut config = Config::default();
    config.set_strip(!names);
    program_from_elf(config, target::instruction_set(abi), elf)
        .map_err(|error| BuildError::Link { package: package.into(), reason: error.to_string() })
}
