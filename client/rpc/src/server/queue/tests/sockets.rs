//! Turns of connections, and connections that fill the queue or close.

use super::*;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::task::JoinHandle;

const HTTP: Caller = Caller::Http;
const A: Caller = Caller::WebSocket(1);
const B: Caller = Caller::WebSocket(2);
const C: Caller = Caller::WebSocket(3);

/// Returns a queue whose only thread is taken, and the sender that frees it.
async fn taken(size: usize, share: usize) -> (Queue, mpsc::Sender<()>) {
    let config = Config { concurrency: 1, queue: size, share, ..Default::default() };
    let queue = Queue::new(&config, Metrics::new(None).unwrap());
    let (end, job) = held();
    spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    (queue, end)
}

/// Sends a request of `size` bytes for `caller`, which sends `name` to `say` when it runs.
async fn wait(
    queue: &Queue,
    caller: Caller,
    size: usize,
    say: &mpsc::Sender<&'static str>,
    name: &'static str,
) -> JoinHandle<Result<(), Error>> {
    let before = queue.state.lock().arrived();
    let say = say.clone();
    let waits = tokio::spawn({
        let queue = queue.clone();
        async move {
            let demand = Demand { caller, allowed: MINUTE, size };
            queue.run(demand, move |_| say.send(name).map_err(|_| Error::Panicked)).await
        }
    });
    while queue.state.lock().arrived() == before {
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
    assert_eq!(wait(&queue, HTTP, 0, &say, "h2").await.await.unwrap(), Err(Error::QueueFull(4)));
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

/// Returns a job that runs until it is cancelled, and a flag that is set when it begins.
fn endless() -> (Arc<AtomicBool>, impl FnOnce(&RunPermit) -> Result<(), Error> + Send + 'static) {
    let begun = Arc::new(AtomicBool::new(false));
    let job = {
        let begun = begun.clone();
        move |permit: &RunPermit| {
            begun.store(true, Ordering::SeqCst);
            while !permit.cancellation().is_cancelled() {
                assert!(permit.left() > Duration::ZERO, "nobody stopped it");
                std::thread::sleep(Duration::from_millis(1));
            }
            Err(Error::Disconnected)
        }
    };
    (begun, job)
}

async fn until_set(flag: &AtomicBool) {
    while !flag.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

fn ask(
    queue: &Queue,
    demand: Demand,
    job: impl FnOnce(&RunPermit) -> Result<(), Error> + Send + 'static,
) -> JoinHandle<Result<(), Error>> {
    let queue = queue.clone();
    tokio::spawn(async move { queue.run(demand, job).await })
}

#[tokio::test]
async fn a_connection_that_closes_leaves_nothing_behind() {
    let queue = queue(1, 10, MINUTE);
    let (say, said) = mpsc::channel();
    let (begun, job) = endless();
    let runs = ask(&queue, Demand { caller: A, allowed: MINUTE, size: 0 }, job);
    until_set(&begun).await;
    let mut waiting = Vec::new();
    for _ in 0..5 {
        waiting.push(wait(&queue, A, 7, &say, "closed").await);
    }
    let other = wait(&queue, B, 0, &say, "open").await;
    queue.close(A);
    for request in waiting {
        assert_eq!(request.await.unwrap(), Err(Error::Disconnected));
    }
    assert_eq!(runs.await.unwrap(), Err(Error::Disconnected));
    assert_eq!(other.await.unwrap(), Ok(()));
    queue.until((0, 0)).await;
    assert_eq!(queue.state.lock().counts(), (0, 0, 0));
    drop(say);
    assert_eq!(said.iter().collect::<Vec<_>>(), ["open"]);
}

#[tokio::test]
async fn a_run_that_nobody_waits_for_is_told_to_stop() {
    let queue = queue(1, 10, MINUTE);
    for caller in [HTTP, A] {
        let (begun, job) = endless();
        let left = ask(&queue, Demand { caller, allowed: MINUTE, size: 0 }, job);
        until_set(&begun).await;
        left.abort();
        queue.until((0, 0)).await;

        // A job that does not check the clock is cancelled too.
        let allowed = Duration::from_millis(50);
        let timed_out = ask(&queue, Demand { caller, allowed, size: 0 }, |permit| {
            while !permit.cancellation().is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            Err(Error::Disconnected)
        });
        assert_eq!(timed_out.await.unwrap(), Err(Error::TimedOut(allowed)));
        queue.until((0, 0)).await;
    }
}

#[tokio::test]
async fn who_runs_long_with_more_waiting_gives_up_one_while_others_wait() {
    let queue = queue(1, 10, MINUTE);
    let (say, _said) = mpsc::channel();
    let (end, job) = held();
    let runs = ask(&queue, Demand { caller: A, allowed: MINUTE, size: 0 }, job);
    queue.until((1, 0)).await;
    let first = wait(&queue, A, 0, &say, "a1").await;
    let last = wait(&queue, A, 0, &say, "a2").await;
    tokio::time::sleep(PATIENCE + 2 * CHECKS).await;
    assert_eq!(queue.counts(), (1, 2), "nobody else waits");

    let arrived = Instant::now();
    let other = wait(&queue, B, 0, &say, "b1").await;
    assert_eq!(last.await.unwrap(), Err(Error::GaveWay));
    assert!(arrived.elapsed() < PATIENCE, "{:?}", arrived.elapsed());
    tokio::time::sleep(2 * CHECKS).await;
    assert_eq!(queue.counts(), (1, 2), "once for each permit");
    end.send(()).unwrap();
    for request in [runs, first, other] {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn who_has_one_request_keeps_it_however_long_it_runs() {
    let queue = queue(1, 10, MINUTE);
    let (say, _said) = mpsc::channel();
    for caller in [A, HTTP] {
        let (end, job) = held();
        let runs = ask(&queue, Demand { caller, allowed: MINUTE, size: 0 }, job);
        queue.until((1, 0)).await;
        let other = wait(&queue, B, 0, &say, "b1").await;
        tokio::time::sleep(PATIENCE + 2 * CHECKS).await;
        end.send(()).unwrap();
        assert_eq!(runs.await.unwrap(), Ok(()));
        assert_eq!(other.await.unwrap(), Ok(()));
        queue.until((0, 0)).await;
    }
}
