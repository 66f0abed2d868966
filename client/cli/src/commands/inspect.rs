use super::{
    validate::{abi_name, validate, ValidateReport},
    CommandError,
};
use crate::report::line;
use pvq_client::{
    arguments::signature,
    program::{read_metadata, FileError},
    types::definitions,
};
use pvq_primitives::{ExtensionId, FunctionIndex, FunctionMetadata, ProgramMetadata};
use pvq_test_runner::extension_name;
use serde_json::{json, Value};
use std::{collections::BTreeMap, fmt, path::Path};

/// The properties of a program, its entrypoints, and the extensions that it calls.
pub struct InspectReport {
    /// The program itself.
    pub program: ValidateReport,
    /// Its metadata, if there is any.
    pub metadata: Option<ProgramMetadata>,
    /// The functions of each extension that it calls, from its metadata.
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
    /// The functions with their positions in it, in order.
    pub functions: Vec<(FunctionIndex, FunctionMetadata)>,
}

/// Looks at the program at `path` and its metadata, which may be missing unless it is named.
///
/// # Errors
///
/// [`CommandError::Refused`] where the reference runtime does not accept the program.
pub fn inspect(path: &Path, metadata: Option<&Path>) -> Result<InspectReport, CommandError> {
    let program = validate(path)?;
    let metadata = metadata_of(path, metadata)?;
    let name = |id| extension_name(id).map(str::to_owned);
    let calls = calls_of(metadata.as_ref(), name);
    Ok(InspectReport { program, metadata, calls, of_chain: false })
}

/// Reads the metadata of the program at `path`, which may be missing unless it is named.
pub(super) fn metadata_of(
    path: &Path,
    metadata: Option<&Path>,
) -> Result<Option<ProgramMetadata>, CommandError> {
    match read_metadata(path, metadata) {
        Err(FileError::NoMetadata { .. }) => Ok(None),
        read => Ok(Some(read?)),
    }
}

/// Returns the calls of a program by extension, whose name `name` knows.
pub(super) fn calls_of(
    metadata: Option<&ProgramMetadata>,
    name: impl Fn(ExtensionId) -> Option<String>,
) -> BTreeMap<ExtensionId, ExtensionCalls> {
    let mut calls = BTreeMap::<ExtensionId, ExtensionCalls>::new();
    for (id, index, function) in metadata.into_iter().flat_map(|metadata| &metadata.extension_fns) {
        let calls = calls.entry(*id).or_default();
        calls.name = name(*id);
        calls.functions.push((*index, function.clone()));
        calls.functions.sort_by_key(|(index, _)| *index);
    }
    calls
}

impl InspectReport {
    /// The report for machines: that of [`ValidateReport`], with `entrypoints`, `types` and `extensions` where
    /// there is metadata.
    pub fn to_json(&self) -> Value {
        let mut report = self.program.to_json();
        if let Some(ProgramMetadata { types, entrypoints, .. }) = &self.metadata {
            let signatures = entrypoints.iter().map(|function| signature(types, function));
            report["entrypoints"] = signatures.collect();
            report["types"] = definitions(types, self.roots()).into();
            let extensions = self.calls.iter().map(|(id, ExtensionCalls { name, functions })| {
                let functions: Vec<Value> = functions
                    .iter()
                    .map(|(index, f)| json!({ "index": index, "function": signature(types, f) }))
                    .collect();
                json!({ "id": id.to_string(), "name": name, "functions": functions })
            });
            report["extensions"] = extensions.collect();
        }
        report
    }

    /// The types that functions of the program or its extensions take or return.
    fn roots(&self) -> Vec<u32> {
        let functions = self.metadata.iter().flat_map(|metadata| {
            metadata.entrypoints.iter().chain(metadata.extension_fns.iter().map(|(_, _, f)| f))
        });
        functions
            .flat_map(|f| f.inputs.iter().map(|input| input.ty.id).chain([f.output.id]))
            .collect()
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

        let Some(metadata) = &self.metadata else {
            return writeln!(
                f,
                "\nno metadata next to the program, so its entrypoints and calls are not known"
            );
        };
        let types = &metadata.types;
        writeln!(f, "\nentrypoints")?;
        for (index, function) in metadata.entrypoints.iter().enumerate() {
            writeln!(f, "  {index:>3}  {}", signature(types, function))?;
        }
        writeln!(f, "\ncalls")?;
        let unknown = match self.of_chain {
            true => "an extension that the chain does not have",
            false => "an extension that the reference runtime does not have",
        };
        for (id, ExtensionCalls { name, functions }) in &self.calls {
            writeln!(f, "  {} (id {id})", name.as_deref().unwrap_or(unknown))?;
            for (index, function) in functions {
                writeln!(f, "  {index:>3}  {}", signature(types, function))?;
            }
        }
        if self.calls.is_empty() {
            writeln!(f, "  none")?;
        }
        let definitions = definitions(types, self.roots());
        if !definitions.is_empty() {
            writeln!(f, "\ntypes")?;
            for definition in definitions {
                writeln!(f, "  {definition}")?;
            }
        }
        Ok(())
    }
}
