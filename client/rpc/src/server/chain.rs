//! The runtime at one block.

use crate::server::Error;
use pvq_primitives::{
    ChainParameters, ExtensionAnswer, ExtensionCall, ProgramHash, QueryOutcome, QueryRequest,
    RegisteredProgram,
};
use pvq_runtime_api::PvqApi;
use sp_api::{ApiError, ApiExt, ApiRef, ProvideRuntimeApi};
use sp_core::H256;
use sp_runtime::traits::Block as BlockT;

/// The lowest version of `PvqApi` that this crate works with.
const API_VERSION: u32 = 2;

/// The calls that engines make to a chain at one block. Their errors are those of the node, not of the query.
pub(crate) trait ChainAt {
    /// Returns the block's hash.
    fn block(&self) -> H256;

    /// Returns the limits, policies and prices.
    fn chain(&self) -> Result<ChainParameters, Error>;

    /// Returns the registration of `hash`.
    fn program(&self, hash: ProgramHash) -> Result<Option<RegisteredProgram>, Error>;

    /// Returns the blob of a registered program.
    fn program_code(&self, hash: ProgramHash) -> Result<Option<Vec<u8>>, Error>;

    /// Runs a query in the runtime.
    fn query(&self, request: QueryRequest) -> Result<QueryOutcome, Error>;

    /// Makes one call to an extension.
    fn call_extension(&self, call: ExtensionCall) -> Result<ExtensionAnswer, Error>;
}

/// The runtime of a client of the node, at one block.
pub(crate) struct ClientAt<'a, Client: ProvideRuntimeApi<Block>, Block: BlockT> {
    api: ApiRef<'a, Client::Api>,
    hash: Block::Hash,
}

impl<'a, Client, Block> ClientAt<'a, Client, Block>
where
    Client: ProvideRuntimeApi<Block>,
    Client::Api: PvqApi<Block>,
    Block: BlockT<Hash = H256>,
{
    /// Returns the runtime of `client` at the block `hash`.
    pub fn new(client: &'a Client, hash: H256) -> Self {
        Self { api: client.runtime_api(), hash }
    }

    /// Returns a page of the registered programs.
    pub fn programs(
        &self,
        start: Option<ProgramHash>,
        limit: u32,
    ) -> Result<Vec<RegisteredProgram>, Error> {
        self.checked(self.api.programs(self.hash, start, limit))
    }

    /// Returns the SCALE-encoded metadata of `version`, if the runtime has that.
    pub fn metadata(&self, version: u32) -> Result<Option<Vec<u8>>, Error> {
        self.checked(self.api.metadata_at_version(self.hash, version))
    }

    /// Checks that the runtime implements [`API_VERSION`] of `PvqApi`, or a later one.
    pub fn check_api(&self) -> Result<(), Error> {
        match self.checked(self.api.api_version::<dyn PvqApi<Block>>(self.hash))? {
            Some(found) if found >= API_VERSION => Ok(()),
            found => Err(Error::NoApi { at: self.hash, found }),
        }
    }

    fn checked<R>(&self, result: Result<R, ApiError>) -> Result<R, Error> {
        result.map_err(|error| match &error {
            ApiError::UnknownBlock(_) => Error::UnknownBlock(self.hash),
            ApiError::Application(cause) => match cause.downcast_ref() {
                Some(sp_blockchain::Error::UnknownBlock(_)) => Error::UnknownBlock(self.hash),
                _ => Error::Runtime(error.to_string()),
            },
            _ => Error::Runtime(error.to_string()),
        })
    }
}

impl<Client, Block> ChainAt for ClientAt<'_, Client, Block>
where
    Client: ProvideRuntimeApi<Block>,
    Client::Api: PvqApi<Block>,
    Block: BlockT<Hash = H256>,
{
    fn block(&self) -> H256 {
        self.hash
    }

    fn chain(&self) -> Result<ChainParameters, Error> {
        self.check_api()?;
        self.checked(self.api.chain(self.hash))
    }

    fn program(&self, hash: ProgramHash) -> Result<Option<RegisteredProgram>, Error> {
        self.checked(self.api.program(self.hash, hash))
    }

    fn program_code(&self, hash: ProgramHash) -> Result<Option<Vec<u8>>, Error> {
        self.checked(self.api.program_code(self.hash, hash))
    }

    fn query(&self, request: QueryRequest) -> Result<QueryOutcome, Error> {
        self.checked(self.api.query(self.hash, request))
    }

    fn call_extension(&self, call: ExtensionCall) -> Result<ExtensionAnswer, Error> {
        self.checked(self.api.call_extension(self.hash, call))
    }
}
