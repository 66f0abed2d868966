//! Connections that close with requests in the queue.

use super::{
    sockets::{ask, wait, A, B, HTTP},
    *,
};
use crate::server::queue::connection::Listener;
use jsonrpsee::server::ConnectionGuard;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::task::JoinHandle;

/// Returns a listener that has room for 100 connections.
fn listener() -> ConnectionGuard {
    ConnectionGuard::new(100)
}

/// Returns the WebSocket `number` of `listener`.
fn socket(listener: &ConnectionGuard, number: usize) -> Connection {
    let caller = Caller::WebSocket(number);
    Connection { caller, listener: Some(Listener(listener.clone())) }
}

/// Returns the demand of a request that may run for a minute.
fn long(connection: &Connection) -> Demand {
    Demand { connection: connection.clone(), allowed: MINUTE, size: 0 }
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
            permit.cancellation().check()
        }
    };
    (begun, job)
}

async fn until_set(flag: &AtomicBool) {
    while !flag.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_connection_that_closes_leaves_nothing_behind() {
    let queue = queue(1, 10, MINUTE);
    let (listener, (say, said)) = (listener(), mpsc::channel());
    let closed = socket(&listener, 1);
    let permit = listener.try_acquire().unwrap();
    let (begun, job) = endless();
    let runs = ask(&queue, long(&closed), job);
    until_set(&begun).await;
    let mut waiting = Vec::new();
    for _ in 0..5 {
        waiting.push(wait(&queue, closed.clone(), 7, &say, "closed").await);
    }
    let other = wait(&queue, B, 0, &say, "open").await;
    drop(permit);
    queue.close(&closed).await;
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
async fn a_request_that_the_server_drops_ends_the_others_of_its_websocket() {
    let queue = queue(1, 10, MINUTE);
    let (listener, (say, said)) = (listener(), mpsc::channel());
    let _both = [listener.try_acquire().unwrap(), listener.try_acquire().unwrap()];
    let closed = socket(&listener, 1);
    let (begun, job) = endless();
    let runs = ask(&queue, long(&closed), job);
    until_set(&begun).await;
    let waits = wait(&queue, closed.clone(), 0, &say, "closed").await;
    let other = wait(&queue, socket(&listener, 2), 0, &say, "open").await;
    runs.abort();
    assert_eq!(waits.await.unwrap(), Err(Error::Disconnected));
    assert_eq!(other.await.unwrap(), Ok(()));
    drop(say);
    assert_eq!(said.iter().collect::<Vec<_>>(), ["open"]);
}

#[tokio::test]
async fn a_run_that_nobody_waits_for_is_told_to_stop() {
    let queue = queue(1, 10, MINUTE);
    for caller in [HTTP, A] {
        let (begun, job) = endless();
        let left = ask(&queue, long(&caller.into()), job);
        until_set(&begun).await;
        left.abort();
        queue.until((0, 0)).await;

        // A job that does not check the clock is cancelled too.
        let allowed = Duration::from_millis(50);
        let demand = Demand { connection: caller.into(), allowed, size: 0 };
        let timed_out = ask(&queue, demand, |permit| {
            while !permit.cancellation().is_cancelled() {
                std::thread::sleep(Duration::from_millis(1));
            }
            permit.cancellation().check()
        });
        assert_eq!(timed_out.await.unwrap(), Err(Error::TimedOut(allowed)));
        queue.until((0, 0)).await;
    }
}

#[tokio::test]
async fn closed_sockets_with_one_request_each_hold_nobody_up() {
    let (listener, (say, _said)) = (listener(), mpsc::channel());
    for proven in [false, true] {
        let queue = queue(1, 50, MINUTE);
        let mut closed = Vec::new();
        for number in 0..40 {
            let _open = listener.try_acquire().unwrap();
            let connection = socket(&listener, number);
            if proven {
                queue.prove(connection.caller);
            }
            let arrived = queue.arrived();
            closed.push(ask(&queue, long(&connection), endless().1));
            while queue.arrived() == arrived {
                tokio::task::yield_now().await;
            }
        }
        let arrived = Instant::now();
        let mut open = Vec::new();
        for number in [100, 101] {
            let connection = socket(&listener, number);
            if proven {
                queue.prove(connection.caller);
            }
            let permit = listener.try_acquire().unwrap();
            open.push((permit, wait(&queue, connection, 0, &say, "open").await));
        }
        let over_http = Connection { caller: HTTP, ..socket(&listener, 102) };
        let permit = listener.try_acquire().unwrap();
        open.push((permit, wait(&queue, over_http, 0, &say, "HTTP").await));
        for (_open, request) in open {
            assert_eq!(request.await.unwrap(), Ok(()));
        }
        assert!(arrived.elapsed() < Duration::from_secs(1), "{:?}", arrived.elapsed());
        for request in closed {
            assert_eq!(request.await.unwrap(), Err(Error::GaveWay));
        }
        queue.until((0, 0)).await;
    }
}

#[tokio::test]
async fn open_sockets_keep_their_requests_whether_none_or_few_of_them_close() {
    let queue = queue(1, 50, MINUTE);
    let (listener, (say, _said)) = (listener(), mpsc::channel());
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let (mut open, mut requests) = (Vec::new(), Vec::new());
    for number in 0..16 {
        open.push(listener.try_acquire().unwrap());
        requests.push(wait(&queue, socket(&listener, number), 0, &say, "socket").await);
    }
    for left in [16, 14] {
        open.truncate(left);
        tokio::time::sleep(PATIENCE + CHECKS).await;
        assert_eq!(queue.counts(), (1, 16), "{left} are open");
    }
    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
    for request in requests {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn who_gave_way_and_is_open_is_not_the_next_to_give_way() {
    let queue = queue(1, 10, MINUTE);
    let (listener, (say, _said)) = (listener(), mpsc::channel());
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let open = socket(&listener, 1);
    let _open = listener.try_acquire().unwrap();
    let gives_way = wait(&queue, open.clone(), 0, &say, "open").await;
    let closed = wait(&queue, socket(&listener, 2), 0, &say, "closed").await;
    assert_eq!(gives_way.await.unwrap(), Err(Error::GaveWay));
    queue.prove(open.caller);
    let again = wait(&queue, open, 0, &say, "again").await;
    assert_eq!(closed.await.unwrap(), Err(Error::GaveWay));
    end.send(()).unwrap();
    for request in [first, again] {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn who_gave_way_and_is_open_outlasts_those_that_close_after_an_answer() {
    let queue = queue(1, 50, MINUTE);
    let (listener, (say, _said)) = (listener(), mpsc::channel());
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let open = socket(&listener, 0);
    let _open = listener.try_acquire().unwrap();
    let mut stays = wait(&queue, open.clone(), 0, &say, "open").await;
    let (mut gave_way, mut closed) = (0, Vec::new());
    for round in 1..10 {
        // Two that received an answer after the open one had sent its request, and closed with another request.
        for number in [2 * round, 2 * round + 1] {
            let connection = socket(&listener, number);
            queue.prove(connection.caller);
            closed.push(wait(&queue, connection, 0, &say, "closed").await);
        }
        tokio::time::sleep(CHECKS).await;
        queue.shed_closed();
        tokio::time::sleep(CHECKS / 10).await;
        if stays.is_finished() {
            assert_eq!(stays.await.unwrap(), Err(Error::GaveWay));
            gave_way += 1;
            queue.prove(open.caller);
            stays = wait(&queue, open.clone(), 0, &say, "open").await;
        }
    }
    assert!(gave_way <= 1, "it gave way {gave_way} times");
    while !closed.iter().all(JoinHandle::is_finished) {
        queue.shed_closed();
        tokio::time::sleep(CHECKS / 10).await;
    }
    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
    assert_eq!(stays.await.unwrap(), Ok(()));
    for request in closed {
        assert_eq!(request.await.unwrap(), Err(Error::GaveWay));
    }
}

#[tokio::test]
async fn who_just_arrived_does_not_give_way() {
    let queue = queue(1, 50, MINUTE);
    let (listener, (say, _said)) = (listener(), mpsc::channel());
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let closed = socket(&listener, 1);
    queue.prove(closed.caller);
    let closed = wait(&queue, closed, 0, &say, "closed").await;
    tokio::time::sleep(CHECKS).await;
    let _open = listener.try_acquire().unwrap();
    let newcomer = wait(&queue, socket(&listener, 2), 0, &say, "newcomer").await;
    assert_eq!(closed.await.unwrap(), Err(Error::GaveWay));
    end.send(()).unwrap();
    for request in [first, newcomer] {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn who_is_known_to_be_open_gives_up_no_long_run() {
    let queue = queue(1, 10, MINUTE);
    let (listener, (say, _said)) = (listener(), mpsc::channel());
    let _both = [listener.try_acquire().unwrap(), listener.try_acquire().unwrap()];
    let (end, job) = held();
    let runs = ask(&queue, long(&socket(&listener, 1)), job);
    queue.until((1, 0)).await;
    let waits = wait(&queue, socket(&listener, 2), 0, &say, "waits").await;
    tokio::time::sleep(PATIENCE + 2 * CHECKS).await;
    end.send(()).unwrap();
    assert_eq!(runs.await.unwrap(), Ok(()));
    assert_eq!(waits.await.unwrap(), Ok(()));
}

#[tokio::test]
async fn a_connection_that_closes_cancels_none_of_another_listener() {
    let queue = queue(2, 10, MINUTE);
    let (one, two, (say, _said)) = (listener(), listener(), mpsc::channel());
    let (closed, open) = (socket(&one, 1), socket(&two, 1));
    let (permit, _open) = (one.try_acquire().unwrap(), two.try_acquire().unwrap());
    let (begun, job) = endless();
    let stops = ask(&queue, long(&closed), job);
    until_set(&begun).await;
    let (end, job) = held();
    let runs = ask(&queue, long(&open), |permit| {
        job(permit)?;
        permit.cancellation().check()
    });
    queue.until((2, 0)).await;
    let dropped = wait(&queue, closed.clone(), 0, &say, "closed").await;
    let stays = wait(&queue, open, 0, &say, "open").await;
    drop(permit);
    queue.close(&closed).await;
    for request in [stops, dropped] {
        assert_eq!(request.await.unwrap(), Err(Error::Disconnected));
    }
    end.send(()).unwrap();
    for request in [runs, stays] {
        assert_eq!(request.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn a_connection_that_closes_waits_until_its_listener_can_be_told() {
    let queue = queue(1, 10, MINUTE);
    let listener = ConnectionGuard::new(1);
    let full = listener.try_acquire().unwrap();
    let closed = socket(&listener, 1);
    let (begun, job) = endless();
    let runs = ask(&queue, long(&closed), job);
    until_set(&begun).await;
    let close = tokio::spawn({
        let queue = queue.clone();
        async move { queue.close(&closed).await }
    });
    tokio::time::sleep(CHECKS).await;
    assert!(!runs.is_finished());
    drop(full);
    close.await.unwrap();
    assert_eq!(runs.await.unwrap(), Err(Error::Disconnected));
}
