//! A program that could not run is refused when it is uploaded, with the reason.

use super::*;
use crate::{
    Code,
    ProgramFlaw::{self, *},
    Programs,
};
use frame_support::assert_noop;
use pvq_guest_fixtures::{hostile, ALL, TOTAL_SUPPLY};
use std::collections::BTreeMap;

fn upload_of(code: Vec<u8>) -> Result<(), sp_runtime::DispatchError> {
    Pvq::upload(RuntimeOrigin::signed(ALICE), code)
}

/// Returns the flaws of those hostile programs that cannot run at all.
fn flaws() -> BTreeMap<&'static str, ProgramFlaw> {
    BTreeMap::from([
        ("huge_stack", StackTooLarge),
        ("huge_rw_data", MemoryTooLarge),
        ("huge_ro_data", MemoryTooLarge),
        ("legacy_huge_rw_data", MemoryTooLarge),
        ("no_export", MissingExport),
        ("unknown_import", UnknownImport),
        ("legacy_import_in_current", UnknownImport),
        ("current_import_in_legacy", UnknownImport),
        ("no_such_import", MalformedImport),
        ("jam_v1", UnsupportedInstructionSet),
        ("latest64", UnsupportedInstructionSet),
        ("sbrk_in_64_bit", InvalidInstruction),
        ("sbrk_in_latest64", UnsupportedInstructionSet),
        ("giant_basic_block", TooLarge),
        ("many_basic_blocks", InterpreterMemoryTooLarge),
        ("result_too_large", MemoryTooLarge),
        ("not_a_blob", Malformed),
        ("truncated", Malformed),
    ])
}

#[test]
fn hostile_programs_that_cannot_run_are_refused_with_the_reason() {
    new_test_ext().execute_with(|| {
        let flaws = flaws();
        let mut refused = 0;
        for (name, code) in hostile::all() {
            register(&code);
            match flaws.get(name) {
                Some(flaw) => {
                    let refusal = Err(error(Error::InvalidProgram(*flaw)));
                    assert_eq!(upload_of(code), refusal, "{name}");
                    refused += 1;
                }
                // The others fail only when they run.
                None => upload_of(code).unwrap(),
            }
        }
        assert_eq!(refused, flaws.len());
        check();
    });
}

#[test]
fn a_block_may_be_as_long_as_a_compiler_makes_it() {
    new_test_ext().execute_with(|| {
        let mut builder = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
        builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
        let mut code = vec![asm::add_imm_64(Reg::A0, Reg::A0, 1); 20_000];
        code.push(asm::ret());
        builder.set_code(&code, &[]);
        let code = builder.into_vec().unwrap();
        register(&code);
        assert_ok!(upload_of(code));
    });
}

#[test]
fn what_is_uploaded_runs() {
    new_test_ext().execute_with(|| {
        for fixture in ALL {
            let program = upload(fixture.program);
            let run = Pvq::run(
                InvokeSource::Runtime,
                pvq_primitives::Program::Registered(program),
                &[],
                Default::default(),
            );
            // Without arguments it traps, which shows that it ran.
            let error = run.result.unwrap_err().to_string();
            assert!(error.contains("trapped"), "{}: {error}", fixture.name);
        }
    });
}

#[test]
fn a_blob_beyond_the_bound_of_storage_is_refused_unregistered_or_not() {
    new_test_ext().execute_with(|| {
        let code = vec![0; MaxLimits::get().program_size as usize + 1];
        assert_noop!(upload_of(code.clone()), error(Error::InvalidProgram(TooLarge)));
        register(&code);
        assert_noop!(upload_of(code), error(Error::InvalidProgram(TooLarge)));
    });
}

#[test]
fn a_blob_is_checked_against_the_limits_that_hold() {
    new_test_ext().execute_with(|| {
        let program = register(TOTAL_SUPPLY);
        let small = Limits { program_size: 100, ..MaxLimits::get() };
        let refused = || {
            assert_noop!(upload_of(TOTAL_SUPPLY.to_vec()), error(Error::InvalidProgram(TooLarge)));
        };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), small));
        refused();
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), MaxLimits::get()));
        register_for(TOTAL_SUPPLY, PerSource::all(true), Some(small));
        refused();
        assert_eq!(register(TOTAL_SUPPLY), program);
        assert_ok!(upload_of(TOTAL_SUPPLY.to_vec()));
    });
}

#[test]
fn bytes_that_are_not_the_program_are_not_taken_for_it() {
    new_test_ext().execute_with(|| {
        register(TOTAL_SUPPLY);
        let mut other = TOTAL_SUPPLY.to_vec();
        *other.last_mut().unwrap() ^= 1;
        assert_noop!(upload_of(other), error(Error::NotRegistered));
        assert_noop!(upload_of(Vec::new()), error(Error::NotRegistered));
        assert_eq!(Code::<Test>::iter_keys().count(), 0);
        assert_eq!(Programs::<Test>::count(), 1);
    });
}
