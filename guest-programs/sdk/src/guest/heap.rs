use core::{
    alloc::{GlobalAlloc, Layout},
    cell::UnsafeCell,
    marker::PhantomData,
    mem::MaybeUninit,
    ptr::{null_mut, NonNull},
};
use picoalloc::{Allocator, Array, Env, Size};

/// A program's heap: part of its read-write memory, since PolkaVM's current instruction set cannot
/// ask for more. A program that never allocates has none of it.
///
/// Where its room is, is known by type and not by value: so all of it starts as zeros, and nothing of
/// it is in the program's blob.
pub struct Heap<R: Region>(UnsafeCell<Allocator<In<R>>>);

/// The room of a [`Heap`].
///
/// # Safety
///
/// `base` is always the same `SIZE` bytes, aligned to 32, which nobody else uses.
pub unsafe trait Region {
    /// How large it is, in bytes.
    const SIZE: usize;

    /// Where it begins.
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
    /// The heap in `R`.
    pub const fn new() -> Self {
        Self(UnsafeCell::new(Allocator::new(In(PhantomData))))
    }

    /// # Safety
    ///
    /// The reference ends before there is another.
    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    unsafe fn allocator(&self) -> &mut Allocator<In<R>> {
        // SAFETY: there is one thread, and the caller promises the rest.
        unsafe { &mut *self.0.get() }
    }
}

#[allow(clippy::new_without_default)]
impl<const SIZE: usize> Room<SIZE> {
    /// Room for a heap.
    pub const fn new() -> Self {
        Self(UnsafeCell::new(MaybeUninit::uninit()))
    }

    /// Where it begins.
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

// The functions are large, and a program that allocates does so in many places.
//
// SAFETY: `picoalloc` hands out memory that nobody has, of the asked size and alignment, or none.
unsafe impl<R: Region> GlobalAlloc for Heap<R> {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the allocator does not call out.
        let allocator = unsafe { self.allocator() };
        let memory = sizes(layout).and_then(|(align, size)| allocator.alloc(align, size));
        memory.map_or_else(exhausted, NonNull::as_ptr)
    }

    #[inline(never)]
    unsafe fn dealloc(&self, memory: *mut u8, _: Layout) {
        // SAFETY: the caller's: `memory` is from `alloc`, so not null, and in use.
        unsafe { self.allocator().free(NonNull::new_unchecked(memory)) }
    }

    #[inline(never)]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller's: with this size, the alignment makes a layout.
        let layout = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        // SAFETY: as in `alloc` and `dealloc`.
        let moved = sizes(layout).and_then(|(align, size)| unsafe {
            self.allocator().realloc(NonNull::new_unchecked(memory), align, size)
        });
        moved.map_or_else(exhausted, NonNull::as_ptr)
    }
}

/// Tells the host that there is no more room. The program gets no memory, and most end for it: by a trap
/// without a word, for the compiler leaves no handler of failed allocations.
#[cold]
#[inline(never)]
fn exhausted() -> *mut u8 {
    super::report_exhausted_heap();
    null_mut()
}
