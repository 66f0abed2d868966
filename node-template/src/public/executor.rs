use super::{
    is_quick, pool::PublicCallError, LowPriorityPool, PublicLimits, RpcThreads, Semaphore,
    LARGE_CALLS, QUICK_ARGUMENTS,
};
use crate::service::{Backend, Block, Client};
use sc_client_api::{execution_extensions::ExecutionExtensions, CallExecutor, ExecutorProvider};
use sc_executor::RuntimeVersionOf;
use sp_core::traits::{CallContext, RuntimeCode};
use sp_externalities::{Extensions, Externalities};
use sp_runtime::traits::HashingFor;
use sp_state_machine::{OverlayedChanges, StorageProof};
use sp_version::RuntimeVersion;
use std::{cell::RefCell, io, sync::Arc};
use tokio::task::block_in_place;

type Hash = pvq_runtime::Hash;
type Inner = <Client as ExecutorProvider<Block>>::Executor;

/// The executor of runtime calls for clients of the RPC.
pub struct PublicExecutor {
    client: Arc<Client>,
    pool: LowPriorityPool,
    threads: RpcThreads,
    quick: Semaphore,
    large: Semaphore,
}

impl PublicExecutor {
    pub fn new(client: Arc<Client>, limits: &PublicLimits) -> io::Result<Self> {
        let pool = LowPriorityPool::new("pvq-state-calls", limits.threads, limits.waiting)?;
        Ok(Self {
            client,
            pool,
            threads: RpcThreads::new(limits.rpc_threads),
            quick: Semaphore::new(limits.quick, limits.quick_waiting),
            large: Semaphore::new(LARGE_CALLS, limits.large_waiting),
        })
    }

    /// Makes a call on this thread that is quick but for the `size` of its arguments in bytes.
    pub fn run_quick<R>(
        &self,
        size: usize,
        call: impl FnOnce() -> R,
    ) -> Result<R, PublicCallError> {
        let _thread = self.threads.hold()?;
        match size > QUICK_ARGUMENTS {
            true => self.large.run(|| self.quick.run(call))?,
            false => self.quick.run(call),
        }
    }

    fn inner(&self) -> &Inner {
        self.client.executor()
    }
}

impl CallExecutor<Block> for PublicExecutor {
    type Error = <Inner as CallExecutor<Block>>::Error;
    type Backend = Backend;

    fn execution_extensions(&self) -> &ExecutionExtensions<Block> {
        CallExecutor::execution_extensions(self.inner())
    }

    /// Runs a call that a client has chosen. `archive_v1_call` makes it on one of the few threads of asynchronous
    /// tasks, so it is marked as blocking, and another thread takes over these tasks meanwhile.
    fn call(
        &self,
        at: Hash,
        method: &str,
        data: &[u8],
        context: CallContext,
    ) -> sp_blockchain::Result<Vec<u8>> {
        block_in_place(|| {
            if is_quick(method, data) {
                let call = || self.inner().call(at, method, data, context);
                return self.run_quick(data.len(), call)?;
            }
            let _thread = self.threads.hold()?;
            let (client, method, data) = (self.client.clone(), method.to_owned(), data.to_vec());
            self.pool.run(move || client.executor().call(at, &method, &data, context))?
        })
    }

    // Clients choose the function of `call` alone. The other three methods serve the node's own code, without bounds.

    fn contextual_call(
        &self,
        at: Hash,
        method: &str,
        data: &[u8],
        changes: &RefCell<OverlayedChanges<HashingFor<Block>>>,
        recorder: &Option<sp_api::ProofRecorder<Block>>,
        context: CallContext,
        extensions: &RefCell<Extensions>,
    ) -> sp_blockchain::Result<Vec<u8>> {
        self.inner().contextual_call(at, method, data, changes, recorder, context, extensions)
    }

    fn runtime_version(
        &self,
        at: Hash,
        context: CallContext,
    ) -> sp_blockchain::Result<RuntimeVersion> {
        CallExecutor::runtime_version(self.inner(), at, context)
    }

    fn prove_execution(
        &self,
        at: Hash,
        method: &str,
        data: &[u8],
    ) -> sp_blockchain::Result<(Vec<u8>, StorageProof)> {
        self.inner().prove_execution(at, method, data)
    }
}

impl RuntimeVersionOf for PublicExecutor {
    fn runtime_version(
        &self,
        externalities: &mut dyn Externalities,
        code: &RuntimeCode,
    ) -> sc_executor::error::Result<RuntimeVersion> {
        RuntimeVersionOf::runtime_version(self.inner(), externalities, code)
    }
}
