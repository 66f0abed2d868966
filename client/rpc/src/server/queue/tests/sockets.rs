//! Turns of connections, and connections that fill the queue or run for long.

use super::*;
use tokio::task::JoinHandle;

pub(super) const HTTP: Caller = Caller::Http;
pub(super) const A: Caller = Caller::WebSocket(1);
pub(super) const B: Caller = Caller::WebSocket(2);
const C: Caller = Caller::WebSocket(3);
const D: Caller = Caller::WebSocket(4);

/// Returns a queue whose only thread is taken, and the sender that frees it.
async fn taken(size: usize, share: usize) -> (Queue, mpsc::Sender<()>) {
    let config = Config { concurrency: 1, queue: size, share, ..Default::default() };
    let queue = Queue::new(&config, Metrics::new(None).unwrap());
    let (end, job) = held();
    spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    (queue, end)
}

pub(super) fn ask(
    queue: &Queue,
    demand: Demand,
    job: impl FnOnce(&RunPermit) -> Result<(), Error> + Send + 'static,
) -> JoinHandle<Result<(), Error>> {
    let queue = queue.clone();
    tokio::spawn(async move { queue.run(demand, job).await })
}

/// Sends a request of `size` bytes for `caller`, which sends `name` to `say` when it runs.
pub(super) async fn wait(
    queue: &Queue,
    connection: impl Into<Connection>,
    size: usize,
    say: &mpsc::Sender<&'static str>,
    name: &'static str,
) -> JoinHandle<Result<(), Error>> {
    let before = queue.arrived();
    let say = say.clone();
    let demand = Demand { connection: connection.into(), allowed: MINUTE, size };
    let waits = ask(queue, demand, move |_| say.send(name).map_err(|_| Error::Panicked));
    while queue.arrived() == before {
        tokio::task::yield_now().await;
    }
    waits
}

#[tokio::test]
async fn each_connection_has_a_turn_before_one_has_its_next() {
    let (queue, end) = taken(20, 20).await;
    let (say, said) = mpsc::channel();
    for name in ["a1", "a2", "a3", "a4"] {
        wait(&queue, A, 0, &say, name).await;
    }
    for (caller, name) in [(B, "b1"), (C, "c1"), (B, "b2")] {
        wait(&queue, caller, 0, &say, name).await;
    }
    drop(say);
    end.send(()).unwrap();
    let order = tokio::task::spawn_blocking(move || said.iter().collect::<Vec<_>>()).await.unwrap();
    assert_eq!(order, ["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
}

#[tokio::test]
async fn http_and_sockets_have_every_other_turn() {
    let (queue, end) = taken(20, 20).await;
    let (say, said) = mpsc::channel();
    for name in ["h1", "h2", "h3", "h4"] {
        wait(&queue, HTTP, 0, &say, name).await;
    }
    for (caller, name) in [(A, "a1"), (A, "a2"), (B, "b1")] {
        wait(&queue, caller, 0, &say, name).await;
    }
    drop(say);
    end.send(()).unwrap();
    let order = tokio::task::spawn_blocking(move || said.iter().collect::<Vec<_>>()).await.unwrap();
    assert_eq!(order, ["a1", "h1", "b1", "h2", "a2", "h3", "h4"]);
}

#[tokio::test]
async fn a_connection_that_fills_its_share_is_refused_and_others_are_not() {
    let (queue, end) = taken(20, 3).await;
    let (say, _said) = mpsc::channel();
    let mut admitted = Vec::new();
    for name in ["1", "2", "3"] {
        admitted.push(wait(&queue, A, 0, &say, name).await);
    }
    let refused = wait(&queue, A, 0, &say, "4").await.await.unwrap();
    assert_eq!(refused, Err(Error::ShareFull(3)));
    admitted.push(wait(&queue, B, 0, &say, "another").await);
    admitted.push(wait(&queue, HTTP, 0, &say, "over HTTP").await);
    end.send(()).unwrap();
    for request in admitted {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn a_full_queue_has_room_for_whoever_has_less_than_another() {
    let (queue, end) = taken(4, 4).await;
    let (say, _said) = mpsc::channel();
    let mut admitted = Vec::new();
    for name in ["a1", "a2", "a3", "a4"] {
        admitted.push(wait(&queue, A, 0, &say, name).await);
    }
    assert_eq!(wait(&queue, A, 0, &say, "a5").await.await.unwrap(), Err(Error::ShareFull(4)));
    for (caller, name) in [(B, "b1"), (HTTP, "h1")] {
        admitted.push(wait(&queue, caller, 0, &say, name).await);
        assert_eq!(queue.counts(), (1, 4));
        // The last request of the caller with the most.
        let gave_way = admitted.remove(admitted.len() - 2);
        assert_eq!(gave_way.await.unwrap(), Err(Error::GaveWay));
        admitted.rotate_right(1);
    }
    // Callers have two, one and one: a further request would give its caller as many as the longest has.
    assert_eq!(wait(&queue, B, 0, &say, "b2").await.await.unwrap(), Err(Error::QueueFull(4)));
    assert_eq!(queue.counts(), (1, 4));
    end.send(()).unwrap();
    for request in admitted {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn bytes_that_one_holds_give_way_to_another_s() {
    let (queue, end) = taken(10, 10).await;
    let (say, _said) = mpsc::channel();
    let half = WAITING_BYTES / 2;
    let kept = wait(&queue, A, half, &say, "a1").await;
    let gives_way = wait(&queue, A, half, &say, "a2").await;
    assert_eq!(wait(&queue, A, 1, &say, "a3").await.await.unwrap(), Err(Error::QueueFull(2)));
    let enters = wait(&queue, B, 1, &say, "b1").await;
    assert_eq!(gives_way.await.unwrap(), Err(Error::GaveWay));
    // A request that exceeds the whole room displaces nothing.
    let none = wait(&queue, C, WAITING_BYTES + 1, &say, "c1").await.await.unwrap();
    assert_eq!(none, Err(Error::QueueFull(2)));
    assert_eq!(queue.state.lock().counts(), (1, 2, half + 1));
    end.send(()).unwrap();
    assert_eq!(kept.await.unwrap(), Ok(()));
    assert_eq!(enters.await.unwrap(), Ok(()));
    queue.until((0, 0)).await;
    assert_eq!(queue.state.lock().counts().2, 0);
}

#[tokio::test]
async fn requests_of_one_give_way_together_or_not_at_all() {
    let (queue, end) = taken(10, 10).await;
    let (say, _said) = mpsc::channel();
    let eighth = WAITING_BYTES / 8;
    let mut admitted = Vec::new();
    for caller in [A, A, A, A, B, B, B] {
        admitted.push(wait(&queue, caller, eighth, &say, "eighth").await);
    }
    // It needs the room of two more, and would still have less than the first one has now.
    admitted.push(wait(&queue, C, 3 * eighth, &say, "three").await);
    for _ in 0..2 {
        assert_eq!(admitted.remove(2).await.unwrap(), Err(Error::GaveWay));
    }
    assert_eq!(queue.state.lock().counts(), (1, 6, WAITING_BYTES));
    // Nobody has more than that.
    let refused = wait(&queue, D, 3 * eighth, &say, "refused").await.await.unwrap();
    assert_eq!(refused, Err(Error::QueueFull(6)));
    assert_eq!(queue.state.lock().counts(), (1, 6, WAITING_BYTES));
    end.send(()).unwrap();
    for request in admitted {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn half_of_a_full_queue_is_for_http_whoever_fills_it() {
    let (queue, end) = taken(4, 4).await;
    let (say, _said) = mpsc::channel();
    let mut admitted = Vec::new();
    for caller in [A, B, C, D] {
        admitted.push(wait(&queue, caller, 0, &say, "socket").await);
    }
    // Of those that have one request each, sockets that never received an answer give way, the first one first.
    queue.prove(A);
    for _ in 0..2 {
        admitted.push(wait(&queue, HTTP, 0, &say, "HTTP").await);
        assert_eq!(admitted.remove(1).await.unwrap(), Err(Error::GaveWay));
        assert_eq!(queue.counts(), (1, 4));
    }
    let newcomer = Caller::WebSocket(5);
    for caller in [HTTP, newcomer] {
        let refused = wait(&queue, caller, 0, &say, "refused").await;
        assert_eq!(refused.await.unwrap(), Err(Error::QueueFull(4)));
    }
    end.send(()).unwrap();
    for request in admitted {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn who_received_an_answer_keeps_its_requests_however_long_they_run() {
    let queue = queue(1, 10, MINUTE);
    queue.prove(A);
    let (say, _said) = mpsc::channel();
    for caller in [A, HTTP] {
        let (end, job) = held();
        let demand = Demand { connection: caller.into(), allowed: MINUTE, size: 0 };
        let runs = ask(&queue, demand, job);
        queue.until((1, 0)).await;
        let mut others = Vec::new();
        for other in [caller, caller, B] {
            others.push(wait(&queue, other, 0, &say, "waits").await);
        }
        tokio::time::sleep(PATIENCE + 2 * CHECKS).await;
        end.send(()).unwrap();
        assert_eq!(runs.await.unwrap(), Ok(()));
        for other in others {
            assert_eq!(other.await.unwrap(), Ok(()));
        }
        queue.until((0, 0)).await;
    }
}

#[tokio::test]
async fn who_never_received_an_answer_gives_up_a_long_run_once_while_others_wait() {
    let queue = queue(1, 10, MINUTE);
    let (say, _said) = mpsc::channel();
    let demand = || Demand { connection: A.into(), allowed: MINUTE, size: 0 };
    let (end, job) = held();
    let runs = ask(&queue, demand(), job);
    queue.until((1, 0)).await;
    tokio::time::sleep(PATIENCE + 2 * CHECKS).await;
    assert!(!runs.is_finished(), "nobody else waits");

    let arrived = Instant::now();
    let other = wait(&queue, HTTP, 0, &say, "HTTP").await;
    assert_eq!(runs.await.unwrap(), Err(Error::GaveWay));
    assert!(arrived.elapsed() < PATIENCE, "{:?}", arrived.elapsed());
    end.send(()).unwrap();
    assert_eq!(other.await.unwrap(), Ok(()));
    queue.until((0, 0)).await;

    // Whether its refusal was received is not always told, as in a batch.
    let (end, job) = held();
    let again = ask(&queue, demand(), job);
    queue.until((1, 0)).await;
    let other = wait(&queue, HTTP, 0, &say, "HTTP").await;
    tokio::time::sleep(PATIENCE + 2 * CHECKS).await;
    end.send(()).unwrap();
    assert_eq!(again.await.unwrap(), Ok(()));
    assert_eq!(other.await.unwrap(), Ok(()));
}
