//! Results of the methods of the runtime API.

use super::*;
use crate::{schedule::gas_schedule, RuntimeApi};
use codec::{Decode, Encode};
use pvq_extension_core::hashing;
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{LEGACY_TOTAL_SUPPLY, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{
    ExtensionCall, ExtensionFailure, ExtensionRule, HostError, Metadata, Policy, Program, PvqError,
    QueryMetadata, QueryRequest, QueryUsage, PROGRAMS_PAGE_SIZE,
};

type Api = RuntimeApi<Test>;

fn supply() -> Vec<u8> {
    u128::from(2 * MILLION + 5).encode()
}

fn request(program: Program) -> QueryRequest {
    QueryRequest { program, args: ASSET.to_vec(), gas_limit: None, proof_size_limit: None }
}

fn call(extension: u64, call: &[u8]) -> ExtensionCall {
    ExtensionCall { extension, call: call.to_vec(), gas_left: 1_000_000, proof_size_left: 10_000 }
}

#[test]
fn a_blob_of_either_generation_is_run() {
    new_test_ext().execute_with(|| {
        for code in [TOTAL_SUPPLY, LEGACY_TOTAL_SUPPLY] {
            assert_eq!(Api::execute_query(code.to_vec(), ASSET.to_vec(), None), Ok(supply()));
        }
    });
}

#[test]
fn the_gas_limit_of_a_caller_only_lowers() {
    new_test_ext().execute_with(|| {
        let ask = |limit| Api::execute_query(TOTAL_SUPPLY.to_vec(), ASSET.to_vec(), limit);
        assert_eq!(ask(Some(i64::MAX)), Ok(supply()));
        for limit in [Some(0), Some(-1), Some(i64::MIN), Some(1)] {
            assert_eq!(ask(limit), Err(PvqError::QueryExceedsWeightLimit));
        }
        let outcome = Api::query(request(Program::Code(TOTAL_SUPPLY.to_vec())));
        let gas = outcome.usage.gas.total();
        // Calls are charged before they run and refunded after, so that the limit has to be higher.
        assert_eq!(ask(Some(2 * gas)), Ok(supply()));
        assert_eq!(ask(Some(gas - 1)), Err(PvqError::QueryExceedsWeightLimit));
        let low =
            gas_schedule::<Test>().gas_to_weight(gas - 1, u64::MAX).min(MaxLimits::get().weight);
        let low = Limits { weight: low, ..MaxLimits::get() };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        assert_eq!(ask(Some(i64::MAX)), Err(PvqError::QueryExceedsWeightLimit));
    });
}

#[test]
fn a_registered_program_is_run_by_its_hash() {
    new_test_ext().execute_with(|| {
        let program = hash(TOTAL_SUPPLY);
        let ask = || Api::execute_registered(program, ASSET.to_vec(), None);
        assert_eq!(ask(), Err(PvqError::PermissionDenied));
        register(TOTAL_SUPPLY);
        assert_eq!(ask(), Err(PvqError::InvalidPvqProgramFormat));
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(BOB), TOTAL_SUPPLY.to_vec()));
        assert_eq!(ask(), Ok(supply()));
        let limited = Api::execute_registered(program, ASSET.to_vec(), Some(1));
        assert_eq!(limited, Err(PvqError::QueryExceedsWeightLimit));
    });
}

#[test]
fn a_query_tells_what_it_used() {
    new_test_ext().execute_with(|| {
        let outcome = Api::query(request(Program::Code(TOTAL_SUPPLY.to_vec())));
        assert_eq!(outcome.result, Ok(supply()));
        let QueryUsage { gas, weight, peak_memory, calls } = outcome.usage;
        assert!(gas.load > 0 && gas.program > 0 && gas.host > 0 && peak_memory > 4096);
        assert_eq!(weight, gas_schedule::<Test>().gas_to_weight(gas.total(), 4096));
        let [usage] = &calls[..] else { panic!("{calls:?}") };
        assert_eq!(
            (usage.extension, usage.calls, usage.failed, usage.bytes_in, usage.bytes_out),
            (fungibles::EXTENSION_ID, 1, 0, 5, 16)
        );
        assert!(usage.gas > 0 && usage.gas <= gas.host);
    });
}

#[test]
fn a_query_that_fails_tells_why_and_what_it_used() {
    new_test_ext().execute_with(|| {
        let outcome = Api::query(QueryRequest {
            proof_size_limit: Some(1),
            ..request(Program::Code(TOTAL_SUPPLY.to_vec()))
        });
        let failure = outcome.result.unwrap_err();
        assert_eq!(failure.error, PvqError::QueryExceedsWeightLimit);
        assert!(failure.message.contains("raise the gas limit"), "{}", failure.message);
        assert!(outcome.usage.gas.program > 0);

        let outcome = Api::query(request(Program::Registered(hash(TOTAL_SUPPLY))));
        let failure = outcome.result.unwrap_err();
        assert_eq!(failure.error, PvqError::PermissionDenied);
        assert!(failure.message.contains("not registered"), "{}", failure.message);
        assert_eq!(outcome.usage, QueryUsage::default());
    });
}

#[test]
fn a_single_call_costs_what_it_costs_a_program() {
    new_test_ext().execute_with(|| {
        for extension in [fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID] {
            let answer = Api::call_extension(call(extension, &[5, 0, 0, 0, 0]));
            assert_eq!(answer.result, Ok(supply()));
            let weight = pvq_extension::UNBENCHMARKED;
            assert_eq!(answer.gas, gas_schedule::<Test>().weight_to_gas(weight));
            assert_eq!(answer.proof_size, weight.proof_size());
        }
    });
}

#[test]
fn a_single_call_is_denied_what_a_program_is() {
    new_test_ext().execute_with(|| {
        let failure = |request| match Api::call_extension(request) {
            answer if answer.gas != 0 || answer.proof_size != 0 => panic!("{answer:?}"),
            answer => answer.result.unwrap_err(),
        };
        let host_error = |request| match failure(request) {
            ExtensionFailure::Host { error, .. } => error,
            other => panic!("{other:?}"),
        };
        let id = fungibles::EXTENSION_ID;
        let good = call(id, &[5, 0, 0, 0, 0]);
        for (request, error) in [
            (call(1, &[5]), HostError::UnknownExtension),
            (call(id, &[7]), HostError::UnknownFunction),
            (call(id, &[]), HostError::MalformedCall),
            (call(id, &[5, 0]), HostError::MalformedCall),
            (call(id, &vec![5; MaxLimits::get().memory as usize + 1]), HostError::MalformedCall),
        ] {
            assert_eq!(host_error(request), error);
        }
        for gas_left in [0, -1, i64::MIN, 100] {
            let request = ExtensionCall { gas_left, ..good.clone() };
            assert_eq!(failure(request), ExtensionFailure::OutOfGas);
        }
        let request = ExtensionCall { proof_size_left: 4095, ..good.clone() };
        assert_eq!(failure(request), ExtensionFailure::OutOfGas);

        let sources = only(&[InvokeSource::Extrinsic, InvokeSource::Xcm, InvokeSource::Runtime]);
        let rule = Some(ExtensionRule::for_sources(sources));
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), id, rule));
        assert_eq!(host_error(good), HostError::PermissionDenied);
    });
}

#[test]
fn a_single_call_has_the_limits_of_a_query() {
    new_test_ext().execute_with(|| {
        let inflate = |size: u32| {
            let call = (1u8, size).encode();
            let (gas_left, proof_size_left) = (i64::MAX, u64::MAX);
            let extension = vandal::EXTENSION_ID;
            Api::call_extension(ExtensionCall { extension, call, gas_left, proof_size_left })
        };
        assert_eq!(inflate(10).result, Ok(vec![7u8; 10].encode()));
        // So many bytes weigh more than any query may use, whatever the caller claims to have left.
        assert_eq!(inflate(u32::MAX).result, Err(ExtensionFailure::OutOfGas));
        let low = Limits { memory: 10, ..MaxLimits::get() };
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        assert_eq!(inflate(9).result, Ok(vec![7u8; 9].encode()));
        let ExtensionFailure::Host { error, message } = inflate(10).result.unwrap_err() else {
            panic!("out of gas");
        };
        assert_eq!(error, HostError::ResponseTooLarge);
        assert!(message.contains("11 bytes"), "{message}");
        assert!(inflate(10).gas > 0);
    });
}

#[test]
fn the_chain_tells_limits_policies_rules_and_costs() {
    new_test_ext().execute_with(|| {
        let low = Limits { memory: 10, ..MaxLimits::get() };
        let rule = ExtensionRule::for_sources(only(&[InvokeSource::Xcm]));
        assert_eq!(Api::chain().limits, MaxLimits::get());
        assert!(Api::chain().rules.is_empty());
        assert_ok!(Pvq::set_limits(RuntimeOrigin::root(), low));
        let (source, policy) = (InvokeSource::Extrinsic, Policy::RegisteredOnly);
        assert_ok!(Pvq::set_policy(RuntimeOrigin::root(), source, policy));
        let id = hashing::LEGACY_EXTENSION_ID;
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), id, Some(rule)));
        let chain = Api::chain();
        assert_eq!(chain.limits, low);
        assert_eq!(chain.rules, [(hashing::EXTENSION_ID, rule)]);
        assert_eq!(chain.policies.extrinsic, Policy::RegisteredOnly);
        assert_eq!(chain.policies.runtime_api, Policy::Open);
        let schedule = gas_schedule::<Test>();
        assert_eq!(chain.gas.ref_time_per_gas, schedule.ref_time_per_gas);
        assert_eq!(chain.gas.call_base, schedule.call_base);
    });
}

#[test]
fn programs_are_paged_in_the_order_of_their_hashes() {
    new_test_ext().execute_with(|| {
        assert_eq!(Api::programs(None, 10), []);
        let mut hashes: Vec<_> = (0..300u32).map(|n| register(&n.encode())).collect();
        hashes.sort();
        let page = |start, limit| -> Vec<_> {
            Api::programs(start, limit).into_iter().map(|program| program.hash).collect()
        };
        assert_eq!(page(None, 0), []);
        assert_eq!(page(None, 3), hashes[..3]);
        assert_eq!(page(Some(hashes[2]), 3), hashes[3..6]);
        assert_eq!(page(Some(hashes[298]), 3), hashes[299..]);
        assert_eq!(page(Some(hashes[299]), 3), []);
        assert_eq!(page(None, u32::MAX), hashes[..PROGRAMS_PAGE_SIZE as usize]);
        assert_eq!(page(Some(hashes[255]), u32::MAX), hashes[256..]);
        // A page may also start at a hash of no program.
        let mut between = hashes[5];
        between.0[31] ^= 1;
        let next = hashes.iter().position(|hash| *hash > between).unwrap();
        assert_eq!(page(Some(between), 1), hashes[next..next + 1]);
        assert_eq!(page(Some(ProgramHash::zero()), 1), hashes[..1]);
        assert_eq!(page(Some(ProgramHash::repeat_byte(0xff)), 1), []);
    });
}

#[test]
fn a_program_is_described_and_its_blob_given_out() {
    new_test_ext().execute_with(|| {
        let limits = Some(MaxLimits::get());
        let sources = only(&[InvokeSource::RuntimeApi]);
        let program = register_for(SUM_BALANCE, sources, limits);
        let described = Api::program(program).unwrap();
        assert_eq!((described.hash, described.size), (program, None));
        assert_eq!((described.limits, described.sources), (limits, sources));
        assert_eq!(described.label, b"test");
        assert_eq!(Api::program_code(program), None);
        assert_ok!(Pvq::upload(RuntimeOrigin::signed(BOB), SUM_BALANCE.to_vec()));
        assert_eq!(Api::program(program).unwrap().size, Some(SUM_BALANCE.len() as u32));
        assert_eq!(Api::program_code(program).unwrap(), SUM_BALANCE);
        assert_eq!(Api::program(hash(b"")), None);
        assert_eq!(Api::program_code(hash(b"")), None);
    });
}

#[test]
fn metadata_lists_every_extension_under_both_ids() {
    new_test_ext().execute_with(|| {
        let metadata = Metadata::decode(&mut &Api::metadata()[..]).unwrap();
        assert_eq!(metadata.extensions.len(), 8);
        for id in [fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID] {
            let extension = &metadata.extensions[&id.to_string()];
            assert_eq!(extension.name, "ExtensionFungibles");
            assert_eq!(extension.functions.len(), 7);
        }
    });
}

#[test]
fn versioned_metadata_adds_docs_weights_and_who_may_call() {
    new_test_ext().execute_with(|| {
        let rule = ExtensionRule::for_sources(only(&[InvokeSource::Xcm]));
        let id = fungibles::EXTENSION_ID;
        assert_ok!(Pvq::set_extension_rule(RuntimeOrigin::root(), id, Some(rule)));
        assert_eq!(Api::metadata_versions(), [1]);
        for version in [0, 2, u32::MAX] {
            assert_eq!(Api::metadata_at_version(version), None);
        }
        let encoded = Api::metadata_at_version(1).unwrap();
        let metadata = QueryMetadata::decode(&mut &encoded[..]).unwrap();
        assert_eq!(metadata.extensions.len(), 4);
        let extension = metadata.extensions.iter().find(|extension| extension.id == id).unwrap();
        assert_eq!(extension.legacy_id, fungibles::LEGACY_EXTENSION_ID);
        assert_eq!(extension.sources, rule.sources);
        assert_eq!(extension.docs, ["Reads fungible assets."]);
        let balance = &extension.functions[6];
        assert_eq!(balance.function.name, "balance");
        assert_eq!(balance.docs, ["Returns the balance of `who`."]);
        assert_eq!(balance.weight, pvq_extension::UNBENCHMARKED);
        let others = metadata.extensions.iter().filter(|extension| extension.id != id);
        others.for_each(|extension| assert_eq!(extension.sources, PerSource::all(true)));
        let hashing = metadata.extensions.iter().find(|e| e.id == hashing::EXTENSION_ID).unwrap();
        assert!(hashing.functions.iter().all(|f| f.weight_per_item.ref_time() > 0));
        let input = balance.function.inputs[1].ty.id;
        assert!(metadata.types.resolve(input).is_some());
    });
}

#[test]
fn limits_of_the_runtime_are_its_constants() {
    assert_eq!(MaxLimits::get(), crate::limits::MAX_LIMITS);
}
