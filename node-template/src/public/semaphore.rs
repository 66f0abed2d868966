use super::{pool::PublicCallError, LOG_TARGET};
use parking_lot::{Condvar, Mutex};

/// A semaphore, which lets a number of calls run at a time, each on the thread of its caller. Others wait, in the order
/// of their arrival.
pub struct Semaphore {
    state: Mutex<SemaphoreState>,
    passed_on: Condvar,
    /// The number of callers that may wait.
    size: usize,
}

struct SemaphoreState {
    /// The permits that nobody has. While there is one, nobody waits.
    free: usize,
    /// The callers to which no permit was passed on yet.
    waiting: usize,
    /// The permits that were passed on to callers that have not woken up yet.
    passed_on: usize,
}

/// A permit of a [`Semaphore`], released when it is dropped.
struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    /// Returns a semaphore with `permits` permits. Beside the calls that have one, `waiting` calls may wait.
    pub fn new(permits: usize, waiting: usize) -> Self {
        let state = SemaphoreState { free: permits, waiting: 0, passed_on: 0 };
        Self { state: Mutex::new(state), passed_on: Condvar::new(), size: waiting }
    }

    /// Waits for a permit, and runs `call` with it.
    pub fn run<R>(&self, call: impl FnOnce() -> R) -> Result<R, PublicCallError> {
        let _permit = self.acquire()?;
        Ok(call())
    }

    fn acquire(&self) -> Result<Permit<'_>, PublicCallError> {
        let mut state = self.state.lock();
        if state.free > 0 {
            state.free -= 1;
            return Ok(Permit(self));
        }
        if state.waiting >= self.size {
            let refused = PublicCallError::Full(self.size);
            log::debug!(target: LOG_TARGET, "{refused}");
            return Err(refused);
        }
        state.waiting += 1;
        while state.passed_on == 0 {
            self.passed_on.wait(&mut state);
        }
        state.passed_on -= 1;
        Ok(Permit(self))
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state.lock();
        if state.waiting == 0 {
            state.free += 1;
        } else {
            state.waiting -= 1;
            state.passed_on += 1;
            self.0.passed_on.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        panic::{catch_unwind, AssertUnwindSafe},
        sync::{
            atomic::{AtomicUsize, Ordering::SeqCst},
            mpsc,
        },
        thread,
        time::{Duration, Instant},
    };

    #[test]
    fn no_more_than_its_places_are_let_through_at_a_time() {
        let semaphore = Semaphore::new(3, 100);
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let call = || {
                        most.fetch_max(inside.fetch_add(1, SeqCst) + 1, SeqCst);
                        thread::sleep(Duration::from_millis(5));
                        inside.fetch_sub(1, SeqCst);
                    };
                    assert_eq!(semaphore.run(call), Ok(()));
                });
            }
        });
        assert_eq!(most.load(SeqCst), 3, "all permits are used, and no more");
        assert_eq!(semaphore.state.lock().free, 3, "all permits are back");
    }

    #[test]
    fn beyond_those_that_may_wait_a_call_is_refused_at_once() {
        let semaphore = Semaphore::new(1, 2);
        let (release, released) = mpsc::channel::<()>();
        let (started, starts) = mpsc::channel();
        thread::scope(|scope| {
            let first = &semaphore;
            scope.spawn(move || {
                first.run(move || {
                    started.send(()).unwrap();
                    released.recv()
                })
            });
            starts.recv().unwrap();
            for _ in 0..2 {
                scope.spawn(|| assert_eq!(semaphore.run(|| ()), Ok(())));
            }
            while semaphore.state.lock().waiting < 2 {
                thread::yield_now();
            }
            let asked = Instant::now();
            assert_eq!(semaphore.run(|| ()), Err(PublicCallError::Full(2)));
            assert!(asked.elapsed() < Duration::from_secs(1));
            release.send(()).unwrap();
        });
        assert_eq!(semaphore.run(|| 7), Ok(7), "it goes on");
    }

    #[test]
    fn a_panic_gives_its_place_up() {
        let semaphore = Semaphore::new(1, 0);
        let panicked =
            catch_unwind(AssertUnwindSafe(|| semaphore.run(|| panic!("a call that panics"))));
        assert!(panicked.is_err());
        assert_eq!(semaphore.run(|| 7), Ok(7));
    }
}
