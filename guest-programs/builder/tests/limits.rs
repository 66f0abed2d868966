//! Programs that a chain would refuse are not built.

mod guest;

use guest::guest;
use pvq_program_builder::{BuildError, Builder};

fn reasons(builder: Builder) -> Vec<String> {
    match builder.build().unwrap_err() {
        BuildError::Refused { reasons, .. } => reasons,
        other => panic!("{other}"),
    }
}

#[test]
fn a_program_that_is_too_large_is_refused_with_all_reasons() {
    let builder = guest("large-stack");
    let refused = reasons(builder.clone());
    let [stack, memory] = &refused[..] else { panic!("{refused:?}") };
    for part in ["524288 bytes of stack", "262144 are allowed", "`stack = ..`", "--max-stack-size"]
    {
        assert!(stack.contains(part), "{stack}");
    }
    for part in ["bytes of memory", "4194304 are allowed", "`heap = ..`", "--max-memory"] {
        assert!(memory.contains(part), "{memory}");
    }

    // For a chain that allows more, or a build that is for none.
    let raised = builder.clone().max_stack_size(512 << 10).max_memory(5 << 20);
    let blob = raised.build().unwrap().blob;
    let small = raised.max_program_size(blob.len() as u32 - 1);
    let refused = reasons(small.clone());
    let [size] = &refused[..] else { panic!("{refused:?}") };
    let has = format!("it has {} bytes", blob.len());
    for part in [has.as_str(), "--opt-level z", "--max-program-size"] {
        assert!(size.contains(part), "{size}");
    }
    assert!(small.debug(true).build().unwrap().blob.len() > blob.len());
    let both = reasons(builder.max_program_size(1));
    assert_eq!(both.len(), 3, "{both:?}");
}

#[test]
fn an_import_that_no_host_offers_is_refused_with_the_function_that_calls_it() {
    let refused = reasons(guest("unknown-import"));
    let [reason] = &refused[..] else { panic!("{refused:?}") };
    for part in ["unknown import `block_time`", "`extension_call`", "(in `unknown_import::now`)"] {
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn the_command_has_the_limits_as_options() {
    let out = tempfile::tempdir().unwrap();
    let command = |options: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_pvq-program-builder"))
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/guests"))
            .args(["--bin", "large-stack", "--no-metadata", "-o"])
            .arg(out.path())
            .args(options)
            .output()
            .unwrap()
    };
    let refused = command(&[]);
    let message = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success());
    assert!(message.contains("test-guests would be refused: it declares 524288"), "{message}");
    assert!(!out.path().join("large-stack.polkavm").exists());
    let raised = command(&["--max-stack-size", "524288", "--max-memory", "5242880"]);
    assert!(raised.status.success(), "{}", String::from_utf8_lossy(&raised.stderr));
    assert!(out.path().join("large-stack.polkavm").is_file());
}
