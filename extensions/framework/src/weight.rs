use crate::{CallContext, ExtensionFailure, Weight};

/// What a call weighs under `()`, the placeholder `WeightInfo` of every extension: one read of
/// storage, in picoseconds of a RocksDB-backed node on reference hardware, and the proof of a
/// value in a trie of millions of entries, 4 KiB.
///
/// A function with weight components weighs this once, and once more for each unit of each
/// component. Conservative for functions that read a value per unit, not a measurement: a runtime
/// that charges for queries benchmarks its extensions and registers those weights.
pub const UNBENCHMARKED: Weight = Weight::from_parts(25_000_000, 4096);

/// Corrects a charge of `charged` to `actual`, which is known once the function has run.
///
/// Usually that is a refund. A function that did more than was charged for breaks its declaration;
/// the difference is charged then, so that it is not free either.
pub fn settle(
    context: &mut CallContext,
    charged: Weight,
    actual: Weight,
) -> Result<(), ExtensionFailure> {
    let excess = actual.saturating_sub(charged);
    if excess != Weight::zero() {
        context.charge(excess)?;
    }
    context.refund(charged.saturating_sub(actual));
    Ok(())
}
