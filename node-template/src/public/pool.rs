use super::LOG_TARGET;
use parking_lot::{Condvar, Mutex};
use std::{
    collections::VecDeque,
    io,
    panic::{catch_unwind, AssertUnwindSafe},
    sync::{mpsc, Arc},
    thread,
};

/// The niceness of a pool's threads. Each has about a tenth of the weight of a thread with the usual niceness, and runs
/// as fast as that where nothing else runs.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// A pool of threads of low priority, on which calls of the runtime run in the order of their arrival.
pub struct LowPriorityPool {
    shared: Arc<JobQueue>,
    threads: usize,
}

/// The reason why a call has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublicCallError {
    #[error(
        "this node makes no such call for clients: for a query, use pvq_query, or another node"
    )]
    Off,
    #[error("{0} such calls wait already: try again, or use pvq_query for a query")]
    Full(usize),
    #[error("{0} calls run or wait already: try again, or use pvq_query for a query")]
    Busy(usize),
    #[error("calls of light clients have used their {0} percent of a processor: try again later")]
    ShareSpent(u8),
    #[error("the call panicked")]
    Panicked,
}

impl From<PublicCallError> for sp_blockchain::Error {
    fn from(refused: PublicCallError) -> Self {
        Self::Application(Box::new(refused))
    }
}

type Job = Box<dyn FnOnce() + Send>;

struct JobQueue {
    state: Mutex<PoolState>,
    changed: Condvar,
    /// The number of jobs that may wait.
    size: usize,
}

#[derive(Default)]
struct PoolState {
    waiting: VecDeque<Job>,
    /// The number of threads without a job.
    idle: usize,
    closed: bool,
}

impl LowPriorityPool {
    /// Starts `threads` threads. Beside the jobs that run on them, `waiting` jobs may wait.
    pub fn new(name: &str, threads: usize, waiting: usize) -> io::Result<Self> {
        let state = Mutex::new(PoolState { idle: threads, ..Default::default() });
        let shared = Arc::new(JobQueue { state, changed: Condvar::new(), size: waiting });
        let pool = Self { shared, threads };
        for _ in 0..threads {
            let shared = pool.shared.clone();
            thread::Builder::new().name(name.into()).spawn(move || work(&shared))?;
        }
        Ok(pool)
    }

    /// Runs `job` on one of the threads, and waits for its result.
    pub fn run<R: Send + 'static>(
        &self,
        job: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, PublicCallError> {
        let (answer, answered) = mpsc::sync_channel(1);
        self.enter(Box::new(move || {
            // The receiver is there, because the caller waits below.
            let _ = answer.send(job());
        }))?;
        answered.recv().map_err(|_| PublicCallError::Panicked)
    }

    fn enter(&self, job: Job) -> Result<(), PublicCallError> {
        if self.threads == 0 {
            return Err(PublicCallError::Off);
        }
        let mut state = self.shared.state.lock();
        if state.waiting.len() >= state.idle + self.shared.size {
            let refused = PublicCallError::Full(self.shared.size);
            log::debug!(target: LOG_TARGET, "{refused}");
            return Err(refused);
        }
        state.waiting.push_back(job);
        drop(state);
        self.shared.changed.notify_one();
        Ok(())
    }
}

impl Drop for LowPriorityPool {
    fn drop(&mut self) {
        self.shared.state.lock().closed = true;
        self.shared.changed.notify_all();
    }
}

/// Runs jobs until the pool is dropped.
fn work(shared: &JobQueue) {
    lower_priority();
    loop {
        let job = {
            let mut state = shared.state.lock();
            loop {
                if let Some(job) = state.waiting.pop_front() {
                    state.idle -= 1;
                    break job;
                }
                if state.closed {
                    return;
                }
                shared.changed.wait(&mut state);
            }
        };
        // After a panic, the caller is told by the channel, which closes.
        let _ = catch_unwind(AssertUnwindSafe(job));
        shared.state.lock().idle += 1;
    }
}

/// Lowers the priority of this thread. On systems other than Linux, the call would lower that of the whole process.
fn lower_priority() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, NICENESS) {
        log::warn!(target: LOG_TARGET, "calls of clients run with the usual priority: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering::SeqCst},
        time::{Duration, Instant},
    };

    #[test]
    fn jobs_run_on_its_threads_and_no_others() {
        let pool = LowPriorityPool::new("pool", 2, 100).unwrap();
        let (inside, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        thread::scope(|scope| {
            for number in 0..20 {
                let (pool, inside, most) = (&pool, inside.clone(), most.clone());
                scope.spawn(move || {
                    let answer = pool.run(move || {
                        most.fetch_max(inside.fetch_add(1, SeqCst) + 1, SeqCst);
                        thread::sleep(Duration::from_millis(5));
                        inside.fetch_sub(1, SeqCst);
                        (number, thread::current().name().map(str::to_owned))
                    });
                    assert_eq!(answer, Ok((number, Some("pool".into()))));
                });
            }
        });
        assert_eq!(most.load(SeqCst), 2);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn its_threads_are_nice_and_nobody_else_is() {
        fn niceness() -> i32 {
            let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
            // The name, in parentheses, may contain anything. The niceness is the 19th field in all.
            let fields: Vec<_> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
            fields[16].parse().unwrap()
        }
        let before = niceness();
        let pool = LowPriorityPool::new("pool", 1, 1).unwrap();
        assert_eq!(pool.run(niceness), Ok(NICENESS.max(before)));
        assert_eq!(niceness(), before);
        assert_eq!(thread::spawn(niceness).join().unwrap(), before);
    }

    #[test]
    fn beyond_those_that_may_wait_a_job_is_refused_at_once() {
        let pool = LowPriorityPool::new("pool", 1, 2).unwrap();
        let (release, released) = mpsc::channel::<()>();
        let (started, starts) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(|| {
                pool.run(move || {
                    started.send(()).unwrap();
                    released.recv()
                })
            });
            starts.recv().unwrap();
            for _ in 0..2 {
                scope.spawn(|| assert_eq!(pool.run(|| ()), Ok(())));
            }
            while pool.shared.state.lock().waiting.len() < 2 {
                thread::yield_now();
            }
            let asked = Instant::now();
            assert_eq!(pool.run(|| ()), Err(PublicCallError::Full(2)));
            assert!(asked.elapsed() < Duration::from_secs(1));
            release.send(()).unwrap();
        });
        assert_eq!(pool.run(|| 7), Ok(7), "it goes on");
    }

    #[test]
    fn a_job_that_panics_takes_no_thread_along() {
        let pool = LowPriorityPool::new("pool", 1, 1).unwrap();
        for _ in 0..3 {
            assert_eq!(
                pool.run(|| panic!("a call that panics")),
                Err::<(), _>(PublicCallError::Panicked)
            );
        }
        assert_eq!(pool.run(|| 7), Ok(7));
    }

    #[test]
    fn without_threads_every_job_is_refused() {
        let pool = LowPriorityPool::new("pool", 0, 10).unwrap();
        assert_eq!(pool.run(|| ()), Err(PublicCallError::Off));
    }

    #[test]
    fn its_threads_end_with_it() {
        let pool = LowPriorityPool::new("pool", 3, 1).unwrap();
        let shared = Arc::downgrade(&pool.shared);
        drop(pool);
        let dropped = Instant::now();
        while shared.upgrade().is_some() {
            assert!(dropped.elapsed() < Duration::from_secs(10), "a thread is left");
            thread::sleep(Duration::from_millis(1));
        }
    }
}
