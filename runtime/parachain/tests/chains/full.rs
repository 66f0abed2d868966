//! Blocks that are full of the heaviest queries, and the time and memory that validators take for them.
//!
//! `cargo test -p pvq-parachain-runtime --test chains -- --nocapture full::` prints both.

use crate::{
    heavy::HEAVIEST,
    network::{hash, register, Network, ASKING, RESPONDER},
    validators::{is_valid, ProofOfValidity, DEFAULT_PAGES},
};
use frame_support::weights::{
    constants::{WEIGHT_REF_TIME_PER_MILLIS, WEIGHT_REF_TIME_PER_SECOND},
    Weight,
};
use pallet_pvq::limits::PARACHAIN_BLOCK_LIMITS;
use pallet_pvq_xcm::{limits::MAX_XCM_WEIGHT, Event};
use pvq_guest_fixtures::hostile;
use pvq_parachain_runtime::{constants::MAXIMUM_BLOCK_WEIGHT, RuntimeEvent, System};
use pvq_primitives::ProgramHash;
use sp_keyring::Sr25519Keyring::{self, Dave};
use std::time::{Duration, Instant};

/// The time that validators have for a block before they back it.
const BACKING: Duration = Duration::from_secs(2);

/// The number of times that a block is validated.
const RUNS: usize = 5;

/// A query that never ends.
struct Endless {
    name: &'static str,
    program: ProgramHash,
    /// Bytes of proof that it may be charged for in half a second, so that its time is what ends it.
    proof: u64,
    /// Bytes of proof that it may be charged for in less time, reading the program included.
    least: u64,
}

impl Endless {
    /// Returns the weight of so much of it.
    fn weight(&self, millis: u64) -> Weight {
        let proof = (self.proof * millis / 500).max(self.least);
        Weight::from_parts(millis * WEIGHT_REF_TIME_PER_MILLIS, proof)
    }
}

/// Has the chain be asked for as much as messages may take of two blocks, and for a little more.
fn ask(network: &mut Network, asker: Sr25519Keyring, query: &Endless) {
    let heaviest = MAX_XCM_WEIGHT.ref_time() / WEIGHT_REF_TIME_PER_MILLIS;
    // The first two are executed in the block that they come to, and the others in the one that is filled.
    for millis in [heaviest, 100, heaviest, 100, 50, 50, 50, 50, 20, 20, 20, 20] {
        network.asker.submit(
            asker,
            pallet_pvq_xcm::Call::ask {
                destination: RESPONDER,
                program: query.program,
                args: vec![0],
                max_weight: query.weight(millis),
                timeout: 100,
            },
        );
    }
    network.asker_builds().succeeded();
    network.responder_builds();
}

/// Has the next block of the chain that is asked contain as many queries as fit, the heaviest first.
fn fill(network: &mut Network, query: &Endless) {
    let most = PARACHAIN_BLOCK_LIMITS.weight.ref_time() / WEIGHT_REF_TIME_PER_MILLIS;
    for part in [1, 1, 1, 1, 2, 4, 8, 16, 32, 64] {
        let (program, weight_limit) = (query.program, query.weight(most / part));
        let call = pallet_pvq::Call::query { program, args: vec![0], weight_limit };
        network.responder.submit(Dave, call);
    }
}

/// Validates a block some times, and returns the times, in order.
fn times(proof: &ProofOfValidity) -> [Duration; RUNS] {
    let mut times = [(); RUNS].map(|()| {
        let (busy, begin) = (processor_time(), Instant::now());
        proof.validate(DEFAULT_PAGES).unwrap();
        let elapsed = begin.elapsed();
        processor_time().zip(busy).map_or(elapsed, |(now, before)| now - before)
    });
    times.sort_unstable();
    times
}

/// Returns the time that this thread has had a processor, which other programs do not make longer; `None` on systems that do
/// not tell.
fn processor_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = statistics.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Returns the least pages in which the block is valid, to the next 16.
fn pages(proof: &ProofOfValidity) -> u32 {
    let (mut too_few, mut enough) = (0, DEFAULT_PAGES);
    while enough - too_few > 16 {
        let middle = too_few + (enough - too_few) / 2;
        match proof.validate(middle) {
            Ok(_) => enough = middle,
            Err(_) => too_few = middle,
        }
    }
    enough
}

#[test]
fn a_block_full_of_the_heaviest_queries_is_valid_in_time() {
    let mut network = Network::new();
    HEAVIEST.submit_to(&mut network.responder);
    let mut endless = |name, code: &[u8], proof| Endless {
        name,
        program: register(&mut network.responder, code),
        proof,
        least: proof,
    };
    let far_jumps = hostile::infinite_far_jumps_of_a_parachain();
    let queries = [
        endless("a loop", &hostile::infinite_loop(), 64 * 1024),
        endless("computations", &hostile::infinite_rotations(), 64 * 1024),
        endless("jumps to distant code", &far_jumps, 192 * 1024),
        endless("calls to no extension", &hostile::infinite_failing_calls(), 64 * 1024),
        // Each call reads the installed program.
        Endless {
            name: "calls to an installed program",
            program: hash(&HEAVIEST.endless),
            proof: 1_536 * 1024,
            least: 64 * 1024,
        },
    ];
    network.responder_builds().succeeded();

    println!("\n| queries | transactions | messages | weight, ms | proof of validity, bytes | validated in, ms | pages |");
    println!("|---|---|---|---|---|---|---|");
    let mut late = Vec::new();
    // Nobody takes the answers, of which an account may have no more than four of these queries bring.
    for (query, asker) in queries.iter().zip([ASKING, Dave].into_iter().cycle()) {
        ask(&mut network, asker, query);
        fill(&mut network, query);
        let built = network.responder_builds();
        let answers = built
            .events
            .iter()
            .filter(|event| matches!(event, RuntimeEvent::PvqXcm(Event::AnswerSent { .. })));
        let (transactions, messages) = (built.results.len(), answers.count());
        assert!(transactions >= 3 && messages >= 2, "{transactions}, {messages}");
        let weight = network.responder.native(|| System::block_weight().total()).ref_time();
        let most = MAXIMUM_BLOCK_WEIGHT.ref_time();
        assert!(weight > most / 100 * 90, "the block has room: {weight} of {most}");

        let proof = ProofOfValidity::of(&built);
        is_valid(&built, &proof, DEFAULT_PAGES);
        let times = times(&proof);
        let median = times[RUNS / 2];
        println!(
            "| {} | {transactions} | {messages} | {} | {} | {} ({} to {}) | {} |",
            query.name,
            weight / (WEIGHT_REF_TIME_PER_SECOND / 1_000),
            proof.size(),
            median.as_millis(),
            times[0].as_millis(),
            times[RUNS - 1].as_millis(),
            pages(&proof),
        );
        if median > BACKING {
            late.push(query.name);
        }
        // The rest of the messages.
        network.rounds(6);
    }
    assert!(late.is_empty(), "validators take longer than they have: {late:?}");
}
