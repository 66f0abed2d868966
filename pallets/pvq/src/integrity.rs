//! Checks that the limits fit the heap and the block.

use crate::{schedule::gas_schedule, Config, Permissions, WeightInfo};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight, BoundedBTreeMap};
use pvq_executor::limits::MAX_INTERPRETER_MEMORY;
use pvq_extension::{limits::MAX_DECODE_MEMORY, ExtensionSet, ExtensionsExecutor};
use pvq_primitives::Limits;
use sp_core::MAX_POSSIBLE_ALLOCATION;

const MIB: u64 = 1024 * 1024;

/// Bytes of the heap that are left to everything else: other pallets, the block and its proof, and
/// what an extension allocates beside its arguments and its response.
const RESERVE: u64 = 32 * MIB;

/// Bytes of an extrinsic beside the blob that it uploads: signature, extensions, lengths.
const EXTRINSIC_OVERHEAD: u32 = 1024;

/// Returns the most bytes of the Wasm heap that a query within `limits` may take.
///
/// The host's allocator hands out blocks of powers of two, and reuses a freed block for the same size
/// only. So everything of variable size counts twice, and twice again where it grows, by doubling: the
/// smaller blocks that it has outgrown cannot be used for larger ones. Counted are
///
/// - the blob, four times: as it comes from the caller or from storage, decoded, as the virtual
///   machine shares it, and once for what the machine derives from its parts;
/// - the arguments, four times: as they come, decoded, padded, and in the program's memory;
/// - the result, three times: as it is read, encoded, and in the encoded answer;
/// - the code that the interpreter compiles, which grows up to
///   [`MAX_INTERPRETER_MEMORY`](pvq_executor::limits::MAX_INTERPRETER_MEMORY);
/// - the program's memory, which grows, and includes the buffers for calls and responses;
/// - the decoded arguments of one call to an extension.
pub const fn heap_of_a_query(limits: &Limits) -> u64 {
    const ROUNDED: u64 = 2;
    const GROWN: u64 = 4;
    4 * ROUNDED * limits.program_size as u64
        + 4 * ROUNDED * limits.args_size as u64
        + 3 * ROUNDED * limits.result_size as u64
        + GROWN * MAX_INTERPRETER_MEMORY as u64
        + GROWN * limits.memory as u64
        + ROUNDED * MAX_DECODE_MEMORY as u64
}

/// Returns the largest block that a query within `limits` may ask the allocator for: a vector that has
/// doubled, or the arguments or the result of the runtime call.
const fn largest_block(limits: &Limits) -> u64 {
    let sizes = [
        2 * MAX_INTERPRETER_MEMORY as u64,
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
    heap::<T>();
    block::<T>();
    extensions::<T>();
    let schedule = gas_schedule::<T>();
    assert!(
        schedule.ref_time_per_gas > 0 && schedule.load_base > 0 && schedule.call_base > 0,
        "pallet-pvq: gas is free ({schedule:?}); benchmark the pallet and set `WeightInfo`",
    );
}

fn heap<T: Config>() {
    let limits = T::MaxLimits::get();
    let (needed, heap) = (heap_of_a_query(&limits), u64::from(T::RuntimeMemory::get()));
    assert!(
        needed + RESERVE <= heap,
        "pallet-pvq: a query may take {needed} bytes of the heap and {RESERVE} are to be left, but \
         `RuntimeMemory` is {heap}; lower `MaxLimits`",
    );
    let (block, largest) = (largest_block(&limits), u64::from(MAX_POSSIBLE_ALLOCATION));
    assert!(
        block <= largest,
        "pallet-pvq: a query may ask for a block of {block} bytes, and the host's allocator hands \
         out {largest} at most; lower `MaxLimits`",
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

    let upload = T::WeightInfo::upload(limits.program_size);
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
    let (count, rules) = (extensions.ids().count(), T::MaxExtensionRules::get());
    assert!(
        count <= rules as usize,
        "pallet-pvq: {count} extensions may need a rule each; raise `MaxExtensionRules`, which is \
         {rules}",
    );
}
