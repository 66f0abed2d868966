//! The speed of the machine, measured beside what it is to be compared with.

use super::measure::{request, time, us};
use codec::{Decode, Encode};
use pvq_guest_fixtures::hostile;
use pvq_primitives::{QueryOutcome, QueryRequest};
use pvq_test_runner::chain::WasmChain;

/// Gas of the two runs, a few milliseconds apart.
const GAS: [i64; 2] = [500_000, 1_500_000];

/// A program of computations, loads and jumps, for each of which it is charged about the same, and each in the form by which
/// its class is priced. It runs for a short and for a longer time, so that loading it does not count.
pub struct Reference {
    runs: [Run; 2],
}

struct Run {
    request: Vec<u8>,
    /// In microseconds.
    charged: f64,
}

impl Reference {
    pub fn new(chain: &WasmChain) -> Self {
        let run = |gas| {
            let request = request(&hostile::infinite_mixture(), vec![]);
            let request = QueryRequest { gas_limit: Some(gas), ..request }.encode();
            let answer = chain.call_encoded("PvqApi_query", &request).expect("the runtime answers");
            let outcome = QueryOutcome::decode(&mut &answer[..]).expect("it is an outcome");
            assert!(outcome.usage.gas.program > gas / 4, "the rest is for loading");
            Run { request, charged: outcome.usage.weight.ref_time() as f64 / 1e6 }
        };
        Self { runs: GAS.map(run) }
    }

    /// Runs `other` between the two runs, and returns its time in microseconds and what the machine takes for a
    /// microsecond of the reference's charge.
    pub fn around(&self, chain: &WasmChain, other: impl FnOnce()) -> (f64, f64) {
        let [short, long] = &self.runs;
        let measure =
            |run: &Run| us(time(|| drop(chain.call_encoded("PvqApi_query", &run.request))));
        let before = measure(short);
        let taken = us(time(other));
        let speed = (measure(long) - before) / (long.charged - short.charged);
        (taken, speed)
    }
}
