use codec::{Codec, DecodeWithMemTracking};
use scale_info::TypeInfo;

/// What a function of an extension takes and returns.
///
/// It has a SCALE encoding whose decoding is bounded in memory, and a description for metadata.
/// Implemented for every type that qualifies; bound the associated types of an extension by it.
///
/// Do not take collections of types that encode to nothing, such as `Vec<()>`: four bytes of a
/// call would then stand for a billion elements to decode.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot cross between a program and its host",
    note = "a type of one's own derives `Encode`, `Decode`, `DecodeWithMemTracking` and `TypeInfo`",
    note = "an associated type of an extension is bounded: `type AssetId: pvq_extension::Parameter;`"
)]
pub trait Parameter: Codec + DecodeWithMemTracking + TypeInfo + 'static {}

impl<T: Codec + DecodeWithMemTracking + TypeInfo + 'static> Parameter for T {}
