//! PolkaVM's recompiler, in worker processes that can be killed.
//!
//! A worker is a process without rights that compiles programs, keeps them by their hashes, and runs
//! them with the code that drives the interpreter as well. Calls of programs come back to the host, in
//! frames of SCALE over a socket pair. The host waits without spinning, tells a worker when its run is
//! over, and kills one that does not end it then. A run whose worker died has no outcome here, and is
//! interpreted.

mod confinement;
mod frame;
mod health;
mod native;
mod process;
mod worker;

pub use worker::serve_worker;

use crate::{
    engine::{Execution, Job},
    limits, Backend, EngineConfig, Extensions, Metrics, PvqExecutorError, WorkerCommand,
    LOG_TARGET,
};
use frame::{FromWorker, RunRequest, ToWorker, WaitBounds};
use health::Health;
use process::{Failure, Worker};
use pvq_primitives::GasUsage;
use spin::Mutex;

/// The workers of an engine.
pub(crate) struct Recompiler {
    command: WorkerCommand,
    limit: usize,
    pool: Mutex<Pool>,
    health: Health,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Worker>,
    running: usize,
}

impl Recompiler {
    pub fn new(config: &EngineConfig) -> Option<Self> {
        let command = config.worker.clone()?;
        let limit = match config.workers {
            0 => std::thread::available_parallelism().map_or(1, |number| number.get()),
            workers => workers,
        };
        Some(Self { command, limit, pool: Default::default(), health: Health::new() })
    }

    /// Returns whether a worker may run a program now.
    pub fn takes(&self, program: &[u8; 32]) -> bool {
        self.health.allows(program)
    }

    /// Returns whether an idle worker has compiled a program.
    pub fn has_compiled(&self, program: &[u8; 32]) -> bool {
        self.pool.lock().idle.iter().any(|worker| worker.has_compiled(program))
    }

    /// Runs a query. Returns `None` where no worker completed it; `metrics.backend` is that of workers if one
    /// began.
    pub fn run<X: Extensions>(&self, job: &Job<'_, X>, metrics: &mut Metrics) -> Option<Execution> {
        let program = job.query.module.info().hash.into();
        if !self.takes(&program) {
            return None;
        }
        let mut worker = self.take(&program)?;
        let (deadline, cancelled) = (job.query.deadline, || job.query.extensions.cancelled());
        let mut bounds = WaitBounds::new(deadline.end(), &cancelled);
        let outcome = worker.ready(&bounds).and_then(|()| {
            metrics.backend = Backend::Recompiler;
            exchange(&mut worker, job, &mut bounds)
        });
        match &outcome {
            Ok(Some(_)) => self.health.succeeded(),
            Ok(None) => self.health.refused(&program),
            Err(Failure::Starting) => (),
            Err(failure @ Failure::NotStarted(_)) => self.not_started(failure),
            // Cancelled while the worker compiled, perhaps, which nothing interrupts.
            Err(Failure::TooLate) if !deadline.passed() => (),
            Err(failure) => {
                log::warn!(target: LOG_TARGET, "a worker of the recompiler {failure}; it is replaced");
                self.health.ended(&program);
            }
        }
        self.give_back(worker, matches!(outcome, Ok(_) | Err(Failure::Starting)));
        outcome.ok().flatten()
    }

    /// Takes a worker, if one is available: preferably one that has compiled `program`.
    fn take(&self, program: &[u8; 32]) -> Option<Worker> {
        loop {
            let mut pool = self.pool.lock();
            let found = pool.idle.iter().rposition(|worker| worker.has_compiled(program));
            let Some(position) = found.or(pool.idle.len().checked_sub(1)) else {
                if pool.running >= self.limit {
                    return None;
                }
                pool.running += 1;
                break;
            };
            let mut worker = pool.idle.remove(position);
            // The end of an idle worker says nothing about any program.
            if worker.lives() {
                pool.running += 1;
                return Some(worker);
            }
        }
        match Worker::start(&self.command) {
            Ok(worker) => Some(worker),
            Err(failure) => {
                self.not_started(&failure);
                self.pool.lock().running -= 1;
                None
            }
        }
    }

    fn not_started(&self, failure: &Failure) {
        let program = &self.command.program;
        log::warn!(target: LOG_TARGET, "programs are interpreted: the worker `{program}` {failure}");
        self.health.not_started();
    }

    fn give_back(&self, worker: Worker, works: bool) {
        let mut pool = self.pool.lock();
        pool.running -= 1;
        if works {
            pool.idle.push(worker);
        } else {
            drop(pool);
            // Ending its process takes a while, during which the pool must not be locked.
            drop(worker);
        }
    }
}

/// Lets `worker` run a query, and answers its calls. Returns `None` if it cannot compile the program.
fn exchange<X: Extensions>(
    worker: &mut Worker,
    job: &Job<'_, X>,
    bounds: &mut WaitBounds<'_>,
) -> Result<Option<Execution>, Failure> {
    let Job { query, program, args, gas } = *job;
    let hash = query.module.info().hash.into();
    let request = RunRequest {
        program: hash,
        config: query.config.clone(),
        args: args.to_vec(),
        gas,
        proof_size_limit: query.proof_size_limit,
        time_left: query.deadline.time_left(),
        depth: query.depth,
    };
    worker.send(&ToWorker::Run(request.into()), bounds)?;
    loop {
        match worker.receive(bounds)? {
            // The worker reads that in place of an answer.
            FromWorker::Unknown | FromWorker::Call(_) if bounds.is_over() => (),
            FromWorker::Unknown => worker.send(&ToWorker::Program(program.to_vec()), bounds)?,
            FromWorker::Refused(reason) => {
                log::debug!(target: LOG_TARGET, "the recompiler refuses a program: {reason}");
                return Ok(None);
            }
            FromWorker::Call(mut call) => {
                call.gas_left = call.gas_left.min(gas);
                call.proof_size_left = call.proof_size_left.min(query.proof_size_limit);
                let mut context = crate::CallContext {
                    gas_left: call.gas_left,
                    proof_size_left: call.proof_size_left,
                    deadline: query.deadline,
                    depth: query.depth,
                    schedule: query.config.gas,
                };
                let mut response = Vec::new();
                let extensions = query.extensions;
                let result =
                    extensions.call(call.extension, &call.call, &mut context, &mut response);
                let answer = context.answer(&call, result.map(|()| response));
                worker.send(&ToWorker::Answer(answer), bounds)?;
            }
            FromWorker::Ended { result, metrics } => {
                let GasUsage { program, host, .. } = metrics.usage.gas;
                let used = program.checked_add(host).filter(|_| program >= 0 && host >= 0);
                let plausible = used.is_some_and(|used| used <= gas)
                    && metrics.usage.calls.len() <= limits::MAX_COUNTED_IDS + 1
                    && metrics.usage.weight.proof_size() <= query.proof_size_limit
                    && result.as_ref().map_or(0, Vec::len) <= query.config.max_result_size as usize;
                if !plausible {
                    return Err(Failure::InvalidFrame);
                }
                if let Err(PvqExecutorError::Backend(error)) = result {
                    return Err(Failure::Reported(error));
                }
                worker.compiled(hash);
                // The error of a run that was told to end says nothing.
                let result = match bounds.is_over() {
                    true => result.map_err(|_| PvqExecutorError::Timeout),
                    false => result,
                };
                return Ok(Some(Execution { result, metrics }));
            }
            FromWorker::Ready => return Err(Failure::InvalidFrame),
        }
    }
}
