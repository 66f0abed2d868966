//! Runs any bytes as a program, with its first bytes as arguments. Each run ends, and a second one ends alike.

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
    ) -> Result<(), ExtensionFailure> {
        response.extend_from_slice(call);
        Ok(())
    }
}

fuzz_target!(|program: &[u8]| {
    static EXECUTOR: OnceLock<PvqExecutor<Echo>> = OnceLock::new();
    let executor = EXECUTOR.get_or_init(|| {
        let config = PvqExecutorConfig {
            precompile_programs: true,
            max_memory: 1 << 20,
            ..Default::default()
        };
        PvqExecutor::with_config(PvqExecutorContext::new(Echo), config)
    });
    let args = &program[..program.len().min(64)];
    let options = RunOptions { gas_limit: Some(60_000), ..Default::default() };
    // The second run reuses the module, and the instance where the first one succeeded.
    let [first, second] = [(); 2].map(|()| executor.run(program, args, options));
    assert_eq!(first.result, second.result);
    assert_eq!(first.metrics.usage.gas.total(), second.metrics.usage.gas.total());
});
