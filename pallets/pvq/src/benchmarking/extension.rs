//! An extension that does nothing, so that a benchmark measures the call alone.

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
        /// Returns `size` zeros.
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

/// Its weights: zero, so that all gas is the program's own.
pub enum Weightless {}

impl filler::WeightInfo for Weightless {
    fn zeros() -> Weight {
        Weight::zero()
    }
}

/// Returns a call for `size` zeros.
pub fn zeros(size: u32) -> Vec<u8> {
    codec::Encode::encode(&(0u8, size))
}

/// Returns a call that does not decode. It is more expensive than one that is answered, because its
/// error has a text, which is logged.
pub fn malformed() -> Vec<u8> {
    vec![0]
}
