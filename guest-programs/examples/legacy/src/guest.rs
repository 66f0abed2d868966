use alloc::vec::Vec;
use core::alloc::{GlobalAlloc, Layout};

mod import {
    #[polkavm_derive::polkavm_import]
    extern "C" {
        pub fn host_call(extension_id: u64, call_ptr: u32, call_len: u32) -> u64;
    }
}

/// Makes a call. The host puts the answer on the heap.
pub fn host_call(extension_id: u64, call: &[u8]) -> Vec<u8> {
    // SAFETY: the host reads `call`, and writes where nobody else has anything.
    let packed = unsafe {
        import::host_call(extension_id, call.as_ptr() as usize as u32, call.len() as u32)
    };
    let (pointer, len) = (packed as u32 as usize as *mut u8, (packed >> 32) as usize);
    if len == 0 {
        return Vec::new();
    }
    // SAFETY: the host has allocated these bytes for us, as `Bump` would have.
    unsafe { Vec::from_raw_parts(pointer, len, len) }
}

/// A heap that only grows.
struct Bump;

// SAFETY: `sbrk` gives memory that nobody has, or none.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let end = sbrk(0) as usize;
        let padding = end.wrapping_neg() & (layout.align() - 1);
        if sbrk(padding + layout.size()).is_null() {
            return core::ptr::null_mut();
        }
        (end + padding) as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static HEAP: Bump = Bump;

/// Grows the heap by `size` bytes: its new end, or null if it may not be that large.
fn sbrk(size: usize) -> *mut u8 {
    let end;
    // SAFETY: PolkaVM's instruction `sbrk` touches nothing but the register.
    unsafe {
        core::arch::asm!(
            ".insn r 0xb, 1, 0, {end}, {size}, zero",
            size = in(reg) size,
            end = lateout(reg) end,
        );
    }
    end
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    // SAFETY: an instruction that is none ends the run.
    unsafe { core::arch::asm!("unimp", options(noreturn)) }
}
