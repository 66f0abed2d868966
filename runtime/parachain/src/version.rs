//! The name and the version of this runtime.

use alloc::borrow::Cow;
use sp_version::RuntimeVersion;

/// The version of this runtime: `spec_version` changes with every change of what a block does, `transaction_version` with
/// every change of how a call is encoded.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("pvq-parachain"),
    impl_name: Cow::Borrowed("pvq-parachain-runtime"),
    authoring_version: 1,
    spec_version: 1,
    impl_version: 1,
    apis: crate::apis::RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};
