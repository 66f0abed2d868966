use super::{
    validate::{abi_name, validate, ValidateReport},
    CommandError,
};
use crate::report::{line, program_text};
use pvq_client::{
    arguments::signature,
    program::{describe, read, Entrypoints, ProgramDescription},
    text::printable,
    types::definitions,
};
use pvq_primitives::{ExtensionId, FunctionIndex, FunctionMetadata, RegisteredProgram, WorkingSet};
use pvq_test_runner::{extension_name, function_name};
use serde_json::{json, Value};
use std::{collections::BTreeMap, fmt, path::Path};

/// The properties of a program, its entrypoints, and the extensions that it calls.
pub struct InspectReport {
    /// The program itself.
    pub program: ValidateReport,
    /// The program's description, by its blob or the JSON beside it, if there is one.
    pub description: Option<ProgramDescription>,
    /// The functions of each extension that it calls, as it says.
    pub calls: BTreeMap<ExtensionId, ExtensionCalls>,
    /// True if the extensions have the names that a node's chain gives them, false if those of the reference
    /// runtime.
    pub of_chain: bool,
}

/// The functions of an extension that a program calls.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ExtensionCalls {
    /// The extension's name, where the reference runtime or the chain has the extension.
    pub name: Option<String>,
    /// The program that the chain has installed as the extension, if it is one.
    pub program: Option<RegisteredProgram>,
    /// The functions by their positions in it: declared as in the JSON beside the program, or else the name that the
    /// reference runtime, the chain or the installed program has for it, where it has one.
    pub functions: BTreeMap<FunctionIndex, Option<String>>,
}

/// Names of extensions and of their functions, by ids and positions.
pub(super) trait ExtensionFunctions {
    /// Returns the name of an extension.
    fn extension(&self, id: ExtensionId) -> Option<String>;

    /// Returns the name of a function of an extension.
    fn function(&self, id: ExtensionId, index: FunctionIndex) -> Option<String>;

    /// Returns the program that is installed as an extension.
    fn program(&self, id: ExtensionId) -> Option<RegisteredProgram>;
}

/// Those of the reference runtime.
struct OfReferenceRuntime;

impl ExtensionFunctions for OfReferenceRuntime {
    fn extension(&self, id: ExtensionId) -> Option<String> {
        extension_name(id).map(str::to_owned)
    }

    fn function(&self, id: ExtensionId, index: FunctionIndex) -> Option<String> {
        function_name(id, index).map(str::to_owned)
    }

    // It has installed none.
    fn program(&self, _: ExtensionId) -> Option<RegisteredProgram> {
        None
    }
}

/// Looks at the program at `path` and at its metadata, which may be missing unless it is named.
///
/// # Errors
///
/// [`CommandError::Refused`] where the reference runtime does not accept the program, and [`CommandError::File`] where
/// its metadata contradicts it.
pub fn inspect(path: &Path, metadata: Option<&Path>) -> Result<InspectReport, CommandError> {
    let program = validate(path)?;
    let description = describe(path, &read(path)?, metadata)?;
    let calls = calls_of(description.as_ref(), &OfReferenceRuntime);
    Ok(InspectReport { program, description, calls, of_chain: false })
}

/// Returns the calls of a program by extension.
pub(super) fn calls_of(
    program: Option<&ProgramDescription>,
    names: &impl ExtensionFunctions,
) -> BTreeMap<ExtensionId, ExtensionCalls> {
    let mut calls = BTreeMap::<ExtensionId, ExtensionCalls>::new();
    let mut add = |id: ExtensionId, index: FunctionIndex, declared: Option<String>| {
        let calls = calls.entry(id).or_default();
        calls.name = names.extension(id);
        calls.program = names.program(id);
        calls.functions.insert(index, declared.or_else(|| names.function(id, index)));
    };
    match program {
        Some(ProgramDescription::OfBlob(interface, None)) => {
            interface.calls.iter().for_each(|(id, index)| add(*id, *index, None));
        }
        program => {
            if let Some(metadata) = program.and_then(ProgramDescription::metadata) {
                for (id, index, function) in &metadata.extension_fns {
                    add(*id, *index, Some(signature(&metadata.types, function)));
                }
            }
        }
    }
    calls
}

impl InspectReport {
    /// The report for machines: that of [`ValidateReport`], with `entrypoints`, `types` and `extensions` where the program
    /// is described, and the `docs` of each entrypoint where there is a JSON. An extension that is an installed program has
    /// that as its `program`, and others have `null` there.
    pub fn to_json(&self) -> Value {
        let mut report = self.program.to_json();
        if let Some(program) = &self.description {
            let types = program.types();
            let signatures = program.entrypoints().map(|function| signature(types, function));
            report["entrypoints"] = signatures.collect();
            report["types"] = self.definitions(program).into();
            if let Some(metadata) = program.metadata() {
                report["docs"] = metadata.entrypoints.iter().map(|e| e.docs.join("\n")).collect();
            }
            let extensions = self.calls.iter().map(|(id, calls)| {
                let ExtensionCalls { name, program, functions } = calls;
                let functions: Vec<Value> = functions
                    .iter()
                    .map(|(index, function)| json!({ "index": index, "function": function }))
                    .collect();
                let program = program.as_ref().map(|RegisteredProgram { hash, label, .. }| {
                    json!({ "hash": hash, "label": String::from_utf8_lossy(label) })
                });
                let id = id.to_string();
                json!({ "id": id, "name": name, "program": program, "functions": functions })
            });
            report["extensions"] = extensions.collect();
        }
        report
    }

    /// The structs and enums that functions of the program take or return, and, where the JSON tells, those of its
    /// extensions.
    fn definitions(&self, program: &ProgramDescription) -> Vec<String> {
        let roots = |function: &FunctionMetadata| {
            let inputs = function.inputs.iter().map(|input| input.ty.id);
            inputs.chain([function.output.id]).collect::<Vec<_>>()
        };
        match program.metadata() {
            Some(metadata) => {
                let called = metadata.extension_fns.iter().map(|(_, _, function)| function);
                definitions(&metadata.types, metadata.entrypoints().chain(called).flat_map(roots))
            }
            None => definitions(program.types(), program.entrypoints().flat_map(roots)),
        }
    }
}

impl fmt::Display for InspectReport {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let info = &self.program.info;
        line(f, "program", self.program.path.display())?;
        line(f, "hash", const_hex::encode_prefixed(info.hash))?;
        line(f, "size", format_args!("{} bytes", info.size))?;
        line(f, "isa", &info.isa)?;
        line(f, "abi", abi_name(info.abi))?;
        let imports = match info.imports.is_empty() {
            true => "none".to_owned(),
            false => info.imports.join(", "),
        };
        line(f, "imports", imports)?;
        line(
            f,
            "code",
            format_args!(
                "{} bytes, {} instructions in {} basic blocks, at most {} in one",
                info.code_size, info.instructions, info.basic_blocks, info.max_block_size
            ),
        )?;
        line(
            f,
            "memory",
            format_args!(
                "{} bytes declared: {} read-only, {} read-write, {} stack",
                info.memory, info.ro_data, info.rw_data, info.stack
            ),
        )?;
        line(
            f,
            "interpreter",
            format_args!("{} bytes at most for compiled code", info.interpreter_memory),
        )?;
        let working_set = match WorkingSet::of(info) {
            WorkingSet::Small => "small: its instructions cost least",
            WorkingSet::Medium => "medium: branches and jumps cost more than in a small one",
            WorkingSet::Large => {
                "large: branches, jumps, loads and stores cost several times as much"
            }
        };
        line(f, "working set", working_set)?;

        let Some(program) = &self.description else {
            return writeln!(
                f,
                "\nno metadata in the program or next to it, so its entrypoints and calls are not known"
            );
        };
        let types = program.types();
        let docs = |index: usize| Some(&program.metadata()?.entrypoints.get(index)?.docs);
        writeln!(f, "\nentrypoints")?;
        for (index, function) in program.entrypoints().enumerate() {
            writeln!(f, "  {index:>3}  {}", signature(types, function))?;
            for text in docs(index).into_iter().flatten() {
                writeln!(f, "       {}", printable(text))?;
            }
        }
        writeln!(f, "\ncalls")?;
        let unknown = match self.of_chain {
            true => "an extension that the chain does not have",
            false => "an extension that the reference runtime does not have",
        };
        for (id, ExtensionCalls { name, program, functions }) in &self.calls {
            let name = match (name, program) {
                (Some(name), _) => name.clone(),
                (None, Some(program)) => program_text(program),
                (None, None) => unknown.to_owned(),
            };
            writeln!(f, "  {name} (id {id})")?;
            for (index, function) in functions {
                let unknown = "a function that is not known";
                writeln!(f, "  {index:>3}  {}", function.as_deref().unwrap_or(unknown))?;
            }
        }
        if self.calls.is_empty() {
            writeln!(f, "  none")?;
        }
        let definitions = self.definitions(program);
        if !definitions.is_empty() {
            writeln!(f, "\ntypes")?;
            for definition in definitions {
                writeln!(f, "  {definition}")?;
            }
        }
        Ok(())
    }
}
