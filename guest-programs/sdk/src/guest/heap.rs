use core::{
    alloc::{GlobalAlloc, Layout},
    cell::UnsafeCell,
    marker::PhantomData,
    mem::MaybeUninit,
    ptr::{null_mut, NonNull},
};
use picoalloc::{Allocator, Array, Env, Size};

/// A program's heap, in its read-write memory: PolkaVM's current instruction set cannot ask for more. The linker drops
/// it from a program that never allocates.
///
/// The address of its memory is known by its type and not stored in it, so that its initial value is all zeros and
/// takes no bytes of the program's blob.
pub struct Heap<R: Region>(UnsafeCell<Allocator<In<R>>>);

/// The memory of a [`Heap`].
///
/// # Safety
///
/// `base` always returns the same address, of `SIZE` bytes that are aligned to 32 and that nothing else uses.
pub unsafe trait Region {
    /// Its size, in bytes.
    const SIZE: usize;

    /// Returns the address of its first byte.
    fn base() -> *mut u8;
}

/// Memory for a [`Region`].
pub struct Room<const SIZE: usize>(UnsafeCell<MaybeUninit<Array<SIZE>>>);

// SAFETY: there is one thread.
unsafe impl<R: Region> Sync for Heap<R> {}

// SAFETY: there is one thread.
unsafe impl<const SIZE: usize> Sync for Room<SIZE> {}

#[allow(clippy::new_without_default)]
impl<R: Region> Heap<R> {
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

#[allow(clippy::new_without_default)]
impl<const SIZE: usize> Room<SIZE> {
    /// Creates the memory of a heap.
    pub const fn new() -> Self {
        Self(UnsafeCell::new(MaybeUninit::uninit()))
    }

    /// Returns the address of its first byte.
    pub fn base(&'static self) -> *mut u8 {
        self.0.get().cast()
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
unsafe impl<R: Region> GlobalAlloc for Heap<R> {
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

/// Tells the host that the heap has no room, and returns the null pointer. A program that does not handle the failure
/// ends by a trap, with a message only in a debugging build: otherwise the compiler leaves out the handler of failed
/// allocations.
#[cold]
#[inline(never)]
fn exhausted() -> *mut u8 {
    super::report_exhausted_heap();
    null_mut()
}
