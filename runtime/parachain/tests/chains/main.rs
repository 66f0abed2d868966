//! Tests of the runtime as collators and validators run it: its Wasm, in their executor, on the states of its presets, with
//! a relay chain that stands for the real one.

mod answers;
mod blocks;
mod chain;
mod channels;
mod charges;
mod fees;
mod full;
mod governance;
mod heavy;
mod hostile;
mod invariants;
mod nesting;
mod network;
mod populous;
mod posing;
mod presets;
mod proofs;
mod relay;
mod thousand;
mod validators;
mod weights;
