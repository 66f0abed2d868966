//! ELF to PolkaVM blob.

use crate::{BuildError, Target};
use polkavm_linker::{program_from_elf, Config};

/// Links what the compiler made. `debug` keeps the names and lines that a debugging executor shows.
pub(crate) fn link(
    package: &str,
    target: Target,
    debug: bool,
    elf: &[u8],
) -> Result<Vec<u8>, BuildError> {
    let mut config = Config::default();
    config.set_strip(!debug);
    program_from_elf(config, target.instruction_set(), elf)
        .map_err(|error| BuildError::Link { package: package.into(), reason: error.to_string() })
}
