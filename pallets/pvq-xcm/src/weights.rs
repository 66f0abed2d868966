//! Weights of the pallet's calls.
//!
//! These are ESTIMATES from above, written by hand, and no measurements: each is several times what comparable calls of
//! `pallet_xcm` take. A message is added to a page of its channel, of up to 103 KiB, which is read for that. The weights fit
//! answers of up to [`MAX_ANSWER_SIZE`](crate::limits::MAX_ANSWER_SIZE) bytes.
//!
//! The pallet's benchmarks measure a runtime's own.

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::RocksDbWeight, Weight},
};

/// Weight functions of the pallet.
pub trait WeightInfo {
    /// `ask` with `a` bytes of arguments.
    fn ask(a: u32) -> Weight;
    /// `answer` with `a` bytes of arguments, beside the query itself, its [preparation](crate::RunQuery::overhead) and
    /// sending the [`reply`](Self::reply).
    fn answer(a: u32) -> Weight;
    /// Sending an answer of `r` bytes.
    fn reply(r: u32) -> Weight;
    /// `receive` with an answer of `r` bytes, beside the consumer of the outcome.
    fn receive(r: u32) -> Weight;
    /// `take`.
    fn take() -> Weight;
    /// `expire`, beside the consumer of the outcome.
    fn expire() -> Weight;
    /// `set_destination`.
    fn set_destination() -> Weight;
    /// `discover`.
    fn discover() -> Weight;
    /// `set_asker_limit`.
    fn set_asker_limit() -> Weight;
}

/// Weights with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Storage: `PvqXcm::Destinations` (r:1 w:0), `PvqXcm::CounterForPending` (r:1 w:1), `PvqXcm::Askers` (r:1 w:1),
    // `PvqXcm::NextQueryId` (r:1 w:1), `PvqXcm::Backlogs` (r:1 w:1), `PvqXcm::Pending` (r:1 w:1), `System::Account`
    // (r:2 w:2), `Balances::Holds` (r:1 w:1), and those of the router: channel, page of the channel, version and price
    // (r:8 w:4)
    fn ask(a: u32) -> Weight {
        Weight::from_parts(400_000_000, 163_840)
            .saturating_add(Weight::from_parts(10_000, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(17))
            .saturating_add(T::DbWeight::get().writes(12))
    }
    // The envelope alone: the call is decoded, its origin checked, and the event written. `RunQuery::overhead` charges what the
    // query reads before it begins, and `reply` what sending the answer takes.
    // Storage: `PvqXcm::AskerLimits` (r:1 w:0)
    fn answer(a: u32) -> Weight {
        Weight::from_parts(150_000_000, 16_384)
            .saturating_add(Weight::from_parts(5_000, 0).saturating_mul(a.into()))
            .saturating_add(T::DbWeight::get().reads(3))
    }
    // Storage: `System::Account` (r:2 w:2), and those of the router: channel, its page, version and price (r:8 w:4)
    fn reply(r: u32) -> Weight {
        Weight::from_parts(200_000_000, 131_072)
            .saturating_add(Weight::from_parts(10_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    // Storage: `PvqXcm::Pending` (r:1 w:1), `PvqXcm::CounterForPending` (r:1 w:1); and for the account `PvqXcm::Answered`
    // (r:0 w:1), for the runtime `PvqXcm::Askers` (r:1 w:1), `System::Account` (r:1 w:1), `Balances::Holds` (r:1 w:1)
    fn receive(r: u32) -> Weight {
        Weight::from_parts(200_000_000, 16_384)
            .saturating_add(Weight::from_parts(10_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    // Storage: `PvqXcm::Answered` (r:1 w:1), of up to 32 KiB, `PvqXcm::Askers` (r:1 w:1), `System::Account` (r:1 w:1),
    // `Balances::Holds` (r:1 w:1)
    fn take() -> Weight {
        Weight::from_parts(200_000_000, 49_152)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    // Storage: `PvqXcm::Pending` (r:1 w:1), `PvqXcm::CounterForPending` (r:1 w:1), `PvqXcm::Askers` (r:1 w:1),
    // `System::Account` (r:1 w:1), `Balances::Holds` (r:1 w:1)
    fn expire() -> Weight {
        Weight::from_parts(150_000_000, 16_384)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    // Storage: `PvqXcm::Destinations` (r:0 w:1), `PvqXcm::Discoveries` (r:0 w:1), `PvqXcm::Backlogs` (r:0 w:1)
    fn set_destination() -> Weight {
        Weight::from_parts(50_000_000, 4_096).saturating_add(T::DbWeight::get().writes(3))
    }
    // Storage: `PvqXcm::Destinations` (r:1 w:0), `PvqXcm::NextQueryId` (r:1 w:1), `PvqXcm::Discoveries` (r:0 w:1),
    // and those of the router: channel, page of the channel, version and price (r:8 w:4)
    fn discover() -> Weight {
        Weight::from_parts(200_000_000, 131_072)
            .saturating_add(T::DbWeight::get().reads(10))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    // Storage: `PvqXcm::AskerLimits` (r:0 w:1)
    fn set_asker_limit() -> Weight {
        Weight::from_parts(50_000_000, 0).saturating_add(T::DbWeight::get().writes(1))
    }
}

/// The same with the database of a node on RocksDB, for runtimes that have not chosen.
impl WeightInfo for () {
    fn ask(a: u32) -> Weight {
        Weight::from_parts(400_000_000, 163_840)
            .saturating_add(Weight::from_parts(10_000, 0).saturating_mul(a.into()))
            .saturating_add(RocksDbWeight::get().reads(17))
            .saturating_add(RocksDbWeight::get().writes(12))
    }
    fn answer(a: u32) -> Weight {
        Weight::from_parts(150_000_000, 16_384)
            .saturating_add(Weight::from_parts(5_000, 0).saturating_mul(a.into()))
            .saturating_add(RocksDbWeight::get().reads(3))
    }
    fn reply(r: u32) -> Weight {
        Weight::from_parts(200_000_000, 131_072)
            .saturating_add(Weight::from_parts(10_000, 0).saturating_mul(r.into()))
            .saturating_add(RocksDbWeight::get().reads(10))
            .saturating_add(RocksDbWeight::get().writes(6))
    }
    fn receive(r: u32) -> Weight {
        Weight::from_parts(200_000_000, 16_384)
            .saturating_add(Weight::from_parts(10_000, 0).saturating_mul(r.into()))
            .saturating_add(RocksDbWeight::get().reads(5))
            .saturating_add(RocksDbWeight::get().writes(6))
    }
    fn take() -> Weight {
        Weight::from_parts(200_000_000, 49_152)
            .saturating_add(RocksDbWeight::get().reads(4))
            .saturating_add(RocksDbWeight::get().writes(4))
    }
    fn expire() -> Weight {
        Weight::from_parts(150_000_000, 16_384)
            .saturating_add(RocksDbWeight::get().reads(5))
            .saturating_add(RocksDbWeight::get().writes(5))
    }
    fn set_destination() -> Weight {
        Weight::from_parts(50_000_000, 4_096).saturating_add(RocksDbWeight::get().writes(3))
    }
    fn discover() -> Weight {
        Weight::from_parts(200_000_000, 131_072)
            .saturating_add(RocksDbWeight::get().reads(10))
            .saturating_add(RocksDbWeight::get().writes(6))
    }
    fn set_asker_limit() -> Weight {
        Weight::from_parts(50_000_000, 0).saturating_add(RocksDbWeight::get().writes(1))
    }
}
