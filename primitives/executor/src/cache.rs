//! The cache of modules.

use crate::{InstructionCosts, Module};
use alloc::{sync::Arc, vec::Vec};
use schnellru::{LruMap, UnlimitedCompact};
use spin::Mutex;

/// The key of a module: the hash of its program, and the costs of instructions that it is compiled with.
pub(crate) type Key = ([u8; 32], InstructionCosts);

/// A constant seed. The keys are hashes already, maps hold a few thousand entries at most, so that collisions
/// gain an attacker nothing, and there is no source of randomness without `std`.
pub(crate) const SEED: [u64; 4] = [0; 4];

/// A cache of modules by their programs and costs. The least recently used one is evicted first.
pub(crate) struct Cache {
    limit: usize,
    modules: Mutex<Modules>,
}

struct Modules {
    by_key: LruMap<Key, Arc<Module>, UnlimitedCompact>,
    /// Bytes of all modules together.
    used: usize,
}

impl Cache {
    /// Returns a cache whose modules have at most `limit` bytes together.
    pub fn new(limit: usize) -> Self {
        let by_key = LruMap::with_seed(UnlimitedCompact, SEED);
        Self { limit, modules: Mutex::new(Modules { by_key, used: 0 }) }
    }

    pub fn get(&self, key: &Key) -> Option<Arc<Module>> {
        self.modules.lock().by_key.get(key).cloned()
    }

    /// Inserts a module, and returns those that have to go for it. A module that does not fit by itself is not
    /// kept, and evicts no other.
    ///
    /// Freeing hundreds of modules takes a while. That is left to the caller, so that no other thread spins
    /// for it.
    pub fn insert(&self, module: Arc<Module>) -> Vec<Arc<Module>> {
        let mut evicted = Vec::new();
        if module.footprint() > self.limit {
            return evicted;
        }
        let key = module.key();
        let mut modules = self.modules.lock();
        if let Some(replaced) = modules.by_key.remove(&key) {
            modules.used -= replaced.footprint();
            evicted.push(replaced);
        }
        modules.used += module.footprint();
        modules.by_key.insert(key, module);
        while modules.used > self.limit {
            let Some((_, oldest)) = modules.by_key.pop_oldest() else { break };
            modules.used -= oldest.footprint();
            evicted.push(oldest);
        }
        evicted
    }

    #[cfg(test)]
    pub fn used(&self) -> usize {
        self.modules.lock().used
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, EngineConfig, RunConfig};
    use polkavm_common::{
        program::{asm, InstructionSetKind},
        writer::ProgramBlobBuilder,
    };

    /// Returns a program with `data` bytes of read-only data.
    fn program(data: usize) -> Vec<u8> {
        let mut program = ProgramBlobBuilder::new(InstructionSetKind::ReviveV1);
        program.set_ro_data_size(data as u32);
        program.set_ro_data(alloc::vec![1; data]);
        program.add_export_by_basic_block(0, b"pvq");
        program.set_code(&[asm::load_imm(polkavm::Reg::A0, 0), asm::ret()], &[]);
        program.into_vec().unwrap()
    }

    #[test]
    fn the_lock_is_free_while_evicted_modules_are_dropped() {
        let module = |data, hash| {
            Module::new(&program(data), [hash; 32], InstructionCosts::EQUAL, None).unwrap()
        };
        let (small, large) = (module(1_000, 0).footprint(), module(200_000, 0).footprint());
        let cache = Cache::new(large);
        for hash in 1..=5 {
            assert!(small * 5 < large && cache.insert(module(1_000, hash)).is_empty());
        }
        let evicted = cache.insert(module(200_000, 6));
        assert_eq!(evicted.len(), 5);
        for module in evicted {
            assert_eq!(Arc::strong_count(&module), 1, "it is freed here");
            assert_eq!(cache.used(), large);
        }
    }

    #[test]
    fn the_cache_holds_no_more_than_its_limit() {
        let limit = 100_000;
        let engine = Engine::new(EngineConfig { cache_size: limit, ..Default::default() });
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
