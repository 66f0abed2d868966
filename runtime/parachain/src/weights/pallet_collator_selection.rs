//! Weights of `pallet_collator_selection` in this runtime.
//!
//! Written by `scripts/benchmark.sh --runtime parachain` from the benchmarks of this runtime in Wasm; do not edit, change
//! `scripts/weights-runtime.hbs`.
//!
//! - SDK benchmark command line 64.0.0, 2026-11-28, on Intel(R) Xeon(R) Processor
//! - 20 steps, 5 repeats, MinSquares; storage maps of 1000000 values; the sum over the items that are read

// Not every pallet reads storage, and some have components without weight.
#![allow(unused_imports, missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight functions of `pallet_collator_selection`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_collator_selection::WeightInfo for WeightInfo<T> {
    // Storage: `Session::NextKeys` (r:20 w:0)
    // Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `CollatorSelection::Invulnerables` (r:0 w:1)
    // Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    // `b` from 1 to 20.
    fn set_invulnerables(b: u32) -> Weight {
        // At least 27_585 nanoseconds; 165 bytes of proof measured.
        // 79 bytes of proof measured for each `b`.
        Weight::from_parts(29_186_424, 1_155)
            // Standard error: 227_148.
            .saturating_add(Weight::from_parts(7_089_018, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(b.into())))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 2_554).saturating_mul(b.into()))
    }
    // Storage: `Session::NextKeys` (r:1 w:0)
    // Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
    // Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::CandidateList` (r:1 w:1)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // `b` from 1 to 19.
    // `c` from 1 to 99.
    fn add_invulnerable(b: u32, c: u32) -> Weight {
        // At least 87_403 nanoseconds; 782 bytes of proof measured.
        // 32 bytes of proof measured for each `b`.
        // 53 bytes of proof measured for each `c`.
        Weight::from_parts(144_588_194, 16_253)
            // Standard error: 628_192.
            .saturating_add(Weight::from_parts(111_256, 0).saturating_mul(b.into()))
            // Standard error: 120_145.
            .saturating_add(Weight::from_parts(84_401, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(Weight::from_parts(0, 32).saturating_mul(b.into()))
            .saturating_add(Weight::from_parts(0, 53).saturating_mul(c.into()))
    }
    // Storage: `CollatorSelection::CandidateList` (r:1 w:0)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
    // Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    // `b` from 2 to 20.
    fn remove_invulnerable(_b: u32) -> Weight {
        // At least 32_454 nanoseconds; 82 bytes of proof measured.
        // 32 bytes of proof measured for each `b`.
        Weight::from_parts(65_125_132, 8_413)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `CollatorSelection::DesiredCandidates` (r:0 w:1)
    // Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    fn set_desired_candidates() -> Weight {
        // At least 7_955 nanoseconds; 0 bytes of proof measured.
        Weight::from_parts(11_464_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `CollatorSelection::CandidacyBond` (r:1 w:1)
    // Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::CandidateList` (r:1 w:1)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:100 w:100)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:100)
    // Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // `c` from 0 to 100.
    // `k` from 0 to 100.
    fn set_candidacy_bond(c: u32, k: u32) -> Weight {
        // At least 20_886 nanoseconds; 0 bytes of proof measured.
        // 131 bytes of proof measured for each `c`.
        // 66 bytes of proof measured for each `k`.
        Weight::from_parts(23_640_000, 8_778)
            // Standard error: 1_082_898.
            .saturating_add(Weight::from_parts(10_488_241, 0).saturating_mul(c.into()))
            // Standard error: 1_082_898.
            .saturating_add(Weight::from_parts(10_544_953, 0).saturating_mul(k.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(k.into())))
            .saturating_add(Weight::from_parts(0, 2_603).saturating_mul(c.into()))
            .saturating_add(Weight::from_parts(0, 2_603).saturating_mul(k.into()))
    }
    // Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
    // Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::CandidateList` (r:1 w:1)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // `c` from 1 to 100.
    fn update_bond(c: u32) -> Weight {
        // At least 46_072 nanoseconds; 151 bytes of proof measured.
        // 48 bytes of proof measured for each `c`.
        Weight::from_parts(66_913_631, 7_788)
            // Standard error: 61_870.
            .saturating_add(Weight::from_parts(359_837, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    // Storage: `CollatorSelection::CandidateList` (r:1 w:1)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
    // Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    // Storage: `Session::NextKeys` (r:1 w:0)
    // Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
    // Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
    // Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // `c` from 1 to 99.
    fn register_as_candidate(c: u32) -> Weight {
        // At least 97_547 nanoseconds; 642 bytes of proof measured.
        // 53 bytes of proof measured for each `c`.
        Weight::from_parts(160_206_497, 14_021)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(2))
            .saturating_add(Weight::from_parts(0, 53).saturating_mul(c.into()))
    }
    // Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
    // Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
    // Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
    // Storage: `Session::NextKeys` (r:1 w:0)
    // Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `CollatorSelection::CandidateList` (r:1 w:1)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:1 w:1)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:2)
    // Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // `c` from 1 to 100.
    fn take_candidate_slot(c: u32) -> Weight {
        // At least 111_961 nanoseconds; 783 bytes of proof measured.
        // 53 bytes of proof measured for each `c`.
        Weight::from_parts(163_299_552, 17_755)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(Weight::from_parts(0, 53).saturating_mul(c.into()))
    }
    // Storage: `CollatorSelection::CandidateList` (r:1 w:1)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
    // Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
    // Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // `c` from 1 to 100.
    fn leave_intent(c: u32) -> Weight {
        // At least 41_980 nanoseconds; 170 bytes of proof measured.
        // 48 bytes of proof measured for each `c`.
        Weight::from_parts(65_192_218, 8_413)
            // Standard error: 57_491.
            .saturating_add(Weight::from_parts(485_877, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(2))
    }
    // Storage: `System::Account` (r:2 w:2)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
    // Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    fn note_author() -> Weight {
        // At least 75_843 nanoseconds; 155 bytes of proof measured.
        Weight::from_parts(137_538_000, 6_196)
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `CollatorSelection::CandidateList` (r:1 w:0)
    // Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(4802), added: 5297, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::LastAuthoredBlock` (r:100 w:0)
    // Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
    // Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(641), added: 1136, mode: `MaxEncodedLen`)
    // Storage: `CollatorSelection::DesiredCandidates` (r:1 w:0)
    // Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
    // Storage: `System::Account` (r:94 w:94)
    // Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
    // `r` from 1 to 100.
    // `c` from 1 to 100.
    fn new_session(r: u32, c: u32) -> Weight {
        // At least 65_710 nanoseconds; 2237 bytes of proof measured.
        // 97 bytes of proof measured for each `c`.
        // 64 bytes of proof measured for each `r`.
        Weight::from_parts(66_312_000, 17_179)
            // Standard error: 1_754_254.
            .saturating_add(Weight::from_parts(31_539_620, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(c.into())))
            .saturating_add(Weight::from_parts(0, 5_122).saturating_mul(c.into()))
            .saturating_add(Weight::from_parts(0, 5_122).saturating_mul(r.into()))
    }
}
