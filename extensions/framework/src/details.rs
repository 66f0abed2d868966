use alloc::vec::Vec;
use pvq_primitives::FunctionDetails;
use scale_info::form::MetaForm;

/// The description of an extension, apart from its name and ids.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Details {
    /// The documentation of the trait, line by line.
    pub docs: &'static [&'static str],
    /// Its functions, in order.
    pub functions: Vec<FunctionDetails<MetaForm>>,
}
