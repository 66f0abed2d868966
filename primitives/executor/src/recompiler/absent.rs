//! The absence of the recompiler: without the feature `recompiler`, and on platforms that PolkaVM's recompiler
//! or the confinement of workers does not support.

use crate::{
    engine::{Execution, Job},
    EngineConfig, Metrics, LOG_TARGET,
};

/// A type without values.
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

/// Ends the process: there is no recompiler on this platform.
#[cfg(feature = "recompiler")]
pub fn serve_worker() -> ! {
    eprintln!("PVQ's recompiler needs Linux on x86-64");
    std::process::exit(2)
}
