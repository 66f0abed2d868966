//! Settings of governance: policies, limits and rules.

use crate::{Config, Configuration, Error, Event, Pallet};
use frame_support::{
    ensure,
    pallet_prelude::{DispatchError, DispatchResult},
    traits::Get,
    weights::Weight,
};
use pvq_primitives::{ExtensionId, ExtensionRule, InvokeSource, Limits, Policy};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_set_policy(source: InvokeSource, policy: Policy) {
        Configuration::<T>::mutate(|settings| *settings.policies.get_mut(source) = policy);
        Self::deposit_event(Event::PolicySet { source, policy });
    }

    pub(crate) fn do_set_limits(limits: Limits) -> DispatchResult {
        Self::ensure_within(&limits)?;
        Configuration::<T>::mutate(|settings| settings.limits = Some(limits));
        Self::deposit_event(Event::LimitsSet { limits });
        Ok(())
    }

    pub(crate) fn do_set_weight_limit(
        source: InvokeSource,
        weight: Option<Weight>,
    ) -> DispatchResult {
        let max = Self::max_limits(source).weight;
        ensure!(weight.is_none_or(|weight| weight.all_lte(max)), Error::<T>::LimitsTooHigh);
        Configuration::<T>::mutate(|settings| *settings.weight_limits.get_mut(source) = weight);
        Self::deposit_event(Event::WeightLimitSet { source, weight });
        Ok(())
    }

    pub(crate) fn do_set_extension_rule(
        extension: ExtensionId,
        rule: Option<ExtensionRule>,
    ) -> DispatchResult {
        let extension = Configuration::<T>::try_mutate(|settings| {
            let known = settings.extension::<T>(extension);
            let rules = &mut settings.rules;
            match (known, rule) {
                (Some(extension), Some(rule)) => rules
                    .try_insert(extension, rule)
                    .map(|_| extension)
                    .map_err(|_| Error::<T>::TooManyRules),
                (Some(extension), None) => {
                    rules.remove(&extension);
                    Ok(extension)
                }
                // The rule of an extension that the runtime no longer has.
                (None, None) if rules.remove(&extension).is_some() => Ok(extension),
                (None, _) => Err(Error::<T>::UnknownExtension),
            }
        })?;
        Self::deposit_event(Event::ExtensionRuleSet { extension, rule });
        Ok(())
    }

    pub(crate) fn ensure_within(limits: &Limits) -> Result<(), DispatchError> {
        ensure!(limits.within(&T::MaxLimits::get()), Error::<T>::LimitsTooHigh);
        Ok(())
    }
}
