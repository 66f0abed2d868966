//! Policies, registrations and own limits decide which programs a source may run, and queries do not
//! nest.

use super::*;
use crate::{schedule::gas_schedule, QueryError};
use codec::Encode;
use core::time::Duration;
use frame_support::weights::Weight;
use pvq_executor::{Metrics, PvqExecutorError, RunOptions};
use pvq_guest_fixtures::{LEGACY_TOTAL_SUPPLY, TOTAL_SUPPLY};
use pvq_primitives::{AdmissionError, Policy, Program, PvqError};

fn set_policy(source: InvokeSource, policy: Policy) {
    assert_ok!(Pvq::set_policy(RuntimeOrigin::root(), source, policy));
}

fn run(source: InvokeSource, program: Program) -> Result<Vec<u8>, QueryError> {
    Pvq::run(source, program, &ASSET, Default::default()).result
}

fn code() -> Program {
    Program::Code(TOTAL_SUPPLY.to_vec())
}

#[test]
fn every_source_is_open_to_begin_with() {
    new_test_ext().execute_with(|| {
        for source in SOURCES {
            assert_eq!(Pvq::policy(source), Policy::Open);
            assert_ok!(run(source, code()));
            assert_ok!(run(source, Program::Code(LEGACY_TOTAL_SUPPLY.to_vec())));
        }
    });
}

#[test]
fn a_policy_is_for_its_source_and_no_other() {
    for restricted in SOURCES {
        new_test_ext().execute_with(|| {
            set_policy(restricted, Policy::RegisteredOnly);
            for source in SOURCES {
                match source == restricted {
                    true => assert_eq!(
                        run(source, code()),
                        Err(QueryError::NotAdmitted(AdmissionError::NotRegistered))
                    ),
                    false => drop(run(source, code()).unwrap()),
                }
            }
            let policy = Policy::RegisteredOnly;
            assert_eq!(events(), [Event::PolicySet { source: restricted, policy }]);
        });
    }
}

/// The policy, whether the program is registered for the source, whether it is uploaded; then the
/// outcome of a query with its blob, and with its hash.
type Case = (Policy, Option<bool>, bool, Result<(), QueryError>, Result<(), QueryError>);

fn cases(source: InvokeSource) -> Vec<Case> {
    use Policy::*;
    let unregistered = Err(QueryError::NotAdmitted(AdmissionError::NotRegistered));
    let foreign = Err(QueryError::NotAdmitted(AdmissionError::NotAllowed(source)));
    let missing = Err(QueryError::NotAdmitted(AdmissionError::NotUploaded));
    vec![
        (Open, None, false, Ok(()), unregistered.clone()),
        (Open, Some(false), false, Ok(()), foreign.clone()),
        (Open, Some(false), true, Ok(()), foreign.clone()),
        (Open, Some(true), false, Ok(()), missing.clone()),
        (Open, Some(true), true, Ok(()), Ok(())),
        (RegisteredOnly, None, false, unregistered.clone(), unregistered),
        (RegisteredOnly, Some(false), false, foreign.clone(), foreign.clone()),
        (RegisteredOnly, Some(false), true, foreign.clone(), foreign),
        (RegisteredOnly, Some(true), false, Ok(()), missing),
        (RegisteredOnly, Some(true), true, Ok(()), Ok(())),
    ]
}

#[test]
fn policy_registration_and_upload_decide_together() {
    for source in SOURCES {
        for (policy, registered, uploaded, by_code, by_hash) in cases(source) {
            new_test_ext().execute_with(|| {
                set_policy(source, policy);
                if let Some(own) = registered {
                    let mut sources = PerSource::all(!own);
                    *sources.get_mut(source) = own;
                    register_for(TOTAL_SUPPLY, sources, None);
                }
                if uploaded {
                    let upload = Pvq::upload(RuntimeOrigin::signed(BOB), TOTAL_SUPPLY.to_vec());
                    assert_ok!(upload);
                }
                let case = (source, policy, registered, uploaded);
                let hash = Program::Registered(hash(TOTAL_SUPPLY));
                assert_eq!(run(source, code()).map(drop), by_code, "{case:?}");
                assert_eq!(run(source, hash).map(drop), by_hash, "{case:?}");
            });
        }
    }
}

#[test]
fn own_limits_hold_where_a_program_runs_because_it_is_registered() {
    new_test_ext().execute_with(|| {
        let source = InvokeSource::Xcm;
        let limits = Limits { result_size: 15, ..MaxLimits::get() };
        let program = upload(TOTAL_SUPPLY);
        register_for(TOTAL_SUPPLY, PerSource::all(true), Some(limits));
        let too_large = PvqExecutorError::ResultTooLarge { size: 16, limit: 15 };
        let bound = Err(QueryError::Failed(too_large));
        assert_eq!(run(source, Program::Registered(program)), bound);
        assert_ok!(run(source, code()));
        set_policy(source, Policy::RegisteredOnly);
        assert_eq!(run(source, Program::Registered(program)), bound);
        assert_eq!(run(source, code()), bound);
    });
}

#[test]
fn own_limits_do_not_lift_the_chains() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        register_for(TOTAL_SUPPLY, PerSource::all(true), Some(MaxLimits::get()));
        let low = Limits { result_size: 15, ..MaxLimits::get() };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        let result = run(InvokeSource::Runtime, Program::Registered(program));
        let too_large = PvqExecutorError::ResultTooLarge { size: 16, limit: 15 };
        assert_eq!(result, Err(QueryError::Failed(too_large)));
    });
}

#[test]
fn a_blob_too_large_to_run_is_not_looked_up() {
    new_test_ext().execute_with(|| {
        set_policy(InvokeSource::Runtime, Policy::RegisteredOnly);
        let limit = MaxLimits::get().program_size;
        let size = limit as usize + 1;
        assert_eq!(
            run(InvokeSource::Runtime, Program::Code(vec![0; size])),
            Err(QueryError::NotAdmitted(AdmissionError::TooLarge { size, limit }))
        );
    });
}

#[test]
fn a_query_that_is_refused_has_used_nothing() {
    new_test_ext().execute_with(|| {
        let unknown = Program::Registered(hash(TOTAL_SUPPLY));
        let run = Pvq::run(InvokeSource::Runtime, unknown, &ASSET, Default::default());
        assert_eq!(run.metrics, Metrics::default());
    });
}

/// Returns a program that has an extension start a query of `program`.
fn nesting(way: u8, program: ProgramHash) -> Vec<u8> {
    calling(vandal::EXTENSION_ID, &(2u8, way, program).encode())
}

#[test]
fn queries_do_not_nest() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        for way in 0..WAYS {
            // Each of them starts a query, where none is under way.
            let alone = ask(way, program);
            assert!(alone.starts_with("Ok("), "{way}: {alone}");
            told();
            for source in SOURCES {
                let outer = Program::Code(nesting(way, program));
                let result = Pvq::run(source, outer, &[], Default::default()).result;
                assert_eq!(result, Ok(7u32.encode()));
                let nested = told();
                // The dispatched call has an error of its own for it.
                let failed = error(Error::QueryFailed(crate::FailureKind::CallDepthExceeded));
                let refused = match way {
                    4 => format!("Err({failed:?})"),
                    _ => "CallDepthExceeded".into(),
                };
                assert!(nested.contains(&refused), "{way} from {source:?}: {nested}");
            }
        }
    });
}

#[test]
fn a_query_that_failed_nests_nothing_in_those_after_it() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        for code in [vec![], spoiling(), nesting(0, program), calling(1, &[0])] {
            let _ = run(InvokeSource::Runtime, Program::Code(code));
            assert_ok!(run(InvokeSource::Runtime, Program::Registered(program)));
        }
    });
}

#[test]
fn a_panic_in_a_query_is_no_query_under_way() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        let panicked = std::panic::catch_unwind(|| {
            crate::nesting::outermost::<()>(|| panic!("an extension must not"))
        });
        assert!(panicked.is_err());
        assert_ok!(run(InvokeSource::Runtime, Program::Registered(program)));
    });
}

#[test]
fn a_single_call_nests_no_query_either() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        for way in 0..WAYS {
            let call = pvq_primitives::ExtensionCall {
                extension: vandal::EXTENSION_ID,
                call: (2u8, way, program).encode(),
                gas_left: i64::MAX,
                proof_size_left: u64::MAX,
            };
            let answer = crate::RuntimeApi::<Test>::call_extension(call);
            assert_eq!(answer.result, Ok(7u32.encode()));
            assert!(!told().starts_with("Ok("), "{way}");
        }
    });
}

#[test]
fn a_query_that_says_it_is_nested_is_one_too_many() {
    new_test_ext().execute_with(|| {
        let options = RunOptions { depth: 1, ..Default::default() };
        let result = Pvq::run(InvokeSource::Runtime, code(), &ASSET, options).result;
        let error = PvqExecutorError::CallDepthExceeded { depth: 1, limit: 0 };
        assert_eq!(result, Err(QueryError::Failed(error)));
    });
}

#[test]
fn a_blob_that_is_hashed_in_vain_is_paid_for() {
    new_test_ext().execute_with(|| {
        set_policy(InvokeSource::Runtime, Policy::RegisteredOnly);
        let run = |code: Vec<u8>, options| {
            Pvq::run(InvokeSource::Runtime, Program::Code(code), &ASSET, options)
        };
        let schedule = gas_schedule::<Test>();
        let hashing = |size: usize| Weight::from_parts(size as u64 * schedule.load_per_byte, 0);
        let out_of_gas = Err(QueryError::Failed(PvqExecutorError::OutOfGas));
        for size in [0, 1, 10_000] {
            let execution = run(vec![0; size], Default::default());
            let error = QueryError::NotAdmitted(AdmissionError::NotRegistered);
            assert_eq!((execution.result, execution.weight), (Err(error), hashing(size)));
        }
        // Where its caller allows less, it is not hashed.
        let gas = schedule.weight_to_gas(hashing(10_000)) - 1;
        let weight = schedule.gas_to_weight(gas, u64::MAX);
        for options in [
            RunOptions { gas_limit: Some(gas), ..Default::default() },
            RunOptions { weight_limit: Some(weight), ..Default::default() },
        ] {
            let execution = run(vec![0; 10_000], options);
            assert_eq!((execution.result, execution.weight), (out_of_gas.clone(), Weight::zero()));
        }
        // A registered one is hashed before it turns out that its arguments are too long, or that its caller cannot
        // pay for loading it.
        register(TOTAL_SUPPLY);
        let weight = hashing(TOTAL_SUPPLY.len());
        let args = vec![0; MaxLimits::get().args_size as usize + 1];
        let program = Program::Code(TOTAL_SUPPLY.to_vec());
        let refused = Pvq::run(InvokeSource::Runtime, program, &args, Default::default());
        assert_eq!((refused.result.is_err(), refused.weight), (true, weight));
        let gas_limit = Some(schedule.weight_to_gas(weight));
        let options = RunOptions { gas_limit, ..Default::default() };
        let execution = run(TOTAL_SUPPLY.to_vec(), options);
        assert_eq!((execution.result, execution.weight), (out_of_gas.clone(), weight));
        // Limits of its own lift that of its source.
        let nothing = Some(Weight::zero());
        assert_ok!(Pvq::set_weight_limit(RuntimeOrigin::root(), InvokeSource::Runtime, nothing));
        assert_eq!(run(TOTAL_SUPPLY.to_vec(), Default::default()).result, out_of_gas);
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), hash(TOTAL_SUPPLY)));
        register_for(TOTAL_SUPPLY, PerSource::all(true), Some(MaxLimits::get()));
        assert_ok!(run(TOTAL_SUPPLY.to_vec(), Default::default()).result);
        // A blob that is too large is not hashed.
        let size = MaxLimits::get().program_size + 1;
        let program = Program::Code(vec![0; size as usize]);
        let execution = Pvq::run(InvokeSource::Runtime, program, &ASSET, Default::default());
        assert_eq!(execution.weight, Weight::zero());
    });
}

#[test]
fn no_clock_decides_over_a_query() {
    new_test_ext().execute_with(|| {
        let options = RunOptions { time_limit: Some(Duration::ZERO), ..Default::default() };
        assert_ok!(Pvq::run(InvokeSource::Runtime, code(), &ASSET, options).result);
    });
}

#[test]
fn refusals_cross_the_wire_and_say_what_to_do() {
    for (error, wire, advice) in [
        (
            QueryError::NotAdmitted(AdmissionError::NotRegistered),
            PvqError::PermissionDenied,
            "register",
        ),
        (
            QueryError::NotAdmitted(AdmissionError::NotAllowed(InvokeSource::Xcm)),
            PvqError::PermissionDenied,
            "register it for",
        ),
        (
            QueryError::NotAdmitted(AdmissionError::NotUploaded),
            PvqError::InvalidPvqProgramFormat,
            "upload it",
        ),
        (
            QueryError::NotAdmitted(AdmissionError::Unreadable),
            PvqError::InvalidPvqProgramFormat,
            "unregister",
        ),
        (
            QueryError::Failed(PvqExecutorError::OutOfGas),
            PvqError::QueryExceedsWeightLimit,
            "raise the gas limit",
        ),
    ] {
        assert!(error.to_string().contains(advice), "{error}");
        assert_eq!(PvqError::from(error), wire);
    }
}
