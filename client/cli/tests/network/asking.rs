//! Nodes of a chain that asks others: its pallets are real, the other chain is what a test says.

// The runtime against which the library's own tests read events and storage.
#[path = "../../../rust/src/network/xcm/tests/runtime.rs"]
pub mod runtime;

use crate::node::{error, on, Node};
use codec::{Decode, Encode};
use frame_support::{
    dispatch::{GetDispatchInfo, RawOrigin},
    weights::Weight,
};
use jsonrpsee::{RpcModule, SubscriptionMessage};
use pallet_pvq_xcm::{Chain, Destination, RemotePallet};
use pvq_client::accounts::parse_account;
use pvq_primitives::PvqResult;
use runtime::{AccountId, Runtime, RuntimeCall, System, UncheckedExtrinsic, RESPONDER};
use serde_json::{json, Value};
use sp_core::{Bytes, H256};
use sp_io::{hashing::twox_128, TestExternalities};
use sp_runtime::{generic::Preamble, traits::Dispatchable, BuildStorage};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::Duration,
};

/// An event in a block after a query was asked, one each time that the node is asked for its best block.
#[derive(Clone)]
pub enum Step {
    /// Nothing.
    Empty,
    /// So many blocks pass.
    Blocks(u32),
    /// The block in which the first query was asked gives way to another. The transaction is in a later one, behind
    /// queries of the same account of the program with these hashes.
    Retract(Vec<H256>),
    /// The other chain answers the query with this number.
    Answer(u64, PvqResult),
}

/// The weight that the other chain tells a query to have taken.
pub const USED: Weight = Weight::from_parts(162_119_394, 3_675);

struct AskingChain {
    state: TestExternalities,
    number: u32,
    /// The transactions of each block that has any.
    blocks: BTreeMap<u32, Vec<Bytes>>,
    /// The events that are left, from the last to the next.
    steps: Vec<Step>,
    /// The numbers of the blocks that have given way to others.
    retracted: BTreeSet<u32>,
    /// The block that a transaction is in again, until the sender is told.
    again: Option<H256>,
}

/// The settings of a chain.
pub struct Genesis {
    /// The balance of Alice.
    pub balance: u128,
    /// True if governance has set the other chain as a destination, and whether its pallet is known.
    pub destination: Option<bool>,
    /// The id of the parachain, if it stores that.
    pub id: Option<u32>,
    /// The events after a query was asked.
    pub steps: Vec<Step>,
}

/// Returns the key under which a parachain stores its id.
pub fn id_key() -> Vec<u8> {
    [twox_128(b"ParachainInfo"), twox_128(b"ParachainId")].concat()
}

impl Default for Genesis {
    fn default() -> Self {
        Self { balance: u128::MAX / 2, destination: Some(true), id: None, steps: Vec::new() }
    }
}

impl AskingChain {
    fn new(genesis: Genesis) -> Self {
        let storage = frame_system::GenesisConfig::<Runtime>::default().build_storage().unwrap();
        let mut state = TestExternalities::new(storage);
        state.execute_with(|| {
            System::set_block_number(1);
            let alice: AccountId = parse_account("//Alice").unwrap();
            let amount = genesis.balance;
            <runtime::Balances as frame_support::traits::fungible::Mutate<_>>::set_balance(
                &alice, amount,
            );
            if let Some(id) = genesis.id {
                sp_io::storage::set(&id_key(), &id.encode());
            }
            if let Some(known) = genesis.destination {
                let pallet = RemotePallet {
                    index: 51,
                    name: b"PvqXcm".to_vec().try_into().unwrap(),
                    major: 0,
                    min_minor: 2,
                };
                let pallet = known.then_some(pallet);
                let destination = Destination { pallet, payment: None, charge: 5 };
                let chain = Chain::Sibling(RESPONDER);
                pallet_pvq_xcm::Destinations::<Runtime>::insert(chain, destination);
            }
        });
        let steps = genesis.steps.into_iter().rev().collect();
        let (blocks, retracted) = (BTreeMap::new(), BTreeSet::new());
        Self { state, number: 1, blocks, steps, retracted, again: None }
    }

    /// Makes a block in which `work` is done.
    fn block<R>(&mut self, work: impl FnOnce() -> R) -> R {
        self.number += 1;
        let number = self.number;
        self.state.execute_with(|| {
            System::reset_events();
            System::set_block_number(number);
            System::note_finished_initialize();
            work()
        })
    }

    /// Does what is to happen next, once a query was asked.
    fn step(&mut self) {
        if self.blocks.is_empty() {
            return;
        }
        match self.steps.pop() {
            None => {}
            Some(Step::Empty) => self.block(|| {}),
            Some(Step::Blocks(blocks)) => self.number += blocks,
            Some(Step::Retract(others)) => self.retract(others),
            Some(Step::Answer(query_id, answer)) => self.block(|| {
                let receive = pallet_pvq_xcm::Call::receive { query_id, answer, used: USED };
                let received = RuntimeCall::PvqXcm(receive).dispatch(RawOrigin::Root.into());
                received.expect("the query is pending");
            }),
        }
    }

    /// Has the first block with a transaction give way to later ones.
    fn retract(&mut self, others: Vec<H256>) {
        let (number, transactions) = self.blocks.pop_first().expect("it asked");
        self.retracted.insert(number);
        let [transaction] = <[Bytes; 1]>::try_from(transactions).expect("it has one");
        self.block(|| {
            pallet_pvq_xcm::Pending::<Runtime>::remove(0);
            pallet_pvq_xcm::NextQueryId::<Runtime>::kill();
            for program in others {
                let ask = pallet_pvq_xcm::Call::ask {
                    destination: Chain::Sibling(RESPONDER),
                    program,
                    args: vec![0],
                    max_weight: USED,
                    timeout: 20,
                };
                let alice: AccountId = parse_account("//Alice").unwrap();
                RuntimeCall::PvqXcm(ask).dispatch(RawOrigin::Signed(alice).into()).unwrap();
            }
        });
        self.submit(transaction);
        self.again = Some(hash(self.number));
    }

    /// Makes a block of a transaction.
    fn submit(&mut self, encoded: Bytes) {
        let extrinsic = UncheckedExtrinsic::decode(&mut &encoded[..]).unwrap();
        let Preamble::Signed(address, ..) = extrinsic.preamble else {
            panic!("the tool signs what it sends")
        };
        let sp_runtime::MultiAddress::Id(who) = address else { panic!("it signs for an id") };
        self.block(|| {
            let info = extrinsic.function.get_dispatch_info();
            let result = extrinsic.function.dispatch(RawOrigin::Signed(who.clone()).into());
            System::inc_account_nonce(&who);
            System::note_applied_extrinsic(&result, info);
        });
        self.blocks.insert(self.number, vec![encoded]);
    }
}

/// Returns the hash of the block with this number.
fn hash(number: u32) -> H256 {
    H256::from_low_u64_be(number.into())
}

/// A node of a chain that asks.
pub fn asking(genesis: Genesis) -> Node {
    let chain = Arc::new(Mutex::new(AskingChain::new(genesis)));
    let mut module = RpcModule::new(());
    let this = chain.clone();
    on(&mut module, "chain_getBlockHash", move |params| match params[0].as_u64() {
        Some(number) => {
            let given_way = this.lock().unwrap().retracted.contains(&(number as u32));
            Ok(json!(if given_way { H256::repeat_byte(0xff) } else { hash(number as u32) }))
        }
        None => {
            let mut chain = this.lock().unwrap();
            chain.step();
            Ok(json!(hash(chain.number)))
        }
    });
    on(&mut module, "chain_getHeader", |params| {
        let hash: H256 = serde_json::from_value(params[0].clone()).unwrap();
        Ok(header(hash))
    });
    let this = chain.clone();
    on(&mut module, "chain_getBlock", move |params| {
        let hash: H256 = serde_json::from_value(params[0].clone()).unwrap();
        let number = hash.to_low_u64_be() as u32;
        let extrinsics = this.lock().unwrap().blocks.get(&number).cloned().unwrap_or_default();
        Ok(json!({ "block": { "header": header(hash), "extrinsics": extrinsics } }))
    });
    let this = chain.clone();
    on(&mut module, "state_getStorage", move |params| {
        let key: Bytes = serde_json::from_value(params[0].clone()).unwrap();
        let value = this.lock().unwrap().state.execute_with(|| sp_io::storage::get(&key));
        Ok(json!(value.map(|value| Bytes(value.to_vec()))))
    });
    let this = chain.clone();
    on(&mut module, "state_call", move |params| {
        let (function, args): (String, Bytes) =
            serde_json::from_value(json!([params[0], params[1]])).unwrap();
        let answer = this.lock().unwrap().state.execute_with(|| call(&function, &args));
        match answer {
            Some(answer) => Ok(json!(Bytes(answer))),
            None => Err(error(4003, "no such function", Some(&function))),
        }
    });
    module
        .register_subscription(
            "author_submitAndWatchExtrinsic",
            "author_extrinsicUpdate",
            "author_unwatchExtrinsic",
            move |params, pending, _, _| {
                let chain = chain.clone();
                async move {
                    let encoded: Bytes = params.one().unwrap();
                    let sink = pending.accept().await?;
                    let block = {
                        let mut chain = chain.lock().unwrap();
                        chain.submit(encoded);
                        hash(chain.number)
                    };
                    let status = SubscriptionMessage::from_json(&json!({ "inBlock": block }))?;
                    sink.send(status).await?;
                    while !sink.is_closed() {
                        tokio::time::sleep(Duration::from_millis(20)).await;
                        let again = chain.lock().unwrap().again.take();
                        if let Some(block) = again {
                            let status = json!({ "inBlock": block });
                            sink.send(SubscriptionMessage::from_json(&status)?).await?;
                        }
                    }
                    Ok(())
                }
            },
        )
        .unwrap();
    Node::serving(module)
}

fn header(hash: H256) -> Value {
    json!({
        "number": format!("{:#x}", hash.to_low_u64_be()),
        "parentHash": H256::zero(),
        "stateRoot": H256::zero(),
        "extrinsicsRoot": H256::zero(),
        "digest": { "logs": [] },
    })
}

/// Calls a function of the runtime's API.
fn call(function: &str, mut args: &[u8]) -> Option<Vec<u8>> {
    let args = &mut args;
    Some(match function {
        "Core_version" => System::runtime_version().encode(),
        "Metadata_metadata_versions" => Runtime::metadata_versions().encode(),
        "Metadata_metadata_at_version" => {
            Runtime::metadata_at_version(u32::decode(args).ok()?).encode()
        }
        "AccountNonceApi_account_nonce" => {
            System::account_nonce(AccountId::decode(args).ok()?).encode()
        }
        "RuntimeViewFunction_execute_view_function" => {
            let (id, input) = Decode::decode(args).ok()?;
            Runtime::execute_view_function(id, input).encode()
        }
        _ => return None,
    })
}
