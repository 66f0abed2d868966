//! Every fixture on each engine.

use crate::{
    bar, median,
    node::{query, Node},
    ratio, us,
};
use codec::Encode;
use pvq_guest_fixtures::{digests, Fixture, ALL};
use pvq_rpc::{Engine, Query};
use std::time::Duration;

/// An asset that the development chain has.
const ASSET: u32 = 1984;
const ALICE: [u8; 32] = [
    0xd4, 0x35, 0x93, 0xc7, 0x15, 0xfd, 0xd3, 0x1c, 0x61, 0x14, 0x1a, 0xbd, 0x04, 0xa9, 0x9f, 0xd6,
    0x82, 0x2c, 0x85, 0x58, 0x85, 0x4c, 0xcd, 0xe3, 0x9a, 0x56, 0x84, 0xe7, 0xa5, 0x6d, 0xa2, 0x7d,
];

/// The name of a query, and its arguments.
type Case = (&'static str, Vec<u8>);

const ENGINES: [Engine; 3] = [Engine::Native, Engine::Runtime, Engine::Auto];

pub async fn run(node: &Node) {
    println!("\n## Engines\n");
    println!("Microseconds; in brackets, what `auto` takes against the better of the two. The queries of a program take turns.\n");
    println!("| program | arguments | calls | native | runtime | auto | native of auto's |");
    println!("|---|---|---|---|---|---|---|");
    let mut worst = 0f64;
    for fixture in ALL {
        worst = worst.max(race(node, fixture).await);
    }
    println!();
    bar("auto against the better engine, at worst", worst, 1.2);
}

/// The measurements of one query.
struct Lane {
    name: &'static str,
    queries: [Query; 3],
    times: [Vec<Duration>; 3],
    calls: u64,
    natives: usize,
}

/// Prints a row for each query of a program, and returns the most that `auto` takes against the better
/// of the two. The queries take turns, so that each is asked after another one.
async fn race(node: &Node, fixture: &Fixture) -> f64 {
    let lane = |(name, args): Case| Lane {
        name,
        queries: ENGINES.map(|engine| query(fixture.program, args.clone(), engine)),
        times: Default::default(),
        calls: 0,
        natives: 0,
    };
    let mut lanes: Vec<Lane> = cases(fixture).into_iter().map(lane).collect();
    let slowest = warm_up(node, &mut lanes).await;
    let rounds = (2_000_000 / slowest.as_micros().max(1)).clamp(41, 1_001);
    for round in 0..rounds as usize {
        for lane in &mut lanes {
            // Each engine follows each other one about as often, because one may leave caches in a state that suits it.
            for turn in 0..ENGINES.len() {
                let index = match round % 2 {
                    0 => (round / 2 + turn) % ENGINES.len(),
                    _ => (round / 2 + ENGINES.len() - turn) % ENGINES.len(),
                };
                let query = &lane.queries[index];
                let (answer, time) = node.query(query).await;
                lane.times[index].push(time);
                let auto = query.engine == Engine::Auto;
                lane.natives += usize::from(auto && answer.engine.engine == Engine::Native);
            }
        }
    }
    let mut worst = 0f64;
    for Lane { name, times, calls, natives, .. } in lanes {
        let [native, runtime, auto] = times.map(median);
        let share = ratio(auto, native.min(runtime));
        println!(
            "| {} | {name} | {calls} | {:.0} | {:.0} | {:.0} ({share:.2}) | {natives} of {rounds} |",
            fixture.name,
            us(native),
            us(runtime),
            us(auto),
        );
        worst = worst.max(share);
    }
    worst
}

/// Sends the queries until their usage is known, and returns the slowest time.
async fn warm_up(node: &Node, lanes: &mut [Lane]) -> Duration {
    let mut slowest = Duration::ZERO;
    for _ in 0..3 {
        for lane in &mut *lanes {
            for query in &lane.queries {
                let (answer, time) = node.query(query).await;
                assert!(answer.error.is_none(), "{:?}", answer.error);
                lane.calls = answer.metrics.usage.total_calls();
                slowest = slowest.max(time);
            }
        }
    }
    slowest
}

/// Returns small and large queries of a program, where it has such.
fn cases(fixture: &Fixture) -> Vec<Case> {
    let accounts = |count: u8| {
        let who: Vec<[u8; 32]> = (0..count).map(|who| [who; 32]).collect();
        (0u8, ASSET, who).encode()
    };
    let of_accounts = || {
        vec![
            ("1 account", accounts(1)),
            ("10 accounts", accounts(10)),
            ("250 accounts", accounts(250)),
        ]
    };
    match fixture.name {
        "checksum" => [("10 rounds", 10u32), ("3,000 rounds", 3_000), ("100,000 rounds", 100_000)]
            .map(|(name, rounds)| (name, (0u8, 7u64, rounds).encode()))
            .into(),
        "digests" => vec![
            ("SHA-256 of 64 bytes", (0u8, vec![7u8; 64]).encode()),
            ("SHA-256 of 16 KiB", (0u8, vec![7u8; 16 * 1024]).encode()),
            ("a point of Ed25519", (digests::ED25519_MULTIPLE, [7u8; 32]).encode()),
        ],
        "discover" => vec![(
            "a call",
            (0u8, vec![("Balances", "transfer_keep_alive")], Vec::<u64>::new()).encode(),
        )],
        "fees" => {
            let remark = (b"\0\0\x0cpvq".to_vec(), 120u32);
            vec![("10 remarks", (0u8, ALICE, 0u32, vec![remark; 10]).encode())]
        }
        "total-supply" | "legacy-total-supply" => vec![("1984", (0u8, ASSET).encode())],
        "portfolio" => vec![("Alice, 1984", (0u8, ALICE, ASSET).encode())],
        "prices" => vec![("a price", (0u8, 21u32, 60u32, 1_000u128).encode())],
        "transfer-fees" => {
            vec![("a chain without XCM", (0u8, (1u8, 2000u32), ALICE, 0u8, 1_000u128).encode())]
        }
        "valued" => vec![("Alice, 1984", (0u8, ALICE, ASSET, ASSET).encode())],
        "swap-info" | "legacy-swap-info" => vec![
            ("a quote", (0u8, 0u32, ASSET, 1_000_000_000_000u128, true).encode()),
            ("a pool", (2u8, 0u32, ASSET).encode()),
            ("all pools", vec![3u8]),
        ],
        "sum-balance" | "sum-balance-batch" | "sum-balance-percent" | "legacy-sum-balance" => {
            of_accounts()
        }
        other => panic!("say what the program {other} gets"),
    }
}
