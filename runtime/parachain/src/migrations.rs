//! Migrations of the storage, which run with the first block after an upgrade.

use crate::Runtime;
use pallet_pvq::migrations::{AddInstalled, AddWeightLimits, DropStaleRules, LowerLimits};

/// Those of queries.
pub type Migrations = (
    AddWeightLimits<Runtime>,
    AddInstalled<Runtime>,
    LowerLimits<Runtime>,
    DropStaleRules<Runtime>,
);
