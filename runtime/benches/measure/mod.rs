//! A chain to measure on, and clocks.

use codec::Encode;
use frame_support::traits::fungibles::Mutate;
use pvq_client::arguments;
use pvq_guest_fixtures::{Fixture, ALL};
use pvq_primitives::{Program, ProgramMetadata, QueryRequest};
use pvq_runtime::{AccountId, Assets, WASM_BINARY};
use pvq_test_runner::chain::WasmChain;
use std::time::{Duration, Instant};

/// The asset that the accounts hold.
pub const ASSET: u32 = 1984;

/// Returns the development chain, in Wasm, with `holders` more accounts that hold [`ASSET`].
pub fn chain(holders: u32) -> WasmChain {
    let runtime = WASM_BINARY.expect("the runtime's Wasm is built unless SKIP_WASM_BUILD is set");
    chain_of(runtime.to_vec(), holders)
}

/// Returns the same chain with another build of the runtime, whose storage has the same layout.
pub fn chain_of(runtime: Vec<u8>, holders: u32) -> WasmChain {
    let mut chain = WasmChain::new(runtime, "development").expect("the preset is built");
    chain.with_state(|| {
        for account in accounts(holders) {
            Assets::mint_into(ASSET, &account, 1_000_000).expect("the asset exists");
        }
    });
    chain
}

/// Returns the accounts to which [`chain`] gives [`ASSET`].
pub fn accounts(holders: u32) -> Vec<AccountId> {
    (0..holders)
        .map(|holder| AccountId::from(sp_io::hashing::blake2_256(&holder.encode())))
        .collect()
}

/// Returns the fixture called `name`.
pub fn fixture(name: &str) -> &'static Fixture {
    ALL.iter().find(|fixture| fixture.name == name).expect("it is a fixture")
}

/// Encodes the arguments of a call to an entrypoint, each given as JSON.
#[allow(dead_code)] // One of the benchmarks has its arguments encoded.
pub fn args(fixture: &Fixture, entrypoint: &str, args: &[&str]) -> Vec<u8> {
    let metadata: ProgramMetadata =
        serde_json::from_str(fixture.metadata.expect("it has metadata")).expect("it is metadata");
    arguments::encode(&metadata, entrypoint, args).expect("the arguments fit")
}

/// Returns a query that may use all that the chain allows.
pub fn request(program: &[u8], args: Vec<u8>) -> QueryRequest {
    let program = Program::Code(program.to_vec());
    QueryRequest { program, args, gas_limit: None, proof_size_limit: None }
}

/// Returns the time that `run` takes.
pub fn time(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// Returns the median of `times`.
#[allow(dead_code)] // One of the benchmarks has quartiles as well.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Returns `time` in microseconds.
pub fn us(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
