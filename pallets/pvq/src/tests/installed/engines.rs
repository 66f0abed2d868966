//! A query in the runtime, and one on a node whose calls the runtime answers one by one, have the same result, error,
//! gas and proof size, whatever the installed program does.

use super::*;
use crate::schedule::gas_schedule;
use codec::Encode;
use pvq_executor::{
    CallContext, Engine, EngineConfig, ExtensionFailure, ExtensionId, Extensions, RunConfig,
    RunOptions,
};
use pvq_guest_fixtures::{hostile, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{QueryFailure, QueryUsage};

/// A node, which answers calls by the runtime API.
struct Node;

impl Extensions for Node {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let answer = Api::call_extension(context.extension_call(extension, call));
        *response = context.settle_answer(answer)?;
        Ok(())
    }
}

type Outcome = (Result<Vec<u8>, QueryFailure>, QueryUsage);

fn in_the_runtime(caller: &[u8], options: RunOptions) -> Outcome {
    let program = Program::Code(caller.to_vec());
    let run = Pvq::run(InvokeSource::RuntimeApi, program, &[], options);
    (run.result.map_err(Into::into), run.metrics.usage)
}

fn on_a_node(caller: &[u8], options: RunOptions) -> Outcome {
    let chain = Api::chain();
    let limits = chain.limits.of_query(*chain.weight_limits.get(InvokeSource::RuntimeApi), None);
    let config = RunConfig::of_chain(&limits, chain.interpreter_memory, chain.gas);
    let proof_size = options.proof_size_limit.unwrap_or(u64::MAX).min(limits.weight.proof_size());
    let options = RunOptions { proof_size_limit: Some(proof_size), ..options };
    let run = Engine::new(EngineConfig::default()).run(&Node, caller, &[], &config, options);
    (run.result.map_err(Into::into), run.metrics.usage)
}

/// Asserts that both agree on queries of the installed program with `call`, within any gas and proof size.
fn agree(name: &str, call: &[u8]) {
    for caller in [calling(ID, call), asking(ID, call), legacy_calling(ID, call)] {
        let whole = in_the_runtime(&caller, RunOptions::default());
        assert_eq!(on_a_node(&caller, RunOptions::default()), whole, "{name}");
        let usage = whole.1;
        let (gas, proof_size) = (usage.gas.total(), usage.weight.proof_size());
        let gas_limits = (0..=12).map(|step| gas * step / 12).chain([gas - 1, gas + 1]);
        let proof_sizes = [0, 1, proof_size / 2, proof_size.saturating_sub(1), proof_size];
        let by_gas = gas_limits
            .map(|limit| RunOptions { gas_limit: Some(limit.max(0)), ..Default::default() });
        let by_proof = proof_sizes
            .map(|limit| RunOptions { proof_size_limit: Some(limit), ..Default::default() });
        for options in by_gas.chain(by_proof) {
            let expected = in_the_runtime(&caller, options);
            assert_eq!(on_a_node(&caller, options), expected, "{name} within {options:?}");
        }
    }
}

/// Bounds queries and calls of the runtime API to a millisecond, so that those which never end take little time.
fn be_brief() {
    let weight = Weight::from_parts(1_000_000_000, 100_000);
    let source = InvokeSource::RuntimeApi;
    assert_ok!(Pvq::set_weight_limit(RuntimeOrigin::root(), source, Some(weight)));
}

#[test]
fn friendly_programs_have_one_answer_within_any_gas() {
    new_test_ext().execute_with(|| {
        let accounts = vec![[1u8; 32]];
        for (code, call) in [
            (echo(), vec![1, 2, 3]),
            (TOTAL_SUPPLY.to_vec(), ASSET.to_vec()),
            (SUM_BALANCE.to_vec(), (0u8, 5u32, &accounts).encode()),
            (asking(OTHER, &[0]), vec![0]),
            (calling(vandal::EXTENSION_ID, &(1u8, 8u32).encode()), vec![0]),
        ] {
            install(ID, &code);
            install(OTHER, &echo());
            agree("friendly", &call);
        }
    });
}

#[test]
fn hostile_programs_have_one_answer_within_any_gas() {
    new_test_ext().execute_with(|| {
        be_brief();
        let mut installed = 0;
        for (name, code) in hostile::all() {
            let program = register_for(&code, PerSource::all(false), None);
            if Pvq::upload(RuntimeOrigin::signed(ALICE), code.clone()).is_ok()
                && Pvq::install_extension(RuntimeOrigin::root(), ID, program).is_ok()
            {
                installed += 1;
                agree(name, &[0, 1, 2]);
            }
        }
        assert!(installed > 20, "{installed}");
    });
}

#[test]
fn a_call_that_the_limit_of_the_runtime_api_ends_ends_alike() {
    new_test_ext().execute_with(|| {
        be_brief();
        install(ID, &hostile::infinite_loop());
        // The query may use a hundred times what one call may.
        let caller = asking(ID, &[0]);
        let own =
            Limits { weight: Weight::from_parts(100_000_000_000, 1 << 20), ..MaxLimits::get() };
        register_for(&caller, PerSource::all(true), Some(own));
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(ALICE), caller.clone()));
        let by_hash = Program::Registered(hash(&caller));
        let run = Pvq::run(InvokeSource::RuntimeApi, by_hash, &[], Default::default());
        let config = RunConfig::of_chain(&own, MaxInterpreterMemory::get(), gas_schedule::<Test>());
        let proof_size_limit = Some(1 << 20);
        let options = RunOptions { proof_size_limit, ..Default::default() };
        let node = Engine::new(EngineConfig::default()).run(&Node, &caller, &[], &config, options);
        assert_eq!(run.result, Err(PvqExecutorError::OutOfGas.into()));
        assert_eq!(node.result, Err(PvqExecutorError::OutOfGas));
        assert_eq!(node.metrics.usage, run.metrics.usage);
        assert!(run.weight.ref_time() < 3_000_000_000, "{:?}", run.weight);
    });
}
