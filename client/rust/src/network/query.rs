use super::{
    connection::Node,
    error::{plain, NetworkError},
    At, BlockId, Engine, EngineSelection, Microseconds,
};
use codec::{DecodeAll, Encode};
use pvq_primitives::{
    Entrypoint, Program, ProgramHash, PvqError, PvqResult, QueryFailure, QueryOutcome,
    QueryRequest, QueryUsage,
};
use pvq_rpc::{code::NO_API, Query as QueryParams, QueryAnswer, QueryLimits};
use sp_core::Bytes;
use std::time::Instant;
use subxt::rpcs::client::rpc_params;

/// The method that nodes with `pvq-rpc` have.
const METHOD: &str = "pvq_query";

/// The code of the JSON-RPC error for an unknown method.
const METHOD_NOT_FOUND: i32 = -32601;

/// A query: a program, its arguments, the block, the engine and limits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Query {
    program: Program,
    args: Vec<u8>,
    at: At,
    engine: Engine,
    gas_limit: Option<u64>,
    state_call: bool,
}

impl Query {
    /// Returns a query of a program whose blob is sent with it.
    pub fn of_blob(blob: impl Into<Vec<u8>>) -> Self {
        Self::of(Program::Code(blob.into()))
    }

    /// Returns a query of a program that is registered and uploaded at the chain, by the blake2-256 hash of its
    /// blob.
    pub fn of_registered(hash: ProgramHash) -> Self {
        Self::of(Program::Registered(hash))
    }

    /// Returns a query of `program`, without arguments, at the best block.
    pub fn of(program: Program) -> Self {
        Self {
            program,
            args: Vec::new(),
            at: At::default(),
            engine: Engine::default(),
            gas_limit: None,
            state_call: false,
        }
    }

    /// Calls the entrypoint at `index` in the order of the program's declaration. `parameters` is
    /// the tuple of its parameters, the parameter itself where there is one, or `()`.
    pub fn entrypoint(self, index: u8, parameters: &impl Encode) -> Self {
        let mut args = vec![index];
        parameters.encode_to(&mut args);
        self.args(args)
    }

    /// Calls the entrypoint `E` of a program whose crate is a dependency.
    pub fn call<E: Entrypoint>(self, parameters: &E::Parameters) -> Self
    where
        E::Parameters: Encode,
    {
        self.entrypoint(E::INDEX, parameters)
    }

    /// Calls the program with encoded arguments: the index of the entrypoint, then its parameters,
    /// as [`arguments::encode`](crate::arguments::encode) returns them.
    pub fn args(self, args: Vec<u8>) -> Self {
        Self { args, ..self }
    }

    /// Reads the state of the block `at`. Default: [`At::Best`].
    pub fn at(self, at: At) -> Self {
        Self { at, ..self }
    }

    /// Runs the program on `engine`. A node without `pvq_query` has [`Engine::Runtime`] alone. Default:
    /// [`Engine::Auto`].
    pub fn engine(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// Limits the gas of the query. Default: as much as the chain and the node allow.
    pub fn gas_limit(self, gas: u64) -> Self {
        Self { gas_limit: Some(gas), ..self }
    }

    /// Calls the runtime API by `state_call`, which every node has, instead of the method `pvq_query`.
    pub fn by_state_call(self) -> Self {
        Self { state_call: true, ..self }
    }

    fn params(&self, at: Option<ProgramHash>) -> QueryParams {
        let mut params = QueryParams {
            args: self.args.clone().into(),
            at,
            limits: self.gas_limit.map(|gas| QueryLimits { gas: Some(gas), ..Default::default() }),
            engine: self.engine,
            ..Default::default()
        };
        match &self.program {
            Program::Code(code) => params.program = Some(Bytes(code.clone())),
            Program::Registered(hash) => params.hash = Some(*hash),
        }
        params
    }
}

/// The answer of a node to a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The SCALE-encoded result of the entrypoint, or the failure of the query.
    pub result: Result<Vec<u8>, QueryFailure>,
    /// The block whose state was read.
    pub block: BlockId,
    /// The engine that ran the program, and why.
    pub engine: EngineSelection,
    /// The usage of the query, also where it failed. `None` from the runtime API of PVQ 0.1, which does
    /// not tell it.
    pub usage: Option<QueryUsage>,
    /// The time of the query by phase. Through the runtime API, `run` is the time from the request to the answer,
    /// measured by the client, and the rest is zero.
    pub time: Microseconds,
}

/// The reason why an answer has no result of the expected type.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AnswerError {
    /// The query failed.
    #[error("the query failed: {}", .0.message)]
    Failed(QueryFailure),
    /// The result is not of the expected type.
    #[error("the result does not decode: {0}; is it of the entrypoint's type?")]
    Decode(codec::Error),
}

impl Answer {
    /// Returns the result as a value of the type that the entrypoint returns.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Failed`] if there is no result, and [`AnswerError::Decode`] if it is no `R`.
    pub fn decode<R: DecodeAll>(&self) -> Result<R, AnswerError> {
        let bytes = self.result.as_ref().map_err(|failure| AnswerError::Failed(failure.clone()))?;
        R::decode_all(&mut &bytes[..]).map_err(AnswerError::Decode)
    }

    /// Returns the result of the entrypoint `E`, of a program whose crate is a dependency.
    ///
    /// # Errors
    ///
    /// Those of [`decode`](Self::decode).
    pub fn output<E: Entrypoint>(&self) -> Result<E::Output, AnswerError>
    where
        E::Output: DecodeAll,
    {
        self.decode()
    }
}

impl Node {
    /// Runs a query: by `pvq_query`, or by the runtime API where the node has no such method or the
    /// block's runtime only the API of PVQ 0.1. Of that, `execute_query` runs a program that is sent as
    /// a blob.
    ///
    /// # Errors
    ///
    /// Those of the connection, of the node and of the chain. The failure of a program that is refused or fails is
    /// in the [answer](Answer::result), with its usage.
    pub async fn query(&self, query: &Query) -> Result<Answer, NetworkError> {
        if query.state_call {
            return self.by_runtime_api(query, "the runtime was asked by state_call").await;
        }
        match self.by_method(query).await {
            Err(NetworkError::Refused { code: METHOD_NOT_FOUND, .. }) => {
                let why = "the node has no pvq_query, so its runtime was asked by state_call";
                self.by_runtime_api(query, why).await
            }
            Err(NetworkError::Refused { code: NO_API, .. }) => {
                let why =
                    "pvq_query needs version 2 of PvqApi, so the runtime was asked by state_call";
                self.by_runtime_api(query, why).await
            }
            answer => answer,
        }
    }

    async fn by_method(&self, query: &Query) -> Result<Answer, NetworkError> {
        let at = match query.at {
            At::Best => None,
            At::Finalized => Some(self.block(At::Finalized).await?.hash),
            At::Hash(hash) => Some(hash),
        };
        let answer: QueryAnswer = self.request(METHOD, rpc_params![query.params(at)]).await?;
        let refused =
            |reason: &str| NetworkError::Answer { method: METHOD.into(), reason: reason.into() };
        let result = match (answer.result, answer.error) {
            (Some(result), None) => Ok(result.0),
            (None, Some(failure)) => {
                Err(QueryFailure { message: plain(&failure.message), ..failure })
            }
            _ => return Err(refused("it has both a result and an error, or neither")),
        };
        if at.is_some_and(|at| at != answer.at.hash) {
            return Err(refused("it is about another block than the one that was named"));
        }
        Ok(Answer {
            result,
            block: answer.at,
            engine: EngineSelection { reason: plain(&answer.engine.reason), ..answer.engine },
            usage: Some(answer.metrics.usage),
            time: answer.metrics.microseconds,
        })
    }

    async fn by_runtime_api(&self, query: &Query, reason: &str) -> Result<Answer, NetworkError> {
        if query.engine == Engine::Native {
            return Err(NetworkError::NoNativeEngine);
        }
        let (block, api) = self.pvq_api(query.at).await?;
        let gas_limit = query.gas_limit.map(|gas| i64::try_from(gas).unwrap_or(i64::MAX));
        let start = Instant::now();
        let (result, usage) = match &query.program {
            Program::Code(code) if api.is_first() => {
                let args = (code, &query.args, gas_limit);
                let result: PvqResult = self.call(&block, "PvqApi_execute_query", &args).await?;
                let failure = |error: PvqError| QueryFailure { error, message: error.to_string() };
                (result.map_err(failure), None)
            }
            program => {
                api.require_current()?;
                let request = QueryRequest {
                    program: program.clone(),
                    args: query.args.clone(),
                    gas_limit,
                    proof_size_limit: None,
                };
                let QueryOutcome { result, usage } =
                    self.call(&block, "PvqApi_query", &request).await?;
                let plain = |failure: QueryFailure| QueryFailure {
                    message: plain(&failure.message),
                    ..failure
                };
                (result.map_err(plain), Some(usage))
            }
        };
        let run = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        let reason = reason.to_owned();
        Ok(Answer {
            result,
            block,
            engine: EngineSelection { engine: Engine::Runtime, backend: None, reason },
            usage,
            time: Microseconds { queue: 0, load: 0, compile: 0, run },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(result: Result<Vec<u8>, QueryFailure>) -> Answer {
        Answer {
            result,
            block: BlockId { hash: ProgramHash::zero(), number: 1 },
            engine: EngineSelection {
                engine: Engine::Runtime,
                backend: None,
                reason: String::new(),
            },
            usage: None,
            time: Microseconds { queue: 0, load: 0, compile: 0, run: 0 },
        }
    }

    #[test]
    fn parameters_follow_the_index_of_their_entrypoint() {
        let hash = ProgramHash::repeat_byte(7);
        let args = |query: Query| query.params(None).args.0;
        assert_eq!(args(Query::of_registered(hash).entrypoint(3, &())), [3]);
        assert_eq!(args(Query::of_registered(hash).entrypoint(0, &1984u32)), [0, 192, 7, 0, 0]);
        let pair = (7u8, vec![1u16]);
        assert_eq!(args(Query::of_registered(hash).entrypoint(1, &pair)), [1, 7, 4, 1, 0]);
        assert_eq!(args(Query::of_registered(hash).args(vec![5, 6])), [5, 6]);
    }

    #[test]
    fn an_entrypoint_of_a_crate_is_called_and_answers_by_its_types() {
        use total_supply::total_supply::total_supply;
        let hash = ProgramHash::repeat_byte(7);
        let typed = Query::of_registered(hash).call::<total_supply>(&(1984,));
        assert_eq!(typed, Query::of_registered(hash).entrypoint(0, &1984u32));
        let supply = answer(Ok(5u128.encode())).output::<total_supply>();
        assert_eq!(supply, Ok(5));
    }

    #[test]
    fn a_query_is_sent_as_it_was_built() {
        let (hash, at) = (ProgramHash::repeat_byte(7), ProgramHash::repeat_byte(8));
        let registered = Query::of_registered(hash).engine(Engine::Native).gas_limit(u64::MAX);
        let params = registered.params(Some(at));
        assert_eq!((params.hash, params.program, params.at), (Some(hash), None, Some(at)));
        assert_eq!(params.limits.unwrap().gas, Some(u64::MAX));
        assert_eq!(params.engine, Engine::Native);
        let params = Query::of_blob([1, 2]).params(None);
        assert_eq!((params.hash, params.program), (None, Some(Bytes(vec![1, 2]))));
        assert_eq!((params.at, params.limits, params.engine), (None, None, Engine::Auto));
    }

    #[test]
    fn a_result_decodes_as_its_type_and_as_no_other() {
        let answered = answer(Ok(5u128.encode()));
        assert_eq!(answered.decode::<u128>(), Ok(5));
        assert!(matches!(answered.decode::<u32>(), Err(AnswerError::Decode(_))));
        let failure = QueryFailure { error: PvqError::Trap, message: "it trapped".into() };
        let failed = answer(Err(failure.clone())).decode::<u128>();
        assert_eq!(failed, Err(AnswerError::Failed(failure)));
    }
}
