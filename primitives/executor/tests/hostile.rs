//! The promises of the executor for hostile programs, on every backend.

mod guests;

use guests::*;
use polkavm::Reg::*;
use polkavm_common::program::{asm, Instruction, InstructionSetKind};
use pvq_executor::{limits, *};

/// Regions that lie, at least in part, where a program may not read.
const UNREADABLE: [(u32, u32); 9] = [
    (0, 1),
    (0xffff, 2),
    (RW - 1, 1),
    (RW + RW_SIZE, 1),
    (RW, RW_SIZE + 1),
    (RW + RW_SIZE - 1, u32::MAX),
    (u32::MAX, 1),
    (u32::MAX, u32::MAX),
    (RW, 0u32.wrapping_sub(RW)),
];

#[track_caller]
fn refused(backend: Backend, what: &str, program: &[u8]) -> MemoryAccess {
    match run(backend, program, &[]).result.unwrap_err() {
        PvqExecutorError::MemoryAccess(access) if access.what == what => access,
        error => panic!("{error:?}"),
    }
}

/// Returns a program that puts the address of its arguments into `register` before a call. A0 has it at the
/// start. Without read-only data, the arguments are the only read-only region.
fn with_arguments(register: polkavm::Reg, rest: &[Instruction]) -> Vec<u8> {
    current(&code(&[
        &[asm::move_reg(S0, A0)],
        rest,
        &[asm::move_reg(register, S0), asm::ecalli(0)],
    ]))
}

/// Returns a program that fills read-write data and returns its first byte. For `memset`, A0 is the address,
/// A1 the value, A2 the size.
fn fill(size: u32) -> Vec<u8> {
    legacy(&[
        set(A0, RW),
        set(A1, 7),
        set(A2, size),
        asm::memset(),
        set(A0, RW),
        set(A1, 1),
        asm::ret(),
    ])
}

on_every_backend! {
    fn a_call_outside_of_memory_is_refused(backend: Backend) {
        for call in UNREADABLE {
            let program = current(&extension_call(id::ECHO, call, (OUT, 8)));
            assert_eq!(refused(backend, "call", &program).address, call.0);
            let program = legacy(&host_call(id::ECHO, call));
            assert_eq!(refused(backend, "call", &program).address, call.0);
        }
    }

    fn a_response_outside_of_memory_is_refused(backend: Backend) {
        for out in UNREADABLE {
            let program = current(&extension_call(id::ECHO, (RW, 1), out));
            assert_eq!(refused(backend, "response buffer", &program).address, out.0);
            let program = current(&code(&[
                &[asm::store_imm_u32(RW as i32, 100)],
                &extension_call(id::SIZED, (RW, 4), (OUT, 0)),
                &extension_response(out.0, 0, out.1),
            ]));
            assert_eq!(refused(backend, "response buffer", &program).address, out.0);
        }
    }

    fn a_response_over_the_arguments_is_refused(backend: Backend) {
        let program = with_arguments(A3, &[
            asm::load_imm64(A0, id::ECHO), set(A1, RW), set(A2, 8), set(A4, 8),
        ]);
        let execution = run(backend, &program, &[0; 64]);
        assert!(
            matches!(&execution.result, Err(PvqExecutorError::MemoryAccess(access))
                if access.reason == "is not in its writable memory"),
            "{execution:?}"
        );
    }

    fn a_response_over_read_only_data_is_refused(backend: Backend) {
        let call = extension_call(id::ECHO, (0x10000, 8), (0x10000, 8));
        let mut builder = builder(InstructionSetKind::ReviveV1, &["extension_call"], &call);
        builder.set_ro_data_size(4096);
        let program = builder.into_vec().unwrap();
        assert_eq!(
            refused(backend, "response buffer", &program).reason,
            "is not in its writable memory"
        );
    }

    fn a_response_over_the_call_is_refused(backend: Backend) {
        for (call, out) in [
            ((RW, 8), (RW, 8)),
            ((RW, 8), (RW + 7, 8)),
            ((RW + 7, 8), (RW, 8)),
            ((RW + 1, 1), (RW, 8)),
        ] {
            let program = current(&extension_call(id::ECHO, call, out));
            assert_eq!(refused(backend, "response buffer", &program).reason, "overlaps the call");
        }
        for (call, out) in [((RW, 8), (RW + 8, 8)), ((RW + 8, 8), (RW, 8)), ((RW, 0), (RW, 8))] {
            let program =
                current(&code(&[&extension_call(id::ECHO, call, out), &return_region(RW, 0)]));
            assert_eq!(run(backend, &program, &[]).result, Ok(vec![]));
        }
    }

    fn a_result_outside_of_memory_is_refused(backend: Backend) {
        for (address, length) in UNREADABLE {
            if length > PvqExecutorConfig::default().max_result_size {
                continue;
            }
            let program = current(&return_region(address, length));
            assert_eq!(refused(backend, "result", &program).length, length);
            let program = legacy(&[set(A0, address), set(A1, length), asm::ret()]);
            assert_eq!(refused(backend, "result", &program).length, length);
        }
    }

    fn a_result_past_the_arguments_is_refused(backend: Backend) {
        // Access is checked by page.
        let program = current(&[
            set(A1, 4097),
            asm::shift_logical_left_imm_64(A1, A1, 32),
            asm::or(A0, A0, A1),
            asm::ret(),
        ]);
        let error = run(backend, &program, &[0; 4096]).result.unwrap_err();
        assert!(matches!(error, PvqExecutorError::MemoryAccess(_)), "{error:?}");
    }

    fn a_result_that_is_too_large_is_refused(backend: Backend) {
        let limit = PvqExecutorConfig::default().max_result_size;
        for size in [limit + 1, u32::MAX] {
            let expected = Err(PvqExecutorError::ResultTooLarge { size, limit });
            assert_eq!(run(backend, &current(&return_region(RW, size)), &[]).result, expected);
        }
    }

    fn a_response_that_is_too_large_is_an_error_of_the_call(backend: Backend) {
        let program = current(&code(&[
            &[asm::store_imm_u32(RW as i32, (1 << 20) + 1)],
            &extension_call(id::SIZED, (RW, 4), (OUT, 8)),
            &return_code(),
        ]));
        let expected = HostError::ResponseTooLarge.to_abi().to_le_bytes();
        assert_eq!(run(backend, &program, &[]).result.unwrap(), expected);
    }

    fn a_jump_to_nowhere_traps(backend: Backend) {
        for target in [0, 1, 2, 3, 0x1234_5678, 0xffff_fffe] {
            let program = current(&[set(T0, target), asm::jump_indirect(T0, 0)]);
            let error = run(backend, &program, &[]).result.unwrap_err();
            assert!(matches!(error, PvqExecutorError::RuntimeError(_)), "{target}: {error:?}");
        }
    }

    fn memory_beyond_what_is_declared_traps(backend: Backend) {
        for address in [0, 0xffff, RW - 1, RW + RW_SIZE, 0xfffe_0000, 0xffff_ffff] {
            for access in [asm::load_u8(A0, address as i32), asm::store_u8(A0, address as i32)] {
                let error = run(backend, &current(&[access, asm::ret()]), &[]).result.unwrap_err();
                assert!(matches!(error, PvqExecutorError::RuntimeError(_)), "{error:?}");
            }
        }
    }

    fn a_giant_memset_ends_with_its_gas(backend: Backend) {
        assert_eq!(run(backend, &fill(RW_SIZE), &[]).result, Ok(vec![7]));
        let error = run(backend, &fill(u32::MAX), &[]).result.unwrap_err();
        assert!(
            matches!(error, PvqExecutorError::RuntimeError(_) | PvqExecutorError::OutOfGas),
            "{error:?}"
        );
        let executor = executor(config());
        let load = run(backend, &fill(0), &[]).metrics.usage.gas.load;
        let execution = run_with(&executor, backend, &fill(RW_SIZE), &[], Some(load + 4000));
        assert_eq!(execution.result, Err(PvqExecutorError::OutOfGas));
    }
}

/// Returns a program that stores to its stack, `depth` bytes below its top, and passes that to its host.
fn stack_user(pages: u32, depth: u32) -> Vec<u8> {
    let call = code(&[
        &[
            asm::add_imm_64(SP, SP, -(depth as i32)),
            asm::store_imm_indirect_u64(SP, 0, 0x0102_0304),
            asm::load_imm64(A0, id::ECHO),
            asm::move_reg(A1, SP),
            set(A2, 8),
            set(A3, OUT),
            set(A4, 8),
            asm::ecalli(0),
        ],
        &return_region(OUT, 8),
    ]);
    let mut builder = builder(InstructionSetKind::ReviveV1, &["extension_call"], &call);
    builder.set_stack_size(pages * 4096);
    builder.into_vec().unwrap()
}

#[test]
fn a_stack_of_any_size_is_the_same_on_every_backend() {
    for pages in [1, 2, 3, 5, 7, 8] {
        let real = u32::next_power_of_two(pages) * 4096;
        for (depth, fits) in
            [(8, true), (4096, true), (real - 4096, true), (real, true), (real + 8, false)]
        {
            if depth == 0 {
                continue;
            }
            let run = |backend| run(backend, &stack_user(pages, depth), &[]).result;
            let (interpreted, recompiled) = (run(Backend::Interpreter), run(Backend::Recompiler));
            assert_eq!(interpreted, recompiled, "{pages} {depth}");
            if fits {
                assert_eq!(interpreted.unwrap(), 0x0102_0304u64.to_le_bytes());
            } else {
                assert!(matches!(interpreted, Err(PvqExecutorError::StackOverflow(_))));
            }
        }
    }
}

#[test]
fn arguments_of_other_queries_are_not_there() {
    // Returns the page that its arguments are in.
    let reader = |n: u32| {
        current(&[set(T0, n), asm::load_imm64(A1, 4096 << 32), asm::or(A0, A0, A1), asm::ret()])
    };
    let executor = executor(PvqExecutorConfig { precompile_programs: true, ..config() });
    for backend in [Backend::Interpreter, Backend::Recompiler] {
        for n in 0..3 {
            run_with(&executor, backend, &reader(n), &[0xee; 9000], None);
        }
        for n in 0..6 {
            let result = run_with(&executor, backend, &reader(n), &[7; 10], None).result.unwrap();
            assert_eq!(result[..10], [7; 10]);
            assert!(result[10..].iter().all(|byte| *byte == 0), "{backend:?}");
        }
    }
}

#[test]
fn an_entry_between_instructions_is_refused() {
    let code = [set(A0, 0x1234_5678), asm::load_imm(A1, 0), asm::ret()];
    let mut refused = 0;
    for offset in 0..=16 {
        let mut program = current(&code);
        // The export's offset is the byte before its name's length and its name.
        let name = program.windows(4).rposition(|bytes| bytes == b"\x03pvq").unwrap();
        program[name - 1] = offset;
        let result = run(Backend::Interpreter, &program, &[]).result;
        if offset == 0 {
            assert_eq!(result, Ok(vec![]));
        } else {
            let reason = InvalidProgram::InvalidEntry { offset: offset.into() };
            assert_eq!(result, Err(PvqExecutorError::InvalidProgram(reason)));
            refused += 1;
        }
    }
    assert_eq!(refused, 16);
}

#[test]
fn a_jump_between_instructions_or_past_the_end_is_refused() {
    use polkavm_common::program::ProgramParts;
    // The operand of the jump is one byte: its target, relative to the jump.
    let program = current(&[asm::jump(1), set(A0, 0x1234_5678), set(A1, 0), asm::ret()]);
    let code = ProgramParts::from_bytes(program.as_slice().into()).unwrap().code_and_jump_table;
    let at = program.windows(code.len()).position(|bytes| bytes == &code[..]).unwrap();
    let length = blob(&program).code().len() as u8;
    let jump = at + program[at..].iter().position(|byte| *byte == opcode_of_jump()).unwrap();
    let mut accepted = vec![];
    for target in 0..=length + 2 {
        let mut program = program.clone();
        program[jump + 1] = target;
        match executor(config()).validate(&program) {
            Ok(_) => accepted.push(target),
            Err(PvqExecutorError::InvalidProgram(InvalidProgram::InvalidJump {
                target: t,
                ..
            })) => {
                assert_eq!(t, u32::from(target))
            }
            Err(error) => panic!("{error:?}"),
        }
    }
    // The jump itself, and the block after it.
    assert_eq!(accepted, [0, 2]);
}

/// Returns the first byte of a jump.
fn opcode_of_jump() -> u8 {
    let program = current(&[asm::jump(0)]);
    blob(&program).code()[0]
}

fn blob(program: &[u8]) -> polkavm::ProgramBlob {
    polkavm::ProgramBlob::parse(program.into()).unwrap()
}

#[test]
fn a_register_that_does_not_exist_is_refused() {
    // The second byte of each has the number of a register in its low bits.
    for instruction in [
        asm::add_imm_64(A0, A1, 0x100),
        asm::move_reg(A0, A1),
        asm::add_64(A0, A1, A2),
        asm::load_imm64(A0, 1),
        asm::load_imm(A0, 1),
        asm::store_imm_indirect_u8(A0, 0, 1),
        asm::branch_eq(A0, A1, 0),
    ] {
        let program = current(&[instruction, asm::trap()]);
        let code = blob(&program).code().to_vec();
        let at = program.windows(code.len()).position(|bytes| bytes == code).unwrap();
        executor(config()).validate(&program).unwrap();
        for number in 13..16 {
            let mut program = program.clone();
            program[at + 1] = program[at + 1] & 0xf0 | number;
            let error = executor(config()).validate(&program).unwrap_err();
            let reason = InvalidProgram::InvalidRegister { offset: 0 };
            assert_eq!(error, PvqExecutorError::InvalidProgram(reason), "{instruction:?}");
        }
    }
}

#[test]
fn a_register_behind_its_instruction_is_refused() {
    // By the bitmask the load is one byte long, so that its register is read from the next instruction.
    let program = current(&[asm::load_i16(A0, 0), asm::trap()]);
    let (code, mask) = (blob(&program).code().to_vec(), blob(&program).bitmask().to_vec());
    let at = program.windows(code.len()).position(|bytes| bytes == code).unwrap();
    let mask_at = at + code.len();
    assert_eq!(program[mask_at..mask_at + mask.len()], mask);
    let mut found = false;
    for number in 0..=255 {
        let mut program = program.clone();
        program[mask_at] |= 0b10;
        program[at + 1] = number;
        let result = executor(config()).validate(&program);
        if number & 15 > 12 {
            assert!(result.is_err(), "{number:#x}");
            let reason = InvalidProgram::InvalidRegister { offset: 0 };
            found |= result == Err(PvqExecutorError::InvalidProgram(reason));
        }
    }
    assert!(found);
}

#[test]
fn a_branch_at_the_end_is_refused() {
    let mut builder = polkavm_common::writer::ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
    builder.add_export_by_basic_block(0, b"pvq");
    builder.set_code(&[asm::branch_eq_imm(A0, 0, 0)], &[]);
    let error = executor(config()).validate(&builder.into_vec().unwrap()).unwrap_err();
    let PvqExecutorError::InvalidProgram(reason) = error else { panic!("{error:?}") };
    assert!(matches!(reason, InvalidProgram::InvalidInstruction { .. }), "{reason:?}");
}

#[test]
fn calls_to_any_number_of_ids_are_counted_in_bounded_memory() {
    // Calls one id after another, from S0.
    let program = current(&code(&[
        &[set(S0, 100), asm::fallthrough()],
        &[asm::move_reg(A0, S0), set(A1, RW), set(A2, 1), set(A3, OUT), set(A4, 8)],
        &[asm::ecalli(0), asm::add_imm_64(S0, S0, 1)],
        &[asm::branch_less_unsigned_imm(S0, 10_100, 1)],
        &return_region(RW, 0),
    ]));
    let execution = run(Backend::Interpreter, &program, &[]);
    assert_eq!(execution.result, Ok(vec![]));
    assert_eq!(execution.metrics.usage.total_calls(), 10_000);
    assert!(execution.metrics.usage.calls.len() <= limits::MAX_COUNTED_IDS + 1);
}

#[test]
fn no_address_and_no_jump_leaves_the_program() {
    // Addresses and jump targets that differ from valid ones in their upper bits, and those of the
    // recompiler's own code.
    let with = |register, value: u64, rest: &[Instruction]| {
        current(&code(&[&[asm::load_imm64(register, value)], rest, &return_region(RW, 8)]))
    };
    let mut programs = vec![];
    for bit in 32..64 {
        let address = u64::from(RW) | 1 << bit;
        programs.push(with(T0, address, &[asm::store_imm_indirect_u8(T0, 0, 7)]));
        programs.push(with(T0, address, &[asm::load_indirect_u64(A1, T0, 0)]));
        programs.push(with(T0, address, &[asm::load_indirect_u64(A1, T0, 8)]));
        programs.push(with(T0, address, &[asm::store_indirect_u64(T0, T0, -8)]));
        programs.push(with(T0, 1 << bit, &[asm::jump_indirect(T0, 0)]));
        programs.push(with(T0, 0xffff_0000 | 1 << bit, &[asm::jump_indirect(T0, 0)]));
        programs.push(with(T0, 1 << bit, &[asm::jump_indirect(T0, 0x7fff_0000)]));
    }
    // Jumps that fail, each with another register that it sets.
    for register in [SP, A0, T0] {
        let denied = extension_call(id::DENIED, (RW, 0), (OUT, 8));
        let jump = asm::load_imm_and_jump_indirect(register, register, 7, 2);
        programs.push(current(&code(&[&denied, &[jump]])));
    }
    for target in (0xffff_0000u32..=0xffff_0210).chain([0xfffe_ffff, 0xffff_1000, u32::MAX]) {
        programs.push(with(T0, target.into(), &[asm::jump_indirect(T0, 0)]));
        programs.push(legacy(&[set(T0, target), asm::jump_indirect(T0, 0)]));
    }
    for (address, length) in
        [(RW - 1, 1), (RW, RW_SIZE + 1), (u32::MAX, 2), (0, 1), (0xffff_0000, 9)]
    {
        programs.push(legacy(&[set(A0, address), set(A1, 7), set(A2, length), asm::memset()]));
    }
    let executor = executor(config());
    for (number, program) in programs.iter().enumerate() {
        let run = |backend| run_with(&executor, backend, program, &[1, 2, 3], Some(100_000));
        let (interpreted, recompiled) = (run(Backend::Interpreter), run(Backend::Recompiler));
        assert_eq!(interpreted.result, recompiled.result, "{number}");
        assert_eq!(
            interpreted.metrics.usage.gas.total(),
            recompiled.metrics.usage.gas.total(),
            "{number}"
        );
    }
}

#[test]
fn every_backend_agrees_on_every_failure() {
    let programs = [
        endless(),
        endless_calls(id::ECHO),
        endless_calls(id::FAILING),
        deep_recursion(InstructionSetKind::ReviveV1),
        deep_recursion(InstructionSetKind::Latest32),
        current(&[asm::trap()]),
        current(&extension_call(id::ECHO, (0, 1), (OUT, 8))),
        current(&return_region(0, 1)),
        current(&[asm::store_u8(A0, 0), asm::ret()]),
        fill(RW_SIZE),
        fill(RW_SIZE + 1),
        fill(u32::MAX),
    ];
    for program in programs {
        for limit in [2_000, 5_000, 15_000] {
            let run =
                |backend| run_with(&executor(config()), backend, &program, &[1, 2, 3], Some(limit));
            let (interpreted, recompiled) = (run(Backend::Interpreter), run(Backend::Recompiler));
            assert_eq!(interpreted.result, recompiled.result);
            assert_eq!(interpreted.metrics.usage.gas.total(), recompiled.metrics.usage.gas.total());
            assert_eq!(interpreted.metrics.usage.calls, recompiled.metrics.usage.calls);
            assert_eq!(interpreted.metrics.usage.peak_memory, recompiled.metrics.usage.peak_memory);
        }
    }
}
