//! Programs that take as much of a validator as a query may.

use crate::{
    chain::Chain,
    network::{hash, register, sudo},
};
use pallet_pvq::limits::INSTALLED_LIMITS;
use polkavm_common::{
    program::{asm, Instruction, InstructionSetKind, Reg},
    writer::ProgramBlobBuilder,
};
use pvq_parachain_runtime::{genesis::OWNER, Pvq, Runtime, RuntimeOrigin};
use pvq_primitives::{abi, PerSource};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use std::sync::LazyLock;

/// Bytes of the data of the heaviest program, which it writes to, beside its arguments.
const DATA: u32 = 640 * 1024;
/// The data of a program that is installed as an extension.
const INSTALLED_DATA: u32 = 900 * 1024;
/// The id that it is installed under.
const EXTENSION: u64 = 77;

const RW_DATA: u32 = 0x20000;

/// Assembles a program with `data` bytes of zeros to write to. `pvq` is the first of `code`.
fn assemble(data: u32, contents: Vec<u8>, code: &[Instruction]) -> Vec<u8> {
    let mut builder = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
    builder.set_stack_size(4096);
    builder.set_rw_data_size(data);
    builder.set_rw_data(contents);
    builder.add_import(abi::EXTENSION_CALL.as_bytes());
    builder.add_export_by_basic_block(0, abi::EXPORT.as_bytes());
    builder.set_code(code, &[]);
    builder.into_vec().expect("the program is well-formed")
}

/// Returns a program that writes to each page of its `data`, takes `branches` branches, which the interpreter compiles, and
/// goes on with `then`, whose first basic block is that with the returned number.
fn heavy(data: u32, branches: u32, then: impl FnOnce(u32) -> Vec<Instruction>) -> Vec<u8> {
    let first = 4;
    let mut code = vec![
        asm::load_imm(Reg::T0, RW_DATA as i32),
        asm::load_imm(Reg::T1, (RW_DATA + data / 4096 * 4096) as i32),
        asm::fallthrough(),
        // 1
        asm::branch_greater_or_equal_unsigned(Reg::T0, Reg::T1, 3),
        // 2: the first byte of a page stays 0.
        asm::store_imm_indirect_u8(Reg::T0, 1, 1),
        asm::add_imm_64(Reg::T0, Reg::T0, 4096),
        asm::jump(1),
        // 3
        asm::fallthrough(),
    ];
    code.extend((0..branches).map(|n| asm::branch_eq_imm(Reg::T2, 0, first + n + 1)));
    code.extend(then(first + branches));
    assemble(data, Vec::new(), &code)
}

/// Returns a program that calls the extension [`EXTENSION`] with all of its data, over and over, until it is out of gas.
fn endless_calls(branches: u32) -> Vec<u8> {
    heavy(DATA, branches, |first| {
        vec![
            asm::load_imm64(Reg::A0, EXTENSION),
            asm::load_imm(Reg::A1, RW_DATA as i32),
            asm::load_imm(Reg::A2, INSTALLED_LIMITS.args_size as i32),
            asm::load_imm(Reg::A3, 0),
            asm::load_imm(Reg::A4, 0),
            asm::ecalli(0),
            asm::jump(first),
        ]
    })
}

/// Returns a program that returns nothing.
fn heavy_and_returning(branches: u32) -> Vec<u8> {
    heavy(INSTALLED_DATA, branches, |_| vec![asm::load_imm64(Reg::A0, 0), asm::ret()])
}

/// Returns a program of about `size` bytes that does nothing, and is told from others by `n`.
pub fn large(n: u8, size: u32) -> Vec<u8> {
    let code = [asm::load_imm64(Reg::A0, 0), asm::ret()];
    assemble(size, vec![n + 1; size as usize], &code)
}

/// Returns the largest number for which `accepted` holds, of those below `end`.
fn largest(end: u32, accepted: impl Fn(u32) -> bool) -> u32 {
    let (mut least, mut end) = (0, end);
    assert!(accepted(least) && !accepted(end - 1), "neither all nor none");
    while end - least > 1 {
        let middle = least + (end - least) / 2;
        match accepted(middle) {
            true => least = middle,
            false => end = middle,
        }
    }
    least
}

/// Returns whether `chain` accepts a program, and may have it as an extension if it is to be one.
fn accepts(chain: &Chain, code: &[u8], installed: bool) -> bool {
    chain.native(|| {
        let (root, program) = (RuntimeOrigin::root, hash(code));
        let sources = PerSource::all(true);
        Pvq::register(root(), program, None, sources, Default::default()).unwrap();
        let who = RuntimeOrigin::signed(OWNER.to_account_id());
        Pvq::upload(who, code.to_vec()).is_ok()
            && (!installed || Pvq::install_extension(root(), EXTENSION, program).is_ok())
    })
}

/// Two programs for which the interpreter needs as much memory as it may have.
pub struct Heaviest {
    /// The program that is to be installed as [`EXTENSION`].
    pub installed: Vec<u8>,
    /// The program that calls it until it is out of gas.
    pub endless: Vec<u8>,
}

/// Finds them once for all tests, which takes a while.
pub static HEAVIEST: LazyLock<Heaviest> =
    LazyLock::new(|| Heaviest::on(&Chain::of_preset(DEV_RUNTIME_PRESET)));

impl Heaviest {
    /// Finds those that `chain` accepts.
    fn on(chain: &Chain) -> Self {
        let installed =
            largest(200_000, |branches| accepts(chain, &heavy_and_returning(branches), true));
        let called = largest(200_000, |branches| accepts(chain, &endless_calls(branches), false));
        Self { installed: heavy_and_returning(installed), endless: endless_calls(called) }
    }

    /// Has `chain` take both, and install the one, in its next block.
    pub fn submit_to(&self, chain: &mut Chain) {
        let program = register(chain, &self.installed);
        let install =
            pallet_pvq::Call::<Runtime>::install_extension { extension: EXTENSION, program };
        chain.submit(OWNER, sudo(install));
        register(chain, &self.endless);
    }
}
