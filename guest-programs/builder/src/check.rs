//! The checks that a chain makes of a blob.

use polkavm::{program::Instruction, ProgramBlob, ProgramCounter};
use pvq_executor::{
    Engine, EngineConfig, InvalidProgram, ProgramInfo, PvqExecutorError, RunConfig,
};
use pvq_primitives::Limits;
use std::collections::BTreeSet;

/// The most functions that one reason names.
const MAX_FUNCTIONS: usize = 5;

/// The most entries of the debug information to read for the names of one instruction's functions.
const MAX_DEBUG_ENTRIES: usize = 1024;

/// Returns the reasons for which a chain with these limits refuses `blob`: every limit that it exceeds, or the first
/// other flaw. `with_names` links the same program with the names of its functions.
pub(crate) fn refusals(
    blob: &[u8],
    limits: Limits,
    with_names: impl FnOnce() -> Option<Vec<u8>>,
) -> Vec<String> {
    let engine = Engine::new(EngineConfig::default());
    let unlimited = RunConfig {
        max_program_size: u32::MAX,
        max_memory: u32::MAX,
        stack_size: u32::MAX,
        ..Default::default()
    };
    let info = match engine.validate(blob, &unlimited) {
        Ok(info) => info,
        Err(PvqExecutorError::InvalidProgram(error)) => {
            let functions = with_names().map_or_else(Vec::new, |named| functions(&named, &error));
            return vec![match functions.is_empty() {
                true => error.to_string(),
                false => format!("{error} (in {})", functions.join(", ")),
            }];
        }
        Err(error) => return vec![error.to_string()],
    };
    // One limit at a time, to report every one that is exceeded.
    let program_size = RunConfig { max_program_size: limits.program_size, ..unlimited.clone() };
    let stack = RunConfig { stack_size: limits.stack_size, ..unlimited.clone() };
    let memory = RunConfig { max_memory: limits.memory, ..unlimited };
    [program_size, stack, memory]
        .iter()
        .filter_map(|config| match engine.validate(blob, config) {
            Err(PvqExecutorError::InvalidProgram(error)) => Some(too_large(&error, &info)),
            _ => None,
        })
        .collect()
}

/// Describes a limit that is exceeded, and how to stay within it.
fn too_large(error: &InvalidProgram, info: &ProgramInfo) -> String {
    match error {
        InvalidProgram::TooLarge { size, limit } => format!(
            "it has {size} bytes, and {limit} are allowed: build it with `--opt-level z` \
             (`Builder::opt_level`), or, for a chain that allows more, with `--max-program-size` \
             (`Builder::max_program_size`)"
        ),
        InvalidProgram::StackTooLarge { size, limit } => format!(
            "it declares {size} bytes of stack, and {limit} are allowed: lower `stack = ..` of \
             `#[pvq_program::program]`, or, for a chain that allows more, build it with \
             `--max-stack-size` (`Builder::max_stack_size`)"
        ),
        InvalidProgram::MemoryTooLarge { size, limit } => format!(
            "it declares {size} bytes of memory ({} read-only, {} of data and heap, {} of stack), and \
             {limit} are allowed: lower `heap = ..` or `stack = ..` of `#[pvq_program::program]`, or \
             the size of its statics, or, for a chain that allows more, build it with `--max-memory` \
             (`Builder::max_memory`)",
            info.ro_data, info.rw_data, info.stack
        ),
        other => other.to_string(),
    }
}

/// Returns the functions that an error is about, by the symbols in `named`.
fn functions(named: &[u8], error: &InvalidProgram) -> Vec<String> {
    let Ok(blob) = ProgramBlob::parse(named.into()) else { return Vec::new() };
    let of_import = |symbol: &str| {
        let mut imports = blob.imports().into_iter();
        imports
            .position(|import| import.is_some_and(|import| import.as_bytes() == symbol.as_bytes()))
    };
    let wanted = |index: u32, offset: u32| match error {
        InvalidProgram::UnknownImport { name, .. } => of_import(name) == Some(index as usize),
        InvalidProgram::MalformedImport { index: malformed } => *malformed == index,
        InvalidProgram::InvalidInstruction { offset: at }
        | InvalidProgram::InvalidRegister { offset: at }
        | InvalidProgram::InvalidJump { offset: at, .. } => *at == offset,
        _ => false,
    };
    let mut frames = BTreeSet::new();
    for instruction in blob.instructions() {
        let index = match instruction.kind {
            Instruction::ecalli(index) => index as u32,
            _ => u32::MAX,
        };
        if wanted(index, instruction.offset.0) {
            frames.extend(names(&blob, instruction.offset));
        }
    }
    // PolkaVM's macros add functions around imports and exports, which are not in the guest's source.
    let (added, written): (Vec<_>, Vec<_>) =
        frames.into_iter().partition(|name| name.contains("::trampoline"));
    if written.is_empty() && added.iter().any(|name| name.contains("::__pvq_export::")) {
        return vec!["an entrypoint".into()];
    }
    written.iter().take(MAX_FUNCTIONS).map(|name| format!("`{name}`")).collect()
}

/// Returns the names of the function that the instruction at `offset` was written in, and of those that it was inlined
/// into.
fn names(blob: &ProgramBlob, offset: ProgramCounter) -> Vec<String> {
    blob.get_frame_info_for(offset, Some(MAX_DEBUG_ENTRIES))
        .filter_map(|frame| Some(without_hashes(&frame.full_name().ok()?.to_string())))
        .filter(|name| !name.is_empty())
        .collect()
}

/// Returns a function's name without the hashes that the compiler adds: `::h` and 16 hex digits at the end, or as many
/// in brackets after each crate's name, the first of which the linker replaces by `::`.
fn without_hashes(name: &str) -> String {
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((name, hash)) if hash.len() == 16 && is_hex(hash) => name,
        _ => name,
    };
    let mut kept = String::new();
    for part in name.split_inclusive(']') {
        let digits = part.strip_suffix(']').and_then(|part| {
            let start = part.rfind(|c: char| !c.is_ascii_hexdigit())? + 1;
            (part.len() - start >= 8).then_some(&part[..start])
        });
        kept.push_str(match digits {
            Some(before) => before.strip_suffix('[').or(before.strip_suffix("::")).unwrap_or(part),
            None => part,
        });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use pvq_primitives::MAX_LIMITS;

    #[test]
    fn a_functions_name_has_no_hashes() {
        for (name, expected) in [
            ("pvq", "pvq"),
            ("guest::hash", "guest::hash"),
            ("guest::ask::h0123456789abcdef", "guest::ask"),
            ("guest[7f4bc48b23bd91a9]::ask", "guest::ask"),
            ("guest::f4bc48b23bd91a9]::ask", "guest::ask"),
            ("<a[7f4bc48b23bd91a9]::T as b[2d72bae41bcca045]::U>::f", "<a::T as b::U>::f"),
            ("<[u8] as a[7f4bc48b23bd91a9]::T>::f", "<[u8] as a::T>::f"),
        ] {
            assert_eq!(without_hashes(name), expected);
        }
    }

    #[test]
    fn what_is_no_program_is_refused() {
        let limits = Limits { program_size: 1, memory: 1, stack_size: 1, ..MAX_LIMITS };
        let reasons = refusals(b"no program", limits, || None);
        assert!(matches!(&reasons[..], [reason] if reason.contains("not a PolkaVM blob")));
    }
}
