//! What the pallet's calls and the parts of a query weigh.

use core::marker::PhantomData;
use frame_support::{
    traits::Get,
    weights::{constants::RocksDbWeight, Weight},
};

/// Weight functions of the pallet.
pub trait WeightInfo {
    /// `register`.
    fn register() -> Weight;
    /// `upload` of `b` bytes.
    fn upload(b: u32) -> Weight;
    /// `unregister`.
    fn unregister() -> Weight;
    /// `set_policy`.
    fn set_policy() -> Weight;
    /// `set_limits`.
    fn set_limits() -> Weight;
    /// `set_extension_rule`.
    fn set_extension_rule() -> Weight;
    /// `query` with a result of `r` bytes, beside what the run itself is charged.
    fn query(r: u32) -> Weight;
    /// A run that executes `n` thousand units of gas, of the dearest instructions.
    fn run_gas(n: u32) -> Weight;
    /// A run of a blob with `b` bytes of code, next to none of it executed.
    fn run_load(b: u32) -> Weight;
    /// A run that executes each of `i` instructions once.
    fn run_compile(i: u32) -> Weight;
    /// A run of a program that declares, and touches, `p` pages of 4 KiB.
    fn run_memory(p: u32) -> Weight;
    /// Memory of `p` pages of 4 KiB that the runtime's instance has not used before.
    fn fresh_memory(p: u32) -> Weight;
    /// A run that calls `c` times an extension's function that does nothing.
    fn run_calls(c: u32) -> Weight;
    /// A run in which `k` times 1024 bytes cross between program and host.
    fn run_call_bytes(k: u32) -> Weight;
}

/// Measured.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn register() -> Weight {
        Weight::from_parts(25_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn upload(b: u32) -> Weight {
        Weight::from_parts(30_000_000, 0)
            .saturating_add(Weight::from_parts(40_000, 0).saturating_mul(b.into()))
            .saturating_add(T::DbWeight::get().reads(2))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    fn unregister() -> Weight {
        Weight::from_parts(40_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(4))
    }
    fn set_policy() -> Weight {
        Weight::from_parts(10_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn set_limits() -> Weight {
        Weight::from_parts(10_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn set_extension_rule() -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    fn query(r: u32) -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(Weight::from_parts(1_000, 0).saturating_mul(r.into()))
            .saturating_add(T::DbWeight::get().reads(4))
    }
    fn run_gas(n: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(15_000_000, 0).saturating_mul(n.into()))
    }
    fn run_load(b: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(40_000, 0).saturating_mul(b.into()))
    }
    fn run_compile(i: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(90_000, 0).saturating_mul(i.into()))
    }
    fn run_memory(p: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(p.into()))
    }
    fn fresh_memory(p: u32) -> Weight {
        Weight::from_parts(1_000_000, 0)
            .saturating_add(Weight::from_parts(1_500_000, 0).saturating_mul(p.into()))
    }
    fn run_calls(c: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(400_000, 0).saturating_mul(c.into()))
    }
    fn run_call_bytes(k: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(800_000, 0).saturating_mul(k.into()))
    }
}

impl WeightInfo for () {
    fn register() -> Weight {
        Weight::from_parts(25_000_000, 0)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn upload(b: u32) -> Weight {
        Weight::from_parts(30_000_000, 0)
            .saturating_add(Weight::from_parts(40_000, 0).saturating_mul(b.into()))
            .saturating_add(RocksDbWeight::get().reads(2))
            .saturating_add(RocksDbWeight::get().writes(3))
    }
    fn unregister() -> Weight {
        Weight::from_parts(40_000_000, 0)
            .saturating_add(RocksDbWeight::get().reads(3))
            .saturating_add(RocksDbWeight::get().writes(4))
    }
    fn set_policy() -> Weight {
        Weight::from_parts(10_000_000, 0)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_limits() -> Weight {
        Weight::from_parts(10_000_000, 0)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn set_extension_rule() -> Weight {
        Weight::from_parts(15_000_000, 0)
            .saturating_add(RocksDbWeight::get().reads(1))
            .saturating_add(RocksDbWeight::get().writes(1))
    }
    fn query(r: u32) -> Weight {
        Weight::from_parts(60_000_000, 0)
            .saturating_add(Weight::from_parts(1_000, 0).saturating_mul(r.into()))
            .saturating_add(RocksDbWeight::get().reads(4))
    }
    fn run_gas(n: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(15_000_000, 0).saturating_mul(n.into()))
    }
    fn run_load(b: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(40_000, 0).saturating_mul(b.into()))
    }
    fn run_compile(i: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(90_000, 0).saturating_mul(i.into()))
    }
    fn run_memory(p: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(p.into()))
    }
    fn fresh_memory(p: u32) -> Weight {
        Weight::from_parts(1_000_000, 0)
            .saturating_add(Weight::from_parts(1_500_000, 0).saturating_mul(p.into()))
    }
    fn run_calls(c: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(400_000, 0).saturating_mul(c.into()))
    }
    fn run_call_bytes(k: u32) -> Weight {
        Weight::from_parts(20_000_000, 0)
            .saturating_add(Weight::from_parts(800_000, 0).saturating_mul(k.into()))
    }
}
