//! Requests at a real server whose client disconnects.

use crate::server::{
    api::{register, Origin, Parameters},
    metrics::Metrics,
    queue::{Caller, Demand, Queue},
    Config,
};
use jsonrpsee::{
    core::{
        client::{BatchResponse, ClientT},
        params::BatchRequestBuilder,
        RpcResult,
    },
    rpc_params,
    server::{Server, ServerHandle},
    types::{ErrorObjectOwned, ParamsSequence},
    ws_client::{WsClient, WsClientBuilder},
    RpcModule,
};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    sync::{
        atomic::{AtomicUsize, Ordering::SeqCst},
        Arc,
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinHandle,
};

const MINUTE: u64 = 60_000;

/// The parameter of the method `work`: the milliseconds for which it works.
#[derive(Deserialize)]
struct Work {
    milliseconds: u64,
}

impl Parameters for Work {
    fn in_order(mut sequence: ParamsSequence<'_>) -> Result<Self, ErrorObjectOwned> {
        Ok(Self { milliseconds: sequence.next()? })
    }
}

/// A node with two servers on the loopback interface, and one queue.
struct Node {
    address: SocketAddr,
    /// The address of the other server, which numbers its connections from the same number on.
    other: SocketAddr,
    queue: Queue,
    /// Jobs that began.
    begun: Arc<AtomicUsize>,
    _servers: [ServerHandle; 2],
}

impl Node {
    async fn start() -> Self {
        Self::with_threads(1).await
    }

    async fn with_threads(concurrency: usize) -> Self {
        let config = Config { concurrency, ..Default::default() };
        let queue = Queue::new(&config, Metrics::new(None).unwrap());
        let begun = Arc::new(AtomicUsize::new(0));
        let mut module = RpcModule::new(());
        let method = {
            let (queue, begun) = (queue.clone(), begun.clone());
            move |origin, work| work_in(queue.clone(), begun.clone(), origin, work)
        };
        register(&mut module, &queue, "work", method).unwrap();
        let [one, two] = [(); 2].map(|()| Server::builder().build("127.0.0.1:0"));
        let (one, two) = (one.await.unwrap(), two.await.unwrap());
        let (address, other) = (one.local_addr().unwrap(), two.local_addr().unwrap());
        let _servers = [one.start(module.clone()), two.start(module)];
        Self { address, other, queue, begun, _servers }
    }

    async fn connect(&self) -> WsClient {
        connect(self.address).await
    }

    async fn until(&self, running: usize, waiting: usize) {
        while self.queue.counts() != (running, waiting) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Sends a POST request for `milliseconds` of work.
    async fn post(&self, milliseconds: u64) -> TcpStream {
        let body = format!(
            r#"{{"jsonrpc": "2.0", "id": 1, "method": "work", "params": [{milliseconds}]}}"#
        );
        let head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
        let request = format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }
}

async fn connect(address: SocketAddr) -> WsClient {
    WsClientBuilder::default().build(format!("ws://{address}")).await.unwrap()
}

/// Works until its time is over or it is cancelled, and returns the name of its caller.
async fn work_in(
    queue: Queue,
    begun: Arc<AtomicUsize>,
    origin: Origin,
    work: Work,
) -> RpcResult<String> {
    let Origin { connection, text } = origin;
    let caller = connection.caller;
    let demand = Demand { connection, allowed: Duration::from_millis(2 * MINUTE), size: text };
    let answer = queue.run(demand, move |permit| {
        begun.fetch_add(1, SeqCst);
        let end = Instant::now() + Duration::from_millis(work.milliseconds);
        while Instant::now() < end {
            permit.cancellation().check()?;
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(format!("{caller:?}"))
    });
    Ok(answer.await?)
}

/// A client that disconnects without waiting for its answers.
struct Leaver {
    client: Arc<WsClient>,
    asks: Vec<JoinHandle<()>>,
}

impl Leaver {
    /// Returns a client that sends `requests` requests for `milliseconds` of work.
    async fn of(node: &Node, requests: usize, milliseconds: u64) -> Self {
        let mut leaver = Self { client: Arc::new(node.connect().await), asks: Vec::new() };
        leaver.ask(requests, milliseconds);
        leaver
    }

    fn ask(&mut self, requests: usize, milliseconds: u64) {
        for _ in 0..requests {
            let client = self.client.clone();
            self.asks.push(tokio::spawn(async move {
                let _ = work(&client, milliseconds).await;
            }));
        }
    }

    /// Closes the connection.
    async fn leave(self) {
        for ask in self.asks {
            ask.abort();
            let _ = ask.await;
        }
        let client = Arc::into_inner(self.client).expect("nobody else holds it");
        drop(client);
    }
}

async fn work(
    client: &WsClient,
    milliseconds: u64,
) -> Result<String, jsonrpsee::core::ClientError> {
    client.request("work", rpc_params![milliseconds]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_websocket_that_closes_holds_nobody_up() {
    let node = Node::start().await;
    let other = node.connect().await;
    let leaves = Leaver::of(&node, 40, MINUTE).await;
    node.until(1, 39).await;
    leaves.leave().await;

    let arrived = Instant::now();
    assert!(work(&other, 0).await.unwrap().starts_with("WebSocket"));
    // Less than a second, and as much again for a busy machine. The requests ask for forty minutes.
    assert!(arrived.elapsed() < Duration::from_secs(2), "{:?}", arrived.elapsed());
    node.until(0, 0).await;
    // One had begun. The next may begin before an answer fails to be sent, and is then cancelled.
    assert!((2..=3).contains(&node.begun.load(SeqCst)));
}

#[tokio::test(flavor = "multi_thread")]
async fn websockets_that_close_after_one_request_hold_nobody_up() {
    let node = Node::start().await;
    for _ in 0..128 {
        let arrived = node.queue.arrived();
        let leaves = Leaver::of(&node, 1, MINUTE).await;
        while node.queue.arrived() == arrived {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        leaves.leave().await;
    }
    let arrived = Instant::now();
    let over_http = async {
        let mut answer = vec![0; 4096];
        let length = node.post(0).await.read(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer[..length]).into_owned()
    };
    let over_websocket = async { work(&node.connect().await, 0).await.unwrap() };
    let (over_http, over_websocket) = tokio::join!(over_http, over_websocket);
    assert!(over_http.contains("Http"), "{over_http}");
    assert!(over_websocket.starts_with("WebSocket"), "{over_websocket}");
    // Less than a second, and as much again for a busy machine. The requests ask for two hours.
    assert!(arrived.elapsed() < Duration::from_secs(2), "{:?}", arrived.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_websocket_that_closes_costs_none_of_another_listener_its_answers() {
    let node = Node::with_threads(2).await;
    let stays = Arc::new(connect(node.other).await);
    let mut leaves = Leaver::of(&node, 0, 0).await;
    let number = work(&leaves.client, 0).await.unwrap();
    assert_eq!(number, work(&stays, 0).await.unwrap());
    leaves.ask(1, 200);
    node.until(1, 0).await;
    let answers: Vec<_> = (0..10)
        .map(|_| {
            let stays = stays.clone();
            tokio::spawn(async move { work(&stays, 100).await })
        })
        .collect();
    node.until(2, 9).await;
    leaves.leave().await;
    for answer in answers {
        assert_eq!(answer.await.unwrap().unwrap(), number);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_answer_that_cannot_be_sent_ends_what_is_left_of_its_websocket() {
    let node = Node::start().await;
    let leaves = Leaver::of(&node, 20, 1000).await;
    node.until(1, 19).await;
    leaves.leave().await;
    let left = Instant::now();
    node.until(0, 0).await;
    // The next request may begin before the answer fails to be sent, and is then cancelled.
    assert!(node.begun.load(SeqCst) <= 2);
    assert!(left.elapsed() < Duration::from_millis(1900), "{:?}", left.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_websocket_is_never_taken_for_a_closed_one() {
    let node = Node::start().await;
    let client = Arc::new(node.connect().await);
    let requests: Vec<_> = (0..60)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move { work(&client, number % 3).await })
        })
        .collect();
    for request in requests {
        request.await.unwrap().unwrap();
    }
    assert_eq!(node.begun.load(SeqCst), 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_says_nothing_of_its_connection() {
    let node = Node::start().await;
    let client = Arc::new(node.connect().await);
    let mut batch = BatchRequestBuilder::new();
    for _ in 0..5 {
        batch.insert("work", rpc_params![20]).unwrap();
    }
    let single: Vec<_> = (0..10)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { work(&client, 20).await })
        })
        .collect();
    let answers: BatchResponse<'_, String> = client.batch_request(batch).await.unwrap();
    assert_eq!(answers.num_successful_calls(), 5);
    for request in single {
        request.await.unwrap().unwrap();
    }
    assert_eq!(node.begun.load(SeqCst), 15);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_http_client_that_disconnects_is_given_up() {
    let node = Node::start().await;
    let runs = node.post(MINUTE).await;
    node.until(1, 0).await;
    let waits = node.post(MINUTE).await;
    node.until(1, 1).await;
    drop(waits);
    node.until(1, 0).await;
    drop(runs);
    node.until(0, 0).await;
    assert_eq!(node.begun.load(SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_over_http_are_one_caller_and_websockets_are_not() {
    let node = Node::start().await;
    let (one, two) = (node.connect().await, node.connect().await);
    let (first, second) = (work(&one, 0).await.unwrap(), work(&two, 0).await.unwrap());
    assert_eq!(first, work(&one, 0).await.unwrap());
    assert_ne!(first, second);
    let mut stream = node.post(0).await;
    let mut answer = vec![0; 4096];
    let length = stream.read(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer[..length]);
    assert!(answer.contains(&format!("{:?}", Caller::Http)), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_is_no_place_for_what_the_server_would_keep_twice() {
    let node = Node::start().await;
    for (length, refused) in [(1024, false), (1025, true), (1 << 20, true)] {
        let id = "i".repeat(length);
        let mut module = RpcModule::new(());
        let method = |_: Origin, _: Work| async { RpcResult::Ok("done".to_string()) };
        register(&mut module, &node.queue, "work", method).unwrap();
        let request =
            format!(r#"{{"jsonrpc": "2.0", "id": "{id}", "method": "work", "params": [1]}}"#);
        let (answer, _) = module.raw_json_request(&request, 1).await.unwrap();
        assert_eq!(answer.contains("-32600"), refused, "{length}");
    }
}
