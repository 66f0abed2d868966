//! A configuration whose blocks do not fit the memory of a relay chain's validators does not pass `integrity_test`.

use super::*;
use crate::{integrity::BlockMemory, limits, schedule::gas_schedule};
use frame_support::{
    dispatch::DispatchClass,
    traits::Hooks,
    weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::{BlockLength as Length, BlockWeights as Weights};
use pvq_executor::GasSchedule;
use sp_runtime::Perbill;
use std::panic::catch_unwind;

const MIB: u32 = 1024 * 1024;

/// Returns the weights of a parachain's blocks of `proof_size` bytes, of which extrinsics may use a `share` in percent.
fn weights(proof_size: u32, share: u32) -> Weights {
    let block = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, proof_size.into());
    Weights::with_sensible_defaults(block, Perbill::from_percent(share))
}

/// Returns the lengths of blocks of `bytes`, of which extrinsics may have a `share` in percent.
fn length(bytes: u32, share: u32) -> Length {
    Length::builder()
        .max_length(bytes)
        .modify_max_length_for_class(DispatchClass::Normal, |length| {
            *length = Perbill::from_percent(share) * bytes
        })
        .build()
}

/// A runtime with the defaults of a parachain.
mod parachain {
    use super::{length, weights, Length, Weights, MIB};
    use crate as pallet_pvq;
    use frame_support::{construct_runtime, derive_impl, parameter_types};
    use frame_system::EnsureRoot;
    use pvq_extension_core::ExtensionHashing;

    construct_runtime!(
        pub enum Parachain {
            System: frame_system,
            Pvq: pallet_pvq,
        }
    );

    parameter_types! {
        pub static NormalShare: u32 = 75;
        pub ParachainWeights: Weights = weights(10 * MIB, NormalShare::get());
        pub ParachainLength: Length = length(5 * MIB, NormalShare::get());
    }

    #[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
    impl frame_system::Config for Parachain {
        type Block = frame_system::mocking::MockBlock<Parachain>;
        type BlockWeights = ParachainWeights;
        type BlockLength = ParachainLength;
    }

    #[derive_impl(pallet_pvq::config_preludes::ParachainDefaultConfig)]
    impl pallet_pvq::Config for Parachain {
        type Extensions = ExtensionHashing;
        type AdminOrigin = EnsureRoot<u64>;
        type Consideration = ();
    }
}

fn test() {
    <Pvq as Hooks<_>>::integrity_test();
}

/// Gives the mock the blocks and the limits of a parachain.
fn of_a_parachain() {
    BlockWeights::set(weights(10 * MIB, 75));
    BlockLength::set(length(5 * MIB, 75));
    MaxBlockLimits::set(Some(limits::PARACHAIN_BLOCK_LIMITS));
    MaxInterpreterMemory::set(limits::PARACHAIN_INTERPRETER_MEMORY);
    MaxEventResultSize::set(limits::PARACHAIN_EVENT_RESULT_SIZE);
    PvfMemory::set(Some(limits::PVF_MEMORY));
}

/// Asserts that what a block may take is too much for validators, for the reason `why`.
#[track_caller]
fn is_too_much(why: &str) {
    let message = catch_unwind(test).expect_err(why);
    let message = message.downcast::<String>().unwrap();
    assert!(message.contains("bytes of a validator's memory"), "{why}: {message}");
}

#[test]
fn the_defaults_fit_the_usual_blocks_of_parachains() {
    for share in [75, 85] {
        parachain::NormalShare::set(share);
        <parachain::Pvq as Hooks<_>>::integrity_test();
    }
    assert_eq!(limits::PVF_MEMORY, 130 * MIB);
}

#[test]
fn what_validators_execute_costs_three_times_as_much() {
    let (solo, para) = (gas_schedule::<Test>(), gas_schedule::<parachain::Parachain>());
    let dearer = GasSchedule {
        ref_time_per_gas: 3 * solo.ref_time_per_gas,
        load_base: 3 * solo.load_base,
        load_per_byte: 3 * solo.load_per_byte,
        compile_per_instruction: 3 * solo.compile_per_instruction,
        memory_per_byte: 3 * solo.memory_per_byte,
        call_base: 3 * solo.call_base,
        per_byte: 3 * solo.per_byte,
        instructions: solo.instructions,
    };
    assert_eq!(para, dearer);
}

#[test]
fn on_a_parachain_only_what_runs_in_a_block_is_smaller() {
    type Pvq = Pallet<parachain::Parachain>;

    assert_eq!(Pvq::max_limits(InvokeSource::RuntimeApi), limits::MAX_LIMITS);
    let in_a_block = limits::PARACHAIN_BLOCK_LIMITS;
    for source in [InvokeSource::Extrinsic, InvokeSource::Xcm, InvokeSource::Runtime] {
        assert_eq!(Pvq::max_limits(source), in_a_block);
    }
    assert!(in_a_block.within(&limits::MAX_LIMITS));
    let weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND / 2, 5 * u64::from(MIB) / 2);
    assert_eq!(in_a_block.weight, weight);
}

#[test]
fn the_limits_of_a_solo_chain_are_too_much_for_validators() {
    of_a_parachain();
    test();
    MaxBlockLimits::set(None);
    MaxInterpreterMemory::set(limits::MAX_INTERPRETER_MEMORY);
    is_too_much("no limits for blocks");
    // A solo chain has no such validators, and its blocks no bound on their proof.
    PvfMemory::set(None);
    BlockWeights::set(Default::default());
    test();
}

#[test]
fn whatever_a_validator_holds_may_be_too_large() {
    let block = limits::PARACHAIN_BLOCK_LIMITS;
    let programs = |size, in_a_block| {
        MaxLimits::set(Limits { program_size: size, ..limits::MAX_LIMITS });
        MaxBlockLimits::set(Some(Limits { program_size: in_a_block, ..block }));
    };
    let changes: [(&str, &dyn Fn()); 8] = [
        ("memory", &|| MaxBlockLimits::set(Some(Limits { memory: 4 * MIB, ..block }))),
        ("interpreter", &|| MaxInterpreterMemory::set(5 * MIB)),
        ("programs", &|| programs(2 * MIB, 2 * MIB)),
        ("uploads", &|| programs(7 * MIB / 2, block.program_size)),
        ("events", &|| MaxEventResultSize::set(64 * 1024)),
        ("extrinsics", &|| BlockLength::set(length(10 * MIB, 75))),
        ("proof", &|| BlockWeights::set(weights(16 * MIB, 75))),
        ("validators", &|| PvfMemory::set(Some(limits::RUNTIME_MEMORY - 10 * MIB))),
    ];
    for (what, change) in changes {
        MaxLimits::set(limits::MAX_LIMITS);
        of_a_parachain();
        test();
        change();
        is_too_much(what);
    }
}

#[test]
fn not_a_byte_may_be_missing() {
    of_a_parachain();
    let needed = BlockMemory::of::<Test>().total();
    PvfMemory::set(Some(needed as u32));
    test();
    PvfMemory::set(Some(needed as u32 - 1));
    is_too_much("a byte is missing");
}

#[test]
fn a_chain_that_installs_nothing_saves_the_memory_for_it() {
    of_a_parachain();
    let block = Limits { memory: 4 * MIB, ..limits::PARACHAIN_BLOCK_LIMITS };
    MaxBlockLimits::set(Some(block));
    MaxInstalled::set(0);
    test();
    MaxInstalled::set(1);
    is_too_much("a program that is installed");
}

#[test]
fn an_upload_counts_where_it_takes_more_than_a_query() {
    of_a_parachain();
    let total = || BlockMemory::of::<Test>().total();
    let before = total();
    // Larger programs can be uploaded, and cannot be run in a block.
    let large = |program_size| MaxLimits::set(Limits { program_size, ..limits::MAX_LIMITS });
    large(MIB);
    assert_eq!(total(), before);
    large(2 * MIB);
    assert!(total() > before);
}

#[test]
#[should_panic = "the proof size of a block is unbounded; set that of `BlockWeights` to `MAX_POV_SIZE`"]
fn a_proof_without_a_bound_does_not_pass() {
    of_a_parachain();
    BlockWeights::set(Default::default());
    test();
}

#[test]
#[should_panic = "lower `args_size` or `result_size` of `MaxBlockLimits`"]
fn arguments_and_result_have_to_fit_the_memory_in_a_block() {
    MaxBlockLimits::set(Some(Limits { memory: 500 * 1024, ..limits::MAX_LIMITS }));
    test();
}

#[test]
#[should_panic = "lower `stack_size` of `MaxBlockLimits`"]
fn the_stack_has_to_fit_the_memory_in_a_block() {
    let (memory, stack_size) = (512 * 1024, 512 * 1024 + 1);
    MaxLimits::set(Limits { stack_size, ..limits::MAX_LIMITS });
    MaxBlockLimits::set(Some(Limits { memory, ..MaxLimits::get() }));
    test();
}

#[test]
#[should_panic = "lower it to `result_size` of `MaxBlockLimits`, 63"]
fn an_event_holds_no_more_than_a_result_in_a_block() {
    MaxBlockLimits::set(Some(Limits { result_size: 63, ..limits::MAX_LIMITS }));
    test();
}
