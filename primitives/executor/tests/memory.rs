//! The promises about the memory that an engine keeps. They are about the whole process, so that no other tests
//! may run beside these.
#![cfg(target_os = "linux")]

mod guests;

use guests::*;
use polkavm::Reg::*;
use polkavm_common::program::asm;
use pvq_executor::*;

/// Returns the resident bytes of this process.
fn resident() -> usize {
    let sizes = std::fs::read_to_string("/proc/self/statm").unwrap();
    let pages: usize = sizes.split(' ').nth(1).unwrap().parse().unwrap();
    pages * 4096
}

/// Returns a 32-bit program that grows its heap by `size` bytes and writes the last one.
fn growing(n: u32, size: u32) -> Vec<u8> {
    legacy(&[
        set(T0, n),
        set(T0, size),
        asm::sbrk(T1, T0),
        asm::store_imm_indirect_u8(T1, -1, 7),
        set(A0, RW),
        set(A1, 0),
        asm::ret(),
    ])
}

#[test]
fn what_idle_instances_hold_is_within_the_cache() {
    let cache_size = 8 << 20;
    let engine = Engine::new(EngineConfig { cache_size, ..Default::default() });
    let run = |program: &[u8], args: &[u8]| {
        let config = RunConfig::default();
        let execution = engine.run(&(), program, args, &config, Default::default());
        assert_eq!(execution.result, Ok(vec![]));
    };
    let args = vec![7; 256 << 10];
    run(&growing(0, 1), &args);
    let before = resident();
    for n in 1..=300 {
        run(&growing(n, 950_000), &[]);
        run(&countdown(n), &args);
        // The largest that is kept, first in one part of its memory and then in the other.
        let program = growing(1_000 + n, limits::IDLE_INSTANCE_HEAP);
        run(&program, &[]);
        run(&program, &args[..limits::IDLE_INSTANCE_ARGS as usize]);
    }
    let grown = resident().saturating_sub(before);
    assert!(grown < cache_size + (4 << 20), "{grown} bytes");
}
