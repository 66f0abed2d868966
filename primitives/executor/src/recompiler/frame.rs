//! The frames between a host and a worker: four bytes of length, little-endian, then SCALE.

use crate::{Metrics, PvqExecutorError, RunConfig};
use codec::{Decode, DecodeAll, Encode};
use pvq_primitives::{ExtensionAnswer, ExtensionCall};
use rustix::net::{recv, RecvFlags};
use std::{
    io::{self, ErrorKind, Read, Write},
    os::unix::net::UnixStream,
    time::{Duration, Instant},
};

/// Bytes of a frame: more than a call, a response or a blob has within the default limits. A run that needs a
/// larger frame is interpreted.
const MAX_FRAME_SIZE: usize = 64 * 1024 * 1024;

/// A frame for a worker.
#[derive(Encode, Decode)]
pub enum ToWorker {
    /// Run a program.
    Run(Box<RunRequest>),
    /// The blob of the program to run, which the worker does not have.
    Program(Vec<u8>),
    /// The answer to the last call.
    Answer(ExtensionAnswer),
    /// End the run, which is over. Comes at any time, in place of an answer or a blob, and after the run where its
    /// end crosses it.
    Cancel,
}

/// A program to run.
#[derive(Encode, Decode)]
pub struct RunRequest {
    /// The blake2-256 hash of its blob.
    pub program: [u8; 32],
    pub config: RunConfig,
    pub args: Vec<u8>,
    pub gas: i64,
    pub proof_size_limit: u64,
    pub time_left: Option<Duration>,
    pub depth: u32,
}

/// A frame from a worker.
#[derive(Encode, Decode)]
pub enum FromWorker {
    /// The worker has given up its rights, and waits for requests.
    Ready,
    /// The worker does not have the program of the request, for its costs of instructions.
    Unknown,
    /// The recompiler refuses the program.
    Refused(String),
    /// The program calls an extension.
    Call(ExtensionCall),
    /// The run ended.
    Ended { result: Result<Vec<u8>, PvqExecutorError>, metrics: Metrics },
}

/// The time that the other side has to end a run by itself, once the run is over: a slice of some 20 milliseconds,
/// which takes several times as long where many processes share a processor.
const GRACE: Duration = Duration::from_millis(500);

/// The time between two checks of whether a run is cancelled.
const POLL: Duration = Duration::from_millis(100);

/// The bounds of a wait for the other side. A run is over at its deadline, or when it is cancelled; the other side
/// has [`GRACE`] then.
#[derive(Clone)]
pub struct WaitBounds<'a> {
    deadline: Option<Instant>,
    cancelled: Option<&'a dyn Fn() -> bool>,
    /// The end of the wait, if there is one.
    until: Option<Instant>,
    is_over: bool,
    /// Whether [`arrives`] has returned that the run is over.
    is_told: bool,
}

impl<'a> WaitBounds<'a> {
    /// Returns the bounds to wait for as long as the other side lives.
    pub fn endless() -> Self {
        Self { deadline: None, cancelled: None, until: None, is_over: false, is_told: false }
    }

    /// Returns the bounds with a run.
    pub fn new(deadline: Option<Instant>, cancelled: &'a dyn Fn() -> bool) -> Self {
        Self { deadline, cancelled: Some(cancelled), ..Self::endless() }
    }

    /// Ends the wait at `end`, if it would last longer.
    pub fn within(mut self, end: Instant) -> Self {
        self.until = Some(self.until.map_or(end, |until| until.min(end)));
        self
    }

    /// Returns whether the run was over when the time was checked last.
    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns the time to wait before this is called again; `None` for any time.
    ///
    /// # Errors
    ///
    /// `TimedOut` after the end.
    fn next(&mut self) -> io::Result<Option<Duration>> {
        let now = Instant::now();
        if !self.is_over {
            self.is_over = self.deadline.is_some_and(|deadline| deadline <= now)
                || self.cancelled.is_some_and(|cancelled| cancelled());
            if self.is_over {
                self.deadline = None;
                *self = self.clone().within(now + GRACE);
            }
        }
        let end = self.until.into_iter().chain(self.deadline).min();
        let left = end.map(|end| end.saturating_duration_since(now));
        if left.is_some_and(|left| left.is_zero()) {
            return Err(ErrorKind::TimedOut.into());
        }
        let poll = self.cancelled.map(|_| POLL);
        // A socket's timeout has a resolution of microseconds.
        Ok(left.into_iter().chain(poll).min().map(|time| time.max(Duration::from_micros(1))))
    }
}

/// Sends a frame.
pub fn write(
    stream: &mut UnixStream,
    frame: &impl Encode,
    bounds: &mut WaitBounds<'_>,
) -> io::Result<()> {
    let mut bytes = vec![0; 4];
    frame.encode_to(&mut bytes);
    let length = u32::try_from(bytes.len() - 4).map_err(|_| ErrorKind::InvalidInput)?;
    bytes[..4].copy_from_slice(&length.to_le_bytes());
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        if let Some(time) = bounds.next()? {
            stream.set_write_timeout(Some(time))?;
        }
        match stream.write(rest) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => rest = &rest[written..],
            Err(error) => retry(error)?,
        }
    }
    Ok(())
}

/// Waits until a frame begins to arrive, or the run is over: returns false for the latter, once.
pub fn arrives(stream: &UnixStream, bounds: &mut WaitBounds<'_>) -> io::Result<bool> {
    loop {
        let time = bounds.next()?;
        if bounds.is_over && !bounds.is_told {
            bounds.is_told = true;
            return Ok(false);
        }
        if let Some(time) = time {
            stream.set_read_timeout(Some(time))?;
        }
        match recv(stream, &mut [0; 1], RecvFlags::PEEK) {
            // No byte at all is the end of the stream, which is reported where the frame is read.
            Ok(_) => return Ok(true),
            Err(error) => retry(error.into())?,
        }
    }
}

/// Returns whether a frame, or the end of the stream, is there already.
pub fn is_pending(stream: &UnixStream) -> bool {
    recv(stream, &mut [0; 1], RecvFlags::PEEK | RecvFlags::DONTWAIT).is_ok()
}

/// Waits for a frame.
pub fn read<T: Decode>(stream: &mut UnixStream, bounds: &mut WaitBounds<'_>) -> io::Result<T> {
    let mut length = [0; 4];
    fill(stream, &mut length, bounds)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > MAX_FRAME_SIZE {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length];
    fill(stream, &mut bytes, bounds)?;
    T::decode_all(&mut &bytes[..]).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

fn fill(
    stream: &mut UnixStream,
    mut buffer: &mut [u8],
    bounds: &mut WaitBounds<'_>,
) -> io::Result<()> {
    while !buffer.is_empty() {
        if let Some(time) = bounds.next()? {
            stream.set_read_timeout(Some(time))?;
        }
        match stream.read(buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(read) => buffer = &mut buffer[read..],
            Err(error) => retry(error)?,
        }
    }
    Ok(())
}

/// Ignores interruptions and timeouts, which show as `WouldBlock`: the next round checks the time.
fn retry(error: io::Error) -> io::Result<()> {
    match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::Interrupted => Ok(()),
        _ => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_arrives_as_it_was_sent() {
        let (mut here, mut there) = UnixStream::pair().unwrap();
        let sent = FromWorker::Call(ExtensionCall {
            extension: u64::MAX,
            call: vec![7; 100_000],
            gas_left: -1,
            proof_size_left: 3,
        });
        let encoded = sent.encode();
        std::thread::spawn(move || write(&mut there, &sent, &mut WaitBounds::endless()).unwrap());
        assert_eq!(
            read::<FromWorker>(&mut here, &mut WaitBounds::endless()).unwrap().encode(),
            encoded
        );
    }

    #[test]
    fn nobody_waits_longer_than_until() {
        let (mut here, mut there) = UnixStream::pair().unwrap();
        let started = Instant::now();
        let until = || WaitBounds::endless().within(Instant::now() + Duration::from_millis(50));
        let error = |error: io::Error| error.kind();
        assert_eq!(
            read::<FromWorker>(&mut here, &mut until()).map_err(error).err(),
            Some(ErrorKind::TimedOut)
        );
        assert_eq!(arrives(&here, &mut until()).map_err(error), Err(ErrorKind::TimedOut));
        // A frame that is cut off.
        there.write_all(&[200, 0, 0, 0, 1]).unwrap();
        assert_eq!(
            read::<FromWorker>(&mut here, &mut until()).map_err(error).err(),
            Some(ErrorKind::TimedOut)
        );
        // A reader that does not read.
        let large = ToWorker::Program(vec![0; 8 << 20]);
        assert_eq!(
            write(&mut there, &large, &mut until()).map_err(error),
            Err(ErrorKind::TimedOut)
        );
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_run_that_is_over_leaves_a_grace() {
        let started = Instant::now();
        let later = |milliseconds| started + Duration::from_millis(milliseconds);
        let never = || false;
        let cancelled = || Instant::now() >= later(250);
        for mut bounds in
            [WaitBounds::new(Some(later(200)), &never), WaitBounds::new(None, &cancelled)]
        {
            let (here, mut there) = UnixStream::pair().unwrap();
            assert!(!is_pending(&here));
            assert!(!arrives(&here, &mut bounds).unwrap() && bounds.is_over());
            // A frame still arrives then.
            there.write_all(&[0]).unwrap();
            assert!(is_pending(&here) && arrives(&here, &mut bounds).unwrap());
            let (silent, _there) = UnixStream::pair().unwrap();
            let error = arrives(&silent, &mut bounds).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::TimedOut);
            assert!(Instant::now() >= later(200) + GRACE);
        }
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_frame_of_nonsense_is_an_error() {
        for bytes in [&[255, 255, 255, 255][..], &[1, 0, 0, 0, 99], &[2, 0, 0, 0, 1, 1]] {
            let (mut here, mut there) = UnixStream::pair().unwrap();
            there.write_all(bytes).unwrap();
            let error =
                read::<FromWorker>(&mut here, &mut WaitBounds::endless()).map(drop).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidData, "{bytes:?}");
        }
        let (mut here, there) = UnixStream::pair().unwrap();
        drop(there);
        let error =
            read::<FromWorker>(&mut here, &mut WaitBounds::endless()).map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
    }
}
