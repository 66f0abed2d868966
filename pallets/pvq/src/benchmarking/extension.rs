//! An extension that does nothing, so that a call of it is all that is measured.

use alloc::{vec, vec::Vec};
use pvq_extension::Weight;

pub use filler::EXTENSION_ID;

/// The extension as the benchmarks register it.
pub type Filler = filler::Dispatch<Zeros, Weightless>;

#[pvq_extension::extension_decl]
pub mod filler {
    use alloc::vec::Vec;

    /// Fills memory.
    #[extension_decl::extension]
    pub trait ExtensionFiller {
        /// Returns that many zeros.
        fn zeros(size: u32) -> Vec<u8>;
    }
}

/// Implements the extension.
pub enum Zeros {}

impl filler::ExtensionFiller for Zeros {
    fn zeros(size: u32) -> Vec<u8> {
        vec![0; size as usize]
    }
}

/// What it weighs, so that gas is the program's own.
pub enum Weightless {}

impl filler::WeightInfo for Weightless {
    fn zeros() -> Weight {
        Weight::zero()
    }
}

/// A call for `size` zeros.
pub fn zeros(size: u32) -> Vec<u8> {
    codec::Encode::encode(&(0u8, size))
}

/// A call that does not decode, which has to be explained to the host's log: dearer than one that is
/// answered.
pub fn malformed() -> Vec<u8> {
    vec![0]
}
