//! Lists the calls of a program, in a build that exports metadata.
//!
//! The calls of a program are known once it is compiled: a call may stand in any crate, behind a generic function or a
//! macro, or be removed because nothing gets there. So each call that is compiled adds an export of its own to the
//! program, all of one name, and the builder runs them before it asks for the metadata.

use crate::metadata::{Calls, ExtensionFn};
use core::cell::UnsafeCell;
use polkavm_derive::default_abi::private::{ExternMetadataV1, MetadataPointer};

/// Lists the function `F` in the metadata of the program, if what calls this is compiled into it. Costs nothing where
/// the program runs.
#[inline(always)]
pub fn list_call<F: ExtensionFn>() {
    // SAFETY: this emits no instruction. The section is that of PolkaVM's exports, whose entries are a version, the
    // address of the export's description, and that of its function, each written as an instruction that has it.
    unsafe {
        #[cfg(target_pointer_width = "64")]
        core::arch::asm!(
            ".pushsection .polkavm_exports,\"Ra\",@note",
            ".byte 1",
            "auipc zero, %pcrel_hi({description})",
            ".4byte 0",
            "auipc zero, %pcrel_hi({function})",
            ".4byte 0",
            ".popsection",
            description = sym DESCRIPTION,
            function = sym add::<F>,
            options(nomem, nostack, preserves_flags),
        );
        #[cfg(target_pointer_width = "32")]
        core::arch::asm!(
            ".pushsection .polkavm_exports,\"Ra\",@note",
            ".byte 1",
            "auipc zero, %pcrel_hi({description})",
            "auipc zero, %pcrel_hi({function})",
            ".popsection",
            description = sym DESCRIPTION,
            function = sym add::<F>,
            options(nomem, nostack, preserves_flags),
        );
    }
}

/// The name of the exports that list a call each.
#[link_section = ".polkavm_metadata"]
static NAME: &str = "pvq_call";

#[link_section = ".polkavm_metadata"]
static DESCRIPTION: ExternMetadataV1 = ExternMetadataV1 {
    version: 1,
    flags: 0,
    symbol_length: NAME.len() as u32,
    symbol: MetadataPointer(NAME.as_ptr()),
    input_regs: 0,
    output_regs: 0,
};

struct List(UnsafeCell<Option<Calls>>);

// SAFETY: there is one thread.
unsafe impl Sync for List {}

static LIST: List = List(UnsafeCell::new(None));

/// Adds the function to the list, as the export of a call.
extern "C" fn add<F: ExtensionFn>() {
    // SAFETY: there is one thread, and nothing that is called here refers to the list.
    unsafe { &mut *LIST.0.get() }.get_or_insert_default().add::<F>()
}

/// Takes the calls that were listed.
pub fn listed_calls() -> Calls {
    // SAFETY: as in `add`.
    unsafe { &mut *LIST.0.get() }.take().unwrap_or_default()
}
