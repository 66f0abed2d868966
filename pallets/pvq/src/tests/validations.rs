//! Programs whose instructions were validated when they were uploaded.

use super::*;
use crate::{
    migrations::{AddValidations, Revalidate},
    ChargedExecution, Code, CodeOf, Config, Deposit, Programs, Registration, Upload, WeightInfo,
};
use codec::Encode;
use frame_support::{
    storage::unhashed,
    traits::{Get, GetStorageVersion, OnRuntimeUpgrade, StorageVersion},
    weights::{RuntimeDbWeight, Weight},
};
use polkavm_common::program::ProgramBlob;
use pvq_executor::VALIDATION_VERSION;
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{LEGACY_TOTAL_SUPPLY, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::Program;

/// The id of an installed program.
const ID: u64 = 99;

/// Returns `code` with registers that do not exist in the operands of its first instruction.
fn broken(code: &[u8]) -> Vec<u8> {
    let blob = ProgramBlob::parse(code.into()).unwrap();
    let at = code.windows(blob.code().len()).position(|bytes| bytes == blob.code()).unwrap();
    let mut broken = code.to_vec();
    broken[at + 1] |= 0x0f;
    broken
}

/// Replaces the blob of `program`, which storage never is in order after.
fn replace(program: ProgramHash, code: &[u8]) {
    Code::<Test>::insert(program, CodeOf::<Test>::try_from(code.to_vec()).unwrap());
}

/// Makes the validations of all programs those of version `version`.
fn of_version(version: u16) {
    let older = |validation: Option<Validation>| {
        validation.map(|validation| Validation { version, ..validation })
    };
    for (program, mut registration) in Programs::<Test>::iter().collect::<Vec<_>>() {
        registration.upload = registration
            .upload
            .map(|upload| Upload { validation: older(upload.validation), ..upload });
        Programs::<Test>::insert(program, registration);
    }
    Configuration::<Test>::mutate(|settings| {
        for (id, mut installed) in settings.installed.clone() {
            installed.validation = older(installed.validation);
            settings.installed.try_insert(id, installed).unwrap();
        }
    });
}

fn run(source: InvokeSource, program: ProgramHash) -> ChargedExecution {
    Pvq::run(source, Program::Registered(program), &ASSET, Default::default())
}

fn is_invalid(execution: &ChargedExecution) -> bool {
    let error = execution.result.as_ref().map_err(|error| format!("{error}"));
    error.is_err_and(|error| error.contains("register"))
}

/// Returns a program that returns what the installed one answers.
fn asking() -> ProgramHash {
    upload(&calling(ID, &ASSET))
}

fn upgrade<M: OnRuntimeUpgrade>() {
    #[cfg(feature = "try-runtime")]
    M::try_on_runtime_upgrade(true).unwrap();
    #[cfg(not(feature = "try-runtime"))]
    M::on_runtime_upgrade();
}

fn validation_in_storage(program: ProgramHash) -> Option<Validation> {
    Programs::<Test>::get(program).unwrap().upload.unwrap().validation
}

#[test]
fn uploads_and_installed_programs_keep_what_their_validation_found() {
    new_test_ext().execute_with(|| {
        for code in [TOTAL_SUPPLY, SUM_BALANCE, LEGACY_TOTAL_SUPPLY] {
            let program = upload(code);
            assert_eq!(validation_in_storage(program), Some(validation_of(code)));
            assert_ok!(Pvq::install_extension(RuntimeOrigin::root(), ID, program));
            let installed = settings().installed.get(&ID).copied().unwrap();
            assert_eq!(installed.validation, Some(validation_of(code)));
            // Governance may replace a registration, and the upload stays.
            register_for(code, PerSource::all(false), None);
            assert_eq!(validation_in_storage(program), Some(validation_of(code)));
        }
        check();
    });
}

#[test]
fn queries_do_not_validate_a_registered_program_again() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        replace(program, &broken(TOTAL_SUPPLY));
        for source in SOURCES {
            let execution = run(source, program);
            assert!(!is_invalid(&execution), "{:?}", execution.result);
            assert!(execution.metrics.usage.gas.program > 0);
        }
        // Those that send the same blob do.
        let sent = Program::Code(broken(TOTAL_SUPPLY));
        let sent = Pvq::run(InvokeSource::Runtime, sent, &ASSET, Default::default());
        assert!(is_invalid(&sent), "{:?}", sent.result);
    });
}

#[test]
fn calls_do_not_validate_an_installed_program_again() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        assert_ok!(Pvq::install_extension(RuntimeOrigin::root(), ID, program));
        let asking = asking();
        let answer = run(InvokeSource::Xcm, asking);
        assert_eq!(answer.result, Ok(u128::from(2 * MILLION + 5).encode()));
        let message = |execution: ChargedExecution| execution.result.unwrap_err().to_string();
        replace(program, &broken(TOTAL_SUPPLY));
        let trusted = message(run(InvokeSource::Xcm, asking));
        assert!(!trusted.contains("register"), "{trusted}");
        of_version(0);
        let validated = message(run(InvokeSource::Xcm, asking));
        assert!(validated.contains("register"), "{validated}");
    });
}

#[test]
fn a_query_is_charged_the_same_whether_its_program_is_validated_again_or_not() {
    new_test_ext().execute_with(|| {
        for code in [TOTAL_SUPPLY, LEGACY_TOTAL_SUPPLY] {
            let program = upload(code);
            let known = SOURCES.map(|source| run(source, program));
            of_version(0);
            let again = SOURCES.map(|source| run(source, program));
            for (known, again) in known.into_iter().zip(again) {
                assert_eq!(known.result, again.result);
                assert!(known.result.is_ok());
                assert_eq!(known.weight, again.weight);
                assert_eq!(known.metrics.usage, again.metrics.usage);
            }
        }
    });
}

#[test]
fn no_program_runs_that_the_rules_in_force_refuse() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        // As if the rules had changed since.
        replace(program, &broken(TOTAL_SUPPLY));
        of_version(0);
        assert!(SOURCES.iter().all(|source| is_invalid(&run(*source, program))));
        upgrade_without_checks::<Revalidate<Test>>();
        assert_eq!(validation_in_storage(program), None);
        assert!(SOURCES.iter().all(|source| is_invalid(&run(*source, program))));
        // It is still registered, and its deposit returns.
        assert_ok!(Pvq::unregister(RuntimeOrigin::root(), program));
        assert_eq!(Balances::free_balance(ALICE), MILLION);
        check();
    });
}

/// Upgrades storage that is not in order before it.
fn upgrade_without_checks<M: OnRuntimeUpgrade>() {
    M::on_runtime_upgrade();
}

#[test]
fn an_upgrade_of_the_rules_validates_programs_again() {
    new_test_ext().execute_with(|| {
        let supply = upload(TOTAL_SUPPLY);
        let sum = upload(SUM_BALANCE);
        register(b"not uploaded");
        assert_ok!(Pvq::install_extension(RuntimeOrigin::root(), ID, sum));
        let before = sp_io::storage::root(Default::default());
        of_version(0);
        check();
        upgrade::<Revalidate<Test>>();
        assert_eq!(sp_io::storage::root(Default::default()), before);
        assert_eq!(validation_in_storage(supply), Some(validation_of(TOTAL_SUPPLY)));
        // Without need, it changes nothing.
        upgrade::<Revalidate<Test>>();
        assert_eq!(sp_io::storage::root(Default::default()), before);
        check();
    });
}

#[test]
fn no_more_programs_are_validated_again_than_a_block_has_room_for() {
    new_test_ext().execute_with(|| {
        let programs = [upload(TOTAL_SUPPLY), upload(SUM_BALANCE)];
        of_version(0);
        let database: RuntimeDbWeight = <Test as frame_system::Config>::DbWeight::get();
        let idle = database.reads_writes(3, 1);
        let size = SUM_BALANCE.len() as u32;
        let one = <Test as Config>::WeightInfo::run_load(size)
            + <Test as Config>::WeightInfo::read_code(size)
            + database.reads_writes(1, 1);
        let half = Weight::from_parts((idle + one).ref_time(), u64::MAX / 2);
        BlockWeights::set(frame_system::limits::BlockWeights::simple_max(half * 2));
        let validated = || {
            let current = |program: &&ProgramHash| {
                validation_in_storage(**program)
                    .is_some_and(|validation| validation.version == VALIDATION_VERSION)
            };
            programs.iter().filter(current).count()
        };
        upgrade::<Revalidate<Test>>();
        assert_eq!(validated(), 1);
        upgrade::<Revalidate<Test>>();
        assert_eq!(validated(), 2);
        check();
    });
}

#[test]
fn all_migrations_pass_their_checks_where_the_runtime_takes_the_id_of_an_installed_program() {
    new_test_ext().execute_with(|| {
        let program = upload(TOTAL_SUPPLY);
        assert_ok!(Pvq::install_extension(RuntimeOrigin::root(), ID, program));
        Configuration::<Test>::mutate(|settings| {
            let installed = *settings.installed.get(&ID).unwrap();
            settings.installed.try_insert(fungibles::EXTENSION_ID, installed).unwrap();
        });
        assert!(Pallet::<Test>::do_try_state().is_err());
        to_version_3();
        upgrade::<<Test as frame_system::Config>::SingleBlockMigrations>();
        let installed: Vec<_> = settings().installed.keys().copied().collect();
        assert_eq!(installed, [ID]);
        assert_eq!(
            settings().installed.get(&ID).unwrap().validation,
            validation_in_storage(program)
        );
        check();
    });
}

#[test]
fn what_validates_programs_again_weighs_as_much_as_they_do() {
    new_test_ext().execute_with(|| {
        upload(TOTAL_SUPPLY);
        let idle = Revalidate::<Test>::on_runtime_upgrade();
        of_version(0);
        let one = Revalidate::<Test>::on_runtime_upgrade();
        let size = TOTAL_SUPPLY.len() as u32;
        let load = <Test as Config>::WeightInfo::run_load(size);
        assert!(one.all_gte(idle + load), "{one:?} {idle:?}");
    });
}

/// The upload in storage version 3: a deposit and a size.
type UploadOfVersion3 = (Option<Deposit<u64, TicketOf>>, u32);

type TicketOf = <Test as Config>::Consideration;

/// Writes all registrations and settings as storage version 3 has them.
fn to_version_3() {
    for (program, registration) in Programs::<Test>::iter().collect::<Vec<_>>() {
        let Registration { upload, limits, sources, label } = registration;
        let upload: Option<UploadOfVersion3> = upload.map(|upload| (upload.deposit, upload.size));
        let key = Programs::<Test>::hashed_key_for(program);
        unhashed::put(&key, &(upload, limits, sources, label));
    }
    let SettingsOf::<Test> { policies, limits, weight_limits, rules, installed } = settings();
    let installed: Vec<_> =
        installed.into_iter().map(|(id, program)| (id, program.hash, program.size)).collect();
    let key = Configuration::<Test>::hashed_key();
    unhashed::put(&key, &(policies, limits, weight_limits, rules, installed));
    StorageVersion::new(3).put::<Pvq>();
}

#[test]
fn programs_of_version_3_are_kept_and_validated() {
    new_test_ext().execute_with(|| {
        let limits = Limits { args_size: 7, ..MaxLimits::get() };
        let supply = upload(TOTAL_SUPPLY);
        register_for(TOTAL_SUPPLY, only(&[InvokeSource::Xcm]), Some(limits));
        let sum = upload(SUM_BALANCE);
        register(b"not uploaded");
        assert_ok!(Pvq::install_extension(RuntimeOrigin::root(), ID, sum));
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), limits));
        let before = sp_io::storage::root(Default::default());
        to_version_3();

        upgrade::<AddValidations<Test>>();
        assert_eq!(Pvq::on_chain_storage_version(), 4);
        assert_eq!((validation_in_storage(supply), validation_in_storage(sum)), (None, None));
        assert!(run(InvokeSource::Xcm, supply).result.is_ok());
        check();
        upgrade::<Revalidate<Test>>();
        assert_eq!(sp_io::storage::root(Default::default()), before);
        // A second time it changes nothing.
        upgrade::<AddValidations<Test>>();
        assert_eq!(sp_io::storage::root(Default::default()), before);
        check();
    });
}
