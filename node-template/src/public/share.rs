use super::{pool::PublicCallError, LOG_TARGET};
use parking_lot::Mutex;
use std::time::{Duration, Instant};

/// The time that may be saved up, so that a few calls in a row are not refused.
const SAVINGS: Duration = Duration::from_secs(1);

/// A share of the time that passes, for calls that run one after the other.
///
/// A call begins whenever some of the share is left, however long it may take. The time that it takes beyond that has
/// to be saved before the next one begins. So all calls together take at most the share, the savings, and one call.
pub struct Share {
    percent: u8,
    account: Mutex<Account>,
}

struct Account {
    /// The time left, in microseconds. Negative where a call took more than was left.
    balance: i64,
    updated: Instant,
}

impl Share {
    /// Returns a share of `percent` percent, with all savings.
    pub fn new(percent: u8, now: Instant) -> Self {
        Self { percent, account: Mutex::new(Account { balance: micros(SAVINGS), updated: now }) }
    }

    /// Runs `call`, if some of the share is left.
    pub fn spend<R>(&self, call: impl FnOnce() -> R) -> Result<R, PublicCallError> {
        let begin = Instant::now();
        self.check(begin)?;
        let result = call();
        let end = Instant::now();
        self.charge(end, end - begin);
        Ok(result)
    }

    fn check(&self, now: Instant) -> Result<(), PublicCallError> {
        if self.percent == 0 {
            return Err(PublicCallError::Off);
        }
        let mut account = self.account.lock();
        account.save(self.percent, now);
        if account.balance <= 0 {
            let refused = PublicCallError::ShareSpent(self.percent);
            log::debug!(target: LOG_TARGET, "{refused}: {} us are missing", -account.balance);
            return Err(refused);
        }
        Ok(())
    }

    fn charge(&self, now: Instant, took: Duration) {
        let mut account = self.account.lock();
        account.save(self.percent, now);
        account.balance = account.balance.saturating_sub(micros(took));
    }
}

impl Account {
    fn save(&mut self, percent: u8, now: Instant) {
        let passed = now.saturating_duration_since(self.updated);
        self.updated = now;
        let saved = micros(passed).saturating_mul(percent.into()) / 100;
        self.balance = self.balance.saturating_add(saved).min(micros(SAVINGS));
    }
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the number of calls that begin, and the time that they take, if one follows the other for `seconds`.
    fn flood(percent: u8, each: Duration, seconds: u64) -> (u32, Duration) {
        let mut now = Instant::now();
        let end = now + Duration::from_secs(seconds);
        let share = Share::new(percent, now);
        let (mut count, mut took) = (0, Duration::ZERO);
        while now < end {
            if share.check(now).is_ok() {
                now += each;
                share.charge(now, each);
                count += 1;
                took += each;
            } else {
                now += Duration::from_millis(1);
            }
        }
        (count, took)
    }

    #[test]
    fn a_flood_takes_its_share_of_the_time() {
        for each in [1, 50, 700, 2000].map(Duration::from_millis) {
            let (count, took) = flood(25, each, 300);
            // The savings, and the last call.
            let most = Duration::from_secs(75) + SAVINGS + each;
            assert!(took <= most, "{count} calls of {each:?} took {took:?}");
            assert!(took >= Duration::from_secs(70), "{count} calls of {each:?} took {took:?}");
        }
    }

    #[test]
    fn a_few_calls_in_a_row_are_not_refused() {
        let now = Instant::now();
        let share = Share::new(25, now);
        for call in 0..100 {
            assert_eq!(share.check(now), Ok(()), "call {call}");
            share.charge(now, Duration::from_millis(5));
        }
    }

    #[test]
    fn without_a_share_every_call_is_refused() {
        assert_eq!(flood(0, Duration::from_millis(1), 10), (0, Duration::ZERO));
        let share = Share::new(0, Instant::now());
        assert_eq!(share.spend(|| ()), Err(PublicCallError::Off));
    }

    #[test]
    fn a_call_is_charged_by_the_clock() {
        let share = Share::new(1, Instant::now());
        assert_eq!(share.spend(|| std::thread::sleep(SAVINGS + SAVINGS / 10)), Ok(()));
        assert_eq!(share.spend(|| ()), Err(PublicCallError::ShareSpent(1)));
    }
}
