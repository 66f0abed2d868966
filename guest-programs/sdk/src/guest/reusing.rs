use super::heap::{exhausted, Region};
use core::{
    alloc::{GlobalAlloc, Layout},
    cell::UnsafeCell,
    marker::PhantomData,
    ptr::NonNull,
};
use picoalloc::{Allocator, Env, Size};

/// A program's heap that uses freed memory again, whatever the order, by `picoalloc`. Takes about four kilobytes of the
/// program's blob.
///
/// As with [`Heap`](super::Heap), its initial value is all zeros.
pub struct ReusingHeap<R: Region>(UnsafeCell<Allocator<In<R>>>);

// SAFETY: there is one thread.
unsafe impl<R: Region> Sync for ReusingHeap<R> {}

#[allow(clippy::new_without_default)]
impl<R: Region> ReusingHeap<R> {
    /// Creates a heap in `R`.
    pub const fn new() -> Self {
        Self(UnsafeCell::new(Allocator::new(In(PhantomData))))
    }

    /// # Safety
    ///
    /// The returned reference is no longer used when this is called again.
    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    unsafe fn allocator(&self) -> &mut Allocator<In<R>> {
        // SAFETY: there is one thread, and the caller promises the rest.
        unsafe { &mut *self.0.get() }
    }
}

/// `picoalloc`'s view of a [`Region`].
struct In<R>(PhantomData<fn() -> R>);

impl<R: Region> Env for In<R> {
    #[inline]
    fn total_space(&self) -> Size {
        const { Size::from_bytes_usize(R::SIZE & !31).unwrap() }
    }

    #[inline]
    unsafe fn allocate_address_space(&mut self) -> *mut u8 {
        R::base()
    }

    #[inline]
    unsafe fn expand_memory_until(&mut self, _: *mut u8, size: Size) -> bool {
        size <= self.total_space()
    }

    #[inline]
    unsafe fn free_address_space(&mut self, _: *mut u8) {}
}

fn sizes(layout: Layout) -> Option<(Size, Size)> {
    Some((Size::from_bytes_usize(layout.align())?, Size::from_bytes_usize(layout.size())?))
}

// Not inlined: the functions are large, and a program allocates in many places.
//
// SAFETY: `picoalloc` returns memory of the requested size and alignment that is not in use, or none.
unsafe impl<R: Region> GlobalAlloc for ReusingHeap<R> {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the allocator calls nothing that allocates.
        let allocator = unsafe { self.allocator() };
        let memory = sizes(layout).and_then(|(align, size)| allocator.alloc(align, size));
        memory.map_or_else(exhausted, NonNull::as_ptr)
    }

    #[inline(never)]
    unsafe fn dealloc(&self, memory: *mut u8, _: Layout) {
        // SAFETY: as the caller promises, `memory` is from `alloc`, so not null, and in use.
        unsafe { self.allocator().free(NonNull::new_unchecked(memory)) }
    }

    #[inline(never)]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: as the caller promises, this size and the alignment make a layout.
        let layout = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        // SAFETY: as in `alloc` and `dealloc`.
        let moved = sizes(layout).and_then(|(align, size)| unsafe {
            self.allocator().realloc(NonNull::new_unchecked(memory), align, size)
        });
        moved.map_or_else(exhausted, NonNull::as_ptr)
    }
}
