use super::CommandError;
use pvq_test_runner::Genesis;
use serde_json::Value;

/// Returns the genesis preset of the reference runtime that is called `preset`, as JSON: a patch of
/// the runtime's default genesis.
///
/// # Errors
///
/// [`CommandError::Genesis`] where there is no such preset.
pub fn genesis(preset: &str) -> Result<Value, CommandError> {
    Ok(Genesis::of_preset(preset).preset_json()?)
}
