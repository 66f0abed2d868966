//! Whole chains, the only parties of queries by XCM.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use xcm::latest::prelude::*;

/// A chain that this one exchanges messages with.
///
/// It is a chain as a whole, and never an account, a pallet or a body in it. An answer is executed at the chain that
/// has asked, with the origin of the one that answers, so that whoever chooses what is executed there has to be that
/// chain itself. The type has no value for anything else, nor for chains behind a bridge.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Encode,
    Decode,
    DecodeWithMemTracking,
    MaxEncodedLen,
    TypeInfo,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Chain {
    /// The relay chain of this parachain.
    Relay,
    /// The parachain with this id on the same relay chain.
    Sibling(u32),
    /// The parachain with this id of this relay chain.
    Child(u32),
}

impl From<Chain> for Location {
    fn from(chain: Chain) -> Self {
        match chain {
            Chain::Relay => Location::parent(),
            Chain::Sibling(id) => Location::new(1, [Parachain(id)]),
            Chain::Child(id) => Location::new(0, [Parachain(id)]),
        }
    }
}

impl TryFrom<&Location> for Chain {
    type Error = NotAChain;

    fn try_from(location: &Location) -> Result<Self, NotAChain> {
        match location.unpack() {
            (1, []) => Ok(Self::Relay),
            (1, [Parachain(id)]) => Ok(Self::Sibling(*id)),
            (0, [Parachain(id)]) => Ok(Self::Child(*id)),
            _ => Err(NotAChain(location.clone())),
        }
    }
}

/// A location that is not a whole chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAChain(pub Location);

impl fmt::Display for NotAChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(location) = self;
        write!(
            f,
            "{location:?} is not a whole chain; only the relay chain and parachains ask and answer queries, by \
             messages without `DescendOrigin`",
        )
    }
}

impl core::error::Error for NotAChain {}
