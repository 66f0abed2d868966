//! The configuration of each pallet.

mod assets;
mod collators;
mod committee;
mod fees;
mod messages;
mod pvq;
mod pvq_xcm;
mod system;
mod xcm;

pub use self::xcm::{
    LocationToAccountId, NativeLocation, OriginConverter, RelayLocation, Weigher, XcmConfig,
    XcmRouter, MAX_ASSETS,
};
pub use assets::{AssetsInstance, PoolAssetsInstance};
pub use collators::{ConsensusHook, StakingPot};
pub use committee::CommitteeInstance;
pub use fees::{MessageWeightToFee, WeightToFee};
pub use pvq::Governance;
pub use pvq_xcm::ResponseHandler;
