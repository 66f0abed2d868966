/// The bounds of a heap that only grows: how much of its memory is in use, from the first byte on.
///
/// Blocks are handed out one after the other. Only the last one can be given back or resized, so blocks that are given
/// back in the reverse order of their allocation leave nothing behind, and others stay until the run ends.
///
/// It does not know its memory, which each call names, so that its initial value is zero and takes no bytes of a
/// program's blob.
pub struct Bump {
    used: usize,
}

/// The memory of a [`Bump`].
#[derive(Clone, Copy)]
pub struct Memory {
    /// The address of its first byte, a multiple of [`GRAIN`].
    pub base: usize,
    /// Its size in bytes, a multiple of [`GRAIN`]. It ends before the address space does.
    pub size: usize,
}

/// The unit of which every block is a multiple, in bytes. No type of the language has a greater alignment, unless its
/// author asks for one, so there are no gaps between blocks.
pub const GRAIN: usize = 16;

impl Bump {
    /// Creates the bounds of a heap of which nothing is in use.
    pub const fn new() -> Self {
        Self { used: 0 }
    }

    /// Allocates a block, and returns its address; `None` if there is no room.
    ///
    /// `size` and `align` are those of a [`Layout`](core::alloc::Layout). The size is not zero: nobody asks an allocator
    /// for a block of that size, and it would have no place of its own.
    #[inline(always)]
    pub fn allocate(&mut self, memory: Memory, size: usize, align: usize) -> Option<usize> {
        // Neither addition overflows for a `Layout`, whose size and alignment are at most half of the address space.
        let start =
            memory.base.wrapping_add(self.used).wrapping_add(align.wrapping_sub(1)) & !(align - 1);
        self.extend(memory, start, size).then_some(start)
    }

    /// Gives back a block of `size` bytes, if it is the last one.
    #[inline(always)]
    pub fn free(&mut self, memory: Memory, address: usize, size: usize) {
        if self.is_last(memory, address, size) {
            self.used = address.wrapping_sub(memory.base);
        }
    }

    /// Changes the size of a block, and returns whether that was possible where it is.
    #[inline(always)]
    pub fn resize(&mut self, memory: Memory, address: usize, old: usize, new: usize) -> bool {
        if self.is_last(memory, address, old) {
            self.extend(memory, address, new)
        } else {
            new <= old
        }
    }

    /// Puts the end of what is in use `size` bytes behind `start`, if that is in the memory.
    #[inline(always)]
    fn extend(&mut self, memory: Memory, start: usize, size: usize) -> bool {
        let from = start.wrapping_sub(memory.base);
        let size = rounded(size);
        let fits = from <= memory.size && size <= memory.size.wrapping_sub(from);
        if fits {
            self.used = from.wrapping_add(size);
        }
        fits
    }

    #[inline(always)]
    fn is_last(&self, memory: Memory, address: usize, size: usize) -> bool {
        address.wrapping_add(rounded(size)) == memory.base.wrapping_add(self.used)
    }
}

/// Rounds the size of a `Layout` up to whole grains, which does not overflow.
#[inline(always)]
const fn rounded(size: usize) -> usize {
    size.wrapping_add(GRAIN - 1) & !(GRAIN - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{vec, vec::Vec};

    const MEMORY: Memory = Memory { base: 0x1_0050, size: 0x1000 };

    /// A block as its owner sees it.
    #[derive(Clone, Copy)]
    struct Block {
        address: usize,
        size: usize,
    }

    /// Numbers that look random and are the same in every run.
    fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
        move |below| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % below
        }
    }

    #[test]
    fn blocks_are_aligned_inside_and_apart_whatever_happens() {
        let mut failed = 0;
        for seed in 0..300 {
            let mut number = numbers(seed);
            let mut bump = Bump::new();
            let mut blocks: Vec<Block> = vec![];
            for _ in 0..200 {
                match number(4) {
                    0 | 1 => {
                        let (size, align) = (1 + number(200), 1 << number(9));
                        match bump.allocate(MEMORY, size, align) {
                            Some(address) => {
                                assert_eq!(address % align, 0);
                                blocks.push(Block { address, size });
                            }
                            None => failed += 1,
                        }
                    }
                    2 if !blocks.is_empty() => {
                        let block = blocks.swap_remove(number(blocks.len()));
                        bump.free(MEMORY, block.address, block.size);
                    }
                    3 if !blocks.is_empty() => {
                        let nth = number(blocks.len());
                        let (block, new) = (blocks[nth], 1 + number(300));
                        if bump.resize(MEMORY, block.address, block.size, new) {
                            blocks[nth].size = new;
                        }
                    }
                    _ => (),
                }
                let mut sorted = blocks.clone();
                sorted.sort_by_key(|block| (block.address, block.size));
                for block in &sorted {
                    assert!(block.address >= MEMORY.base);
                    assert!(block.address + block.size <= MEMORY.base + MEMORY.size);
                }
                for pair in sorted.windows(2) {
                    assert!(pair[0].address + pair[0].size <= pair[1].address, "seed {seed}");
                }
            }
        }
        assert!(failed > 0);
    }

    #[test]
    fn blocks_freed_in_reverse_order_leave_nothing() {
        for seed in 0..100 {
            let mut number = numbers(seed);
            let mut bump = Bump::new();
            let blocks: Vec<_> = (0..20)
                .map(|_| {
                    let size = 1 + number(100);
                    let address = bump.allocate(MEMORY, size, 1 << number(5)).unwrap();
                    Block { address, size }
                })
                .collect();
            for block in blocks.iter().rev() {
                bump.free(MEMORY, block.address, block.size);
            }
            assert_eq!(bump.used, 0);
        }
    }

    #[test]
    fn the_last_block_grows_and_shrinks_where_it_is_and_others_only_shrink() {
        let mut bump = Bump::new();
        let first = bump.allocate(MEMORY, 10, 1).unwrap();
        let last = bump.allocate(MEMORY, 10, 1).unwrap();
        assert!(bump.resize(MEMORY, last, 10, 1000));
        assert!(bump.resize(MEMORY, last, 1000, 20));
        assert_eq!(bump.used, 48);
        assert!(!bump.resize(MEMORY, first, 10, 20));
        assert!(bump.resize(MEMORY, first, 10, 5));
        assert_eq!(bump.used, 48);
        assert!(bump.resize(MEMORY, last, 20, MEMORY.size - 16));
        assert!(!bump.resize(MEMORY, last, MEMORY.size - 16, MEMORY.size - 15));
        assert_eq!(bump.used, MEMORY.size);
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing() {
        let mut bump = Bump::new();
        for (size, align) in [
            (MEMORY.size + 1, 1),
            (isize::MAX as usize, 1),
            (1, 1 << 62),
            (1, 1 << 63),
            ((1 << 62) - 1, 1 << 62),
        ] {
            assert_eq!(bump.allocate(MEMORY, size, align), None, "{size} {align}");
            assert_eq!(bump.used, 0);
        }
        assert_eq!(bump.allocate(MEMORY, MEMORY.size, 1), Some(MEMORY.base));
        assert_eq!(bump.allocate(MEMORY, 1, 1), None);
    }
}
