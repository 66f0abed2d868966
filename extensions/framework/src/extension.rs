use crate::{
    CallContext, Details, ExtensionFailure, ExtensionId, ExtensionsExecutor, RegisterError, Route,
};
use alloc::vec::Vec;

/// An extension and its implementation, as a registry knows it.
///
/// [`extension_decl`](crate::extension_decl) implements it for the type `Dispatch`. Implement it by
/// hand only for an extension whose functions the macro cannot express, such as one that runs nested
/// queries and therefore needs the [`CallContext`].
pub trait Extension: 'static {
    /// The name of the trait that declares it.
    const NAME: &'static str;

    /// The [normative id](crate::id::normative).
    const ID: ExtensionId;

    /// The [id that programs of PVQ 0.1 use](crate::id::legacy).
    const LEGACY_ID: ExtensionId;

    /// The number of its functions, at most 256.
    const FUNCTIONS: usize;

    /// Answers one call: charges for the [decoding](crate::decoding) of its arguments and decodes
    /// them, charges the weight of the function, runs it, and appends its encoded result to
    /// `response`.
    ///
    /// `call` is the function's index, which the registry has checked to be less than
    /// [`FUNCTIONS`](Self::FUNCTIONS), then the arguments. Only their transfer to the host has been
    /// charged before.
    ///
    /// # Errors
    ///
    /// [`HostError::MalformedCall`](crate::HostError::MalformedCall) when the arguments do not decode within the
    /// [limits](crate::limits) or bytes are left over; [`ExtensionFailure::OutOfGas`] when the query
    /// cannot pay for the call, which then has not run.
    fn dispatch(
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure>;

    /// Describes it, and its functions in order, for metadata.
    fn details() -> Details;
}

/// Extensions that are registered together.
///
/// [`extensions_impl`](crate::extensions_impl) implements it for the module's struct. A single
/// [`Extension`] is a set, and so is a tuple of up to eight sets.
pub trait ExtensionSet: 'static {
    /// Returns the normative id of the extension in the set that answers to `id`, normative or legacy.
    fn resolve(id: ExtensionId) -> Option<ExtensionId>;

    /// Returns the route of the calls to `id`, normative or legacy, if an extension in the set answers to it. Of those
    /// that do, it is the first.
    ///
    /// A runtime answers the calls of a query by this, because it has to register nothing before.
    fn route(id: ExtensionId) -> Option<Route>;

    /// Registers each of them.
    ///
    /// # Errors
    ///
    /// Returns the error of [`ExtensionsExecutor::try_register`] for the first extension that cannot be registered.
    /// The others are registered all the same, also those after it.
    fn register_in<P>(extensions: &mut ExtensionsExecutor<P>) -> Result<(), RegisterError>;

    /// Returns whether one of them answers to `id`, normative or legacy, as an implementation of
    /// `ExtensionCore::has_extension` does.
    fn contains(id: ExtensionId) -> bool {
        Self::resolve(id).is_some()
    }
}

impl<E: Extension> ExtensionSet for E {
    fn resolve(id: ExtensionId) -> Option<ExtensionId> {
        (id == E::ID || id == E::LEGACY_ID).then_some(E::ID)
    }

    #[inline]
    fn route(id: ExtensionId) -> Option<Route> {
        (id == E::ID || id == E::LEGACY_ID).then_some(const { Route::of::<E>() })
    }

    fn register_in<P>(extensions: &mut ExtensionsExecutor<P>) -> Result<(), RegisterError> {
        extensions.try_register::<E>()
    }
}

macro_rules! tuple_of_sets {
    ($($set:ident)*) => {
        impl<$($set: ExtensionSet),*> ExtensionSet for ($($set,)*) {
            fn resolve(id: ExtensionId) -> Option<ExtensionId> {
                None$(.or_else(|| $set::resolve(id)))*
            }

            #[inline]
            fn route(id: ExtensionId) -> Option<Route> {
                None$(.or_else(|| $set::route(id)))*
            }

            fn register_in<P>(extensions: &mut ExtensionsExecutor<P>) -> Result<(), RegisterError> {
                Ok(())$(.and($set::register_in(extensions)))*
            }
        }
    };
}

tuple_of_sets!(A);
tuple_of_sets!(A B);
tuple_of_sets!(A B C);
tuple_of_sets!(A B C D);
tuple_of_sets!(A B C D E);
tuple_of_sets!(A B C D E F);
tuple_of_sets!(A B C D E F G);
tuple_of_sets!(A B C D E F G H);
