use super::{kinds, parsed, scan, Operands};
use alloc::{vec, vec::Vec};
use polkavm::{
    program::{InstructionSet, InstructionSetKind, Opcode},
    ArcBytes, ProgramBlob, ProgramParts,
};
use polkavm_common::program::{ISA_Latest32, ISA_ReviveV1};
use proptest::prelude::*;
use pvq_guest_fixtures as fixtures;
use InstructionSetKind::{Latest32, ReviveV1};

/// Returns a program of `code`, whose instructions begin where `begins` says.
fn program(isa: InstructionSetKind, code: &[u8], begins: impl Fn(usize) -> bool) -> ProgramBlob {
    let mut section = Vec::new();
    // No jump table, and then the length of the code in two bytes.
    section.extend([0, 0, 0x80 | (code.len() >> 8) as u8, code.len() as u8]);
    section.extend(code);
    let bits = |byte: usize| {
        (0..8)
            .filter(|bit| 8 * byte + bit < code.len() && begins(8 * byte + bit))
            .map(|bit| 1 << bit)
            .sum()
    };
    section.extend((0..code.len().div_ceil(8)).map(|byte| -> u8 { bits(byte) }));
    let mut parts = ProgramParts::empty(isa);
    parts.code_and_jump_table = ArcBytes::from(section);
    let blob = ProgramBlob::from_parts(parts).unwrap();
    assert_eq!(blob.code(), code);
    blob
}

/// Asserts that the pass and PolkaVM's parser find the same in a program. Returns whether it is valid.
fn agree(blob: &ProgramBlob, imports: usize) -> bool {
    let found = scan(blob, imports);
    assert_eq!(found, parsed::scan(blob, imports), "{:?} {:?}", blob.code(), blob.bitmask());
    found.is_ok()
}

/// Returns the parts of all programs that there are to test with, of the instruction sets that run.
fn all() -> Vec<ProgramParts> {
    let hostile = fixtures::hostile::all().into_iter().map(|(_, program)| program);
    let programs = fixtures::ALL.iter().map(|fixture| fixture.program.to_vec());
    let programs = programs.chain([fixtures::SHAPES.to_vec()]).chain(hostile);
    programs
        .filter_map(|program| ProgramParts::from_bytes(ArcBytes::from(program)).ok())
        .filter(|parts| matches!(parts.isa, ReviveV1 | Latest32))
        .collect()
}

/// Returns the byte of an opcode.
fn byte(isa: InstructionSetKind, opcode: Opcode) -> u8 {
    isa.opcode_to_u8(opcode).unwrap()
}

#[test]
fn every_program_has_the_same_instructions_and_errors() {
    let mut valid = 0;
    for parts in all() {
        if let Ok(blob) = ProgramBlob::from_parts(parts) {
            for imports in 0..3 {
                valid += u32::from(agree(&blob, imports));
            }
        }
    }
    assert!(valid > 50, "{valid}");
}

#[test]
fn every_opcode_has_the_same_registers_and_ends() {
    for isa in [ReviveV1, Latest32] {
        for opcode in 0..=u8::MAX {
            for operand in 0..=u8::MAX {
                for operands in [[operand, 0], [0, operand]] {
                    let code = [&[opcode], &operands[..], &[0, 0]].concat();
                    // With an end of its own, with operands of no byte, and at the end of the code.
                    agree(&program(isa, &code, |offset| [0, 3, 4].contains(&offset)), 2);
                    agree(&program(isa, &code, |_| true), 2);
                    agree(&program(isa, &code[..3], |offset| offset == 0), 2);
                }
            }
            agree(&program(isa, &[opcode], |_| true), 1);
        }
    }
}

#[test]
fn every_opcode_is_in_the_table() {
    for (isa, opcodes) in [
        (ReviveV1, ISA_ReviveV1::RAW_OPCODE_TO_ENUM_CONST),
        (Latest32, ISA_Latest32::RAW_OPCODE_TO_ENUM_CONST),
    ] {
        for (byte, kind) in kinds(opcodes).iter().enumerate() {
            let opcode = isa.opcode_from_u8(byte as u8);
            assert_eq!(kind.operands != Operands::Invalid, opcode.is_some());
            if let Some(opcode) = opcode {
                assert_eq!(kind.falls_through, opcode.can_fallthrough(), "{opcode}");
                assert_eq!(kind.ends_block, opcode.starts_new_basic_block(), "{opcode}");
            }
        }
    }
}

#[test]
fn other_rules_have_another_version() {
    let rules = |kinds: &super::Kinds| -> Vec<u8> {
        let bytes = |kind: &super::Kind| {
            [kind.operands as u8, kind.registers, kind.falls_through.into(), kind.ends_block.into()]
        };
        kinds.iter().flat_map(bytes).collect()
    };
    let rules = [rules(&super::REVIVE_V1), rules(&super::LATEST_32)].concat();
    let digest = sp_crypto_hashing::twox_64(&rules);
    assert_eq!(
        (super::VALIDATION_VERSION, u64::from_le_bytes(digest)),
        (1, 8950269390715735735),
        "instructions are validated by other rules: raise the version, and note the new digest",
    );
}

#[test]
fn instructions_end_at_the_same_places() {
    // An instruction at any place of a byte of the bitmask, with operands of any length, and any rest of the code.
    for isa in [ReviveV1, Latest32] {
        for opcode in [Opcode::trap, Opcode::load_imm, Opcode::jump_indirect] {
            for start in 0..9 {
                for operands in 0..60 {
                    for rest in 0..40 {
                        let mut code = vec![byte(isa, Opcode::trap); start + 1 + operands + rest];
                        code[start] = byte(isa, opcode);
                        let next = start + 1 + operands;
                        let begins = |offset| offset <= start || offset >= next;
                        agree(&program(isa, &code, begins), 0);
                    }
                }
            }
        }
    }
}

#[test]
fn a_program_without_code_or_without_a_first_instruction_is_invalid() {
    for isa in [ReviveV1, Latest32] {
        assert!(!agree(&program(isa, &[], |_| false), 0));
        assert!(!agree(&program(isa, &[0; 40], |_| false), 0));
        assert!(!agree(&program(isa, &[0; 40], |offset| offset > 0), 0));
        assert!(agree(&program(isa, &[0; 40], |_| true), 0));
    }
}

/// An instruction set that programs may use.
fn isa() -> impl Strategy<Value = InstructionSetKind> {
    prop::sample::select(vec![ReviveV1, Latest32])
}

#[test]
fn random_code_has_the_same_instructions_and_errors() {
    let bytes = prop::collection::vec(any::<u8>(), 0..200);
    let begins = prop::collection::vec(prop::bool::weighted(0.3), 200);
    proptest!(|(isa in isa(), code in bytes, begins in begins, imports in 0..3usize)| {
        agree(&program(isa, &code, |offset| begins[offset]), imports);
    });
}

/// An instruction of any opcode, with operands that are mostly good.
fn instruction(isa: InstructionSetKind) -> impl Strategy<Value = Vec<u8>> {
    let opcodes: Vec<u8> =
        (0..=u8::MAX).filter(|byte| isa.opcode_from_u8(*byte).is_some()).collect();
    let branches: Vec<u8> = opcodes
        .iter()
        .copied()
        .filter(|byte| isa.opcode_from_u8(*byte).unwrap().starts_new_basic_block())
        .collect();
    let opcode = prop_oneof![prop::sample::select(opcodes), prop::sample::select(branches)];
    let operand = prop_oneof![0..13u8, (0..12u8).prop_map(|high| high << 4), (240..=255u8)];
    (opcode, prop::collection::vec(operand, 0..6))
        .prop_map(|(opcode, operands)| [&[opcode], &operands[..]].concat())
}

#[test]
fn code_of_whole_instructions_has_the_same_instructions_and_errors() {
    let instructions =
        isa().prop_flat_map(|isa| (Just(isa), prop::collection::vec(instruction(isa), 1..30)));
    let valid = core::cell::Cell::new(0);
    proptest!(|((isa, instructions) in instructions, imports in 0..3usize)| {
        let code = instructions.concat();
        let starts: Vec<usize> = instructions
            .iter()
            .scan(0, |end, instruction| {
                let start = *end;
                *end += instruction.len();
                Some(start)
            })
            .collect();
        // All beginnings of it, so that an error hides none that comes before it.
        for end in 1..=starts.len() {
            let end = starts.get(end).copied().unwrap_or(code.len());
            let blob = program(isa, &code[..end], |offset| starts.contains(&offset));
            valid.set(valid.get() + u32::from(agree(&blob, imports)));
        }
    });
    assert!(valid.get() > 20, "{}", valid.get());
}

#[test]
fn mutants_have_the_same_instructions_and_errors() {
    let programs: Vec<ProgramParts> =
        all().into_iter().filter(|parts| parts.code_and_jump_table.len() < 40_000).collect();
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4);
    let valid = core::cell::Cell::new(0);
    let indices = any::<prop::sample::Index>();
    proptest!(|(index in indices, changes in changes, flips in any::<bool>())| {
        let mut parts = programs[index.index(programs.len())].clone();
        let mut section = parts.code_and_jump_table.to_vec();
        for (index, byte) in changes {
            let index = index.index(section.len());
            // A change of one bit is the likeliest to leave the program valid.
            section[index] = if flips { section[index] ^ 1 << (byte & 7) } else { byte };
        }
        parts.code_and_jump_table = ArcBytes::from(section);
        if let Ok(blob) = ProgramBlob::from_parts(parts) {
            valid.set(valid.get() + u32::from(agree(&blob, 2)));
        }
    });
    assert!(valid.get() > 10, "{}", valid.get());
}
