//! The recent failures of workers, and the programs that workers may run.

use crate::cache::SEED;
use schnellru::{ByLength, LruMap};
use spin::Mutex;
use std::time::{Duration, Instant};

/// The time for which a program is interpreted after it ended a worker, or the recompiler refused it.
const QUARANTINE: Duration = Duration::from_secs(60);

/// The number of programs in quarantine that are remembered.
const QUARANTINED_PROGRAMS: u32 = 4096;

/// Workers that may end in a row before no worker is used for a while. A program that ends its worker is in
/// quarantine already; this is for many such programs, and for a machine that has no memory left.
const ENDS_IN_A_ROW: u32 = 8;

/// The first wait after workers failed; it doubles with each further failure.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The recent failures.
pub struct Health(Mutex<State>);

struct State {
    /// Failures since the last success.
    failures: u32,
    /// The time before which no worker is used.
    retry_at: Option<Instant>,
    /// The ends of the quarantines, by the hashes of the programs.
    quarantined: LruMap<[u8; 32], Instant>,
}

impl Health {
    pub fn new() -> Self {
        let limit = ByLength::new(QUARANTINED_PROGRAMS);
        Self(Mutex::new(State {
            failures: 0,
            retry_at: None,
            quarantined: LruMap::with_seed(limit, SEED),
        }))
    }

    /// Returns whether a worker may run `program` now.
    pub fn allows(&self, program: &[u8; 32]) -> bool {
        self.allows_at(program, Instant::now())
    }

    fn allows_at(&self, program: &[u8; 32], now: Instant) -> bool {
        let state = self.0.lock();
        let over = |end: Option<&Instant>| end.is_none_or(|end| *end <= now);
        over(state.retry_at.as_ref()) && over(state.quarantined.peek(program))
    }

    /// Records that a worker completed a run.
    pub fn succeeded(&self) {
        let mut state = self.0.lock();
        state.failures = 0;
        state.retry_at = None;
    }

    /// Records that the recompiler refused `program`.
    pub fn refused(&self, program: &[u8; 32]) {
        self.0.lock().quarantined.insert(*program, Instant::now() + QUARANTINE);
    }

    /// Records that a worker failed while it ran `program`.
    pub fn ended(&self, program: &[u8; 32]) {
        self.refused(program);
        self.failed(ENDS_IN_A_ROW, Instant::now());
    }

    /// Records that a worker did not start.
    pub fn not_started(&self) {
        self.failed(0, Instant::now());
    }

    /// Counts a failure. After more than `tolerated` of them in a row, no worker is used for a while.
    fn failed(&self, tolerated: u32, now: Instant) {
        let mut state = self.0.lock();
        state.failures = state.failures.saturating_add(1);
        if let Some(doublings) = state.failures.checked_sub(tolerated + 1) {
            let wait = FIRST_WAIT.saturating_mul(1 << doublings.min(20)).min(LONGEST_WAIT);
            state.retry_at = Some(now + wait);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: [u8; 32] = [1; 32];
    const B: [u8; 32] = [2; 32];

    #[test]
    fn a_program_that_ended_a_worker_comes_back_after_a_while() {
        let health = Health::new();
        health.ended(&A);
        assert!(!health.allows(&A) && health.allows(&B));
        assert!(health.allows_at(&A, Instant::now() + QUARANTINE));
    }

    #[test]
    fn failures_back_off_and_recover() {
        let health = Health::new();
        let now = Instant::now();
        let mut waits = vec![];
        for _ in 0..12 {
            health.failed(0, now);
            let end = health.0.lock().retry_at.unwrap();
            waits.push(end - now);
            assert!(!health.allows_at(&A, now) && health.allows_at(&A, end));
        }
        assert_eq!(waits[..3], [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4]);
        assert_eq!(waits[11], LONGEST_WAIT);
        health.succeeded();
        assert!(health.allows_at(&A, now));
    }

    #[test]
    fn hostile_programs_do_not_switch_the_recompiler_off() {
        let health = Health::new();
        for n in 0..100u8 {
            health.ended(&[n; 32]);
            if n % 4 == 3 {
                health.succeeded();
            }
        }
        assert!(health.allows(&[200; 32]));
    }
}
