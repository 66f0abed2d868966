//! What a debugging host can tell of a program that was compiled for one.

use pvq_executor::{PvqExecutor, PvqExecutorConfig, PvqExecutorContext, PvqExecutorError};
use pvq_program_builder::Builder;

#[test]
fn a_trap_names_its_source_line_and_its_message() {
    let guest = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/total-supply");
    let program = Builder::new(guest).metadata(false).debug(true).build().unwrap().blob;
    let run = |enable_debugging| {
        let config = PvqExecutorConfig { enable_debugging, ..Default::default() };
        let executor = PvqExecutor::with_config(PvqExecutorContext::new(()), config);
        // An entrypoint that the program does not have.
        match executor.execute(&program, &[7]).unwrap_err() {
            PvqExecutorError::RuntimeError(trap) => trap,
            error => panic!("{error:?}"),
        }
    };
    let trap = run(true);
    let location = trap.location.unwrap();
    assert!(location.contains("src/") && location.contains(".rs:"), "{location}");
    assert_eq!(trap.message.unwrap(), "there is no entrypoint at this index");
    let trap = run(false);
    assert_eq!((trap.location, trap.message), (None, None));
}
