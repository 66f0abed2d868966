include!(concat!(env!("OUT_DIR"), "/tests.rs"));

/// Tests of what the guide says in words.
mod words {
    use super::*;
    use crate::{api, Block, Executive, MILLI, VERSION};
    use frame_support::traits::{Consideration, Footprint};
    use pvq_guest_fixtures::{hostile, SUM_BALANCE};

    const GUIDE: &str = include_str!("../../README.md");

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Registers and uploads `program`.
    fn have(program: &[u8]) -> sp_runtime::testing::H256 {
        let hash = BlakeTwo256::hash(program);
        root(pallet_pvq::Call::register {
            program: hash,
            limits: None,
            sources: PerSource::all(true),
            label: Default::default(),
        });
        assert_ok!(Balances::mint_into(&ANYONE, 100 * UNIT));
        anyone(pallet_pvq::Call::upload { code: program.to_vec() });
        hash
    }

    #[test]
    fn the_call_that_is_typed_in_gets_the_answer_that_is_shown() {
        with_an_asset(|| {
            let call = (have(TOTAL_SUPPLY), (0u8, 1984u32).encode(), None::<i64>).encode();
            let (hash, rest) = call.split_at(32);
            assert!(GUIDE.contains(&format!("`0xHASH{}`", hex(rest))), "{}", hex(rest));
            assert_eq!(hash, BlakeTwo256::hash(TOTAL_SUPPLY).as_bytes());
            let answer = api::dispatch("PvqApi_execute_registered", &call).unwrap();
            assert!(GUIDE.contains(&format!("`0x{}`", hex(&answer))), "{}", hex(&answer));
        });
    }

    #[test]
    fn a_node_that_is_asked_what_programs_may_call_names_the_extensions() {
        with_an_asset(|| {
            assert!(GUIDE.contains("\"params\":[\"PvqApi_metadata\",\"0x\"]"));
            let answer = api::dispatch("PvqApi_metadata", &[]).unwrap();
            let encoded = Vec::<u8>::decode(&mut &answer[..]).unwrap();
            let metadata = pvq_primitives::Metadata::decode(&mut &encoded[..]).unwrap();
            let names: Vec<_> =
                metadata.extensions.values().map(|extension| extension.name.as_str()).collect();
            for name in [
                "ExtensionCore",
                "ExtensionHashing",
                "ExtensionFungibles",
                "ExtensionFungiblesBatch",
            ] {
                assert_eq!(names.iter().filter(|known| **known == name).count(), 2, "{name}");
                assert!(GUIDE.contains(&format!("`{name}`")));
            }
        });
    }

    #[test]
    fn versioned_metadata_lists_the_weights_of_functions() {
        with_an_asset(|| {
            let encoded = <Runtime as PvqApiV2<Block>>::metadata_at_version(1).unwrap();
            let metadata = pvq_primitives::QueryMetadata::decode(&mut &encoded[..]).unwrap();
            let fungibles = metadata
                .extensions
                .iter()
                .find(|found| found.name == "ExtensionFungibles")
                .unwrap();
            assert_eq!(fungibles.id, pvq_extension_fungibles::extension::EXTENSION_ID);
            for function in &fungibles.functions {
                assert!(function.weight.ref_time() > 0, "{function:?}");
                assert!(!function.docs.is_empty(), "{function:?}");
            }
        });
    }

    #[test]
    fn batches_answer_as_single_calls_do() {
        with_an_asset(|| {
            let args = (0u8, 1984u32, [ISSUER, ANYONE].to_vec()).encode();
            for program in [SUM_BALANCE, pvq_guest_fixtures::SUM_BALANCE_BATCH] {
                let result = Runtime::execute_query(program.to_vec(), args.clone(), None).unwrap();
                assert_eq!(u128::decode(&mut &result[..]), Ok(1_000_000));
            }
        });
    }

    #[test]
    fn hostile_programs_get_an_error() {
        with_an_asset(|| {
            for (name, program) in hostile::all() {
                let result = Runtime::execute_query(program, vec![0], Some(10_000_000));
                assert!(result.is_err(), "{name}");
            }
        });
    }

    #[test]
    fn the_deposit_is_a_base_and_each_byte() {
        with_an_asset(|| {
            have(TOTAL_SUPPLY);
            let deposit = UNIT + TOTAL_SUPPLY.len() as u128 * MILLI;
            assert_eq!(Balances::total_balance_on_hold(&ANYONE), deposit);
        });
        with_an_asset(|| {
            assert_ok!(Balances::mint_into(&ANYONE, 100 * UNIT));
            let footprint = Footprint::from_parts(1, 546);
            <Runtime as pallet_pvq::Config>::Consideration::new(&ANYONE, footprint).unwrap();
            assert_eq!(Balances::total_balance_on_hold(&ANYONE), 1_546 * MILLI);
            assert!(GUIDE.contains("a program of 546 bytes holds 1.546 units"));
        });
    }

    #[test]
    fn without_governance_any_program_runs_from_anywhere() {
        with_an_asset(|| {
            let chain = Runtime::chain();
            assert_eq!(chain.policies, PerSource::all(Policy::Open));
            assert_eq!(chain.limits, <Runtime as pallet_pvq::Config>::MaxLimits::get());
            assert!(chain.rules.is_empty());
        });
    }

    #[test]
    fn the_runtime_names_the_api_in_its_version() {
        let id = <dyn pvq_runtime_api::PvqApi<Block> as sp_api::RuntimeApiInfo>::ID;
        assert!(VERSION.apis.contains(&(id, 2)));
    }

    #[test]
    fn an_upgrade_keeps_what_is_registered() {
        with_an_asset(|| {
            let program = have(TOTAL_SUPPLY);
            Executive::execute_on_runtime_upgrade();
            assert!(Runtime::execute_registered(program, (0u8, 1984u32).encode(), None).is_ok());
        });
    }

    #[cfg(feature = "runtime-benchmarks")]
    #[test]
    fn the_helper_of_benchmarks_makes_what_the_extensions_answer() {
        use crate::{benchmarks::AssetsHelper, extensions::over_pallets::RuntimeExtensions};
        use pvq_extension_fungibles::{
            batch::ExtensionFungiblesBatch, benchmarking::BenchmarkHelper,
            extension::ExtensionFungibles,
        };

        with_an_asset(|| {
            let asset = AssetsHelper::create_asset(3);
            let (who, balance) = AssetsHelper::create_holder(&asset, 4);
            assert_eq!(RuntimeExtensions::balance(asset, who), balance);
            let details = AssetsHelper::details(&asset);
            assert_eq!(details.total_supply, balance);
            assert_eq!(RuntimeExtensions::assets(vec![asset, 7]), [Some(details), None]);
        });
    }

    #[cfg(feature = "runtime-benchmarks")]
    #[test]
    fn the_benchmarks_are_those_that_the_command_line_is_told() {
        let expected = [
            "pallet_pvq",
            "pvq_extension_core::extension",
            "pvq_extension_core::hashing",
            "pvq_extension_fungibles::extension",
            "pvq_extension_fungibles::batch",
        ];
        let list = crate::benchmarks::list();
        let names: Vec<_> = list.iter().map(|list| list.pallet.as_slice()).collect();
        assert_eq!(names, expected.map(str::as_bytes));
        assert!(GUIDE.contains("--pallet pvq_extension_fungibles::extension"));
    }

    #[cfg(feature = "try-runtime")]
    #[test]
    fn what_governance_does_leaves_storage_in_order() {
        use frame_support::traits::{TryState, TryStateSelect::All};

        with_an_asset(|| {
            have(TOTAL_SUPPLY);
            crate::AllPalletsWithSystem::try_state(0, All).unwrap();
        });
    }
}
