//! The registration of methods: parsing of parameters, and responses.
//!
//! Methods are registered by hand, because the macro `rpc` keeps the text of the parameters until the answer, and does
//! not learn whether the answer could be sent.

use super::delivery::Delivery;
use crate::server::queue::{Caller, Connection, Queue};
use crate::Query;
use jsonrpsee::{
    core::{server::MethodResponse, RegisterMethodError, RpcResult},
    types::{ErrorCode, ErrorObjectOwned, Id, Params, ParamsSequence},
    Extensions, MethodCallback, ResponsePayload, RpcModule,
};
use pvq_primitives::ProgramHash;
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use sp_core::{Bytes, H256};
use std::{future::Future, pin::Pin, sync::Arc};

/// The origin of a request, beside its parameters.
pub(crate) struct Origin {
    pub connection: Connection,
    /// The size of the text of the parameters in bytes. The server keeps that text until the answer.
    pub text: usize,
}

/// The parameters of a method, which come in order or by name.
pub(crate) trait Parameters: DeserializeOwned + Send + 'static {
    /// Takes the parameters from an array, in order.
    fn in_order(sequence: ParamsSequence<'_>) -> Result<Self, ErrorObjectOwned>;

    fn parse(params: &Params<'_>) -> Result<Self, ErrorObjectOwned> {
        match params.is_object() {
            true => params.parse(),
            false => Self::in_order(params.sequence()),
        }
    }
}

/// The parameters of `pvq_query`.
#[derive(Deserialize)]
pub(crate) struct QueryParams {
    pub query: Query,
}

impl Parameters for QueryParams {
    fn in_order(mut sequence: ParamsSequence<'_>) -> Result<Self, ErrorObjectOwned> {
        Ok(Self { query: sequence.next()? })
    }
}

/// The parameters of `pvq_metadata`.
#[derive(Deserialize)]
pub(crate) struct MetadataParams {
    pub at: Option<H256>,
}

impl Parameters for MetadataParams {
    fn in_order(mut sequence: ParamsSequence<'_>) -> Result<Self, ErrorObjectOwned> {
        Ok(Self { at: sequence.optional_next()? })
    }
}

/// The parameters of `pvq_programs`.
#[derive(Deserialize)]
pub(crate) struct ProgramsParams {
    pub start: Option<ProgramHash>,
    pub limit: Option<u32>,
    pub at: Option<H256>,
}

impl Parameters for ProgramsParams {
    fn in_order(mut sequence: ParamsSequence<'_>) -> Result<Self, ErrorObjectOwned> {
        let (start, limit) = (sequence.optional_next()?, sequence.optional_next()?);
        Ok(Self { start, limit, at: sequence.optional_next()? })
    }
}

/// The parameters of `pvq_validate`.
#[derive(Deserialize)]
pub(crate) struct ValidateParams {
    pub program: Bytes,
    pub at: Option<H256>,
}

impl Parameters for ValidateParams {
    fn in_order(mut sequence: ParamsSequence<'_>) -> Result<Self, ErrorObjectOwned> {
        Ok(Self { program: sequence.next()?, at: sequence.optional_next()? })
    }
}

/// The maximum size of a request's id in bytes. The id is copied beside the text of the request, so that a long one
/// would double the memory. Numbers, UUIDs and the like are shorter.
const MAX_ID_SIZE: usize = 1024;

fn check_id(id: &Id<'_>) -> Result<(), ErrorObjectOwned> {
    match id {
        Id::Str(id) if id.len() > MAX_ID_SIZE => {
            let code = ErrorCode::InvalidRequest;
            let message = format!("the id has {} bytes; send at most {MAX_ID_SIZE}", id.len());
            Err(ErrorObjectOwned::owned(code.code(), message, None::<()>))
        }
        _ => Ok(()),
    }
}

/// Adds the method `name` to `module`. `queue` is the one in which its requests wait.
pub(crate) fn register<Context, P, R, Answer>(
    module: &mut RpcModule<Context>,
    queue: &Queue,
    name: &'static str,
    method: impl Fn(Origin, P) -> Answer + Clone + Send + Sync + 'static,
) -> Result<(), RegisterMethodError>
where
    P: Parameters,
    R: Serialize + Clone + Send + 'static,
    Answer: Future<Output = RpcResult<R>> + Send + 'static,
{
    let queue = queue.clone();
    let callback = move |id: Id<'static>, params: Params<'static>, _, max_size, ext: Extensions| {
        let connection = Connection::of(&ext);
        let origin = Origin { connection: connection.clone(), text: params.len_bytes() };
        let parsed = check_id(&id).and_then(|()| P::parse(&params));
        drop(params);
        let (queue, method) = (queue.clone(), method.clone());
        let response = async move {
            let answer = match parsed {
                Ok(params) => method(origin, params).await,
                Err(error) => Err(error),
            };
            let payload = match answer {
                Ok(answer) => ResponsePayload::success(answer),
                Err(error) => ResponsePayload::error(error),
            };
            match connection.caller {
                Caller::Http => {
                    MethodResponse::response(id, payload, max_size).with_extensions(ext)
                }
                Caller::WebSocket(_) => {
                    Delivery::watch(queue, connection, id, payload, max_size, ext)
                }
            }
        };
        Box::pin(response) as Pin<Box<dyn Future<Output = MethodResponse> + Send>>
    };
    module.verify_and_insert(name, MethodCallback::Async(Arc::new(callback))).map(drop)
}
