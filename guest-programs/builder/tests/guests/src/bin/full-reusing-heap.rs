//! As `full-heap`, with a heap of 64 KiB whose freed memory is used again.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[sdk::program(allocator = "picoalloc")]
mod full_reusing_heap {
    extern crate alloc;
    use alloc::vec::Vec;

    /// The sum of as many bytes on the heap.
    #[program::entrypoint]
    fn fill(bytes: u32) -> u32 {
        let filled: Vec<u8> = (0..bytes).map(|byte| byte as u8 | 1).collect();
        filled.iter().map(|byte| u32::from(*byte)).sum()
    }

    /// Whether there is room for as many bytes.
    #[program::entrypoint]
    fn has_room(bytes: u32) -> bool {
        let mut room = Vec::<u8>::new();
        let reserved = room.try_reserve_exact(bytes as usize).is_ok();
        // Room that nobody looks at is not asked for.
        core::hint::black_box(room.as_mut_ptr());
        reserved
    }

    /// The length of bytes that are copied to the heap.
    #[program::entrypoint]
    fn take(bytes: Vec<u8>) -> u32 {
        bytes.len() as u32
    }

    /// Fills blocks of every alignment, grows each in turn, and returns whether all kept what was written to them.
    #[program::entrypoint]
    fn keeps_contents(blocks: u32, growths: u32) -> bool {
        let mut lists: Vec<Vec<u128>> = (0..blocks).map(|_| Vec::new()).collect();
        let mut bytes: Vec<Vec<u8>> = (0..blocks).map(|_| Vec::new()).collect();
        for growth in 0..growths {
            for (nth, (list, bytes)) in lists.iter_mut().zip(&mut bytes).enumerate() {
                let value = (u128::from(growth) << 64) + nth as u128;
                list.push(value);
                bytes.push(value as u8);
                bytes.push((value >> 64) as u8);
            }
        }
        lists.iter().zip(&bytes).enumerate().all(|(nth, (list, bytes))| {
            list.as_ptr().addr() % align_of::<u128>() == 0
                && list.len() == growths as usize
                && bytes.len() == 2 * growths as usize
                && (0..growths).zip(list).zip(bytes.chunks(2)).all(|((growth, value), bytes)| {
                    *value == (u128::from(growth) << 64) + nth as u128
                        && *bytes == [nth as u8, growth as u8]
                })
        })
    }

    /// Allocates and frees as many bytes as often, in the order in which they came or in reverse, and returns whether
    /// there was room each time.
    #[program::entrypoint]
    fn reuses(bytes: u32, times: u32, reverse: bool) -> bool {
        (0..times).all(|_| {
            let (mut first, mut second) = (Vec::<u8>::new(), Vec::<u8>::new());
            let reserved = first.try_reserve_exact(bytes as usize).is_ok()
                && second.try_reserve_exact(bytes as usize).is_ok();
            core::hint::black_box((first.as_mut_ptr(), second.as_mut_ptr()));
            if reverse {
                drop(second);
                drop(first);
            } else {
                drop(first);
                drop(second);
            }
            reserved
        })
    }

    /// Whether a block of an alignment that no type has by itself is aligned, and zeroed where memory was used before.
    #[program::entrypoint]
    fn aligns() -> bool {
        #[repr(align(256))]
        struct Aligned([u8; 300]);

        drop(core::hint::black_box(alloc::vec![0xffu8; 600]));
        let odd = core::hint::black_box(alloc::vec![1u8; 3]);
        let aligned = alloc::boxed::Box::new(Aligned([7; 300]));
        let zeroed = core::hint::black_box(alloc::vec![0u8; 1000]);
        let address = core::hint::black_box(&raw const *aligned).addr();
        address % 256 == 0
            && odd == [1; 3]
            && aligned.0 == [7; 300]
            && zeroed.iter().all(|byte| *byte == 0)
    }
}
