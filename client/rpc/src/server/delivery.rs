//! Whether a WebSocket is still open, by what becomes of its answers.
//!
//! The server tells a method nothing of its connection, and lets its requests run when that closes.
//! But it says of an answer whether it was handed to the connection, or was dropped for there is none
//! any more.

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

/// An answer on its way, among the extensions of its response.
///
/// The server drops those when it takes the response apart, before it sends the text. The answers of a
/// batch are no responses of their own, and are dropped as a whole once they were copied: first the
/// sender of the notice, then the extensions. So a notice that cannot come any more when the
/// extensions are dropped says nothing, and one that still can tells of the connection.
pub(crate) struct Delivery {
    queue: Queue,
    caller: Caller,
    notice: Option<MethodResponseFuture>,
}

impl Delivery {
    /// The response to `caller`, whose requests `queue` gives up if it cannot be sent.
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
        // Nothing is to be given up, nor learnt, where this was the connection's only request.
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
