//! Defaults for [`Config`](crate::Config), to be used by `derive_impl`.

use crate::{limits, DefaultConfig};
use frame_support::{derive_impl, pallet_prelude::*, parameter_types, traits::ConstU32};
use pvq_primitives::{Limits, PerSource};

parameter_types! {
    /// [`limits::MAX_LIMITS`].
    pub const MaxLimits: Limits = limits::MAX_LIMITS;
    /// [`limits::DEFAULT_WEIGHT_LIMITS`].
    pub const DefaultWeightLimits: PerSource<Weight> = limits::DEFAULT_WEIGHT_LIMITS;
    /// [`limits::PARACHAIN_BLOCK_LIMITS`].
    pub const ParachainBlockLimits: Option<Limits> = Some(limits::PARACHAIN_BLOCK_LIMITS);
}

/// Defaults for the runtimes of tests.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
    #[inject_runtime_type]
    type RuntimeEvent = ();
    type MaxLimits = MaxLimits;
    type MaxBlockLimits = ();
    type DefaultWeightLimits = DefaultWeightLimits;
    type MaxLabelSize = ConstU32<{ limits::MAX_LABEL_SIZE }>;
    type MaxExtensionRules = ConstU32<{ limits::MAX_EXTENSION_RULES }>;
    type MaxInstalled = ConstU32<{ limits::MAX_INSTALLED }>;
    type MaxInterpreterMemory = ConstU32<{ limits::MAX_INTERPRETER_MEMORY }>;
    type MaxEventResultSize = ConstU32<{ limits::MAX_EVENT_RESULT_SIZE }>;
    type RuntimeMemory = ConstU32<{ limits::RUNTIME_MEMORY }>;
    type PvfMemory = ();
    type WeightInfo = ();
}

/// Defaults for the runtimes of chains, which set `WeightInfo` to the weights of their own benchmarks.
pub struct SolochainDefaultConfig;

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for SolochainDefaultConfig {}

#[derive_impl(TestDefaultConfig as DefaultConfig, no_aggregated_types)]
#[frame_support::register_default_impl(SolochainDefaultConfig)]
impl DefaultConfig for SolochainDefaultConfig {}

/// Defaults for the runtimes of parachains, which set `WeightInfo` to the weights of their own benchmarks.
///
/// They are those of [`SolochainDefaultConfig`], but for what a query in a block may take: a block is executed by
/// validators, which hold its proof in the same memory. They fit blocks of 10 MiB of proof and 5 MiB of extrinsics.
pub struct ParachainDefaultConfig;

#[derive_impl(frame_system::config_preludes::ParaChainDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for ParachainDefaultConfig {}

#[derive_impl(SolochainDefaultConfig as DefaultConfig, no_aggregated_types)]
#[frame_support::register_default_impl(ParachainDefaultConfig)]
impl DefaultConfig for ParachainDefaultConfig {
    type MaxBlockLimits = ParachainBlockLimits;
    type MaxInterpreterMemory = ConstU32<{ limits::PARACHAIN_INTERPRETER_MEMORY }>;
    type MaxEventResultSize = ConstU32<{ limits::PARACHAIN_EVENT_RESULT_SIZE }>;
    type PvfMemory = ConstU32<{ limits::PVF_MEMORY }>;
}
