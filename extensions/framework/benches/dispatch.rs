//! Benchmarks of a host call in the framework (look-up, decoding, charging, encoding), and of decoding
//! the most expensive bytes.

// A vector of boxes is the most expensive value to decode.
#![allow(clippy::vec_box)]

use codec::Encode;
use criterion::{Criterion, Throughput};
use pvq_extension::{CallContext, Extensions, ExtensionsExecutor};
use std::hint::black_box;

#[pvq_extension::extension_decl]
mod ledger {
    #[extension_decl::extension]
    pub trait ExtensionLedger {
        fn nothing();
        fn balance(asset: u32, who: [u8; 32]) -> u128;
        #[extension_decl::weight(n = who.len() as u32)]
        fn balances(asset: u32, who: Vec<[u8; 32]>) -> Vec<u128>;
    }
}

struct Ledger;

impl ledger::ExtensionLedger for Ledger {
    fn nothing() {}

    fn balance(asset: u32, who: [u8; 32]) -> u128 {
        asset as u128 + who[0] as u128
    }

    fn balances(asset: u32, who: Vec<[u8; 32]>) -> Vec<u128> {
        who.into_iter().map(|who| Self::balance(asset, who)).collect()
    }
}

fn calls(criterion: &mut Criterion) {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ledger::Dispatch<Ledger>>();
    let who = [7u8; 32];
    for (name, call) in [
        ("nothing", (0u8,).encode()),
        ("balance", (1u8, 1u32, who).encode()),
        ("balances of 1,000", (2u8, 1u32, vec![who; 1000]).encode()),
    ] {
        let mut context = CallContext::unmetered();
        let mut response = Vec::new();
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                response.clear();
                let id = black_box(ledger::EXTENSION_ID);
                extensions.call(id, black_box(&call), &mut context, &mut response)
            })
        });
    }
}

#[pvq_extension::extension_decl]
mod worst {
    use std::collections::BTreeSet;

    /// Takes the values that are most expensive to decode, of each kind that has a price.
    #[extension_decl::extension]
    pub trait ExtensionWorst {
        fn numbers(values: Vec<u8>);
        fn elements(values: Vec<Option<[u8; 63]>>);
        fn boxes(values: Vec<Box<u8>>);
        fn sets(values: Vec<BTreeSet<u8>>);
    }
}

struct Worst;

impl worst::ExtensionWorst for Worst {
    fn numbers(_: Vec<u8>) {}
    fn elements(_: Vec<Option<[u8; 63]>>) {}
    fn boxes(_: Vec<Box<u8>>) {}
    fn sets(_: Vec<std::collections::BTreeSet<u8>>) {}
}

/// Measures the time of a byte, which has to be below its price in `pvq_extension::decoding`.
fn decoding(criterion: &mut Criterion) {
    const ITEMS: usize = 60_000;
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<worst::Dispatch<Worst>>();
    let mut group = criterion.benchmark_group("decoding");
    for (name, call) in [
        ("numbers", (0u8, vec![7u8; ITEMS]).encode()),
        ("elements", (1u8, vec![None::<[u8; 63]>; ITEMS]).encode()),
        ("nested: boxes", (2u8, vec![7u8; ITEMS]).encode()),
        ("nested: sets", (3u8, vec![vec![7u8]; ITEMS / 2]).encode()),
    ] {
        let mut context = CallContext::unmetered();
        let mut response = Vec::new();
        let mut run = || {
            let id = black_box(worst::EXTENSION_ID);
            extensions.call(id, black_box(&call), &mut context, &mut response)
        };
        assert_eq!(run(), Ok(()));
        group.throughput(Throughput::Bytes(call.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(&mut run));
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    calls(&mut criterion);
    decoding(&mut criterion);
    criterion.final_summary();
}
