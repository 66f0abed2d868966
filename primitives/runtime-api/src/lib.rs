//! The runtime API by which queries reach a chain.
//!
//! [`PvqApi`] is what a runtime implements, by one call to `pallet-pvq` for each method, and what
//! nodes and clients call. Its first version is that of PVQ 0.1, unchanged on the wire; version 2
//! adds the rest.

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
    /// Nothing that a call does is kept, whatever the program and its extensions do.
    ///
    /// A runtime implements version 2 with `#[api_version(2)]` at its `impl`; one of PVQ 0.1 has the
    /// methods without a version, and says that it is of version 1.
    pub trait PvqApi {
        /// Runs `program` and returns the SCALE-encoded result of its entrypoint.
        ///
        /// `args` is one byte, the index of the entrypoint, then its SCALE-encoded parameters in
        /// order. `gas_limit` can only lower what the runtime allows; negative is zero.
        fn execute_query(program: Vec<u8>, args: Vec<u8>, gas_limit: Option<i64>) -> PvqResult;

        /// The extensions, as a SCALE-encoded [`Metadata`](pvq_primitives::Metadata).
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

        /// Runs a query and tells what it used, also where it fails, and why it failed.
        #[api_version(2)]
        fn query(request: QueryRequest) -> QueryOutcome;

        /// Makes one call to an extension, as a program would that runs here.
        ///
        /// It may use what the runtime API's limit on weight says ([`ChainParameters::weight_limits`]),
        /// whatever the query has left.
        ///
        /// For a host that runs programs elsewhere, with [`chain`](Self::chain) for what it needs
        /// to know to get the same results for the same gas.
        #[api_version(2)]
        fn call_extension(call: ExtensionCall) -> ExtensionAnswer;

        /// Limits, policies, rules and what things cost.
        #[api_version(2)]
        fn chain() -> ChainParameters;

        /// The registered programs, in the order of their hashes: at most `limit` of those after
        /// `start`, or from the first. A call returns at most [`PROGRAMS_PAGE_SIZE`](pvq_primitives::PROGRAMS_PAGE_SIZE).
        #[api_version(2)]
        fn programs(start: Option<ProgramHash>, limit: u32) -> Vec<RegisteredProgram>;

        /// What is registered under `hash`.
        #[api_version(2)]
        fn program(hash: ProgramHash) -> Option<RegisteredProgram>;

        /// The blob of a registered program, where it was uploaded.
        #[api_version(2)]
        fn program_code(hash: ProgramHash) -> Option<Vec<u8>>;

        /// The versions that [`metadata_at_version`](Self::metadata_at_version) knows.
        #[api_version(2)]
        fn metadata_versions() -> Vec<u32>;

        /// The extensions with their documentation, weights and rules, SCALE-encoded; version 1 is
        /// [`QueryMetadata`](pvq_primitives::QueryMetadata). Nothing for a version that is not known.
        #[api_version(2)]
        fn metadata_at_version(version: u32) -> Option<Vec<u8>>;
    }
}
