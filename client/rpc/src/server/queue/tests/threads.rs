//! The threads of the queue.

use super::*;
use std::{
    cell::RefCell,
    collections::BTreeSet,
    sync::{Barrier, Condvar, Mutex as StdMutex},
    thread,
};

#[test]
fn requests_run_whatever_blocks_the_threads_of_the_runtime() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let blocked = Arc::new((StdMutex::new(true), Condvar::new()));
    for _ in 0..10 {
        let blocked = blocked.clone();
        runtime.spawn_blocking(move || {
            let (blocked, changed) = &*blocked;
            let guard = blocked.lock().unwrap();
            drop(changed.wait_timeout_while(guard, MINUTE, |blocked| *blocked).unwrap());
        });
    }
    let queue = queue(1, 10, MINUTE);
    let answer = runtime.block_on(async {
        tokio::time::timeout(Duration::from_secs(10), queue.over_http(MINUTE, 0, |_| Ok(7))).await
    });
    *blocked.0.lock().unwrap() = false;
    blocked.1.notify_all();
    assert_eq!(answer, Ok(Ok(7)));
}

#[tokio::test]
async fn threads_are_as_many_as_run_and_serve_again_after_a_panic() {
    let queue = queue(2, 100, MINUTE);
    let seen = Arc::new(StdMutex::new(BTreeSet::new()));
    for round in 0..10 {
        let jobs: Vec<_> = (0..10)
            .map(|number| {
                let seen = seen.clone();
                spawn(&queue, MINUTE, move |_| {
                    let current = thread::current();
                    assert_eq!(current.name(), Some("pvq-query"));
                    seen.lock().unwrap().insert(format!("{:?}", current.id()));
                    assert!(round + number != 9, "as a test does");
                    Ok(())
                })
            })
            .collect();
        for (number, job) in jobs.into_iter().enumerate() {
            let expected = if round + number == 9 { Err(Error::Panicked) } else { Ok(()) };
            assert_eq!(job.await.unwrap(), expected);
        }
    }
    assert!(seen.lock().unwrap().len() <= 2);
}

thread_local! {
    static HELD: RefCell<Option<Arc<()>>> = const { RefCell::new(None) };
}

#[tokio::test]
async fn threads_end_with_the_queue() {
    let queue = queue(3, 10, MINUTE);
    let alive = Arc::new(());
    // Each thread has one of the requests.
    let begun = Arc::new(Barrier::new(3));
    let jobs: Vec<_> = (0..3)
        .map(|_| {
            let (alive, begun) = (alive.clone(), begun.clone());
            let (end, job) = held();
            let runs = spawn(&queue, MINUTE, move |permit| {
                HELD.set(Some(alive));
                begun.wait();
                job(permit)
            });
            (end, runs)
        })
        .collect();
    queue.until((3, 0)).await;
    for (end, runs) in jobs {
        end.send(()).unwrap();
        assert_eq!(runs.await.unwrap(), Ok(()));
    }
    assert_eq!(Arc::strong_count(&alive), 4);
    drop(queue);
    while Arc::strong_count(&alive) > 1 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
