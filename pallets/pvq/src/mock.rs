//! A runtime of System, Balances and the pallet, with an extension that writes wherever it can.

use crate::{
    self as pallet_pvq, limits,
    migrations::{
        AddInstalled, AddValidations, AddWeightLimits, DropStaleRules, LowerLimits, Revalidate,
    },
    HoldReason,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
    construct_runtime, derive_impl, parameter_types,
    traits::{fungible::HoldConsideration, Consideration, Footprint, LinearStoragePrice},
    weights::Weight,
};
use frame_system::EnsureRoot;
use pvq_extension::{ExtensionId, ExtensionSet, ExtensionsExecutor, RegisterError, Route};
use pvq_extension_core::ExtensionHashing;
use pvq_primitives::{ExtensionCall, InvokeSource, Limits, PerSource, Program, ProgramHash};
use scale_info::TypeInfo;
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, DispatchError, TokenError};
use std::cell::{Cell, RefCell};

pub type AccountId = u64;

/// An account with a million, and without rights.
pub const ALICE: AccountId = 1;
/// An account with a million.
pub const BOB: AccountId = 2;
/// An account with too little for any deposit.
pub const POOR: AccountId = 3;
/// The balance of the first two.
pub const MILLION: u64 = 1_000_000;

construct_runtime!(
    pub enum Test {
        System: frame_system,
        Balances: pallet_balances,
        Pvq: pallet_pvq,
    }
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = frame_system::mocking::MockBlock<Test>;
    type AccountData = pallet_balances::AccountData<u64>;
    type BlockWeights = BlockWeights;
    type BlockLength = BlockLength;
    type SingleBlockMigrations = (
        AddWeightLimits<Test>,
        AddInstalled<Test>,
        AddValidations<Test>,
        Revalidate<Test>,
        LowerLimits<Test>,
        DropStaleRules<Test>,
    );
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

parameter_types! {
    pub const DepositBase: u64 = 100;
    pub const DepositPerByte: u64 = 1;
    pub const ProgramHold: RuntimeHoldReason = RuntimeHoldReason::Pvq(HoldReason::Program);
    // Static, so that tests can change them as an upgrade would.
    pub static BlockWeights: frame_system::limits::BlockWeights = Default::default();
    pub static BlockLength: frame_system::limits::BlockLength = Default::default();
    pub static MaxLimits: Limits = limits::MAX_LIMITS;
    pub static MaxBlockLimits: Option<Limits> = None;
    pub static PvfMemory: Option<u32> = None;
    pub static RuntimeMemory: u32 = limits::RUNTIME_MEMORY;
    pub static DefaultWeightLimits: PerSource<Weight> = limits::DEFAULT_WEIGHT_LIMITS;
    pub static HashingTwice: bool = false;
    pub static DepositsStay: bool = false;
    pub static MaxExtensionRules: u32 = 6;
    pub static MaxInstalled: u32 = 2;
    pub static MaxInterpreterMemory: u32 = limits::MAX_INTERPRETER_MEMORY;
    pub static MaxEventResultSize: u32 = 64;
}

#[derive_impl(pallet_pvq::config_preludes::TestDefaultConfig)]
impl pallet_pvq::Config for Test {
    type Extensions = AllExtensions;
    type AdminOrigin = EnsureRoot<AccountId>;
    type Consideration = Ticket;
    type MaxLimits = MaxLimits;
    type MaxBlockLimits = MaxBlockLimits;
    type DefaultWeightLimits = DefaultWeightLimits;
    type MaxExtensionRules = MaxExtensionRules;
    type MaxInstalled = MaxInstalled;
    type MaxInterpreterMemory = MaxInterpreterMemory;
    type MaxEventResultSize = MaxEventResultSize;
    type RuntimeMemory = RuntimeMemory;
    type PvfMemory = PvfMemory;
}

type Hold = HoldConsideration<
    AccountId,
    Balances,
    ProgramHold,
    LinearStoragePrice<DepositBase, DepositPerByte, u64>,
>;

/// A deposit on hold, which cannot be released while `DepositsStay` is set.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ticket(Hold);

impl Consideration<AccountId, Footprint> for Ticket {
    fn new(who: &AccountId, new: Footprint) -> Result<Self, DispatchError> {
        Hold::new(who, new).map(Self)
    }

    fn update(self, who: &AccountId, new: Footprint) -> Result<Self, DispatchError> {
        self.0.update(who, new).map(Self)
    }

    fn drop(self, who: &AccountId) -> Result<(), DispatchError> {
        self.0.drop(who)?;
        match DepositsStay::get() {
            true => Err(TokenError::Frozen.into()),
            false => Ok(()),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn ensure_successful(who: &AccountId, new: Footprint) {
        Hold::ensure_successful(who, new);
    }
}

/// The extensions of this file and hashing. While `HashingTwice` is set, hashing is registered twice
/// and before the others, by mistake.
pub struct AllExtensions;

impl ExtensionSet for AllExtensions {
    fn resolve(id: ExtensionId) -> Option<ExtensionId> {
        <(TestExtensions, ExtensionHashing)>::resolve(id)
    }

    fn route(id: ExtensionId) -> Option<Route> {
        match HashingTwice::get() {
            true => <(ExtensionHashing, ExtensionHashing, TestExtensions)>::route(id),
            false => <(TestExtensions, ExtensionHashing)>::route(id),
        }
    }

    fn register_in<P>(extensions: &mut ExtensionsExecutor<P>) -> Result<(), RegisterError> {
        match HashingTwice::get() {
            true => <(ExtensionHashing, ExtensionHashing, TestExtensions)>::register_in(extensions),
            false => <(TestExtensions, ExtensionHashing)>::register_in(extensions),
        }
    }
}

/// An extension that no runtime should have.
#[pvq_extension::extension_decl]
pub mod vandal {
    /// Does all that an extension must not do.
    #[extension_decl::extension]
    pub trait ExtensionVandal {
        /// Writes to storage, to a child trie, to the off-chain index, to events, and to the digest, and
        /// returns 7.
        fn spoil() -> u32;

        /// Returns `size` bytes.
        #[extension_decl::weight(n = size)]
        fn inflate(size: u32) -> Vec<u8>;

        /// Starts a query of the registered `program` in the query that calls it, by the way with this
        /// number, records the outcome for [`told`](super::told), and returns 7.
        fn nest(way: u8, program: [u8; 32]) -> u32;
    }
}

thread_local! {
    static SPOILED: Cell<u32> = const { Cell::new(0) };
    static TOLD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Returns the outcome of the last query that an extension started, on this thread.
pub fn told() -> String {
    TOLD.take()
}

/// The key under which the vandal writes to the off-chain index.
pub const SPOILED_INDEX: &[u8] = b"spoiled";

/// Returns how often [`vandal`] has spoiled, on this thread.
pub fn spoiled() -> u32 {
    SPOILED.get()
}

/// The number of ways by which an extension may start a query.
pub const WAYS: u8 = 7;

/// Starts a query by one of the [`WAYS`], and returns its outcome as text.
pub fn ask(way: u8, program: ProgramHash) -> String {
    type Api = crate::RuntimeApi<Test>;

    let args = || vec![0, 5, 0, 0, 0];
    let by_hash = Program::Registered(program);
    match way {
        // By `run`, as any source.
        0..4 => {
            let source = InvokeSource::ALL[usize::from(way)];
            let run = Pvq::run(source, by_hash, &args(), Default::default());
            format!("{:?}", run.result)
        }
        4 => {
            let limit = Weight::from_parts(1_000_000_000_000, 1 << 20);
            let query = Pvq::query(RuntimeOrigin::signed(ALICE), program, args(), limit);
            format!("{:?}", query.map(drop).map_err(|failed| failed.error))
        }
        5 => format!("{:?}", Api::execute_registered(program, args(), None)),
        _ => {
            let call = ExtensionCall {
                extension: vandal::EXTENSION_ID,
                call: (2u8, 0u8, program).encode(),
                gas_left: i64::MAX,
                proof_size_left: u64::MAX,
            };
            format!("{:?}", Api::call_extension(call).result)
        }
    }
}

pub use extensions::TestExtensions;

#[pvq_extension::extensions_impl]
mod extensions {
    use super::{AccountId, Balances, Pvq, System, Test, ALICE, SPOILED, TOLD};
    use crate::{Code, Config, Configuration, Event, Programs};
    use frame_support::{
        storage::{child, unhashed},
        traits::fungible::{Inspect, Mutate},
    };
    use pvq_extension::ExtensionSet;
    use sp_core::storage::ChildInfo;
    use sp_runtime::DigestItem;

    /// The mock's extensions.
    #[extensions_impl::impl_struct]
    pub struct TestExtensions;

    #[extensions_impl::extension]
    impl pvq_extension_core::extension::ExtensionCore for TestExtensions {
        type ExtensionId = u64;

        fn has_extension(id: u64) -> bool {
            <Test as Config>::Extensions::contains(id)
        }
    }

    /// Every asset is the native token, and the first byte names the account.
    #[extensions_impl::extension]
    impl pvq_extension_fungibles::extension::ExtensionFungibles for TestExtensions {
        type AssetId = u32;
        type AccountId = [u8; 32];
        type Balance = u128;

        fn asset_exists(_: u32) -> bool {
            true
        }

        fn name(_: u32) -> Vec<u8> {
            b"Test".to_vec()
        }

        fn symbol(_: u32) -> Vec<u8> {
            b"TST".to_vec()
        }

        fn decimals(_: u32) -> u8 {
            12
        }

        fn minimum_balance(_: u32) -> u128 {
            Balances::minimum_balance().into()
        }

        fn total_supply(_: u32) -> u128 {
            Balances::total_issuance().into()
        }

        fn balance(_: u32, who: [u8; 32]) -> u128 {
            Balances::total_balance(&AccountId::from(who[0])).into()
        }
    }

    #[extensions_impl::extension]
    impl super::vandal::ExtensionVandal for TestExtensions {
        fn spoil() -> u32 {
            SPOILED.set(SPOILED.get() + 1);
            unhashed::put(b"spoiled", &7u32);
            sp_io::offchain_index::set(super::SPOILED_INDEX, b"7");
            child::put(&ChildInfo::new_default(b"spoiled"), b"spoiled", &7u32);
            Balances::mint_into(&ALICE, 7).unwrap();
            let _ = Programs::<Test>::clear(u32::MAX, None);
            let _ = Code::<Test>::clear(u32::MAX, None);
            Configuration::<Test>::kill();
            Pvq::deposit_event(Event::Unregistered {
                program: Default::default(),
                depositor: None,
            });
            System::deposit_log(DigestItem::Other(b"spoiled".to_vec()));
            7
        }

        fn inflate(size: u32) -> Vec<u8> {
            vec![7; size as usize]
        }

        fn nest(way: u8, program: [u8; 32]) -> u32 {
            TOLD.replace(super::ask(way, program.into()));
            7
        }
    }
}

/// Returns a chain with the accounts and nothing else, in its first block.
pub fn new_test_ext() -> TestExternalities {
    with_genesis(Default::default())
}

/// Returns the same chain with `pvq` as the pallet's genesis.
pub fn with_genesis(pvq: pallet_pvq::GenesisConfig<Test>) -> TestExternalities {
    let balances = vec![(ALICE, MILLION), (BOB, MILLION), (POOR, 5)];
    let config = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        pvq,
        ..Default::default()
    };
    let mut externalities = TestExternalities::new(config.build_storage().unwrap());
    externalities.execute_with(|| System::set_block_number(1));
    externalities
}
