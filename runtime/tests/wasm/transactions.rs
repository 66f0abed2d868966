//! The fees and the indices of calls that extensions tell are those of the transactions that the chain takes.

use crate::chain::{Chain, GENESIS_HASH};
use codec::{Decode, DecodeAll, Encode};
use frame_support::{dispatch::DispatchClass, weights::Weight};
use pallet_transaction_payment::{Multiplier, NextFeeMultiplier, RuntimeDispatchInfo};
use pvq_extension_core::extension as core;
use pvq_extension_fees::{
    extension::{self as fees, ExtensionFees, WeightInfo as _},
    CallClass, CallFee, MAX_CALL_DEPTH,
};
use pvq_extension_runtime::{
    extension::{self as runtime, ExtensionRuntime},
    Pallet, Version,
};
use pvq_guest_fixtures::{DISCOVER, FEES};
use pvq_primitives::{ExtensionAnswer, ExtensionCall};
use pvq_runtime::{
    assets::NATIVE_ASSET, constants::EXISTENTIAL_DEPOSIT, extensions::RuntimeExtensions,
    weights::pvq_extension_fees::WeightInfo, Balance, Balances, Runtime, RuntimeCall, RuntimeEvent,
    RuntimeOrigin, System, TransactionPayment, VERSION,
};
use scale_info::{TypeDef, TypeInfo};
use sp_keyring::Sr25519Keyring::{Alice, Bob, One};
use sp_runtime::{transaction_validity::InvalidTransaction, FixedPointNumber};

const FIRST: u8 = 0;

fn remark(text: &[u8]) -> RuntimeCall {
    frame_system::Call::<Runtime>::remark { remark: text.to_vec() }.into()
}

fn sudo(call: RuntimeCall) -> RuntimeCall {
    pallet_sudo::Call::<Runtime>::sudo { call: Box::new(call) }.into()
}

fn transfer(value: Balance) -> RuntimeCall {
    let dest = Bob.to_account_id().into();
    pallet_balances::Call::<Runtime>::transfer_keep_alive { dest, value }.into()
}

/// Calls of each class, nested ones, and one that nobody pays for.
fn calls() -> Vec<RuntimeCall> {
    let heavy = Weight::from_parts(u64::MAX, u64::MAX);
    vec![
        remark(b""),
        remark(&[7; 5_000]),
        transfer(5),
        frame_system::Call::<Runtime>::kill_storage { keys: vec![vec![1]; 1_000] }.into(),
        pallet_timestamp::Call::<Runtime>::set { now: 1 }.into(),
        sudo(sudo(transfer(5))),
        pallet_sudo::Call::<Runtime>::sudo_unchecked_weight {
            call: Box::new(remark(b"")),
            weight: heavy,
        }
        .into(),
        pallet_pvq::Call::<Runtime>::upload { code: vec![1; 10_000] }.into(),
    ]
}

/// Returns the answer of `call_fee` in Wasm for bytes that may be a call, and the gas it was charged.
fn call_fee(chain: &mut Chain, call: &[u8], length: u32) -> (Option<CallFee<Balance>>, i64) {
    let call = ExtensionCall {
        extension: fees::EXTENSION_ID,
        call: (0u8, call, length).encode(),
        gas_left: i64::MAX,
        proof_size_left: u64::MAX,
    };
    let answer: ExtensionAnswer = chain.pvq("call_extension", &call);
    let response = answer.result.expect("there is gas, and the arguments decode");
    (Decode::decode(&mut &response[..]).unwrap(), answer.gas)
}

#[test]
fn a_fee_is_that_of_the_signed_transaction() {
    let mut chain = Chain::development();
    for call in calls() {
        let transaction = chain.sign(Alice, call.clone());
        let length = transaction.encoded_size() as u32;
        let info: RuntimeDispatchInfo<Balance> =
            chain.call("TransactionPaymentApi_query_info", &(transaction, length));
        let fee = call_fee(&mut chain, &call.encode(), length).0.expect("it is a call");
        let weight = Weight::from_parts(fee.ref_time, fee.proof_size);
        assert_eq!((weight, fee.fee), (info.weight, info.partial_fee), "{call:?}");
        let class = match info.class {
            DispatchClass::Normal => CallClass::Normal,
            DispatchClass::Operational => CallClass::Operational,
            DispatchClass::Mandatory => CallClass::Mandatory,
        };
        assert_eq!((fee.class, fee.pays_fee), (class, fee.fee > 0));
    }
}

#[test]
fn weight_and_length_are_priced_as_in_fees() {
    let mut chain = Chain::development();
    for weight in [Weight::zero(), Weight::from_parts(1_000, 5), Weight::MAX] {
        let fee = RuntimeExtensions::weight_to_fee(weight.ref_time(), weight.proof_size());
        let expected: Balance = chain.call("TransactionPaymentApi_query_weight_to_fee", &weight);
        assert_eq!(fee, expected);
    }
    for length in [0, 1, u32::MAX] {
        let expected: Balance = chain.call("TransactionPaymentApi_query_length_to_fee", &length);
        assert_eq!(RuntimeExtensions::length_to_fee(length), expected);
    }
}

#[test]
fn a_fee_follows_the_load_of_the_chain() {
    let mut chain = Chain::development();
    let (call, length) = (transfer(5).encode(), 140);
    let before = call_fee(&mut chain, &call, length).0.unwrap();
    chain.native(|| NextFeeMultiplier::<Runtime>::put(Multiplier::saturating_from_integer(3)));
    let after = call_fee(&mut chain, &call, length).0.unwrap();
    let weight = Weight::from_parts(before.ref_time, before.proof_size);
    assert_eq!(after.fee, before.fee + 2 * TransactionPayment::weight_to_fee(weight));
}

#[test]
fn bytes_that_are_no_call_have_no_fee() {
    let mut chain = Chain::development();
    let nested = |levels: u32| {
        let mut bytes = Vec::new();
        for _ in 0..levels {
            bytes.extend(&sudo(remark(b"")).encode()[..2]);
        }
        [bytes, remark(b"").encode()].concat()
    };
    let longest = RuntimeExtensions::MAX_CALL_BYTES as usize;
    let remark_of = |bytes: usize| {
        let call = remark(&vec![0; bytes - 4]).encode();
        assert_eq!(call.len(), bytes);
        call
    };
    let whole = transfer(5).encode();
    let kill_storage = frame_system::Call::<Runtime>::kill_storage { keys: vec![] };
    let kill_storage = &RuntimeCall::from(kill_storage).encode()[..2];
    for (bytes, is_call) in [
        (whole.clone(), true),
        (whole[..whole.len() - 1].to_vec(), false),
        ([&whole[..], &[0]].concat(), false),
        (vec![], false),
        (vec![0], false),
        (vec![0, 200], false),
        (vec![255, 0], false),
        (nested(MAX_CALL_DEPTH), true),
        (nested(MAX_CALL_DEPTH + 1), false),
        (nested(8_000), false),
        (remark_of(longest), true),
        (remark_of(longest + 1), false),
        (vec![6; longest], false),
        (vec![0xff; 200_000], false),
        // The fewest bytes that claim to be as many keys as there can be.
        ([kill_storage, &codec::Compact(u32::MAX).encode()].concat(), false),
    ] {
        let (fee, gas) = call_fee(&mut chain, &bytes, 100);
        assert_eq!(
            fee.is_some(),
            is_call,
            "{} bytes: {:?}",
            bytes.len(),
            &bytes[..bytes.len().min(20)]
        );
        let weight = WeightInfo::<Runtime>::call_fee(bytes.len() as u32).ref_time();
        let schedule = chain.native(pallet_pvq::schedule::gas_schedule::<Runtime>);
        assert!(gas as u64 >= weight / schedule.ref_time_per_gas, "its bytes are paid for");
    }
}

/// The result of the program `fees`: fees, total, balance, minimum balance, whether it can pay.
type Bill = (Vec<Option<Balance>>, Balance, Balance, Balance, bool);

#[test]
fn an_account_that_can_pay_by_its_bill_can_send_and_no_other() {
    let mut chain = Chain::development();
    chain.begin_block();
    for (missing, can_pay) in [(1, false), (0, true)] {
        let transaction = chain.sign(One, remark(b"pvq"));
        let length = transaction.encoded_size() as u32;
        let bill = |chain: &mut Chain| -> Bill {
            let transactions = vec![(remark(b"pvq").encode(), length)];
            let args = (FIRST, One.to_raw_public(), NATIVE_ASSET, transactions);
            let result = chain.execute(FEES, &args).unwrap();
            Decode::decode(&mut &result[..]).unwrap()
        };
        let total = bill(&mut chain).1;
        let balance = total + EXISTENTIAL_DEPOSIT - missing;
        chain.native(|| {
            let who = One.to_account_id().into();
            Balances::force_set_balance(RuntimeOrigin::root(), who, balance).unwrap();
        });
        let expected = (vec![Some(total)], total, balance, EXISTENTIAL_DEPOSIT, can_pay);
        assert_eq!(bill(&mut chain), expected);
        let applied = chain.apply(transaction);
        if can_pay {
            assert_eq!(applied, Ok(Ok(())));
            let paid = chain.events().into_iter().find_map(|event| match event {
                RuntimeEvent::TransactionPayment(
                    pallet_transaction_payment::Event::TransactionFeePaid {
                        who, actual_fee, ..
                    },
                ) if who == One.to_account_id() => Some(actual_fee),
                _ => None,
            });
            let paid = paid.expect("it has paid");
            assert!(paid > 0 && paid <= total, "{paid} of {total}");
            assert_eq!(
                chain.native(|| Balances::free_balance(One.to_account_id())),
                balance - paid
            );
        } else {
            assert_eq!(applied, Err(InvalidTransaction::Payment.into()));
        }
    }
}

#[test]
fn every_call_is_found_by_its_names() {
    let mut found = 0;
    let TypeDef::Variant(pallets) = RuntimeCall::type_info().type_def else {
        panic!("calls are an enum")
    };
    for pallet in pallets.variants {
        let TypeDef::Variant(calls) = pallet.fields[0].ty.type_info().type_def else {
            panic!("the calls of a pallet are an enum")
        };
        for call in calls.variants {
            let index = RuntimeExtensions::call_index(pallet.name.into(), call.name.into());
            assert_eq!(index, Some((pallet.index, call.index)), "{}::{}", pallet.name, call.name);
            found += 1;
        }
    }
    assert!(found > 50, "{found}");
}

/// The result of the program `discover`.
type Discovery =
    (Version, Option<[u8; 32]>, Option<u32>, Vec<Pallet>, Vec<Option<(u8, u8)>>, Vec<bool>);

#[test]
fn calls_built_from_what_is_discovered_are_accepted() {
    let mut chain = Chain::development();
    chain.begin_block();
    let names = [
        ("Balances", "transfer_keep_alive"),
        ("Sudo", "sudo"),
        ("System", "set_storage"),
        ("Balances", "transfer_keep_dead"),
        ("Aura", "remark"),
        ("Nobody", "remark"),
    ];
    let ids = [runtime::EXTENSION_ID, fees::LEGACY_EXTENSION_ID, core::EXTENSION_ID, 1];
    let result = chain.execute(DISCOVER, &(FIRST, names.to_vec(), ids.to_vec())).unwrap();
    let (version, genesis_hash, parachain_id, pallets, calls, extensions) =
        Discovery::decode(&mut &result[..]).unwrap();
    assert_eq!(version.spec_name, VERSION.spec_name.as_bytes());
    assert_eq!(version.spec_version, VERSION.spec_version);
    assert_eq!(version.transaction_version, VERSION.transaction_version);
    assert_eq!((genesis_hash, parachain_id), (Some(GENESIS_HASH.0), None));
    assert_eq!(extensions, [true, true, true, false]);
    let [Some(balances), Some(sudo), Some(set_storage), None, None, None] = calls[..] else {
        panic!("the chain has the first three: {calls:?}")
    };
    let named = |name: &str| pallets.iter().find(|pallet| pallet.name == name.as_bytes()).unwrap();
    assert_eq!(named("Balances").index, balances.0);
    assert_eq!(named("Pvq").module, b"pallet_pvq");

    // A client that knows the parameters of the calls, but nothing else of the chain.
    let mut send = |bytes: Vec<u8>| {
        let call = RuntimeCall::decode_all(&mut &bytes[..]).expect("the runtime decodes it");
        chain.succeed(Alice, call);
    };
    let bob = Bob.to_raw_public();
    // An address by its account id, and a compact amount.
    send((balances, (0u8, bob), codec::Compact(123u128)).encode());
    send((sudo, (set_storage, vec![(b"key".to_vec(), b"value".to_vec())])).encode());
    let transferred = chain.events().into_iter().any(|event| {
        matches!(
            event,
            RuntimeEvent::Balances(pallet_balances::Event::Transfer { amount: 123, .. })
        )
    });
    assert!(transferred);
    assert_eq!(chain.native(|| sp_io::storage::get(b"key").unwrap().to_vec()), b"value");
}

#[test]
fn pallets_are_those_of_the_runtime() {
    let pallets = RuntimeExtensions::pallets();
    assert!(pallets.windows(2).all(|pair| pair[0].index < pair[1].index));
    for pallet in &pallets {
        assert_eq!(RuntimeExtensions::pallet(pallet.name.clone()).as_ref(), Some(pallet));
    }
    let name = String::from_utf8(pallets.last().unwrap().name.clone()).unwrap();
    assert_eq!((pallets.len(), &name[..]), (13, "Pvq"));
    let mut chain = Chain::development();
    assert_eq!(chain.native(System::block_number), 0);
    assert_eq!(chain.native(RuntimeExtensions::genesis_hash), None);
}
