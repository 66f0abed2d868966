//! Detection of open and of closed WebSockets, by the fate of their answers.
//!
//! The server does not tell a method about its connection, and does not stop requests when the connection closes. But
//! it notifies whether an answer was handed to the connection, or dropped because the connection is closed.

use crate::server::queue::{Connection, Queue};
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
    connection: Connection,
    notice: Option<MethodResponseFuture>,
}

impl Delivery {
    /// Returns the response to a request of `connection`. `queue` is told whether it could be sent.
    pub fn watch<R: Serialize + Clone>(
        queue: Queue,
        connection: Connection,
        id: Id<'_>,
        answer: ResponsePayload<'_, R>,
        max_size: usize,
        mut extensions: Extensions,
    ) -> MethodResponse {
        let (answer, notice) = answer.notify_on_completion();
        extensions.insert(Arc::new(Self { queue, connection, notice: Some(notice) }));
        MethodResponse::response(id, answer, max_size).with_extensions(extensions)
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        let Some(mut notice) = self.notice.take() else { return };
        let of_a_batch =
            Pin::new(&mut notice).poll(&mut Context::from_waker(Waker::noop())).is_ready();
        if of_a_batch {
            return;
        }
        let (queue, connection) = (self.queue.clone(), self.connection.clone());
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                match notice.await {
                    Err(MethodResponseError::Closed) => queue.close(&connection).await,
                    _ => queue.prove(connection.caller),
                }
            });
        }
    }
}

#[cfg(test)]
mod tests;
