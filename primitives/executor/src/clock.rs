//! Wall-clock time. There is none without `std`.

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

    /// Returns the time since the start, and starts again. Zero without a clock.
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
    /// Returns a deadline that never passes.
    pub fn never() -> Self {
        Self(
            #[cfg(feature = "std")]
            None,
        )
    }

    /// Returns the deadline `limit` from now; one that never passes where the clock cannot represent it.
    #[cfg_attr(not(feature = "std"), allow(unused_variables))]
    pub fn after(limit: Duration) -> Self {
        Self(
            #[cfg(feature = "std")]
            std::time::Instant::now().checked_add(limit),
        )
    }

    /// Returns the time that is left, if there is a deadline.
    #[cfg(feature = "std")]
    pub fn time_left(&self) -> Option<Duration> {
        self.0.map(|end| end.saturating_duration_since(std::time::Instant::now()))
    }

    /// Returns `None`: without a clock there is no deadline.
    #[cfg(not(feature = "std"))]
    pub fn time_left(&self) -> Option<Duration> {
        None
    }

    /// Returns the point in time, if there is one.
    #[cfg(feature = "recompiler")]
    pub fn end(&self) -> Option<std::time::Instant> {
        self.0
    }

    pub fn passed(&self) -> bool {
        self.time_left().is_some_and(|left| left.is_zero())
    }
}
