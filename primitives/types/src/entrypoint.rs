/// An entrypoint of a program, as a type: for clients that have the program's crate as a dependency.
///
/// `#[pvq_program::program]` implements it, off PolkaVM, for a type with the name of each entrypoint that is `pub`.
pub trait Entrypoint {
    /// The index that the arguments begin with.
    const INDEX: u8;
    /// The tuple of its parameters: `Vec<T>` for a slice, `String` for `str`, and `T` for another reference `&T`.
    type Parameters;
    /// The type that it returns.
    type Output;
}
