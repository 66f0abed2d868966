//! The interface keeps its ids, and its functions their positions and results.

use codec::{Decode, DecodeWithMemTracking, Encode};
use pvq_extension::{
    decoding::PER_BYTE_OF_NUMBERS, program::mock, CallContext, ExtensionFailure, Extensions,
    ExtensionsExecutor, HostError, Weight,
};
use pvq_extension_fees::{
    decode_call,
    extension::{self, ExtensionFees as Fees},
    guest as fees, CallClass, CallFee, ExtensionFees,
};

/// A chain where a call is a list of numbers, each of which is its own weight, and a byte costs 10.
struct Chain;

#[derive(Encode, Decode, DecodeWithMemTracking)]
struct Call(Vec<u16>);

impl Fees for Chain {
    type Balance = u128;

    const MAX_CALL_BYTES: u32 = 9;

    fn call_fee(call: Vec<u8>, length: u32) -> Option<CallFee<u128>> {
        let call: Call = decode_call(&call, Self::MAX_CALL_BYTES)?;
        let ref_time = call.0.iter().map(|part| u64::from(*part)).sum();
        Some(CallFee {
            ref_time,
            proof_size: 3,
            class: CallClass::Operational,
            pays_fee: true,
            fee: Self::weight_to_fee(ref_time, 3) + Self::length_to_fee(length),
        })
    }

    fn weight_to_fee(ref_time: u64, proof_size: u64) -> u128 {
        u128::from(ref_time) + 100 * u128::from(proof_size)
    }

    fn length_to_fee(length: u32) -> u128 {
        10 * u128::from(length)
    }
}

fn extensions() -> ExtensionsExecutor {
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionFees<Chain>>();
    extensions
}

fn call(parts: &[u16]) -> Vec<u8> {
    parts.encode()
}

fn fee_of_twelve() -> CallFee<u128> {
    CallFee {
        ref_time: 12,
        proof_size: 3,
        class: CallClass::Operational,
        pays_fee: true,
        fee: 12 + 300 + 1_000,
    }
}

#[test]
fn ids_are_published() {
    let text: &[u8] = b"pvq-ext@ExtensionFees@call_fee@length_to_fee@weight_to_fee";
    assert_eq!(extension::EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
    let text: &[u8] = b"pvq-ext$\xffExtensionFees\xff@\xffcall_fee\xff@\xffweight_to_fee\xff\
        @\xfflength_to_fee\xff";
    assert_eq!(extension::LEGACY_EXTENSION_ID.to_le_bytes(), sp_crypto_hashing::twox_64(text));
}

#[test]
fn functions_keep_their_positions_and_encodings() {
    let answer = |call: &[u8]| extensions().answer(extension::EXTENSION_ID, call);
    let fee = (12u64, 3u64, 1u8, true, 1_312u128);
    assert_eq!(answer(&(0u8, call(&[5, 7]), 100u32).encode()), Ok(Some(fee).encode()));
    assert_eq!(answer(&(1u8, 5u64, 2u64).encode()), Ok(205u128.encode()));
    assert_eq!(answer(&(2u8, 7u32).encode()), Ok(70u128.encode()));
    assert_eq!(answer(&[3]), Err(HostError::UnknownFunction));
    assert_eq!(
        [CallClass::Normal, CallClass::Operational, CallClass::Mandatory].map(|c| c.encode()),
        [[0], [1], [2]]
    );
}

#[test]
fn the_stubs_get_the_same_answers() {
    let extensions = extensions();
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            assert_eq!(fees::call_fee(call(&[5, 7]), 100), Some(fee_of_twelve()));
            assert_eq!(fees::call_fee(&call(&[5, 7])[..], 100), Some(fee_of_twelve()));
            assert_eq!(fees::weight_to_fee(5, 2), 205);
            assert_eq!(fees::length_to_fee(7), 70);
        },
    );
}

#[test]
fn what_is_no_call_has_no_fee() {
    let extensions = extensions();
    let nothing = [vec![], vec![4], [call(&[1]), vec![0]].concat(), call(&[1, 2, 3, 4, 5])];
    mock::with_host(
        |id, call| extensions.answer(id, call),
        || {
            for call in nothing {
                assert_eq!(fees::call_fee(&call, 100), None, "{call:?}");
            }
            assert!(fees::call_fee(call(&[1, 2, 3, 4]), 100).is_some());
        },
    );
}

#[test]
fn a_call_is_paid_for_by_its_bytes_before_it_is_decoded() {
    struct PerByte;
    impl extension::WeightInfo for PerByte {
        fn call_fee(n: u32) -> Weight {
            Weight::from_parts(0, 100 * u64::from(n))
        }
        fn weight_to_fee() -> Weight {
            Weight::zero()
        }
        fn length_to_fee() -> Weight {
            Weight::zero()
        }
    }
    let mut extensions = ExtensionsExecutor::new();
    extensions.register::<ExtensionFees<Chain, PerByte>>();
    // No call, and longer than one may be.
    let call = (0u8, vec![0xffu8; 1_000], 100u32).encode();
    let ref_time = 10 * PER_BYTE_OF_NUMBERS * call.len() as u64;
    let run = |proof_size| {
        let mut context = CallContext::with_weight_limit(Weight::from_parts(ref_time, proof_size));
        let mut response = Vec::new();
        extensions
            .call(extension::EXTENSION_ID, &call, &mut context, &mut response)
            .map(|()| (response, context.weight_left().proof_size()))
    };
    assert_eq!(run(99_999), Err(ExtensionFailure::OutOfGas));
    assert_eq!(run(100_001), Ok((None::<u8>.encode(), 1)));
}
