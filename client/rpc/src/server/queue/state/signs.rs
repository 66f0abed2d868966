//! Signs of life of WebSockets: their answers, and the requests that they sent.

use super::QueueState;
use crate::server::queue::Caller;
use std::time::{Duration, Instant};

/// The time for which a WebSocket that gave way, and received an answer then, is not the next to give way. An open one
/// loses a request once in this time, while there are others that may be closed.
const RESPITE: Duration = Duration::from_secs(10);

/// The signs of life of a WebSocket.
#[derive(Default)]
pub(super) struct Signs {
    /// The number of the next request when the last answer was received. `None` if none was.
    answered: Option<u64>,
    /// The time at which a request gave way, since then.
    gave_way: Option<Instant>,
    /// The time at which an answer was received after a request had given way.
    survived: Option<Instant>,
}

/// The evidence that a WebSocket is open. The greater is the stronger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Trust {
    /// True if it received an answer after a request had given way, less than [`RESPITE`] ago.
    survived: bool,
    /// True if it ever received an answer.
    answered: bool,
    /// The number of the request at its last sign of life, an answer or a request.
    last_sign: u64,
}

impl QueueState {
    /// Records that `caller` received an answer.
    pub fn prove(&mut self, caller: Caller) {
        let next = self.next;
        if let Some(signs) = self.signs.get_or_insert(caller, Signs::default) {
            signs.answered = Some(next);
            if signs.gave_way.take().is_some() {
                signs.survived = Some(Instant::now());
            }
        }
    }

    /// Records that a request of `caller` gives way, so that the fate of its answer tells whether `caller` is open.
    pub(super) fn asks(&mut self, caller: Caller) {
        if let Some(signs) = self.signs.get_or_insert(caller, Signs::default) {
            signs.gave_way = Some(Instant::now());
        }
    }

    /// Returns whether the running request of `caller` has to give way, for its refusal tells whether `caller` is open:
    /// others wait, it received no answer, not even to a request that gave way a while ago, and it is not known to be
    /// open.
    pub fn has_to_prove(&mut self, caller: Caller) -> bool {
        let others_wait = self.waiting > self.waiting_of(caller);
        let is_known = self.signs.peek(&caller).is_some_and(|signs| {
            signs.answered.is_some() || signs.gave_way.is_some_and(|time| time.elapsed() < RESPITE)
        });
        let has_to = others_wait && !is_known && self.may_be_closed(caller);
        if has_to {
            self.asks(caller);
        }
        has_to
    }

    /// Returns how sure it is that `caller`, whose newest request is `newest`, is open at the time `now`.
    pub(super) fn trust(&self, caller: Caller, newest: u64, now: Instant) -> Trust {
        let signs = self.signs.peek(&caller);
        let answered = signs.and_then(|signs| signs.answered);
        let survived = signs.and_then(|signs| signs.survived);
        Trust {
            survived: survived.is_some_and(|time| now.saturating_duration_since(time) < RESPITE),
            answered: answered.is_some(),
            last_sign: newest.max(answered.unwrap_or_default()),
        }
    }
}
