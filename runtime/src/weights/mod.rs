//! Weights of the extensions' functions, as `scripts/benchmark.sh` measures and writes them.

pub mod pvq_extension_core;
pub mod pvq_extension_fees;
pub mod pvq_extension_fungibles;
pub mod pvq_extension_fungibles_batch;
pub mod pvq_extension_hashing;
pub mod pvq_extension_pools;
pub mod pvq_extension_runtime;
pub mod pvq_extension_swap;
