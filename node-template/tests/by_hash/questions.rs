//! The questions to the examples, and the answers of the pallets.

use crate::expected::{self, balances};
use codec::Encode;
use frame_support::traits::fungibles::Inspect;
use pvq_extension_fees::extension::ExtensionFees;
use pvq_extension_runtime::extension::ExtensionRuntime;
use pvq_guest_fixtures::{checksum, digests};
use pvq_runtime::{
    assets::{NativeAndAssets, NATIVE_ASSET},
    extensions::{contains, RuntimeExtensions},
    AssetConversion, AssetId, Balance,
};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

/// A question to an entrypoint.
pub struct Question {
    /// The name of the entrypoint.
    pub entrypoint: &'static str,
    /// Its arguments, as people write them.
    pub args: Vec<&'static str>,
    /// The SCALE-encoded answer.
    pub answer: Vec<u8>,
}

const THOUSAND_USDT: Balance = 1_000_000_000;

const ALICE_AND_BOB: &str = r#"["//Alice", "//Bob"]"#;

/// Returns a question to each entrypoint of an example, in their order. Has to be called on the state that is asked.
///
/// # Panics
///
/// For a program without questions: an example that is added needs some.
pub fn questions_to(program: &str) -> Vec<Question> {
    let usdt: AssetId = 1984;
    match program {
        "checksum" => vec![ask("checksum", &["1", "100"], checksum(1, 100))],
        "digests" => {
            let hashes = digests::HASHES.into_iter().map(|(entrypoint, hash)| {
                let args = vec![r#""abc""#];
                Question { entrypoint, args, answer: hash(b"abc") }
            });
            let scalar = "0x0707070707070707070707070707070707070707070707070707070707070707";
            let point = digests::ed25519_multiple(&[7; 32]);
            hashes.chain([ask("ed25519_multiple", &[scalar], point)]).collect()
        }
        "discover" => vec![discovery()],
        "fees" => vec![bill()],
        "portfolio" => {
            let expected = expected::portfolio(&Alice.to_account_id(), usdt);
            vec![ask("portfolio", &["//Alice", "1984"], expected)]
        }
        "prices" => {
            let sold = price(usdt, 60, THOUSAND_USDT);
            vec![ask("price", &["1984", "60", "1_000_000_000"], sold)]
        }
        "sum-balance" | "sum-balance-batch" => {
            let sum = balances(usdt, &[Alice, Bob]);
            vec![ask("sum_balance", &["1984", ALICE_AND_BOB], sum)]
        }
        "sum-balance-percent" => {
            let sum = balances(usdt, &[Alice, Bob]) * 1_000_000_000;
            let part = sum / NativeAndAssets::total_issuance(usdt);
            let part = u32::try_from(part).expect("it is at most a billion");
            vec![ask("sum_balance_percent", &["1984", ALICE_AND_BOB], part)]
        }
        "swap-info" => swaps(),
        "total-supply" => {
            let supply = NativeAndAssets::total_issuance(usdt);
            vec![ask("total_supply", &["1984"], supply)]
        }
        // The chain has no XCM, and says so.
        "transfer-fees" => {
            let transfer = r#"{
                "destination": "Relay",
                "beneficiary": "//Bob",
                "asset": "Native",
                "amount": 1000000
            }"#;
            vec![ask("transfer_fees", &[transfer], None::<u8>)]
        }
        // By the program `prices`, which is installed.
        "valued" => {
            let held = NativeAndAssets::balance(usdt, &Alice.to_account_id());
            vec![ask("valued", &["//Alice", "1984", "60"], price(usdt, 60, held))]
        }
        other => panic!("the example {other} has no questions here: ask each of its entrypoints"),
    }
}

fn ask(entrypoint: &'static str, args: &[&'static str], answer: impl Encode) -> Question {
    Question { entrypoint, args: args.to_vec(), answer: answer.encode() }
}

fn sell(asset: AssetId, quote: AssetId, amount: Balance) -> Option<Balance> {
    AssetConversion::quote_price_exact_tokens_for_tokens(asset, quote, amount, true)
}

/// Returns what `amount` of `asset` brings by way of the native token, where the two have no pool.
fn price(asset: AssetId, quote: AssetId, amount: Balance) -> Option<Balance> {
    assert_eq!(sell(asset, quote, amount), None);
    let bought = sell(asset, NATIVE_ASSET, amount).and_then(|all| sell(NATIVE_ASSET, quote, all));
    assert!(bought.is_some(), "there are pools");
    bought
}

fn swaps() -> Vec<Question> {
    let (native, usdt) = (NATIVE_ASSET, 1984);
    let args = ["0", "1984", "1000000000", "true"];
    let buy =
        |amount| AssetConversion::quote_price_tokens_for_exact_tokens(native, usdt, amount, true);
    let reserves = AssetConversion::get_reserves(native, usdt).ok();
    vec![
        ask("quote_price_exact_tokens_for_tokens", &args, sell(native, usdt, THOUSAND_USDT)),
        ask("quote_price_tokens_for_exact_tokens", &args, buy(THOUSAND_USDT)),
        ask("get_liquidity_pool", &["0", "1984"], reserves),
        ask("list_pools", &[], expected::pools()),
    ]
}

fn discovery() -> Question {
    let calls = [("System", "remark"), ("", "")];
    let calls =
        calls.map(|(pallet, call)| RuntimeExtensions::call_index(pallet.into(), call.into()));
    assert!(calls[0].is_some() && calls[1].is_none());
    let extensions = [pvq_extension_fees::extension::EXTENSION_ID, 1].map(contains);
    assert_eq!(extensions, [true, false]);
    let answer = (
        RuntimeExtensions::version(),
        RuntimeExtensions::genesis_hash(),
        RuntimeExtensions::parachain_id(),
        RuntimeExtensions::pallets(),
        calls.to_vec(),
        extensions.to_vec(),
    );
    let calls = r#"[{ "pallet": "System", "call": "remark" }, { "pallet": "", "call": "" }]"#;
    // 0x6706_7152_8003_a461, which is that of the fees.
    ask("discover", &[calls, r#"["7423745634915820641", 1]"#], answer)
}

/// The bill for a transaction of 120 bytes that calls `System.remark`.
fn bill() -> Question {
    let call = b"\0\0\x0cpvq".to_vec();
    let fee = RuntimeExtensions::call_fee(call, 120).expect("it is a call of the chain").fee;
    let balance = NativeAndAssets::balance(NATIVE_ASSET, &Alice.to_account_id());
    let minimum = NativeAndAssets::minimum_balance(NATIVE_ASSET);
    let can_pay = fee + minimum <= balance;
    let transactions = r#"[{ "call": "0x00000c707671", "length": 120 }]"#;
    let bill = (vec![Some(fee)], fee, balance, minimum, can_pay);
    ask("fees", &["//Alice", "0", transactions], bill)
}
