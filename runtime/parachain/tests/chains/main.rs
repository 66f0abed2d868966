//! Tests of the runtime as collators and validators run it: its Wasm, in their executor, on the states of its presets, with
//! a relay chain that stands for the real one.

mod answers;
mod blocks;
mod chain;
mod channels;
mod fees;
mod governance;
mod hostile;
mod nesting;
mod network;
mod posing;
mod presets;
mod relay;
mod validators;
