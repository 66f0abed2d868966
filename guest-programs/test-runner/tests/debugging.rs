//! Traps of a program that was compiled for debugging, in a runner that debugs.

use pvq_program_builder::Builder;
use pvq_test_runner::{RunnerEngine, TestRunner};

#[test]
fn a_trap_names_its_source_line_and_its_message() {
    let guest = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/total-supply");
    let program = Builder::new(guest).metadata(false).debug(true).build().unwrap().blob;
    // The index of an entrypoint that the program does not have.
    let trap = |engine| TestRunner::new().with_engine(engine).execute(&program, &[7]);

    let debugged = trap(RunnerEngine::Debugging);
    let message = "there is no entrypoint at this index";
    assert_eq!(debugged.metrics.debug_messages, [message]);
    assert!(debugged.metrics.steps.is_some_and(|steps| steps > 0));
    let told = debugged.result.unwrap_err().message;
    assert!(told.contains("src/") && told.contains(".rs:") && told.contains(message), "{told}");

    let plain = trap(RunnerEngine::Runtime);
    assert!(plain.metrics.debug_messages.is_empty() && plain.metrics.steps.is_none());
    let told = plain.result.unwrap_err().message;
    assert!(!told.contains(".rs") && !told.contains(message), "{told}");
}
