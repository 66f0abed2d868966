//! The cache of modules.

use crate::Module;
use alloc::sync::Arc;
use schnellru::{Limiter, LruMap};
use spin::Mutex;

type Hash = [u8; 32];

/// A constant seed. The keys are hashes already, maps hold a few thousand entries at most, so that collisions
/// gain an attacker nothing, and there is no source of randomness without `std`.
pub(crate) const SEED: [u64; 4] = [0; 4];

/// A cache of modules by the hashes of their programs. The least recently used one is evicted first.
pub(crate) struct Cache(Mutex<LruMap<Hash, Arc<Module>, ByFootprint>>);

impl Cache {
    /// Returns a cache whose modules have at most `limit` bytes together.
    pub fn new(limit: usize) -> Self {
        Self(Mutex::new(LruMap::with_seed(ByFootprint { limit, used: 0 }, SEED)))
    }

    pub fn get(&self, hash: &Hash) -> Option<Arc<Module>> {
        self.0.lock().get(hash).cloned()
    }

    pub fn insert(&self, module: Arc<Module>) {
        self.0.lock().insert(module.info().hash.into(), module);
    }

    #[cfg(test)]
    pub fn used(&self) -> usize {
        self.0.lock().limiter().used
    }
}

/// Bounds the bytes of all modules together.
struct ByFootprint {
    limit: usize,
    used: usize,
}

impl Limiter<Hash, Arc<Module>> for ByFootprint {
    type KeyToInsert<'a> = Hash;
    type LinkType = u32;

    fn is_over_the_limit(&self, _: usize) -> bool {
        self.used > self.limit
    }

    fn on_insert(
        &mut self,
        _: usize,
        hash: Hash,
        module: Arc<Module>,
    ) -> Option<(Hash, Arc<Module>)> {
        // A module that does not fit by itself is not kept, and evicts no other.
        if module.footprint() > self.limit {
            return None;
        }
        self.used += module.footprint();
        Some((hash, module))
    }

    fn on_replace(
        &mut self,
        _: usize,
        _: &mut Hash,
        _: Hash,
        old: &mut Arc<Module>,
        new: &mut Arc<Module>,
    ) -> bool {
        self.used = self.used - old.footprint() + new.footprint();
        true
    }

    fn on_removed(&mut self, _: &mut Hash, module: &mut Arc<Module>) {
        self.used -= module.footprint();
    }

    fn on_cleared(&mut self) {
        self.used = 0;
    }

    fn on_grow(&mut self, _: usize) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::{Engine, EngineConfig, RunConfig};
    use polkavm_common::{
        program::{asm, InstructionSetKind},
        writer::ProgramBlobBuilder,
    };

    #[test]
    fn the_cache_holds_no_more_than_its_limit() {
        let limit = 100_000;
        let engine = Engine::new(EngineConfig { cache_size: limit, ..Default::default() });
        let program = |data: usize| {
            let mut program = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
            program.set_ro_data_size(data as u32);
            program.set_ro_data(alloc::vec![1; data]);
            program.add_export_by_basic_block(0, b"pvq");
            program.set_code(&[asm::load_imm(polkavm::Reg::A0, 0), asm::ret()], &[]);
            program.into_vec().unwrap()
        };
        // Returns whether the program was cached.
        let run = |data| {
            let config = RunConfig::default();
            let execution = engine.run(&(), &program(data), &[], &config, Default::default());
            execution.result.unwrap();
            let used = engine.cache().unwrap().used();
            assert!(used <= limit, "{used}");
            execution.metrics.cached
        };
        for data in 0..40 {
            assert!(!run(1_000 + data));
            assert!(run(1_000 + data));
        }
        assert!(!run(1_000));
        // A program that does not fit evicts none of the others.
        assert!(!run(200_000) && !run(200_000));
        assert!(run(1_000) && run(1_039));
    }
}
