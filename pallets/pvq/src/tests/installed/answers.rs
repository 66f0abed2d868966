//! Calls to an installed program are calls to an extension.

use super::*;
use codec::Encode;
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{LEGACY_TOTAL_SUPPLY, TOTAL_SUPPLY};

#[test]
fn the_bytes_of_a_call_are_the_arguments_and_the_result_is_the_response() {
    new_test_ext().execute_with(|| {
        install(ID, &echo());
        for source in SOURCES {
            for call in [&[0][..], &[255], &[3, 1, 4, 1, 5], &[7; 64]] {
                assert_eq!(ask(source, call).unwrap(), call);
                assert_eq!(told(source, call), None);
                assert_eq!(run(source, &legacy_calling(ID, call)).result.unwrap(), call);
            }
        }
    });
}

#[test]
fn programs_of_both_generations_are_extensions() {
    new_test_ext().execute_with(|| {
        let supply = u128::from(2 * MILLION + 5).encode();
        for program in [TOTAL_SUPPLY, LEGACY_TOTAL_SUPPLY] {
            install(ID, program);
            for source in SOURCES {
                assert_eq!(ask(source, &ASSET).unwrap(), supply);
                let legacy = run(source, &legacy_calling(ID, &ASSET));
                assert_eq!(legacy.result.unwrap(), supply);
            }
        }
    });
}

#[test]
fn what_is_installed_next_answers_from_then_on() {
    new_test_ext().execute_with(|| {
        let caller = calling(ID, &[0]);
        let answer = || run(InvokeSource::RuntimeApi, &caller).result;
        assert!(answer().is_err());
        install(ID, &returning(b"first"));
        assert_eq!(answer().unwrap(), b"first");
        install(ID, &returning(b"second"));
        assert_eq!(answer().unwrap(), b"second");
        assert_ok!(Pvq::uninstall_extension(RuntimeOrigin::root(), ID));
        let unknown = told(InvokeSource::RuntimeApi, &[0]);
        assert_eq!(unknown, Some(HostError::UnknownExtension));
    });
}

#[test]
fn one_query_calls_several_of_them_and_each_again() {
    new_test_ext().execute_with(|| {
        install(ID, &calling(fungibles::EXTENSION_ID, &[5, 0, 0, 0, 0]));
        install(OTHER, &echo());
        // Calls each of the two, over and over, until it has called 20 times.
        let rounds = [
            asm::load_imm(Reg::S0, 10),
            asm::fallthrough(),
            // 1
            asm::load_imm(Reg::A0, ID as i32),
            asm::load_imm(Reg::A1, RW_DATA as i32),
            asm::load_imm(Reg::A2, 1),
            asm::load_imm(Reg::A3, RW_DATA as i32 + 64),
            asm::load_imm(Reg::A4, 64),
            asm::ecalli(0),
            asm::load_imm(Reg::A0, OTHER as i32),
            asm::ecalli(0),
            asm::add_imm_64(Reg::S0, Reg::S0, -1),
            asm::branch_not_eq_imm(Reg::S0, 0, 1),
            // 2
            asm::load_imm64(Reg::A0, abi::pack(RW_DATA + 64, 1)),
            asm::ret(),
        ];
        let caller = assembled(InstructionSetKind::ReviveV1, &[9], 4096, &rounds);
        let execution = run(InvokeSource::Runtime, &caller);
        assert_eq!(execution.result.unwrap(), [9]);
        let calls = execution.metrics.usage.calls;
        let counts: Vec<_> = calls.iter().map(|c| (c.extension, c.calls, c.failed)).collect();
        // Calls of the installed programs themselves count for these.
        assert_eq!(counts, [(ID, 10, 0), (OTHER, 10, 0)]);
    });
}

#[test]
fn an_extension_of_the_runtime_is_never_shadowed() {
    new_test_ext().execute_with(|| {
        let supply = u128::from(2 * MILLION + 5).encode();
        let program = upload(&returning(b"shadow"));
        for id in [fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID] {
            let refused = Pvq::install_extension(RuntimeOrigin::root(), id, program);
            assert_eq!(refused.unwrap_err().error, error(Error::ExtensionIdTaken));
            // As after an upgrade that adds the extension.
            let installed = crate::InstalledProgram { hash: program, size: 99, validation: None };
            Configuration::<Test>::mutate(|settings| {
                settings.installed.try_insert(id, installed).unwrap();
            });
            for source in SOURCES {
                let answer = run(source, &calling(id, &[5, 0, 0, 0, 0]));
                assert_eq!(answer.result.unwrap(), supply);
            }
            let alone = Api::call_extension(call_of(id, &[5, 0, 0, 0, 0]));
            assert_eq!(alone.result.unwrap(), supply);
            // Nor is it in the way of installed programs.
            install(ID, &calling(id, &[5, 0, 0, 0, 0]));
            assert_eq!(ask(InvokeSource::Xcm, &[0]).unwrap(), supply);
            assert_ok!(Pvq::uninstall_extension(RuntimeOrigin::root(), id));
            assert_ok!(Pvq::uninstall_extension(RuntimeOrigin::root(), ID));
        }
        check();
    });
}

#[test]
fn a_node_has_its_calls_answered_alike() {
    new_test_ext().execute_with(|| {
        install(ID, &echo());
        assert_eq!(Api::call_extension(call_of(ID, &[4, 2])).result.unwrap(), [4, 2]);
        assert_eq!(Api::chain().installed, [(ID, hash(&echo()))]);
    });
}
