//! A worker of the recompiler, for hosts that have no such command of their own.

fn main() {
    pvq_executor::serve_worker()
}
