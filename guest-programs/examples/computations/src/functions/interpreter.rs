use super::Checksum;
use alloc::vec::Vec;

/// The instructions of a machine with a stack and variables: a byte each, and for some an argument in the next byte.
mod instructions {
    pub const PUSH: u8 = 0;
    pub const GET: u8 = 1;
    pub const SET: u8 = 2;
    pub const ADD: u8 = 3;
    pub const SUBTRACT: u8 = 4;
    pub const MULTIPLY: u8 = 5;
    pub const AND: u8 = 6;
    pub const HALVE: u8 = 7;
    pub const JUMP: u8 = 8;
    pub const JUMP_IF_ZERO: u8 = 9;
    pub const RETURN: u8 = 10;
}
use instructions::*;

/// Counts in variable 1 the steps of Collatz that lead from variable 0 to one. The comments are places.
#[rustfmt::skip]
const COLLATZ: [u8; 41] = [
    /*  0 */ GET, 0, PUSH, 1, SUBTRACT, JUMP_IF_ZERO, 38,
    /*  7 */ GET, 0, PUSH, 1, AND, JUMP_IF_ZERO, 24,
    /* 14 */ GET, 0, PUSH, 3, MULTIPLY, PUSH, 1, ADD, JUMP, 27,
    /* 24 */ GET, 0, HALVE,
    /* 27 */ SET, 0,
    /* 29 */ GET, 1, PUSH, 1, ADD, SET, 1, JUMP, 0,
    /* 38 */ GET, 1, RETURN,
];

/// Interprets a byte code for each of `size` numbers.
pub fn interpreter(seed: u32, size: u32) -> u64 {
    let mut checksum = Checksum::new(seed);
    for number in 0..size {
        let input = 1 + seed.wrapping_add(number) % 10_000;
        checksum.add(run(&COLLATZ, input.into()).expect("the code is right"));
    }
    checksum.value()
}

/// Runs `code` with `input` in variable 0, to the number that it returns. Returns `None` where the code is wrong.
fn run(code: &[u8], input: u64) -> Option<u64> {
    let mut variables = [input, 0];
    let mut stack: Vec<u64> = Vec::with_capacity(8);
    let mut place = 0;
    loop {
        let mut take = || {
            place += 1;
            code.get(place - 1).copied()
        };
        match take()? {
            PUSH => stack.push(take()?.into()),
            GET => stack.push(*variables.get(usize::from(take()?))?),
            SET => *variables.get_mut(usize::from(take()?))? = stack.pop()?,
            ADD => calculate(&mut stack, u64::wrapping_add)?,
            SUBTRACT => calculate(&mut stack, u64::wrapping_sub)?,
            MULTIPLY => calculate(&mut stack, u64::wrapping_mul)?,
            AND => calculate(&mut stack, |a, b| a & b)?,
            HALVE => *stack.last_mut()? >>= 1,
            JUMP => place = take()?.into(),
            JUMP_IF_ZERO => {
                let target = take()?;
                if stack.pop()? == 0 {
                    place = target.into();
                }
            }
            RETURN => return stack.pop(),
            _ => return None,
        }
    }
}

fn calculate(stack: &mut Vec<u64>, operation: impl Fn(u64, u64) -> u64) -> Option<()> {
    let second = stack.pop()?;
    let first = stack.last_mut()?;
    *first = operation(*first, second);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_numbers_of_steps() {
        for (number, steps) in [(1, 0), (2, 1), (7, 16), (27, 111), (97, 118), (6_171, 261)] {
            assert_eq!(run(&COLLATZ, number), Some(steps), "{number}");
        }
    }

    #[test]
    fn wrong_code_has_no_result() {
        for code in [
            &[][..],
            &[PUSH],
            &[RETURN],
            &[PUSH, 1, ADD, RETURN],
            &[GET, 2, RETURN],
            &[SET, 0],
            &[HALVE],
            &[JUMP, 9],
            &[11],
        ] {
            assert_eq!(run(code, 5), None, "{code:?}");
        }
        assert_eq!(run(&[GET, 0, RETURN], 5), Some(5));
    }
}
