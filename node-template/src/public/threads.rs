use super::{pool::PublicCallError, LOG_TARGET};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// The threads of the RPC, each of which a call holds while it runs and while it waits. So many calls of all kinds may
/// hold one, whatever each kind may on its own.
pub struct RpcThreads {
    most: usize,
    held: AtomicUsize,
}

/// A thread that a call holds, until this is dropped.
pub struct HeldThread<'a>(&'a RpcThreads);

impl RpcThreads {
    /// Returns the threads of which calls hold `most`.
    pub fn new(most: usize) -> Self {
        Self { most, held: AtomicUsize::new(0) }
    }

    /// Holds a thread, if fewer are held than may be.
    pub fn hold(&self) -> Result<HeldThread<'_>, PublicCallError> {
        let another = |held| (held < self.most).then_some(held + 1);
        match self.held.fetch_update(SeqCst, SeqCst, another) {
            Ok(_) => Ok(HeldThread(self)),
            Err(held) => {
                let refused = PublicCallError::Busy(held);
                log::debug!(target: LOG_TARGET, "{refused}");
                Err(refused)
            }
        }
    }
}

impl Drop for HeldThread<'_> {
    fn drop(&mut self) {
        self.0.held.fetch_sub(1, SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_are_held_than_may_be() {
        let threads = RpcThreads::new(2);
        let one = threads.hold().unwrap();
        let two = threads.hold().unwrap();
        assert_eq!(threads.hold().map(drop), Err(PublicCallError::Busy(2)));
        drop(one);
        let three = threads.hold().unwrap();
        assert_eq!(threads.hold().map(drop), Err(PublicCallError::Busy(2)));
        drop((two, three));
        assert_eq!(threads.held.load(SeqCst), 0);
    }
}
