use super::*;
use crate::runtime::asset_metadata;
use serde_json::{json, Value};

fn error_of(genesis: Value) -> String {
    match Genesis::from_json(&genesis.to_string()).and_then(|genesis| genesis.build()) {
        Ok(_) => panic!("{genesis} is refused"),
        Err(error) => error.to_string(),
    }
}

fn with(field: &str, value: Value) -> Value {
    let mut genesis = json!({ "native": { "name": "Unit", "symbol": "UNIT", "decimals": 12 } });
    genesis[field] = value;
    genesis
}

fn asset(id: u32) -> Value {
    json!({ "id": id, "name": "A", "symbol": "A", "decimals": 0 })
}

#[test]
fn the_built_in_genesis_builds_what_it_says() {
    let genesis = Genesis::default();
    genesis.build().unwrap().execute_with(|| {
        for Asset { id, name, symbol, decimals, minimum_balance, holders } in &genesis.assets {
            let metadata = asset_metadata(*id);
            assert_eq!(metadata.name, name.as_bytes());
            assert_eq!(metadata.symbol, symbol.as_bytes());
            assert_eq!(metadata.decimals, *decimals);
            assert_eq!(NativeAndAssets::minimum_balance(*id), minimum_balance.0);
            for (who, amount) in &holders.0 {
                assert_eq!(NativeAndAssets::balance(*id, who), *amount);
            }
        }
        for (who, amount) in &genesis.native.holders.0 {
            assert_eq!(NativeAndAssets::balance(NATIVE_ASSET, who), *amount);
        }
        assert_eq!(asset_metadata(NATIVE_ASSET).symbol, genesis.native.symbol.as_bytes());
        for Pool { assets: (a, b), reserves } in &genesis.pools {
            let held = AssetConversion::get_reserves(*a, *b).map_err(|_| "a pool").unwrap();
            assert_eq!(held, (reserves.0 .0, reserves.1 .0));
        }
        assert_eq!(genesis.pools.len(), 5);
    });
}

#[test]
fn what_is_not_known_or_missing_is_refused_by_name() {
    assert!(error_of(with("assetts", json!([]))).contains("unknown field `assetts`"));
    let mut unknown = asset(1);
    unknown["min_balance"] = json!(1);
    assert!(error_of(with("assets", json!([unknown]))).contains("unknown field `min_balance`"));
    assert!(error_of(json!({})).contains("missing field `native`"));
    assert!(error_of(json!([1])).contains("`pvq genesis`"));
}

#[test]
fn amounts_and_accounts_are_checked() {
    for (amount, part) in [(json!(-1), "-1 is no amount"), (json!(1.5), "1.5 is no amount")] {
        let mut bad = asset(1);
        bad["holders"] = json!({ "//Alice": amount });
        assert!(error_of(with("assets", json!([bad]))).contains(part));
    }
    let mut bad = asset(1);
    bad["holders"] = json!({ "Alice": 1 });
    assert!(error_of(with("assets", json!([bad]))).contains("\"Alice\" is no account"));
    let mut twice = asset(1);
    let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    twice["holders"] = json!({ "//Alice": 1, alice: 1 });
    assert!(error_of(with("assets", json!([twice]))).contains("named twice"));
}

#[test]
fn contradictions_are_refused_with_what_to_change() {
    assert!(error_of(with("assets", json!([asset(0)]))).contains("native token"));
    assert!(error_of(with("assets", json!([asset(3), asset(3)]))).contains("the id 3"));
    let mut long = asset(1);
    long["symbol"] = json!("x".repeat(51));
    assert!(error_of(with("assets", json!([long]))).contains("longer than 50 bytes"));
    let pool = json!([{ "assets": [0, 9], "reserves": [1000, 1000] }]);
    assert!(error_of(with("pools", pool)).contains("asset 9"));
    let small = json!([{ "assets": [0, 0], "reserves": [1000, 1000] }]);
    assert!(error_of(with("pools", small)).contains("InvalidAssetPair"));
    let mut poor = asset(1);
    poor["minimum_balance"] = json!(10);
    poor["holders"] = json!({ "//Alice": 5 });
    assert!(error_of(with("assets", json!([poor]))).contains("a balance of 5 in asset 1"));
}

#[test]
fn amounts_that_overflow_the_supply_are_refused() {
    let mut rich = asset(1);
    let most = u128::MAX.to_string();
    rich["holders"] = json!({ "//Alice": most, "//Bob": most });
    assert!(error_of(with("assets", json!([rich]))).contains("refuses"));
    let mut genesis = with("pools", json!([{ "assets": [0, 1], "reserves": [most, most] }]));
    genesis["assets"] = json!([asset(1)]);
    assert!(error_of(genesis).contains("the pool of assets 0 and 1"));
}

#[test]
fn the_genesis_in_the_readme_builds() {
    let readme = include_str!("../../README.md");
    let json = readme.split("```json").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    Genesis::from_json(json).unwrap().build().unwrap();
}
