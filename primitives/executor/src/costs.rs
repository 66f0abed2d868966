//! The costs of instructions, as the virtual machine takes them.

use polkavm::program::Opcode;
use pvq_primitives::InstructionClass;

/// Calls a macro with the opcodes of each class.
macro_rules! with_classes {
    ($macro:ident $($argument:tt)*) => {
        $crate::costs::$macro! { ($($argument)*)
            Move: load_imm load_imm64 move_reg sign_extend_8 sign_extend_16 zero_extend_16;
            Add: add_32 add_64 add_imm_32 add_imm_64 sub_32 sub_64 negate_and_add_imm_32 negate_and_add_imm_64;
            Logic: and and_imm and_inverted or or_imm or_inverted xor xor_imm xnor;
            Shift: shift_arithmetic_right_32 shift_arithmetic_right_64 shift_arithmetic_right_imm_32
                shift_arithmetic_right_imm_64 shift_arithmetic_right_imm_alt_32 shift_arithmetic_right_imm_alt_64
                shift_logical_left_32 shift_logical_left_64 shift_logical_left_imm_32 shift_logical_left_imm_64
                shift_logical_left_imm_alt_32 shift_logical_left_imm_alt_64 shift_logical_right_32
                shift_logical_right_64 shift_logical_right_imm_32 shift_logical_right_imm_64
                shift_logical_right_imm_alt_32 shift_logical_right_imm_alt_64;
            Rotate: rotate_left_32 rotate_left_64 rotate_right_32 rotate_right_64 rotate_right_imm_32
                rotate_right_imm_64 rotate_right_imm_alt_32 rotate_right_imm_alt_64;
            Compare: set_greater_than_signed_imm set_greater_than_unsigned_imm set_less_than_signed
                set_less_than_signed_imm set_less_than_unsigned set_less_than_unsigned_imm;
            Select: cmov_if_not_zero cmov_if_not_zero_imm cmov_if_zero cmov_if_zero_imm maximum maximum_unsigned minimum
                minimum_unsigned;
            Bits: count_leading_zero_bits_32 count_leading_zero_bits_64 count_set_bits_32 count_set_bits_64
                count_trailing_zero_bits_32 count_trailing_zero_bits_64 reverse_byte;
            Multiply: mul_32 mul_64 mul_imm_32 mul_imm_64;
            MultiplyUpper: mul_upper_signed_signed mul_upper_signed_unsigned mul_upper_unsigned_unsigned;
            Divide32: div_signed_32 div_unsigned_32 rem_signed_32 rem_unsigned_32;
            Divide64: div_signed_64 div_unsigned_64 rem_signed_64 rem_unsigned_64;
            Load8: load_i8 load_u8 load_indirect_i8 load_indirect_u8;
            Load16: load_i16 load_u16 load_indirect_i16 load_indirect_u16;
            Load32: load_i32 load_u32 load_indirect_i32 load_indirect_u32;
            Load64: load_u64 load_indirect_u64;
            Store8: store_u8 store_imm_u8 store_indirect_u8 store_imm_indirect_u8;
            Store16: store_u16 store_imm_u16 store_indirect_u16 store_imm_indirect_u16;
            Store32: store_u32 store_imm_u32 store_indirect_u32 store_imm_indirect_u32;
            Store64: store_u64 store_imm_u64 store_indirect_u64 store_imm_indirect_u64;
            Branch: branch_eq branch_not_eq branch_less_unsigned branch_less_signed branch_greater_or_equal_unsigned
                branch_greater_or_equal_signed;
            BranchImmediate: branch_eq_imm branch_not_eq_imm branch_less_unsigned_imm branch_less_signed_imm
                branch_greater_or_equal_unsigned_imm branch_greater_or_equal_signed_imm
                branch_less_or_equal_unsigned_imm branch_less_or_equal_signed_imm branch_greater_unsigned_imm
                branch_greater_signed_imm;
            Jump: jump;
            JumpAndLink: load_imm_and_jump;
            JumpIndirect: jump_indirect load_imm_and_jump_indirect;
            Fallthrough: fallthrough unlikely trap;
            HostCall: ecalli sbrk;
            Memset: memset;
        }
    };
}

macro_rules! match_opcode {
    (($opcode:ident) $($class:ident: $($name:ident)*;)*) => {
        match $opcode {
            $($(Opcode::$name)|* => InstructionClass::$class,)*
            // No opcode: PolkaVM forbids a list of all.
            Opcode::_NonExhaustive(()) => InstructionClass::Fallthrough,
        }
    };
}

/// Returns the cost model of a version of PolkaVM for costs of instructions and a working set. It does not compile where
/// that version has an opcode without a class.
macro_rules! cost_model {
    ($polkavm:ident, $costs:expr, $set:expr) => {
        $crate::costs::with_classes!(cost_model_of_classes $polkavm, $costs, $set)
    };
}

macro_rules! cost_model_of_classes {
    (($polkavm:ident, $costs:expr, $set:expr) $($class:ident: $($name:ident)*;)*) => {{
        use pvq_primitives::InstructionClass;
        let costs: pvq_primitives::InstructionCosts = $costs;
        let set: pvq_primitives::WorkingSet = $set;
        $polkavm::CostModelKind::from(alloc::sync::Arc::new($polkavm::CostModel {
            $($($name: costs.of(InstructionClass::$class, set),)*)*
            // Validated programs have none.
            invalid: costs.of(InstructionClass::Fallthrough, set),
        }))
    }};
}

pub(crate) use {cost_model, cost_model_of_classes, match_opcode, with_classes};

/// Returns the class of instructions with `opcode`.
pub fn class_of(opcode: Opcode) -> InstructionClass {
    with_classes!(match_opcode opcode)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pvq_primitives::{InstructionCosts, WorkingSet};

    #[test]
    fn every_opcode_has_the_cost_of_its_class_in_both_versions() {
        let costs = InstructionCosts::new(|class, set| match set {
            WorkingSet::Small => 1_000 + 7 * class as u16,
            WorkingSet::Medium => 2_000 + 7 * class as u16,
            WorkingSet::Large => 3_000 + 7 * class as u16,
        });
        for set in WorkingSet::ALL {
            let polkavm::CostModelKind::Simple(interpreted) = cost_model!(polkavm, costs, set)
            else {
                panic!("it has a cost for each opcode")
            };
            for opcode in Opcode::ALL {
                let expected = costs.of(class_of(*opcode), set);
                assert_eq!(interpreted.cost_for_opcode(*opcode), expected, "{opcode:?}");
            }
            #[cfg(feature = "recompiler")]
            {
                let polkavm_recompiler::CostModelKind::Simple(recompiled) =
                    cost_model!(polkavm_recompiler, costs, set)
                else {
                    panic!("it has a cost for each opcode")
                };
                // Both versions encode their fields in the same order.
                assert_eq!(recompiled.serialize(), interpreted.serialize());
            }
        }
    }

    /// The host charges alike for an `sbrk` and for the call that replaces it.
    #[test]
    fn an_sbrk_costs_what_a_call_costs() {
        assert_eq!(class_of(Opcode::sbrk), class_of(Opcode::ecalli));
    }

    #[test]
    fn every_class_has_an_opcode() {
        for class in InstructionClass::ALL {
            assert!(Opcode::ALL.iter().any(|opcode| class_of(*opcode) == class), "{class:?}");
        }
    }
}
