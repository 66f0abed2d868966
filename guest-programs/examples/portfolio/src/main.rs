//! All that an account holds of the assets that are traded, and what it is worth: what a wallet
//! shows, in one query.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

#[pvq_program::program]
mod portfolio {
    use alloc::vec::Vec;
    use codec::Encode;
    use pvq_extension_swap::AssetInfo;
    use scale_info::TypeInfo;

    #[program::extension]
    use pvq_extension_fungibles::guest as fungibles;
    #[program::extension]
    use pvq_extension_swap::guest as swap;

    type AssetId = u32;
    type AccountId = [u8; 32];
    type Balance = u128;

    /// What an account holds.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct Portfolio {
        /// The assets it holds something of, in the order in which the chain lists them.
        pub holdings: Vec<Holding>,
        /// What those with a value are worth together.
        pub total: Balance,
    }

    /// What an account holds of one asset.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct Holding {
        pub asset: AssetInfo<AssetId>,
        pub balance: Balance,
        /// What the pools give for it, in the quote asset; nothing if no pools lead there.
        pub value: Option<Balance>,
    }

    /// What `account` holds of the assets that are in some pool, valued in the asset `quote`.
    ///
    /// A value is what selling the whole balance would give, before fees: in the pool with `quote`,
    /// or else through one other asset, the one that gives most.
    #[program::entrypoint]
    fn portfolio(account: &AccountId, quote: AssetId) -> Portfolio {
        let mut pools = None;
        let mut holdings = Vec::new();
        let mut total: Balance = 0;
        for asset in swap::assets_info().into_values() {
            let balance = fungibles::balance(asset.asset_id, account);
            if balance == 0 {
                continue;
            }
            let value = if asset.asset_id == quote {
                Some(balance)
            } else {
                sold(asset.asset_id, quote, balance).or_else(|| {
                    let pools = pools.get_or_insert_with(swap::list_pools);
                    through_another(pools, asset.asset_id, quote, balance)
                })
            };
            total = total.saturating_add(value.unwrap_or(0));
            holdings.push(Holding { asset, balance, value });
        }
        Portfolio { holdings, total }
    }

    fn sold(asset: AssetId, quote: AssetId, amount: Balance) -> Option<Balance> {
        swap::quote_price_exact_tokens_for_tokens(asset, quote, amount, false)
    }

    fn through_another(
        pools: &[(AssetId, AssetId)],
        asset: AssetId,
        quote: AssetId,
        amount: Balance,
    ) -> Option<Balance> {
        let others = pools.iter().filter_map(|&(asset1, asset2)| {
            if asset1 == asset {
                Some(asset2)
            } else if asset2 == asset {
                Some(asset1)
            } else {
                None
            }
        });
        others.filter_map(|other| sold(other, quote, sold(asset, other, amount)?)).max()
    }
}

#[cfg(test)]
mod tests {
    use super::portfolio::{portfolio, pvq, Portfolio};
    use codec::{Decode, Encode};
    use pvq_extension_swap::AssetInfo;
    use pvq_program::{mock, HostError};
    use std::{cell::Cell, collections::BTreeMap};

    const POOLS: [(u32, u32); 4] = [(0, 1), (1, 2), (3, 2), (0, 3)];

    /// Assets 0 to 4, of which the account has 100 times the id; a pool gives one for one, but the
    /// pools of asset 3 give two.
    fn host(extension: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        use pvq_extension_swap::guest as swap;
        use pvq_program::ExtensionFn;
        if extension != <swap::list_pools as ExtensionFn>::EXTENSION_ID {
            let (_, asset, _) = <(u8, u32, [u8; 32])>::decode(&mut &call[..]).unwrap();
            return Ok((u128::from(asset) * 100).encode());
        }
        Ok(match call[0] {
            1 => {
                let (_, from, to, amount, _) =
                    <(u8, u32, u32, u128, bool)>::decode(&mut &call[..]).unwrap();
                let pooled = POOLS.contains(&(from, to)) || POOLS.contains(&(to, from));
                let rate = if from == 3 || to == 3 { 2 } else { 1 };
                pooled.then_some(amount * rate).encode()
            }
            3 => POOLS.to_vec().encode(),
            5 => (0..5u32)
                .map(|asset_id| (asset_id, AssetInfo { asset_id, ..Default::default() }))
                .collect::<BTreeMap<_, _>>()
                .encode(),
            _ => return Err(HostError::UnknownFunction),
        })
    }

    #[test]
    fn holdings_are_valued_by_the_best_way_to_the_quote_asset() {
        let Portfolio { holdings, total } = mock::with_host(host, || portfolio(&[1; 32], 0));
        let seen: Vec<_> =
            holdings.iter().map(|h| (h.asset.asset_id, h.balance, h.value)).collect();
        // 2 goes through 3, twice at two for one, and not through 1. Nothing leads from 4.
        let expected =
            [(1, 100, Some(100)), (2, 200, Some(800)), (3, 300, Some(600)), (4, 400, None)];
        assert_eq!(seen, expected);
        assert_eq!(total, 1500);
    }

    #[test]
    fn the_quote_asset_is_worth_itself_and_pools_are_listed_once() {
        let listed = Cell::new(0);
        let host = |extension, call: &[u8]| {
            listed.set(listed.get() + u32::from(call == [3]));
            host(extension, call)
        };
        let portfolio = mock::with_host(host, || portfolio(&[1; 32], 3));
        assert_eq!(portfolio.holdings[2].value, Some(300));
        assert_eq!(listed.get(), 1);
    }

    #[test]
    fn the_host_sees_scale() {
        let arguments = (0u8, [1u8; 32], 0u32).encode();
        mock::with_host(host, || {
            assert_eq!(pvq(&arguments), portfolio(&[1; 32], 0).encode());
        });
    }
}
