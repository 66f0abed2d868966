use crate::{ExtensionId, FunctionIndex, InvokeSource};

/// Decides which functions a query may call.
pub trait PermissionController {
    /// Returns whether a query from `source` may call the function at index `function` of `extension`.
    ///
    /// `extension` is the normative id, whichever of its ids the program used, and `function`
    /// exists. This is called for every call, before its arguments are decoded and its weight is
    /// charged: read storage once, when the controller is created.
    fn is_allowed(
        &self,
        extension: ExtensionId,
        function: FunctionIndex,
        source: InvokeSource,
    ) -> bool;
}

/// Allows every query to call every registered function.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AllowAll;

impl PermissionController for AllowAll {
    #[inline]
    fn is_allowed(&self, _: ExtensionId, _: FunctionIndex, _: InvokeSource) -> bool {
        true
    }
}
