//! The runtime as a node runs it: its Wasm, in the node's executor, from the state that a preset
//! makes. What it answers is compared with what its pallets say natively about the same state.

mod api;
mod blocks;
mod chain;
mod expected;
mod extensions;
mod governance;
mod hostile;
mod presets;
mod queries;
