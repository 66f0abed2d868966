use parking_lot::{Condvar, Mutex};

/// Lets so many through at a time. The others wait.
pub struct Gate {
    free: Mutex<usize>,
    left: Condvar,
}

/// A place beyond a [`Gate`], given up when it is dropped.
pub struct Place<'a>(&'a Gate);

impl Gate {
    pub fn new(places: usize) -> Self {
        Self { free: Mutex::new(places), left: Condvar::new() }
    }

    /// Waits for a place, and takes it.
    pub fn enter(&self) -> Place<'_> {
        let mut free = self.free.lock();
        while *free == 0 {
            self.left.wait(&mut free);
        }
        *free -= 1;
        Place(self)
    }
}

impl Drop for Place<'_> {
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
        let gate = Gate::new(3);
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let _place = gate.enter();
                    most.fetch_max(inside.fetch_add(1, SeqCst) + 1, SeqCst);
                    thread::sleep(Duration::from_millis(5));
                    inside.fetch_sub(1, SeqCst);
                });
            }
        });
        assert_eq!(most.load(SeqCst), 3, "all places are used, and no more");
    }

    #[test]
    fn a_panic_gives_its_place_up() {
        let gate = Gate::new(1);
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let _place = gate.enter();
            panic!("a call that panics");
        }));
        assert!(panicked.is_err());
        let _place = gate.enter();
    }
}
