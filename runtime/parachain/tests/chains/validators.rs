//! Validators of the relay chain, which execute a block without the state of the parachain, in the memory that they have.

use crate::{
    chain::{wasm, Built, Chain},
    heavy::{large, HEAVIEST},
    network::{hash, register, ASSET},
    relay::Relay,
};
use codec::{Decode, Encode};
use cumulus_primitives_core::{
    relay_chain::MAX_POV_SIZE, ParachainBlockData, PersistedValidationData,
};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight};
use pallet_pvq::limits::{PARACHAIN_BLOCK_LIMITS, PVF_MEMORY};
use polkadot_parachain_primitives::primitives::{BlockData, ValidationParams, ValidationResult};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_parachain_runtime::{Runtime, RuntimeEvent, System};
use pvq_primitives::ProgramHash;
use sc_executor_wasmtime::{
    create_runtime, Config, DeterministicStackLimit, HeapAllocStrategy, InstantiationStrategy,
    RuntimeBlob, Semantics, WasmModule, WasmtimeRuntime,
};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::{Dave, Eve};
use sp_runtime::traits::{BlakeTwo256, Header as _};
use sp_state_machine::BasicExternalities;
use std::sync::LazyLock;

/// Bytes of a page of Wasm.
const PAGE: u32 = 64 * 1024;
/// The pages that a validator has by default: `EXTRA_HEAP_PAGES` and `DEFAULT_HEAP_PAGES_ESTIMATE` of its executor.
pub const DEFAULT_PAGES: u32 = 2048 + 32;
/// The pages of those relay chains that give 512 MiB to a block.
const MANY_PAGES: u32 = 8192;

/// The host functions of a validator. There are none for storage.
type HostFunctions = (
    sp_io::misc::HostFunctions,
    sp_io::crypto::HostFunctions,
    sp_io::hashing::HostFunctions,
    sp_io::allocator::HostFunctions,
    sp_io::logging::HostFunctions,
    sp_io::trie::HostFunctions,
);

/// The runtime, compiled as validators do: with metered stack, and without what they do not allow in Wasm.
static COMPILED: LazyLock<WasmtimeRuntime> = LazyLock::new(|| {
    let semantics = Semantics {
        instantiation_strategy: InstantiationStrategy::RecreateInstanceCopyOnWrite,
        deterministic_stack_limit: Some(DeterministicStackLimit {
            logical_max: 65_536,
            native_stack_max: 256 * 1024 * 1024,
        }),
        canonicalize_nans: true,
        parallel_compilation: true,
        heap_alloc_strategy: pages(MANY_PAGES),
        wasm_multi_value: false,
        wasm_bulk_memory: false,
        wasm_reference_types: false,
        wasm_simd: false,
    };
    let config = Config { allow_missing_func_imports: true, cache_path: None, semantics };
    let blob = RuntimeBlob::uncompress_if_needed(wasm()).expect("the Wasm is valid");
    create_runtime::<HostFunctions>(blob, config).expect("the Wasm compiles")
});

fn pages(pages: u32) -> HeapAllocStrategy {
    HeapAllocStrategy::Dynamic { maximum_pages: Some(pages) }
}

/// The proof of a block's validity, as a validator gets it.
pub struct ProofOfValidity {
    parent_head: Vec<u8>,
    block_data: Vec<u8>,
    validation_data: PersistedValidationData,
}

impl ProofOfValidity {
    /// Returns the proof for a block.
    pub fn of(built: &Built) -> Self {
        let proof =
            built.proof.clone().into_compact_proof::<BlakeTwo256>(*built.parent.state_root());
        let proof = proof.expect("the proof is complete");
        let data = ParachainBlockData::new(vec![built.block.clone()], proof, None);
        Self {
            parent_head: built.parent.encode(),
            block_data: data.encode(),
            validation_data: built.validation_data.clone(),
        }
    }

    /// Returns its bytes.
    pub fn size(&self) -> usize {
        self.block_data.len()
    }

    /// Executes the block in a memory of at most `maximum` pages.
    pub fn validate(&self, maximum: u32) -> Result<ValidationResult, String> {
        let params = ValidationParams {
            parent_head: self.parent_head.clone().into(),
            block_data: BlockData(self.block_data.clone()),
            relay_parent_number: self.validation_data.relay_parent_number,
            relay_parent_storage_root: self.validation_data.relay_parent_storage_root,
        };
        let mut externalities = BasicExternalities::new_empty();
        let result = sc_executor::with_externalities_safe(&mut externalities, || {
            let mut instance = COMPILED.new_instance(pages(maximum))?;
            instance.call("validate_block", &params.encode())
        });
        let result = result.and_then(|result| result).map_err(|error| error.to_string())?;
        ValidationResult::decode(&mut &result[..]).map_err(|error| error.to_string())
    }
}

/// Asserts that validators come to the same as the collator.
#[track_caller]
pub fn is_valid(built: &Built, proof: &ProofOfValidity, pages: u32) {
    let result = proof.validate(pages).unwrap();
    assert_eq!(result.head_data.0, built.block.header.encode());
    assert_eq!(&result.horizontal_messages[..], &built.collation.horizontal_messages[..]);
    assert_eq!(&result.upward_messages[..], &built.collation.upward_messages[..]);
    assert_eq!(result.hrmp_watermark, built.collation.hrmp_watermark);
}

fn query(program: ProgramHash, args: Vec<u8>, weight_limit: Weight) -> pallet_pvq::Call<Runtime> {
    pallet_pvq::Call::query { program, args, weight_limit }
}

/// Builds a block that is as heavy as queries and uploads make it.
fn heaviest() -> Built {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    let mut build = |chain: &mut Chain| {
        relay.next_block();
        chain.build(&mut relay)
    };

    HEAVIEST.submit_to(&mut chain);
    let endless = hash(&HEAVIEST.endless);
    build(&mut chain).succeeded();

    // Programs that are large, which a block reads.
    let size = PARACHAIN_BLOCK_LIMITS.program_size - 1024;
    let programs: Vec<_> = (0..24).map(|n| large(n, size)).collect();
    for some in programs.chunks(6) {
        for code in some {
            register(&mut chain, code);
        }
        let built = build(&mut chain).succeeded();
        assert_eq!(built.results.len(), 2 * some.len());
    }

    // One query that takes all of its memory and time, with the longest arguments.
    let args = vec![0; PARACHAIN_BLOCK_LIMITS.args_size as usize];
    chain.submit(Dave, query(endless, args, PARACHAIN_BLOCK_LIMITS.weight));
    // As many as fit that read a large program each.
    let limit = Weight::from_parts(30 * WEIGHT_REF_TIME_PER_MILLIS, 300 * 1024);
    for code in &programs {
        chain.submit(Eve, query(hash(code), vec![0], limit));
    }
    // As many uploads as fit, of programs that are not registered: refused, but in the block.
    for n in 100..120 {
        chain.submit(Dave, pallet_pvq::Call::upload { code: large(n, size) });
    }
    let built = build(&mut chain);
    let exhausted = pallet_pvq::Error::<Runtime>::QueryFailed(pallet_pvq::FailureKind::OutOfGas);
    assert_eq!(built.results[0], Err(exhausted.into()));
    let queried = |event: &&RuntimeEvent| {
        matches!(event, RuntimeEvent::Pvq(pallet_pvq::Event::Queried { .. }))
    };
    let queries = built.events.iter().filter(queried).count();
    assert!(queries >= 10, "{queries} queries, of results {:?}", built.results);
    assert!(chain.native(|| System::block_weight().total()).ref_time() > 0);
    built
}

#[test]
fn a_block_with_a_query_is_valid() {
    let (mut relay, mut chain) = (Relay::new(), Chain::of_preset(DEV_RUNTIME_PRESET));
    register(&mut chain, TOTAL_SUPPLY);
    relay.next_block();
    let first = chain.build(&mut relay).succeeded();
    is_valid(&first, &ProofOfValidity::of(&first), DEFAULT_PAGES);
    let args = (0u8, ASSET).encode();
    chain.submit(Dave, query(hash(TOTAL_SUPPLY), args, PARACHAIN_BLOCK_LIMITS.weight));
    relay.next_block();
    let built = chain.build(&mut relay).succeeded();
    let proof = ProofOfValidity::of(&built);
    is_valid(&built, &proof, DEFAULT_PAGES);

    // A proof without one of its nodes, or for another parent, is none.
    let mut other = ProofOfValidity::of(&built);
    other.parent_head = first.parent.encode();
    assert!(other.validate(DEFAULT_PAGES).is_err());
    let mut other = ProofOfValidity::of(&built);
    let nodes: Vec<_> = built.proof.iter_nodes().skip(1).cloned().collect();
    let incomplete = sp_trie::StorageProof::new(nodes);
    let incomplete =
        sp_trie::CompactProof { encoded_nodes: incomplete.into_iter_nodes().collect() };
    other.block_data =
        ParachainBlockData::new(vec![built.block.clone()], incomplete, None).encode();
    assert!(other.validate(DEFAULT_PAGES).is_err());
}

#[test]
fn messages_between_chains_are_valid() {
    let (mut network, program) = crate::network::Network::with_program(TOTAL_SUPPLY);
    network.asker.submit(crate::network::ASKING, crate::network::ask(program, &(0u8, ASSET)));
    let asked = network.asker_builds().succeeded();
    assert!(!asked.collation.horizontal_messages.is_empty());
    let answered = network.responder_builds();
    assert!(!answered.collation.horizontal_messages.is_empty());
    let received = network.asker_builds();
    for built in [asked, answered, received] {
        is_valid(&built, &ProofOfValidity::of(&built), DEFAULT_PAGES);
    }
    network.take(0);
}

#[test]
fn the_heaviest_block_fits_the_memory_of_validators() {
    assert_eq!(DEFAULT_PAGES * PAGE, PVF_MEMORY);
    let built = heaviest();
    let proof = ProofOfValidity::of(&built);
    assert!(proof.size() <= MAX_POV_SIZE as usize, "{}", proof.size());
    // Most of what it may be, so that it is a heavy one.
    assert!(proof.size() > MAX_POV_SIZE as usize / 2, "{}", proof.size());
    is_valid(&built, &proof, DEFAULT_PAGES);
    is_valid(&built, &proof, MANY_PAGES);

    // The limit is one: the proof alone, in its copies, does not fit less.
    let too_few = 2 * proof.size() as u32 / PAGE;
    let error = proof.validate(too_few).unwrap_err();
    assert!(!error.is_empty());
}
