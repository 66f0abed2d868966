//! Any bytes as a program, its own first bytes for arguments: both backends end, and agree.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pvq_executor::*;
use std::sync::OnceLock;

/// Answers every call with itself.
struct Echo;

impl Extensions for Echo {
    fn call(
        &self,
        _: ExtensionId,
        call: &[u8],
        _: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), CallError> {
        response.extend_from_slice(call);
        Ok(())
    }
}

fuzz_target!(|program: &[u8]| {
    static EXECUTOR: OnceLock<PvqExecutor<Echo>> = OnceLock::new();
    let executor = EXECUTOR.get_or_init(|| {
        let config =
            PvqExecutorConfig { enable_jit: true, max_memory: 1 << 20, ..Default::default() };
        PvqExecutor::with_config(PvqExecutorContext::new(Echo), config)
    });
    let args = &program[..program.len().min(64)];
    let run = |backend| {
        let options =
            RunOptions { gas_limit: Some(60_000), backend: Some(backend), ..Default::default() };
        executor.run(program, args, options)
    };
    let (interpreted, recompiled) = (run(Backend::Interpreter), run(Backend::Recompiler));
    assert_eq!(interpreted.result, recompiled.result);
    assert_eq!(interpreted.metrics.gas(), recompiled.metrics.gas());
});
