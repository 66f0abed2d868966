//! Decoding of calls, and its price.
//!
//! The arguments of a call are decoded before the weight of its function is known, so their bytes are
//! charged first. The cost of a byte depends on the types of the function's parameters; each function
//! has the price of its most expensive one:
//!
//! | parameter | such as | price of a byte |
//! |---|---|---|
//! | a value that allocates nothing | `u128`, `[u8; 32]`, `Option<(u32, bool)>` | nothing |
//! | a sequence of numbers, or text | `Vec<u8>`, `Vec<u64>`, `String` | [`PER_BYTE_OF_NUMBERS`] |
//! | a sequence of elements that allocate nothing | `Vec<[u8; 32]>` | [`PER_BYTE_OF_ELEMENTS`] |
//! | anything else | `Vec<Vec<u8>>`, `Option<String>`, maps, structs with one of these | [`PER_BYTE_OF_NESTED`] |
//!
//! The first is free because its type bounds its encoding: a call with more bytes is refused without
//! reading them. The price is for decoding alone. The executor has charged for the transfer of the
//! bytes to the host before, and the function's own weight is charged after.
//!
//! The prices are reference times. Natively the worst of each kind took 0.1, 15 and 42 nanoseconds a
//! byte (`benches/dispatch.rs` measures it); the prices leave room for Wasm, where each allocation is a
//! call to the host.

use crate::{
    limits::{DECODE_MEMORY_PER_BYTE, MAX_DECODE_DEPTH, MAX_DECODE_MEMORY, MIN_DECODE_MEMORY},
    CallContext, ExtensionFailure, FunctionIndex, HostError, Weight,
};
use alloc::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    string::String,
    vec::Vec,
};
use codec::{DecodeLimit, DecodeWithMemTracking, MemTrackingInput};
use core::{fmt::Write, marker::PhantomData, mem::needs_drop};

/// Picoseconds for each byte of numbers or text, which are copied as a whole.
pub const PER_BYTE_OF_NUMBERS: u64 = 1_000;

/// Picoseconds for each byte of elements that are decoded one by one: at worst, an element of a byte
/// that takes [`DECODE_MEMORY_PER_BYTE`] in memory.
pub const PER_BYTE_OF_ELEMENTS: u64 = 20_000;

/// Picoseconds for each byte of values that may allocate: at worst, an allocation for each byte.
pub const PER_BYTE_OF_NESTED: u64 = 250_000;

/// Charges for the bytes of a call's arguments, then decodes the whole call within the
/// [limits](crate::limits).
///
/// `name` is the name of the extension, for the text of errors; `prices` has the picoseconds for a byte
/// of arguments, for each of its functions. The macro's expansion calls this; an
/// [`Extension`](crate::Extension) written by hand can, too.
///
/// # Errors
///
/// [`ExtensionFailure::OutOfGas`] when the query cannot pay, in which case nothing is decoded;
/// [`HostError::MalformedCall`] when the arguments do not decode within the limits or bytes are left
/// over.
#[inline]
pub fn decode_call<C: DecodeWithMemTracking>(
    name: &'static str,
    prices: &[u64],
    call: &[u8],
    context: &mut CallContext,
) -> Result<C, ExtensionFailure> {
    let price = call.first().and_then(|function| prices.get(usize::from(*function)));
    if let Some(price) = price.filter(|price| **price > 0) {
        let arguments = call.len() as u64 - 1;
        context.charge(Weight::from_parts(arguments.saturating_mul(*price), 0))?;
    }
    let memory =
        call.len().saturating_mul(DECODE_MEMORY_PER_BYTE).saturating_add(MIN_DECODE_MEMORY);
    let mut unread = call;
    let mut input = MemTrackingInput::new(&mut unread, memory.min(MAX_DECODE_MEMORY));
    match C::decode_with_depth_limit(MAX_DECODE_DEPTH, &mut input) {
        Ok(decoded) if unread.is_empty() => Ok(decoded),
        Ok(_) => Err(malformed(name, call, "bytes are left over after the last argument")),
        // The codec's own text is left out: it differs between builds, and the text is part of the answer.
        Err(_) => Err(malformed(name, call, "the arguments do not decode within the limits")),
    }
}

#[cold]
fn malformed(name: &'static str, call: &[u8], reason: &str) -> ExtensionFailure {
    // In one allocation: a program can have its calls fail again and again.
    let mut text = String::with_capacity(name.len() + ", function 255: ".len() + reason.len());
    let function: Option<&FunctionIndex> = call.first();
    // A string takes everything.
    let _ = match function {
        Some(function) => write!(text, "{name}, function {function}: {reason}"),
        None => write!(text, "{name}: the call is empty"),
    };
    ExtensionFailure::Host { error: HostError::MalformedCall, message: Cow::Owned(text) }
}

/// The type of a parameter, for the macro's expansion.
///
/// Its constants are those of [`AnyParameterType`]. The types below have inherent ones, which the
/// compiler prefers where it knows the type, by whatever name. It does not know the type of a generic
/// parameter.
#[doc(hidden)]
pub struct ParameterType<T: ?Sized>(PhantomData<T>);

/// Properties of a type that hold unless [`ParameterType`] has inherent ones.
#[doc(hidden)]
pub trait AnyParameterType {
    /// True if it is decoded by copying its encoding as a whole.
    const IS_COPIED: bool = false;

    /// Picoseconds for each byte of its encoding, where it is not copied.
    const PRICE_OF_A_BYTE: u64;

    /// True unless it is a collection of elements that take no memory, which are assumed to have an
    /// empty encoding.
    const ELEMENTS_HAVE_SIZE: bool = true;
}

impl<T: ?Sized> AnyParameterType for ParameterType<T> {
    const PRICE_OF_A_BYTE: u64 = if needs_drop::<T>() { PER_BYTE_OF_NESTED } else { 0 };
}

impl<T> ParameterType<Vec<T>> {
    /// As [`AnyParameterType::PRICE_OF_A_BYTE`].
    pub const PRICE_OF_A_BYTE: u64 =
        if needs_drop::<T>() { PER_BYTE_OF_NESTED } else { PER_BYTE_OF_ELEMENTS };
}

macro_rules! copied {
    ($($ty:ty)*) => {$(
        impl ParameterType<$ty> {
            /// As [`AnyParameterType::IS_COPIED`].
            pub const IS_COPIED: bool = true;
        }
    )*};
}

copied!(String Vec<u8> Vec<u16> Vec<u32> Vec<u64> Vec<u128>);
copied!(Vec<i8> Vec<i16> Vec<i32> Vec<i64> Vec<i128>);

macro_rules! elements {
    ($([$($generics:tt)*] $collection:ty: $element:ty;)*) => {$(
        impl<$($generics)*> ParameterType<$collection> {
            /// As [`AnyParameterType::ELEMENTS_HAVE_SIZE`].
            pub const ELEMENTS_HAVE_SIZE: bool = size_of::<$element>() > 0;
        }
    )*};
}

elements! {
    [T] Vec<T>: T;
    [T] VecDeque<T>: T;
    [T] LinkedList<T>: T;
    [T] BinaryHeap<T>: T;
    [T] BTreeSet<T>: T;
    [K, V] BTreeMap<K, V>: (K, V);
    [T, const N: usize] [T; N]: T;
}

/// Returns the price of a byte of a function's arguments. Each parameter is copied, or has the price
/// beside.
#[doc(hidden)]
pub const fn dearest(parameters: &[(bool, u64)]) -> u64 {
    let mut dearest = 0;
    let mut index = 0;
    while index < parameters.len() {
        let price = match parameters[index] {
            (true, _) => PER_BYTE_OF_NUMBERS,
            (false, price) => price,
        };
        if price > dearest {
            dearest = price;
        }
        index += 1;
    }
    dearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::boxed::Box;
    use codec::Compact;

    /// An alias, by which the compiler still knows the collection.
    type Accounts = Vec<[u8; 32]>;
    type Units = BTreeMap<(), ()>;

    macro_rules! price {
        ($($ty:ty),*) => {
            dearest(&[$((ParameterType::<$ty>::IS_COPIED, ParameterType::<$ty>::PRICE_OF_A_BYTE)),*])
        };
    }

    #[test]
    fn a_byte_costs_what_its_type_can_make_of_it() {
        assert_eq!(price!(), 0);
        assert_eq!(price!(u8, [u8; 32], Compact<u128>, (bool, Option<u64>), ()), 0);
        assert_eq!(price!(Vec<u8>), PER_BYTE_OF_NUMBERS);
        assert_eq!(price!(String, Vec<i64>, u8), PER_BYTE_OF_NUMBERS);
        assert_eq!(price!(Accounts), PER_BYTE_OF_ELEMENTS);
        assert_eq!(price!(Vec<bool>, Vec<u8>), PER_BYTE_OF_ELEMENTS);
        assert_eq!(price!(u8, Vec<Vec<u8>>, Vec<u8>), PER_BYTE_OF_NESTED);
        assert_eq!(price!(Option<String>), PER_BYTE_OF_NESTED);
        assert_eq!(price!(BTreeMap<u8, u8>), PER_BYTE_OF_NESTED);
        assert_eq!(price!(VecDeque<u8>), PER_BYTE_OF_NESTED);
        assert_eq!(price!(Box<u8>), PER_BYTE_OF_NESTED);
    }

    #[test]
    fn a_call_that_does_not_decode_is_named_with_its_function() {
        let text = |call: &[u8]| match malformed("ExtensionX", call, "why") {
            ExtensionFailure::Host { message, .. } => message.into_owned(),
            ExtensionFailure::OutOfGas => panic!("it costs nothing"),
        };
        for function in 0..=255 {
            let expected = alloc::format!("ExtensionX, function {function}: why");
            assert_eq!(text(&[function, 0, 0]), expected);
        }
        assert_eq!(text(&[]), "ExtensionX: the call is empty");
    }

    #[test]
    fn elements_without_size_are_seen() {
        struct Nothing;
        macro_rules! sized {
            ($ty:ty) => {
                ParameterType::<$ty>::ELEMENTS_HAVE_SIZE
            };
        }
        let without = [
            sized!(Vec<()>),
            sized!(Vec<[u8; 0]>),
            sized!(Vec<PhantomData<u8>>),
            sized!(VecDeque<Nothing>),
            sized!(LinkedList<((), ())>),
            sized!(BinaryHeap<()>),
            sized!(BTreeSet<()>),
            sized!(Units),
            sized!([(); 1000]),
        ];
        assert_eq!(without, [false; 9]);
        let with = [
            sized!(()),
            sized!(Option<()>),
            sized!(Vec<u8>),
            sized!(Vec<Option<()>>),
            sized!(Accounts),
            sized!(BTreeMap<(), u8>),
            sized!(BTreeSet<bool>),
            sized!([u8; 0]),
        ];
        assert_eq!(with, [true; 8]);
    }
}
