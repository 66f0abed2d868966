use crate::{
    AllowAll, CallContext, Details, Extension, ExtensionFailure, ExtensionId, ExtensionSet,
    Extensions, FunctionIndex, HostError, InvokeSource, Metadata, PerSource, PermissionController,
};
use alloc::{string::ToString, vec::Vec};
use core::fmt;
use pvq_primitives::{abi::DEBUG_MESSAGE_ID, ExtensionDetails, ExtensionMetadata, QueryMetadata};
use scale_info::Registry;

/// The extensions of one host, which answer the calls of one source of queries.
///
/// Each extension answers to both of its ids. `P` decides which of the registered functions a
/// query may call.
///
/// ```
/// use pvq_extension::{
///     Extensions, ExtensionsExecutor, ExtensionId, FunctionIndex, InvokeSource,
///     PermissionController,
/// };
///
/// struct NoMessages;
///
/// impl PermissionController for NoMessages {
///     fn is_allowed(&self, _: ExtensionId, _: FunctionIndex, source: InvokeSource) -> bool {
///         source != InvokeSource::Xcm
///     }
/// }
///
/// let extensions = ExtensionsExecutor::new()
///     .with_permissions(NoMessages)
///     .with_source(InvokeSource::Extrinsic);
/// assert!(extensions.metadata().extensions.is_empty());
/// ```
pub struct ExtensionsExecutor<P = AllowAll> {
    source: InvokeSource,
    /// Sorted by id.
    routes: Vec<(ExtensionId, Route)>,
    extensions: Vec<ExtensionEntry>,
    permissions: P,
}

/// [`Extension::dispatch`] of an extension.
type Dispatch = fn(&[u8], &mut CallContext, &mut Vec<u8>) -> Result<(), ExtensionFailure>;

/// The target of the calls to an extension, with all that a call needs, so that it is one look-up.
#[derive(Clone, Copy)]
pub struct Route {
    normative: ExtensionId,
    functions: usize,
    dispatch: Dispatch,
}

impl Route {
    /// Returns the route of the calls to `E`, whichever of its ids they have.
    #[inline]
    pub const fn of<E: Extension>() -> Self {
        const { assert!(E::FUNCTIONS <= 256, "an extension has at most 256 functions") }
        Self { normative: E::ID, functions: E::FUNCTIONS, dispatch: E::dispatch }
    }

    /// Answers a call as [`Extensions::call`] does, for a query from `source` and where `permissions` decide.
    ///
    /// # Errors
    ///
    /// Those of [`Extensions::call`].
    #[inline]
    pub fn call<P: PermissionController>(
        &self,
        permissions: &P,
        source: InvokeSource,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let function: FunctionIndex = *call.first().ok_or(HostError::MalformedCall)?;
        if usize::from(function) >= self.functions {
            return Err(HostError::UnknownFunction.into());
        }
        if !permissions.is_allowed(self.normative, function, source) {
            return Err(HostError::PermissionDenied.into());
        }
        (self.dispatch)(call, context, response)
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Route").field(&self.normative).finish()
    }
}

#[derive(Clone, Copy)]
struct ExtensionEntry {
    id: ExtensionId,
    legacy_id: ExtensionId,
    name: &'static str,
    details: fn() -> Details,
}

impl ExtensionsExecutor {
    /// Creates a registry without any extension, for queries from [`InvokeSource::RuntimeApi`], which
    /// may call everything that is registered.
    pub const fn new() -> Self {
        Self {
            source: InvokeSource::RuntimeApi,
            routes: Vec::new(),
            extensions: Vec::new(),
            permissions: AllowAll,
        }
    }
}

impl<P> ExtensionsExecutor<P> {
    /// Returns the same extensions, for queries from `source`.
    pub fn with_source(mut self, source: InvokeSource) -> Self {
        self.source = source;
        self
    }

    /// Returns the same extensions, with `permissions` to decide which functions may be called.
    pub fn with_permissions<Q: PermissionController>(
        self,
        permissions: Q,
    ) -> ExtensionsExecutor<Q> {
        ExtensionsExecutor {
            source: self.source,
            routes: self.routes,
            extensions: self.extensions,
            permissions,
        }
    }

    /// Returns what decides which functions may be called.
    pub const fn permissions(&self) -> &P {
        &self.permissions
    }

    /// Returns the source of the queries.
    pub const fn source(&self) -> InvokeSource {
        self.source
    }

    /// Adds an extension.
    ///
    /// # Panics
    ///
    /// When [`try_register`](Self::try_register) fails. That depends on the registered extensions
    /// alone: a host whose setup has succeeded once always succeeds.
    #[track_caller]
    pub fn register<E: Extension>(&mut self) -> &mut Self {
        match self.try_register::<E>() {
            Ok(()) => self,
            Err(error) => panic!("{error}"),
        }
    }

    /// Adds an extension.
    ///
    /// # Errors
    ///
    /// [`RegisterError`] when one of its ids is taken or reserved. Nothing has been added or replaced
    /// then.
    pub fn try_register<E: Extension>(&mut self) -> Result<(), RegisterError> {
        let entry = ExtensionEntry {
            id: E::ID,
            legacy_id: E::LEGACY_ID,
            name: E::NAME,
            details: E::details,
        };
        self.try_add(entry, Route::of::<E>())
    }

    /// Adds an extension. All types of extensions share this code.
    fn try_add(&mut self, entry: ExtensionEntry, route: Route) -> Result<(), RegisterError> {
        let ids = [entry.id, entry.legacy_id];
        for id in ids {
            if id == DEBUG_MESSAGE_ID {
                return Err(RegisterError::Reserved { extension: entry.name });
            }
            if self.routes.binary_search_by_key(&id, |(id, _)| *id).is_ok() {
                return Err(RegisterError::IdTaken {
                    id,
                    extension: entry.name,
                    holder: self.name(id).unwrap_or_default(),
                });
            }
        }

        for id in ids {
            // An extension whose two ids are equal has one route.
            if let Err(position) = self.routes.binary_search_by_key(&id, |(id, _)| *id) {
                self.routes.insert(position, (id, route));
            }
        }
        self.extensions.push(entry);
        Ok(())
    }

    /// Returns the normative id of the extension that answers to `id`, if there is one.
    pub fn resolve(&self, id: ExtensionId) -> Option<ExtensionId> {
        self.route(id).map(|route| route.normative)
    }

    /// Returns the name of the extension that answers to `id`, if there is one.
    pub fn name(&self, id: ExtensionId) -> Option<&'static str> {
        self.extensions
            .iter()
            .find(|extension| extension.id == id || extension.legacy_id == id)
            .map(|extension| extension.name)
    }

    /// Describes the extensions, each under both of its ids.
    pub fn metadata(&self) -> Metadata {
        let mut types = Registry::new();
        let mut extensions = alloc::collections::BTreeMap::new();
        for registered in &self.extensions {
            let functions = (registered.details)().functions;
            let metadata = ExtensionMetadata {
                name: registered.name.into(),
                functions: types.map_into_portable(functions.into_iter().map(|it| it.function)),
            };
            extensions.insert(registered.legacy_id.to_string(), metadata.clone());
            extensions.insert(registered.id.to_string(), metadata);
        }
        Metadata { types: types.into(), extensions }
    }

    /// Returns the normative ids of the extensions, in the order of their registration.
    pub fn ids(&self) -> impl Iterator<Item = ExtensionId> + '_ {
        self.extensions.iter().map(|extension| extension.id)
    }

    /// Describes the extensions, each once, with their documentation and weights. `sources` returns the
    /// sources whose queries may call the extension with a normative id.
    pub fn details(&self, sources: impl Fn(ExtensionId) -> PerSource<bool>) -> QueryMetadata {
        let mut types = Registry::new();
        let extensions = self
            .extensions
            .iter()
            .map(|registered| {
                let Details { docs, functions } = (registered.details)();
                ExtensionDetails {
                    name: registered.name.into(),
                    id: registered.id,
                    legacy_id: registered.legacy_id,
                    docs: docs.iter().map(|line| (*line).into()).collect(),
                    sources: sources(registered.id),
                    functions: types.map_into_portable(functions),
                }
            })
            .collect();
        QueryMetadata { types: types.into(), extensions }
    }

    #[inline]
    fn route(&self, id: ExtensionId) -> Option<&Route> {
        let position = self.routes.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.routes.get(position).map(|(_, route)| route)
    }
}

impl<P> ExtensionsExecutor<P> {
    /// Adds the extensions of a set, such as one of [`extensions_impl`](crate::extensions_impl).
    ///
    /// # Panics
    ///
    /// When [`try_register`](Self::try_register) fails for one of them.
    #[track_caller]
    pub fn register_all<S: ExtensionSet>(&mut self) -> &mut Self {
        match S::register_in(self) {
            Ok(()) => self,
            Err(error) => panic!("{error}"),
        }
    }
}

impl<P: PermissionController> ExtensionsExecutor<P> {
    /// Answers a call outside of any query, without a limit on its weight.
    ///
    /// For tests. With a mock host, a program's stubs reach the extensions as they do in a query:
    ///
    /// ```
    /// use pvq_extension::{program, ExtensionsExecutor, HostError};
    ///
    /// let extensions = ExtensionsExecutor::new();
    /// let answer: Result<u32, _> = program::mock::with_host(
    ///     |id, call| extensions.answer(id, call),
    ///     || program::call_by_id(1, 0, &()),
    /// );
    /// assert_eq!(answer, Err(program::CallError::Host(HostError::UnknownExtension)));
    /// ```
    ///
    /// # Errors
    ///
    /// Those that a program would see, and [`HostError::Failed`] for a failure that would have ended
    /// the query.
    pub fn answer(&self, id: ExtensionId, call: &[u8]) -> Result<Vec<u8>, HostError> {
        let mut response = Vec::new();
        match self.call(id, call, &mut CallContext::unmetered(), &mut response) {
            Ok(()) => Ok(response),
            Err(ExtensionFailure::Host { error, .. }) => Err(error),
            Err(_) => Err(HostError::Failed),
        }
    }
}

impl<P: PermissionController> Extensions for ExtensionsExecutor<P> {
    #[inline]
    fn call(
        &self,
        extension_id: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let route = self.route(extension_id).ok_or(HostError::UnknownExtension)?;
        route.call(&self.permissions, self.source, call, context, response)
    }
}

impl Default for ExtensionsExecutor {
    fn default() -> Self {
        Self::new()
    }
}

impl<P: Clone> Clone for ExtensionsExecutor<P> {
    fn clone(&self) -> Self {
        Self {
            source: self.source,
            routes: self.routes.clone(),
            extensions: self.extensions.clone(),
            permissions: self.permissions.clone(),
        }
    }
}

impl<P> fmt::Debug for ExtensionsExecutor<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtensionsExecutor")
            .field("source", &self.source)
            .field(
                "extensions",
                &self.extensions.iter().map(|extension| extension.name).collect::<Vec<_>>(),
            )
            .finish()
    }
}

/// The reason why an extension cannot be registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RegisterError {
    /// One of its ids belongs to an extension that is registered already.
    IdTaken {
        /// The id that both have.
        id: ExtensionId,
        /// The extension that was to be registered.
        extension: &'static str,
        /// The extension that has the id.
        holder: &'static str,
    },
    /// One of its ids is the one for debug messages.
    Reserved {
        /// The extension that was to be registered.
        extension: &'static str,
    },
}

impl fmt::Display for RegisterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IdTaken { id, extension, holder } if extension == holder => {
                write!(f, "{extension} is registered already under id {id}; register it once")
            }
            Self::IdTaken { id, extension, holder } => write!(
                f,
                "{extension} has the id {id} of {holder}, which is registered; rename one of them"
            ),
            Self::Reserved { extension } => write!(
                f,
                "{extension} has the id {DEBUG_MESSAGE_ID}, which is for debug messages; rename it"
            ),
        }
    }
}

impl core::error::Error for RegisterError {}
