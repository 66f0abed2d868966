//! An extension has as many functions as a byte has values, and each is reached by its own.

use codec::Encode;
use pvq_extension::{
    id,
    program::{mock, ExtensionFn},
    Extension, ExtensionsExecutor, HostError,
};

macro_rules! declare {
    ($($name:ident)*) => {
        #[pvq_extension::extension_decl]
        mod extension {
            /// Returns the position of a function, and the sum of it and a number.
            #[extension_decl::extension]
            pub trait ExtensionMany {
                $(fn $name(number: u16) -> (u8, u16);)*
            }
        }

        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy)]
        enum Position { $($name,)* }

        struct Many;

        impl extension::ExtensionMany for Many {
            $(
                fn $name(number: u16) -> (u8, u16) {
                    let position = Position::$name as u8;
                    (position, number + u16::from(position))
                }
            )*
        }

        const NAMES: &[&str] = &[$(stringify!($name),)*];

        /// A stub and its position, for each function.
        type Stub = (fn(u16) -> (u8, u16), u8);

        const STUBS: &[Stub] = &[$(
            (
                |number| extension::guest::$name(number),
                <extension::guest::$name as ExtensionFn>::INDEX,
            ),
        )*];
    };
}

declare! {
    f00 f01 f02 f03 f04 f05 f06 f07 f08 f09 f0a f0b f0c f0d f0e f0f
    f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f1a f1b f1c f1d f1e f1f
    f20 f21 f22 f23 f24 f25 f26 f27 f28 f29 f2a f2b f2c f2d f2e f2f
    f30 f31 f32 f33 f34 f35 f36 f37 f38 f39 f3a f3b f3c f3d f3e f3f
    f40 f41 f42 f43 f44 f45 f46 f47 f48 f49 f4a f4b f4c f4d f4e f4f
    f50 f51 f52 f53 f54 f55 f56 f57 f58 f59 f5a f5b f5c f5d f5e f5f
    f60 f61 f62 f63 f64 f65 f66 f67 f68 f69 f6a f6b f6c f6d f6e f6f
    f70 f71 f72 f73 f74 f75 f76 f77 f78 f79 f7a f7b f7c f7d f7e f7f
    f80 f81 f82 f83 f84 f85 f86 f87 f88 f89 f8a f8b f8c f8d f8e f8f
    f90 f91 f92 f93 f94 f95 f96 f97 f98 f99 f9a f9b f9c f9d f9e f9f
    fa0 fa1 fa2 fa3 fa4 fa5 fa6 fa7 fa8 fa9 faa fab fac fad fae faf
    fb0 fb1 fb2 fb3 fb4 fb5 fb6 fb7 fb8 fb9 fba fbb fbc fbd fbe fbf
    fc0 fc1 fc2 fc3 fc4 fc5 fc6 fc7 fc8 fc9 fca fcb fcc fcd fce fcf
    fd0 fd1 fd2 fd3 fd4 fd5 fd6 fd7 fd8 fd9 fda fdb fdc fdd fde fdf
    fe0 fe1 fe2 fe3 fe4 fe5 fe6 fe7 fe8 fe9 fea feb fec fed fee fef
    ff0 ff1 ff2 ff3 ff4 ff5 ff6 ff7 ff8 ff9 ffa ffb ffc ffd ffe fff
}

fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<extension::Dispatch<Many>>();
    extensions
}

#[test]
fn every_value_of_a_byte_is_a_function() {
    assert_eq!(<extension::Dispatch<Many> as Extension>::FUNCTIONS, 256);
    let extensions = extensions();
    for position in 0..=u8::MAX {
        let expected = (position, 1_000 + u16::from(position)).encode();
        for id in [extension::EXTENSION_ID, extension::LEGACY_EXTENSION_ID] {
            assert_eq!(extensions.answer(id, &(position, 1_000u16).encode()), Ok(expected.clone()));
            assert_eq!(extensions.answer(id, &[position, 0]), Err(HostError::MalformedCall));
        }
    }
}

#[test]
fn every_stub_calls_its_function() {
    let extensions = extensions();
    assert_eq!(STUBS.len(), 256);
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            for (position, (stub, index)) in (0u8..=u8::MAX).zip(STUBS) {
                assert_eq!(*index, position);
                assert_eq!(stub(7), (position, 7 + u16::from(position)));
            }
        },
    );
}

#[test]
fn every_function_is_described_in_its_place() {
    let metadata = extensions().metadata();
    for id in [extension::EXTENSION_ID, extension::LEGACY_EXTENSION_ID] {
        let functions = &metadata.extensions[&id.to_string()].functions;
        let names: Vec<_> = functions.iter().map(|function| &function.name[..]).collect();
        assert_eq!(names, NAMES);
    }
    // The names are in lexicographic order as they are declared.
    assert_eq!(extension::EXTENSION_ID, id::normative("ExtensionMany", NAMES));
    assert_eq!(extension::LEGACY_EXTENSION_ID, id::legacy("ExtensionMany", NAMES));
}
