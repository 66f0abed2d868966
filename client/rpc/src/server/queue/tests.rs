use super::*;
use crate::server::config::WAITING_BYTES;
use std::{future::Future, sync::mpsc};

mod closed;
mod sockets;
mod threads;

const MINUTE: Duration = Duration::from_secs(60);

fn queue(concurrency: usize, queue: usize, max_wait: Duration) -> Queue {
    let config = Config { concurrency, queue, max_wait, ..Default::default() };
    Queue::new(&config, Metrics::new(None).unwrap())
}

impl Queue {
    /// Returns the numbers of running and of pending requests.
    pub fn counts(&self) -> (usize, usize) {
        let (running, waiting, _) = self.state.lock().counts();
        (running, waiting)
    }

    /// Returns the number of requests that arrived, refused ones among them.
    pub fn arrived(&self) -> u64 {
        self.state.lock().arrived()
    }

    async fn until(&self, counts: (usize, usize)) {
        while self.counts() != counts {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Runs `job` for a client over HTTP.
    async fn over_http<R: Send + 'static>(
        &self,
        allowed: Duration,
        size: usize,
        job: impl FnOnce(&RunPermit) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Error> {
        self.run(Demand { connection: Caller::Http.into(), allowed, size }, job).await
    }
}

/// Returns a job that runs until it is told to end, and the sender that tells it.
fn held() -> (mpsc::Sender<()>, impl FnOnce(&RunPermit) -> Result<(), Error> + Send + 'static) {
    let (end, ended) = mpsc::channel();
    (end, move |_: &RunPermit| {
        ended.recv().expect("the test ends it");
        Ok(())
    })
}

fn spawn(
    queue: &Queue,
    allowed: Duration,
    job: impl FnOnce(&RunPermit) -> Result<(), Error> + Send + 'static,
) -> tokio::task::JoinHandle<Result<(), Error>> {
    let queue = queue.clone();
    tokio::spawn(async move { queue.over_http(allowed, 0, job).await })
}

#[tokio::test]
async fn a_full_queue_refuses_at_once() {
    let queue = queue(1, 1, MINUTE);
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let second = spawn(&queue, MINUTE, |_| Ok(()));
    queue.until((1, 1)).await;

    let asked = Instant::now();
    assert_eq!(queue.over_http(MINUTE, 0, |_| Ok(())).await, Err(Error::QueueFull(1)));
    assert!(asked.elapsed() < MINUTE / 60);

    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
    assert_eq!(second.await.unwrap(), Ok(()));
    queue.until((0, 0)).await;
    assert_eq!(queue.over_http(MINUTE, 0, |_| Ok(())).await, Ok(()));
}

#[tokio::test]
async fn without_a_queue_nobody_waits() {
    let queue = queue(1, 0, MINUTE);
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    assert_eq!(queue.over_http(MINUTE, 0, |_| Ok(())).await, Err(Error::QueueFull(0)));
    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
}

#[tokio::test]
async fn whoever_leaves_frees_the_place() {
    let queue = queue(1, 1, MINUTE);
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let leaves = spawn(&queue, MINUTE, |_| panic!("nobody waits for it any more"));
    queue.until((1, 1)).await;
    leaves.abort();
    queue.until((1, 0)).await;

    let stays = spawn(&queue, MINUTE, |_| Ok(()));
    queue.until((1, 1)).await;
    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
    assert_eq!(stays.await.unwrap(), Ok(()));
}

#[tokio::test]
async fn a_job_that_timed_out_keeps_its_permit_until_it_ends() {
    let queue = queue(1, 1, Duration::from_millis(50));
    let (end, job) = held();
    let allowed = Duration::from_millis(20);
    assert_eq!(queue.over_http(allowed, 0, job).await, Err(Error::TimedOut(allowed)));
    assert_eq!(queue.counts(), (1, 0));
    let waited = queue.over_http(MINUTE, 0, |_| Ok(())).await;
    assert_eq!(waited, Err(Error::Waited(Duration::from_millis(50))));
    end.send(()).unwrap();
    queue.until((0, 0)).await;
    assert_eq!(queue.over_http(MINUTE, 0, |_| Ok(())).await, Ok(()));
}

#[tokio::test]
async fn a_job_whose_client_left_keeps_its_permit_until_it_ends() {
    let queue = queue(1, 1, MINUTE);
    let (end, job) = held();
    let (begin, begun) = oneshot::channel();
    let left = spawn(&queue, MINUTE, |permit| {
        begin.send(()).unwrap();
        job(permit)
    });
    begun.await.unwrap();
    left.abort();
    assert!(left.await.unwrap_err().is_cancelled());
    assert_eq!(queue.counts(), (1, 0));
    end.send(()).unwrap();
    queue.until((0, 0)).await;
}

#[tokio::test]
async fn what_waits_holds_no_more_than_may_be_held() {
    let queue = queue(1, 10, MINUTE);
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let large = tokio::spawn({
        let queue = queue.clone();
        async move { queue.over_http(MINUTE, WAITING_BYTES, |_| Ok(())).await }
    });
    queue.until((1, 1)).await;
    assert_eq!(queue.over_http(MINUTE, 1, |_| Ok(())).await, Err(Error::QueueFull(1)));
    // A request that is dropped frees its bytes.
    large.abort();
    queue.until((1, 0)).await;
    let another = tokio::spawn({
        let queue = queue.clone();
        async move { queue.over_http(MINUTE, WAITING_BYTES, |_| Ok(())).await }
    });
    queue.until((1, 1)).await;
    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
    assert_eq!(another.await.unwrap(), Ok(()));
    queue.until((0, 0)).await;
    assert_eq!(queue.state.lock().counts().2, 0);
}

#[tokio::test]
async fn a_panic_is_an_error_and_loses_no_permit() {
    let queue = queue(1, 0, MINUTE);
    for _ in 0..3 {
        let result =
            queue.over_http(MINUTE, 0, |_| -> Result<(), _> { panic!("as a test does") }).await;
        assert!(matches!(result, Err(Error::Panicked)), "{result:?}");
        queue.until((0, 0)).await;
    }
}

#[tokio::test]
async fn turns_are_in_the_order_of_arrival() {
    let queue = queue(1, 10, MINUTE);
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    let (say, said) = mpsc::channel();
    let mut waiting = Vec::new();
    for number in 0..10 {
        let say = say.clone();
        waiting.push(spawn(&queue, MINUTE, move |_| {
            say.send(number).unwrap();
            Ok(())
        }));
        queue.until((1, number + 1)).await;
    }
    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
    for job in waiting {
        assert_eq!(job.await.unwrap(), Ok(()));
    }
    drop(say);
    assert_eq!(said.iter().collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
}

#[tokio::test]
async fn no_more_run_than_may() {
    let queue = queue(3, 100, MINUTE);
    let running = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let jobs: Vec<_> = (0..50)
        .map(|_| {
            let running = running.clone();
            spawn(&queue, MINUTE, move |permit| {
                use std::sync::atomic::Ordering::SeqCst;
                assert!(running.fetch_add(1, SeqCst) < 3);
                std::thread::sleep(Duration::from_millis(2));
                running.fetch_sub(1, SeqCst);
                assert!(permit.left() < MINUTE && permit.left() > Duration::ZERO);
                Ok(())
            })
        })
        .collect();
    for job in jobs {
        assert_eq!(job.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn sizes_beyond_what_there_ever_is_are_no_bounds() {
    let queue = queue(usize::MAX, usize::MAX, MINUTE);
    assert_eq!(queue.over_http(MINUTE, 0, |_| Ok(())).await, Ok(()));
    let none = self::queue(0, 0, MINUTE);
    assert_eq!(none.over_http(MINUTE, 0, |_| Ok(())).await, Ok(()));
}

#[tokio::test]
async fn a_request_that_waits_is_woken_when_its_turn_begins_and_not_before() {
    let queue = queue(1, 2, MINUTE);
    let (end, job) = held();
    let first = spawn(&queue, MINUTE, job);
    queue.until((1, 0)).await;
    for allowed in [Duration::ZERO, Duration::from_millis(1)] {
        let mut waits = std::pin::pin!(queue.over_http(allowed, 0, |_| Ok(())));
        let mut polls = 0;
        let counted = std::future::poll_fn(|context| {
            polls += 1;
            waits.as_mut().poll(context)
        });
        let started = Instant::now();
        let waited = tokio::time::timeout(Duration::from_millis(300), counted).await;
        assert!(waited.is_err(), "its permit has not come");
        // Once at the start, once when the test ends the wait, and for a check now and then.
        let checks = started.elapsed().as_millis() / CHECKS.as_millis();
        assert!(polls <= 2 + checks, "{polls} polls");
    }
    end.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(()));
}
