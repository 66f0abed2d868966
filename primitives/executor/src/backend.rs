use codec::{Decode, Encode};

/// What executes a program's instructions. Results and gas are the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, Encode, Decode)]
pub enum Backend {
    /// PolkaVM's interpreter: starts at once, runs everywhere.
    #[default]
    Interpreter,
    /// PolkaVM's recompiler to native code, in a worker process: starts slower, computes faster.
    Recompiler,
}
