//! The worker's side of a worker process.

use super::{
    confinement,
    frame::{self, FromWorker, RunRequest, ToWorker, WaitBounds},
    native::{self, NativeProgram},
};
use crate::{
    cache::{Key, SEED},
    clock::{Clock, Deadline},
    engine,
    gas::Meter,
    limits,
    module::Module,
    run::Query,
    Backend, CallContext, ExtensionFailure, Extensions, Metrics, PvqExecutorError,
};
use polkavm_recompiler::Engine;
use pvq_primitives::ExtensionId;
use schnellru::{ByLength, LruMap};
use std::{
    cell::RefCell,
    io,
    os::{fd::AsFd, unix::net::UnixStream},
    process::exit,
    time::Duration,
};

/// The number of programs whose native code a worker keeps, if they fit
/// [`WORKER_PROGRAM_MEMORY`](limits::WORKER_PROGRAM_MEMORY).
/// [`WORKER_ADDRESS_SPACE`](limits::WORKER_ADDRESS_SPACE) has room for what the recompiler reserves for
/// each.
const KEPT_PROGRAMS: u32 = 32;

/// Serves an engine as its worker, over the socket that is this process's standard input, until that is
/// closed. Gives up all other rights of the process first.
///
/// The program of a [`WorkerCommand`](crate::WorkerCommand) calls this before it starts any thread.
pub fn serve_worker() -> ! {
    let stdin = io::stdin();
    let stream = stdin.as_fd().try_clone_to_owned().map(UnixStream::from);
    let Some(mut stream) = stream.ok().filter(|stream| stream.peer_addr().is_ok()) else {
        eprintln!("this is a worker of PVQ's recompiler: an engine starts it, with a socket for its standard input");
        exit(2)
    };
    let worker = confinement::prepare()
        .and_then(|()| Worker::new().map_err(io::Error::other))
        .and_then(|worker| confinement::give_up_rights(&stream).map(|()| worker));
    let mut worker = match worker {
        Ok(worker) => worker,
        Err(error) => {
            eprintln!("a worker of PVQ's recompiler cannot start: {error}");
            exit(1)
        }
    };
    let served = frame::write(&mut stream, &FromWorker::Ready, &mut WaitBounds::endless())
        .and_then(|()| worker.serve(RefCell::new(stream)));
    // Without an error, the host closed the socket.
    exit(i32::from(served.is_err()))
}

struct Worker {
    engine: Engine,
    programs: LruMap<Key, NativeProgram>,
}

impl Worker {
    fn new() -> Result<Self, String> {
        Ok(Self {
            engine: native::engine()?,
            programs: LruMap::with_seed(ByLength::new(KEPT_PROGRAMS), SEED),
        })
    }

    fn serve(&mut self, stream: RefCell<UnixStream>) -> io::Result<()> {
        loop {
            let frame = match frame::read(&mut stream.borrow_mut(), &mut WaitBounds::endless()) {
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
                frame => frame?,
            };
            let request = match frame {
                ToWorker::Run(request) => *request,
                // Its run has ended already.
                ToWorker::Cancel => continue,
                _ => return Err(unexpected()),
            };
            let answer = self.run(request, &stream)?;
            frame::write(&mut stream.borrow_mut(), &answer, &mut WaitBounds::endless())?;
        }
    }

    fn run(&mut self, request: RunRequest, stream: &RefCell<UnixStream>) -> io::Result<FromWorker> {
        let deadline = Deadline::after(request.time_left.unwrap_or(Duration::MAX));
        let mut clock = Clock::start();
        let mut metrics = Metrics { backend: Backend::Recompiler, ..Default::default() };
        let key = (request.program, request.config.gas.instructions);
        if self.programs.get(&key).is_none() {
            frame::write(
                &mut stream.borrow_mut(),
                &FromWorker::Unknown,
                &mut WaitBounds::endless(),
            )?;
            let blob = match frame::read(&mut stream.borrow_mut(), &mut WaitBounds::endless())? {
                ToWorker::Program(blob) => blob,
                ToWorker::Cancel => {
                    let result = Err(PvqExecutorError::Timeout);
                    return Ok(FromWorker::Ended { result, metrics });
                }
                _ => return Err(unexpected()),
            };
            match self.compile(&blob, key) {
                Ok(program) => self.programs.insert(key, program),
                Err(reason) => return Ok(FromWorker::Refused(reason)),
            };
        }
        let Some(program) = self.programs.get(&key) else { return Err(unexpected()) };
        let mut instance = match program.instantiate() {
            Ok(instance) => instance,
            Err(error) => {
                let result = Err(PvqExecutorError::Backend(error));
                return Ok(FromWorker::Ended { result, metrics });
            }
        };
        metrics.compile_time = clock.lap();
        let RunRequest { config, args, gas, proof_size_limit, depth, .. } = request;
        let extensions = &Host { stream };
        let module = &program.module;
        let query = Query {
            config: &config,
            extensions,
            module,
            deadline,
            depth,
            proof_size_limit,
            profiler: None,
        };
        let result = engine::run(query, &mut instance, &args, Meter::new(gas), &mut metrics);
        metrics.run_time = clock.lap();
        if result.is_ok() {
            program.keep(instance, metrics.usage.peak_memory);
        }
        Ok(FromWorker::Ended { result, metrics })
    }

    /// Returns the bytes of the programs that it keeps.
    fn kept(&self) -> u64 {
        self.programs.iter().map(|(_, program)| native::size(&program.module)).sum()
    }

    /// Compiles a program, and drops the least recently used ones before that until there is room for it.
    fn compile(&mut self, blob: &[u8], (hash, costs): Key) -> Result<NativeProgram, String> {
        let module = Module::new(blob, hash, costs, None).map_err(|error| error.to_string())?;
        let (size, limit) = (native::size(&module), limits::WORKER_PROGRAM_MEMORY);
        if size > limit {
            return Err(format!("its native code may need {size} bytes, the limit is {limit}"));
        }
        while size + self.kept() > limit {
            self.programs.pop_oldest();
        }
        NativeProgram::compile(&self.engine, module)
    }
}

/// The host, which answers the calls of programs.
struct Host<'a> {
    stream: &'a RefCell<UnixStream>,
}

impl Extensions for Host<'_> {
    fn call(
        &self,
        extension: ExtensionId,
        call: &[u8],
        context: &mut CallContext,
        response: &mut Vec<u8>,
    ) -> Result<(), ExtensionFailure> {
        let frame = FromWorker::Call(context.extension_call(extension, call));
        let mut stream = self.stream.borrow_mut();
        let answered = frame::write(&mut stream, &frame, &mut WaitBounds::endless())
            .and_then(|()| frame::read(&mut stream, &mut WaitBounds::endless()));
        let answer = match answered {
            Ok(ToWorker::Answer(answer)) => answer,
            // The error that ends the run, whatever the program does.
            Ok(ToWorker::Cancel) => return Err(ExtensionFailure::OutOfGas),
            // Without a host, the run can have no outcome.
            _ => exit(1),
        };
        *response = context.settle_answer(answer)?;
        Ok(())
    }

    fn cancelled(&self) -> bool {
        // The host sends nothing else while a program runs. The frame stays there until the run has ended.
        frame::is_pending(&self.stream.borrow())
    }
}

fn unexpected() -> io::Error {
    io::Error::other("the host sent a frame out of turn")
}
