//! The macros of `pvq-program`.

#![forbid(unsafe_code)]

mod definition;
mod entrypoint;
mod expand;
mod extension;
mod options;

use proc_macro::TokenStream;
use pvq_procedural::dependency;
use syn::parse_macro_input;

/// Makes a PVQ program of a module.
///
/// ```
/// #[pvq_program::program(heap = 262144)]
/// mod holders {
///     use pvq_program::AccountId32;
///
///     #[program::extension_fn(extension_id = 1248491991627109725, fn_index = 6)]
///     fn balance(asset: u32, who: &AccountId32) -> u128;
///
///     /// Who of `accounts` holds at least `least` of `asset`.
///     #[program::entrypoint]
///     fn holders(asset: u32, least: u128, accounts: &[AccountId32]) -> Vec<AccountId32> {
///         accounts.iter().filter(|who| balance(asset, who) >= least).copied().collect()
///     }
/// }
/// ```
///
/// # Options
///
/// - `heap = BYTES`: the size of the program's heap, by default 65536. It is part of the memory that the program
///   declares, unless it never allocates; then there is none. The program reports an allocation for which the heap has
///   no room to the host, by a call to `pvq_primitives::abi::EXHAUSTED_HEAP_ID`, and ends by a trap unless it handles
///   the failure.
/// - `allocator = "bump"`, the default: the heap only grows. Blocks that are freed in the reverse order of their allocation
///   are used again, others stay until the run ends. `allocator = "picoalloc"` uses all freed memory again, and takes
///   about four kilobytes of the program's blob.
/// - `stack = BYTES`: the least size of its stack, by default 8192. A run that needs more ends with the error that the
///   stack overflowed.
///
/// # `#[program::entrypoint]`
///
/// On a function, which the program runs when the arguments begin with its index: its position among the entrypoints,
/// of which there are between 1 and 256. Its parameters are decoded from the rest of the arguments; arguments that do
/// not decode, or have bytes left over, end the run. Parameters are
///
/// - owned, of any type that is `codec::Decode`; or
/// - references that point into the arguments, without a copy: `&[T]` and `&T` where `T` is `pvq_program::Plain`, such
///   as `&[u8]`, `&[AccountId32]`, `&[u8; 32]`; and `&str`. The metadata has `Vec<T>`, `T` and `String` for them.
///
/// The result is owned, of a type that is `codec::Encode`. All types are `scale_info::TypeInfo`. An account is
/// `pvq_program::AccountId32`, by whose name clients know it; an array of 32 bytes is just bytes to them. Documentation
/// comments of entrypoints, and of their types, are in the metadata.
///
/// # `#[program::extension]`
///
/// On `use path::to::guest as alias;` where `guest` is the module of an extension's stubs. Calls are `alias::name(..)` or
/// `alias::try_name(..)`.
///
/// For a chain whose types are not the stubs' default ones, on `type Alias = path::to::guest::With<Types>;` instead.
/// Calls are then `Alias::name(..)`.
///
/// It only tells a reader what the program asks. The metadata of the program lists the functions whose stubs are called
/// by what is compiled into the program, in whatever crate the call stands: not those of tests or of dead code.
///
/// # `#[program::extension_fn(extension_id = ID, fn_index = INDEX)]`
///
/// On a function without a body, of an extension that has no stubs. Expands to `fn name(..) -> T`, which ends the run
/// when the call fails, and `fn try_name(..) -> Result<T, pvq_program::CallError>`. Parameters may be references, to
/// the same types as those of an entrypoint. The metadata of the program lists the function, called or not.
///
/// # Elsewhere than on PolkaVM
///
/// The functions stay as they are, entrypoints visible to the module's parent, and `pvq_program::mock` answers calls.
/// The module has `fn pvq(arguments: &[u8]) -> Vec<u8>`, which runs the program as its host does, and next to the
/// module there is a `main` that says how to build the program.
#[proc_macro_attribute]
pub fn program(options: TokenStream, module: TokenStream) -> TokenStream {
    let options = parse_macro_input!(options as options::Options);
    definition::Program::parse(options, module.into())
        .and_then(|program| Ok(expand::program(&program, &dependency::path("pvq-program")?)))
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
