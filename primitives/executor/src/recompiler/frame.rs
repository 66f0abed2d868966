//! The frames between a host and a worker: four bytes of length, little-endian, then SCALE.

use crate::{ExtensionFailure, Metrics, PvqExecutorError, RunConfig};
use codec::{Decode, DecodeAll, Encode};
use pvq_primitives::ExtensionId;
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
    Run(RunRequest),
    /// The blob of the program to run, which the worker does not have.
    Program(Vec<u8>),
    /// The answer to the last call.
    Answer(Answer),
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

/// The answer to a call.
#[derive(Encode, Decode)]
pub struct Answer {
    /// The response, or why there is none.
    pub result: Result<Vec<u8>, ExtensionFailure>,
    pub gas_left: i64,
    pub proof_size_left: u64,
}

/// A frame from a worker.
#[derive(Encode, Decode)]
pub enum FromWorker {
    /// The worker has given up its rights, and waits for requests.
    Ready,
    /// The worker does not have the program of the request.
    Unknown,
    /// The recompiler refuses the program.
    Refused(String),
    /// The program calls an extension.
    Call { extension: ExtensionId, call: Vec<u8>, gas_left: i64, proof_size_left: u64 },
    /// The run ended.
    Ended { result: Result<Vec<u8>, PvqExecutorError>, metrics: Metrics },
}

/// The bounds of a wait for the other side.
#[derive(Clone, Copy)]
pub struct Patience<'a> {
    /// The end of the wait, if there is one.
    pub until: Option<Instant>,
    /// Returns whether the wait is to end before that.
    pub cancelled: Option<&'a dyn Fn() -> bool>,
}

impl Patience<'_> {
    /// A wait for as long as the other side lives.
    pub const ENDLESS: Self = Self { until: None, cancelled: None };

    /// Returns the time to wait before this is called again; `None` for any time.
    ///
    /// # Errors
    ///
    /// `TimedOut` after the end, and `ConnectionAborted` where the wait is cancelled.
    fn next(&self) -> io::Result<Option<Duration>> {
        if self.cancelled.is_some_and(|cancelled| cancelled()) {
            return Err(ErrorKind::ConnectionAborted.into());
        }
        let left = self.until.map(|until| until.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Err(ErrorKind::TimedOut.into());
        }
        let poll = self.cancelled.map(|_| POLL);
        // A socket's timeout has a resolution of microseconds.
        Ok(left.into_iter().chain(poll).min().map(|time| time.max(Duration::from_micros(1))))
    }
}

/// The time between two checks of whether a wait is cancelled.
const POLL: Duration = Duration::from_millis(100);

/// Sends a frame.
pub fn write(
    stream: &mut UnixStream,
    frame: &impl Encode,
    patience: Patience<'_>,
) -> io::Result<()> {
    let mut bytes = vec![0; 4];
    frame.encode_to(&mut bytes);
    let length = u32::try_from(bytes.len() - 4).map_err(|_| ErrorKind::InvalidInput)?;
    bytes[..4].copy_from_slice(&length.to_le_bytes());
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        if let Some(time) = patience.next()? {
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

/// Waits for a frame.
pub fn read<T: Decode>(stream: &mut UnixStream, patience: Patience<'_>) -> io::Result<T> {
    let mut length = [0; 4];
    fill(stream, &mut length, patience)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > MAX_FRAME_SIZE {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length];
    fill(stream, &mut bytes, patience)?;
    T::decode_all(&mut &bytes[..]).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

fn fill(stream: &mut UnixStream, mut buffer: &mut [u8], patience: Patience<'_>) -> io::Result<()> {
    while !buffer.is_empty() {
        if let Some(time) = patience.next()? {
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
        let sent = FromWorker::Call {
            extension: u64::MAX,
            call: vec![7; 100_000],
            gas_left: -1,
            proof_size_left: 3,
        };
        let encoded = sent.encode();
        std::thread::spawn(move || write(&mut there, &sent, Patience::ENDLESS).unwrap());
        assert_eq!(read::<FromWorker>(&mut here, Patience::ENDLESS).unwrap().encode(), encoded);
    }

    #[test]
    fn nobody_waits_longer_than_until() {
        let (mut here, mut there) = UnixStream::pair().unwrap();
        let started = Instant::now();
        let until = || {
            let until = Some(Instant::now() + Duration::from_millis(50));
            Patience { until, cancelled: None }
        };
        let error = |error: io::Error| error.kind();
        assert_eq!(
            read::<FromWorker>(&mut here, until()).map_err(error).err(),
            Some(ErrorKind::TimedOut)
        );
        // A frame that is cut off.
        there.write_all(&[200, 0, 0, 0, 1]).unwrap();
        assert_eq!(
            read::<FromWorker>(&mut here, until()).map_err(error).err(),
            Some(ErrorKind::TimedOut)
        );
        // A reader that does not read.
        let large = ToWorker::Program(vec![0; 8 << 20]);
        assert_eq!(write(&mut there, &large, until()).map_err(error), Err(ErrorKind::TimedOut));
        // A wait that is cancelled.
        let cancelled = || started.elapsed() > Duration::from_millis(300);
        let cancelled = Patience { until: None, cancelled: Some(&cancelled) };
        let ended = read::<FromWorker>(&mut here, cancelled).map_err(error).err();
        assert_eq!(ended, Some(ErrorKind::ConnectionAborted));
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_frame_of_nonsense_is_an_error() {
        for bytes in [&[255, 255, 255, 255][..], &[1, 0, 0, 0, 99], &[2, 0, 0, 0, 1, 1]] {
            let (mut here, mut there) = UnixStream::pair().unwrap();
            there.write_all(bytes).unwrap();
            let error = read::<FromWorker>(&mut here, Patience::ENDLESS).map(drop).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidData, "{bytes:?}");
        }
        let (mut here, there) = UnixStream::pair().unwrap();
        drop(there);
        let error = read::<FromWorker>(&mut here, Patience::ENDLESS).map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedEof);
    }
}
