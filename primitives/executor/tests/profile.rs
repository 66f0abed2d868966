//! The gas of a run by call stack.

mod guests;

use guests::*;
use polkavm_common::program::asm;
use pvq_executor::*;

fn profile(program: &[u8], gas_limit: Option<i64>) -> (Execution, Profile) {
    let engine = Engine::new(EngineConfig::default());
    let options = RunOptions { gas_limit, ..Default::default() };
    engine.profile(&Answers::default(), program, &[0; 8], &config().run_config(), options)
}

fn total(profile: &Profile) -> i64 {
    profile.entries.iter().map(|entry| entry.gas).sum()
}

#[test]
fn the_entries_have_all_of_the_gas_however_a_run_ends() {
    let mut programs = pvq_guest_fixtures::hostile::all();
    programs.push(("total-supply", pvq_guest_fixtures::TOTAL_SUPPLY.to_vec()));
    for (name, program) in programs {
        let (execution, profile) = profile(&program, Some(300_000));
        assert_eq!(total(&profile), execution.metrics.usage.gas.total(), "{name}: {profile:?}");
        assert!(profile.entries.iter().all(|entry| entry.gas > 0), "{name}: {profile:?}");
    }
}

#[test]
fn a_profiled_run_is_the_run_that_it_profiles() {
    let program = current(&code(&[
        &[asm::store_imm_u64(RW as i32, 7)],
        &extension_call(id::ECHO, (RW, 8), (OUT, 8)),
        &return_region(OUT, 8),
    ]));
    let (execution, profile) = profile(&program, None);
    let usual = run(Backend::Interpreter, &program, &[0; 8]);
    assert_eq!(execution.result, usual.result);
    assert_eq!(execution.metrics.usage, usual.metrics.usage);

    let calls: Vec<&ProfileEntry> = profile
        .entries
        .iter()
        .filter(|entry| matches!(entry.stack.last(), Some(ProfileFrame::Extension { .. })))
        .collect();
    let [call] = &calls[..] else { panic!("{profile:?}") };
    let expected = ProfileFrame::Extension { extension: id::ECHO, function: Some(7) };
    assert_eq!(call.stack, [expected]);
    assert_eq!(call.gas, usual.metrics.usage.calls[0].gas);
}

#[test]
fn a_program_that_calls_itself_without_end_has_a_bounded_profile() {
    let (_, profile) = profile(&pvq_guest_fixtures::hostile::deep_recursion(), Some(1_000_000));
    let deepest = profile.entries.iter().map(|entry| entry.stack.len()).max().unwrap();
    assert!(deepest <= limits::MAX_PROFILE_DEPTH + 1, "{deepest}");
    assert!(profile.entries.len() <= limits::MAX_PROFILE_STACKS);
}
