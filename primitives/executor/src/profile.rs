//! The gas of a run by call stack.

use crate::{costs::class_of, limits, module::Module};
use alloc::{collections::BTreeMap, string::ToString, sync::Arc, vec::Vec};
use core::cell::RefCell;
use polkavm::{program::Instruction, ProgramCounter, Reg};
use pvq_primitives::{ExtensionId, FunctionIndex};

/// The gas of one run by call stack. The entries' gas adds up to that of the run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profile {
    /// The call stacks that used gas, in the order of their frames.
    pub entries: Vec<ProfileEntry>,
}

/// The gas of a call stack, without that of functions called from there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProfileEntry {
    /// The frames, from the outermost to the innermost.
    pub stack: Vec<ProfileFrame>,
    /// The gas.
    pub gas: i64,
}

/// A frame of a call stack.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProfileFrame {
    /// Loading the program and its arguments.
    Load,
    /// A function of the program by its name, inlined ones included. Instructions without debug information
    /// have no frame.
    Function(Arc<str>),
    /// A call to a function of an extension.
    Extension {
        /// The id that the program called.
        extension: ExtensionId,
        /// The function's index, if the call had any bytes.
        function: Option<FunctionIndex>,
    },
    /// The host's other work: growing the heap, and copying responses and the result.
    Host,
}

/// Collects a profile while a program runs step by step.
#[derive(Default)]
pub(crate) struct Profiler {
    nodes: Vec<Node>,
    children: BTreeMap<(Option<usize>, ProfileFrame), usize>,
    /// The calls in progress: the address to return to, and the node of the caller.
    calls: Vec<(u64, Option<usize>)>,
    /// The functions and effects of the offsets seen in the code.
    offsets: BTreeMap<u32, Arc<Offset>>,
    /// The node of the last instruction.
    current: Option<usize>,
    /// The gas of the last instruction, if the program cannot pay for it yet.
    unpaid: Option<i64>,
}

/// A call stack: a frame, and the stack that called it.
struct Node {
    caller: Option<usize>,
    frame: ProfileFrame,
    depth: usize,
    gas: i64,
}

struct Offset {
    /// The functions of the instruction, from the outermost to the innermost inlined one.
    functions: Vec<Arc<str>>,
    gas: i64,
    effect: Effect,
}

/// The effect of an instruction on the call stack.
enum Effect {
    None,
    /// Calls a function that returns to the address.
    Call(u64),
    /// Jumps to the address in the register plus an offset, as returns do.
    Jump(Reg, i32),
}

/// The profiler that a run shares with its host functions.
pub(crate) type SharedProfiler = RefCell<Profiler>;

impl Profiler {
    /// Counts the gas of the instruction that is executed next.
    pub fn step(&mut self, module: &Module, program_counter: u32, reg: impl Fn(Reg) -> u64) {
        let offset = self.offset(module, program_counter);
        if self.unpaid.take().is_some() {
            // It is the same instruction again.
            return;
        }
        let mut node = self.calls.last().and_then(|(_, caller)| *caller);
        for function in &offset.functions {
            node = self.child(node, ProfileFrame::Function(function.clone()));
        }
        self.current = node;
        self.charge(node, offset.gas);
        match offset.effect {
            Effect::None => (),
            Effect::Call(address) if self.calls.len() < limits::MAX_PROFILE_CALLS => {
                self.calls.push((address, node));
            }
            Effect::Call(_) => (),
            Effect::Jump(register, distance) => {
                // Addresses of code have 32 bits.
                let to = reg(register).wrapping_add_signed(distance.into()) as u32;
                let returned = self.calls.iter().rposition(|(address, _)| *address as u32 == to);
                if let Some(position) = returned {
                    self.calls.truncate(position);
                }
            }
        }
    }

    /// Records that the program cannot pay for the instruction that it stopped before.
    pub fn out_of_gas(&mut self, module: &Module, program_counter: u32) {
        self.unpaid = Some(self.offset(module, program_counter).gas);
    }

    /// Counts gas of the host's work for the current instruction.
    pub fn host(&mut self, frame: ProfileFrame, gas: i64) {
        let node = self.child(self.current, frame);
        self.charge(node, gas);
    }

    /// Returns the profile of a run that used this gas.
    pub fn finish(mut self, load: i64, program: i64, host: i64) -> Profile {
        if let Some(gas) = self.unpaid {
            self.charge(self.current, -gas);
        }
        // The rest of the program's gas is that of instructions without a name, that of bytes written by
        // `memset`, and that of instructions that were paid for and not executed: a block is paid for as a
        // whole.
        let of = |nodes: &[Node], hosts: bool| -> i64 {
            let function = |node: &&Node| matches!(node.frame, ProfileFrame::Function(_));
            nodes.iter().filter(|node| function(node) != hosts).map(|node| node.gas).sum()
        };
        let program = program - of(&self.nodes, false);
        let host = host - of(&self.nodes, true);
        let load_node = self.child(None, ProfileFrame::Load);
        self.charge(load_node, load);
        let host_node = self.child(None, ProfileFrame::Host);
        self.charge(host_node, host);

        let mut entries = Vec::new();
        for index in 0..self.nodes.len() {
            let gas = self.nodes[index].gas;
            if gas != 0 {
                entries.push(ProfileEntry { stack: self.stack(index), gas });
            }
        }
        entries.sort_by(|a, b| a.stack.cmp(&b.stack));
        if program != 0 {
            entries.insert(0, ProfileEntry { stack: Vec::new(), gas: program });
        }
        Profile { entries }
    }

    fn stack(&self, index: usize) -> Vec<ProfileFrame> {
        let mut stack = Vec::new();
        let mut next = Some(index);
        while let Some(node) = next.map(|index| &self.nodes[index]) {
            stack.push(node.frame.clone());
            next = node.caller;
        }
        stack.reverse();
        stack
    }

    fn charge(&mut self, node: Option<usize>, gas: i64) {
        if let Some(node) = node {
            self.nodes[node].gas += gas;
        }
    }

    /// Returns the node of `frame` called from `caller`. Where the bounds on depth and number are reached, a
    /// function counts for its caller, and the host's work for the frame of the host without a caller.
    fn child(&mut self, caller: Option<usize>, frame: ProfileFrame) -> Option<usize> {
        let key = (caller, frame);
        if let Some(node) = self.children.get(&key) {
            return Some(*node);
        }
        let depth = caller.map_or(0, |caller| self.nodes[caller].depth + 1);
        let is_function = matches!(key.1, ProfileFrame::Function(_));
        let is_full = self.nodes.len() >= limits::MAX_PROFILE_STACKS;
        if is_function && (is_full || depth >= limits::MAX_PROFILE_DEPTH) {
            return caller;
        }
        let stays = matches!(key, (None, ProfileFrame::Load | ProfileFrame::Host));
        if is_full && !stays {
            return self.child(None, ProfileFrame::Host);
        }
        self.nodes.push(Node { caller, frame: key.1.clone(), depth, gas: 0 });
        self.children.insert(key, self.nodes.len() - 1);
        Some(self.nodes.len() - 1)
    }

    fn offset(&mut self, module: &Module, program_counter: u32) -> Arc<Offset> {
        let found = self.offsets.entry(program_counter).or_insert_with(|| {
            let at = ProgramCounter(program_counter);
            let limit = limits::MAX_DEBUG_ENTRIES;
            let frames = module.blob.get_frame_info_for(at, Some(limit)).take(limit);
            let names = frames.filter_map(|frame| Some(frame.full_name().ok()?.to_string()));
            let functions = names.filter(|name| !name.is_empty()).map(|mut name| {
                let cut = (0..=limits::MAX_LOCATION_SIZE).rev().find(|n| name.is_char_boundary(*n));
                name.truncate(cut.unwrap_or(0));
                Arc::from(name)
            });
            let instruction = module.blob.instructions_bounded_at(at).next();
            let gas = instruction
                .map_or(0, |instruction| module.cost(class_of(instruction.kind.opcode())).into());
            let effect = match instruction.map(|instruction| instruction.kind) {
                Some(Instruction::load_imm_and_jump(register, value, _))
                | Some(Instruction::load_imm_and_jump_indirect(register, _, value, _))
                    if register.get() == Reg::RA =>
                {
                    Effect::Call(value as u32 as u64)
                }
                Some(Instruction::jump_indirect(register, distance)) => {
                    Effect::Jump(register.get(), distance)
                }
                _ => Effect::None,
            };
            Arc::new(Offset { functions: functions.collect(), gas, effect })
        });
        found.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, EngineConfig, InstructionCosts, WorkingSet};
    use alloc::vec;

    #[test]
    fn the_instructions_of_a_block_have_the_gas_that_it_is_charged() {
        let engine = Engine::new(EngineConfig::default());
        let costs = InstructionCosts::new(|class, set| match set {
            WorkingSet::Small => 1_000 + 37 * class as u16,
            WorkingSet::Medium => 3_000 + 37 * class as u16,
            WorkingSet::Large => 5_000 + 37 * class as u16,
        });
        for fixture in pvq_guest_fixtures::ALL {
            let interpreter = engine.interpreter().unwrap();
            let module = Module::new(fixture.program, [0; 32], costs, None).unwrap();
            let mut profiler = Profiler::default();
            let (mut start, mut gas, mut blocks) = (0, 0, 0);
            for instruction in module.blob.instructions() {
                gas += profiler.offset(&module, instruction.offset.0).gas;
                if instruction.kind.starts_new_basic_block() {
                    let found = module.block_gas(interpreter, start);
                    assert_eq!(found, Some(gas), "{} at {start}", fixture.name);
                    (start, gas, blocks) = (instruction.next_offset.0, 0, blocks + 1);
                }
            }
            assert_eq!(blocks, module.info().basic_blocks);
        }
    }

    #[test]
    fn an_instruction_that_is_not_paid_for_has_no_gas() {
        let (blob, costs) = (pvq_guest_fixtures::CHECKSUM, InstructionCosts::new(|_, _| 7));
        let module = Module::new(blob, [0; 32], costs, None).unwrap();
        // Instructions of a function that is known by name.
        let named =
            |gas| Arc::new(Offset { functions: vec!["f".into()], gas, effect: Effect::None });
        let offsets = || BTreeMap::from([(1, named(7)), (2, named(9))]);
        let reg = |_| 0;
        let gas_of = |profiler: Profiler, program| {
            let profile = profiler.finish(1, program, 0);
            let function = ProfileFrame::Function("f".into());
            assert_eq!(profile.entries.iter().map(|entry| entry.gas).sum::<i64>(), 1 + program);
            profile.entries.iter().find(|entry| entry.stack == [function.clone()]).map(|e| e.gas)
        };
        // It goes on once it has more gas.
        let mut profiler = Profiler { offsets: offsets(), ..Default::default() };
        profiler.step(&module, 1, reg);
        profiler.step(&module, 2, reg);
        profiler.out_of_gas(&module, 2);
        profiler.step(&module, 2, reg);
        assert_eq!(gas_of(profiler, 16), Some(16));
        // It gets no more.
        let mut profiler = Profiler { offsets: offsets(), ..Default::default() };
        profiler.step(&module, 1, reg);
        profiler.step(&module, 2, reg);
        profiler.out_of_gas(&module, 2);
        assert_eq!(gas_of(profiler, 7), Some(7));
    }

    #[test]
    fn a_profile_has_a_bound_whatever_a_program_calls() {
        let mut profiler = Profiler::default();
        let calls = 2 * limits::MAX_PROFILE_STACKS as u64;
        for extension in 0..calls {
            profiler.host(ProfileFrame::Extension { extension, function: None }, 1);
            let name = Arc::from(extension.to_string());
            profiler.current = profiler.child(None, ProfileFrame::Function(name));
        }
        assert!(profiler.nodes.len() <= limits::MAX_PROFILE_STACKS + 2);
        let profile = profiler.finish(5, 0, calls as i64);
        let total: i64 = profile.entries.iter().map(|entry| entry.gas).sum();
        assert_eq!(total, 5 + calls as i64);
        let host = profile.entries.iter().find(|entry| entry.stack == [ProfileFrame::Host]);
        assert!(host.unwrap().gas > 0);
    }
}
