//! The functions of extensions in a program's metadata are those that it calls.

use pvq_primitives::ProgramMetadata;
use pvq_program_builder::Builder;

fn build() -> (Vec<u8>, ProgramMetadata) {
    let guests = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guests");
    let program = Builder::new(guests).binary("calls").features(["ledgers"]).build().unwrap();
    (program.blob, program.metadata.unwrap())
}

#[test]
fn calls_are_listed_wherever_they_stand_and_only_they() {
    let (blob, metadata) = build();
    let calls = metadata.extension_fns.iter().map(|(_, index, function)| (&*function.name, *index));
    let calls: Vec<_> = calls.collect();
    let (own, others): (Vec<_>, Vec<_>) =
        calls.into_iter().partition(|(name, _)| *name != "total_supply");
    // Neither what tests call, nor what nobody calls, nor what the compiler removes.
    assert_eq!(
        own,
        [
            ("plain", 0),
            ("imported", 1),
            ("generic", 3),
            ("pointer", 4),
            ("other_pointer", 5),
            ("object", 6),
            ("expanded", 7),
            ("tried", 8),
            ("wide", 10),
        ],
    );
    // A library's call, under the name that the guest has for the library's extension.
    assert_eq!(others, [("total_supply", 5)]);
    // The types are those of the chain that is asked.
    let output = |wanted: &str| {
        let (_, _, function) =
            metadata.extension_fns.iter().find(|(_, _, function)| function.name == wanted).unwrap();
        format!("{:?}", metadata.types.resolve(function.output.id).unwrap().type_def)
    };
    assert!(output("plain").contains("U32") && output("wide").contains("U64"));

    // The order is that of ids and indices, and the program has no trace of the list.
    let keys = metadata.extension_fns.iter().map(|(id, index, _)| (*id, *index));
    assert!(keys.is_sorted());
    assert!(!blob.windows(8).any(|bytes| bytes == b"pvq_call"));
    assert_eq!(build(), (blob, metadata));
}
