//! The fees of a transfer to another chain, as a wallet shows before it asks for a signature: one hop, from the chain that
//! is asked, which is the reserve of the asset, to the relay chain or a sibling.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

mod xcm;

#[pvq_program::program]
mod transfer_fees {
    use crate::xcm::{
        asset, local_message, location, sent_message, versioned,
        Junction::{AccountId32 as Account, GeneralIndex, PalletInstance, Parachain},
    };
    use alloc::vec::Vec;
    use codec::{Decode, Encode};
    use pvq_extension_xcm_fees::{extension::EXTENSION_ID, MessageWeight, XcmFeeError};
    use pvq_program::AccountId32;
    use scale_info::TypeInfo;

    #[program::extension]
    use pvq_extension_core::guest as host;
    #[program::extension]
    use pvq_extension_runtime::guest as runtime;
    #[program::extension]
    use pvq_extension_xcm_fees::guest as fees;

    type Balance = u128;

    /// A transfer that is not signed yet.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
    pub struct Transfer {
        /// The chain that it goes to.
        pub destination: Destination,
        /// The account there.
        pub beneficiary: AccountId32,
        /// The asset, which is one of the chain that is asked.
        pub asset: LocalAsset,
        /// The amount of it.
        pub amount: Balance,
    }

    /// A chain that messages go to without another in between.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
    pub enum Destination {
        /// The relay chain.
        Relay,
        /// The parachain with this id.
        Sibling(u32),
    }

    /// An asset of the chain that is asked.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
    pub enum LocalAsset {
        /// The chain's own token.
        Native,
        /// An asset of a pallet.
        Fungible {
            /// The index of the pallet.
            pallet: u8,
            /// The id of the asset in it.
            id: u128,
        },
    }

    /// The fees of a transfer.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct TransferFees {
        /// The fees here, in each asset that this chain takes for execution.
        pub here: Vec<FeesHere>,
        /// The fee there, in the asset of the transfer, which pays for it: what this chain would take if it executed the message
        /// that arrives. What the other chain takes, only that chain can say.
        pub there: Result<Balance, XcmFeeError>,
    }

    /// The fees of a transfer on the chain that is asked, in one asset.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct FeesHere {
        /// The asset, as the SCALE encoding of a `VersionedAssetId`.
        pub asset: Vec<u8>,
        /// The fee for the execution of the transfer. The fee of the transaction that contains it is not looked at.
        pub execution: Result<Balance, XcmFeeError>,
        /// The fee for the delivery of the message.
        pub delivery: Result<Balance, XcmFeeError>,
        /// Both, where there are both.
        pub total: Option<Balance>,
    }

    /// Returns the fees of `transfer`, in whatever assets they can be paid. `None` if the chain tells no fees of XCM, or is no
    /// parachain.
    #[program::entrypoint]
    fn transfer_fees(transfer: Transfer) -> Option<TransferFees> {
        if !host::has_extension(EXTENSION_ID) {
            return None;
        }
        let chain = runtime::parachain_id()?;
        let [local, sent] = messages(chain, &transfer);
        let to = versioned(&destination_of(&transfer));
        let weight = weight_of(&local);
        let here = fees::payment_assets().into_iter().map(|asset| {
            let execution = fee_of(weight, &asset);
            let delivery = fees::delivery_fee(&to, &sent, &asset);
            let total = match (execution, delivery) {
                (Ok(execution), Ok(delivery)) => execution.checked_add(delivery),
                _ => None,
            };
            FeesHere { asset, execution, delivery, total }
        });
        let here = here.collect();
        let asset = versioned(&location_here(transfer.asset));
        let there = fee_of(weight_of(&sent), &asset);
        Some(TransferFees { here, there })
    }

    // A stub is compiled in at each of its calls, these functions once.

    /// Returns the weight of a message, where the chain can tell it.
    #[inline(never)]
    fn weight_of(message: &[u8]) -> Result<MessageWeight, XcmFeeError> {
        fees::message_weight(message)
    }

    /// Returns the fee for a weight in an asset, where the chain could tell the weight.
    #[inline(never)]
    fn fee_of(
        weight: Result<MessageWeight, XcmFeeError>,
        asset: &[u8],
    ) -> Result<Balance, XcmFeeError> {
        let MessageWeight { ref_time, proof_size } = weight?;
        fees::weight_fee(ref_time, proof_size, asset)
    }

    /// Returns the messages of a transfer: what the chain with the id `chain` executes, and what it sends, as `pallet-xcm` has
    /// them.
    pub fn messages(chain: u32, transfer: &Transfer) -> [Vec<u8>; 2] {
        let here = asset(&location_here(transfer.asset), transfer.amount);
        let there = asset(&location_there(chain, transfer), transfer.amount);
        let beneficiary = location(0, &[Account(&transfer.beneficiary.0)]);
        [local_message(&here, &destination_of(transfer)), sent_message(&there, &beneficiary)]
    }

    /// Returns the location of the destination, as seen from here.
    fn destination_of(transfer: &Transfer) -> Vec<u8> {
        match transfer.destination {
            Destination::Relay => location(1, &[]),
            Destination::Sibling(id) => location(1, &[Parachain(id)]),
        }
    }

    /// Returns the location of an asset, as seen from here.
    fn location_here(asset: LocalAsset) -> Vec<u8> {
        match asset {
            LocalAsset::Native => location(0, &[]),
            LocalAsset::Fungible { pallet, id } => {
                location(0, &[PalletInstance(pallet), GeneralIndex(id)])
            }
        }
    }

    /// Returns the location of the asset of a transfer, as seen from the destination.
    fn location_there(chain: u32, transfer: &Transfer) -> Vec<u8> {
        let parents = match transfer.destination {
            Destination::Relay => 0,
            Destination::Sibling(_) => 1,
        };
        match transfer.asset {
            LocalAsset::Native => location(parents, &[Parachain(chain)]),
            LocalAsset::Fungible { pallet, id } => {
                location(parents, &[Parachain(chain), PalletInstance(pallet), GeneralIndex(id)])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::transfer_fees::{
        messages, pvq, transfer_fees, Destination, FeesHere, LocalAsset, Transfer, TransferFees,
    };
    use codec::{Decode, Encode};
    use pvq_extension_xcm_fees::{extension, MessageWeight, XcmFeeError};
    use pvq_program::{mock, AccountId32, ExtensionFn, HostError};

    const CHAIN: u32 = 2000;
    const BENEFICIARY: AccountId32 = AccountId32([2; 32]);
    const NATIVE: [u8; 3] = [5, 0, 0];

    /// Of the chain's own token, to a sibling.
    const NATIVE_TO_SIBLING: Transfer = Transfer {
        destination: Destination::Sibling(2001),
        beneficiary: BENEFICIARY,
        asset: LocalAsset::Native,
        amount: 1_000_000,
    };

    /// Of an asset of a pallet, to the relay chain.
    const ASSET_TO_RELAY: Transfer = Transfer {
        destination: Destination::Relay,
        beneficiary: BENEFICIARY,
        asset: LocalAsset::Fungible { pallet: 50, id: 1984 },
        amount: 100,
    };

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A chain that takes its own token, and another asset for twice as much, of which it converts no delivery fees. An
    /// instruction weighs 7, and a byte on the way to a sibling costs 1. It sends nothing to the relay chain.
    struct Chain {
        has_extension: bool,
        id: Option<u32>,
        price: u128,
    }

    const CHAIN_WITH_FEES: Chain = Chain { has_extension: true, id: Some(CHAIN), price: 1 };
    const OTHER: [u8; 3] = [5, 1, 0];

    impl Chain {
        fn answer(&self, id: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
            use pvq_extension_core::guest as core;
            use pvq_extension_runtime::guest as runtime;
            if id == <core::has_extension as ExtensionFn>::EXTENSION_ID {
                let known = call[1..] == extension::EXTENSION_ID.encode();
                return Ok((known && self.has_extension).encode());
            }
            if id == <runtime::parachain_id as ExtensionFn>::EXTENSION_ID {
                assert_eq!(call, [2]);
                return Ok(self.id.encode());
            }
            assert!(self.has_extension && id == extension::EXTENSION_ID);
            let mut arguments = &call[1..];
            Ok(match call[0] {
                0 => vec![NATIVE.to_vec(), OTHER.to_vec()].encode(),
                1 => {
                    let message = Vec::<u8>::decode(&mut arguments).unwrap();
                    // The number of its instructions is in the second byte.
                    let ref_time = 7 * u64::from(message[1] / 4);
                    let weight = MessageWeight { ref_time, proof_size: 1 };
                    Ok::<_, XcmFeeError>(weight).encode()
                }
                2 => {
                    let (ref_time, proof_size, asset) =
                        <(u64, u64, Vec<u8>)>::decode(&mut arguments).unwrap();
                    assert_eq!(proof_size, 1);
                    let fee = u128::from(ref_time).saturating_mul(self.price);
                    match hex(&asset).as_str() {
                        "050000" => Ok(fee),
                        "050100" => Ok(fee.saturating_mul(2)),
                        "050002043205011f" => Err(XcmFeeError::AssetNotFound),
                        other => panic!("{other}"),
                    }
                    .encode()
                }
                3 => {
                    let (to, message, asset) =
                        <(Vec<u8>, Vec<u8>, Vec<u8>)>::decode(&mut arguments).unwrap();
                    match (hex(&to).as_str(), &asset[..]) {
                        ("05010100451f", [5, 0, 0]) => Ok(message.len() as u128),
                        ("05010100451f", _) => Err(XcmFeeError::AssetNotFound),
                        ("050100", _) => Err(XcmFeeError::Unroutable),
                        other => panic!("{other:?}"),
                    }
                    .encode()
                }
                _ => return Err(HostError::UnknownFunction),
            })
        }

        fn fees(&self, transfer: Transfer) -> Option<TransferFees> {
            mock::with_host(|id, call| self.answer(id, call), || transfer_fees(transfer))
        }
    }

    fn length_of_sent(transfer: &Transfer) -> u128 {
        let [_, sent] = messages(CHAIN, transfer);
        sent.len() as u128
    }

    fn expected() -> TransferFees {
        let delivery = length_of_sent(&NATIVE_TO_SIBLING);
        TransferFees {
            here: vec![
                FeesHere {
                    asset: NATIVE.into(),
                    execution: Ok(7),
                    delivery: Ok(delivery),
                    total: Some(7 + delivery),
                },
                FeesHere {
                    asset: OTHER.into(),
                    execution: Ok(14),
                    delivery: Err(XcmFeeError::AssetNotFound),
                    total: None,
                },
            ],
            there: Ok(28),
        }
    }

    /// The encodings are those of XCM's own types, as the tests of the extension have them.
    #[test]
    fn messages_are_those_of_a_reserve_transfer() {
        let account = "02".repeat(32);
        let [local, sent] = messages(CHAIN, &NATIVE_TO_SIBLING);
        assert_eq!(hex(&local), ["0504", "04", "04", "0000", "0002093d00", "010100451f"].concat());
        let asset_there = "010100411f0002093d00";
        let instructions =
            ["0510", "0104", asset_there, "0a", "13", asset_there, "00", "0d010204", "00010100"];
        assert_eq!(hex(&sent), instructions.concat() + &account);

        let [local, sent] = messages(CHAIN, &ASSET_TO_RELAY);
        assert_eq!(hex(&local), ["0504", "04", "04", "0002043205011f", "009101", "0100"].concat());
        let asset_there = "000300411f043205011f009101";
        let instructions =
            ["0510", "0104", asset_there, "0a", "13", asset_there, "00", "0d010204", "00010100"];
        assert_eq!(hex(&sent), instructions.concat() + &account);
    }

    #[test]
    fn a_transfer_is_priced_in_every_asset_that_the_chain_takes() {
        assert_eq!(CHAIN_WITH_FEES.fees(NATIVE_TO_SIBLING), Some(expected()));
    }

    #[test]
    fn what_cannot_be_priced_says_why() {
        let fees = CHAIN_WITH_FEES.fees(ASSET_TO_RELAY).unwrap();
        for here in &fees.here {
            assert!(here.execution.is_ok());
            assert_eq!((here.delivery, here.total), (Err(XcmFeeError::Unroutable), None));
        }
        // This chain takes no such asset for execution, whatever the other does.
        assert_eq!(fees.there, Err(XcmFeeError::AssetNotFound));
    }

    #[test]
    fn fees_beyond_all_there_is_have_no_total() {
        let chain = Chain { price: u128::MAX, ..CHAIN_WITH_FEES };
        let native = &chain.fees(NATIVE_TO_SIBLING).unwrap().here[0];
        assert_eq!((native.execution, native.total), (Ok(u128::MAX), None));
    }

    #[test]
    fn a_chain_without_fees_of_xcm_has_no_answer() {
        let without = Chain { has_extension: false, ..CHAIN_WITH_FEES };
        assert_eq!(without.fees(NATIVE_TO_SIBLING), None);
        let solo = Chain { id: None, ..CHAIN_WITH_FEES };
        assert_eq!(solo.fees(NATIVE_TO_SIBLING), None);
    }

    #[test]
    fn the_host_sees_scale() {
        let arguments = (0u8, (1u8, 2001u32), BENEFICIARY, 0u8, 1_000_000u128).encode();
        let chain = CHAIN_WITH_FEES;
        mock::with_host(
            |id, call| chain.answer(id, call),
            || assert_eq!(pvq(&arguments), Some(expected()).encode()),
        );
    }
}
