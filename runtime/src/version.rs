//! The name and the version of this runtime.

use alloc::borrow::Cow;
use sp_version::RuntimeVersion;

macro_rules! version {
    ($spec_version:tt) => {
        /// The version of this runtime: `spec_version` changes with every change of what a block
        /// does, `transaction_version` with every change of how a call is encoded.
        #[sp_version::runtime_version]
        pub const VERSION: RuntimeVersion = RuntimeVersion {
            spec_name: Cow::Borrowed("pvq"),
            impl_name: Cow::Borrowed("pvq-runtime"),
            authoring_version: 1,
            spec_version: $spec_version,
            impl_version: 1,
            apis: crate::apis::RUNTIME_API_VERSIONS,
            transaction_version: 1,
            system_version: 1,
        };
    };
}

// The attribute writes the number into the Wasm, and only takes a literal.
#[cfg(not(feature = "upgraded"))]
version!(1);
#[cfg(feature = "upgraded")]
version!(2);
