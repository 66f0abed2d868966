use pvq_primitives::AccountId32;

/// A type whose SCALE encoding is its memory. Entrypoints may take references to it, and slices of it, that point into
/// the arguments.
///
/// # Safety
///
/// For every value of the type, the SCALE encoding is its bytes in memory, in order. Every sequence of [`size_of`]
/// bytes is a value; the size is not zero, the alignment is one, and there is no padding and no interior mutability.
#[diagnostic::on_unimplemented(
    message = "a reference to `{Self}` cannot point into the arguments",
    label = "the encoding of `{Self}` is not its memory",
    note = "take an owned value: `Vec<{Self}>` instead of a slice, `{Self}` instead of a reference"
)]
pub unsafe trait Plain: Copy + 'static {}

// SAFETY: a byte is encoded as itself.
unsafe impl Plain for u8 {}

// SAFETY: as `u8`, in two's complement.
unsafe impl Plain for i8 {}

// SAFETY: an array is encoded as its items, one after the other, without a length.
unsafe impl<T: Plain, const N: usize> Plain for [T; N] {}

// SAFETY: it is encoded as its only field, an array of bytes, whose layout it has by `repr(transparent)`.
unsafe impl Plain for AccountId32 {}
