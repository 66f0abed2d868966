//! Tests of the runtime as a node runs it: its Wasm, in the node's executor, on the state of a preset. Its answers are
//! compared with those of its pallets, called natively on the same state.

mod api;
mod blocks;
mod chain;
mod expected;
mod extensions;
mod governance;
mod hostile;
mod installed;
mod language;
mod presets;
mod queries;
mod transactions;
