use crate::{ExtensionId, FunctionIndex, InvokeSource};

/// Decides which functions a query may call.
pub trait PermissionController {
    /// Whether a query from `source` may call the function at index `function` of `extension`.
    ///
    /// `extension` is the normative id, whichever of its ids the program used, and `function`
    /// exists. Asked for every call, before its arguments are decoded and its weight is charged:
    /// what lies in storage is to be read once, when the controller is made.
    fn is_allowed(
        &self,
        extension: ExtensionId,
        function: FunctionIndex,
        source: InvokeSource,
    ) -> bool;
}

/// Every query may call every function that is registered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AllowAll;

impl PermissionController for AllowAll {
    #[inline]
    fn is_allowed(&self, _: ExtensionId, _: FunctionIndex, _: InvokeSource) -> bool {
        true
    }
}
