//! The macros of `pvq-extension`, which re-exports them; see there for their use.
//!
//! Each macro parses its input into a definition, which is valid, and expands the definition. Parsing
//! finds the errors of the input and reports all of them at once; they point at the author's code and
//! say what to write instead.

#![forbid(unsafe_code)]

mod docs;
mod extension_decl;
mod extensions_impl;

use proc_macro::TokenStream;

/// Declares an extension: a module with a trait.
///
/// # The trait
///
/// Its functions take their parameters by value and have no receiver: a call is made to a chain,
/// not to an object. Parameters and results implement `pvq_extension::Parameter`, so associated
/// types are bounded by it. The position of a function is its index, and the ids come from the
/// names, so a published extension never changes: new functions go into a new one. A function that
/// a `cfg` removes has no index and is not in the ids.
///
/// # Declared ids
///
/// `#[extension_decl::ids(normative = 0x.., legacy = 0x..)]` on the trait declares its ids. A trait that
/// has others does not compile, and the error has the declared and the computed values, and says
/// whether names have changed or their order. Both ids are needed: the normative one sorts the names,
/// while calls go by position, so that two functions could change places, and so their meanings, under
/// the same id; the legacy one knows their order. Where the ids are not known yet, write `0`, and the
/// error has them. Types are in no id.
///
/// # What is generated
///
/// In the same module:
///
/// - `EXTENSION_ID` and `LEGACY_EXTENSION_ID`;
/// - `Call<Impl>`, a call as it is encoded: an enum with a variant for each function;
/// - `WeightInfo`, a trait with a method for each function, and its placeholder `impl` for `()`;
/// - `Dispatch<Impl, W = ()>`, the `pvq_extension::Extension` to register: `Impl` implements the
///   trait, `W` has the weights of its functions;
/// - `guest`, the stub.
///
/// The doc comments of the trait and of its functions become part of the metadata that clients see,
/// line by line.
///
/// All but the ids and `guest` are for hosts and left out when built for a guest
/// (`target_env = "polkavm"`).
///
/// # Weights
///
/// The weight of a call is charged before it runs. `#[extension_decl::weight(n = EXPRESSION)]` gives
/// the weight of a function a component `n: u32`; the expression sees the decoded parameters by
/// name, and the trait as `Self`. Where the amount is known only after the call, charge for an upper
/// bound, an associated constant of the trait that every implementation keeps to, and correct it:
/// `after(n = EXPRESSION)` sees the result as `output`, and the difference is refunded. A result with
/// more than the bound is charged for, and the call fails with `ResponseTooLarge`.
///
/// # Guests
///
/// For each function `balance`, `guest` has a function `balance`, which ends the program's run when
/// the call fails, `try_balance`, which returns the error, and a type `balance`, which describes the
/// function in the metadata of the programs that call it. A parameter takes any value that encodes like its type, such
/// as `&[AccountId]` for `Vec<AccountId>`. `#[extension_decl::guest(..)]` gives the functions concrete
/// types in place of the associated ones; for a chain with others, implement `guest::Types` and call
/// `guest::With::<MyTypes>::balance(..)`. Without the attribute, an extension with associated types has
/// `guest::With` only.
#[proc_macro_attribute]
pub fn extension_decl(attribute: TokenStream, item: TokenStream) -> TokenStream {
    extension_decl::expand(attribute.into(), item.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}

/// Implements a set of extensions: a module with a struct and implementations for it.
///
/// A trait is named by a path with the module that declares it, because that module's `Dispatch` is
/// registered. `weights` names a type with the extension's `WeightInfo`; without it the extension has
/// placeholder weights.
///
/// The struct gets `pvq_extension::ExtensionSet`, and the module three functions:
///
/// - `executor(source) -> ExtensionsExecutor`, with all of the set registered, to be completed by
///   `with_permissions` where not all is allowed;
/// - `metadata() -> Metadata`;
/// - `contains(id) -> bool`, whether one of the set answers to an id.
#[proc_macro_attribute]
pub fn extensions_impl(attribute: TokenStream, item: TokenStream) -> TokenStream {
    extensions_impl::expand(attribute.into(), item.into())
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
