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
        if self.held.fetch_add(1, SeqCst) >= self.most {
            self.held.fetch_sub(1, SeqCst);
            let refused = PublicCallError::Full(self.most);
            log::debug!(target: LOG_TARGET, "{refused}");
            return Err(refused);
        }
        Ok(HeldThread(self))
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
        assert_eq!(threads.hold().map(drop), Err(PublicCallError::Full(2)));
        drop(one);
        let three = threads.hold().unwrap();
        assert_eq!(threads.hold().map(drop), Err(PublicCallError::Full(2)));
        drop((two, three));
        assert_eq!(threads.held.load(SeqCst), 0);
    }
}
