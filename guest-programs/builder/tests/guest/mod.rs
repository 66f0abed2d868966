//! The guests of the folder `guests`.

use pvq_program_builder::Builder;

/// Returns a builder for the guest `name`, without metadata.
pub fn guest(name: &str) -> Builder {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guests");
    Builder::new(folder).binary(name).metadata(false)
}
