//! Computations: each takes a seed and a size, and returns a checksum of its work. They are pure, so a program and the
//! machine that builds it give the same results.

mod checksum;
mod crc32;
mod edit_distance;
mod interpreter;
mod lz;
mod map;
mod matrix;
mod merge_sort;
mod power;
mod queens;
mod random;
mod scale;
mod search;
mod sieve;
mod text;

use checksum::Checksum;
use random::Random;

pub use crc32::crc32;
pub use edit_distance::edit_distance;
pub use interpreter::interpreter;
pub use lz::lz;
pub use map::map;
pub use matrix::matrix;
pub use merge_sort::merge_sort;
pub use power::power;
pub use queens::queens;
pub use scale::scale;
pub use search::search;
pub use sieve::sieve;
pub use text::text;
