//! The macros of `pvq-program`.

#![forbid(unsafe_code)]

mod calls;
mod definition;
mod entrypoint;
mod expand;
mod extension;
mod options;

use proc_macro::TokenStream;
use syn::{parse_macro_input, ItemMod};

/// Makes a PVQ program of a module.
///
/// ```
/// #[pvq_program::program(heap = 262144)]
/// mod holders {
///     #[program::extension_fn(extension_id = 1248491991627109725, fn_index = 6)]
///     fn balance(asset: u32, who: &[u8; 32]) -> u128;
///
///     /// Who of `accounts` holds at least `least` of `asset`.
///     #[program::entrypoint]
///     fn holders(asset: u32, least: u128, accounts: &[[u8; 32]]) -> Vec<[u8; 32]> {
///         accounts.iter().filter(|who| balance(asset, who) >= least).copied().collect()
///     }
/// }
/// ```
///
/// # Options
///
/// - `heap = BYTES`: the size of the program's heap, 65536 if not said. It is part of the memory
///   that the program declares, unless it never allocates; then there is none. An allocation for
///   which it has no room ends the run by a trap, after a call of `pvq_primitives::abi::EXHAUSTED_HEAP_ID` by
///   which the host knows the reason.
/// - `stack = BYTES`: the least size of its stack, 8192 if not said. A run that needs more ends with
///   the error that the stack overflowed.
///
/// # `#[program::entrypoint]`
///
/// On a function: the program runs it when the arguments begin with its index, which is its position
/// among the entrypoints. There is at least one and at most 256. Its parameters are decoded from the
/// rest of the arguments; what does not decode, or is left over, ends the run. They are
///
/// - owned, of any type that is `codec::Decode`; or
/// - references that point into the arguments, and cost nothing: `&[T]` and `&T` where `T` is
///   `pvq_program::Plain`, such as `&[u8]`, `&[[u8; 32]]`, `&[u8; 32]`; and `&str`. Those who call the
///   program see `Vec<T>`, `T` and `String`.
///
/// The result is owned, of a type that is `codec::Encode`. All types are `scale_info::TypeInfo`.
///
/// # `#[program::extension]`
///
/// On `use path::to::guest as alias;` where `guest` is the module of an extension's stubs. What the
/// module calls as `alias::name(..)` or `alias::try_name(..)` becomes part of the program's
/// metadata: the functions of extensions that it needs.
///
/// For a chain whose types are not the stubs' default ones, on `type Alias =
/// path::to::guest::With<Types>;` instead, and what is called as `Alias::name(..)`.
///
/// # `#[program::extension_fn(extension_id = ID, fn_index = INDEX)]`
///
/// On a function without a body: the same for a function of an extension that has no stubs. It
/// makes `fn name(..) -> T`, which ends the run when the call fails, and `fn try_name(..) ->
/// Result<T, pvq_program::CallError>`. Parameters may be references, to the same types.
///
/// # Elsewhere than on PolkaVM
///
/// The functions stay what they are, visible to the module's parent, and calls are answered by
/// `pvq_program::mock`. There is `fn pvq(arguments: &[u8]) -> Vec<u8>`, which does what the host's
/// call does, and next to the module a `main` that says what to build the program with.
#[proc_macro_attribute]
pub fn program(options: TokenStream, module: TokenStream) -> TokenStream {
    let options = parse_macro_input!(options as options::Options);
    let module = parse_macro_input!(module as ItemMod);
    definition::Program::parse(options, module)
        .map(|program| expand::program(&program))
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
