use crate::{CallContext, ExtensionFailure, HostError, Weight};

/// The weight of a call under `()`, the placeholder `WeightInfo` of every extension: one read of
/// storage, in picoseconds of a RocksDB-backed node on reference hardware, and the proof of a
/// value in a trie of millions of entries, 4 KiB.
///
/// A function with weight components weighs this once, and once more for each unit of each
/// component. It is conservative for functions that read one value for each unit, and no measurement:
/// a runtime that charges for queries benchmarks its extensions and registers those weights.
pub const UNBENCHMARKED: Weight = Weight::from_parts(25_000_000, 4096);

/// Corrects a charge of `charged` to `actual`, which is known once the function has run.
///
/// Usually that is a refund. A function whose result `exceeds` the bound that was charged for has no
/// result; what it weighs more is charged, so that it is not free.
///
/// # Errors
///
/// [`ExtensionFailure::OutOfGas`] when the query cannot pay the difference,
/// [`HostError::ResponseTooLarge`] when the result exceeds its bound.
pub fn settle(
    context: &mut CallContext,
    charged: Weight,
    actual: Weight,
    exceeds: bool,
) -> Result<(), ExtensionFailure> {
    let excess = actual.saturating_sub(charged);
    if excess != Weight::zero() {
        context.charge(excess)?;
    }
    context.refund(charged.saturating_sub(actual));
    if exceeds {
        return Err(HostError::ResponseTooLarge.into());
    }
    Ok(())
}
