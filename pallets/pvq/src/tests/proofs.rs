//! The proof that is charged for a blob is a little more than what is recorded for it, and never less.

use super::*;
use crate::{Code, CodeOf, WeightInfo};
use codec::Encode;
use frame_support::weights::Weight;
use pvq_guest_fixtures::TOTAL_SUPPLY;
use sp_io::TestExternalities;

/// Stores `size` bytes as the blob of `program`, as an upload does.
fn store(program: ProgramHash, size: u32) {
    Code::<Test>::insert(program, CodeOf::<Test>::truncate_from(vec![7; size as usize]));
}

/// Returns a chain that has stored some hundred blobs of `size` bytes, so that some lie beside each other in the trie,
/// and what `setup` stores.
fn with_others<R>(size: u32, setup: impl FnOnce() -> R) -> (TestExternalities, R) {
    let mut chain = new_test_ext();
    let stored = chain.execute_with(|| {
        (0..300u32).for_each(|number| store(hash(&number.encode()), size));
        setup()
    });
    chain.commit_all().unwrap();
    (chain, stored)
}

/// Executes `execute` on `chain`, and returns its result and the bytes of the proof, with what the new root takes.
fn recorded<R>(chain: &mut TestExternalities, execute: impl FnOnce() -> R) -> (R, u64) {
    let (result, proof) = chain.execute_and_prove(|| {
        let result = execute();
        sp_io::storage::root(Default::default());
        result
    });
    (result, proof.encoded_size() as u64)
}

/// Returns a program that has `size` bytes of data.
fn holding(size: u32) -> Vec<u8> {
    let mut builder = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
    builder.set_stack_size(4096);
    builder.add_import(abi::EXTENSION_CALL.as_bytes());
    builder.set_rw_data_size(size);
    builder.set_rw_data(vec![7; size as usize]);
    builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
    builder.set_code(&[asm::load_imm(Reg::A0, 0), asm::ret()], &[]);
    builder.into_vec().unwrap()
}

#[test]
fn reading_a_blob_is_charged_a_little_more_than_is_recorded() {
    let largest = MaxLimits::get().program_size;
    for size in [0, 1, 31, 32, 256, 10_000, 100_000, largest - 1, largest] {
        let program = ProgramHash::repeat_byte(7);
        let (mut chain, ()) = with_others(40, || store(program, size));
        let (read, proof) = chain.execute_and_prove(|| Code::<Test>::get(program));
        assert_eq!(read.unwrap().len(), size as usize);
        let recorded = proof.encoded_size() as u64;
        let charged = <() as WeightInfo>::read_code(size).proof_size();
        assert!(recorded <= charged, "{recorded} bytes for {size}, {charged} charged");
        assert!(charged - recorded < 4 * 1024, "{recorded} bytes for {size}, {charged} charged");
    }
}

#[test]
fn a_query_in_a_block_is_charged_for_its_program_and_not_for_the_largest() {
    let (mut chain, program) = with_others(40, || upload(TOTAL_SUPPLY));
    let limit = Weight::from_parts(1_000_000_000_000, 1 << 20);
    let (post, proof) = chain.execute_and_prove(|| {
        let origin = RuntimeOrigin::signed(ALICE);
        Pvq::query(origin, program, ASSET.to_vec(), limit).unwrap()
    });
    let (recorded, charged) =
        (proof.encoded_size() as u64, post.actual_weight.unwrap().proof_size());
    assert!(recorded <= charged, "{recorded} bytes, {charged} charged");
    assert!(charged < 16 * 1024, "{charged}");
}

#[test]
fn installing_a_program_is_charged_for_its_blob_and_not_for_the_largest() {
    for code in [TOTAL_SUPPLY.to_vec(), holding(20_000), holding(60_000)] {
        let (mut chain, program) = with_others(40, || upload(&code));
        let (post, proof) = chain.execute_and_prove(|| {
            Pvq::install_extension(RuntimeOrigin::root(), 77, program).unwrap()
        });
        let (recorded, charged) =
            (proof.encoded_size() as u64, post.actual_weight.unwrap().proof_size());
        assert!(recorded > code.len() as u64);
        assert!(recorded <= charged, "{recorded} bytes, {charged} charged");
        assert!(charged < code.len() as u64 + 16 * 1024, "{charged} for {}", code.len());
    }
}

#[test]
fn storing_and_removing_a_blob_takes_no_blob_into_the_proof() {
    // None of its own, and none of those beside it.
    let code = holding(100_000);
    let (mut chain, program) = with_others(10_000, || register(&code));
    let bound = <() as WeightInfo>::read_code(0).proof_size() * 3;
    let (uploaded, proof) =
        recorded(&mut chain, || Pvq::upload(RuntimeOrigin::signed(ALICE), code.clone()));
    assert_ok!(uploaded);
    assert!(proof < bound, "{proof}");

    chain.commit_all().unwrap();
    let (unregistered, proof) =
        recorded(&mut chain, || Pvq::unregister(RuntimeOrigin::root(), program));
    assert_ok!(unregistered);
    assert!(proof < bound, "{proof}");
}

#[test]
fn a_byte_of_a_blob_is_charged_as_a_byte_of_proof() {
    let read = |size| <() as WeightInfo>::read_code(size).proof_size();
    let largest = MaxLimits::get().program_size;
    for size in [0, 1_000, largest / 2, largest - 1] {
        assert_eq!(read(largest) - read(size), u64::from(largest - size));
    }
}
