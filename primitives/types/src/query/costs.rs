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

/// The gas that instructions cost, by class: at least one each.
///
/// A basic block is charged as a whole before its first instruction. Encoded with a version, by which hosts of another
/// version find out that they cannot run programs as the chain does: they fail to decode it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Encode, Decode, TypeInfo)]
pub struct InstructionCosts(Versioned);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Encode, Decode, TypeInfo)]
enum Versioned {
    #[codec(index = 1)]
    V1([u16; InstructionClass::ALL.len()]),
}

impl InstructionCosts {
    /// The costs under which gas is the number of instructions: one for each.
    pub const EQUAL: Self = Self(Versioned::V1([1; InstructionClass::ALL.len()]));

    /// Returns the costs that `cost` returns for each class. Zero counts as one.
    pub fn new(cost: impl FnMut(InstructionClass) -> u16) -> Self {
        Self(Versioned::V1(InstructionClass::ALL.map(cost)))
    }

    /// Returns the gas of an instruction of `class`.
    pub const fn of(&self, class: InstructionClass) -> u32 {
        let Versioned::V1(costs) = self.0;
        match costs[class as usize] {
            0 => 1,
            cost => cost as u32,
        }
    }

    /// Returns the gas of the dearest instruction.
    pub fn highest(&self) -> u32 {
        InstructionClass::ALL.into_iter().map(|class| self.of(class)).max().unwrap_or(1)
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

    #[test]
    fn each_class_has_its_own_cost() {
        let costs = InstructionCosts::new(|class| 100 + class as u16);
        for (position, class) in InstructionClass::ALL.into_iter().enumerate() {
            assert_eq!(costs.of(class), 100 + position as u32);
        }
        assert_eq!(costs.highest(), 99 + InstructionClass::ALL.len() as u32);
        assert_eq!(InstructionCosts::new(|_| u16::MAX).highest(), 65_535);
    }

    #[test]
    fn no_instruction_is_free() {
        let free = InstructionCosts::new(|_| 0);
        let decoded = InstructionCosts::decode(&mut &free.encode()[..]).unwrap();
        for class in InstructionClass::ALL {
            assert_eq!((free.of(class), decoded.of(class)), (1, 1));
        }
        assert_eq!((free.highest(), InstructionCosts::EQUAL.highest()), (1, 1));
    }

    #[test]
    fn costs_of_another_version_are_refused() {
        let mut encoded = InstructionCosts::EQUAL.encode();
        assert_eq!(encoded.len(), 1 + 2 * InstructionClass::ALL.len());
        for version in [0, 2, 255] {
            encoded[0] = version;
            assert!(InstructionCosts::decode(&mut &encoded[..]).is_err());
        }
    }
}
