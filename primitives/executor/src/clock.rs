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
        let lap = core::mem::replace(&mut self.0, std::time::Instant::now()).elapsed();
        #[cfg(not(feature = "std"))]
        let lap = Duration::ZERO;
        lap
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
    #[cfg(feature = "std")]
    pub fn time_left(&self) -> Option<Duration> {
        self.0.map(|end| end.saturating_duration_since(std::time::Instant::now()))
    }

    /// There is no clock to have a deadline by.
    #[cfg(not(feature = "std"))]
    pub fn time_left(&self) -> Option<Duration> {
        None
    }

    /// The point in time that is `grace` later.
    #[cfg(feature = "recompiler")]
    pub fn later(&self, grace: Duration) -> Option<std::time::Instant> {
        self.0?.checked_add(grace)
    }

    pub fn passed(&self) -> bool {
        self.time_left().is_some_and(|left| left.is_zero())
    }
}
