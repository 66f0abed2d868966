//! Prices and pools, with how their assets are shown.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

#[pvq_program::program]
mod swap_info {
    use alloc::vec::Vec;
    use codec::Encode;
    use pvq_extension_swap::AssetInfo;
    use scale_info::TypeInfo;

    #[program::extension]
    use pvq_extension_swap::guest as swap;

    type AssetId = u32;
    type Balance = u128;

    /// A pool of two assets.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct Pool {
        pub asset1: AssetInfo<AssetId>,
        pub asset2: AssetInfo<AssetId>,
        /// How much of each there is.
        pub reserve1: Balance,
        pub reserve2: Balance,
    }

    /// How much of `asset2` one gets for exactly `amount` of `asset1`.
    #[program::entrypoint]
    fn quote_price_exact_tokens_for_tokens(
        asset1: AssetId,
        asset2: AssetId,
        amount: Balance,
        include_fee: bool,
    ) -> Option<Balance> {
        swap::quote_price_exact_tokens_for_tokens(asset1, asset2, amount, include_fee)
    }

    /// How much of `asset1` it takes to get exactly `amount` of `asset2`.
    #[program::entrypoint]
    fn quote_price_tokens_for_exact_tokens(
        asset1: AssetId,
        asset2: AssetId,
        amount: Balance,
        include_fee: bool,
    ) -> Option<Balance> {
        swap::quote_price_tokens_for_exact_tokens(asset1, asset2, amount, include_fee)
    }

    /// How much of each of the two assets is in their pool.
    #[program::entrypoint]
    fn get_liquidity_pool(asset1: AssetId, asset2: AssetId) -> Option<(Balance, Balance)> {
        swap::get_liquidity_pool(asset1, asset2)
    }

    /// All pools. An asset that the chain cannot describe has an empty name and symbol.
    #[program::entrypoint]
    fn list_pools() -> Vec<Pool> {
        let assets = swap::assets_info();
        let info = |asset_id| {
            let known = assets.iter().find(|asset| asset.asset_id == asset_id).cloned();
            known.unwrap_or(AssetInfo { asset_id, ..AssetInfo::default() })
        };
        swap::list_pools()
            .into_iter()
            .map(|(asset1, asset2, reserve1, reserve2)| Pool {
                asset1: info(asset1),
                asset2: info(asset2),
                reserve1,
                reserve2,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::swap_info::*;
    use codec::{Decode, Encode};
    use pvq_extension_swap::AssetInfo;
    use pvq_program::{mock, HostError};

    fn asset(asset_id: u32, symbol: &str) -> AssetInfo<u32> {
        AssetInfo { asset_id, name: Vec::new(), symbol: symbol.into(), decimals: 10 }
    }

    fn host(_: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        let quote = || <(u32, u32, u128, bool)>::decode(&mut &call[1..]).unwrap();
        Ok(match call[0] {
            0 => Some(quote().2 + 1).encode(),
            1 if quote().3 => Some(quote().2 - 1).encode(),
            1 => None::<u128>.encode(),
            2 => Some((10u128, 20u128)).encode(),
            3 => vec![(1u32, 2u32, 10u128, 20u128), (1, 3, 30, 40)].encode(),
            5 => vec![asset(1, "ONE"), asset(2, "TWO")].encode(),
            _ => return Err(HostError::UnknownFunction),
        })
    }

    #[test]
    fn quotes_are_the_hosts() {
        mock::with_host(host, || {
            assert_eq!(quote_price_tokens_for_exact_tokens(1, 2, 100, false), Some(101));
            assert_eq!(quote_price_exact_tokens_for_tokens(1, 2, 100, true), Some(99));
            assert_eq!(quote_price_exact_tokens_for_tokens(1, 2, 100, false), None);
            assert_eq!(get_liquidity_pool(1, 2), Some((10, 20)));
        });
    }

    #[test]
    fn pools_tell_how_their_assets_are_shown() {
        let pools = mock::with_host(host, list_pools);
        assert_eq!(pools[0].asset1.symbol, b"ONE");
        assert_eq!(pools[0].asset2.symbol, b"TWO");
        assert_eq!((pools[1].reserve1, pools[1].reserve2), (30, 40));
        assert_eq!((pools[1].asset2.asset_id, pools[1].asset2.symbol.len()), (3, 0));
    }

    #[test]
    fn entrypoints_have_the_order_of_their_declaration() {
        let quote = (1u32, 2u32, 100u128, true);
        mock::with_host(host, || {
            assert_eq!(pvq(&(0u8, quote).encode()), Some(99u128).encode());
            assert_eq!(pvq(&(1u8, quote).encode()), Some(101u128).encode());
            assert_eq!(pvq(&(2u8, 1u32, 2u32).encode()), Some((10u128, 20u128)).encode());
            assert_eq!(pvq(&[3]), list_pools().encode());
        });
    }
}
