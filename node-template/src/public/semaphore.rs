use parking_lot::{Condvar, Mutex};

/// A semaphore, which lets a number of threads through at a time. The others wait.
pub struct Semaphore {
    free: Mutex<usize>,
    left: Condvar,
}

/// A permit of a [`Semaphore`], released when it is dropped.
pub struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    pub fn new(permits: usize) -> Self {
        Self { free: Mutex::new(permits), left: Condvar::new() }
    }

    /// Waits for a permit, and takes it.
    pub fn acquire(&self) -> Permit<'_> {
        let mut free = self.free.lock();
        while *free == 0 {
            self.left.wait(&mut free);
        }
        *free -= 1;
        Permit(self)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.free.lock() += 1;
        self.0.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        panic::{catch_unwind, AssertUnwindSafe},
        sync::atomic::{AtomicUsize, Ordering::SeqCst},
        thread,
        time::Duration,
    };

    #[test]
    fn no_more_than_its_places_are_let_through_at_a_time() {
        let semaphore = Semaphore::new(3);
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let _permit = semaphore.acquire();
                    most.fetch_max(inside.fetch_add(1, SeqCst) + 1, SeqCst);
                    thread::sleep(Duration::from_millis(5));
                    inside.fetch_sub(1, SeqCst);
                });
            }
        });
        assert_eq!(most.load(SeqCst), 3, "all permits are used, and no more");
    }

    #[test]
    fn a_panic_gives_its_place_up() {
        let semaphore = Semaphore::new(1);
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let _permit = semaphore.acquire();
            panic!("a call that panics");
        }));
        assert!(panicked.is_err());
        let _permit = semaphore.acquire();
    }
}
