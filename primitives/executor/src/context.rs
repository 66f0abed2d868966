use crate::Extensions;

/// The context in which programs run: the extensions that answer their calls.
#[derive(Clone, Debug, Default)]
pub struct PvqExecutorContext<E> {
    extensions: E,
}

impl<E: Extensions> PvqExecutorContext<E> {
    /// Returns a context in which `extensions` answers the calls.
    pub fn new(extensions: E) -> Self {
        Self { extensions }
    }

    /// Returns the extensions.
    pub fn extensions(&self) -> &E {
        &self.extensions
    }
}
