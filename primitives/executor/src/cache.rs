//! Programs that are kept between runs.

use crate::{
    backend::{Engines, Usage},
    limits,
    program::Program,
};
use alloc::{string::String, sync::Arc};
use polkavm::{Module, RawInstance};
use schnellru::{ByLength, Limiter, LruMap};
use spin::Mutex;

type Hash = [u8; 32];

/// The maps hash what is a hash already, and hold a few hundred entries: there is nothing to gain
/// from collisions, and no source of randomness without `std`.
const SEED: [u64; 4] = [0; 4];

/// A program that is ready to run.
pub(crate) struct Loaded {
    pub program: Program,
    pub interpreted: Module,
    recompiled: Mutex<Recompiled>,
    /// An instance of the interpreter that has compiled what it ran.
    idle: Mutex<Option<RawInstance>>,
}

/// The program as native code.
enum Recompiled {
    NotYet,
    Done(Module),
    /// It does not compile, here or at all.
    Refused,
}

impl Loaded {
    pub fn new(program: Program, engines: &Engines) -> Result<Self, String> {
        let interpreted = engines.interpret(&program)?;
        Ok(Self {
            program,
            interpreted,
            recompiled: Mutex::new(Recompiled::NotYet),
            idle: Mutex::new(None),
        })
    }

    /// The program as native code, compiled when it is first asked for. None where that does not
    /// work, and while another thread compiles it.
    pub fn recompiled(&self, engines: &Engines) -> Option<Module> {
        let mut recompiled = self.recompiled.try_lock()?;
        if let Recompiled::NotYet = *recompiled {
            let module = engines.recompile(&self.program);
            *recompiled = module.map_or(Recompiled::Refused, Recompiled::Done);
        }
        match &*recompiled {
            Recompiled::Done(module) => Some(module.clone()),
            _ => None,
        }
    }

    /// Whether there is native code already.
    pub fn is_recompiled(&self) -> bool {
        let recompiled = self.recompiled.try_lock();
        recompiled.is_some_and(|recompiled| matches!(*recompiled, Recompiled::Done(_)))
    }

    pub fn take_idle(&self) -> Option<RawInstance> {
        self.idle.lock().take()
    }

    pub fn keep_idle(&self, instance: RawInstance) {
        let replaced = self.idle.lock().replace(instance);
        drop(replaced);
    }
}

/// The programs that an executor keeps, the least recently used of which goes first.
pub(crate) struct Cache {
    programs: Mutex<LruMap<Hash, Arc<Loaded>, ByBlobSize>>,
    usage: Mutex<LruMap<Hash, Usage>>,
    recompiled: Mutex<LruMap<Hash, RawInstance>>,
}

impl Cache {
    pub fn new() -> Self {
        Self {
            programs: Mutex::new(LruMap::with_seed(ByBlobSize(0), SEED)),
            usage: Mutex::new(LruMap::with_seed(ByLength::new(limits::CACHED_PROGRAMS), SEED)),
            recompiled: Mutex::new(LruMap::with_seed(
                ByLength::new(limits::IDLE_RECOMPILED_INSTANCES),
                SEED,
            )),
        }
    }

    pub fn program(&self, hash: &Hash) -> Option<Arc<Loaded>> {
        self.programs.lock().get(hash).cloned()
    }

    pub fn keep_program(&self, loaded: Arc<Loaded>) {
        self.programs.lock().insert(loaded.program.info.hash, loaded);
    }

    pub fn usage(&self, hash: &Hash) -> Option<Usage> {
        self.usage.lock().get(hash).copied()
    }

    pub fn keep_usage(&self, hash: Hash, usage: Usage) {
        self.usage.lock().insert(hash, usage);
    }

    pub fn has_idle_recompiled(&self, hash: &Hash) -> bool {
        self.recompiled.lock().peek(hash).is_some()
    }

    pub fn take_idle_recompiled(&self, hash: &Hash) -> Option<RawInstance> {
        self.recompiled.lock().remove(hash)
    }

    pub fn keep_idle_recompiled(&self, hash: Hash, instance: RawInstance) {
        let mut recompiled = self.recompiled.lock();
        let evicted = recompiled.remove(&hash).or_else(|| {
            let full = recompiled.len() >= limits::IDLE_RECOMPILED_INSTANCES as usize;
            full.then(|| recompiled.pop_oldest())?.map(|(_, instance)| instance)
        });
        recompiled.insert(hash, instance);
        drop(recompiled);
        // To end its process takes a while, for which nobody should wait.
        drop(evicted);
    }
}

/// Bounds the number of programs and the bytes of their blobs, which it counts.
struct ByBlobSize(usize);

fn blob_size(loaded: &Loaded) -> usize {
    loaded.program.info.size as usize
}

impl Limiter<Hash, Arc<Loaded>> for ByBlobSize {
    type KeyToInsert<'a> = Hash;
    type LinkType = u32;

    fn is_over_the_limit(&self, length: usize) -> bool {
        length > limits::CACHED_PROGRAMS as usize || self.0 > limits::CACHED_PROGRAM_BYTES
    }

    fn on_insert(
        &mut self,
        _: usize,
        hash: Hash,
        loaded: Arc<Loaded>,
    ) -> Option<(Hash, Arc<Loaded>)> {
        self.0 += blob_size(&loaded);
        Some((hash, loaded))
    }

    fn on_replace(
        &mut self,
        _: usize,
        _: &mut Hash,
        _: Hash,
        old: &mut Arc<Loaded>,
        new: &mut Arc<Loaded>,
    ) -> bool {
        self.0 = self.0 + blob_size(new) - blob_size(old);
        true
    }

    fn on_removed(&mut self, _: &mut Hash, loaded: &mut Arc<Loaded>) {
        self.0 -= blob_size(loaded);
    }

    fn on_cleared(&mut self) {
        self.0 = 0;
    }

    fn on_grow(&mut self, _: usize) -> bool {
        true
    }
}
