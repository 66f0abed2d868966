//! Migrations of the storage, which run with the first block after an upgrade.

use crate::Runtime;
use pallet_pvq::migrations::{
    AddInstalled, AddValidations, AddWeightLimits, DropStaleRules, LowerLimits, Revalidate,
};

/// Those of queries.
pub type Migrations = (
    AddWeightLimits<Runtime>,
    AddInstalled<Runtime>,
    AddValidations<Runtime>,
    Revalidate<Runtime>,
    LowerLimits<Runtime>,
    DropStaleRules<Runtime>,
);
