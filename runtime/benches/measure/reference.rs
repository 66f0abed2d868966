//! The speed of the machine, measured beside what it is to be compared with.

use super::measure::{request, time, us};
use codec::{Decode, Encode};
use frame_support::weights::Weight;
use pallet_pvq::WeightInfo;
use pvq_guest_fixtures::hostile::{self, MIXED_LOADS, MIXED_ROTATIONS};
use pvq_primitives::{GasSchedule, InstructionClass, QueryOutcome, QueryRequest, WorkingSet};
use pvq_runtime::Runtime;
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
    /// The time that the runtime's weights say its instructions take, in microseconds. It is charged more: prices are whole
    /// gas, and that of an indirect jump has a margin.
    measured: f64,
}

/// Returns the weights' time for the instructions of the reference, as a share of their price.
fn measured_share(prices: &GasSchedule) -> f64 {
    type Weights = <Runtime as pallet_pvq::Config>::WeightInfo;
    let measured = |thousand: fn(u32) -> Weight| {
        (thousand(1).ref_time() - thousand(0).ref_time()) as f64 / 1_000.0
    };
    let mixture = [
        (MIXED_ROTATIONS, InstructionClass::Rotate, measured(Weights::run_operations)),
        (MIXED_LOADS, InstructionClass::Load64, measured(Weights::run_near_loads)),
        (1, InstructionClass::JumpIndirect, measured(Weights::run_near_indirect_jumps)),
    ];
    let (measured, charged) = mixture
        .map(|(count, class, measured)| {
            let gas = u64::from(prices.instructions.of(class, WorkingSet::Small));
            let count = f64::from(count);
            (count * measured, count * (gas * prices.ref_time_per_gas) as f64)
        })
        .into_iter()
        .fold((0.0, 0.0), |(all, all_charged), (one, charged)| (all + one, all_charged + charged));
    measured / charged
}

impl Reference {
    /// Returns the reference on a chain with these prices.
    pub fn new(chain: &WasmChain, prices: &GasSchedule) -> Self {
        let share = measured_share(prices);
        let run = |gas| {
            let request = request(&hostile::infinite_mixture(), vec![]);
            let request = QueryRequest { gas_limit: Some(gas), ..request }.encode();
            let answer = chain.call_encoded("PvqApi_query", &request).expect("the runtime answers");
            let outcome = QueryOutcome::decode(&mut &answer[..]).expect("it is an outcome");
            assert!(outcome.usage.gas.program > gas / 4, "the rest is for loading");
            let charged = outcome.usage.weight.ref_time() as f64 / 1e6;
            Run { request, measured: charged * share }
        };
        Self { runs: GAS.map(run) }
    }

    /// Runs `other` between the two runs, and returns its time in microseconds and what the machine takes for a
    /// microsecond of the weights.
    pub fn around(&self, chain: &WasmChain, other: impl FnOnce()) -> (f64, f64) {
        let [short, long] = &self.runs;
        let measure =
            |run: &Run| us(time(|| drop(chain.call_encoded("PvqApi_query", &run.request))));
        let before = measure(short);
        let taken = us(time(other));
        let speed = (measure(long) - before) / (long.measured - short.measured);
        (taken, speed)
    }
}
