//! The runtime API by which queries reach a chain.
//!
//! A runtime implements [`PvqApi`], by one call to `pallet-pvq` for each method; nodes and clients call
//! it. Version 1 is that of PVQ 0.1, unchanged on the wire; version 2 adds the other methods.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

use alloc::vec::Vec;
use pvq_primitives::{
    ChainParameters, ExtensionAnswer, ExtensionCall, ProgramHash, PvqResult, QueryOutcome,
    QueryRequest, RegisteredProgram,
};

sp_api::decl_runtime_apis! {
    /// Queries by PVQ programs.
    ///
    /// Calls change no state, whatever the program and its extensions do.
    ///
    /// A runtime implements version 2 with `#[api_version(2)]` at its `impl`; one of PVQ 0.1 has only the
    /// methods without a version, and declares version 1.
    pub trait PvqApi {
        /// Runs `program` and returns the SCALE-encoded result of its entrypoint.
        ///
        /// `args` is one byte, the index of the entrypoint, then its SCALE-encoded parameters in
        /// order. `gas_limit` can only lower what the runtime allows; negative is zero.
        fn execute_query(program: Vec<u8>, args: Vec<u8>, gas_limit: Option<i64>) -> PvqResult;

        /// Returns the extensions, as a SCALE-encoded [`Metadata`](pvq_primitives::Metadata).
        fn metadata() -> Vec<u8>;

        /// Runs the registered program whose blob has the blake2-256 hash `program`.
        ///
        /// Otherwise as [`execute_query`](Self::execute_query).
        #[api_version(2)]
        fn execute_registered(
            program: ProgramHash,
            args: Vec<u8>,
            gas_limit: Option<i64>,
        ) -> PvqResult;

        /// Runs a query and returns its result, or the reason why it has none, and its usage in either case.
        #[api_version(2)]
        fn query(request: QueryRequest) -> QueryOutcome;

        /// Makes one call to an extension, as a program in the runtime would. A program that is installed as the
        /// extension runs in the runtime.
        ///
        /// The call may use the weight limit of the runtime API ([`ChainParameters::weight_limits`]) at
        /// most, even if the query has more left.
        ///
        /// For hosts that run programs elsewhere. With the parameters that [`chain`](Self::chain) returns,
        /// they get the same results for the same gas.
        #[api_version(2)]
        fn call_extension(call: ExtensionCall) -> ExtensionAnswer;

        /// Returns the limits, policies, rules and prices, and the programs that are installed as extensions.
        #[api_version(2)]
        fn chain() -> ChainParameters;

        /// Returns registered programs in the order of their hashes, after `start` or from the first: at most
        /// `limit`, and at most [`PROGRAMS_PAGE_SIZE`](pvq_primitives::PROGRAMS_PAGE_SIZE) in one call.
        #[api_version(2)]
        fn programs(start: Option<ProgramHash>, limit: u32) -> Vec<RegisteredProgram>;

        /// Returns the registration of the program with the hash `hash`.
        #[api_version(2)]
        fn program(hash: ProgramHash) -> Option<RegisteredProgram>;

        /// Returns the blob of a registered program, if it was uploaded.
        #[api_version(2)]
        fn program_code(hash: ProgramHash) -> Option<Vec<u8>>;

        /// Returns the versions that [`metadata_at_version`](Self::metadata_at_version) knows.
        #[api_version(2)]
        fn metadata_versions() -> Vec<u32>;

        /// Returns the extensions with their documentation, weights and rules, SCALE-encoded, or `None` for
        /// an unknown version. Version 1 is [`QueryMetadata`](pvq_primitives::QueryMetadata).
        #[api_version(2)]
        fn metadata_at_version(version: u32) -> Option<Vec<u8>>;
    }
}
