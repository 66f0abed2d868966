//! PVQ between chains: asks other chains by XCM, and answers them.
//!
//! A chain asks another one to run a [registered](pallet_pvq) program, and gets its result or the reason why there is
//! none. No instruction of XCM is needed for that: the messages call this pallet on both sides, by `Transact`.
//!
//! # Asking
//!
//! An account [asks](Pallet::ask), and [takes](Pallet::take) the outcome; or a pallet asks by [`Pallet::ask_for`],
//! and gets the outcome by [`Config::OnAnswer`]. Either pays
//!
//! - the delivery of the message, to [`Config::XcmExecutor`];
//! - a fee, to [`Config::FeeHandler`]: for the message with the answer, for expiring the query, for the consumer, and
//!   for what the other chain takes from this one's sovereign account ([`Destination::charge`]);
//! - a deposit, which is returned with the outcome.
//!
//! A query has exactly one outcome: the first answer; or the error that XCM reports, where the message is not
//! executed; or none, when its deadline has passed and someone [expires](Pallet::expire) it. An answer that comes
//! after the deadline, and before anyone expires the query, is an answer.
//!
//! The deadline is necessary, whatever the message says: one whose call the other chain cannot decode is dropped
//! while it is weighed, before anything in it is executed, and nobody is told. So is one that is too heavy for the
//! other chain's queue.
//!
//! [`Config::MaxPending`] of zero turns this half off.
//!
//! # Answering
//!
//! [`answer`](Pallet::answer) runs the program by [`Config::Queries`] and sends the result. Whatever goes wrong with
//! the query is a part of the answer. The call itself fails only where no answer can be sent, not even that of an
//! error: then nothing but the report of XCM is left to tell the asker.
//!
//! Only whole [`Chain`]s are answered. The answer is executed there with this chain's origin, and whoever is allowed to
//! name the call would act as this chain otherwise.
//!
//! [`Config::MaxXcmWeight`] of zero turns this half off.
//!
//! # In a runtime
//!
//! Beside the pallet, the executor of messages needs [`AllowExpectedAnswers`] in its barrier, and [`Responses`] as its
//! handler of responses.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod answer;
mod ask;
mod backlog;
mod barrier;
mod chain;
mod consumer;
mod genesis;
mod governance;
mod integrity;
pub mod limits;
mod message;
mod receive;
mod responder;
mod responses;
mod send;
mod try_state;
mod types;
mod views;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use barrier::AllowExpectedAnswers;
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use chain::{Chain, NotAChain};
pub use consumer::OnAnswer;
pub use genesis::{GenesisDestination, GenesisPallet};
pub use message::{ANSWER_CALL, MODULE_NAME, RECEIVE_CALL};
pub use pallet::*;
pub use responder::RunQuery;
pub use responses::Responses;
pub use types::*;
pub use weights::WeightInfo;

/// The target of everything that this crate logs: `RUST_LOG=runtime::pvq-xcm=debug`.
const LOG_TARGET: &str = "runtime::pvq-xcm";

/// Configuration, storage, events, errors and calls.
#[frame_support::pallet]
pub mod pallet {
    use super::*;
    use alloc::vec::Vec;
    use frame_support::{
        dispatch::GetDispatchInfo,
        pallet_prelude::*,
        traits::{fungible, Consideration, Footprint, OnUnbalanced},
        weights::WeightToFee,
    };
    use frame_system::pallet_prelude::*;
    use pvq_primitives::{ProgramHash, PvqError, PvqResult};
    use sp_runtime::traits::TryConvert;
    use xcm::latest::prelude::{
        Assets, ExecuteXcm, InteriorLocation, Location, SendXcm, XcmError, XcmHash,
    };
    use xcm_executor::traits::WeightBounds;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// The runtime's event.
        #[allow(deprecated)]
        type RuntimeEvent: From<Event<Self>> + IsType<<Self as frame_system::Config>::RuntimeEvent>;

        /// The runtime's call.
        type RuntimeCall: Parameter + GetDispatchInfo + From<Call<Self>>;

        /// The origin that sets destinations and limits: governance.
        type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// The origin that asks, and the account that pays.
        type AskOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

        /// The origin of calls in messages: `pallet_xcm::EnsureXcm<Everything>`. The pallet itself refuses locations
        /// that are not whole chains; a filter here may refuse some of those as well.
        type ChainOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Location>;

        /// The executor of other chains' queries: `pallet_pvq::Pallet<Runtime>`, or `()` in a runtime that only asks.
        type Queries: RunQuery;

        /// The consumer of answers in the runtime, or `()`.
        type OnAnswer: OnAnswer<Self::AccountId>;

        /// The way of messages to other chains, as `pallet_xcm` has it.
        type XcmRouter: SendXcm;

        /// The executor of messages, which charges for their delivery.
        type XcmExecutor: ExecuteXcm<<Self as Config>::RuntimeCall>;

        /// The weights of messages, those of the executor.
        type Weigher: WeightBounds<<Self as Config>::RuntimeCall>;

        /// The location of this chain.
        type UniversalLocation: Get<InteriorLocation>;

        /// The location of an account, from which the delivery of its messages is charged:
        /// `xcm_builder::AliasesIntoAccountId32`.
        type AccountToLocation: for<'a> TryConvert<&'a Self::AccountId, Location>;

        /// The currency of fees.
        type Currency: fungible::Balanced<Self::AccountId>;

        /// The price of weight, that of transactions.
        type WeightToFee: WeightToFee<Balance = BalanceOf<Self>>;

        /// The recipient of fees; `()` burns them.
        type FeeHandler: OnUnbalanced<CreditOf<Self>>;

        /// The deposit for storing a query and its answer, which is returned with the outcome.
        type Consideration: Consideration<Self::AccountId, Footprint>;

        /// Queries without an outcome that this chain may have. Zero turns asking off.
        ///
        /// It bounds storage and, as far as [`DestinationWeight`](Config::DestinationWeight) holds, the messages on their
        /// way.
        #[pallet::constant]
        type MaxPending: Get<u32>;

        /// Weight of queries that another chain is taken to execute in a block. What was put to a chain before, by this
        /// measure, has to leave it time for a query until its deadline; otherwise the query is refused.
        #[pallet::constant]
        type DestinationWeight: Get<Weight>;

        /// Queries of one account, those included whose outcome it has not taken.
        #[pallet::constant]
        type MaxPerAsker: Get<u32>;

        /// Blocks until the deadline of a query, at most.
        #[pallet::constant]
        type MaxTimeout: Get<BlockNumberFor<Self>>;

        /// Bytes of the arguments of a query, both of those asked and of those answered.
        #[pallet::constant]
        type MaxArgsSize: Get<u32>;

        /// Bytes of an answer, both of those sent and of those stored. Other chains are told, and send no longer ones. Not
        /// to be lowered below the longest in storage.
        #[pallet::constant]
        type MaxAnswerSize: Get<u32>;

        /// Weight of [`answer`](Pallet::answer), at most, the query included. Zero turns answering off.
        #[pallet::constant]
        type MaxXcmWeight: Get<Weight>;

        /// The most that the account of a chain that asks pays here for the delivery of an answer, in the smallest unit of the
        /// asset in which [`XcmRouter`](Self::XcmRouter) has its price. An answer that is dearer is not sent.
        ///
        /// The account is not asked, and routers raise their prices without bound while a channel is full. `u128::MAX` for
        /// routers that do not.
        #[pallet::constant]
        type MaxDeliveryPrice: Get<u128>;

        /// The weight that the message queue serves in a block, against which `integrity_test` checks the others:
        /// `<Runtime as pallet_message_queue::Config>::ServiceWeight`, or `IdleMaxServiceWeight` in a runtime that has
        /// that alone. With `None` nothing is checked.
        type ServiceWeight: Get<Option<Weight>>;

        /// The weights of calls.
        type WeightInfo: WeightInfo;

        /// The setup that benchmarks need.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::RuntimeOrigin, Self::AccountId>;
    }

    /// The number of the next query, or discovery.
    #[pallet::storage]
    pub type NextQueryId<T: Config> = StorageValue<_, QueryId, ValueQuery>;

    /// The queries without an outcome.
    #[pallet::storage]
    pub type Pending<T: Config> =
        CountedStorageMap<_, Twox64Concat, QueryId, PendingOf<T>, OptionQuery>;

    /// The outcomes that accounts have not taken.
    #[pallet::storage]
    pub type Answered<T: Config> = StorageMap<_, Twox64Concat, QueryId, AnsweredOf<T>, OptionQuery>;

    /// The number of queries of each account, in [`Pending`] and [`Answered`].
    #[pallet::storage]
    pub type Askers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

    /// The chains that can be asked.
    #[pallet::storage]
    pub type Destinations<T: Config> =
        StorageMap<_, Twox64Concat, Chain, DestinationOf<T>, OptionQuery>;

    /// The queries that chains are taken to have still to execute.
    #[pallet::storage]
    pub type Backlogs<T: Config> =
        StorageMap<_, Twox64Concat, Chain, Backlog<BlockNumberFor<T>>, OptionQuery>;

    /// The discoveries that have no response yet.
    #[pallet::storage]
    pub type Discoveries<T: Config> = StorageMap<_, Twox64Concat, Chain, QueryId, OptionQuery>;

    /// The weight that a query of a chain may take, for those that may take less than others.
    #[pallet::storage]
    pub type AskerLimits<T: Config> = StorageMap<_, Twox64Concat, Chain, Weight, OptionQuery>;

    /// The reasons for holding balances.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Storing a query to another chain, and its answer.
        Query,
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Another chain was asked.
        Asked {
            /// The query.
            query_id: QueryId,
            /// The account that asked.
            asker: T::AccountId,
            /// The chain that is asked.
            responder: Chain,
            /// The hash of the program.
            program: ProgramHash,
            /// The weight that the query may take there.
            max_weight: Weight,
            /// The block from which on anyone may expire the query.
            deadline: BlockNumberFor<T>,
            /// The fee for the answer.
            fee: BalanceOf<T>,
            /// The price of the delivery of the message.
            delivery: Assets,
            /// The id of the message.
            message_id: XcmHash,
        },
        /// A query of another chain was answered.
        AnswerSent {
            /// The chain that asked.
            asker: Chain,
            /// The query, by the number that the asker gave it.
            query_id: QueryId,
            /// The hash of the program.
            program: ProgramHash,
            /// The bytes of the result, or why there is none.
            result: Result<u32, PvqError>,
            /// The weight that the query took.
            used: Weight,
            /// The price of the delivery of the answer, which the asker's account paid.
            delivery: Assets,
            /// The id of the message.
            message_id: XcmHash,
        },
        /// A query has an outcome.
        OutcomeReceived {
            /// The query.
            query_id: QueryId,
            /// The account that asked.
            asker: T::AccountId,
            /// The chain that answered.
            responder: Chain,
            /// The party that gets the outcome.
            consumer: Consumer,
            /// The outcome, with the bytes of the answer in its place.
            outcome: Outcome<u32>,
            /// The weight that the query took there.
            used: Weight,
        },
        /// The outcome of a query was taken, and is no longer stored.
        Taken {
            /// The query.
            query_id: QueryId,
            /// The account that asked, and got its deposit back, unless `DepositNotReturned` says otherwise.
            asker: T::AccountId,
        },
        /// The deadline of a query passed without an outcome, and the query is no longer stored.
        Expired {
            /// The query.
            query_id: QueryId,
            /// The account that asked, and got its deposit back, unless `DepositNotReturned` says otherwise.
            asker: T::AccountId,
            /// The chain that did not answer.
            responder: Chain,
            /// The block from which on the query could be expired.
            deadline: BlockNumberFor<T>,
        },
        /// A query is no longer stored, and its deposit could not be returned: it is still held.
        DepositNotReturned {
            /// The query.
            query_id: QueryId,
            /// The account whose deposit it is.
            asker: T::AccountId,
            /// The reason.
            error: DispatchError,
        },
        /// A chain can be asked on other terms, or no longer.
        DestinationSet {
            /// The chain.
            chain: Chain,
            /// The terms; `None` if it can no longer be asked.
            destination: Option<DestinationOf<T>>,
        },
        /// A chain was asked for the place of this pallet.
        DiscoverySent {
            /// The chain.
            chain: Chain,
            /// The number of the discovery.
            query_id: QueryId,
            /// The id of the message.
            message_id: XcmHash,
        },
        /// A chain has this pallet at that place.
        Discovered {
            /// The chain.
            chain: Chain,
            /// The place.
            pallet: RemotePallet,
        },
        /// A chain has no version of this pallet that can be asked, or could not tell.
        NotDiscovered {
            /// The chain.
            chain: Chain,
            /// The XCM error that it reports, if it reports one.
            error: Option<XcmError>,
        },
        /// The weight that queries of a chain may take was set.
        AskerLimitSet {
            /// The chain.
            chain: Chain,
            /// The weight; `None` for that of other chains.
            limit: Option<Weight>,
        },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// This chain does not ask others: its runtime has `MaxPending` at 0.
        AskingDisabled,
        /// This chain does not answer others: its runtime has `MaxXcmWeight` at 0.
        AnsweringDisabled,
        /// The chain cannot be asked: have governance set it as a destination.
        UnknownDestination,
        /// The place of this pallet in the chain's runtime is not known: have governance discover it, or set it.
        PalletUnknown,
        /// The arguments are longer than `MaxArgsSize`.
        ArgumentsTooLarge,
        /// The timeout is 0 blocks, or more than `MaxTimeout`.
        BadTimeout,
        /// There are as many queries without an outcome as there may be: wait for one, or expire those whose deadline
        /// has passed.
        TooManyPending,
        /// The account has as many queries as it may: take the outcomes of those that have one.
        TooManyOfAsker,
        /// The account cannot pay the fee or the delivery: see the view function `fee`.
        FeesNotPaid,
        /// The message was not sent, for this reason.
        NotSent(SendFailure),
        /// The weight of a message is not computable: the runtime allows too few instructions.
        NotWeighable,
        /// The query has an outcome already, has expired, or was never asked.
        NotPending,
        /// The query was put to another chain.
        UnexpectedResponder,
        /// The message comes from a location within a chain, and not from the chain as a whole.
        NotAChain,
        /// The query has no outcome to take: wait for it, or expire the query after its deadline.
        NotAnswered,
        /// The query was asked by another account.
        NotAsker,
        /// The deadline of the query has not passed.
        NotExpired,
        /// The queries that were put to the chain before, by all accounts, take it until after the deadline: ask later, with
        /// a longer timeout, or with less weight. See the view function `backlog`.
        DestinationBusy,
    }

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The chains that can be asked.
        #[serde(default)]
        pub destinations: Vec<GenesisDestination<BalanceOf<T>>>,
        /// The weights that queries of chains may take, for those that may take less than others.
        #[serde(default)]
        pub asker_limits: Vec<(Chain, Weight)>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            genesis::build(self);
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            integrity::test::<T>();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Asks the chain `destination` to run the program that is registered there under the blake2-256 hash
        /// `program`.
        ///
        /// `args` is one byte, the index of the entrypoint, then its SCALE-encoded parameters in order. `max_weight`
        /// is the weight that the query may take there, including that of reading the program; the other chain may
        /// allow less. `timeout` is the number of blocks until the deadline, by which the other chain has to come to the
        /// query: it counts for its `max_weight`, whatever it uses, among those that were put to that chain.
        ///
        /// Charges the delivery of the message and a fee for the answer, which are not returned, and a deposit, which
        /// is returned when the outcome is taken or the query expires.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::ask(args.len() as u32))]
        pub fn ask(
            origin: OriginFor<T>,
            destination: Chain,
            program: ProgramHash,
            args: Vec<u8>,
            max_weight: Weight,
            timeout: BlockNumberFor<T>,
        ) -> DispatchResult {
            let asker = T::AskOrigin::ensure_origin(origin)?;
            let consumer = Consumer::Account;
            Self::do_ask(asker, destination, program, args, max_weight, timeout, consumer)?;
            Ok(())
        }

        /// Answers a query of the chain that sends this call in a message.
        ///
        /// Runs the registered program within `max_weight`, and sends the result, or why there is none, to the call
        /// `reply` of that chain, whose account here pays for the delivery. Fails only where no answer can be sent.
        ///
        /// `max_weight` is a part of the weight of the call, up to the constant `MaxXcmWeight`; what the query does
        /// not use is refunded.
        #[pallet::call_index(1)]
        #[pallet::weight(Pallet::<T>::answer_weight(args.len() as u32, *max_weight))]
        pub fn answer(
            origin: OriginFor<T>,
            query_id: QueryId,
            program: ProgramHash,
            args: Vec<u8>,
            max_weight: Weight,
            reply: Reply,
        ) -> DispatchResultWithPostInfo {
            let asker = Self::ensure_chain(origin)?;
            Self::do_answer(asker, query_id, program, args, max_weight, reply)
        }

        /// Takes the answer to a query from the chain that was asked, which sends this call in a message. `used` is
        /// the weight that the query took there.
        #[pallet::call_index(2)]
        #[pallet::weight(Pallet::<T>::receive_weight(answer.as_ref().map_or(0, Vec::len) as u32))]
        pub fn receive(
            origin: OriginFor<T>,
            query_id: QueryId,
            answer: PvqResult,
            used: Weight,
        ) -> DispatchResultWithPostInfo {
            let responder = Self::ensure_chain(origin)?;
            Self::do_receive(responder, query_id, answer, used)
        }

        /// Removes the outcome of a query that the sender has asked, and returns the deposit. An account may that may no
        /// longer ask.
        ///
        /// The outcome is in the storage item `Answered` until then, where clients read it, also by the view function
        /// `status`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::take())]
        pub fn take(origin: OriginFor<T>, query_id: QueryId) -> DispatchResult {
            let who = T::AskOrigin::try_origin(origin).or_else(ensure_signed)?;
            Self::do_take(who, query_id)
        }

        /// Removes a query whose deadline has passed without an outcome, and returns its deposit to the asker. Anyone
        /// may, and pays nothing, because the asker has paid.
        #[pallet::call_index(4)]
        #[pallet::weight(Pallet::<T>::expire_weight())]
        pub fn expire(origin: OriginFor<T>, query_id: QueryId) -> DispatchResultWithPostInfo {
            ensure_signed_or_root(origin)?;
            Self::do_expire(query_id)
        }

        /// Sets all terms on which a chain can be asked; `None` for not at all. Queries that were asked before still
        /// get their answers. A discovery that has no response yet is ended, unless the terms leave the pallet to it.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::set_destination())]
        pub fn set_destination(
            origin: OriginFor<T>,
            chain: Chain,
            destination: Option<DestinationOf<T>>,
        ) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_set_destination(chain, destination);
            Ok(())
        }

        /// Asks a destination for the place of this pallet in its runtime, by the instruction `QueryPallet`. The
        /// response replaces [`Destination::pallet`].
        ///
        /// To be repeated after that chain has upgraded to another major version of the pallet, or moved it.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::discover())]
        pub fn discover(origin: OriginFor<T>, chain: Chain) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_discover(chain)
        }

        /// Sets the weight that a query of `chain` may take here: zero for no queries, `None` for as much as other
        /// chains.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::set_asker_limit())]
        pub fn set_asker_limit(
            origin: OriginFor<T>,
            chain: Chain,
            limit: Option<Weight>,
        ) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_set_asker_limit(chain, limit);
            Ok(())
        }
    }

    // A runtime that implements `RuntimeViewFunction` answers them.
    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Returns the state of a query of this chain; `None` if it was taken, has expired, or was never asked.
        pub fn status(query_id: QueryId) -> Option<StatusOf<T>> {
            Self::query_status(query_id)
        }

        /// Returns the terms on which a chain can be asked.
        pub fn destination(chain: Chain) -> Option<DestinationOf<T>> {
            Destinations::<T>::get(chain)
        }

        /// Returns the fee for a query to a chain, beside the delivery of the message and the deposit; `None` if the
        /// chain cannot be asked.
        pub fn fee(chain: Chain, consumer: Consumer) -> Option<BalanceOf<T>> {
            let destination = Destinations::<T>::get(chain)?;
            let reply_weight = Self::reply_weight().ok()?;
            Some(Self::fee_of(&destination, reply_weight, consumer))
        }

        /// Returns the blocks after which a chain is taken to have executed all queries that were put to it. The timeout of
        /// the next one has to be longer by the part of [`DestinationWeight`](Config::DestinationWeight) that it takes.
        pub fn backlog(chain: Chain) -> BlockNumberFor<T> {
            Self::blocks_of_backlog(chain)
        }

        /// Returns the weight that a query of a chain may take here.
        pub fn query_weight_limit(chain: Chain) -> Weight {
            Self::query_limit(chain, T::MaxArgsSize::get(), Weight::MAX)
        }
    }
}
