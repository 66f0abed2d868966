//! The functions of `PvqApi` other than `execute_query`, and those that wallets call on any chain.

use crate::{
    chain::Chain,
    expected::{accounts, balances, HOLDERS},
};
use codec::{Decode, Encode};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight};
use pallet_pvq::limits::{MAX_INTERPRETER_MEMORY, MAX_LIMITS};
use pvq_extension_core::{extension as core, hashing};
use pvq_extension_fees::extension as fees;
use pvq_extension_fungibles::{batch, extension as fungibles};
use pvq_extension_runtime::extension as runtime;
use pvq_extension_swap::{extension as swap, pools};
use pvq_guest_fixtures::{LEGACY_SUM_BALANCE, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{
    ExtensionAnswer, ExtensionCall, ExtensionFailure, ExtensionRule, HostError, InvokeSource,
    Limits, PerSource, Policy, Program, ProgramHash, PvqError, QueryMetadata, QueryOutcome,
    QueryRequest, RegisteredProgram,
};
use pvq_runtime::{comparison::MAX_ACCOUNTS, Pvq, Runtime, RuntimeOrigin};
use sp_core::OpaqueMetadata;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{Alice, Dave};

/// Registers `program` for everyone but XCM, and uploads it.
fn register(chain: &mut Chain, program: &[u8], limits: Option<Limits>) -> ProgramHash {
    let hash = ProgramHash::from(blake2_256(program));
    let sources = PerSource { xcm: false, ..PerSource::all(true) };
    chain.native(|| {
        let label = b"a program".to_vec().try_into().unwrap();
        Pvq::register(RuntimeOrigin::root(), hash, limits, sources, label).unwrap();
        Pvq::upload(RuntimeOrigin::signed(Dave.to_account_id()), program.to_vec()).unwrap();
    });
    hash
}

#[test]
fn a_query_tells_what_it_used() {
    let mut chain = Chain::development();
    let args = (0u8, 1984u32, accounts(&HOLDERS)).encode();
    for (program, extension) in [
        (SUM_BALANCE, fungibles::EXTENSION_ID),
        (LEGACY_SUM_BALANCE, fungibles::LEGACY_EXTENSION_ID),
    ] {
        let request = |gas_limit| QueryRequest {
            program: Program::Code(program.to_vec()),
            args: args.clone(),
            gas_limit,
            proof_size_limit: None,
        };
        let outcome: QueryOutcome = chain.pvq("query", &request(None));
        let sum = chain.native(|| balances(1984, &HOLDERS));
        assert_eq!(outcome.result, Ok(sum.encode()));
        let usage = outcome.usage;
        assert_eq!(usage.calls.len(), 1);
        assert_eq!(usage.calls[0].extension, extension);
        assert_eq!(usage.calls[0].calls, HOLDERS.len() as u64);
        assert_eq!(usage.calls[0].failed, 0);

        // The gas that it used is the gas that it needs.
        let gas = usage.gas.total();
        let schedule = chain.native(pallet_pvq::schedule::gas_schedule::<Runtime>);
        assert_eq!(usage.weight.ref_time(), gas as u64 * schedule.ref_time_per_gas);
        let enough: QueryOutcome = chain.pvq("query", &request(Some(gas)));
        assert_eq!(enough.result, Ok(sum.encode()));
        let short: QueryOutcome = chain.pvq("query", &request(Some(gas - 1)));
        let failure = short.result.unwrap_err();
        assert_eq!(failure.error, PvqError::QueryExceedsWeightLimit);
        assert!(short.usage.weight.ref_time() < usage.weight.ref_time());
    }
}

#[test]
fn a_caller_can_lower_the_proof() {
    let mut chain = Chain::development();
    let mut request = QueryRequest {
        program: Program::Code(SUM_BALANCE.to_vec()),
        args: (0u8, 1984u32, accounts(&HOLDERS)).encode(),
        gas_limit: None,
        proof_size_limit: None,
    };
    let outcome: QueryOutcome = chain.pvq("query", &request);
    let proof_size = outcome.usage.weight.proof_size();
    assert!(proof_size > 0);
    request.proof_size_limit = Some(proof_size - 1);
    let outcome: QueryOutcome = chain.pvq("query", &request);
    assert_eq!(outcome.result.unwrap_err().error, PvqError::QueryExceedsWeightLimit);
}

#[test]
fn a_registered_program_runs_by_its_hash_within_its_own_limits() {
    let mut chain = Chain::development();
    let hash = register(&mut chain, SUM_BALANCE, None);
    let args = (0u8, 1984u32, accounts(&HOLDERS)).encode();
    let expected = chain.execute(SUM_BALANCE, &(0u8, 1984u32, accounts(&HOLDERS)));
    let by_hash = (hash, &args, None::<i64>);
    let run = |chain: &mut Chain| -> Result<Vec<u8>, PvqError> {
        chain.pvq("execute_registered", &by_hash)
    };
    assert_eq!(run(&mut chain), expected);

    let limits = chain.native(Pvq::limits);
    let low = Limits { weight: Weight::from_parts(1, 0), ..limits };
    chain.native(|| {
        let label = Default::default();
        Pvq::register(RuntimeOrigin::root(), hash, Some(low), PerSource::all(true), label).unwrap();
    });
    assert_eq!(run(&mut chain), Err(PvqError::QueryExceedsWeightLimit));
    let unknown = (ProgramHash::zero(), &args, None::<i64>);
    let answer: Result<Vec<u8>, PvqError> = chain.pvq("execute_registered", &unknown);
    assert!(answer.is_err());
}

#[test]
fn registered_programs_are_told_page_by_page() {
    let mut chain = Chain::development();
    let limits = chain.native(Pvq::limits);
    let mut hashes = [SUM_BALANCE, TOTAL_SUPPLY, LEGACY_SUM_BALANCE]
        .map(|program| register(&mut chain, program, Some(limits)));
    hashes.sort();
    let mut page = |start: Option<ProgramHash>, limit: u32| -> Vec<ProgramHash> {
        let programs: Vec<RegisteredProgram> = chain.pvq("programs", &(start, limit));
        programs.iter().map(|program| program.hash).collect()
    };
    assert_eq!(page(None, 10), hashes);
    assert_eq!(page(None, 2), hashes[..2]);
    assert_eq!(page(Some(hashes[1]), 10), hashes[2..]);
    assert_eq!(page(Some(hashes[2]), 10), []);
    assert_eq!(page(Some(ProgramHash::zero()), 1), hashes[..1]);
    assert_eq!(page(None, 0), []);

    let hash = ProgramHash::from(blake2_256(SUM_BALANCE));
    let program: Option<RegisteredProgram> = chain.pvq("program", &hash);
    let expected = RegisteredProgram {
        hash,
        size: Some(SUM_BALANCE.len() as u32),
        limits: Some(limits),
        sources: PerSource { xcm: false, ..PerSource::all(true) },
        label: b"a program".to_vec(),
    };
    assert_eq!(program, Some(expected));
    let code: Option<Vec<u8>> = chain.pvq("program_code", &hash);
    assert_eq!(code.as_deref(), Some(SUM_BALANCE));
    let absent: Option<RegisteredProgram> = chain.pvq("program", &ProgramHash::zero());
    assert_eq!(absent, None);
    let absent: Option<Vec<u8>> = chain.pvq("program_code", &ProgramHash::zero());
    assert_eq!(absent, None);
}

fn call(chain: &mut Chain, extension: u64, call: impl Encode, gas_left: i64) -> ExtensionAnswer {
    let call =
        ExtensionCall { extension, call: call.encode(), gas_left, proof_size_left: u64::MAX };
    chain.pvq("call_extension", &call)
}

#[test]
fn an_extension_answers_a_call_that_comes_alone() {
    let mut chain = Chain::development();
    let balance = chain.native(|| balances(1984, &[Alice]));
    let balance_of_alice = (6u8, 1984u32, Alice.to_raw_public());
    for extension in [fungibles::EXTENSION_ID, fungibles::LEGACY_EXTENSION_ID] {
        let answer = call(&mut chain, extension, balance_of_alice, i64::MAX);
        assert_eq!(answer.result, Ok(balance.encode()));
        assert!(answer.gas > 0 && answer.proof_size > 0);
        let exact = call(&mut chain, extension, balance_of_alice, answer.gas);
        assert_eq!(exact, answer);
        let short = call(&mut chain, extension, balance_of_alice, answer.gas - 1);
        assert_eq!(short.result, Err(ExtensionFailure::OutOfGas));
    }
    for (extension, known) in
        [(swap::EXTENSION_ID, true), (core::LEGACY_EXTENSION_ID, true), (1, false)]
    {
        let answer = call(&mut chain, core::EXTENSION_ID, (0u8, extension), i64::MAX);
        assert_eq!(answer.result, Ok(known.encode()));
    }
    let answer = call(&mut chain, hashing::EXTENSION_ID, (1u8, b"pvq".to_vec()), i64::MAX);
    assert_eq!(answer.result, Ok(blake2_256(b"pvq").encode()));
    let everyone = (0u8, 1984u32, accounts(&HOLDERS));
    let answer = call(&mut chain, batch::EXTENSION_ID, everyone, i64::MAX);
    let balances: Vec<u128> =
        chain.native(|| HOLDERS.iter().map(|who| balances(1984, &[*who])).collect());
    assert_eq!(answer.result, Ok(balances.encode()));
}

#[test]
fn a_call_that_an_extension_cannot_answer_fails_by_name() {
    let mut chain = Chain::development();
    let refused = |answer: ExtensionAnswer| match answer.result {
        Err(ExtensionFailure::Host { error, .. }) => error,
        other => panic!("{other:?}"),
    };
    for (extension, bytes, error) in [
        (1, vec![0], HostError::UnknownExtension),
        (fungibles::EXTENSION_ID, vec![200], HostError::UnknownFunction),
        (fungibles::EXTENSION_ID, vec![], HostError::MalformedCall),
        (fungibles::EXTENSION_ID, vec![6, 0], HostError::MalformedCall),
        (fungibles::EXTENSION_ID, (4u8, 0u32, 0u8).encode(), HostError::MalformedCall),
    ] {
        let call =
            ExtensionCall { extension, call: bytes, gas_left: i64::MAX, proof_size_left: u64::MAX };
        assert_eq!(refused(chain.pvq("call_extension", &call)), error);
    }
    let sources = PerSource { runtime_api: false, ..PerSource::all(true) };
    let rule = ExtensionRule::for_sources(sources);
    chain.native(|| {
        Pvq::set_extension_rule(RuntimeOrigin::root(), fungibles::EXTENSION_ID, Some(rule)).unwrap()
    });
    let answer = call(&mut chain, fungibles::LEGACY_EXTENSION_ID, (0u8, 0u32), i64::MAX);
    assert_eq!(refused(answer), HostError::PermissionDenied);
}

#[test]
fn a_chain_tells_its_limits_policies_rules_and_prices() {
    let mut chain = Chain::development();
    let told: pvq_primitives::ChainParameters = chain.pvq("chain", &());
    let expected = chain.native(|| pvq_primitives::ChainParameters {
        limits: MAX_LIMITS,
        block_limits: MAX_LIMITS,
        policies: PerSource::all(Policy::Open),
        rules: vec![],
        gas: pallet_pvq::schedule::gas_schedule::<Runtime>(),
        weight_limits: PerSource {
            runtime_api: MAX_LIMITS.weight.set_ref_time(WEIGHT_REF_TIME_PER_SECOND / 10),
            ..PerSource::all(MAX_LIMITS.weight)
        },
        interpreter_memory: MAX_INTERPRETER_MEMORY,
        installed: vec![],
    });
    assert_eq!(told, expected);

    let rule = ExtensionRule::CLOSED;
    let limits = Limits { result_size: 100, ..told.limits };
    chain.native(|| {
        let root = RuntimeOrigin::root;
        Pvq::set_limits(root(), limits).unwrap();
        Pvq::set_weight_limit(root(), InvokeSource::Xcm, Some(Weight::from_parts(7, 8))).unwrap();
        Pvq::set_policy(root(), InvokeSource::Extrinsic, Policy::RegisteredOnly).unwrap();
        Pvq::set_extension_rule(root(), swap::LEGACY_EXTENSION_ID, Some(rule)).unwrap();
    });
    let told: pvq_primitives::ChainParameters = chain.pvq("chain", &());
    assert_eq!((told.limits, told.block_limits), (limits, limits));
    assert_eq!(told.weight_limits.xcm, Weight::from_parts(7, 8));
    assert_eq!(told.policies.extrinsic, Policy::RegisteredOnly);
    assert_eq!(told.policies.runtime_api, Policy::Open);
    assert_eq!(told.rules, [(swap::EXTENSION_ID, rule)]);
}

#[test]
fn metadata_names_every_extension_under_both_ids() {
    let mut chain = Chain::development();
    let metadata: Vec<u8> = chain.pvq("metadata", &());
    let metadata = pvq_primitives::Metadata::decode(&mut &metadata[..]).unwrap();
    for (id, legacy_id, name) in [
        (core::EXTENSION_ID, core::LEGACY_EXTENSION_ID, "ExtensionCore"),
        (hashing::EXTENSION_ID, hashing::LEGACY_EXTENSION_ID, "ExtensionHashing"),
        (fungibles::EXTENSION_ID, 1248491991627109725, "ExtensionFungibles"),
        (batch::EXTENSION_ID, batch::LEGACY_EXTENSION_ID, "ExtensionFungiblesBatch"),
        (swap::EXTENSION_ID, 15900548380266538526, "ExtensionSwap"),
        (pools::EXTENSION_ID, pools::LEGACY_EXTENSION_ID, "ExtensionPools"),
        (fees::EXTENSION_ID, fees::LEGACY_EXTENSION_ID, "ExtensionFees"),
        (runtime::EXTENSION_ID, runtime::LEGACY_EXTENSION_ID, "ExtensionRuntime"),
    ] {
        for id in [id, legacy_id] {
            assert_eq!(metadata.extensions[&id.to_string()].name, name);
        }
    }
    assert_eq!(metadata.extensions.len(), 16);
}

#[test]
fn versioned_metadata_tells_weights_and_rules() {
    let mut chain = Chain::development();
    let rule = ExtensionRule::for_sources(PerSource { xcm: false, ..PerSource::all(true) });
    chain.native(|| {
        Pvq::set_extension_rule(RuntimeOrigin::root(), swap::EXTENSION_ID, Some(rule)).unwrap()
    });
    let versions: Vec<u32> = chain.pvq("metadata_versions", &());
    assert_eq!(versions, [1]);
    for unknown in [0, 2, u32::MAX] {
        let metadata: Option<Vec<u8>> = chain.pvq("metadata_at_version", &unknown);
        assert_eq!(metadata, None);
    }
    let metadata: Option<Vec<u8>> = chain.pvq("metadata_at_version", &1u32);
    let metadata = QueryMetadata::decode(&mut &metadata.unwrap()[..]).unwrap();
    assert_eq!(metadata.extensions.len(), 8);
    for extension in &metadata.extensions {
        assert!(!extension.docs.is_empty(), "{}", extension.name);
        for function in &extension.functions {
            assert!(!function.docs.is_empty() && function.weight.ref_time() > 0);
        }
    }
    let sources = |name: &str| {
        metadata.extensions.iter().find(|extension| extension.name == name).unwrap().sources
    };
    assert_eq!(sources("ExtensionSwap"), rule.sources);
    assert_eq!(sources("ExtensionCore"), PerSource::all(true));
}

#[test]
fn a_sum_without_gas_takes_no_more_accounts_than_a_comparison_needs() {
    let mut chain = Chain::development();
    let accounts = |count: u32| (1984u32, vec![Alice.to_raw_public(); count as usize]);
    let sum: u128 = chain.call("ComparisonApi_sum_balances", &accounts(MAX_ACCOUNTS));
    assert_eq!(sum, u128::from(MAX_ACCOUNTS) * chain.native(|| balances(1984, &[Alice])));
    chain.try_call("ComparisonApi_sum_balances", &accounts(MAX_ACCOUNTS + 1)).unwrap_err();
    // The fewest bytes that claim to be that many.
    let claim = (1984u32, codec::Compact(u32::MAX));
    chain.try_call("ComparisonApi_sum_balances", &claim).unwrap_err();
}

#[test]
fn wallets_get_the_metadata_of_the_runtime() {
    let mut chain = Chain::development();
    let versions: Vec<u32> = chain.call("Metadata_metadata_versions", &());
    for version in [14, 15, 16] {
        assert!(versions.contains(&version));
        let metadata: Option<OpaqueMetadata> = chain.call("Metadata_metadata_at_version", &version);
        let metadata = metadata.unwrap().to_vec();
        let decoded = frame_metadata::RuntimeMetadataPrefixed::decode(&mut &metadata[..]).unwrap();
        assert_eq!(decoded.1.version(), version);
    }
}

#[test]
fn view_functions_are_there_for_clients() {
    let mut chain = Chain::development();
    let metadata: Option<OpaqueMetadata> = chain.call("Metadata_metadata_at_version", &16u32);
    let metadata = metadata.unwrap().to_vec();
    let decoded = frame_metadata::RuntimeMetadataPrefixed::decode(&mut &metadata[..]).unwrap();
    let frame_metadata::RuntimeMetadata::V16(metadata) = decoded.1 else { panic!("it is 16") };
    let pvq = metadata.pallets.iter().find(|pallet| pallet.name == "Pvq").unwrap();
    let limits = pvq.view_functions.iter().find(|function| function.name == "limits").unwrap();
    let answer: Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> =
        chain.call("RuntimeViewFunction_execute_view_function", &(limits.id, Vec::<u8>::new()));
    let limits = chain.native(Pvq::limits);
    assert_eq!(answer.map_err(drop), Ok(limits.encode()));
}
