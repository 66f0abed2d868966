//! The threads that run requests.
//!
//! They are no threads of the RPC's runtime, on which other methods may have any number of calls wait.

use super::state::{PendingRequest, QueueState};
use parking_lot::Mutex;
use std::{
    io,
    sync::{mpsc, Arc},
    thread,
};

/// A request whose turn it is, and its number.
type Work = (u64, PendingRequest);

/// The threads of a queue, as many as requests ever ran at the same time. They end after this is dropped.
pub(super) struct Threads {
    work: mpsc::Sender<Work>,
    source: Arc<Mutex<mpsc::Receiver<Work>>>,
    started: Mutex<usize>,
}

impl Threads {
    pub fn new() -> Self {
        let (work, source) = mpsc::channel();
        Self { work, source: Arc::new(Mutex::new(source)), started: Mutex::new(0) }
    }

    /// Starts threads of the queue `state` until there are `count`.
    pub fn start(&self, count: usize, state: &Arc<Mutex<QueueState>>) -> io::Result<()> {
        let mut started = self.started.lock();
        while *started < count {
            let (source, state) = (self.source.clone(), state.clone());
            let thread = thread::Builder::new().name("pvq-query".into());
            thread.spawn(move || serve(&source, &state))?;
            *started += 1;
        }
        Ok(())
    }

    /// Runs `work` on a thread. There has to be one for each running request.
    pub fn run(&self, work: Work) {
        let _ = self.work.send(work);
    }
}

/// Runs requests of `source`, and pending requests after each, until `source` ends.
fn serve(source: &Mutex<mpsc::Receiver<Work>>, state: &Mutex<QueueState>) {
    loop {
        let work = source.lock().recv();
        let Ok((mut number, mut request)) = work else { return };
        loop {
            request.run();
            let next = state.lock().finish(number);
            match next {
                Some(next) => (number, request) = next,
                None => break,
            }
        }
    }
}
