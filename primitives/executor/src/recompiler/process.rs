//! The host's side of a worker.

use super::frame::{self, FromWorker, ToWorker, WaitBounds};
use crate::WorkerCommand;
use std::{
    io::{self, ErrorKind},
    os::{fd::OwnedFd, unix::net::UnixStream},
    process::{Child, Command, Stdio},
    sync::{mpsc, Mutex, OnceLock},
    time::{Duration, Instant},
};

/// The time that a worker has to start.
const START: Duration = Duration::from_secs(5);

/// The number of programs that a host remembers a worker to have compiled. The worker may have dropped one of them
/// since, and asks for it again.
const REMEMBERED: usize = 32;

/// A process of the recompiler. It is killed when this is dropped.
pub struct Worker {
    child: Child,
    stream: UnixStream,
    /// The time by which it has to be ready, as long as it is not.
    starts_until: Option<Instant>,
    /// The hashes of the last programs that it ran.
    compiled: Vec<[u8; 32]>,
}

/// The reason why a worker can no longer be used.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("could not be started: {0}")]
    NotStarted(io::Error),
    #[error("has not started yet")]
    Starting,
    #[error("ended, or was ended")]
    Ended,
    #[error("did not answer in time")]
    TooLate,
    #[error("sent what makes no sense")]
    InvalidFrame,
    #[error("reported a failure of the virtual machine: {0}")]
    Reported(String),
    #[error("could not be talked to: {0}")]
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::BrokenPipe | ErrorKind::ConnectionReset => {
                Self::Ended
            }
            ErrorKind::TimedOut => Self::TooLate,
            ErrorKind::InvalidData => Self::InvalidFrame,
            _ => Self::Io(error),
        }
    }
}

impl Worker {
    /// Starts a process. It is [ready](Self::ready) later.
    pub fn start(command: &WorkerCommand) -> Result<Self, Failure> {
        let (stream, theirs) = UnixStream::pair().map_err(Failure::NotStarted)?;
        let child = spawn(command.clone(), theirs.into()).map_err(Failure::NotStarted)?;
        let starts_until = Some(Instant::now() + START);
        Ok(Self { child, stream, starts_until, compiled: Vec::new() })
    }

    /// Waits until the process has given up its rights.
    ///
    /// # Errors
    ///
    /// [`Failure::Starting`] where the run is over before that. Another one may wait on.
    pub fn ready(&mut self, bounds: &WaitBounds<'_>) -> Result<(), Failure> {
        let Some(end) = self.starts_until else { return Ok(()) };
        let mut bounds = bounds.clone();
        // It may have become ready since the last run gave up.
        let arrived = frame::is_pending(&self.stream)
            || frame::arrives(&self.stream, &mut bounds.clone().within(end))
                .map_err(Failure::NotStarted)?;
        if !arrived {
            return Err(Failure::Starting);
        }
        match frame::read(&mut self.stream, &mut bounds).map_err(Failure::NotStarted)? {
            FromWorker::Ready => self.starts_until = None,
            _ => return Err(Failure::NotStarted(ErrorKind::InvalidData.into())),
        }
        Ok(())
    }

    /// Returns whether the process has not ended.
    pub fn lives(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    pub fn send(&mut self, frame: &ToWorker, bounds: &mut WaitBounds<'_>) -> Result<(), Failure> {
        Ok(frame::write(&mut self.stream, frame, bounds)?)
    }

    /// Waits for a frame, and tells the worker when the run is over.
    pub fn receive(&mut self, bounds: &mut WaitBounds<'_>) -> Result<FromWorker, Failure> {
        while !frame::arrives(&self.stream, bounds)? {
            self.send(&ToWorker::Cancel, bounds)?;
        }
        Ok(frame::read(&mut self.stream, bounds)?)
    }

    /// Records that it has compiled a program.
    pub fn compiled(&mut self, program: [u8; 32]) {
        self.compiled.retain(|known| *known != program);
        if self.compiled.len() >= REMEMBERED {
            self.compiled.remove(0);
        }
        self.compiled.push(program);
    }

    pub fn has_compiled(&self, program: &[u8; 32]) -> bool {
        self.compiled.contains(program)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // These fail only for a process that has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A process to start: the command, its standard input, and the channel for the child.
type Order = (WorkerCommand, OwnedFd, mpsc::Sender<io::Result<Child>>);

/// Starts a process from a thread that lives as long as the host does: a worker dies with the thread
/// that started it.
fn spawn(command: WorkerCommand, stdin: OwnedFd) -> io::Result<Child> {
    static ORDERS: OnceLock<Mutex<mpsc::Sender<Order>>> = OnceLock::new();
    let orders = ORDERS.get_or_init(|| {
        let (orders, received) = mpsc::channel::<Order>();
        let thread = std::thread::Builder::new().name("pvq-workers".into());
        // If the thread does not start, each order fails.
        let _ = thread.spawn(move || {
            for (command, stdin, reply) in received {
                let child = Command::new(&command.program)
                    .args(&command.args)
                    .env_clear()
                    .current_dir("/")
                    .stdin(Stdio::from(stdin))
                    .stdout(Stdio::null())
                    .spawn();
                let _ = reply.send(child);
            }
        });
        Mutex::new(orders)
    });
    let gone = || io::Error::other("the thread that starts workers is gone");
    let (reply, child) = mpsc::channel();
    let orders = orders.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
    orders.send((command, stdin, reply)).map_err(|_| gone())?;
    child.recv().map_err(|_| gone())?
}
