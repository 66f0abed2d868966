//! The light client's side of the protocol by which a full node calls the runtime for it and proves the result.
//!
//! The protocol is `/GENESIS/light/2`, with messages of `api.v1.light` (`sc-network-light`), and is open to any peer.

use anyhow::{anyhow, bail, Context, Result};
use futures::StreamExt;
use litep2p::{
    config::ConfigBuilder,
    protocol::request_response::{
        ConfigBuilder as ProtocolBuilder, DialOptions, RequestResponseEvent, RequestResponseHandle,
    },
    transport::tcp::config::Config as TcpConfig,
    types::{multiaddr::Multiaddr, protocol::ProtocolName, RequestId},
    Litep2p, Litep2pEvent, PeerId,
};
use std::time::Duration;
use tokio::{task::JoinHandle, time::timeout};
use zombienet_sdk::subxt::utils::H256;

/// The maximum size in bytes of a response of a node of the SDK.
const MAX_RESPONSE: usize = 16 << 20;

/// The time after which a request counts as not answered, as in the SDK's own light clients.
const TIMEOUT: Duration = Duration::from_secs(15);

/// A light client with one node as its only peer.
pub struct LightClient {
    node: PeerId,
    protocol: RequestResponseHandle,
    connection: JoinHandle<()>,
}

/// The outcome of a request.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// The node sent a proof.
    Proven,
    /// The node answered that it has none.
    Unproven,
    /// The node refused the request, or did not answer in time.
    Refused,
}

impl LightClient {
    /// Connects to the node at `address`, of the chain with the hash `genesis` of its first block.
    pub async fn connect(address: &str, genesis: H256) -> Result<Self> {
        let address: Multiaddr = address.parse().context("not an address")?;
        let node = PeerId::try_from_multiaddr(&address);
        let node = node.with_context(|| format!("{address} names no peer"))?;
        let name = format!("/{}/light/2", const_hex::encode(genesis));
        let (protocol, handle) = ProtocolBuilder::new(ProtocolName::from(name))
            .with_max_size(MAX_RESPONSE)
            .with_timeout(TIMEOUT)
            .build();
        let config = ConfigBuilder::new()
            .with_tcp(TcpConfig { listen_addresses: Vec::new(), ..Default::default() })
            .with_request_response_protocol(protocol)
            .build();
        let mut network = Litep2p::new(config)?;
        network.add_known_address(node, [address.clone()].into_iter());
        network.dial_address(address).await?;
        let connected = timeout(TIMEOUT, async {
            loop {
                match network.next_event().await {
                    Some(Litep2pEvent::ConnectionEstablished { .. }) => return Ok(()),
                    Some(Litep2pEvent::DialFailure { error, .. }) => {
                        return Err(anyhow!("{error}"))
                    }
                    Some(_) => (),
                    None => bail!("the network has ended"),
                }
            }
        });
        connected.await.context("no connection in time")??;
        let connection = tokio::spawn(async move { while network.next_event().await.is_some() {} });
        Ok(Self { node, protocol: handle, connection })
    }

    /// Requests a call of the runtime at a block, with a proof of the result.
    pub async fn call(&mut self, at: H256, method: &str, data: &[u8]) -> Result<RequestId> {
        let call = [field(2, &at.0), field(3, method.as_bytes()), field(4, data)].concat();
        self.send(field(1, &call)).await
    }

    /// Requests a proof of the value under a key of the storage at a block.
    pub async fn read(&mut self, at: H256, key: &[u8]) -> Result<RequestId> {
        let read = [field(2, &at.0), field(3, key)].concat();
        self.send(field(2, &read)).await
    }

    async fn send(&mut self, request: Vec<u8>) -> Result<RequestId> {
        // A connection without requests is closed after some seconds, so this may have to connect again.
        Ok(self.protocol.send_request(self.node, request, DialOptions::Dial).await?)
    }

    /// Waits for the next outcome of a request, and returns it with the request's id.
    pub async fn outcome(&mut self) -> Result<(RequestId, Outcome)> {
        loop {
            match self.protocol.next().await.context("the protocol has ended")? {
                RequestResponseEvent::ResponseReceived { request_id, response, .. } => {
                    let outcome = match has_proof(&response)? {
                        true => Outcome::Proven,
                        false => Outcome::Unproven,
                    };
                    return Ok((request_id, outcome));
                }
                RequestResponseEvent::RequestFailed { request_id, .. } => {
                    return Ok((request_id, Outcome::Refused));
                }
                RequestResponseEvent::RequestReceived { request_id, .. } => {
                    self.protocol.reject_request(request_id);
                }
            }
        }
    }
}

impl Drop for LightClient {
    fn drop(&mut self) {
        self.connection.abort();
    }
}

/// Encodes bytes as a field of a message.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut length = bytes.len();
    while length > 0x7f {
        field.push(length as u8 | 0x80);
        length >>= 7;
    }
    field.push(length as u8);
    field.extend(bytes);
    field
}

/// Returns whether a response to a call or to a read contains a proof, which is the field 2 of either.
fn has_proof(response: &[u8]) -> Result<bool> {
    let (kind, rest) = response.split_first().context("an empty response")?;
    if ![1 << 3 | 2, 2 << 3 | 2].contains(kind) {
        bail!("a response of an unknown kind: {kind:#x}");
    }
    let length = rest.iter().position(|byte| byte & 0x80 == 0).context("no length")? + 1;
    Ok(rest.get(length) == Some(&(2 << 3 | 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_those_of_protocol_buffers() {
        assert_eq!(field(2, b"abc"), [0x12, 3, b'a', b'b', b'c']);
        let long = field(4, &[7; 300]);
        assert_eq!(long[..4], [0x22, 0xac, 0x02, 7]);
        assert_eq!(long.len(), 303);
    }

    #[test]
    fn an_answer_has_a_proof_or_none() {
        assert!(has_proof(&field(1, &field(2, &[1; 200]))).unwrap());
        assert!(has_proof(&field(2, &field(2, &[]))).unwrap());
        assert!(!has_proof(&field(1, &[])).unwrap());
        has_proof(&[]).unwrap_err();
        has_proof(&[0x2a, 0]).unwrap_err();
    }
}
