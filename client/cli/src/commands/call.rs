use super::CommandError;
use crate::report::Usage;
#[cfg(feature = "network")]
use pvq_client::arguments::entrypoint;
use pvq_client::{
    arguments::{encode, signature},
    program::{describe, Entrypoints, FileError, ProgramDescription},
    result,
};
use pvq_primitives::{abi::EXHAUSTED_HEAP_ID, FunctionMetadata, PvqError};
use serde_json::{json, Value};
use std::{fmt, path::Path};

/// The entrypoint and the arguments that a program is run with.
#[derive(Clone, Debug)]
pub enum Call {
    /// An entrypoint by its name, and [arguments](pvq_client::arguments) as JSON.
    Entrypoint(String, Vec<String>),
    /// The arguments in hex as the program gets them, the entrypoint's index included. Needs no
    /// metadata.
    Encoded(String),
}

/// A program's result.
pub struct Output {
    /// The result as the program returned it.
    pub bytes: Vec<u8>,
    /// The result as JSON, where its type is known.
    pub decoded: Option<Value>,
    /// The result as text for people, where its type is known.
    pub text: Option<String>,
}

/// A call as the program gets it.
pub(crate) struct EncodedCall {
    /// The entrypoint's index, then the arguments.
    pub(crate) args: Vec<u8>,
    program: Option<ProgramDescription>,
}

impl EncodedCall {
    /// Encodes `call` of the program at `path`, whose blob is `blob`, by what that and the JSON say: at `metadata`, or
    /// next to the program.
    pub(crate) fn of_file(
        path: &Path,
        blob: &[u8],
        metadata: Option<&Path>,
        call: &Call,
    ) -> Result<Self, CommandError> {
        let program = match (describe(path, blob, metadata), call) {
            // Encoded arguments need no types, so that a blob that is refused is refused for what it is.
            (Err(FileError::Interface { .. }), Call::Encoded(_)) => None,
            (described, _) => described?,
        };
        match (program, call) {
            (None, Call::Entrypoint(..)) => {
                let path = path.with_extension("json");
                Err(FileError::NoMetadata { path }.into())
            }
            (program, call) => Self::of_description(program, call),
        }
    }

    /// Encodes `call` of a program by what is known of it.
    pub(crate) fn of_description(
        program: Option<ProgramDescription>,
        call: &Call,
    ) -> Result<Self, CommandError> {
        let args = match (call, &program) {
            (Call::Encoded(digits), _) => const_hex::decode(digits)?,
            (Call::Entrypoint(name, args), Some(program)) => encode(program, name, args)?,
            (Call::Entrypoint(..), None) => return Err(CommandError::NoMetadata),
        };
        Ok(Self { args, program })
    }

    /// Returns the call of an entrypoint by its name, whose arguments are not known.
    #[cfg(feature = "network")]
    pub(crate) fn of_entrypoint(
        program: ProgramDescription,
        name: &str,
    ) -> Result<Self, CommandError> {
        let (index, _) = entrypoint(&program, name)?;
        Ok(Self { args: vec![index], program: Some(program) })
    }

    /// Returns the call of a program of which nothing is known.
    #[cfg(feature = "network")]
    pub(crate) fn undescribed() -> Self {
        Self { args: Vec::new(), program: None }
    }

    fn called(&self) -> Option<(&ProgramDescription, &FunctionMetadata)> {
        let program = self.program.as_ref()?;
        Some((program, program.entrypoints().nth(usize::from(*self.args.first()?))?))
    }

    /// The entrypoint as it is declared, where that is known.
    pub(crate) fn entrypoint(&self) -> Option<String> {
        self.called().map(|(program, function)| signature(program.types(), function))
    }

    /// Decodes the result of the entrypoint.
    pub(crate) fn output(&self, bytes: Vec<u8>) -> Result<Output, CommandError> {
        let Some((program, function)) = self.called() else {
            return Ok(Output { bytes, decoded: None, text: None });
        };
        let types = program.types();
        let decoded = result::decode(types, function.output.id, &bytes)?;
        let text = result::text(types, function.output.id, &bytes)?;
        Ok(Output { bytes, decoded: Some(decoded), text: Some(text) })
    }
}

/// Adds the outcome of a query to a report for machines: `result`, whose `value` is `null` where its
/// type is not known, or `error`, with a `hint` where there is one.
pub(crate) fn outcome_json(
    outcome: &Result<Output, CommandError>,
    hint: Option<&str>,
    report: &mut Value,
) {
    match outcome {
        Ok(Output { bytes, decoded, .. }) => {
            report["result"] = json!({
                "value": decoded,
                "hex": const_hex::encode_prefixed(bytes),
            });
        }
        Err(error) => report["error"] = error.to_string().into(),
    }
    if let Some(hint) = hint {
        report["hint"] = hint.into();
    }
}

/// Returns a hint at the likely cause, where a program ran out of heap or stack, or trapped before it did
/// anything.
pub(crate) fn hint(outcome: &Result<Output, CommandError>, usage: &Usage) -> Option<&'static str> {
    let error = outcome.as_ref().err()?.query_error()?;
    let calls = &usage.query.calls;
    let heap_was_full = calls.iter().any(|calls| calls.extension == EXHAUSTED_HEAP_ID);
    match error {
        PvqError::StackOverflow => {
            Some("raise `stack = ..` of the program's `#[pvq_program::program]`, or recurse less")
        }
        PvqError::Trap if heap_was_full => {
            Some("the heap was full: raise `heap = ..` of the program's `#[pvq_program::program]`")
        }
        PvqError::Trap if calls.is_empty() && usage.messages.is_empty() => {
            Some("do the arguments fit the entrypoint, and the metadata the program?")
        }
        _ => None,
    }
}

/// The outcome of a query in a report for people: the result with an empty line, or nothing.
pub(crate) fn outcome_text(
    outcome: &Result<Output, CommandError>,
    f: &mut fmt::Formatter,
) -> fmt::Result {
    match outcome {
        Ok(Output { text: Some(text), .. }) => writeln!(f, "{text}\n"),
        Ok(Output { bytes, .. }) => writeln!(f, "{}\n", const_hex::encode_prefixed(bytes)),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pvq_primitives::{ExtensionUsage, QueryFailure};

    fn hint_of(error: PvqError, calls: &[u64]) -> Option<&'static str> {
        let failure = QueryFailure { error, message: "why".into() };
        let mut usage = Usage::default();
        let call = |&extension| ExtensionUsage { extension, ..Default::default() };
        usage.query.calls = calls.iter().map(call).collect();
        hint(&Err(CommandError::of_query("program", failure)), &usage)
    }

    #[test]
    fn a_hint_names_what_its_author_can_change() {
        let is = |hint: Option<&str>, part: &str| assert!(hint.unwrap().contains(part), "{hint:?}");
        is(hint_of(PvqError::StackOverflow, &[7]), "stack = ");
        is(hint_of(PvqError::Trap, &[7, EXHAUSTED_HEAP_ID]), "heap = ");
        is(hint_of(PvqError::Trap, &[]), "arguments");
        assert_eq!(hint_of(PvqError::Trap, &[7]), None);
        assert_eq!(hint_of(PvqError::QueryExceedsWeightLimit, &[EXHAUSTED_HEAP_ID]), None);
        assert_eq!(hint_of(PvqError::InvalidPvqProgramFormat, &[]), None);
    }
}
