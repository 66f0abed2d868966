//! No recompiler: without the feature, and where PolkaVM or the confinement of a worker does not work.

use crate::{
    engine::{Execution, Job},
    EngineConfig, Metrics, LOG_TARGET,
};

/// Nothing.
pub(crate) enum Recompiler {}

impl Recompiler {
    pub fn new(config: &EngineConfig) -> Option<Self> {
        if config.worker.is_some() {
            log::warn!(
                target: LOG_TARGET,
                "programs are interpreted: the recompiler needs the feature `recompiler`, and Linux on x86-64"
            );
        }
        None
    }

    pub fn takes(&self, _: &[u8; 32]) -> bool {
        match *self {}
    }

    pub fn has_compiled(&self, _: &[u8; 32]) -> bool {
        match *self {}
    }

    pub fn run<X>(&self, _: &Job<'_, X>, _: &mut Metrics) -> Option<Execution> {
        match *self {}
    }
}

/// Ends the process: there is nothing to serve here.
#[cfg(feature = "recompiler")]
pub fn serve_worker() -> ! {
    eprintln!("PVQ's recompiler needs Linux on x86-64");
    std::process::exit(2)
}
