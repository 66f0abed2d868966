use crate::Extensions;

/// What a program's calls reach: the extensions, and whatever state they read.
#[derive(Clone, Debug, Default)]
pub struct PvqExecutorContext<E> {
    extensions: E,
}

impl<E: Extensions> PvqExecutorContext<E> {
    /// A context in which `extensions` answers the calls.
    pub fn new(extensions: E) -> Self {
        Self { extensions }
    }

    /// Whoever answers the calls.
    pub fn extensions(&self) -> &E {
        &self.extensions
    }
}
