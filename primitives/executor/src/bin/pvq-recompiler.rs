//! A worker of the recompiler, for hosts without a worker command of their own.

fn main() {
    pvq_executor::serve_worker()
}
