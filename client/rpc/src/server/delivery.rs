//! Detection of closed WebSockets, by the fate of their answers.
//!
//! The server does not tell a method about its connection, and does not stop requests when the connection closes. But
//! it notifies whether an answer was handed to the connection, or dropped because the connection is closed.

use crate::server::queue::{Caller, Queue};
use jsonrpsee::{
    core::server::{MethodResponse, MethodResponseError, MethodResponseFuture},
    types::Id,
    Extensions, ResponsePayload,
};
use serde::Serialize;
use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Waker},
};
use tokio::runtime::Handle;

/// An answer that is being sent, among the extensions of its response.
///
/// The server drops the extensions when it takes the response apart, before it sends the text. The answers of a batch
/// are not sent one by one; each is dropped after it was copied, the sender of its notice before its extensions.
/// Therefore a notice that is ready when the extensions are dropped is that of a batch and says nothing, and a later
/// one tells whether the connection is open.
pub(crate) struct Delivery {
    queue: Queue,
    caller: Caller,
    notice: Option<MethodResponseFuture>,
}

impl Delivery {
    /// Returns the response to `caller`. If it cannot be sent, `queue` drops the requests of `caller`.
    pub fn watch<R: Serialize + Clone>(
        queue: Queue,
        caller: Caller,
        id: Id<'_>,
        answer: ResponsePayload<'_, R>,
        max_size: usize,
        mut extensions: Extensions,
    ) -> MethodResponse {
        let (answer, notice) = answer.notify_on_completion();
        extensions.insert(Arc::new(Self { queue, caller, notice: Some(notice) }));
        MethodResponse::response(id, answer, max_size).with_extensions(extensions)
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        let Some(mut notice) = self.notice.take() else { return };
        let of_a_batch =
            Pin::new(&mut notice).poll(&mut Context::from_waker(Waker::noop())).is_ready();
        // A connection without further requests has none that could be dropped.
        if of_a_batch || !self.queue.has(self.caller) {
            return;
        }
        let (queue, caller) = (self.queue.clone(), self.caller);
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                if let Err(MethodResponseError::Closed) = notice.await {
                    queue.close(caller);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests;
