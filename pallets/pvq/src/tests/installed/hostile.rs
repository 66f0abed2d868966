//! Installed programs that misbehave cost the query that calls them, and nobody else.

use super::*;
use crate::limits::{INSTALLED_INTERPRETER_MEMORY, INSTALLED_LIMITS};
use codec::Encode;
use pvq_guest_fixtures::{hostile, TOTAL_SUPPLY};

#[test]
fn a_trap_is_an_error_of_the_call() {
    new_test_ext().execute_with(|| {
        for code in [hostile::trap(), hostile::null_access(), hostile::write_to_ro_data()] {
            install(ID, &code);
            fails(HostError::Failed, "the program trapped");
        }
        install(ID, &hostile::deep_recursion());
        fails(HostError::Failed, "overflowed its stack");
        // An entrypoint that does not exist.
        install(ID, TOTAL_SUPPLY);
        assert_eq!(told(InvokeSource::Xcm, &[9]), Some(HostError::Failed));
        check();
    });
}

/// Returns a program of PVQ 0.1 that takes `size` bytes of heap, and traps if it cannot have them.
fn taking(size: u32) -> Vec<u8> {
    let code = [
        asm::load_imm(Reg::A0, size as i32),
        asm::sbrk(Reg::A0, Reg::A0),
        asm::branch_eq_imm(Reg::A0, 0, 2),
        asm::load_imm(Reg::A0, 0),
        asm::load_imm(Reg::A1, 0),
        asm::ret(),
        // 2
        asm::trap(),
    ];
    assembled(InstructionSetKind::Latest32, &[], 4096, &code)
}

#[test]
fn an_installed_program_has_a_memory_of_its_own_size() {
    new_test_ext().execute_with(|| {
        let most = INSTALLED_LIMITS.memory;
        install(ID, &taking(most / 2));
        assert!(ask(InvokeSource::Xcm, &[0]).unwrap().is_empty());
        // A query may take as much, an installed program not.
        assert_ok!(run(InvokeSource::Xcm, &taking(most)).result);
        install(ID, &taking(most));
        fails(HostError::Failed, "the program trapped");
    });
}

#[test]
fn in_a_block_it_has_no_more_memory_than_a_query() {
    new_test_ext().execute_with(|| {
        let most = INSTALLED_LIMITS.memory;
        install(ID, &taking(most / 2));
        MaxBlockLimits::set(Some(Limits { memory: most / 4, ..MaxLimits::get() }));
        for source in [InvokeSource::Extrinsic, InvokeSource::Xcm, InvokeSource::Runtime] {
            assert_eq!(told(source, &[0]), Some(HostError::Failed));
        }
        assert_eq!(told(InvokeSource::RuntimeApi, &[0]), None);
    });
}

#[test]
fn what_it_declares_is_bounded_when_it_is_installed() {
    use crate::ProgramFlaw::*;
    new_test_ext().execute_with(|| {
        let refused = |code: Vec<u8>, flaw| {
            // A query may run it.
            let program = upload(&code);
            let install = Pvq::install_extension(RuntimeOrigin::root(), ID, program);
            assert_eq!(install.unwrap_err().error, error(Error::InvalidProgram(flaw)));
            assert_eq!(settings(), Default::default());
        };
        let most = INSTALLED_LIMITS;
        let data = |size: u32| vec![7; size as usize];
        refused(returning(&data(most.program_size)), TooLarge);
        refused(returning_zeros_after(&[], most.memory), MemoryTooLarge);
        // Each instruction and each basic block takes 20 bytes.
        let blocks = INSTALLED_INTERPRETER_MEMORY / 40 + 1;
        let mut code: Vec<_> = (0..blocks).map(|_| asm::fallthrough()).collect();
        code.push(asm::trap());
        let code = assembled(InstructionSetKind::ReviveV1, &[], 0, &code);
        assert!(code.len() < most.program_size as usize);
        refused(code, InterpreterMemoryTooLarge);
        check();
    });
}

#[test]
fn a_result_that_is_too_large_is_an_error_of_the_call() {
    new_test_ext().execute_with(|| {
        let most = INSTALLED_LIMITS.result_size;
        install(ID, &returning_zeros_after(&[], most));
        let answer = run(InvokeSource::Xcm, &asking(ID, &[0])).result.unwrap();
        assert_eq!(answer, u64::from(most).encode());
        install(ID, &returning_zeros_after(&[], most + 1));
        fails(HostError::ResponseTooLarge, "the limit is 65536");
        // Nor may it return what is not its own.
        for (name, code) in hostile::result_pointers() {
            install(ID, &code);
            assert!(told(InvokeSource::Xcm, &[0]).is_some(), "{name}");
        }
    });
}

#[test]
fn a_call_that_is_too_long_or_empty_is_malformed() {
    new_test_ext().execute_with(|| {
        install(ID, &returning(b"ok"));
        let most = INSTALLED_LIMITS.args_size as usize;
        for source in SOURCES {
            assert_eq!(told(source, &[]), Some(HostError::MalformedCall));
            assert_eq!(told(source, &vec![0; most]), None);
            let too_long = run(source, &asking(ID, &vec![0; most + 1]));
            assert_eq!(too_long.result.unwrap(), HostError::MalformedCall.to_abi().encode());
            // It has not been read.
            assert_eq!(too_long.metrics.usage.weight.proof_size(), 0);
        }
    });
}

#[test]
fn none_calls_another_or_itself() {
    new_test_ext().execute_with(|| {
        let innocent = returning(b"ok");
        install(OTHER, &innocent);
        for id in [ID, OTHER] {
            for caller in [calling(id, &[0]), legacy_calling(id, &[0])] {
                install(ID, &caller);
                fails(HostError::Failed, "cannot call another");
            }
            // It may handle that.
            install(ID, &asking(id, &[0]));
            for source in SOURCES {
                let answer = ask(source, &[0]).unwrap();
                assert_eq!(answer, HostError::CallDepthExceeded.to_abi().encode());
            }
            let alone = Api::call_extension(call_of(ID, &[0]));
            assert_eq!(alone.result.unwrap(), HostError::CallDepthExceeded.to_abi().encode());
        }
    });
}

#[test]
fn an_extension_starts_no_query_in_it_either() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        for way in 0..WAYS {
            install(ID, &calling(vandal::EXTENSION_ID, &(2u8, way, program).encode()));
            for source in SOURCES {
                assert_eq!(ask(source, &[0]).unwrap(), 7u32.encode());
                let outcome = crate::mock::told();
                assert!(!outcome.is_empty() && !outcome.starts_with("Ok("), "{way}: {outcome}");
            }
        }
    });
}

#[test]
fn a_program_that_limits_have_overtaken_fails_and_is_paid_for() {
    new_test_ext().execute_with(|| {
        let code = echo();
        install(ID, &code);
        let max = MaxLimits::get();
        let caller = asking(ID, &[0]);
        for (limits, expected) in [
            (Limits { program_size: caller.len() as u32, ..max }, None),
            (Limits { memory: 16 * 1024, ..max }, None),
            (Limits { args_size: 0, ..max }, Some(HostError::MalformedCall)),
            (Limits { result_size: 8, ..max }, None),
        ] {
            assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), limits));
            assert_eq!(told(InvokeSource::Xcm, &[0]), expected, "{limits:?}");
        }
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), max));
        // Data of 4 pages and a page of stack.
        install(ID, &returning_zeros_after(&[], 4 * 4096));
        let low = Limits { memory: 4 * 4096, ..max };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        fails(HostError::Failed, "bytes of memory, the limit is");
        let low = Limits { program_size: 10, ..max };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        let alone = Api::call_extension(call_of(ID, &[0]));
        assert!(format!("{alone:?}").contains("the limit is 10"), "{alone:?}");
        assert_eq!((alone.gas, alone.proof_size), (0, 0));
    });
}

#[test]
fn the_interpreter_needs_no_more_for_an_installed_program_than_for_any_other() {
    new_test_ext().execute_with(|| {
        let program = install(ID, TOTAL_SUPPLY);
        // As after an upgrade that lowers it.
        MaxInterpreterMemory::set(20);
        let alone = Api::call_extension(call_of(ID, &ASSET));
        assert!(format!("{alone:?}").contains("the interpreter would need"), "{alone:?}");
        let again = Pvq::install_extension(RuntimeOrigin::root(), OTHER, program);
        let flaw = crate::ProgramFlaw::InterpreterMemoryTooLarge;
        assert_eq!(again.unwrap_err().error, error(Error::InvalidProgram(flaw)));
    });
}

#[test]
fn every_hostile_program_that_can_be_installed_leaves_the_query_its_error() {
    new_test_ext().execute_with(|| {
        let mut installed = 0;
        for (name, code) in hostile::all() {
            let program = register_for(&code, PerSource::all(false), None);
            if Pvq::upload(RuntimeOrigin::signed(ALICE), code.clone()).is_err()
                || Pvq::install_extension(RuntimeOrigin::root(), ID, program).is_err()
            {
                continue;
            }
            installed += 1;
            let limit = Weight::from_parts(2_000_000_000, 1 << 20);
            let options =
                pvq_executor::RunOptions { weight_limit: Some(limit), ..Default::default() };
            let caller = Program::Code(asking(ID, &[0]));
            let run = Pvq::run(InvokeSource::Extrinsic, caller, &[], options);
            assert!(run.weight.all_lte(limit), "{name}");
            match run.result {
                Err(error) => assert_eq!(error, PvqExecutorError::OutOfGas.into(), "{name}"),
                Ok(answer) => {
                    let answer = u64::from_le_bytes(answer.try_into().unwrap());
                    let failed = [HostError::Failed, HostError::ResponseTooLarge].map(Some);
                    assert!(failed.contains(&HostError::from_abi(answer)), "{name}: {answer:x}");
                }
            }
        }
        assert!(installed > 20, "{installed}");
        check();
    });
}
