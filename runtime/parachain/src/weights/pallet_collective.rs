//! Weights of `pallet_collective` in this runtime.
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

/// Weight functions of `pallet_collective`.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_collective::WeightInfo for WeightInfo<T> {
    // Storage: `TechnicalCommittee::Members` (r:1 w:1)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:0)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Voting` (r:100 w:100)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Prime` (r:0 w:1)
    // Proof: `TechnicalCommittee::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // `m` from 0 to 100.
    // `n` from 0 to 100.
    // `p` from 0 to 100.
    fn set_members(m: u32, _n: u32, p: u32) -> Weight {
        // At least 22_259 nanoseconds; 0 bytes of proof measured.
        // 3232 bytes of proof measured for each `m`.
        // 3190 bytes of proof measured for each `p`.
        Weight::from_parts(22_686_000, 3_960)
            // Standard error: 567_059.
            .saturating_add(Weight::from_parts(5_294_210, 0).saturating_mul(m.into()))
            // Standard error: 567_059.
            .saturating_add(Weight::from_parts(15_299_947, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p.into())))
            .saturating_add(T::DbWeight::get().writes(2))
            .saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
            .saturating_add(Weight::from_parts(0, 5_707).saturating_mul(m.into()))
            .saturating_add(Weight::from_parts(0, 5_665).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // `b` from 2 to 1024.
    // `m` from 1 to 100.
    fn execute(b: u32, m: u32) -> Weight {
        // At least 20_057 nanoseconds; 31 bytes of proof measured.
        // 32 bytes of proof measured for each `m`.
        Weight::from_parts(24_035_611, 1_516)
            // Standard error: 323.
            .saturating_add(Weight::from_parts(1_963, 0).saturating_mul(b.into()))
            // Standard error: 3_322.
            .saturating_add(Weight::from_parts(27_960, 0).saturating_mul(m.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
    }
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalOf` (r:1 w:0)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `b` from 2 to 1024.
    // `m` from 1 to 100.
    fn propose_execute(b: u32, m: u32) -> Weight {
        // At least 24_636 nanoseconds; 31 bytes of proof measured.
        // 32 bytes of proof measured for each `m`.
        Weight::from_parts(28_660_529, 4_981)
            // Standard error: 546.
            .saturating_add(Weight::from_parts(4_762, 0).saturating_mul(b.into()))
            // Standard error: 5_617.
            .saturating_add(Weight::from_parts(51_548, 0).saturating_mul(m.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
    }
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalOf` (r:1 w:1)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:1)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalCount` (r:1 w:1)
    // Proof: `TechnicalCommittee::ProposalCount` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Voting` (r:0 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `b` from 2 to 1024.
    // `m` from 2 to 100.
    // `p` from 1 to 100.
    fn propose_proposed(_b: u32, m: u32, p: u32) -> Weight {
        // At least 40_458 nanoseconds; 391 bytes of proof measured.
        // 32 bytes of proof measured for each `m`.
        // 36 bytes of proof measured for each `p`.
        Weight::from_parts(106_045_699, 8_311)
            // Standard error: 91_672.
            .saturating_add(Weight::from_parts(88_392, 0).saturating_mul(m.into()))
            // Standard error: 90_760.
            .saturating_add(Weight::from_parts(235_266, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
            .saturating_add(Weight::from_parts(0, 32).saturating_mul(m.into()))
            .saturating_add(Weight::from_parts(0, 36).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Voting` (r:1 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `m` from 5 to 100.
    fn vote(m: u32) -> Weight {
        // At least 38_124 nanoseconds; 769 bytes of proof measured.
        // 64 bytes of proof measured for each `m`.
        Weight::from_parts(60_389_800, 5_719)
            // Standard error: 93_516.
            .saturating_add(Weight::from_parts(66_440, 0).saturating_mul(m.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(1))
            .saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
    }
    // Storage: `TechnicalCommittee::Voting` (r:1 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:1)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalOf` (r:0 w:1)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `m` from 4 to 100.
    // `p` from 1 to 100.
    fn close_early_disapproved(m: u32, p: u32) -> Weight {
        // At least 43_236 nanoseconds; 396 bytes of proof measured.
        // 64 bytes of proof measured for each `m`.
        // 35 bytes of proof measured for each `p`.
        Weight::from_parts(63_093_692, 6_831)
            // Standard error: 59_522.
            .saturating_add(Weight::from_parts(492_990, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
            .saturating_add(Weight::from_parts(0, 35).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::Voting` (r:1 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalOf` (r:1 w:1)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:1)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // `b` from 2 to 1024.
    // `m` from 4 to 100.
    // `p` from 1 to 100.
    fn close_early_approved(b: u32, m: u32, p: u32) -> Weight {
        // At least 65_042 nanoseconds; 706 bytes of proof measured.
        // 64 bytes of proof measured for each `m`.
        // 39 bytes of proof measured for each `p`.
        Weight::from_parts(109_514_203, 10_606)
            // Standard error: 51_015.
            .saturating_add(Weight::from_parts(429_683, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(Weight::from_parts(0, 0).saturating_mul(b.into()))
            .saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
            .saturating_add(Weight::from_parts(0, 39).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::Voting` (r:1 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Prime` (r:1 w:0)
    // Proof: `TechnicalCommittee::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:1)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalOf` (r:0 w:1)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `m` from 4 to 100.
    // `p` from 1 to 100.
    fn close_disapproved(m: u32, p: u32) -> Weight {
        // At least 50_042 nanoseconds; 416 bytes of proof measured.
        // 64 bytes of proof measured for each `m`.
        // 35 bytes of proof measured for each `p`.
        Weight::from_parts(62_125_756, 8_336)
            // Standard error: 76_901.
            .saturating_add(Weight::from_parts(100_407, 0).saturating_mul(m.into()))
            // Standard error: 74_395.
            .saturating_add(Weight::from_parts(279_020, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
            .saturating_add(Weight::from_parts(0, 35).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::Voting` (r:1 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Members` (r:1 w:0)
    // Proof: `TechnicalCommittee::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Prime` (r:1 w:0)
    // Proof: `TechnicalCommittee::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalOf` (r:1 w:1)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:1)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // `b` from 2 to 1024.
    // `m` from 4 to 100.
    // `p` from 1 to 100.
    fn close_approved(b: u32, m: u32, p: u32) -> Weight {
        // At least 75_498 nanoseconds; 726 bytes of proof measured.
        // 64 bytes of proof measured for each `m`.
        // 39 bytes of proof measured for each `p`.
        Weight::from_parts(51_476_066, 12_111)
            // Standard error: 11_838.
            .saturating_add(Weight::from_parts(64_782, 0).saturating_mul(b.into()))
            // Standard error: 125_768.
            .saturating_add(Weight::from_parts(333_173, 0).saturating_mul(m.into()))
            // Standard error: 121_690.
            .saturating_add(Weight::from_parts(221_379, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(Weight::from_parts(0, 0).saturating_mul(b.into()))
            .saturating_add(Weight::from_parts(0, 64).saturating_mul(m.into()))
            .saturating_add(Weight::from_parts(0, 39).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:1)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Voting` (r:0 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::ProposalOf` (r:0 w:1)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `p` from 1 to 100.
    fn disapprove_proposal(p: u32) -> Weight {
        // At least 24_373 nanoseconds; 187 bytes of proof measured.
        // 32 bytes of proof measured for each `p`.
        Weight::from_parts(46_255_733, 1_672)
            // Standard error: 33_201.
            .saturating_add(Weight::from_parts(389_275, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(Weight::from_parts(0, 32).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::ProposalOf` (r:1 w:1)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::CostOf` (r:1 w:0)
    // Proof: `TechnicalCommittee::CostOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Proposals` (r:1 w:1)
    // Proof: `TechnicalCommittee::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::Voting` (r:0 w:1)
    // Proof: `TechnicalCommittee::Voting` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // `d` from 0 to 1.
    // `p` from 1 to 100.
    fn kill(d: u32, p: u32) -> Weight {
        // At least 42_286 nanoseconds; 1481 bytes of proof measured.
        // 36 bytes of proof measured for each `p`.
        Weight::from_parts(59_355_059, 11_876)
            // Standard error: 51_238.
            .saturating_add(Weight::from_parts(654_982, 0).saturating_mul(p.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(Weight::from_parts(0, 5_445).saturating_mul(d.into()))
            .saturating_add(Weight::from_parts(0, 36).saturating_mul(p.into()))
    }
    // Storage: `TechnicalCommittee::ProposalOf` (r:1 w:0)
    // Proof: `TechnicalCommittee::ProposalOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    // Storage: `TechnicalCommittee::CostOf` (r:1 w:0)
    // Proof: `TechnicalCommittee::CostOf` (`max_values`: None, `max_size`: None, mode: `Measured`)
    fn release_proposal_cost() -> Weight {
        // At least 30_279 nanoseconds; 873 bytes of proof measured.
        Weight::from_parts(46_772_000, 7_803).saturating_add(T::DbWeight::get().reads(2))
    }
}
