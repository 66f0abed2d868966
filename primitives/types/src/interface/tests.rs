use super::*;
use crate::{EntrypointMetadata, ParameterMetadata};
use alloc::{format, vec, vec::Vec};
use proptest::prelude::*;
use scale_info::{meta_type, IntoPortable, Registry, TypeInfo};

/// A blob without sections: magic bytes, version, length, the end.
const EMPTY: &[u8] = b"PVM\0\x02\x0e\0\0\0\0\0\0\0\0";

/// A type with text that is no part of an interface.
#[derive(TypeInfo)]
#[allow(dead_code)]
enum Tree {
    Leaf { value: u128 },
    Inner(Vec<Tree>),
}

#[derive(TypeInfo)]
#[allow(dead_code)]
struct OfTheCallAlone(u64);

fn metadata() -> ProgramMetadata {
    let mut registry = Registry::new();
    registry.register_type(&meta_type::<()>());
    let call =
        FunctionMetadata { name: "call", inputs: vec![], output: meta_type::<OfTheCallAlone>() };
    let extension_fns = vec![(u64::MAX, 7, call.into_portable(&mut registry))];
    let first = FunctionMetadata {
        name: "first",
        inputs: vec![ParameterMetadata { name: "tree", ty: meta_type::<Tree>() }],
        output: meta_type::<Option<u32>>(),
    };
    let second = FunctionMetadata { name: "second", inputs: vec![], output: meta_type::<()>() };
    let entrypoints = [first, second]
        .map(|function| EntrypointMetadata { function, docs: vec!["Docs."] })
        .map(|entrypoint| entrypoint.into_portable(&mut registry));
    ProgramMetadata {
        version: 1,
        program: None,
        types: registry.into(),
        extension_fns,
        entrypoints: entrypoints.into(),
    }
}

fn interface() -> ProgramInterface {
    (&metadata()).try_into().unwrap()
}

/// A blob with these sections.
fn blob(sections: &[(u8, &[u8])]) -> Vec<u8> {
    let mut blob = EMPTY[..13].to_vec();
    for (id, contents) in sections {
        blob.extend([*id, 0xc0]);
        blob.extend((contents.len() as u16).to_le_bytes());
        blob.extend(*contents);
    }
    blob.push(0);
    let length = blob.len() as u64;
    blob[5..13].copy_from_slice(&length.to_le_bytes());
    blob
}

fn refused(contents: Vec<u8>) -> InterfaceError {
    ProgramInterface::of_blob(&blob(&[(INTERFACE_SECTION, &contents)])).unwrap_err()
}

#[test]
fn a_blob_tells_the_interface_that_was_added() {
    for bare in [EMPTY, &blob(&[(1, &[0; 3]), (6, &[7; 300]), (128, b"names"), (255, &[])])] {
        assert_eq!(ProgramInterface::of_blob(bare), Ok(None));
        let described = interface().added_to(bare).unwrap();
        assert_eq!(ProgramInterface::of_blob(&described), Ok(Some(interface())));
        assert_eq!(described[..5], bare[..5]);
        assert_eq!(described[13..bare.len() - 1], bare[13..bare.len() - 1]);
        assert_eq!(ProgramInterface::removed_from(&described).unwrap(), bare);
        assert_eq!(ProgramInterface::removed_from(bare).unwrap(), bare);
    }
}

#[test]
fn the_layout_is_the_documented_one() {
    let mut registry = Registry::new();
    let function = FunctionMetadata {
        name: "f",
        inputs: vec![ParameterMetadata { name: "a", ty: meta_type::<u8>() }],
        output: meta_type::<u8>(),
    };
    let entrypoints = vec![function.into_portable(&mut registry)];
    let interface = ProgramInterface {
        types: registry.into(),
        entrypoints,
        calls: vec![(0x0102_0304_0506_0708, 9)],
    };
    let section = [
        &[0xd0, 28, 1][..],
        // One type: id 0, no path, no parameters, a primitive, `u8`, no documentation.
        &[4, 0, 0, 0, 5, 3, 0],
        // One entrypoint: `f`, one parameter `a` of type 0, and the result of type 0.
        &[4, 4, b'f', 4, 4, b'a', 0, 0],
        // One call.
        &[4, 8, 7, 6, 5, 4, 3, 2, 1, 9],
    ];
    let mut expected = [&EMPTY[..13], &section.concat(), &[0]].concat();
    expected[14] = (section.concat().len() - 2) as u8;
    expected[5] = expected.len() as u8;
    assert_eq!(interface.added_to(EMPTY).unwrap(), expected);
}

#[test]
fn an_interface_has_the_types_of_entrypoints_and_no_text() {
    let interface = interface();
    let encoded = interface.encode();
    for text in [&b"OfTheCallAlone"[..], b"Docs", b"Vec<Tree>"] {
        assert!(!encoded.windows(text.len()).any(|window| window == text), "{text:?}");
    }
    let names = interface.entrypoints.iter().map(|function| function.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["first", "second"]);
    assert_eq!(interface.entrypoints[1].output.id, 0);
    assert_eq!(interface.calls, [(u64::MAX, 7)]);
    let path = &interface.types.resolve(interface.entrypoints[0].inputs[0].ty.id).unwrap().path;
    assert_eq!(path.segments.last().unwrap(), "Tree");
}

#[test]
fn two_interfaces_are_refused() {
    let contents = interface().encode();
    let twice = blob(&[(INTERFACE_SECTION, &contents), (INTERFACE_SECTION, &contents)]);
    assert_eq!(ProgramInterface::of_blob(&twice), Err(InterfaceError::Several));
    assert_eq!(ProgramInterface::removed_from(&twice), Err(InterfaceError::Several));
    assert_eq!(interface().added_to(&twice), Err(InterfaceError::Several));
    let once = interface().added_to(EMPTY).unwrap();
    assert_eq!(interface().added_to(&once), Err(InterfaceError::Present));
}

#[test]
fn its_size_is_what_removing_it_saves() {
    let bare = blob(&[(1, &[5; 40]), (6, &[7; 300])]);
    assert_eq!(ProgramInterface::size_in(&bare), 0);
    let described = interface().added_to(&bare).unwrap();
    assert_eq!(ProgramInterface::size_in(&described), described.len() - bare.len());
    // In front of other sections, and if it cannot be read.
    let unreadable = blob(&[(INTERFACE_SECTION, &[0xff; 100]), (6, &[7; 300])]);
    assert_eq!(ProgramInterface::size_in(&unreadable), 104);
}

#[test]
fn what_is_not_one_interface_in_a_blob_has_no_size() {
    let contents: (u8, &[u8]) = (INTERFACE_SECTION, &[INTERFACE_VERSION; 50]);
    let other: (u8, &[u8]) = (6, &[1; 9]);
    assert_eq!(ProgramInterface::size_in(&blob(&[contents, other, contents])), 0);
    let described = blob(&[other, contents]);
    for len in 0..described.len() {
        assert_eq!(ProgramInterface::size_in(&described[..len]), 0, "{len} bytes");
    }
    assert_eq!(ProgramInterface::size_in(&[&described[..], &[0]].concat()), 0);
    // As many sections as it looks at, the end of them included, and one more.
    let crowd = |count| [&vec![other; count][..], &[contents]].concat();
    assert_eq!(ProgramInterface::size_in(&blob(&crowd(30))), 54);
    assert_eq!(ProgramInterface::size_in(&blob(&crowd(31))), 0);
}

#[test]
fn what_is_no_blob_is_refused() {
    let whole = interface().added_to(&blob(&[(6, &[7; 30])])).unwrap();
    for len in 0..whole.len() {
        assert!(ProgramInterface::of_blob(&whole[..len]).is_err(), "{len} bytes");
        let mut cut = whole[..len].to_vec();
        if len >= 13 {
            cut[5..13].copy_from_slice(&(len as u64).to_le_bytes());
            let error = ProgramInterface::of_blob(&cut).unwrap_err();
            assert!(matches!(error, InterfaceError::Section { .. }), "{len} bytes: {error}");
        }
    }
    let mut longer = [EMPTY, &[0; 3]].concat();
    longer[5] += 3;
    let trailing = InterfaceError::TrailingBytes { count: 3 };
    assert_eq!(ProgramInterface::of_blob(&longer), Err(trailing));
    let not_a_blob = [b"ELF\0", &EMPTY[4..]].concat();
    assert_eq!(ProgramInterface::of_blob(&not_a_blob), Err(InterfaceError::NotABlob));
    // A section of 4 GiB.
    let mut huge = [&EMPTY[..13], &[INTERFACE_SECTION, 0xf0, 0xff, 0xff, 0xff, 0xff, 0]].concat();
    huge[5] = huge.len() as u8;
    assert_eq!(ProgramInterface::of_blob(&huge), Err(InterfaceError::Section { offset: 13 }));
}

#[test]
fn contents_that_do_not_decode_are_refused() {
    let encoded = interface().encode();
    assert!(matches!(refused(vec![]), InterfaceError::Encoding(_)));
    for version in [0, 2, 255] {
        let other = [&[version], &encoded[1..]].concat();
        assert_eq!(refused(other), InterfaceError::UnknownVersion(version));
    }
    for len in 1..encoded.len() {
        assert!(matches!(refused(encoded[..len].to_vec()), InterfaceError::Encoding(_)), "{len}");
    }
    assert!(matches!(refused([&encoded[..], &[0]].concat()), InterfaceError::Encoding(_)));
    // A registry of a billion types, and a path of a billion names.
    for lengths in
        [&[1, 0x03, 0xff, 0xff, 0xff, 0x3f][..], &[1, 4, 0, 0x03, 0xff, 0xff, 0xff, 0x3f]]
    {
        assert!(matches!(refused(lengths.to_vec()), InterfaceError::Encoding(_)));
    }
    let size = MAX_INTERFACE_SIZE + 1;
    assert_eq!(refused(vec![1; size]), InterfaceError::TooLarge { size });
}

#[test]
fn an_interface_that_is_not_sound_is_neither_read_nor_written() {
    let hostile = |change: &dyn Fn(&mut ProgramInterface)| {
        let mut hostile = interface();
        change(&mut hostile);
        let error = refused(hostile.encode());
        assert_eq!(hostile.added_to(EMPTY), Err(error.clone()));
        error
    };
    assert_eq!(hostile(&|i| i.entrypoints.clear()), InterfaceError::Entrypoints { count: 0 });
    let many = hostile(&|i| i.entrypoints = vec![i.entrypoints[1].clone(); 257]);
    assert_eq!(many, InterfaceError::Entrypoints { count: 257 });
    let same = hostile(&|i| i.entrypoints[1].name = "first".into());
    assert_eq!(same, InterfaceError::SameName("first".into()));
    assert_eq!(hostile(&|i| i.entrypoints[0].output.id = 99), InterfaceError::UnknownType(99));
    let input = hostile(&|i| i.entrypoints[0].inputs[0].ty.id = u32::MAX >> 2);
    assert_eq!(input, InterfaceError::UnknownType(u32::MAX >> 2));
    let position = hostile(&|i| i.types.types[1].id = 0);
    assert_eq!(position, InterfaceError::TypeId { position: 1, id: 0 });
    let cut = hostile(&|i| i.types.types.truncate(2));
    assert!(matches!(cut, InterfaceError::UnknownType(_)), "{cut}");
    assert_eq!(hostile(&|i| i.types.types[1].ty.docs.push("text".into())), InterfaceError::Text);
    for name in ["", "\x1b[2J", "a b", "a\u{202e}b", "<script>", "r#"] {
        let expected = InterfaceError::Name(name.into());
        assert_eq!(hostile(&|i| i.entrypoints[0].name = name.into()), expected);
        assert_eq!(hostile(&|i| i.entrypoints[0].inputs[0].name = name.into()), expected);
        assert_eq!(hostile(&|i| i.types.types[1].ty.path.segments = vec![name.into()]), expected);
    }
    let large = hostile(&|i| i.calls = vec![(1, 1); MAX_INTERFACE_SIZE / 9 + 1]);
    assert!(matches!(large, InterfaceError::TooLarge { .. }), "{large}");
}

#[test]
fn metadata_with_missing_types_has_no_interface() {
    let mut hostile = metadata();
    hostile.entrypoints[0].function.output.id = 1000;
    assert_eq!(ProgramInterface::try_from(&hostile), Err(InterfaceError::UnknownType(1000)));
    let mut hostile = metadata();
    hostile.types.types.clear();
    assert!(ProgramInterface::try_from(&hostile).is_err());
}

#[test]
fn types_may_nest_as_deep_as_they_fit() {
    // Each a sequence of the next one, the last one of itself.
    let mut metadata = metadata();
    let depth = 4000;
    let sequence = |of: u32| [&codec::Compact(of).encode()[..], &[0, 0, 2]].concat();
    let types: Vec<Vec<u8>> = (0..depth)
        .map(|id| {
            let next = codec::Compact((id + 1).min(depth - 1)).encode();
            [sequence(id), next, vec![0]].concat()
        })
        .collect();
    let encoded = [codec::Compact(depth).encode(), types.concat()].concat();
    metadata.types = DecodeAll::decode_all(&mut &encoded[..]).unwrap();
    metadata.entrypoints[0].function.inputs[0].ty.id = 0;
    metadata.entrypoints[0].function.output.id = 0;
    metadata.entrypoints[1].function.output.id = 0;
    let interface = ProgramInterface::try_from(&metadata).unwrap();
    assert_eq!(interface.types.types.len(), depth as usize);
    let described = interface.added_to(EMPTY).unwrap();
    assert_eq!(ProgramInterface::of_blob(&described), Ok(Some(interface)));
}

#[test]
fn errors_say_what_is_wrong() {
    let text = format!("{}", InterfaceError::Name("\x1b[2J".into()));
    assert!(text.contains("letters") && !text.contains('\x1b'), "{text}");
    let text = format!("{}", InterfaceError::TooLarge { size: 40_000 });
    assert!(text.contains("40000") && text.contains("32768"), "{text}");
}

proptest! {
    /// A section that was read can be written, and comes back.
    #[test]
    fn mutated_blobs_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut mutated = interface().added_to(&blob(&[(6, &[7; 30])])).unwrap();
        for (position, value) in changes {
            let position = 13 + position.index(mutated.len() - 13);
            mutated[position] = value;
        }
        if cuts {
            mutated.truncate(13 + cut.index(mutated.len() - 13));
            let length = mutated.len() as u64;
            mutated[5..13].copy_from_slice(&length.to_le_bytes());
        }
        if let Ok(Some(read)) = ProgramInterface::of_blob(&mutated) {
            let bare = ProgramInterface::removed_from(&mutated).unwrap();
            let again = read.added_to(&bare).unwrap();
            prop_assert_eq!(ProgramInterface::of_blob(&again), Ok(Some(read)));
        }
    }

    #[test]
    fn any_contents_are_read_or_refused(contents in prop::collection::vec(any::<u8>(), 0..200)) {
        let contents = [&[INTERFACE_VERSION], &contents[..]].concat();
        let _ = ProgramInterface::of_blob(&blob(&[(INTERFACE_SECTION, &contents)]));
    }
}
