use super::program::{Abi, ProgramInfo};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Declares the classes in the order in which their costs are encoded.
macro_rules! classes {
    ($($(#[$documentation:meta])* $class:ident,)*) => {
        /// A class of instructions, each of which costs the same gas.
        ///
        /// The opcodes of a class are a part of the costs' version: they may not change within one.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum InstructionClass {
            $($(#[$documentation])* $class,)*
        }

        impl InstructionClass {
            /// All classes.
            pub const ALL: [Self; [$(stringify!($class)),*].len()] = [$(Self::$class),*];
        }

        impl InstructionCosts {
            /// Returns the costs that `cost` returns for each class and working set. Zero counts as one.
            ///
            /// A call for each, in place of a loop, lets a compiler replace those of which it knows the result. A runtime
            /// computes its costs for each query.
            #[inline(always)]
            pub fn new(mut cost: impl FnMut(InstructionClass, WorkingSet) -> u16) -> Self {
                Self(Versioned::V1 {
                    small: [$(cost(InstructionClass::$class, WorkingSet::Small)),*],
                    medium: [$(cost(InstructionClass::$class, WorkingSet::Medium)),*],
                    large: [$(cost(InstructionClass::$class, WorkingSet::Large)),*],
                })
            }
        }
    };
}

classes! {
    /// Sets a register to a constant, or to another register or the extended lower part of it.
    Move,
    /// Additions and subtractions.
    Add,
    /// Conjunctions, disjunctions and exclusive disjunctions, with or without a negation.
    Logic,
    /// Shifts.
    Shift,
    /// Rotations.
    Rotate,
    /// Sets a register to the result of a comparison.
    Compare,
    /// Conditional moves, minima and maxima.
    Select,
    /// Counts bits, or reverses bytes.
    Bits,
    /// Multiplications that keep the lower half of the product.
    Multiply,
    /// Multiplications that keep the upper half of the product.
    MultiplyUpper,
    /// Divisions and remainders of 32 bits.
    Divide32,
    /// Divisions and remainders of 64 bits.
    Divide64,
    /// Loads of a byte.
    Load8,
    /// Loads of two bytes.
    Load16,
    /// Loads of four bytes.
    Load32,
    /// Loads of eight bytes.
    Load64,
    /// Stores of a byte.
    Store8,
    /// Stores of two bytes.
    Store16,
    /// Stores of four bytes.
    Store32,
    /// Stores of eight bytes.
    Store64,
    /// Branches on two registers, taken or not.
    Branch,
    /// Branches on a register and a constant, taken or not.
    BranchImmediate,
    /// Jumps to a constant place.
    Jump,
    /// Calls: jumps to a constant place that set a register.
    JumpAndLink,
    /// Jumps to a place from a register, which returns are, with or without setting a register.
    JumpIndirect,
    /// Ends of basic blocks that go on with the next one, marks of unlikely code, and traps.
    Fallthrough,
    /// Interruptions for the host: its functions, and the growth of a 32-bit program's heap. The host charges for
    /// what it does besides.
    HostCall,
    /// `memset` of no byte. Each byte that it writes costs one gas more, whatever the costs.
    Memset,
}

/// The memory that a run may touch: its compiled program, and the program's own memory. By it alone, an instruction may
/// take several times as long, where that memory is not in the processor's caches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WorkingSet {
    /// At most [`SMALL_CODE`](Self::SMALL_CODE) and [`SMALL_MEMORY`](Self::SMALL_MEMORY).
    Small,
    /// At most [`MEDIUM_CODE`](Self::MEDIUM_CODE) and [`SMALL_MEMORY`](Self::SMALL_MEMORY).
    Medium,
    /// More than that, or a 32-bit program, whose heap may grow.
    Large,
}

impl WorkingSet {
    /// All of them, the nearest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Bytes of [`ProgramInfo::interpreter_memory`] of a small working set, at most. It holds some 3,000 instructions, and
    /// fits the second cache of a processor core with room for the interpreter.
    pub const SMALL_CODE: u32 = 128 * 1024;

    /// Bytes of [`ProgramInfo::memory`] of a small working set, at most, and of a medium one. It fits the second cache of a
    /// processor core too. Memory is allocated before a run where it is no larger, which takes little time even for a program
    /// that does not use it.
    pub const SMALL_MEMORY: u32 = 256 * 1024;

    /// Bytes of [`ProgramInfo::interpreter_memory`] of a medium working set, at most. It holds some 25,000 instructions. With
    /// the memory, it fits a second cache of 2 MiB, and most of it one of half that size.
    pub const MEDIUM_CODE: u32 = 1024 * 1024;

    /// Returns that of a program.
    pub fn of(program: &ProgramInfo) -> Self {
        match (program.abi, program.interpreter_memory) {
            (Abi::Legacy, _) => Self::Large,
            _ if program.memory > Self::SMALL_MEMORY => Self::Large,
            (Abi::Current, code) if code <= Self::SMALL_CODE => Self::Small,
            (Abi::Current, code) if code <= Self::MEDIUM_CODE => Self::Medium,
            _ => Self::Large,
        }
    }
}

/// The gas that instructions cost, by class and working set: at least one each.
///
/// A basic block is charged as a whole before its first instruction. Encoded with a version, by which hosts of another
/// version find out that they cannot run programs as the chain does: they fail to decode it. The bounds of a working set
/// are a part of the version.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Encode, Decode, TypeInfo)]
pub struct InstructionCosts(Versioned);

/// The gas of each class.
type Costs = [u16; InstructionClass::ALL.len()];

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Encode, Decode, TypeInfo)]
enum Versioned {
    #[codec(index = 1)]
    V1 { small: Costs, medium: Costs, large: Costs },
}

impl InstructionCosts {
    /// The costs under which gas is the number of instructions: one for each.
    pub const EQUAL: Self = Self(Versioned::V1 {
        small: [1; InstructionClass::ALL.len()],
        medium: [1; InstructionClass::ALL.len()],
        large: [1; InstructionClass::ALL.len()],
    });

    /// Returns the gas of an instruction of `class` in a program with the working set `set`.
    pub const fn of(&self, class: InstructionClass, set: WorkingSet) -> u32 {
        let Versioned::V1 { small, medium, large } = &self.0;
        let costs = match set {
            WorkingSet::Small => small,
            WorkingSet::Medium => medium,
            WorkingSet::Large => large,
        };
        match costs[class as usize] {
            0 => 1,
            cost => cost as u32,
        }
    }

    /// Returns the gas of the dearest instruction in programs with the working set `set`.
    pub fn highest(&self, set: WorkingSet) -> u32 {
        InstructionClass::ALL.into_iter().map(|class| self.of(class, set)).max().unwrap_or(1)
    }
}

impl Default for InstructionCosts {
    /// Returns [`EQUAL`](Self::EQUAL).
    fn default() -> Self {
        Self::EQUAL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns costs of which no two are the same.
    fn distinct() -> InstructionCosts {
        InstructionCosts::new(|class, set| match set {
            WorkingSet::Small => 100 + class as u16,
            WorkingSet::Medium => 500 + class as u16,
            WorkingSet::Large => 1_000 + class as u16,
        })
    }

    #[test]
    fn each_class_has_its_own_cost_in_each_working_set() {
        let costs = distinct();
        for (position, class) in InstructionClass::ALL.into_iter().enumerate() {
            assert_eq!(costs.of(class, WorkingSet::Small), 100 + position as u32);
            assert_eq!(costs.of(class, WorkingSet::Medium), 500 + position as u32);
            assert_eq!(costs.of(class, WorkingSet::Large), 1_000 + position as u32);
        }
        let last = InstructionClass::ALL.len() as u32 - 1;
        let highest = [100 + last, 500 + last, 1_000 + last];
        assert_eq!(WorkingSet::ALL.map(|set| costs.highest(set)), highest);
        let most = InstructionCosts::new(|_, _| u16::MAX);
        assert_eq!(WorkingSet::ALL.map(|set| most.highest(set)), [65_535; 3]);
    }

    #[test]
    fn no_instruction_is_free() {
        let free = InstructionCosts::new(|_, _| 0);
        let decoded = InstructionCosts::decode(&mut &free.encode()[..]).unwrap();
        for set in WorkingSet::ALL {
            for class in InstructionClass::ALL {
                assert_eq!((free.of(class, set), decoded.of(class, set)), (1, 1));
            }
            assert_eq!((free.highest(set), InstructionCosts::EQUAL.highest(set)), (1, 1));
        }
    }

    #[test]
    fn costs_of_another_version_are_refused() {
        let mut encoded = InstructionCosts::EQUAL.encode();
        assert_eq!(encoded.len(), 1 + 3 * 2 * InstructionClass::ALL.len());
        for version in [0, 2, 255] {
            encoded[0] = version;
            assert!(InstructionCosts::decode(&mut &encoded[..]).is_err());
        }
    }

    fn program(abi: Abi, interpreter_memory: u32, memory: u32) -> ProgramInfo {
        ProgramInfo {
            hash: Default::default(),
            abi,
            isa: Default::default(),
            size: 0,
            code_size: 0,
            instructions: 0,
            basic_blocks: 0,
            max_block_size: 0,
            imports: Default::default(),
            ro_data: 0,
            rw_data: 0,
            stack: 0,
            memory,
            interpreter_memory,
        }
    }

    #[test]
    fn a_working_set_is_small_or_medium_up_to_its_bounds_where_it_cannot_grow() {
        let set = |abi, code, memory| WorkingSet::of(&program(abi, code, memory));
        let memory = WorkingSet::SMALL_MEMORY;
        for (code, within, beyond) in [
            (WorkingSet::SMALL_CODE, WorkingSet::Small, WorkingSet::Medium),
            (WorkingSet::MEDIUM_CODE, WorkingSet::Medium, WorkingSet::Large),
        ] {
            assert_eq!(set(Abi::Current, code, memory), within);
            assert_eq!(set(Abi::Current, code + 1, memory), beyond);
            assert_eq!(set(Abi::Current, code, memory + 1), WorkingSet::Large);
        }
        // Much of one is not made up for by little of the other.
        assert_eq!(set(Abi::Current, u32::MAX, 0), WorkingSet::Large);
        assert_eq!(set(Abi::Current, 0, u32::MAX), WorkingSet::Large);
        assert_eq!(set(Abi::Legacy, 0, 0), WorkingSet::Large);
    }
}
