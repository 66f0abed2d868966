//! Benchmarks of the pallet's calls, and of the costs of a query.
//!
//! The [schedule](crate::schedule) is made of those named `run_`. They run programs with the runtime's extensions and as
//! many rules as there may be, and read no storage while they are measured. Each is measured in a fresh instance of the
//! runtime, with [fresh memory](run::fresh), where the benchmark command line repeats it by `--min-duration` and not by
//! `--repeat`. Those marked `extra` run with `--extra` alone, to show that each of the former is the most expensive of its
//! kind.

mod assembly;
mod calls;
mod extension;
mod instructions;
mod programs;
mod run;

use crate::*;
use alloc::{vec, vec::Vec};
use codec::{Decode, Encode};
use extension::{malformed, zeros, EXTENSION_ID};
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use instructions::{far_jumps, jumps_within};
use polkavm_common::program::asm;
use pvq_executor::RunOptions;
use pvq_primitives::{
    ExtensionRule, InvokeSource, Limits, PerSource, Policy, Program, ProgramHash, WorkingSet,
};
use run::{for_gas, fresh, installed_id, to_end, GasRun};

/// Thousands of units of gas of the longest run. It takes some 50 milliseconds.
const MAX_GAS: u32 = 2_000;
/// Instructions and basic blocks of the largest program that is compiled.
const MAX_UNITS: u32 = 40_000;
/// Calls of the longest run.
const MAX_CALLS: u32 = 1_000;
/// Bytes of the smallest blob that is uploaded or loaded.
const MIN_PROGRAM: u32 = 256;

/// Returns the bytes of the largest blob.
fn max_program<T: Config>() -> u32 {
    T::MaxLimits::get().program_size
}

/// Returns the bytes of the longest arguments in a block.
fn max_args<T: Config>() -> u32 {
    Pallet::<T>::max_limits(InvokeSource::Extrinsic).args_size
}

/// Returns the pages that a program may declare beside its stack.
fn max_pages<T: Config>() -> u32 {
    T::MaxLimits::get().memory / 4096 - 2
}

/// Returns the bytes that a program with a small or medium working set may load from, with its arguments.
fn near_memory<T: Config>() -> u32 {
    WorkingSet::SMALL_MEMORY.min(max_pages::<T>() * 4096) + T::MaxLimits::get().args_size
}

/// Returns the jumps of a program with a small working set.
fn near_jumps<T: Config>() -> u32 {
    jumps_within(WorkingSet::SMALL_CODE).min(most_jumps::<T>())
}

/// Returns the jumps of a program with a medium working set.
fn medium_jumps<T: Config>() -> u32 {
    jumps_within(WorkingSet::MEDIUM_CODE).min(most_jumps::<T>())
}

/// Returns the jumps of the largest program.
fn most_jumps<T: Config>() -> u32 {
    far_jumps(max_program::<T>())
}

/// Returns the largest size, in units of 1024 bytes, that is allowed to each of arguments, calls,
/// responses and results.
fn max_kib<T: Config>() -> u32 {
    let limits = T::MaxLimits::get();
    limits.args_size.min(limits.result_size).min(limits.memory / 4) / 1024
}

/// Returns a program that makes one call, with `more` bytes behind it.
fn one_call<T: Config>(call: &[u8], more: u32) -> Vec<u8> {
    let (length, most) = (call.len() as u32 + more, 1024 * max_kib::<T>());
    programs::one_call(EXTENSION_ID, call, length, 2 * (most + 4096))
}

#[benchmarks]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn register() -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        let (program, label) = (ProgramHash::repeat_byte(1), calls::longest_label::<T>());
        let limits = Some(T::MaxLimits::get());
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, program, limits, PerSource::all(true), label);
        assert!(Programs::<T>::contains_key(program));
        Ok(())
    }

    #[benchmark]
    fn upload(b: Linear<MIN_PROGRAM, { max_program::<T>() }>) -> Result<(), BenchmarkError> {
        calls::configure_most::<T>();
        // Validation has a weight of its own, that of loading.
        let code = programs::holds(b);
        let program = calls::register::<T>(&code);
        let depositor = calls::depositor::<T>(&code);
        #[extrinsic_call]
        _(RawOrigin::Signed(depositor), code);
        assert!(Code::<T>::contains_key(program));
        Ok(())
    }

    #[benchmark]
    fn unregister(b: Linear<MIN_PROGRAM, { max_program::<T>() }>) -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        calls::configure_most::<T>();
        let program = calls::register_and_upload::<T>(programs::holds(b))?;
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, program);
        assert!(!Programs::<T>::contains_key(program) && !Code::<T>::contains_key(program));
        Ok(())
    }

    #[benchmark]
    fn set_policy() -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        calls::configure_most::<T>();
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, InvokeSource::Runtime, Policy::RegisteredOnly);
        assert_eq!(Configuration::<T>::get().policies.runtime, Policy::RegisteredOnly);
        Ok(())
    }

    #[benchmark]
    fn set_limits() -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        calls::configure_most::<T>();
        let limits = Limits { memory: 0, ..T::MaxLimits::get() };
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, limits);
        assert_eq!(Configuration::<T>::get().limits, Some(limits));
        Ok(())
    }

    #[benchmark]
    fn set_extension_rule() -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        let extension = calls::last_extension::<T>()?;
        calls::configure_most::<T>();
        let rule = Some(ExtensionRule::CLOSED);
        // Makes room for the rule.
        Configuration::<T>::mutate(|settings| settings.rules.remove(&1));
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, extension, rule);
        assert_eq!(Configuration::<T>::get().rules.get(&extension).copied(), rule);
        Ok(())
    }

    #[benchmark]
    fn set_weight_limit() -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        calls::configure_most::<T>();
        let weight = Some(Pallet::<T>::max_limits(InvokeSource::Runtime).weight / 2);
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, InvokeSource::Runtime, weight);
        assert_eq!(Configuration::<T>::get().weight_limits.runtime, weight);
        Ok(())
    }

    // The blob is read, and charged by its size; by default it would be as the largest that storage may hold.
    #[benchmark(pov_mode = Measured)]
    fn install_extension(
        b: Linear<MIN_PROGRAM, { Pallet::<T>::max_installed_size() }>,
    ) -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        calls::configure_most::<T>();
        let program = calls::register_and_upload::<T>(programs::holds(b))?;
        // Replaces the program that is found last.
        let last = T::MaxInstalled::get();
        if last == 0 {
            return Err(BenchmarkError::Weightless);
        }
        let extension = installed_id(last);
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, extension, program);
        assert_eq!(Pallet::<T>::installed(extension), Some(program));
        Ok(())
    }

    #[benchmark]
    fn uninstall_extension() -> Result<(), BenchmarkError> {
        let origin = calls::admin::<T>()?;
        calls::configure_most::<T>();
        let last = T::MaxInstalled::get();
        if last == 0 {
            return Err(BenchmarkError::Weightless);
        }
        let extension = installed_id(last);
        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, extension);
        assert_eq!(Pallet::<T>::installed(extension), None);
        Ok(())
    }

    /// The weight contains that of a run that does nothing, and of its arguments, which is charged for
    /// the run as well.
    #[benchmark]
    fn query(
        a: Linear<0, { max_args::<T>() }>,
        r: Linear<0, { T::MaxEventResultSize::get() }>,
    ) -> Result<(), BenchmarkError> {
        calls::configure_most::<T>();
        let program = calls::register_and_upload::<T>(programs::returns(r))?;
        // Reading it has a weight of its own.
        let code = Code::<T>::hashed_key_for(program);
        frame_benchmarking::benchmarking::add_to_whitelist(code.into());
        let who: T::AccountId = whitelisted_caller();
        let (args, limit) = (vec![1; a as usize], T::MaxLimits::get().weight);
        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), program, args.clone(), limit);
        let result = BoundedVec::truncate_from(vec![0; r as usize]);
        let again = Program::Registered(program);
        let run = Pallet::<T>::run(InvokeSource::Extrinsic, again, &args, RunOptions::default());
        let weight = run.weight;
        let event = Event::<T>::Queried { who, program, result, weight };
        frame_system::Pallet::<T>::assert_last_event(
            <T as Config>::RuntimeEvent::from(event).into(),
        );
        Ok(())
    }

    // In the default mode, each would be charged as the largest that storage may hold. As measured, the proof is a byte for
    // each byte of the blob, and a base: the nodes of the trie above it, in a map of a million.
    #[benchmark(pov_mode = Measured)]
    fn read_code(b: Linear<MIN_PROGRAM, { max_program::<T>() }>) -> Result<(), BenchmarkError> {
        let code = vec![7; b as usize];
        let program = ProgramHash::repeat_byte(7);
        Code::<T>::insert(program, CodeOf::<T>::truncate_from(code));
        let read;
        #[block]
        {
            read = Code::<T>::get(program).map(BoundedVec::into_inner);
        }
        assert_eq!(read.map(|code| code.len()), Some(b as usize));
        Ok(())
    }

    #[benchmark]
    fn run_operations(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::operations(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_selections(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::selections(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_reversals(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::reversals(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_multiplications(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::multiplications(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_upper_multiplications(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::upper_multiplications(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_divisions_32(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::divisions_32(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_divisions_64(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::divisions_64(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_loads_8(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::loads(asm::load_indirect_i8), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_loads_16(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::loads(asm::load_indirect_i16), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_loads_32(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::loads(asm::load_indirect_i32), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_loads_64(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::loads(asm::load_indirect_u64), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_near_loads(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::scattered_loads(near_memory::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_far_loads(n: Linear<0, MAX_GAS>) {
        let run =
            GasRun::<T>::of_thousands(instructions::scattered_loads(max_pages::<T>() * 4096), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_loads_of_nothing(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::loads_of_nothing(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_stores_8(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::stores(asm::store_indirect_u8), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_stores_16(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::stores(asm::store_indirect_u16), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_stores_32(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::stores(asm::store_indirect_u32), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_stores_64(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::stores(asm::store_indirect_u64), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_near_branches(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::scattered_branches(near_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_medium_branches(n: Linear<0, MAX_GAS>) {
        let run =
            GasRun::<T>::of_thousands(instructions::scattered_branches(medium_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_far_branches(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::scattered_branches(most_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_near_jumps(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::scattered_jumps(near_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_medium_jumps(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::scattered_jumps(medium_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_far_jumps(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::scattered_jumps(most_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_near_indirect_jumps(n: Linear<0, MAX_GAS>) {
        let run =
            GasRun::<T>::of_thousands(instructions::scattered_indirect_jumps(near_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_medium_indirect_jumps(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(
            instructions::scattered_indirect_jumps(medium_jumps::<T>()),
            n,
        );
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_far_indirect_jumps(n: Linear<0, MAX_GAS>) {
        let run =
            GasRun::<T>::of_thousands(instructions::scattered_indirect_jumps(most_jumps::<T>()), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_fallthroughs(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::fallthroughs(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_memsets(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::empty_memsets(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_memset_bytes(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::memset_bytes(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    /// A run that makes one call: what a query does once, however little it asks, takes longer the first time. Its set-up does
    /// next to nothing, so that the run finds as much of the instance unused as it does in a query.
    #[benchmark]
    fn run_one_call() {
        let (executor, program) = fresh::<T>(programs::ONE_CALL.to_vec());
        let execution;
        #[block]
        {
            execution = to_end(&executor, &program, &[]);
        }
        assert_eq!(execution.result, Ok(Vec::new()));
        assert_eq!(execution.metrics.usage.calls[0].calls, 1);
    }

    #[benchmark]
    fn run_load(b: Linear<MIN_PROGRAM, { max_program::<T>() }>) {
        let (executor, program) = fresh::<T>(programs::jumps_to_themselves(b));
        let execution;
        #[block]
        {
            execution = to_end(&executor, &program, &[]);
        }
        assert_eq!(execution.result, Ok(Vec::new()));
    }

    #[benchmark]
    fn run_compile(i: Linear<0, MAX_UNITS>) {
        let each = programs::UNITS_OF_A_BRANCH;
        let (executor, program) = fresh::<T>(programs::branches(MAX_UNITS / each));
        let gas = i64::from(i / each);
        let execution;
        #[block]
        {
            execution = for_gas(&executor, &program, gas);
        }
        assert_eq!(execution.metrics.usage.gas.program, gas);
    }

    #[benchmark]
    fn run_memory(p: Linear<0, { max_pages::<T>() }>) {
        let (executor, program) = fresh::<T>(programs::touch(p));
        let execution;
        #[block]
        {
            execution = to_end(&executor, &program, &[]);
        }
        assert_eq!(execution.result, Ok(Vec::new()));
        assert!(execution.metrics.usage.peak_memory >= p * 4096);
    }

    #[benchmark]
    fn run_calls(c: Linear<0, MAX_CALLS>) {
        let run = GasRun::<T>::of_rounds(programs::calls(EXTENSION_ID, &malformed()), c);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark]
    fn run_call_bytes(k: Linear<0, { max_kib::<T>() }>) {
        let size = 1024 * k;
        let (executor, program) = fresh::<T>(one_call::<T>(&zeros(size), 0));
        let execution;
        #[block]
        {
            execution = to_end(&executor, &program, &[]);
        }
        assert!(execution.metrics.usage.calls[0].bytes_out > u64::from(size));
    }

    /// Arguments are decoded as a part of the query, before they are passed to the program.
    #[benchmark]
    fn run_argument_bytes(k: Linear<0, { max_kib::<T>() }>) {
        let encoded = vec![1u8; 1024 * k as usize].encode();
        let (executor, program) = fresh::<T>(programs::returns(0));
        let execution;
        #[block]
        {
            let args = Vec::<u8>::decode(&mut &encoded[..]).expect("it was encoded; qed");
            execution = to_end(&executor, &program, &args);
        }
        assert_eq!(execution.result, Ok(Vec::new()));
    }

    // Other things that a run can do, which have to be cheaper.

    #[benchmark(extra)]
    fn gas_of_additions(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::additions(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark(extra)]
    fn gas_of_untaken_branches(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::untaken_branches(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark(extra)]
    fn gas_of_jumps_in_a_row(n: Linear<0, MAX_GAS>) {
        let run = GasRun::<T>::of_thousands(instructions::jumps_in_a_row(), n);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark(extra)]
    fn load_of_additions(b: Linear<MIN_PROGRAM, { max_program::<T>() }>) {
        let (executor, program) = fresh::<T>(programs::additions(b));
        let execution;
        #[block]
        {
            execution = to_end(&executor, &program, &[]);
        }
        assert_eq!(execution.result, Ok(Vec::new()));
    }

    #[benchmark(extra)]
    fn compile_of_additions(i: Linear<0, MAX_UNITS>) {
        // A block is a unit too.
        let each = programs::BLOCK_OF_ADDITIONS + 1;
        let blocks = MAX_UNITS / each;
        let (executor, program) = fresh::<T>(programs::blocks_of_additions(blocks));
        let gas = i64::from(i / each * programs::BLOCK_OF_ADDITIONS);
        let execution;
        #[block]
        {
            execution = for_gas(&executor, &program, gas);
        }
        assert_eq!(execution.metrics.usage.gas.program, gas);
    }

    #[benchmark(extra)]
    fn answered_calls(c: Linear<0, MAX_CALLS>) {
        let run = GasRun::<T>::of_rounds(programs::calls(EXTENSION_ID, &zeros(0)), c);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark(extra)]
    fn legacy_calls(c: Linear<0, MAX_CALLS>) {
        let run = GasRun::<T>::of_rounds(programs::legacy_calls(EXTENSION_ID, &zeros(0)), c);
        let execution;
        #[block]
        {
            execution = run.execute();
        }
        run.check(&execution);
    }

    #[benchmark(extra)]
    fn bytes_of_calls(k: Linear<0, { max_kib::<T>() }>) {
        let size = 1024 * k;
        let (executor, program) = fresh::<T>(one_call::<T>(&zeros(0), size));
        let execution;
        #[block]
        {
            execution = to_end(&executor, &program, &[]);
        }
        assert_eq!(execution.metrics.usage.calls[0].bytes_in, 5 + u64::from(size));
    }

    #[benchmark(extra)]
    fn bytes_of_results(k: Linear<0, { max_kib::<T>() }>) {
        let size = 1024 * k;
        let (executor, program) = fresh::<T>(programs::returns(size));
        let execution;
        #[block]
        {
            execution = to_end(&executor, &program, &[]);
        }
        assert_eq!(execution.result, Ok(vec![0; size as usize]));
    }

    #[cfg(test)]
    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
