use codec::{Codec, DecodeWithMemTracking};
use scale_info::TypeInfo;

/// A type that functions of extensions take and return.
///
/// It has a SCALE encoding whose decoding is bounded in memory, and a description for metadata.
/// Implemented for every type that qualifies; bound the associated types of an extension by it.
///
/// A function cannot take a collection of elements with an empty encoding, such as `Vec<()>`: four
/// bytes of a call would stand for a billion elements to decode. The compiler refuses one that it can
/// see: in a function's signature, also where only an implementation makes it one. It does not see into
/// structs, nor into an associated type that is such a collection itself; do not write those.
///
/// ```compile_fail
/// #[pvq_extension::extension_decl]
/// mod extension {
///     #[extension_decl::extension]
///     pub trait ExtensionCounter {
///         type Item: pvq_extension::Parameter;
///         fn count(items: Vec<Self::Item>) -> u32;
///     }
/// }
///
/// struct Chain;
///
/// impl extension::ExtensionCounter for Chain {
///     // With `u8` it compiles.
///     type Item = ();
///
///     fn count(items: Vec<()>) -> u32 {
///         items.len() as u32
///     }
/// }
///
/// # fn main() {
/// pvq_extension::ExtensionsExecutor::new().register::<extension::Dispatch<Chain>>();
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot cross between a program and its host",
    note = "a type of one's own derives `Encode`, `Decode`, `DecodeWithMemTracking` and `TypeInfo`",
    note = "an associated type of an extension is bounded: `type AssetId: pvq_extension::Parameter;`"
)]
pub trait Parameter: Codec + DecodeWithMemTracking + TypeInfo + 'static {}

impl<T: Codec + DecodeWithMemTracking + TypeInfo + 'static> Parameter for T {}
