//! The configuration of each pallet.

mod assets;
mod committee;
mod consensus;
mod fees;
mod pvq;
mod system;

pub use assets::{AssetsInstance, PoolAssetsInstance};
pub use committee::{CommitteeInstance, RootOrTwoThirdsOfCommittee};
