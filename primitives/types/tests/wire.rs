//! The encodings of the types that cross the wire. A change of one of the expected texts breaks existing clients.

use codec::{Decode, Encode};
use pvq_primitives::{
    ChainParameters, ExtensionAnswer, ExtensionCall, ExtensionFailure, ExtensionRule,
    ExtensionUsage, GasSchedule, GasUsage, HostError, InstructionCosts, InvokeSource, Limits,
    PerSource, Policy, Program, PvqError, QueryFailure, QueryOutcome, QueryRequest, QueryUsage,
    RegisteredProgram, WorkingSet,
};
use sp_weights::Weight;

fn check<T: Encode + Decode + PartialEq + core::fmt::Debug>(value: T, expected: &str) {
    let encoded = value.encode();
    let text: String = encoded.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(text, expected);
    assert_eq!(T::decode(&mut &encoded[..]).unwrap(), value);
}

fn limits() -> Limits {
    Limits {
        weight: Weight::from_parts(2_000_000, 300),
        memory: 4,
        stack_size: 5,
        program_size: 6,
        args_size: 7,
        result_size: 8,
    }
}

fn sources() -> PerSource<bool> {
    PerSource { runtime_api: true, extrinsic: false, xcm: true, runtime: false }
}

#[test]
fn requests() {
    let request = QueryRequest {
        program: Program::Code(vec![1, 2]),
        args: vec![0, 3],
        gas_limit: Some(-1),
        proof_size_limit: Some(9),
    };
    check(request, REQUEST);
    let request = QueryRequest {
        program: Program::Registered([7; 32].into()),
        args: vec![],
        gas_limit: None,
        proof_size_limit: None,
    };
    check(request, REQUEST_BY_HASH);
}

#[test]
fn outcomes() {
    let usage = QueryUsage {
        gas: GasUsage { load: 1, program: -2, host: 3 },
        weight: Weight::from_parts(70_000, 80),
        peak_memory: 4096,
        calls: vec![ExtensionUsage {
            extension: u64::MAX,
            calls: 1,
            failed: 2,
            bytes_in: 3,
            bytes_out: 4,
            gas: -5,
        }],
    };
    check(QueryOutcome { result: Ok(vec![9]), usage: usage.clone() }, OUTCOME);
    let failure = QueryFailure { error: PvqError::CallDepthExceeded, message: "why".into() };
    check(QueryOutcome { result: Err(failure), usage }, FAILURE);
}

#[test]
fn calls_to_extensions() {
    let call = ExtensionCall { extension: 1, call: vec![2], gas_left: 3, proof_size_left: 4 };
    check(call, CALL);
    check(ExtensionAnswer { result: Ok(vec![1]), gas: 2, proof_size: 3 }, ANSWER);
    let failure = ExtensionFailure::Host { error: HostError::Failed, message: "why".into() };
    check(ExtensionAnswer { result: Err(failure), gas: 2, proof_size: 3 }, NO_ANSWER);
    let out_of_gas = Err(ExtensionFailure::OutOfGas);
    check(ExtensionAnswer { result: out_of_gas, gas: 2, proof_size: 3 }, OUT_OF_GAS);
}

#[test]
fn parameters_of_a_chain() {
    let gas = GasSchedule {
        ref_time_per_gas: 1,
        load_base: 2,
        load_per_byte: 3,
        compile_per_instruction: 4,
        memory_per_byte: 5,
        call_base: 6,
        per_byte: 7,
        instructions: InstructionCosts::new(|class, set| match set {
            WorkingSet::Small => 0x0100 + class as u16,
            WorkingSet::Medium => 0x0200 + class as u16,
            WorkingSet::Large => 0x0300 + class as u16,
        }),
    };
    let chain = ChainParameters {
        limits: limits(),
        block_limits: Limits { memory: 3, ..limits() },
        policies: PerSource { xcm: Policy::RegisteredOnly, ..PerSource::all(Policy::Open) },
        rules: vec![(5, ExtensionRule { sources: sources(), installed: true })],
        gas,
        weight_limits: PerSource::all(Weight::from_parts(1, 2)),
        interpreter_memory: 9,
        installed: vec![(10, [8; 32].into())],
    };
    check(chain, CHAIN);
    for (index, source) in InvokeSource::ALL.into_iter().enumerate() {
        assert_eq!(source.encode(), [index as u8]);
    }
}

#[test]
fn registered_programs() {
    let program = RegisteredProgram {
        hash: [7; 32].into(),
        size: Some(9),
        limits: Some(limits()),
        sources: sources(),
        label: b"label".to_vec(),
    };
    check(program, REGISTERED);
}

const REQUEST: &str = "0008010208000301ffffffffffffffff010900000000000000";
const REQUEST_BY_HASH: &str =
    "010707070707070707070707070707070707070707070707070707070707070707000000";
const OUTCOME: &str = "\
    0004090100000000000000feffffffffffffff0300000000000000c245040041010010000004ffff\
    ffffffffffff0100000000000000020000000000000003000000000000000400000000000000fbff\
    ffffffffffff";
const FAILURE: &str = "\
    010c0c7768790100000000000000feffffffffffffff0300000000000000c2450400410100100000\
    04ffffffffffffffff01000000000000000200000000000000030000000000000004000000000000\
    00fbffffffffffffff";
const CALL: &str = "0100000000000000040203000000000000000400000000000000";
const ANSWER: &str = "00040102000000000000000300000000000000";
const NO_ANSWER: &str = "0101050c77687902000000000000000300000000000000";
const OUT_OF_GAS: &str = "010002000000000000000300000000000000";
const CHAIN: &str = "\
    02127a00b104040000000500000006000000070000000800000002127a00b1040300000005000000\
    06000000070000000800000000000100040500000000000000010001000101000000000000000200\
    00000000000003000000000000000400000000000000050000000000000006000000000000000700\
    0000000000000100010101020103010401050106010701080109010a010b010c010d010e010f0110\
    011101120113011401150116011701180119011a011b010002010202020302040205020602070208\
    0209020a020b020c020d020e020f0210021102120213021402150216021702180219021a021b0200\
    030103020303030403050306030703080309030a030b030c030d030e030f03100311031203130314\
    03150316031703180319031a031b03040804080408040809000000040a0000000000000008080808\
    08080808080808080808080808080808080808080808080808080808";
const REGISTERED: &str = "\
    07070707070707070707070707070707070707070707070707070707070707070109000000010212\
    7a00b104040000000500000006000000070000000800000001000100146c6162656c";
