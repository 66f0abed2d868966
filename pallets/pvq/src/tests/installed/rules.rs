//! Who may call an installed program, and what it may call.

use super::*;
use codec::Encode;
use pvq_extension_core::hashing;
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_primitives::{ExtensionRule, Policy};

fn set(id: u64, rule: ExtensionRule) {
    assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), id, Some(rule)));
}

fn denied(result: Result<Vec<u8>, QueryError>, id: u64) {
    let Err(QueryError::Failed(PvqExecutorError::ExtensionDenied { extension_id, .. })) = result
    else {
        panic!("{result:?}")
    };
    assert_eq!(extension_id, id);
}

#[test]
fn the_rule_of_an_installed_program_is_by_the_source_of_the_query() {
    new_test_ext().execute_with(|| {
        install(ID, &echo());
        for allowed in SOURCES {
            set(ID, ExtensionRule::for_sources(only(&[allowed])));
            for source in SOURCES {
                assert_eq!(Pvq::may_call(ID, source), source == allowed);
                match source == allowed {
                    true => drop(ask(source, &[0]).unwrap()),
                    false => {
                        denied(ask(source, &[0]), ID);
                        assert_eq!(told(source, &[0]), Some(HostError::PermissionDenied));
                    }
                }
            }
            let alone = Api::call_extension(call_of(ID, &[0]));
            assert_eq!(alone.result.is_ok(), allowed == InvokeSource::RuntimeApi);
            assert!(alone.result.is_ok() || (alone.gas, alone.proof_size) == (0, 0));
        }
        check();
    });
}

#[test]
fn an_extension_may_be_reached_by_installed_programs_alone() {
    new_test_ext().execute_with(|| {
        install(ID, TOTAL_SUPPLY);
        let closed = ExtensionRule::CLOSED;
        set(fungibles::LEGACY_EXTENSION_ID, ExtensionRule { installed: true, ..closed });
        assert!(Pvq::installed_may_call(fungibles::EXTENSION_ID));
        let supply = u128::from(2 * MILLION + 5).encode();
        for source in SOURCES {
            let direct = calling(fungibles::EXTENSION_ID, &[5, 0, 0, 0, 0]);
            denied(run(source, &direct).result, fungibles::EXTENSION_ID);
            assert_eq!(ask(source, &ASSET).unwrap(), supply);
        }
        assert!(Api::call_extension(call_of(fungibles::EXTENSION_ID, &ASSET)).result.is_err());
        assert_eq!(Api::call_extension(call_of(ID, &ASSET)).result.unwrap(), supply);
    });
}

#[test]
fn an_extension_may_be_closed_for_installed_programs_alone() {
    new_test_ext().execute_with(|| {
        install(ID, TOTAL_SUPPLY);
        set(fungibles::EXTENSION_ID, ExtensionRule::for_sources(PerSource::all(true)));
        assert!(!Pvq::installed_may_call(fungibles::LEGACY_EXTENSION_ID));
        for source in SOURCES {
            assert_ok!(run(source, &calling(fungibles::EXTENSION_ID, &[5, 0, 0, 0, 0])).result);
            let failure = ask(source, &ASSET).unwrap_err().to_string();
            assert!(failure.contains("may not be called"), "{failure}");
            assert_eq!(told(source, &ASSET), Some(HostError::Failed));
        }
        // Other extensions are not closed.
        install(ID, &calling(hashing::EXTENSION_ID, &[2, 0]));
        assert_eq!(ask(InvokeSource::Xcm, &[0]).unwrap(), sp_io::hashing::twox_64(b""));
    });
}

#[test]
fn the_kill_switch_stops_installed_programs_too() {
    new_test_ext().execute_with(|| {
        install(ID, TOTAL_SUPPLY);
        set(fungibles::EXTENSION_ID, ExtensionRule::CLOSED);
        for source in SOURCES {
            assert_eq!(told(source, &ASSET), Some(HostError::Failed));
        }
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), fungibles::EXTENSION_ID, None));
        set(ID, ExtensionRule::CLOSED);
        for source in SOURCES {
            denied(ask(source, &ASSET), ID);
        }
    });
}

#[test]
fn a_program_without_right_to_a_call_does_not_get_it_from_an_installed_one_that_may_not() {
    new_test_ext().execute_with(|| {
        // Whatever the source may call itself, an installed program has the rights of installed programs.
        install(ID, &spoiling());
        set(vandal::EXTENSION_ID, ExtensionRule::CLOSED);
        let before = spoiled();
        for source in SOURCES {
            assert!(ask(source, &[0]).is_err());
        }
        assert_eq!(spoiled(), before);
    });
}

#[test]
fn policies_and_registrations_are_about_the_program_that_is_queried() {
    new_test_ext().execute_with(|| {
        // Registered for no source.
        let installed = install(ID, &echo());
        let caller = calling(ID, &[6]);
        register(&caller);
        for source in SOURCES {
            let by_hash = Program::Registered(installed);
            let direct = Pvq::run(source, by_hash, &[6], Default::default());
            assert!(matches!(direct.result, Err(QueryError::NotAdmitted(_))));
            assert_eq!(run(source, &caller).result.unwrap(), [6]);
            assert_ok!(Pvq::set_policy(RuntimeOrigin::root(), source, Policy::RegisteredOnly));
            assert_eq!(run(source, &caller).result.unwrap(), [6]);
        }
    });
}

#[test]
fn what_it_calls_and_writes_is_rolled_back() {
    new_test_ext().execute_with(|| {
        for (code, succeeds) in [(spoiling(), true), (spoiling_and_trapping(), false)] {
            install(ID, &code);
            let root = || sp_io::storage::root(Default::default());
            let (before, times) = (root(), spoiled());
            for source in SOURCES {
                assert_eq!(ask(source, &[0]).is_ok(), succeeds);
                assert_eq!(root(), before);
            }
            let alone = Api::call_extension(call_of(ID, &[0]));
            assert_eq!(alone.result.is_ok(), succeeds);
            assert_eq!(root(), before);
            assert_eq!(spoiled(), times + 5, "it has written");
        }
        check();
    });
}

/// Returns a program that has the vandal spoil everything, and then traps.
fn spoiling_and_trapping() -> Vec<u8> {
    let code = [
        asm::load_imm64(Reg::A0, vandal::EXTENSION_ID),
        asm::load_imm(Reg::A1, RW_DATA as i32),
        asm::load_imm(Reg::A2, 1),
        asm::load_imm(Reg::A3, RW_DATA as i32 + 64),
        asm::load_imm(Reg::A4, 64),
        asm::ecalli(0),
        asm::trap(),
    ];
    assembled(InstructionSetKind::ReviveV1, &[0], 4096, &code)
}
