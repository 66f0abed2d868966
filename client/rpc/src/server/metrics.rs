//! Prometheus metrics of queries.

use crate::server::Error;
use crate::{Engine, QueryAnswer, QueryMetrics};
use std::sync::Arc;
use substrate_prometheus_endpoint::{
    exponential_buckets, register, Counter, CounterVec, Gauge, HistogramOpts, HistogramVec, Opts,
    PrometheusError, Registry, U64,
};

/// The metrics of a node, or none where it has no registry.
#[derive(Clone)]
pub(crate) struct Metrics(Option<Arc<Collectors>>);

struct Collectors {
    queries: CounterVec<U64>,
    failures: CounterVec<U64>,
    refused: CounterVec<U64>,
    gas: Counter<U64>,
    seconds: HistogramVec,
    modules: CounterVec<U64>,
    running: Gauge<U64>,
    queued: Gauge<U64>,
}

/// A count of one in a gauge, until it is dropped.
pub(crate) struct GaugeGuard(Option<Gauge<U64>>);

impl GaugeGuard {
    fn begin(gauge: Option<&Gauge<U64>>) -> Self {
        let gauge = gauge.cloned();
        if let Some(gauge) = &gauge {
            gauge.inc();
        }
        Self(gauge)
    }
}

impl Drop for GaugeGuard {
    fn drop(&mut self) {
        if let Some(gauge) = &self.0 {
            gauge.dec();
        }
    }
}

impl Metrics {
    pub fn new(registry: Option<&Registry>) -> Result<Self, PrometheusError> {
        registry.map(Collectors::new).transpose().map(|collectors| Self(collectors.map(Arc::new)))
    }

    /// Counts a request that runs.
    pub fn running(&self) -> GaugeGuard {
        GaugeGuard::begin(self.0.as_ref().map(|collectors| &collectors.running))
    }

    /// Counts a request that waits.
    pub fn queued(&self) -> GaugeGuard {
        GaugeGuard::begin(self.0.as_ref().map(|collectors| &collectors.queued))
    }

    /// Counts a query that has an answer.
    pub fn answered(&self, answer: &QueryAnswer) {
        let Some(collectors) = &self.0 else { return };
        // Without one, the chain did not admit the program.
        let backend = answer.engine.executing_backend().map_or("none", |backend| backend.name());
        collectors.queries.with_label_values(&[answer.engine.engine.name(), backend]).inc();
        if let Some(failure) = &answer.error {
            collectors.failures.with_label_values(&[failure.error.name()]).inc();
        }
        let QueryMetrics { usage, microseconds: time } = &answer.metrics;
        collectors.gas.inc_by(usage.gas.total().max(0) as u64);
        let seconds = |phase, microseconds: u64| {
            let seconds = microseconds as f64 / 1e6;
            collectors.seconds.with_label_values(&[phase]).observe(seconds);
        };
        seconds("queue", time.queue);
        seconds("run", time.run);
        if answer.engine.engine == Engine::Native {
            seconds("load", time.load);
            seconds("compile", time.compile);
        }
    }

    /// Counts a request that was not run to its end.
    pub fn refused(&self, error: &Error) {
        if let Some(collectors) = &self.0 {
            collectors.refused.with_label_values(&[error.reason()]).inc();
        }
    }

    /// Counts a program that the node ran, as a hit or a miss of the module cache.
    pub fn module(&self, cached: bool) {
        if let Some(collectors) = &self.0 {
            let outcome = if cached { "hit" } else { "miss" };
            collectors.modules.with_label_values(&[outcome]).inc();
        }
    }
}

impl Collectors {
    fn new(registry: &Registry) -> Result<Self, PrometheusError> {
        let counters = |name, help, labels: &[&str]| {
            register(CounterVec::new(Opts::new(name, help), labels)?, registry)
        };
        let gauge = |name, help| register(Gauge::new(name, help)?, registry);
        let seconds = HistogramOpts::new("pvq_query_seconds", "Time of queries by phase")
            // From 10 microseconds to 5 seconds.
            .buckets(exponential_buckets(1e-5, 2.0, 20)?);
        Ok(Self {
            queries: counters(
                "pvq_queries_total",
                "Queries that have an answer, by where the program ran",
                &["engine", "backend"],
            )?,
            failures: counters(
                "pvq_query_failures_total",
                "Queries whose answer is a failure, by its kind",
                &["kind"],
            )?,
            refused: counters(
                "pvq_requests_refused_total",
                "Requests that were not run to their end, by reason",
                &["reason"],
            )?,
            gas: register(Counter::new("pvq_gas_total", "Gas that queries used")?, registry)?,
            seconds: register(HistogramVec::new(seconds, &["phase"])?, registry)?,
            modules: counters(
                "pvq_module_cache_total",
                "Programs that the node ran, by whether they were in its cache",
                &["outcome"],
            )?,
            running: gauge("pvq_requests_running", "Requests that run")?,
            queued: gauge("pvq_requests_queued", "Requests that wait to run")?,
        })
    }
}
