//! What a host call costs in the framework: the way to the function, decoding, charging, encoding.

use codec::Encode;
use criterion::Criterion;
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

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    calls(&mut criterion);
    criterion.final_summary();
}
