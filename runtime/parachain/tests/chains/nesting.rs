//! Messages that nest as deep as XCM allows, in the hands of programs: validators have a bound on the stack, which collators
//! do not have, so that a block that reaches it would be one that only collators execute.

use crate::{
    chain::Chain,
    network::{hash, register, sudo},
    relay::Relay,
    validators::{is_valid, ProofOfValidity, DEFAULT_PAGES},
};
use codec::{DecodeAll, Encode};
use frame_support::weights::Weight;
use polkavm_common::{
    program::{asm, InstructionSetKind, Reg},
    writer::ProgramBlobBuilder,
};
use pvq_extension_xcm_fees::{
    extension::ExtensionXcmFees, frame::message_weight, MessageWeight, XcmFeeError,
};
use pvq_parachain_runtime::{extensions::more::MoreExtensions, Runtime, RuntimeCall, RuntimeEvent};
use pvq_primitives::{abi, PvqResult};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::Dave;
use std::{ops::Range, thread};
use xcm::{latest::prelude::*, IntoVersion, VersionedXcm};

/// The id of the extension, and the index of `message_weight`.
const MESSAGE_WEIGHT: (u64, u8) = (0x0c75_bc3a_2eaf_eb93, 1);

const MAX_BYTES: u32 = <MoreExtensions as ExtensionXcmFees>::MAX_VALUE_BYTES;

/// Returns a message of this version with `calls` calls within each other, each within `sudos` calls of sudo, and those within
/// `levels` messages.
fn message(version: u32, calls: u32, sudos: u32, levels: u32) -> Vec<u8> {
    let versioned = |message: Xcm<RuntimeCall>| {
        VersionedXcm::from(message).into_version(version).expect("all of it has that version")
    };
    let mut message = Xcm(vec![ClearOrigin]);
    for _ in 0..calls {
        let (message_of_call, max_weight) = (Box::new(versioned(message)), Weight::zero());
        let execute = pallet_xcm::Call::execute { message: message_of_call, max_weight };
        let call = (0..sudos).fold(RuntimeCall::PolkadotXcm(execute), |call, _| sudo(call));
        message = Xcm(vec![Transact {
            origin_kind: OriginKind::Native,
            fallback_max_weight: Some(Weight::zero()),
            call: call.encode().into(),
        }]);
        for _ in 0..levels {
            message = Xcm(vec![SetAppendix(message)]);
        }
    }
    versioned(message).encode()
}

/// Returns a program that asks for the weight of `message`, and returns the answer.
fn weighing(message: &[u8]) -> Vec<u8> {
    const DATA: u32 = 0x20000;
    const ANSWER: u32 = 64;

    let (extension, function) = MESSAGE_WEIGHT;
    let call = (function, message).encode();
    let out = DATA + call.len() as u32;
    let code = [
        asm::load_imm64(Reg::A0, extension),
        asm::load_imm(Reg::A1, DATA as i32),
        asm::load_imm(Reg::A2, call.len() as i32),
        asm::load_imm(Reg::A3, out as i32),
        asm::load_imm(Reg::A4, ANSWER as i32),
        asm::ecalli(0),
        asm::load_imm(Reg::A1, out as i32),
        asm::shift_logical_left_imm_64(Reg::A0, Reg::A0, 32),
        asm::or(Reg::A0, Reg::A0, Reg::A1),
        asm::ret(),
    ];
    let mut builder = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
    builder.set_stack_size(4096);
    builder.set_rw_data_size(call.len() as u32 + ANSWER);
    builder.set_rw_data(call);
    builder.add_import(abi::EXTENSION_CALL.as_bytes());
    builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
    builder.set_code(&code, &[]);
    builder.into_vec().expect("the program is well-formed")
}

/// Returns the messages that nest as deep as the chain decodes, in each way.
fn deepest(version: u32) -> Vec<Vec<u8>> {
    let weighed = |message: &[u8]| message_weight::<Runtime>(message, MAX_BYTES).is_ok();
    let most = |range: Range<u32>, of: &dyn Fn(u32) -> Vec<u8>| {
        range.clone().filter(|number| weighed(&of(*number))).max()
    };
    let way = |sudos: u32| {
        let levels = most(0..10, &|levels| message(version, 1, sudos, levels))?;
        let calls = most(1..20, &|calls| message(version, calls, sudos, levels))?;
        Some(message(version, calls, sudos, levels))
    };
    (0..10).map_while(way).collect()
}

#[test]
fn the_deepest_message_takes_no_more_stack_than_validators_have() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    // Without optimization, it takes more of the stack of this machine than a test has.
    let search = thread::Builder::new().stack_size(256 * 1024 * 1024);
    let ways = search.spawn(|| [3, 4, 5].map(deepest)).unwrap().join().unwrap();
    assert!(ways.iter().all(|ways| ways.len() > 1));
    for message in ways.concat() {
        let code = weighing(&message);
        register(&mut chain, &code);
        relay.next_block();
        chain.build(&mut relay).succeeded();
        let answer: PvqResult =
            chain.call("PvqApi_execute_registered", &(hash(&code), vec![0u8], None::<i64>));
        let answer = answer.expect("the program ends");
        let weight = Result::<MessageWeight, XcmFeeError>::decode_all(&mut &answer[..]).unwrap();
        assert!(weight.is_ok(), "{weight:?}");

        let weight_limit = pallet_pvq::limits::PARACHAIN_BLOCK_LIMITS.weight;
        chain.submit(
            Dave,
            pallet_pvq::Call::query { program: hash(&code), args: vec![0], weight_limit },
        );
        relay.next_block();
        let built = chain.build(&mut relay).succeeded();
        let queried = built.find(|event| {
            matches!(event, RuntimeEvent::Pvq(pallet_pvq::Event::Queried { .. })).then_some(())
        });
        assert!(queried.is_some());
        is_valid(&built, &ProofOfValidity::of(&built), DEFAULT_PAGES);
    }
}
