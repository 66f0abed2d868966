//! The equivalence of the engines: both give every query the same answer, and charge the same.

use super::{
    client::{unchanged, Client},
    programs::{self, Case},
    register, upload, worker,
};
use crate::server::{
    cache::ChainCache,
    chain::ChainAt,
    engine::{native::Native, runtime, EngineRun},
    queue::RunPermit,
    Config, Error,
};
use codec::Encode;
use pvq_extension_fungibles::{batch, extension as fungibles};
use pvq_guest_fixtures::{
    assembled, hostile, CHECKSUM, PRICES, PRICES_ID, SUM_BALANCE, SUM_BALANCE_BATCH, TOTAL_SUPPLY,
    VALUED,
};
use pvq_primitives::{
    Backend, ExtensionRule, InvokeSource, Limits, PerSource, Policy, Program, PvqError,
    QueryFailure, QueryRequest, QueryUsage,
};
use pvq_runtime::{Pvq, RuntimeOrigin};
use sp_crypto_hashing::{blake2_256, twox_128};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::time::Duration;

/// An amount of gas with which a program that never ends takes little time, even if it only makes calls.
const SOME_GAS: i64 = 100_000;

/// A time that no query of these tests takes.
const HOURS: Duration = Duration::from_secs(10_000);

type Outcome = (Result<Result<Vec<u8>, QueryFailure>, Error>, QueryUsage);

/// Both engines, at the best block of a client.
struct Engines<'a> {
    client: &'a Client,
    cache: ChainCache,
    natives: Vec<Native>,
}

impl<'a> Engines<'a> {
    fn new(client: &'a Client) -> Self {
        let config = Config { max_time: HOURS, worker: Some(worker()), ..Default::default() };
        let backends = [pvq_executor::Backend::Interpreter, pvq_executor::Backend::Recompiler];
        let natives = backends.map(|backend| Native::on(backend, &config));
        Self { client, cache: ChainCache::new(&config), natives: natives.into() }
    }

    /// Asserts that all engines agree on a query, and returns their outcome. Where the runtime leaves the query to
    /// the node, only the node's backends are compared.
    fn agree(&self, name: &str, request: &QueryRequest) -> Outcome {
        let at = self.client.best();
        let chain = self.cache.chain(&at).unwrap();
        let permit = RunPermit::begin(Duration::ZERO, HOURS);
        let hash = match &request.program {
            Program::Code(code) => blake2_256(code).into(),
            Program::Registered(hash) => *hash,
        };
        let outcome = |run: EngineRun| (run.result, run.usage);
        let mut expected =
            runtime::run(&at, &self.cache, &chain, request.clone(), hash, &permit).map(outcome);
        for native in &self.natives {
            let ran = native.run(&at, &self.cache, &chain, request.clone(), &permit);
            let backend = ran.native.as_ref().map(|native| native.backend);
            let limits = (request.gas_limit, request.proof_size_limit);
            let found = outcome(ran);
            let expected = expected.get_or_insert_with(|| found.clone());
            assert_eq!(&found, expected, "{name}, {backend:?}, within {limits:?}");
        }
        expected.expect("there are engines of the node")
    }

    /// Returns the usage of the query in the runtime, unless that leaves it to the node.
    fn used_in_the_runtime(&self, request: &QueryRequest) -> Option<QueryUsage> {
        let at = self.client.best();
        let chain = self.cache.chain(&at).unwrap();
        let permit = RunPermit::begin(Duration::ZERO, HOURS);
        let hash = match &request.program {
            Program::Code(code) => blake2_256(code).into(),
            Program::Registered(hash) => *hash,
        };
        let ran = runtime::run(&at, &self.cache, &chain, request.clone(), hash, &permit)?;
        Some(ran.usage)
    }

    /// Asserts that all engines agree within gas limits at each boundary of the query's usage.
    fn agree_within_any_gas(&self, name: &str, request: &QueryRequest) {
        let (_, used) = self.agree(name, request);
        let total = used.gas.total();
        let boundaries = [0, used.gas.load, used.gas.load + used.gas.program, total];
        let mut limits: Vec<i64> =
            boundaries.into_iter().flat_map(|gas| gas - 2..=gas + 2).collect();
        // And some in between, where calls and instructions alternate.
        limits.extend((1..12).map(|step| used.gas.load + (total - used.gas.load) * step / 12));
        limits.sort_unstable();
        limits.dedup();
        for limit in limits {
            let gas_limit = Some(limit.min(request.gas_limit.unwrap_or(i64::MAX)));
            let (result, _) = self.agree(name, &QueryRequest { gas_limit, ..request.clone() });
            assert!(result.is_ok(), "{name}, {result:?}");
        }
    }
}

fn request(program: &[u8], args: impl Encode, gas_limit: Option<i64>) -> QueryRequest {
    let program = Program::Code(program.to_vec());
    QueryRequest { program, args: args.encode(), gas_limit, proof_size_limit: None }
}

fn of((_, program, args): &Case, gas_limit: Option<i64>) -> QueryRequest {
    let program = Program::Code(program.clone());
    QueryRequest { program, args: args.clone(), gas_limit, proof_size_limit: None }
}

fn root() -> RuntimeOrigin {
    RuntimeOrigin::root()
}

fn kind((result, _): &Outcome) -> Option<PvqError> {
    result.as_ref().expect("it has run to its end").as_ref().err().map(|failure| failure.error)
}

#[test]
fn every_fixture_has_one_answer() {
    let client = unchanged();
    let engines = Engines::new(&client);
    let mut succeeded = 0;
    for case in programs::friendly() {
        let outcome = engines.agree(&case.0, &of(&case, None));
        succeeded += usize::from(kind(&outcome).is_none());
    }
    assert!(succeeded >= pvq_guest_fixtures::ALL.len(), "{succeeded}");
}

#[test]
fn every_fixture_has_one_answer_within_any_gas() {
    let client = unchanged();
    let engines = Engines::new(&client);
    for case in programs::friendly() {
        engines.agree_within_any_gas(&case.0, &of(&case, None));
    }
}

#[test]
fn every_hostile_program_has_one_failure() {
    let client = unchanged();
    let engines = Engines::new(&client);
    for case in programs::hostile() {
        let outcome = engines.agree(&case.0, &of(&case, Some(SOME_GAS)));
        assert!(kind(&outcome).is_some(), "{}", case.0);
    }
}

#[test]
fn every_hostile_program_has_one_failure_within_any_gas() {
    let client = unchanged();
    let engines = Engines::new(&client);
    for case in programs::hostile() {
        engines.agree_within_any_gas(&case.0, &of(&case, Some(SOME_GAS / 4)));
    }
}

#[test]
fn proof_is_bounded_alike() {
    let client = unchanged();
    let engines = Engines::new(&client);
    let accounts = vec![[7u8; 32]; 5];
    for program in [SUM_BALANCE, SUM_BALANCE_BATCH] {
        let whole = request(program, (0u8, 1984u32, &accounts), None);
        let (_, used) = engines.agree("sum", &whole);
        let needed = used.weight.proof_size();
        assert!(needed > 0);
        let each = needed / accounts.len() as u64;
        for limit in [0, 1, each - 1, each, each + 1, needed - 1, needed, needed + 1, u64::MAX] {
            let within = QueryRequest { proof_size_limit: Some(limit), ..whole.clone() };
            let outcome = engines.agree("sum", &within);
            let expected = (limit < needed).then_some(PvqError::QueryExceedsWeightLimit);
            assert_eq!(kind(&outcome), expected, "{limit}");
        }
    }
}

#[test]
fn the_chain_s_own_limit_ends_a_loop_alike() {
    let client = unchanged();
    let engines = Engines::new(&client);
    let endless = request(&hostile::infinite_loop(), (), None);
    let outcome = engines.agree("loop", &endless);
    assert_eq!(kind(&outcome), Some(PvqError::QueryExceedsWeightLimit));
    assert_eq!(engines.used_in_the_runtime(&endless), None);
}

#[test]
fn what_the_runtime_api_does_not_allow_the_node_does() {
    let client = Client::development();
    let args = (0u8, 1984u32, vec![[7u8; 32]; 20]);
    let query = request(SUM_BALANCE, &args, None);
    let (_, used) = Engines::new(&client).agree("sum", &query);
    let set = |weight| {
        let source = InvokeSource::RuntimeApi;
        client.make_block(|| Pvq::set_weight_limit(root(), source, Some(weight)).unwrap());
    };
    // As much as it needs, then somewhat less of either part.
    let weight = used.weight + pvq_weight(used.weight.ref_time() / 50, 0);
    set(weight);
    let engines = Engines::new(&client);
    assert_eq!(engines.used_in_the_runtime(&query), Some(used.clone()));
    for less in [pvq_weight(used.weight.ref_time() / 10, 0), pvq_weight(0, 1)] {
        set(weight.saturating_sub(less));
        let engines = Engines::new(&client);
        assert_eq!(engines.used_in_the_runtime(&query), None);
        let (result, again) = engines.agree("sum", &query);
        assert!(result.unwrap().is_ok());
        assert_eq!(again, used);
        // Within what both allow they agree, on failures too.
        engines.agree_within_any_gas("sum", &query);
        // The caller's limit is met first, so that the runtime answers.
        let gas_limit = Some(used.gas.load + used.gas.program / 2);
        let low = QueryRequest { gas_limit, proof_size_limit: Some(0), ..query.clone() };
        assert!(engines.used_in_the_runtime(&low).is_some());
        let failed = engines.agree("sum", &low);
        assert_eq!(kind(&failed), Some(PvqError::QueryExceedsWeightLimit));
    }
}

#[test]
fn one_call_is_bounded_alike_whatever_the_program_may_use() {
    let client = Client::development();
    let args = (0u8, 1984u32, vec![[7u8; 32]; 20]);
    let own = client.best().chain().unwrap().limits;
    let hash = client.make_block(|| {
        let hash = register(SUM_BALANCE_BATCH, Some(own), PerSource::all(true));
        upload(SUM_BALANCE_BATCH);
        hash
    });
    let query = QueryRequest {
        program: Program::Registered(hash),
        ..request(SUM_BALANCE_BATCH, &args, None)
    };
    let (_, used) = Engines::new(&client).agree("batch", &query);
    assert_eq!((used.calls.len(), used.calls[0].calls), (1, 1));
    // Its one call takes all of the proof size, and most of the time.
    let call = pvq_weight(used.weight.ref_time() * 2, used.weight.proof_size());
    for (weight, expected) in [
        (call, None),
        (call - pvq_weight(0, 1), Some(PvqError::QueryExceedsWeightLimit)),
        (call / 4, Some(PvqError::QueryExceedsWeightLimit)),
    ] {
        let source = InvokeSource::RuntimeApi;
        client.make_block(|| Pvq::set_weight_limit(root(), source, Some(weight)).unwrap());
        let engines = Engines::new(&client);
        // It has limits of its own, so that the runtime answers.
        assert!(engines.used_in_the_runtime(&query).is_some());
        assert_eq!(kind(&engines.agree("batch", &query)), expected);
        engines.agree_within_any_gas("batch", &query);
    }
}

#[test]
fn a_stored_program_that_cannot_be_read_has_one_answer() {
    let client = Client::development();
    let hash = client.make_block(|| {
        let hash = register(SUM_BALANCE, None, PerSource::all(true));
        upload(SUM_BALANCE);
        hash
    });
    let args = (0u8, 1984u32, vec![Alice.to_raw_public()]);
    let query =
        QueryRequest { program: Program::Registered(hash), ..request(SUM_BALANCE, &args, None) };
    let refused = |expected: &str| {
        let (result, used) = Engines::new(&client).agree("by hash", &query);
        let failure = result.unwrap().unwrap_err();
        assert_eq!(failure.error, PvqError::InvalidPvqProgramFormat);
        assert!(failure.message.contains(expected), "{}", failure.message);
        assert_eq!(used, QueryUsage::default());
    };
    assert_eq!(kind(&Engines::new(&client).agree("by hash", &query)), None);

    // Limits that the program exceeds.
    let max = client.best().chain().unwrap().limits;
    let limits = Limits { program_size: SUM_BALANCE.len() as u32 - 1, ..max };
    client.make_block(|| Pvq::set_limits(root(), limits).unwrap());
    refused("the limit is");
    client.make_block(|| Pvq::set_limits(root(), max).unwrap());
    assert_eq!(kind(&Engines::new(&client).agree("by hash", &query)), None);

    // A damaged state.
    let code = [&twox_128(b"Pvq")[..], &twox_128(b"Code"), hash.as_bytes()].concat();
    client.make_block(|| {
        assert!(sp_io::storage::exists(&code));
        sp_io::storage::clear(&code);
    });
    refused("cannot be read");
}

#[test]
fn policies_hold_alike() {
    let client = Client::development();
    let sources = PerSource { extrinsic: false, ..PerSource::all(true) };
    let denied = PerSource { runtime_api: false, ..PerSource::all(true) };
    let args = (0u8, 1984u32, vec![Alice.to_raw_public()]);
    let ask = |client: &Client| {
        let engines = Engines::new(client);
        let programs = [SUM_BALANCE, TOTAL_SUPPLY, CHECKSUM, &[0; 9], &vec![0; 300_000]];
        programs.map(|program| {
            let by_code = engines.agree("by code", &request(program, &args, None));
            let hash = blake2_256(program).into();
            let by_hash = QueryRequest {
                program: Program::Registered(hash),
                ..request(program, &args, None)
            };
            (kind(&by_code), kind(&engines.agree("by hash", &by_hash)))
        })
    };
    let denial = Some(PvqError::PermissionDenied);
    assert_eq!(ask(&client)[0], (None, denial));

    client.make_block(|| {
        Pvq::set_policy(root(), InvokeSource::RuntimeApi, Policy::RegisteredOnly).unwrap()
    });
    assert_eq!(ask(&client)[0], (denial, denial));

    client.make_block(|| {
        register(SUM_BALANCE, None, sources);
        register(TOTAL_SUPPLY, None, denied);
    });
    let answers = ask(&client);
    assert_eq!(answers[0], (None, Some(PvqError::InvalidPvqProgramFormat)));
    assert_eq!(answers[1], (denial, denial));

    client.make_block(|| upload(SUM_BALANCE));
    assert_eq!(ask(&client)[0], (None, None));

    client.make_block(|| {
        Pvq::unregister(root(), blake2_256(SUM_BALANCE).into()).unwrap();
    });
    assert_eq!(ask(&client)[0], (denial, denial));
}

#[test]
fn a_program_s_own_limits_hold_alike() {
    let client = Client::development();
    let chain = client.best().chain().unwrap();
    let args = (0u8, 1984u32, vec![[7u8; 32]; 20]);
    let (_, used) = Engines::new(&client).agree("sum", &request(SUM_BALANCE, &args, None));
    let own = |limits: Limits| {
        let hash = blake2_256(SUM_BALANCE).into();
        client.make_block(|| {
            if Pvq::program(hash).is_some() {
                Pvq::unregister(root(), hash).unwrap();
            }
            register(SUM_BALANCE, Some(limits), PerSource::all(true));
            upload(SUM_BALANCE);
        });
        let engines = Engines::new(&client);
        let program = Program::Registered(hash);
        let query = QueryRequest { program, ..request(SUM_BALANCE, &args, None) };
        let outcome = engines.agree(&format!("{limits:?}"), &query);
        // By its blob it has the chain's limits, while the policy is open.
        assert_eq!(kind(&engines.agree("by code", &request(SUM_BALANCE, &args, None))), None);
        outcome
    };
    let max = chain.limits;
    assert_eq!(kind(&own(max)), None);
    let weight = used.weight;
    assert_eq!(kind(&own(Limits { weight, ..max })), None);
    let exceeded = Some(PvqError::QueryExceedsWeightLimit);
    let less = weight.saturating_sub(pvq_weight(weight.ref_time() / 100, 0));
    assert_eq!(kind(&own(Limits { weight: less, ..max })), exceeded);
    let less = weight.saturating_sub(pvq_weight(0, 1));
    assert_eq!(kind(&own(Limits { weight: less, ..max })), exceeded);
    let memory = used.peak_memory;
    assert_eq!(kind(&own(Limits { memory, ..max })), None);
    assert!(kind(&own(Limits { memory: memory - 1, ..max })).is_some());
    let too_large = Some(PvqError::ResultTooLarge);
    assert_eq!(kind(&own(Limits { result_size: 15, ..max })), too_large);
    assert_eq!(kind(&own(Limits { result_size: 16, ..max })), None);
    let undecodable = Some(PvqError::FailedToDecode);
    assert_eq!(
        kind(&own(Limits { args_size: args.encoded_size() as u32 - 1, ..max })),
        undecodable
    );
}

fn pvq_weight(ref_time: u64, proof_size: u64) -> sp_runtime::Weight {
    sp_runtime::Weight::from_parts(ref_time, proof_size)
}

#[test]
fn a_disabled_extension_is_denied_alike() {
    let client = Client::development();
    let nobody = ExtensionRule::CLOSED;
    client.make_block(|| {
        Pvq::set_extension_rule(root(), fungibles::EXTENSION_ID, Some(nobody)).unwrap();
    });
    let engines = Engines::new(&client);
    for case in programs::friendly() {
        kind(&engines.agree(&case.0, &of(&case, None)));
    }
    let args = (0u8, 1984u32, vec![Bob.to_raw_public()]);
    let denied = engines.agree("sum", &request(SUM_BALANCE, &args, None));
    assert_eq!(kind(&denied), Some(PvqError::PermissionDenied));
    let batched = engines.agree("batch", &request(SUM_BALANCE_BATCH, &args, None));
    assert_eq!(kind(&batched), None);
    assert_eq!(batched.1.calls[0].extension, batch::EXTENSION_ID);
}

/// Makes a block in which `program` is installed under the id that `valued` calls. Returns whether it could be.
fn install(client: &Client, program: &[u8]) -> bool {
    client.make_block(|| {
        let hash = blake2_256(program).into();
        if Pvq::program(hash).is_none() {
            register(program, None, PerSource::all(false));
            let who = RuntimeOrigin::signed(sp_keyring::Sr25519Keyring::Dave.to_account_id());
            if Pvq::upload(who, program.to_vec()).is_err() {
                return false;
            }
        }
        Pvq::install_extension(root(), PRICES_ID, hash).is_ok()
    })
}

#[test]
fn an_installed_program_answers_alike() {
    let client = Client::development();
    let worth =
        |asset: u32, quote: u32| request(VALUED, (0u8, Alice.to_raw_public(), asset, quote), None);
    let failed = Engines::new(&client).agree("nothing is installed", &worth(21, 60));
    assert_eq!(kind(&failed), Some(PvqError::HostCallError));
    assert!(install(&client, PRICES));
    let engines = Engines::new(&client);
    for (asset, quote) in [(21, 60), (1984, 0), (404, 0)] {
        let outcome = engines.agree("prices", &worth(asset, quote));
        assert_eq!(kind(&outcome), None);
    }
    engines.agree_within_any_gas("prices", &worth(21, 60));
    // Another answer for the same query.
    let before = Engines::new(&client).agree("prices", &worth(21, 60)).0.unwrap().unwrap();
    assert!(install(&client, &assembled::returning(&Some(7u128).encode())));
    let after = Engines::new(&client).agree("a price", &worth(21, 60)).0.unwrap().unwrap();
    assert_ne!(before, after);
    assert_eq!(after, Some(7u128).encode());
}

#[test]
fn a_hostile_program_that_is_installed_fails_alike() {
    let client = Client::development();
    let args = (0u8, Alice.to_raw_public(), 21u32, 60u32);
    let mut installed = 0;
    for (name, program) in hostile::all() {
        if !install(&client, &program) {
            continue;
        }
        installed += 1;
        let engines = Engines::new(&client);
        let failed = engines.agree(name, &request(VALUED, args, Some(SOME_GAS)));
        assert!(kind(&failed).is_some(), "{name}");
        let handling = assembled::touching_and_calling(1, PRICES_ID, 2);
        let _: Outcome = engines.agree(name, &request(&handling, (), Some(SOME_GAS)));
    }
    assert!(installed > 20, "{installed}");
}

#[test]
fn lowered_limits_of_the_chain_hold_alike() {
    let client = Client::development();
    let max = client.best().chain().unwrap().limits;
    let lowered = [
        Limits { memory: 64 << 10, ..max },
        Limits { stack_size: 0, ..max },
        Limits { program_size: 500, ..max },
        Limits { args_size: 10, ..max },
        Limits { result_size: 1, ..max },
        Limits { weight: max.weight / 1_000, ..max },
        Limits { weight: pvq_weight(max.weight.ref_time(), 0), ..max },
        Limits { weight: pvq_weight(0, 0), ..max },
    ];
    for limits in lowered {
        client.make_block(|| Pvq::set_limits(root(), limits).unwrap());
        let engines = Engines::new(&client);
        for case in programs::friendly().iter().chain(&programs::hostile()) {
            kind(&engines.agree(&case.0, &of(case, Some(SOME_GAS / 4))));
        }
    }
}

#[test]
fn programs_ran_on_both_backends() {
    let client = unchanged();
    let engines = Engines::new(&client);
    let at = client.best();
    let chain = engines.cache.chain(&at).unwrap();
    let permit = RunPermit::begin(Duration::ZERO, HOURS);
    let request = request(CHECKSUM, (0u8, 1u64, 10u32), None);
    let backends = engines.natives.iter().map(|native| {
        let ran = native.run(&at, &engines.cache, &chain, request.clone(), &permit);
        ran.native.unwrap().backend
    });
    assert_eq!(backends.collect::<Vec<_>>(), [Backend::Interpreter, Backend::Recompiler]);
}
