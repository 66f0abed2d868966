//! Checks that the limits fit the heap and the block.

use crate::{
    limits::{INSTALLED_INTERPRETER_MEMORY, INSTALLED_LIMITS},
    schedule::gas_schedule,
    Config, Pallet, Permissions, WeightInfo,
};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight, BoundedBTreeMap};
use pvq_extension::{limits::MAX_DECODE_MEMORY, ExtensionSet, ExtensionsExecutor};
use pvq_primitives::Limits;
use sp_core::MAX_POSSIBLE_ALLOCATION;

const MIB: u64 = 1024 * 1024;

/// Bytes of the heap that are left to everything else: other pallets, the block and its proof, and
/// what an extension allocates beside its arguments and its response.
const RESERVE: u64 = 32 * MIB;

/// Bytes of an extrinsic beside the blob that it uploads: signature, extensions, lengths.
const EXTRINSIC_OVERHEAD: u32 = 1024;

/// The host's allocator hands out blocks of powers of two: a block of any other size takes up to twice its size.
const ROUNDED: u64 = 2;

/// The allocator reuses a freed block for the same size only. What takes ever larger blocks, one after the other, takes
/// them all: twice the largest.
const GROWN: u64 = 2 * ROUNDED;

/// Returns the most bytes of the Wasm heap that a query within `limits` may take, where the interpreter may need
/// `interpreter_memory` bytes, beside [what the programs that it calls take](heap_of_an_installed_program).
///
/// The host's allocator hands out blocks of powers of two, and reuses a freed block for the same size
/// only. So everything of variable size counts twice, and twice again where it grows, by doubling: the
/// smaller blocks that it has outgrown cannot be used for larger ones. Counted are
///
/// - the blob, four times: as it comes from the caller or from storage, decoded, as the virtual
///   machine shares it, and once for what the machine derives from its parts;
/// - the arguments, four times: as they come, decoded, padded, and in the program's memory;
/// - the result, three times: as it is read, encoded, and in the encoded answer;
/// - the code that the interpreter compiles, which grows;
/// - the program's memory, which grows, and includes the buffers for calls and responses;
/// - the decoded arguments of one call to an extension.
pub const fn heap_of_a_query(limits: &Limits, interpreter_memory: u32) -> u64 {
    heap(limits, interpreter_memory, ROUNDED)
}

/// Returns the most bytes of the Wasm heap that the programs which are installed as extensions may take in a query, beside
/// what it takes itself.
///
/// One of them runs at a time, and its memory is free when it ends. But a query may run many, with blobs, arguments and
/// results that are larger each time, so that these count like what grows.
pub const fn heap_of_an_installed_program() -> u64 {
    heap(&INSTALLED_LIMITS, INSTALLED_INTERPRETER_MEMORY, GROWN)
}

/// Returns the bytes for a run, in which each blob, argument and result takes `sized` times its size.
const fn heap(limits: &Limits, interpreter_memory: u32, sized: u64) -> u64 {
    4 * sized * limits.program_size as u64
        + 4 * sized * limits.args_size as u64
        + 3 * sized * limits.result_size as u64
        + GROWN * interpreter_memory as u64
        + GROWN * limits.memory as u64
        + ROUNDED * MAX_DECODE_MEMORY as u64
}

/// Returns the largest block that a query within `limits` may ask the allocator for: a vector that has
/// doubled, or the arguments or the result of the runtime call.
const fn largest_block(limits: &Limits, interpreter_memory: u32) -> u64 {
    let sizes = [
        2 * interpreter_memory as u64,
        2 * INSTALLED_INTERPRETER_MEMORY as u64,
        2 * limits.memory as u64,
        limits.program_size as u64 + limits.args_size as u64 + 1024,
        limits.result_size as u64 + 1024,
    ];
    let mut largest = 0;
    let mut i = 0;
    while i < sizes.len() {
        if sizes[i] > largest {
            largest = sizes[i];
        }
        i += 1;
    }
    largest.next_power_of_two()
}

/// Panics where the limits do not fit the runtime's configuration, with a message that says what to
/// change.
pub(crate) fn test<T: Config>() {
    memory::<T>();
    block::<T>();
    extensions::<T>();
    let schedule = gas_schedule::<T>();
    assert!(
        schedule.ref_time_per_gas > 0 && schedule.load_base > 0 && schedule.call_base > 0,
        "pallet-pvq: gas is free ({schedule:?}); benchmark the pallet and set `WeightInfo`",
    );
}

fn memory<T: Config>() {
    let limits = T::MaxLimits::get();
    let interpreter_memory = T::MaxInterpreterMemory::get();
    let query = heap_of_a_query(&limits, interpreter_memory);
    let installed = match T::MaxInstalled::get() {
        0 => 0,
        _ => heap_of_an_installed_program(),
    };
    let (needed, heap) = (query + installed, u64::from(T::RuntimeMemory::get()));
    assert!(
        needed + RESERVE <= heap,
        "pallet-pvq: a query may take {needed} bytes of the heap, {installed} of them for a program that is installed \
         as an extension, and {RESERVE} are to be left, but `RuntimeMemory` is {heap}; lower `MaxLimits` or \
         `MaxInterpreterMemory`, or set `MaxInstalled` to 0",
    );
    let block = largest_block(&limits, interpreter_memory);
    let largest = u64::from(MAX_POSSIBLE_ALLOCATION);
    assert!(
        block <= largest,
        "pallet-pvq: a query may ask for a block of {block} bytes, and the host's allocator hands \
         out {largest} at most; lower `MaxLimits` or `MaxInterpreterMemory`",
    );
    assert!(
        u64::from(limits.args_size) + u64::from(limits.result_size) <= u64::from(limits.memory),
        "pallet-pvq: arguments and result are a part of a query's memory and larger than it; lower \
         `args_size` or `result_size` of `MaxLimits`, or raise its `memory`",
    );
    assert!(
        limits.stack_size <= limits.memory,
        "pallet-pvq: the stack is a part of a query's memory and larger than it; lower \
         `stack_size` of `MaxLimits`",
    );
    assert!(
        T::MaxEventResultSize::get() <= limits.result_size,
        "pallet-pvq: no result is as long as `MaxEventResultSize`; lower it to `result_size` of \
         `MaxLimits`, {}",
        limits.result_size,
    );
}

fn block<T: Config>() {
    let weights = T::BlockWeights::get();
    let normal = weights.get(DispatchClass::Normal);
    let extrinsic = normal.max_extrinsic.or(normal.max_total).unwrap_or(weights.max_block);
    let limits = T::MaxLimits::get();

    let upload = Pallet::<T>::upload_weight(limits.program_size);
    assert!(
        upload.all_lte(extrinsic),
        "pallet-pvq: to upload {} bytes weighs {upload:?}, more than an extrinsic may, \
         {extrinsic:?}; lower `program_size` of `MaxLimits`",
        limits.program_size,
    );
    let length = *T::BlockLength::get().max.get(DispatchClass::Normal);
    assert!(
        limits.program_size.saturating_add(EXTRINSIC_OVERHEAD) <= length,
        "pallet-pvq: a blob of {} bytes does not fit the {length} bytes of a block; lower \
         `program_size` of `MaxLimits`",
        limits.program_size,
    );
    // `MaxLimits.weight` itself may exceed a block, because it bounds queries outside of blocks too.
    // In a block, the weight limit of a query is part of the weight of its call, so that only calls
    // that fit are dispatched. But some query has to fit.
    let load = Weight::from_parts(gas_schedule::<T>().load_base, 0);
    let query = T::WeightInfo::query(limits.args_size, T::MaxEventResultSize::get())
        .saturating_add(T::WeightInfo::read_code(limits.program_size))
        .saturating_add(load);
    assert!(
        query.all_lte(extrinsic),
        "pallet-pvq: a `query` of the largest program that does nothing weighs {query:?}, more than \
         an extrinsic may, {extrinsic:?}; lower `MaxEventResultSize`, or `program_size` or \
         `args_size` of `MaxLimits`",
    );
    let unregister = T::WeightInfo::unregister(limits.program_size);
    assert!(
        unregister.all_lte(extrinsic),
        "pallet-pvq: to unregister {} bytes weighs {unregister:?}, more than an extrinsic may, \
         {extrinsic:?}; lower `program_size` of `MaxLimits`",
        limits.program_size,
    );
    let install = Pallet::<T>::install_weight(Pallet::<T>::max_installed_size());
    assert!(
        T::MaxInstalled::get() == 0 || install.all_lte(extrinsic),
        "pallet-pvq: to install a program as an extension weighs {install:?}, more than an extrinsic may, \
         {extrinsic:?}; set `MaxInstalled` to 0",
    );
}

fn extensions<T: Config>() {
    let mut extensions =
        ExtensionsExecutor::new().with_permissions(Permissions::<T>(BoundedBTreeMap::new()));
    if let Err(error) = T::Extensions::register_in(&mut extensions) {
        panic!("pallet-pvq: in `Extensions`, {error}");
    }
    if let Some(unbounded) = extensions.unbounded_parameters().first() {
        panic!("pallet-pvq: in `Extensions`, {unbounded}");
    }
    let (installed, rules) = (T::MaxInstalled::get(), T::MaxExtensionRules::get());
    let count = extensions.ids().count() + installed as usize;
    assert!(
        count <= rules as usize,
        "pallet-pvq: {count} extensions, {installed} of them installed, may need a rule each; raise `MaxExtensionRules`, which is \
         {rules}",
    );
}
