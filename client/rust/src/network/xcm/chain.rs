use super::{state, AskError};
use crate::network::connection::Node;
use codec::Encode;
use scale_value::Value;
use serde::Serialize;
use std::fmt;
use subxt::ext::scale_decode::DecodeAsType;

/// A chain that can be asked, as the chain that asks names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, DecodeAsType, Serialize)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[serde(rename_all = "camelCase")]
pub enum Chain {
    /// The relay chain of the parachain that asks.
    Relay,
    /// The parachain with this id on the same relay chain.
    Sibling(u32),
    /// The parachain with this id of the relay chain that asks.
    Child(u32),
}

impl Chain {
    /// Returns the chain as calls and storage keys have it.
    pub(super) fn value(self) -> Value<()> {
        match self {
            Self::Relay => Value::unnamed_variant("Relay", []),
            Self::Sibling(id) => Value::unnamed_variant("Sibling", [Value::u128(id.into())]),
            Self::Child(id) => Value::unnamed_variant("Child", [Value::u128(id.into())]),
        }
    }

    /// Checks that `node` is one of this chain, as far as it can be told: parachains store their ids.
    ///
    /// # Errors
    ///
    /// [`AskError::OtherChain`] if it is a node of another parachain, and errors of the connection.
    pub async fn check(self, node: &Node) -> Result<(), AskError> {
        let own = match self {
            Self::Relay => None,
            Self::Sibling(id) | Self::Child(id) => Some(id),
        };
        match state::parachain_id(node).await? {
            Some(found) if own != Some(found) => {
                Err(AskError::OtherChain { url: node.url().to_string(), found, chain: self })
            }
            _ => Ok(()),
        }
    }

    /// Returns the chain that asks `self`, as `self` names it. `id` is the asking chain's own, which a parachain has.
    pub(super) fn asked_by(self, id: Option<u32>) -> Option<Self> {
        match self {
            Self::Relay => id.map(Self::Child),
            Self::Sibling(_) => id.map(Self::Sibling),
            Self::Child(_) => Some(Self::Relay),
        }
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Relay => f.write_str("the relay chain"),
            Self::Sibling(id) | Self::Child(id) => write!(f, "parachain {id}"),
        }
    }
}
