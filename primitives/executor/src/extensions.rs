use crate::{clock::Deadline, Execution, GasSchedule, RunOptions};
use alloc::vec::Vec;
use pvq_primitives::{ExtensionAnswer, ExtensionCall, ExtensionFailure, ExtensionId, HostError};
use sp_weights::Weight;

/// Answers the calls of a program.
///
/// `pvq_extension::ExtensionsExecutor` implements it for a registry of extensions, `()` for no extensions
/// at all.
pub trait Extensions {
    /// Answers one call.
    ///
    /// `call` is the function's index, then its SCALE-encoded arguments, as the program sent it. The
    /// response is appended to `response`, which is empty.
    ///
    /// The executor has charged the base cost and the bytes of `call`; the implementation has to
    /// [charge](CallContext::charge) the function's own weight *before* the function runs.
    fn call(
        &self,
        extension_id: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure>;

    /// Returns whether nobody waits for the query any more, which then ends with
    /// [`Timeout`](crate::PvqExecutorError::Timeout). Called whenever the time is checked.
    fn cancelled(&self) -> bool {
        false
    }
}

impl Extensions for () {
    fn call(
        &self,
        _: ExtensionId,
        _: &[u8],
        _: &mut CallContext,
        _: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        Err(HostError::UnknownExtension.into())
    }
}

impl<E: Extensions + ?Sized> Extensions for &E {
    fn call(
        &self,
        extension_id: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        (**self).call(extension_id, call, context, response)
    }

    fn cancelled(&self) -> bool {
        (**self).cancelled()
    }
}

/// The query that a call belongs to: the gas, proof size and time that it has left, and its depth of nesting.
#[derive(Clone, Debug)]
pub struct CallContext {
    pub(crate) gas_left: i64,
    pub(crate) proof_size_left: u64,
    pub(crate) deadline: Deadline,
    pub(crate) depth: u32,
    pub(crate) schedule: GasSchedule,
}

impl CallContext {
    /// Returns a context for one call of a query that runs elsewhere and has this much left.
    pub fn new(gas_left: i64, proof_size_left: u64, schedule: GasSchedule) -> Self {
        Self { gas_left, proof_size_left, schedule, ..Self::unmetered() }
    }

    /// Returns a context without limits, to call an extension outside of any query.
    pub fn unmetered() -> Self {
        Self {
            gas_left: i64::MAX,
            proof_size_left: u64::MAX,
            deadline: Deadline::never(),
            depth: 0,
            schedule: GasSchedule::default(),
        }
    }

    /// Returns a context that can pay for `weight` and no more, with the default [`GasSchedule`].
    pub fn with_weight_limit(weight: Weight) -> Self {
        let schedule = GasSchedule::default();
        Self {
            gas_left: schedule.weight_to_gas(weight),
            proof_size_left: weight.proof_size(),
            ..Self::unmetered()
        }
    }

    /// Charges `weight`. To be called before the work that it is for.
    ///
    /// # Errors
    ///
    /// [`ExtensionFailure::OutOfGas`] where less is left. Nothing is charged then.
    pub fn charge(&mut self, weight: Weight) -> Result<(), ExtensionFailure> {
        let gas = self.schedule.weight_to_gas(weight);
        self.charge_gas(gas.unsigned_abs(), weight.proof_size())
    }

    /// Refunds `weight` that [`charge`](Self::charge) took and the call did not use.
    ///
    /// `weight` must not exceed what this call was charged.
    pub fn refund(&mut self, weight: Weight) {
        // Rounded down, so that charging and refunding never gains.
        let gas = weight.ref_time() / self.schedule.ref_time_per_gas.max(1);
        self.gas_left = self.gas_left.saturating_add_unsigned(gas);
        self.proof_size_left = self.proof_size_left.saturating_add(weight.proof_size());
    }

    /// Returns the query's depth of nesting: 0 for one that no other query started.
    pub fn depth(&self) -> u32 {
        self.depth
    }

    /// Returns the gas that the query has left.
    pub fn gas_left(&self) -> i64 {
        self.gas_left
    }

    /// Returns the bytes of proof that the query has left.
    pub fn proof_size_left(&self) -> u64 {
        self.proof_size_left
    }

    /// Returns the weight that the query has left.
    pub fn weight_left(&self) -> Weight {
        self.schedule.gas_to_weight(self.gas_left, self.proof_size_left)
    }

    /// Returns a call to `extension` for a host elsewhere to answer.
    ///
    /// [Settle](Self::settle_answer) the answer.
    pub fn extension_call(&self, extension: ExtensionId, call: &[u8]) -> ExtensionCall {
        ExtensionCall {
            extension,
            call: call.to_vec(),
            gas_left: self.gas_left,
            proof_size_left: self.proof_size_left,
        }
    }

    /// Returns the answer to `call`, with the charges that this context has got since it had what `call` has
    /// left.
    pub fn answer(
        &self,
        call: &ExtensionCall,
        result: Result<Vec<u8>, ExtensionFailure>,
    ) -> ExtensionAnswer {
        ExtensionAnswer {
            result,
            // An extension that refunds more than it charged gains nothing.
            gas: call.gas_left.saturating_sub(self.gas_left).max(0),
            proof_size: call.proof_size_left.saturating_sub(self.proof_size_left),
        }
    }

    /// Charges the usage of a call that was answered elsewhere, and returns its response.
    ///
    /// # Errors
    ///
    /// The error of the answer, and [`ExtensionFailure::OutOfGas`] where the query cannot pay for it.
    pub fn settle_answer(&mut self, answer: ExtensionAnswer) -> Result<Vec<u8>, ExtensionFailure> {
        let ExtensionAnswer { result, gas, proof_size } = answer;
        // A negative charge counts as zero, so that an answer adds no gas.
        self.charge_gas(u64::try_from(gas).unwrap_or(0), proof_size)?;
        result
    }

    /// Returns the options of a query nested in this one: one level deeper, and limited by the weight and the
    /// time that are left. The limit is a weight because the prices of the nested query may differ.
    ///
    /// [Settle](Self::settle) it when it has run.
    pub fn nested(&self) -> RunOptions {
        RunOptions {
            weight_limit: Some(self.weight_left()),
            time_limit: self.deadline.time_left(),
            depth: self.depth.saturating_add(1),
            ..Default::default()
        }
    }

    /// Charges the weight of a [nested](Self::nested) query.
    ///
    /// # Errors
    ///
    /// [`ExtensionFailure::OutOfGas`] where less is left.
    pub fn settle(&mut self, execution: &Execution) -> Result<(), ExtensionFailure> {
        self.charge(execution.metrics.usage.weight)
    }

    /// Charges gas and proof size that were metered elsewhere at the same prices.
    ///
    /// # Errors
    ///
    /// [`ExtensionFailure::OutOfGas`] where less is left of either. Nothing is charged then.
    pub fn charge_gas(&mut self, gas: u64, proof_size: u64) -> Result<(), ExtensionFailure> {
        let gas_left = i64::try_from(gas).ok().and_then(|gas| self.gas_left.checked_sub(gas));
        let gas_left = gas_left.filter(|left| *left >= 0).ok_or(ExtensionFailure::OutOfGas)?;
        let proof_size_left =
            self.proof_size_left.checked_sub(proof_size).ok_or(ExtensionFailure::OutOfGas)?;
        (self.gas_left, self.proof_size_left) = (gas_left, proof_size_left);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charging_and_refunding_never_gains() {
        for ref_time in [0, 1, 4_499, 4_500, 4_501, 1_000_003] {
            let mut context = CallContext::with_weight_limit(Weight::from_parts(2_000_000, 10));
            let before = context.gas_left;
            context.charge(Weight::from_parts(ref_time, 3)).unwrap();
            context.refund(Weight::from_parts(ref_time, 3));
            assert!(context.gas_left <= before);
            assert_eq!(context.proof_size_left, 10);
        }
    }

    #[test]
    fn a_charge_beyond_what_is_left_takes_nothing() {
        let mut context = CallContext::with_weight_limit(Weight::from_parts(9_000, 10));
        assert_eq!(context.charge(Weight::from_parts(9_001, 0)), Err(ExtensionFailure::OutOfGas));
        assert_eq!(context.charge(Weight::from_parts(0, 11)), Err(ExtensionFailure::OutOfGas));
        assert_eq!(context.charge(Weight::from_parts(9_000, 10)), Ok(()));
        assert_eq!(context.weight_left(), Weight::zero());
    }
}
