use super::{
    error::{plain, NetworkError, UrlError},
    BlockId,
};
use codec::{DecodeAll, Encode};
use pvq_primitives::ChainParameters;
use serde::{de::DeserializeOwned, Deserialize};
use sp_core::{Bytes, H256};
use sp_crypto_hashing::blake2_64;
use std::{fmt, str::FromStr, time::Duration};
use subxt::rpcs::{
    self,
    client::{rpc_params, RpcParams},
    RpcClient, UserError,
};

/// The address of the RPC of a node that was started without options.
pub const DEFAULT_URL: &str = "ws://127.0.0.1:9944";

/// The time that a node may take to accept a connection.
const CONNECTION_TIMEOUT: Duration = Duration::from_secs(10);

/// The address of a node's RPC: `ws://HOST:PORT`, or `wss://HOST` with encryption.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeUrl(String);

impl Default for NodeUrl {
    fn default() -> Self {
        Self(DEFAULT_URL.to_owned())
    }
}

impl FromStr for NodeUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
        match &*scheme {
            "ws" | "wss" => Ok(Self(text.to_owned())),
            "http" | "https" => Err(UrlError::Http(text.to_owned())),
            _ => Err(UrlError::Scheme(text.to_owned())),
        }
    }
}

impl fmt::Display for NodeUrl {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The block whose state is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum At {
    /// The node's best block.
    #[default]
    Best,
    /// The last finalized block that the node knows.
    Finalized,
    /// The block with this hash.
    Hash(H256),
}

impl FromStr for At {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "best" => Ok(Self::Best),
            "finalized" => Ok(Self::Finalized),
            hash => hash.parse().map(Self::Hash).map_err(|_| {
                "write best, finalized, or the hash of a block: 0x and 64 hex digits".to_owned()
            }),
        }
    }
}

/// A connection to a node.
pub struct Node {
    pub(super) rpc: RpcClient,
    url: NodeUrl,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RuntimeVersion {
    spec_name: String,
    spec_version: u32,
    apis: Vec<(String, u32)>,
}

/// The version of `PvqApi` that a runtime has.
pub(super) struct ApiVersion {
    /// Name and version of the runtime.
    chain: String,
    version: u32,
}

impl ApiVersion {
    /// Returns whether it is that of PVQ 0.1, which has `execute_query` and `metadata` alone.
    pub(super) fn is_first(&self) -> bool {
        matches!(self.version, 0 | 1)
    }

    /// Checks that it has all methods of this release.
    ///
    /// # Errors
    ///
    /// [`NetworkError::OldApi`].
    pub(super) fn require_current(self) -> Result<(), NetworkError> {
        let Self { chain, version } = self;
        match version {
            0 | 1 => Err(NetworkError::OldApi { chain, version }),
            _ => Ok(()),
        }
    }
}

#[derive(Deserialize)]
struct Header {
    number: String,
}

impl Node {
    /// Connects to the node at `url`, within ten seconds.
    ///
    /// # Errors
    ///
    /// [`NetworkError::Unreachable`] if there is no connection by then.
    pub async fn connect(url: &NodeUrl) -> Result<Self, NetworkError> {
        let unreachable = |reason| NetworkError::Unreachable { url: url.to_string(), reason };
        let connection = RpcClient::from_insecure_url(&url.0);
        match tokio::time::timeout(CONNECTION_TIMEOUT, connection).await {
            Ok(Ok(rpc)) => Ok(Self { rpc, url: url.clone() }),
            Ok(Err(error)) => Err(unreachable(cause(&error))),
            Err(_) => {
                Err(unreachable(format!("no connection in {} s", CONNECTION_TIMEOUT.as_secs())))
            }
        }
    }

    /// Calls a JSON-RPC method.
    pub(super) async fn request<R: DeserializeOwned>(
        &self,
        method: &str,
        params: RpcParams,
    ) -> Result<R, NetworkError> {
        self.rpc.request(method, params).await.map_err(|error| self.error(method, error))
    }

    /// Converts an error of a call of `method`.
    pub(super) fn error(&self, method: &str, error: rpcs::Error) -> NetworkError {
        let method = method.to_owned();
        match error {
            rpcs::Error::User(UserError { code, message, data }) => {
                let data = data.and_then(|data| serde_json::from_str::<String>(data.get()).ok());
                let message = match data {
                    Some(data) if !message.contains(&data) => format!("{message}: {data}"),
                    _ => message,
                };
                NetworkError::Refused { method, code, message: plain(&message) }
            }
            rpcs::Error::Deserialization(reason) => {
                NetworkError::Answer { method, reason: plain(&reason.to_string()) }
            }
            rpcs::Error::Decode(reason) => {
                NetworkError::Answer { method, reason: plain(&reason.to_string()) }
            }
            error => {
                NetworkError::Lost { url: self.url.to_string(), method, reason: cause(&error) }
            }
        }
    }

    /// Returns the address of the node.
    pub fn url(&self) -> &NodeUrl {
        &self.url
    }

    /// Returns the hash and the number of a block that the node has.
    ///
    /// # Errors
    ///
    /// [`NetworkError::UnknownBlock`], and those of the connection.
    pub async fn block(&self, at: At) -> Result<BlockId, NetworkError> {
        let hash = match at {
            At::Best => self.request("chain_getBlockHash", rpc_params![]).await?,
            At::Finalized => self.request("chain_getFinalizedHead", rpc_params![]).await?,
            At::Hash(hash) => hash,
        };
        let header: Option<Header> = self.request("chain_getHeader", rpc_params![hash]).await?;
        let number = header.ok_or_else(|| NetworkError::UnknownBlock(format!("{hash:?}")))?.number;
        let digits = number.strip_prefix("0x").unwrap_or(&number);
        let number = u64::from_str_radix(digits, 16).map_err(|_| NetworkError::Answer {
            method: "chain_getHeader".to_owned(),
            reason: format!("{:?} is no number of a block", plain(&number)),
        })?;
        Ok(BlockId { hash, number })
    }

    /// Returns the hash of the block with this number on the chain of the best block. `None` where that has none.
    pub(super) async fn block_hash(&self, number: u64) -> Result<Option<H256>, NetworkError> {
        self.request("chain_getBlockHash", rpc_params![number]).await
    }

    /// Returns the limits, policies, rules and prices of the chain at a block.
    ///
    /// # Errors
    ///
    /// Those of [`pvq_block`](Self::pvq_block).
    pub async fn chain(&self, at: At) -> Result<ChainParameters, NetworkError> {
        let block = self.pvq_block(at).await?;
        self.call(&block, "PvqApi_chain", &()).await
    }

    /// Returns the hash and the number of a block, if its runtime has version 2 of `PvqApi` or a later one.
    ///
    /// # Errors
    ///
    /// [`NetworkError::NoApi`] or [`NetworkError::OldApi`] if it does not, and those of [`block`](Self::block).
    pub async fn pvq_block(&self, at: At) -> Result<BlockId, NetworkError> {
        let (block, api) = self.pvq_api(at).await?;
        api.require_current()?;
        Ok(block)
    }

    /// Returns a block and the version of `PvqApi` that its runtime has.
    ///
    /// # Errors
    ///
    /// [`NetworkError::NoApi`] where it has none, and those of [`block`](Self::block).
    pub(super) async fn pvq_api(&self, at: At) -> Result<(BlockId, ApiVersion), NetworkError> {
        let block = self.block(at).await?;
        let runtime: RuntimeVersion =
            self.request("state_getRuntimeVersion", rpc_params![block.hash]).await?;
        // The id of a runtime API is the hash of its name.
        let id = const_hex::encode_prefixed(blake2_64(b"PvqApi"));
        let chain = format!("{} {}", plain(&runtime.spec_name), runtime.spec_version);
        match runtime.apis.iter().find(|(api, _)| *api == id) {
            None => Err(NetworkError::NoApi { chain }),
            Some((_, version)) => Ok((block, ApiVersion { chain, version: *version })),
        }
    }

    /// Calls a function of a runtime API with a tuple of its arguments.
    pub(super) async fn call<R: DecodeAll>(
        &self,
        block: &BlockId,
        function: &str,
        args: &impl Encode,
    ) -> Result<R, NetworkError> {
        self.call_encoded(block, function, args.encode()).await
    }

    /// Calls a function of a runtime API with encoded arguments.
    pub(super) async fn call_encoded<R: DecodeAll>(
        &self,
        block: &BlockId,
        function: &str,
        args: Vec<u8>,
    ) -> Result<R, NetworkError> {
        let params = rpc_params![function, Bytes(args), block.hash];
        let answer: Bytes =
            self.rpc.request("state_call", params).await.map_err(|e| self.error(function, e))?;
        R::decode_all(&mut &answer[..]).map_err(|error| NetworkError::Answer {
            method: function.to_owned(),
            reason: error.to_string(),
        })
    }
}

/// Returns the message of the innermost error.
fn cause(error: &rpcs::Error) -> String {
    match error {
        rpcs::Error::Client(inner) => match inner.downcast_ref::<rpcs::Error>() {
            Some(error) => cause(error),
            None => plain(&inner.to_string()),
        },
        error => plain(&error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_web_sockets() {
        for url in [DEFAULT_URL, "wss://rpc.example.org", "WS://[::1]:9944", "ws://host:1/path"] {
            assert_eq!(url.parse::<NodeUrl>().unwrap().to_string(), url);
        }
        for url in ["http://127.0.0.1:9944", "HTTPS://host"] {
            let error = url.parse::<NodeUrl>().unwrap_err();
            assert_eq!(error, UrlError::Http(url.to_owned()));
            assert!(error.to_string().contains("ws://"));
        }
        for url in ["", "127.0.0.1:9944", "ftp://host", "ws:/host", "://"] {
            let error = url.parse::<NodeUrl>().unwrap_err();
            assert_eq!(error, UrlError::Scheme(url.to_owned()));
        }
    }

    #[test]
    fn blocks_are_named_or_hashes() {
        let hash = H256::repeat_byte(7);
        assert_eq!("best".parse(), Ok(At::Best));
        assert_eq!("finalized".parse(), Ok(At::Finalized));
        assert_eq!(format!("{hash:?}").parse(), Ok(At::Hash(hash)));
        for text in ["", "latest", "0x07", "12", &"0".repeat(63), &format!("{hash:?}00")] {
            assert!(text.parse::<At>().unwrap_err().contains("64 hex digits"), "{text}");
        }
    }
}
