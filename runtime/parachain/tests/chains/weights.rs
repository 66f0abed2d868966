//! The weights of calls and of messages: that each is a measurement of this runtime's, and that what is charged is no less than
//! what the execution of blocks records.

use crate::{
    chain::{Built, Chain},
    network::{ask, Network, ASKING, ASSET},
    populous::populous,
    relay::Relay,
};
use codec::Encode;
use frame_support::{
    dispatch::GetDispatchInfo,
    traits::{Get, PalletsInfoAccess},
    weights::Weight,
};
use pvq_guest_fixtures::TOTAL_SUPPLY;
use pvq_parachain_runtime::{
    configs::{
        AssetsInstance, CommitteeInstance, NativeLocation, PoolAssetsInstance, Weigher, MAX_ASSETS,
    },
    constants::{MAXIMUM_BLOCK_WEIGHT, UNIT},
    genesis::{OWNER, SIBLING_ID},
    tx_extension,
    weights::{
        pallet_xcm_benchmarks_fungible::WeightInfo as Fungible,
        pallet_xcm_benchmarks_generic::WeightInfo as Generic,
    },
    AccountId, AllPalletsWithSystem, Runtime, RuntimeCall, System,
};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Sr25519Keyring::{Bob, Dave, Ferdie};
use sp_runtime::traits::TransactionExtension;
use std::{any::type_name, collections::BTreeSet};
use xcm::{latest::prelude::*, VersionedXcm};
use xcm_executor::traits::WeightBounds;

/// The pallets that have no calls and no hooks with a weight of their own.
const WITHOUT_WEIGHTS: [&str; 5] = [
    "cumulus_pallet_aura_ext",
    "cumulus_pallet_xcm",
    "pallet_aura",
    "pallet_authorship",
    "parachain_info",
];

/// Returns the types of the weights, each with the crate of its pallet.
fn weights() -> Vec<(&'static str, &'static str)> {
    macro_rules! weights {
        ($($krate:ident: $weights:ty,)*) => { vec![$((stringify!($krate), type_name::<$weights>())),*] };
    }
    weights! {
        cumulus_pallet_parachain_system:
            <Runtime as cumulus_pallet_parachain_system::Config>::WeightInfo,
        cumulus_pallet_weight_reclaim: <Runtime as cumulus_pallet_weight_reclaim::Config>::WeightInfo,
        cumulus_pallet_xcmp_queue: <Runtime as cumulus_pallet_xcmp_queue::Config>::WeightInfo,
        frame_system: <Runtime as frame_system::Config>::SystemWeightInfo,
        frame_system_extensions: <Runtime as frame_system::Config>::ExtensionsWeightInfo,
        pallet_asset_conversion: <Runtime as pallet_asset_conversion::Config>::WeightInfo,
        pallet_assets: <Runtime as pallet_assets::Config<AssetsInstance>>::WeightInfo,
        pallet_assets_pool: <Runtime as pallet_assets::Config<PoolAssetsInstance>>::WeightInfo,
        pallet_balances: <Runtime as pallet_balances::Config>::WeightInfo,
        pallet_collator_selection: <Runtime as pallet_collator_selection::Config>::WeightInfo,
        pallet_collective: <Runtime as pallet_collective::Config<CommitteeInstance>>::WeightInfo,
        pallet_message_queue: <Runtime as pallet_message_queue::Config>::WeightInfo,
        pallet_pvq: <Runtime as pallet_pvq::Config>::WeightInfo,
        pallet_pvq_xcm: <Runtime as pallet_pvq_xcm::Config>::WeightInfo,
        pallet_session: <Runtime as pallet_session::Config>::WeightInfo,
        pallet_sudo: <Runtime as pallet_sudo::Config>::WeightInfo,
        pallet_timestamp: <Runtime as pallet_timestamp::Config>::WeightInfo,
        pallet_transaction_payment: <Runtime as pallet_transaction_payment::Config>::WeightInfo,
        pallet_xcm: <Runtime as pallet_xcm::Config>::WeightInfo,
    }
}

#[test]
fn every_pallet_has_weights_that_were_measured_in_this_runtime() {
    for (pallet, weights) in weights() {
        let measured = match pallet {
            // The pallet is the same in the reference runtime, whose measurements it has.
            "pallet_pvq" => "pallet_pvq::weights::SubstrateWeight<".into(),
            pallet => format!("pvq_parachain_runtime::weights::{pallet}::WeightInfo<"),
        };
        assert!(weights.starts_with(&measured), "{pallet}: {weights}");
    }
    let known: BTreeSet<_> = weights().into_iter().map(|(pallet, _)| pallet).collect();
    for pallet in AllPalletsWithSystem::infos() {
        let crate_name = pallet.module_name;
        assert!(
            known.contains(crate_name) || WITHOUT_WEIGHTS.contains(&crate_name),
            "{crate_name} is not among them"
        );
    }
}

/// Returns the weight of an instruction, with those in it.
fn weight_of(instruction: Instruction<RuntimeCall>) -> Weight {
    let weight = Weigher::weight(&mut Xcm(vec![instruction]), Weight::MAX);
    weight.expect("it has a weight")
}

fn native(amount: u128) -> Asset {
    (NativeLocation::get(), amount).into()
}

fn sibling() -> Location {
    Location::new(1, [Parachain(SIBLING_ID)])
}

fn response_info() -> QueryResponseInfo {
    QueryResponseInfo { destination: sibling(), query_id: 0, max_weight: Weight::zero() }
}

/// Returns distinct assets, of which this chain moves none.
fn assets(count: u8) -> Assets {
    let asset = |n| (Location::new(1, [PalletInstance(n)]), 1u128).into();
    Assets::from((0..count).map(asset).collect::<Vec<Asset>>())
}

#[test]
fn an_instruction_weighs_what_was_measured_for_each_of_its_assets() {
    let deposit = Fungible::<Runtime>::deposit_asset();
    let deposit_of =
        |assets: AssetFilter| weight_of(DepositAsset { assets, beneficiary: Location::here() });
    for count in [1, 2, 20] {
        let each = Fungible::<Runtime>::withdraw_asset();
        assert_eq!(weight_of(WithdrawAsset(assets(count))), each * u64::from(count));
        assert_eq!(deposit_of(Definite(assets(count))), deposit * u64::from(count));
    }
    let most = 2 * u64::from(MAX_ASSETS);
    let native = || AssetId(NativeLocation::get());
    for (wild, times) in [
        (AllCounted(1), 1),
        (AllCounted(3), 3),
        (AllCounted(u32::MAX), most),
        (All, most),
        (AllOf { id: native(), fun: WildFungibility::Fungible }, 1),
        (AllOf { id: native(), fun: WildFungibility::NonFungible }, most),
        (AllOfCounted { id: native(), fun: WildFungibility::NonFungible, count: 2 }, 2),
    ] {
        assert_eq!(deposit_of(Wild(wild.clone())), deposit * times, "{wild:?}");
    }
}

#[test]
fn no_assets_cost_as_much_as_one() {
    let none = || Definite(assets(0));
    let to = sibling;
    for (instruction, one) in [
        (WithdrawAsset(assets(0)), Fungible::<Runtime>::withdraw_asset()),
        (
            DepositAsset { assets: Wild(AllCounted(0)), beneficiary: to() },
            Fungible::<Runtime>::deposit_asset(),
        ),
        (
            InitiateReserveWithdraw { assets: none(), reserve: to(), xcm: Xcm(vec![]) },
            Fungible::<Runtime>::initiate_reserve_withdraw(),
        ),
        (
            DepositReserveAsset { assets: none(), dest: to(), xcm: Xcm(vec![]) },
            Fungible::<Runtime>::deposit_reserve_asset(),
        ),
        (
            InitiateTransfer {
                destination: to(),
                remote_fees: None,
                preserve_origin: false,
                assets: Default::default(),
                remote_xcm: Xcm(vec![]),
            },
            Fungible::<Runtime>::initiate_transfer(),
        ),
        (SetHints { hints: Default::default() }, Generic::<Runtime>::asset_claimer()),
    ] {
        let name = format!("{instruction:?}");
        assert_eq!(weight_of(instruction), one, "{name}");
    }
}

#[test]
fn what_is_in_an_instruction_is_weighed_as_well() {
    let call: RuntimeCall = frame_system::Call::remark { remark: vec![7; 1_000] }.into();
    let transact = Transact {
        origin_kind: OriginKind::Xcm,
        fallback_max_weight: Some(Weight::zero()),
        call: call.encode().into(),
    };
    let of_transact = Generic::<Runtime>::transact() + call.get_dispatch_info().call_weight;
    assert_eq!(weight_of(transact.clone()), of_transact);
    let appendix = SetAppendix(Xcm(vec![transact.clone(), ClearOrigin]));
    let of_appendix =
        of_transact + Generic::<Runtime>::clear_origin() + Generic::<Runtime>::set_appendix();
    assert_eq!(weight_of(appendix.clone()), of_appendix);
    let handler = SetErrorHandler(Xcm(vec![appendix]));
    assert_eq!(weight_of(handler), of_appendix + Generic::<Runtime>::set_error_handler());
    // A message within which too many are is not weighed at all.
    let many = SetAppendix(Xcm(vec![ClearOrigin; 100]));
    assert!(Weigher::weight(&mut Xcm(vec![many]), Weight::MAX).is_err());
}

#[test]
fn what_the_executor_refuses_weighs_as_a_trap_does() {
    let asset = || native(UNIT);
    let refused: Vec<Instruction<RuntimeCall>> = vec![
        ReserveAssetDeposited(assets(20)),
        ReceiveTeleportedAsset(assets(20)),
        HrmpChannelAccepted { recipient: 1 },
        ExchangeAsset { give: Wild(All), want: assets(20), maximal: true },
        UniversalOrigin(Parachain(1)),
        ExportMessage { network: NetworkId::Polkadot, destination: Here, xcm: Xcm(vec![]) },
        LockAsset { asset: asset(), unlocker: sibling() },
        UnlockAsset { asset: asset(), target: sibling() },
        NoteUnlockable { asset: asset(), owner: sibling() },
        RequestUnlock { asset: asset(), locker: sibling() },
        AliasOrigin(sibling()),
        ExecuteWithOrigin { descendant_origin: None, xcm: Xcm(vec![ClearOrigin; 50]) },
    ];
    for instruction in refused {
        let name = format!("{instruction:?}");
        assert_eq!(weight_of(instruction), Generic::<Runtime>::trap(), "{name}");
    }
    assert!(Generic::<Runtime>::trap().ref_time() > 0);
}

#[test]
fn an_instruction_that_sends_is_charged_for_the_page_that_it_adds_to() {
    let page: u32 = <Runtime as cumulus_pallet_xcmp_queue::Config>::MaxPageSize::get();
    let name = b"pallet_pvq_xcm".to_vec();
    for instruction in [
        ReportError(response_info()),
        ReportTransactStatus(response_info()),
        ReportHolding { response_info: response_info(), assets: Wild(All) },
        QueryPallet { module_name: name, response_info: response_info() },
        TransferReserveAsset { assets: assets(1), dest: sibling(), xcm: Xcm(vec![]) },
        SubscribeVersion { query_id: 0, max_response_weight: Weight::zero() },
    ] {
        let name = format!("{instruction:?}");
        let proof = weight_of(instruction).proof_size();
        assert!(proof > page.into(), "{name}: {proof}");
    }
}

/// Sending it is a weight of its own, and no part of that of the call.
#[test]
fn an_answer_is_charged_once_for_the_page_that_it_adds_to() {
    use pallet_pvq_xcm::{
        limits::{MAX_ANSWER_SIZE, MAX_ARGS_SIZE},
        WeightInfo,
    };
    type Weights = <Runtime as pallet_pvq_xcm::Config>::WeightInfo;
    let page: u32 = <Runtime as cumulus_pallet_xcmp_queue::Config>::MaxPageSize::get();
    let page = u64::from(page);
    let [call, reply] = [Weights::answer(MAX_ARGS_SIZE), Weights::reply(MAX_ANSWER_SIZE)];
    assert!(call.proof_size() > 0 && call.proof_size() < page / 10, "{call}");
    assert!(reply.proof_size() > page, "{reply}");
}

/// The queue charges messages that come together less than one by one. The SDK's test of its own weights has the same bound.
#[test]
fn the_weights_of_messages_that_come_together_add_up() {
    use cumulus_pallet_xcmp_queue::{MaxXcmpMessageLenOf, WeightInfoExt};
    type Weights = <Runtime as cumulus_pallet_xcmp_queue::Config>::WeightInfo;
    Weights::check_accuracy::<MaxXcmpMessageLenOf<Runtime>>(0.15);
}

/// Returns the bytes of proof that the last block was charged for, with nothing given back of messages.
fn charged(chain: &Chain) -> u64 {
    chain.native(|| System::block_weight().total()).proof_size()
}

#[test]
fn a_block_with_messages_is_charged_for_no_less_proof_than_it_has() {
    let (mut network, program) = Network::with_program(TOTAL_SUPPLY);
    let mut table = vec![];
    let mut compare = |name, chain: &Chain, built: &Built| {
        table.push((name, charged(chain), built.proof_size()));
    };
    let empty = network.asker_builds();
    compare("nothing", &network.asker, &empty);
    network.asker.submit(ASKING, ask(program, &(0u8, ASSET)));
    let asks = network.asker_builds().succeeded();
    compare("a query is sent", &network.asker, &asks);
    let answers = network.responder_builds();
    compare("a query is answered", &network.responder, &answers);
    let receives = network.asker_builds();
    compare("an answer is received", &network.asker, &receives);
    println!("\n| block | charged | recorded |\n|---|---|---|");
    for (name, charged, recorded) in &table {
        println!("| {name} | {charged} | {recorded} |");
    }
    // What every block has is in no weight.
    let (_, in_empty, always) = table[0];
    for (name, charged, recorded) in &table[1..] {
        let (charged, recorded) = (charged - in_empty, recorded.saturating_sub(always));
        assert!(recorded > 0 && charged >= recorded, "{name}: {charged}, {recorded}");
    }
}

/// Returns calls that read and write something, with who makes them.
fn calls() -> Vec<(sp_keyring::Sr25519Keyring, RuntimeCall)> {
    let account = |who: sp_keyring::Sr25519Keyring| -> AccountId { who.to_account_id() };
    let somebody = AccountId::new([77; 32]);
    let balances = pallet_balances::Call::transfer_allow_death {
        dest: somebody.clone().into(),
        value: 5 * UNIT,
    };
    let assets = pallet_assets::Call::<Runtime, AssetsInstance>::transfer {
        id: ASSET,
        target: somebody.clone().into(),
        amount: 1_000_000,
    };
    let swap = pallet_asset_conversion::Call::swap_exact_tokens_for_tokens {
        path: vec![Box::new(1337), Box::new(ASSET), Box::new(0)],
        amount_in: 1_000_000,
        amount_out_min: 1,
        send_to: account(Bob),
        keep_alive: true,
    };
    let liquidity = pallet_asset_conversion::Call::add_liquidity {
        asset1: Box::new(0),
        asset2: Box::new(ASSET),
        amount1_desired: UNIT,
        amount2_desired: 1_000_000,
        amount1_min: 1,
        amount2_min: 1,
        mint_to: account(Bob),
    };
    let register = pallet_collator_selection::Call::set_invulnerables { new: vec![account(OWNER)] };
    let send = pallet_xcm::Call::send {
        dest: Box::new(sibling().into()),
        message: Box::new(VersionedXcm::from(Xcm(vec![ClearOrigin]))),
    };
    let claim = pallet_xcm::Call::execute {
        message: Box::new(VersionedXcm::from(Xcm(vec![
            WithdrawAsset(native(UNIT).into()),
            DepositAsset {
                assets: Wild(AllCounted(1)),
                beneficiary: [AccountId32 { network: None, id: [78; 32] }].into(),
            },
        ]))),
        max_weight: MAXIMUM_BLOCK_WEIGHT / 4,
    };
    vec![
        (Dave, balances.into()),
        (Bob, assets.into()),
        (Bob, swap.into()),
        (Bob, liquidity.into()),
        (OWNER, crate::network::sudo(register)),
        (Ferdie, send.into()),
        (Ferdie, claim.into()),
    ]
}

#[test]
fn a_transaction_is_charged_for_no_less_proof_than_it_adds() {
    let mut relay = Relay::new();
    let mut chain = populous(DEV_RUNTIME_PRESET);
    relay.open(chain.id(), SIBLING_ID.into());
    let mut undercharged = vec![];
    println!("\n| call | charged | recorded |\n|---|---|---|");
    for (who, call) in calls() {
        relay.next_block();
        let before = chain.build(&mut relay).proof_size();
        let extension = chain.native(|| tx_extension(0).weight(&call));
        let charged = (call.get_dispatch_info().call_weight + extension).proof_size();
        let name = format!("{call:?}").split('{').next().unwrap_or_default().to_string();
        chain.submit(who, call);
        relay.next_block();
        let built = chain.build(&mut relay).succeeded();
        let recorded = built.proof_size().saturating_sub(before);
        println!("| {name} | {charged} | {recorded} |");
        assert!(recorded > 0, "{name} adds nothing");
        if charged < recorded {
            undercharged.push(name);
        }
    }
    assert!(undercharged.is_empty(), "charged for less than is recorded: {undercharged:?}");
}
