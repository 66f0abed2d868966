use super::*;
use pvq_primitives::{
    EntrypointMetadata, FunctionMetadata, ParameterMetadata, ProgramDetails, ProgramInterface,
    ProgramMetadata,
};
use scale_info::{meta_type, IntoPortable, MetaType, Registry, TypeDef, TypeInfo};
use std::fs;

/// A blob without sections.
const EMPTY: &[u8] = b"PVM\0\x02\x0e\0\0\0\0\0\0\0\0";

#[derive(TypeInfo)]
#[allow(dead_code)]
enum Tree {
    Leaf { value: u128 },
    Inner(Vec<Tree>),
}

/// The metadata of a program with one entrypoint, after types that no other has.
fn program(
    name: &'static str,
    parameter: &'static str,
    input: MetaType,
    call: u8,
    before: &[MetaType],
) -> ProgramMetadata {
    let mut registry = Registry::new();
    registry.register_types(before.iter().copied());
    let function = FunctionMetadata {
        name,
        inputs: vec![ParameterMetadata { name: parameter, ty: input }],
        output: meta_type::<u32>(),
    };
    let called = FunctionMetadata { name: "called", inputs: vec![], output: meta_type::<u8>() };
    let entrypoint = EntrypointMetadata { function, docs: vec!["Docs."] };
    ProgramMetadata {
        version: 1,
        program: None,
        entrypoints: vec![entrypoint.into_portable(&mut registry)],
        extension_fns: vec![(7, call, called.into_portable(&mut registry))],
        types: registry.into(),
    }
}

fn difference_of(json: ProgramMetadata) -> Option<Difference> {
    let blob = program("ask", "tree", meta_type::<Tree>(), 0, &[]);
    let interface = ProgramInterface::try_from(&blob).unwrap();
    ProgramDescription::of([7; 32], Some(interface), Some(json)).err()
}

#[test]
fn metadata_of_the_same_program_agrees_whatever_its_ids() {
    let tree = meta_type::<Tree>();
    assert_eq!(difference_of(program("ask", "tree", tree, 0, &[])), None);
    let before = [meta_type::<(u8, u64)>(), meta_type::<u32>()];
    assert_eq!(difference_of(program("ask", "tree", tree, 0, &before)), None);
}

#[test]
fn what_differs_is_named() {
    let tree = meta_type::<Tree>();
    let differs = |json, parts: &[&str]| {
        let text = difference_of(json).unwrap().to_string();
        parts.iter().for_each(|part| assert!(text.contains(part), "{text}"));
    };
    differs(program("tell", "tree", tree, 0, &[]), &["entrypoint 0", "ask", "tell"]);
    differs(program("ask", "bush", tree, 0, &[]), &["ask", "(tree)", "(bush)"]);
    differs(program("ask", "tree", meta_type::<u8>(), 0, &[]), &["parameter tree of ask", "u8"]);
    // The name is the same, and a field within differs.
    let mut other = program("ask", "tree", tree, 0, &[meta_type::<u64>()]);
    for ty in &mut other.types.types {
        match &mut ty.ty.type_def {
            TypeDef::Variant(of) if ty.ty.path.segments.last().unwrap() == "Tree" => {
                of.variants[0].fields[0].ty.id = 0;
            }
            _ => {}
        }
    }
    differs(other, &["parameter tree of ask is Tree in the blob, and Tree in the JSON"]);
    differs(program("ask", "tree", tree, 1, &[]), &["blob", "function 0 of the extension 7"]);
    let mut longer = program("ask", "tree", tree, 0, &[]);
    longer.entrypoints.push(longer.entrypoints[0].clone());
    differs(longer, &["entrypoint 1 is missing in the blob, and ask in the JSON"]);
    let mut output = program("ask", "tree", tree, 0, &[]);
    output.entrypoints[0].function.output.id = 4000;
    differs(output, &["the result of ask is u32 in the blob, and ? in the JSON"]);
    let mut other = program("ask", "tree", tree, 0, &[]);
    let (name, version, docs) = ("ask".to_owned(), "1.0.0".to_owned(), vec![]);
    other.program = Some(ProgramDetails { name, version, hash: [7; 32], size: 1, docs });
    assert_eq!(difference_of(other.clone()), None);
    other.program.as_mut().unwrap().hash[31] = 8;
    differs(other, &["hash of the blob is 0x0707", "0708 in the JSON"]);
    let mut hostile = program("ask", "tree", tree, 0, &[]);
    hostile.entrypoints[0].function.name = "\x1b[2J\u{202e}".into();
    let text = difference_of(hostile).unwrap().to_string();
    assert!(!text.contains(['\x1b', '\u{202e}']), "{text}");
}

#[test]
fn a_program_is_described_by_its_blob_its_json_or_both() {
    let folder = std::env::temp_dir().join(format!("pvq-client-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("program.polkavm");
    let metadata = program("ask", "tree", meta_type::<Tree>(), 0, &[]);
    let interface = ProgramInterface::try_from(&metadata).unwrap();
    let blob = interface.added_to(EMPTY).unwrap();
    let describe = |blob: &[u8]| describe(&path, blob, None);

    assert_eq!(describe(EMPTY).unwrap(), None);
    let alone = describe(&blob).unwrap().unwrap();
    assert_eq!(alone, ProgramDescription::OfBlob(interface.clone(), None));
    assert_eq!(alone.entrypoints().count(), 1);

    let json = path.with_extension("json");
    fs::write(&json, serde_json::to_vec(&metadata).unwrap()).unwrap();
    assert_eq!(describe(EMPTY).unwrap().unwrap(), ProgramDescription::OfJson(metadata.clone()));
    let both = describe(&blob).unwrap().unwrap();
    assert_eq!(both.metadata(), Some(&metadata));
    assert!(matches!(both, ProgramDescription::OfBlob(..)));

    let another = program("tell", "tree", meta_type::<Tree>(), 0, &[]);
    fs::write(&json, serde_json::to_vec(&another).unwrap()).unwrap();
    let error = describe(&blob).unwrap_err();
    assert!(matches!(error, FileError::Contradiction { .. }), "{error}");
    assert!(error.to_string().contains("program.json"), "{error}");
    let error = describe(b"no blob").unwrap_err();
    assert!(matches!(error, FileError::Interface { .. }), "{error}");
    fs::remove_dir_all(folder).unwrap();
}
