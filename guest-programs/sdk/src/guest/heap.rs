use crate::bump::{Bump, Memory, GRAIN};
use core::{
    alloc::{GlobalAlloc, Layout},
    cell::UnsafeCell,
    marker::PhantomData,
    mem::MaybeUninit,
    ptr::null_mut,
};

/// A program's heap that only grows, in its read-write memory: PolkaVM's current instruction set cannot ask for more.
/// The linker drops it from a program that never allocates.
///
/// The address of its memory is known by its type and not stored in it, so that its initial value is all zeros and
/// takes no bytes of the program's blob.
pub struct Heap<R: Region> {
    bump: UnsafeCell<Bump>,
    region: PhantomData<fn() -> R>,
}

/// The memory of a heap.
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
#[repr(C, align(32))]
pub struct Room<const SIZE: usize>(UnsafeCell<MaybeUninit<[u8; SIZE]>>);

// SAFETY: there is one thread.
unsafe impl<R: Region> Sync for Heap<R> {}

// SAFETY: there is one thread.
unsafe impl<const SIZE: usize> Sync for Room<SIZE> {}

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

#[allow(clippy::new_without_default)]
impl<R: Region> Heap<R> {
    /// Creates a heap in `R`.
    pub const fn new() -> Self {
        Self { bump: UnsafeCell::new(Bump::new()), region: PhantomData }
    }

    /// # Safety
    ///
    /// The returned reference is no longer used when this is called again.
    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    unsafe fn bump(&self) -> &mut Bump {
        // SAFETY: there is one thread, and the caller promises the rest.
        unsafe { &mut *self.bump.get() }
    }

    #[inline(always)]
    fn memory() -> Memory {
        Memory { base: R::base().expose_provenance(), size: R::SIZE & !(GRAIN - 1) }
    }
}

// SAFETY: the blocks of a `Bump` are aligned and apart from each other, and in the region.
unsafe impl<R: Region> GlobalAlloc for Heap<R> {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: nothing here allocates.
        let block = unsafe { self.bump().allocate(Self::memory(), layout.size(), layout.align()) };
        block.map_or_else(exhausted, core::ptr::with_exposed_provenance_mut)
    }

    #[inline(never)]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: nothing here allocates.
        unsafe { self.bump().free(Self::memory(), memory.addr(), layout.size()) }
    }

    #[inline(never)]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: nothing here allocates.
        let resized =
            unsafe { self.bump().resize(Self::memory(), memory.addr(), layout.size(), new_size) };
        if resized {
            return memory;
        }
        // SAFETY: as the caller promises, this size and the alignment make a layout. A block that cannot be resized in
        // place is not shrunk, so the new one has room for all of it.
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
            if !moved.is_null() {
                core::ptr::copy_nonoverlapping(memory, moved, layout.size());
            }
            moved
        }
    }
}

/// Tells the host that the heap has no room, and returns the null pointer. A program that does not handle the failure
/// ends by a trap, with a message only in a debugging build: otherwise the compiler leaves out the handler of failed
/// allocations.
#[cold]
pub(super) fn exhausted() -> *mut u8 {
    super::report_exhausted_heap();
    null_mut()
}
