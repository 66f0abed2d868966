//! The network commands against nodes that are not what they should be.
