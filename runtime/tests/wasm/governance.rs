//! Governance by the committee, and uploads and queries by everyone else.

use crate::{
    chain::Chain,
    expected::{accounts, balances, HOLDERS},
};
use codec::Encode;
use frame_support::weights::Weight;
use frame_support::{dispatch::GetDispatchInfo, traits::fungible::InspectHold};
use pallet_pvq::{FailureKind, HoldReason, ProgramFlaw};
use pvq_extension_fungibles::extension as fungibles;
use pvq_guest_fixtures::{hostile, SUM_BALANCE, TOTAL_SUPPLY};
use pvq_primitives::{
    ExtensionRule, InvokeSource, PerSource, Policy, Program, ProgramHash, PvqError, PvqResult,
    QueryOutcome, QueryRequest,
};
use pvq_runtime::{
    configs::CommitteeInstance, constants::deposit, Balance, Balances, Runtime, RuntimeCall,
    RuntimeEvent, System,
};
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{
    traits::{BadOrigin, BlakeTwo256, Hash},
    DispatchError, DispatchResult,
};

type Pvq = pallet_pvq::Call<Runtime>;
type Committee = pallet_collective::Call<Runtime, CommitteeInstance>;
type Error = pallet_pvq::Error<Runtime>;

/// Proposes `call`, votes for it and closes the vote. Returns the result of the call.
fn decide(chain: &mut Chain, call: Pvq) -> DispatchResult {
    let proposal = RuntimeCall::from(call);
    let (hash, length) = (BlakeTwo256::hash_of(&proposal), proposal.encoded_size() as u32);
    let weight = proposal.get_dispatch_info().call_weight;
    let index = chain.native(pallet_collective::ProposalCount::<Runtime, CommitteeInstance>::get);
    let propose =
        Committee::propose { threshold: 2, proposal: Box::new(proposal), length_bound: length };
    chain.succeed(Alice, propose);
    for member in [Bob, Charlie] {
        chain.succeed(member, Committee::vote { proposal: hash, index, approve: true });
    }
    // Anyone may close a vote that is decided.
    let close = Committee::close {
        proposal_hash: hash,
        index,
        proposal_weight_bound: weight,
        length_bound: length,
    };
    chain.succeed(Eve, close);
    executed(chain)
}

/// Returns the result of the committee's last decision.
fn executed(chain: &mut Chain) -> DispatchResult {
    let events = chain.events();
    let result = events.into_iter().rev().find_map(|event| match event {
        RuntimeEvent::TechnicalCommittee(
            pallet_collective::Event::Executed { result, .. }
            | pallet_collective::Event::MemberExecuted { result, .. },
        ) => Some(result),
        _ => None,
    });
    result.expect("a decision was carried out")
}

fn registration(program: &[u8]) -> (ProgramHash, Pvq) {
    let program = ProgramHash::from(blake2_256(program));
    let label = b"sum-balance 1.0".to_vec().try_into().unwrap();
    (program, Pvq::register { program, limits: None, sources: PerSource::all(true), label })
}

fn held(chain: &mut Chain, who: Sr25519Keyring) -> Balance {
    let reason = HoldReason::Program.into();
    chain.native(|| Balances::balance_on_hold(&reason, &who.to_account_id()))
}

fn total(chain: &mut Chain, who: Sr25519Keyring) -> Balance {
    chain.native(|| System::account(who.to_account_id()).data).free + held(chain, who)
}

fn arguments() -> Vec<u8> {
    (0u8, 1984u32, accounts(&HOLDERS)).encode()
}

fn ask(chain: &mut Chain, program: ProgramHash) -> PvqResult {
    chain.pvq("execute_registered", &(program, arguments(), None::<i64>))
}

fn query(program: ProgramHash) -> Pvq {
    let weight_limit = Weight::from_parts(500_000_000_000, 5 << 20);
    Pvq::query { program, args: arguments(), weight_limit }
}

#[test]
fn the_committee_decides_what_runs_and_others_bring_it() {
    let mut chain = Chain::development();
    let sum = chain.native(|| balances(1984, &HOLDERS)).encode();

    chain.begin_block();
    for source in [InvokeSource::RuntimeApi, InvokeSource::Extrinsic] {
        let policy = Policy::RegisteredOnly;
        assert_eq!(decide(&mut chain, Pvq::set_policy { source, policy }), Ok(()));
    }
    chain.end_block();
    let denied = Err(PvqError::PermissionDenied);
    let bytes = (0u8, 1984u32, accounts(&HOLDERS));
    assert_eq!(chain.execute(SUM_BALANCE, &bytes), denied);

    // Registered, but not uploaded yet: callers that have the blob may run it, and Dave uploads it.
    chain.begin_block();
    let (program, register) = registration(SUM_BALANCE);
    let upload = || Pvq::upload { code: SUM_BALANCE.to_vec() };
    assert_eq!(chain.submit(Dave, upload()), Ok(Err(Error::NotRegistered.into())));
    assert_eq!(decide(&mut chain, register), Ok(()));
    assert_eq!(chain.execute(SUM_BALANCE, &bytes), Ok(sum.clone()));
    assert_eq!(chain.execute(TOTAL_SUPPLY, &(0u8, 1984u32)), denied);
    assert_eq!(chain.submit(Eve, query(program)), Ok(Err(Error::NotUploaded.into())));
    assert_eq!(held(&mut chain, Dave), 0);
    chain.succeed(Dave, upload());
    assert_eq!(held(&mut chain, Dave), deposit(1, SUM_BALANCE.len() as u32));
    assert_eq!(chain.submit(Eve, upload()), Ok(Err(Error::AlreadyUploaded.into())));
    chain.end_block();

    // By hash, through the runtime API and in a block.
    assert_eq!(ask(&mut chain, program), Ok(sum.clone()));
    chain.begin_block();
    chain.succeed(Eve, query(program));
    let answer = chain.events().into_iter().find_map(|event| match event {
        RuntimeEvent::Pvq(pallet_pvq::Event::Queried { who, program: run, result, .. }) => {
            assert_eq!((who, run), (Eve.to_account_id(), program));
            Some(result.into_inner())
        }
        _ => None,
    });
    assert_eq!(answer, Some(sum.clone()));

    // The extension is disabled, and enabled again.
    let rule = |rule| Pvq::set_extension_rule { extension: fungibles::LEGACY_EXTENSION_ID, rule };
    let nobody = ExtensionRule::CLOSED;
    assert_eq!(decide(&mut chain, rule(Some(nobody))), Ok(()));
    assert_eq!(ask(&mut chain, program), denied);
    let failed = Error::QueryFailed(FailureKind::ExtensionDenied);
    assert_eq!(chain.submit(Eve, query(program)), Ok(Err(failed.into())));
    assert_eq!(decide(&mut chain, rule(None)), Ok(()));
    assert_eq!(ask(&mut chain, program), Ok(sum));

    // The whole deposit is returned.
    let before = total(&mut chain, Dave);
    assert_eq!(decide(&mut chain, Pvq::unregister { program }), Ok(()));
    assert_eq!(held(&mut chain, Dave), 0);
    assert_eq!(total(&mut chain, Dave), before);
    assert_eq!(ask(&mut chain, program), denied);
    assert_eq!(chain.submit(Eve, query(program)), Ok(Err(Error::NotRegistered.into())));
    chain.end_block();
}

#[test]
fn nobody_else_governs() {
    let mut chain = Chain::development();
    chain.begin_block();
    let (program, register) = registration(SUM_BALANCE);
    let limits = chain.native(pvq_runtime::Pvq::limits);
    let calls = [
        register,
        Pvq::unregister { program },
        Pvq::set_policy { source: InvokeSource::Xcm, policy: Policy::RegisteredOnly },
        Pvq::set_limits { limits },
        Pvq::set_weight_limit { source: InvokeSource::RuntimeApi, weight: None },
        Pvq::set_extension_rule { extension: fungibles::EXTENSION_ID, rule: None },
        Pvq::install_extension { extension: 77, program },
        Pvq::uninstall_extension { extension: 77 },
    ];
    for call in calls {
        // Neither an account, nor a member of the committee, nor one member's decision alone.
        for who in [Dave, Alice] {
            assert_eq!(chain.submit(who, call.clone()), Ok(Err(BadOrigin.into())));
        }
        let proposal = Box::new(RuntimeCall::from(call));
        let length_bound = proposal.encoded_size() as u32;
        chain.succeed(Alice, Committee::propose { threshold: 1, proposal, length_bound });
        assert_eq!(executed(&mut chain), Err(DispatchError::BadOrigin));
    }
    chain.end_block();
}

#[test]
fn root_governs_too() {
    let mut chain = Chain::development();
    chain.begin_block();
    let (program, register) = registration(TOTAL_SUPPLY);
    let call = Box::new(RuntimeCall::from(register));
    chain.succeed(Alice, pallet_sudo::Call::sudo { call });
    assert!(chain.native(|| pvq_runtime::Pvq::program(program)).is_some());
    chain.end_block();
}

#[test]
fn a_program_that_could_not_run_is_refused_with_the_reason() {
    let mut chain = Chain::development();
    chain.begin_block();
    for (code, flaw) in [
        (hostile::no_export(), ProgramFlaw::MissingExport),
        (hostile::unknown_import(), ProgramFlaw::UnknownImport),
        (hostile::huge_stack(), ProgramFlaw::StackTooLarge),
        (hostile::truncated(), ProgramFlaw::Malformed),
    ] {
        let (_, register) = registration(&code);
        assert_eq!(decide(&mut chain, register), Ok(()));
        let refused = Error::InvalidProgram(flaw);
        assert_eq!(chain.submit(Dave, Pvq::upload { code }), Ok(Err(refused.into())));
        assert_eq!(held(&mut chain, Dave), 0);
    }
    chain.end_block();
}

#[test]
fn limits_only_go_down() {
    let mut chain = Chain::development();
    let max = chain.native(pvq_runtime::Pvq::limits);
    chain.begin_block();
    let above = pvq_primitives::Limits { result_size: max.result_size + 1, ..max };
    let refused = decide(&mut chain, Pvq::set_limits { limits: above });
    assert_eq!(refused, Err(Error::LimitsTooHigh.into()));
    let below = pvq_primitives::Limits { result_size: 15, ..max };
    assert_eq!(decide(&mut chain, Pvq::set_limits { limits: below }), Ok(()));
    chain.end_block();
    let answer = chain.execute(TOTAL_SUPPLY, &(0u8, 1984u32));
    assert_eq!(answer, Err(PvqError::ResultTooLarge));
}

#[test]
fn the_committee_raises_what_a_source_may_use_to_the_ceiling() {
    let mut chain = Chain::development();
    let used = |chain: &mut Chain| {
        let program = Program::Code(hostile::infinite_loop());
        let (gas_limit, proof_size_limit) = (None, None);
        let request = QueryRequest { program, args: vec![], gas_limit, proof_size_limit };
        let outcome: QueryOutcome = chain.pvq("query", &request);
        outcome.usage.weight.ref_time()
    };
    let before = used(&mut chain);
    let ceiling = chain.native(pvq_runtime::Pvq::limits).weight;

    chain.begin_block();
    let source = InvokeSource::RuntimeApi;
    let mut set = |weight| decide(&mut chain, Pvq::set_weight_limit { source, weight });
    assert_eq!(set(Some(ceiling.add_ref_time(1))), Err(Error::LimitsTooHigh.into()));
    assert_eq!(set(Some(ceiling)), Ok(()));
    chain.end_block();
    let after = used(&mut chain);
    assert!(after > ceiling.ref_time() / 100 * 99, "{after}");
    assert!(before < after / 10, "{before} of {after}");
}
