//! A transfer costs what was told, and its messages are those of the example `transfer-fees`.

use crate::{
    asset, delivery_fee, encoded, location, message_weight,
    mock::{
        externalities, sibling, take_sent, usd, Balance, Balances, LocationToAccountId,
        RuntimeOrigin, Weigher, XcmPallet, ALICE, PARA, PLENTY, SIBLING,
    },
    native,
};
use codec::Decode;
use frame_support::assert_ok;
use pvq_extension_xcm_fees::MessageWeight;
use xcm::{latest::prelude::*, VersionedXcm};
use xcm_executor::traits::{ConvertLocation, WeightBounds};

const AMOUNT: Balance = 1_000_000_000;

/// The account that a transfer goes to.
fn beneficiary() -> Location {
    Location::new(0, [AccountId32 { network: None, id: [2; 32] }])
}

/// Returns the messages of a transfer of `amount` of an asset: what this chain executes, and what it sends.
fn messages(here: AssetId, there: AssetId, amount: u128, to: Location) -> (Vec<u8>, Vec<u8>) {
    let of = |id| Asset { id, fun: Fungible(amount) };
    let local = Xcm::<()>(vec![TransferAsset { assets: of(here).into(), beneficiary: to }]);
    let sent = Xcm::<()>(vec![
        ReserveAssetDeposited(of(there.clone()).into()),
        ClearOrigin,
        BuyExecution { fees: of(there), weight_limit: Unlimited },
        DepositAsset { assets: Wild(AllCounted(1)), beneficiary: beneficiary() },
    ]);
    (encoded(local), encoded(sent))
}

#[test]
fn a_transfer_costs_what_was_told_before() {
    take_sent();
    let there = AssetId(Location::new(1, [Parachain(PARA)]));
    let to = sibling(SIBLING);
    let (local, sent) = messages(AssetId(Location::here()), there, AMOUNT, to.clone());
    let told = delivery_fee(to.clone(), sent.clone(), native()).unwrap();
    externalities().execute_with(|| {
        assert_ok!(XcmPallet::limited_reserve_transfer_assets(
            RuntimeOrigin::signed(ALICE),
            Box::new(to.clone().into()),
            Box::new(beneficiary().into()),
            Box::new(Assets::from(Asset::from((Location::here(), AMOUNT))).into()),
            0,
            Unlimited,
        ));
        assert_eq!(Balances::free_balance(ALICE), PLENTY - AMOUNT - told);
        let reserve = LocationToAccountId::convert_location(&to).unwrap();
        assert_eq!(Balances::free_balance(reserve), AMOUNT);
    });
    // What has left the chain is what was priced, and a topic.
    let [on_the_wire] = &take_sent()[..] else { panic!("one message is sent") };
    let on_the_wire = VersionedXcm::<()>::decode(&mut &on_the_wire[..]).unwrap();
    let mut on_the_wire: Xcm<()> = on_the_wire.try_into().unwrap();
    assert!(matches!(on_the_wire.0.pop(), Some(SetTopic(_))));
    assert_eq!(encoded(on_the_wire), sent);
    // What the chain has executed is what was weighed.
    let local_message = VersionedXcm::<()>::decode(&mut &local[..]).unwrap();
    let mut local_message = Xcm::from(Xcm::<()>::try_from(local_message).unwrap());
    let weight = Weigher::weight(&mut local_message, Weight::MAX).unwrap();
    let told = MessageWeight { ref_time: weight.ref_time(), proof_size: weight.proof_size() };
    assert_eq!(message_weight(local), Ok(told));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The encodings of the messages of two transfers, as the tests of the example `transfer-fees` have them, which writes XCM by
/// itself.
#[test]
fn the_example_prices_the_messages_of_a_transfer() {
    let account = "02".repeat(32);
    // The chain's own token, to a sibling.
    let there = AssetId(Location::new(1, [Parachain(PARA)]));
    let (local, sent) = messages(AssetId(Location::here()), there, 1_000_000, sibling(SIBLING));
    assert_eq!(hex(&local), ["0504", "04", "04", "0000", "0002093d00", "010100451f"].concat());
    let asset_there = "010100411f0002093d00";
    let instructions =
        ["0510", "0104", asset_there, "0a", "13", asset_there, "00", "0d010204", "00010100"];
    assert_eq!(hex(&sent), instructions.concat() + &account);

    // An asset of a pallet, to the relay chain.
    let there = [Parachain(PARA), PalletInstance(50), GeneralIndex(1984)];
    let there = AssetId(Location::new(0, there));
    let (local, sent) = messages(usd(), there, 100, Location::parent());
    assert_eq!(hex(&local), ["0504", "04", "04", "0002043205011f", "009101", "0100"].concat());
    let asset_there = "000300411f043205011f009101";
    let instructions =
        ["0510", "0104", asset_there, "0a", "13", asset_there, "00", "0d010204", "00010100"];
    assert_eq!(hex(&sent), instructions.concat() + &account);

    assert_eq!(hex(&asset(usd())), "050002043205011f");
    assert_eq!(hex(&native()), "050000");
    assert_eq!(hex(&location(sibling(SIBLING))), "05010100451f");
    assert_eq!(hex(&location(Location::parent())), "050100");
}
