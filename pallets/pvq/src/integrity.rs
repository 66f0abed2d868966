//! Checks that the limits fit the heap of a node, the memory of a validator, and the block.

use crate::{
    limits::{INSTALLED_INTERPRETER_MEMORY, INSTALLED_LIMITS},
    schedule::gas_schedule,
    Config, Pallet, Permissions, RulesOf, WeightInfo,
};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use pvq_executor::{limits::MAX_BLOCK_GAS, GasSchedule};
use pvq_extension::{limits::MAX_DECODE_MEMORY, ExtensionSet, ExtensionsExecutor};
use pvq_primitives::{InvokeSource, Limits, WorkingSet};
use sp_core::MAX_POSSIBLE_ALLOCATION;

const MIB: u64 = 1024 * 1024;

/// Bytes of the heap that are left to everything else: other pallets, the block and its proof, and
/// what an extension allocates beside its arguments and its response.
const RESERVE: u64 = 32 * MIB;

/// The times that a validator holds the proof of a block: as it comes with the block, as the list of nodes that it is
/// decoded to, and as the database that is made of these.
const PROOF_COPIES: u64 = 3;

/// Bytes of a validator's memory that are left to the rest of the runtime: its statics and its stack, a MiB or two, and what
/// other pallets hold.
const VALIDATOR_RESERVE: u64 = 4 * MIB;

/// Bytes of the event of a query beside its result: an account, a hash and a weight, in the record of the event.
const EVENT_OVERHEAD: u64 = 128;

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

/// Returns the most bytes of the Wasm heap that an upload of `program_size` bytes may take.
///
/// The blob counts six times: decoded from the extrinsic, encoded for the storage, as the virtual machine shares it, once
/// for what that derives from its parts, and twice where calls to the host take the place of its instructions that grow the
/// heap. Of these there may be one for every two bytes, each with an entry of 12 bytes in a list that grows. Nothing
/// is compiled and no memory made, because the program does not run.
pub const fn heap_of_an_upload(program_size: u32) -> u64 {
    (6 * ROUNDED + 6 * GROWN) * program_size as u64
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
    validators::<T>();
    block::<T>();
    extensions::<T>();
    let schedule = gas_schedule::<T>();
    assert!(
        schedule.ref_time_per_gas > 0 && schedule.load_base > 0 && schedule.call_base > 0,
        "pallet-pvq: gas is free ({schedule:?}); benchmark the pallet and set `WeightInfo`",
    );
    blocks(T::MaxLimits::get().program_size, &schedule);
}

/// Checks that no program of `size` bytes has a basic block that costs more gas than the virtual machine can charge for
/// one. An instruction takes a byte at least.
pub(crate) fn blocks(size: u32, schedule: &GasSchedule) {
    let dearest = WorkingSet::ALL.map(|set| schedule.instructions.highest(set));
    let dearest = dearest.into_iter().max().unwrap_or(1);
    assert!(
        u64::from(size) * u64::from(dearest) <= u64::from(MAX_BLOCK_GAS),
        "pallet-pvq: a program of {size} bytes may have a basic block that costs more gas than there may be, at \
         {dearest} for an instruction; benchmark the pallet and set `WeightInfo`, or lower `MaxLimits`",
    );
}

/// Returns [`heap_of_an_installed_program`], where programs can be installed.
fn heap_of_installed<T: Config>() -> u64 {
    match T::MaxInstalled::get() {
        0 => 0,
        _ => heap_of_an_installed_program(),
    }
}

fn memory<T: Config>() {
    let limits = T::MaxLimits::get();
    let interpreter_memory = T::MaxInterpreterMemory::get();
    let query = heap_of_a_query(&limits, interpreter_memory);
    let installed = heap_of_installed::<T>();
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
    let in_a_block = Pallet::<T>::max_limits(InvokeSource::Extrinsic);
    for (limits, name) in [(limits, "MaxLimits"), (in_a_block, "MaxBlockLimits")] {
        assert!(
            u64::from(limits.args_size) + u64::from(limits.result_size) <= u64::from(limits.memory),
            "pallet-pvq: arguments and result are a part of a query's memory and larger than it; lower \
             `args_size` or `result_size` of `{name}`, or raise its `memory`",
        );
        assert!(
            limits.stack_size <= limits.memory,
            "pallet-pvq: the stack is a part of a query's memory and larger than it; lower \
             `stack_size` of `{name}`",
        );
        assert!(
            T::MaxEventResultSize::get() <= limits.result_size,
            "pallet-pvq: no result is as long as `MaxEventResultSize`; lower it to `result_size` of \
             `{name}`, {}",
            limits.result_size,
        );
    }
}

/// Bytes of the memory of a validator that a block may take, by part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BlockMemory {
    /// Those of the heaviest query in a block.
    query: u64,
    /// Those of the programs that it calls as extensions.
    installed: u64,
    /// Those of the largest upload.
    upload: u64,
    /// Those of the proof, in all its copies.
    proof: u64,
    /// Those of the blobs and the events that the block writes.
    written: u64,
}

impl BlockMemory {
    /// Returns what a block of the runtime of `T` may take.
    pub fn of<T: Config>() -> Self {
        let limits = Pallet::<T>::max_limits(InvokeSource::Extrinsic);
        let proof_size = T::BlockWeights::get().max_block.proof_size();
        Self {
            query: heap_of_a_query(&limits, T::MaxInterpreterMemory::get()),
            installed: heap_of_installed::<T>(),
            upload: heap_of_an_upload(T::MaxLimits::get().program_size),
            proof: proof_size.saturating_mul(PROOF_COPIES),
            written: written::<T>(),
        }
    }

    /// Returns the sum: the block, its proof, and one query or upload at a time.
    pub fn total(&self) -> u64 {
        let Self { query, installed, upload, proof, written } = *self;
        let call = query.saturating_add(installed).max(upload);
        call.saturating_add(proof).saturating_add(written).saturating_add(VALIDATOR_RESERVE)
    }
}

/// Returns the most bytes that a block may take for what the calls of this pallet write, in the overlay, which a validator
/// keeps in its heap, and in the changes of the trie, of which it makes the new root.
///
/// These are the blobs that it uploads, which are a part of the extrinsics, and the events of its queries, all of which are
/// one value, which grows. Their number is that of the cheapest queries, and their size that of the longest
/// result. Only time bounds that number: of the proof that a transaction is charged for, a runtime gives back to the block what
/// it does not add, and queries that read the same add next to none.
fn written<T: Config>() -> u64 {
    let blobs = u64::from(*T::BlockLength::get().max.get(DispatchClass::Normal));
    let weights = T::BlockWeights::get();
    let class = weights.get(DispatchClass::Normal);
    let normal = class.max_total.unwrap_or(weights.max_block);
    let result_size = T::MaxEventResultSize::get();
    let query = T::WeightInfo::query(0, result_size)
        .saturating_add(T::WeightInfo::read_code(0))
        .saturating_add(class.base_extrinsic);
    let time = query.ref_time().saturating_add(gas_schedule::<T>().load_base);
    let queries = normal.ref_time().checked_div(time).unwrap_or(u64::MAX);
    let events = queries.saturating_mul(u64::from(result_size) + EVENT_OVERHEAD);
    blobs.saturating_mul(2 * ROUNDED).saturating_add(events.saturating_mul(GROWN + ROUNDED))
}

fn validators<T: Config>() {
    let Some(memory) = T::PvfMemory::get().map(u64::from) else { return };
    assert!(
        T::BlockWeights::get().max_block.proof_size() < u64::MAX,
        "pallet-pvq: a validator holds the proof of a block in `PvfMemory`, and the proof size of a block is unbounded; set \
         that of `BlockWeights` to `MAX_POV_SIZE` of the relay chain, or `PvfMemory` to `()` on a chain that has no \
         such validators",
    );
    let block = BlockMemory::of::<T>();
    let (BlockMemory { query, installed, upload, proof, written }, needed) = (block, block.total());
    assert!(
        needed <= memory,
        "pallet-pvq: a block may take {needed} bytes of a validator's memory: {query} for a query, and {installed} for a \
         program that is installed as an extension, or {upload} for an upload; {proof} for the proof, {written} for \
         what it writes, and {VALIDATOR_RESERVE} are to be left; but `PvfMemory` is {memory}; lower `MaxBlockLimits`, \
         `MaxInterpreterMemory`, `MaxEventResultSize`, `program_size` of `MaxLimits`, or the proof size or the length of \
         a block, or set `MaxInstalled` to 0",
    );
}

fn block<T: Config>() {
    let weights = T::BlockWeights::get();
    let normal = weights.get(DispatchClass::Normal);
    let extrinsic = normal.max_extrinsic.or(normal.max_total).unwrap_or(weights.max_block);
    let limits = T::MaxLimits::get();
    let in_a_block = Pallet::<T>::max_limits(InvokeSource::Extrinsic);

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
    let query = T::WeightInfo::query(in_a_block.args_size, T::MaxEventResultSize::get())
        .saturating_add(T::WeightInfo::read_code(in_a_block.program_size))
        .saturating_add(load);
    assert!(
        query.all_lte(extrinsic),
        "pallet-pvq: a `query` of the largest program that does nothing weighs {query:?}, more than \
         an extrinsic may, {extrinsic:?}; lower `MaxEventResultSize`, or `program_size` or \
         `args_size` of `MaxLimits` or `MaxBlockLimits`",
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
        ExtensionsExecutor::new().with_permissions(Permissions::<T>(RulesOf::<T>::new()));
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
