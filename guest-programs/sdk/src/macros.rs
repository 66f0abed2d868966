//! The parts of the expansion of `#[program]` that depend on the target or on a feature. Macros of this crate decide by
//! what this crate is compiled for, so the program's crate needs no features for that.

/// Keeps items that only exist on PolkaVM.
#[doc(hidden)]
#[macro_export]
#[cfg(target_env = "polkavm")]
macro_rules! __guest {
    ($($tokens:tt)*) => { $($tokens)* };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(target_env = "polkavm"))]
macro_rules! __guest {
    ($($tokens:tt)*) => {};
}

/// Keeps items that only exist on other targets.
#[doc(hidden)]
#[macro_export]
#[cfg(not(target_env = "polkavm"))]
macro_rules! __native {
    ($($tokens:tt)*) => { $($tokens)* };
}

#[doc(hidden)]
#[macro_export]
#[cfg(target_env = "polkavm")]
macro_rules! __native {
    ($($tokens:tt)*) => {};
}

/// Exports `pvq_metadata() -> u64`, the packed SCALE encoding of what `$metadata()` returns.
#[doc(hidden)]
#[macro_export]
#[cfg(all(feature = "metadata", target_env = "polkavm"))]
#[rustfmt::skip]
macro_rules! __export_metadata {
    ($metadata:ident) => {
        #[doc(hidden)]
        mod __pvq_metadata_export {
            #[$crate::__private::polkavm_derive::polkavm_export(
                abi = $crate::__private::polkavm_derive::default_abi
            )]
            fn pvq_metadata() -> u64 {
                $crate::__private::respond(super::$metadata())
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(all(feature = "metadata", target_env = "polkavm")))]
macro_rules! __export_metadata {
    ($metadata:ident) => {};
}
