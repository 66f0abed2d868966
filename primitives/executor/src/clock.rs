//! Wall-clock time with `std`, and none without.

use core::time::Duration;

/// A stopwatch.
#[derive(Clone, Copy)]
pub(crate) struct Clock(#[cfg(feature = "std")] std::time::Instant);

impl Clock {
    pub fn start() -> Self {
        Self(
            #[cfg(feature = "std")]
            std::time::Instant::now(),
        )
    }

    /// The time since the start, and starts again. Zero without a clock.
    pub fn lap(&mut self) -> Duration {
        #[cfg(feature = "std")]
        {
            let now = std::time::Instant::now();
            return now.duration_since(core::mem::replace(&mut self.0, now));
        }
        #[cfg(not(feature = "std"))]
        Duration::ZERO
    }
}

/// The point in time at which a query has to end, if there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(#[cfg(feature = "std")] Option<std::time::Instant>);

impl Deadline {
    /// A deadline that never passes.
    pub fn never() -> Self {
        Self(
            #[cfg(feature = "std")]
            None,
        )
    }

    /// `limit` from now on; never where that is beyond what the clock can tell.
    #[cfg_attr(not(feature = "std"), allow(unused_variables))]
    pub fn after(limit: Duration) -> Self {
        Self(
            #[cfg(feature = "std")]
            std::time::Instant::now().checked_add(limit),
        )
    }

    /// The time that is left, if there is a deadline.
    pub fn time_left(&self) -> Option<Duration> {
        #[cfg(feature = "std")]
        return self.0.map(|end| end.saturating_duration_since(std::time::Instant::now()));
        #[cfg(not(feature = "std"))]
        None
    }

    pub fn passed(&self) -> bool {
        self.time_left().is_some_and(|left| left.is_zero())
    }
}
