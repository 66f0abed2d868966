//! Prices and pools, with how their assets are shown.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

// Enough for some 800 pools.
#[pvq_program::program(heap = 393216)]
mod swap_info {
    use codec::{Decode, Encode};
    use pvq_extension_swap::AssetInfo;
    use pvq_program::{all, List};
    use scale_info::TypeInfo;

    #[program::extension]
    use pvq_extension_swap::guest as swap;
    #[program::extension]
    use pvq_extension_swap::pools::guest as pools;

    type AssetId = u32;
    type Balance = u128;

    /// A pool of two assets.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
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
    fn list_pools() -> List<Pool> {
        all::<pools::pools>()
            .map(|pool| Pool {
                asset1: described(pool.asset1),
                asset2: described(pool.asset2),
                reserve1: pool.reserve1,
                reserve2: pool.reserve2,
            })
            .collect()
    }

    fn described(asset_id: AssetId) -> AssetInfo<AssetId> {
        swap::asset_info(asset_id).unwrap_or(AssetInfo { asset_id, ..AssetInfo::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::swap_info::*;
    use codec::{Decode, Encode};
    use pvq_extension_swap::{pools, AssetInfo, Page};
    use pvq_program::{mock, HostError};

    fn asset(asset_id: u32, symbol: &str) -> AssetInfo<u32> {
        AssetInfo { asset_id, name: Vec::new(), symbol: symbol.into(), decimals: 10 }
    }

    /// A page of one pool.
    fn page(start: Option<(u32, u32)>) -> Page<(u32, u32, u128, u128), (u32, u32)> {
        match start {
            None => Page { items: vec![(1, 2, 10, 20)], next: Some((1, 2)) },
            _ => Page { items: vec![(1, 3, 30, 40)], next: None },
        }
    }

    fn host(extension: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        if extension == pools::EXTENSION_ID {
            let (_, start, _) = <(u8, Option<(u32, u32)>, u32)>::decode(&mut &call[..]).unwrap();
            return Ok(page(start).encode());
        }
        let quote = || <(u32, u32, u128, bool)>::decode(&mut &call[1..]).unwrap();
        Ok(match call[0] {
            0 => Some(quote().2 + 1).encode(),
            1 if quote().3 => Some(quote().2 - 1).encode(),
            1 => None::<u128>.encode(),
            2 => Some((10u128, 20u128)).encode(),
            4 => match u32::decode(&mut &call[1..]).unwrap() {
                1 => Some(asset(1, "ONE")),
                2 => Some(asset(2, "TWO")),
                _ => None,
            }
            .encode(),
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
        let pools = mock::with_host(host, list_pools).to_vec();
        assert_eq!(pools.len(), 2);
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
