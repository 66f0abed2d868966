//! What the functions of the extensions weigh in this runtime, as its benchmarks say.
//!
//! `scripts/benchmark.sh` writes the files.

pub mod pvq_extension_core;
pub mod pvq_extension_fungibles;
pub mod pvq_extension_fungibles_batch;
pub mod pvq_extension_hashing;
pub mod pvq_extension_swap;
