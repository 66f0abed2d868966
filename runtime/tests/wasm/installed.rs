//! Programs that are installed as extensions, in the runtime's Wasm and for a program that a node runs.

use crate::chain::Chain;
use codec::Encode;
use frame_support::traits::fungibles::Inspect;
use pallet_pvq::limits::{INSTALLED_LIMITS, MAX_LIMITS};
use pvq_executor::{
    CallContext, Engine, EngineConfig, ExtensionFailure, ExtensionId, Extensions, RunConfig,
    RunOptions,
};
use pvq_extension_swap::extension as swap;
use pvq_guest_fixtures::{assembled, hostile, PRICES, PRICES_ID, VALUED};
use pvq_primitives::{
    ChainParameters, ExtensionAnswer, ExtensionCall, ExtensionRule, HostError, InvokeSource,
    PerSource, Program, ProgramHash, PvqError, QueryFailure, QueryOutcome, QueryRequest,
    QueryUsage,
};
use pvq_runtime::{assets::NativeAndAssets, AssetConversion, Balance, Pvq, RuntimeOrigin};
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{Alice, Dave};
use std::cell::RefCell;

/// Registers `program` for no source, and installs it under [`PRICES_ID`].
fn install(chain: &mut Chain, program: &[u8]) -> Result<(), sp_runtime::DispatchError> {
    let hash = ProgramHash::from(blake2_256(program));
    chain.native(|| {
        if Pvq::program(hash).is_none() {
            let (sources, label) = (PerSource::all(false), Default::default());
            Pvq::register(RuntimeOrigin::root(), hash, None, sources, label)?;
            Pvq::upload(RuntimeOrigin::signed(Dave.to_account_id()), program.to_vec())?;
        }
        Pvq::install_extension(RuntimeOrigin::root(), PRICES_ID, hash)
            .map(drop)
            .map_err(|failed| failed.error)
    })
}

fn request(program: &[u8], args: &[u8], gas_limit: Option<i64>) -> QueryRequest {
    let program = Program::Code(program.to_vec());
    QueryRequest { program, args: args.to_vec(), gas_limit, proof_size_limit: None }
}

/// A node, whose calls go into the Wasm one by one.
struct Node<'a>(RefCell<&'a mut Chain>);

impl Extensions for Node<'_> {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let call = context.extension_call(extension, call);
        let answer: ExtensionAnswer = self.0.borrow_mut().pvq("call_extension", &call);
        *response = context.settle_answer(answer)?;
        Ok(())
    }
}

type Outcome = (Result<Vec<u8>, QueryFailure>, QueryUsage);

/// Runs a query as a whole in the Wasm, and on a node, and asserts that both have the same outcome.
fn both(chain: &mut Chain, program: &[u8], args: &[u8], gas_limit: Option<i64>) -> Outcome {
    let QueryOutcome { result, usage } = chain.pvq("query", &request(program, args, gas_limit));
    let parameters: ChainParameters = chain.pvq("chain", &());
    let weight = *parameters.weight_limits.get(InvokeSource::RuntimeApi);
    let limits = parameters.limits.of_query(weight, None);
    let config = RunConfig::of_chain(&limits, parameters.interpreter_memory, parameters.gas);
    let proof_size_limit = Some(limits.weight.proof_size());
    let options = RunOptions { gas_limit, proof_size_limit, ..Default::default() };
    let engine = Engine::new(EngineConfig::default());
    let node = engine.run(&Node(RefCell::new(chain)), program, args, &config, options);
    let outcome = (node.result.map_err(Into::into), node.metrics.usage);
    assert_eq!(outcome, (result, usage), "within {gas_limit:?}");
    outcome
}

fn valued(asset: u32, quote: u32) -> Vec<u8> {
    (0u8, Alice.to_raw_public(), asset, quote).encode()
}

#[test]
fn a_holding_is_worth_what_the_installed_prices_say() {
    assert_eq!(PRICES_ID, pvq_extension::id::normative("ExtensionPrices", &["price"]));
    let mut chain = Chain::development();
    let before: QueryOutcome = chain.pvq("query", &request(VALUED, &valued(1984, 0), None));
    assert_eq!(before.result.unwrap_err().error, PvqError::HostCallError);

    install(&mut chain, PRICES).unwrap();
    for (asset, quote) in [(1984, 0), (21, 60), (21, 0), (7, 1984), (1337, 1984), (60, 60)] {
        let expected = chain.native(|| {
            let amount = NativeAndAssets::balance(asset, &Alice.to_account_id());
            let sell = |from, to, amount: Balance| {
                AssetConversion::quote_price_exact_tokens_for_tokens(from, to, amount, true)
            };
            match asset == quote {
                true => Some(amount),
                false => {
                    let detour = sell(asset, 0, amount).and_then(|amount| sell(0, quote, amount));
                    sell(asset, quote, amount).max(detour)
                }
            }
        });
        let (result, usage) = both(&mut chain, VALUED, &valued(asset, quote), None);
        assert_eq!(result, Ok(expected.encode()), "{asset} in {quote}");
        let prices = usage.calls.iter().filter(|usage| usage.extension == PRICES_ID);
        assert_eq!(prices.map(|usage| usage.calls).sum::<u64>(), u64::from(asset != quote));
    }

    // Other prices, for the same program.
    install(&mut chain, &assembled::returning(&Some(7u128).encode())).unwrap();
    let (result, _) = both(&mut chain, VALUED, &valued(1984, 0), None);
    assert_eq!(result, Ok(Some(7u128).encode()));
    chain.native(|| Pvq::uninstall_extension(RuntimeOrigin::root(), PRICES_ID)).unwrap();
    let after: QueryOutcome = chain.pvq("query", &request(VALUED, &valued(1984, 0), None));
    assert_eq!(after.result.unwrap_err().error, PvqError::HostCallError);
}

#[test]
fn both_engines_charge_the_same_within_any_gas() {
    let mut chain = Chain::development();
    install(&mut chain, PRICES).unwrap();
    let args = valued(21, 60);
    let (result, usage) = both(&mut chain, VALUED, &args, None);
    assert!(result.is_ok());
    let gas = usage.gas.total();
    // What a call does not use of its charge is refunded, so that a run needs a little more than it has used in the end.
    let enough = gas + gas / 10;
    for limit in (0..=24).map(|step| gas * step / 24).chain([gas - 1, enough]) {
        let (result, usage) = both(&mut chain, VALUED, &args, Some(limit));
        assert!(usage.gas.total() <= limit);
        assert!(result.is_ok() || limit < enough);
    }
}

#[test]
fn both_engines_have_the_same_error_whatever_is_installed() {
    let mut chain = Chain::development();
    let gas = 4_000_000;
    let mut installed = 0;
    for (name, program) in hostile::all() {
        if install(&mut chain, &program).is_ok() {
            installed += 1;
            for caller in [VALUED.to_vec(), assembled::touching_and_calling(1, PRICES_ID, 2)] {
                let (result, usage) = both(&mut chain, &caller, &valued(21, 60), Some(gas));
                assert!(usage.gas.total() <= gas, "{name}");
                // The second one handles the error.
                let answer = result.map(|answer| u64::from_le_bytes(answer.try_into().unwrap()));
                assert!(
                    answer.is_err() || HostError::from_abi(answer.unwrap()).is_some(),
                    "{name}"
                );
            }
        }
    }
    assert!(installed > 20, "{installed}");
    // One that calls itself.
    install(&mut chain, &assembled::touching_and_calling(1, PRICES_ID, 1)).unwrap();
    let caller = assembled::touching_and_calling(1, PRICES_ID, 1);
    let (result, _) = both(&mut chain, &caller, &[], None);
    assert_eq!(result, Ok(8u64.encode()), "it has an answer of 8 bytes, which is an error");
}

#[test]
fn rules_of_installed_programs_hold_on_both_engines() {
    let mut chain = Chain::development();
    install(&mut chain, PRICES).unwrap();
    let set = |chain: &mut Chain, id, rule| {
        chain.native(|| Pvq::set_extension_rule(RuntimeOrigin::root(), id, rule)).unwrap();
    };
    let args = valued(21, 60);
    let kind = |outcome: Outcome| outcome.0.err().map(|failure| failure.error);
    // Pools for installed programs alone.
    let rule = ExtensionRule { installed: true, ..ExtensionRule::CLOSED };
    set(&mut chain, swap::EXTENSION_ID, Some(rule));
    assert_eq!(kind(both(&mut chain, VALUED, &args, None)), None);
    let direct = (0u8, 21u32, 60u32, 1_000u128).encode();
    let denied = Some(PvqError::PermissionDenied);
    assert_eq!(kind(both(&mut chain, PRICES, &direct, None)), denied);
    // Pools for all but installed programs.
    let rule = ExtensionRule::for_sources(PerSource::all(true));
    set(&mut chain, swap::EXTENSION_ID, Some(rule));
    assert_eq!(kind(both(&mut chain, VALUED, &args, None)), Some(PvqError::HostCallError));
    assert_eq!(kind(both(&mut chain, PRICES, &direct, None)), None);
    set(&mut chain, swap::EXTENSION_ID, None);
    // The installed program itself.
    set(&mut chain, PRICES_ID, Some(ExtensionRule::CLOSED));
    assert_eq!(kind(both(&mut chain, VALUED, &args, None)), denied);
}

#[test]
fn the_largest_query_of_the_largest_installed_program_fits_the_heap() {
    let mut chain = Chain::development();
    // All of the memory but a page for the stack, and one for the arguments.
    let pages = INSTALLED_LIMITS.memory / 4096 - 2;
    install(&mut chain, &assembled::touching_and_calling(pages, 1, 1)).unwrap();
    chain.native(|| {
        let source = InvokeSource::RuntimeApi;
        Pvq::set_weight_limit(RuntimeOrigin::root(), source, Some(MAX_LIMITS.weight)).unwrap()
    });
    let args = vec![0; MAX_LIMITS.args_size as usize];
    let pages = (MAX_LIMITS.memory - MAX_LIMITS.args_size) / 4096 - 3;
    let caller = assembled::touching_and_calling(pages, PRICES_ID, 50);
    let outcome: QueryOutcome = chain.pvq("query", &request(&caller, &args, None));
    assert_eq!(outcome.result, Ok(8u64.encode()), "{:?}", outcome.usage);
    assert_eq!((outcome.usage.calls[0].calls, outcome.usage.calls[0].failed), (50, 0));
}

#[test]
fn a_single_call_needs_what_it_costs() {
    let mut chain = Chain::development();
    install(&mut chain, &assembled::returning(b"answer")).unwrap();
    let mut call = |gas_left| -> ExtensionAnswer {
        let (extension, proof_size_left) = (PRICES_ID, u64::MAX);
        let call = ExtensionCall { extension, call: vec![0], gas_left, proof_size_left };
        chain.pvq("call_extension", &call)
    };
    let answer = call(i64::MAX);
    assert_eq!(answer.result, Ok(b"answer".to_vec()));
    assert_eq!(call(answer.gas), answer);
    assert_eq!(call(answer.gas - 1).result, Err(ExtensionFailure::OutOfGas));
}
