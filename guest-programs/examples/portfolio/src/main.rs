//! All that an account holds, and what selling it would bring: what a wallet shows, in one query.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

// Enough for 600 assets, of which an account holds 100, and as many pools.
#[pvq_program::program(heap = 393216)]
mod portfolio {
    use alloc::vec::Vec;
    use codec::Encode;
    use pvq_extension_swap::AssetInfo;
    use pvq_program::{all, AccountId32};
    use scale_info::TypeInfo;

    #[program::extension]
    use pvq_extension_fungibles::guest as fungibles;
    #[program::extension]
    use pvq_extension_swap::guest as swap;
    #[program::extension]
    use pvq_extension_swap::pools::guest as pools;

    type AssetId = u32;
    type Balance = u128;

    /// What an account holds.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct Portfolio {
        /// The assets it holds something of, in the order in which the chain lists them.
        pub holdings: Vec<Holding>,
        /// The sum of the proceeds. One sale changes the pools of the next, so that selling all
        /// holdings may bring another amount.
        pub total: Balance,
    }

    /// What an account holds of one asset.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct Holding {
        pub asset: AssetInfo<AssetId>,
        pub balance: Balance,
        pub proceeds: Proceeds,
    }

    /// The proceeds of selling the whole balance of an asset, now and without other sales.
    ///
    /// It is what the pools pay. A swap can still fail because of an account: where the balance is
    /// frozen or has to stay, or where the receiver would have less than the quote asset's minimum.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub enum Proceeds {
        /// The most that a route brings, after fees. The quote asset itself is its own amount.
        Paid {
            /// The amount of the quote asset.
            amount: Balance,
            /// The asset in between, on a route of two pools.
            through: Option<AssetId>,
        },
        /// No route of one or two pools leads to the quote asset.
        NoPool,
        /// There are routes, but none pays: a pool on each is empty or frozen, would be left with
        /// less than an asset's minimum, or has nothing to give for so little.
        PoolCannotPay,
    }

    /// Returns what `account` holds, and what selling it for the asset `quote` would bring.
    #[program::entrypoint]
    fn portfolio(account: &AccountId32, quote: AssetId) -> Portfolio {
        let mut pairs = None;
        let mut holdings = Vec::new();
        let mut total: Balance = 0;
        for asset in all::<pools::assets>() {
            let balance = fungibles::balance(asset.asset_id, account);
            if balance == 0 {
                continue;
            }
            let proceeds = if asset.asset_id == quote {
                Proceeds::Paid { amount: balance, through: None }
            } else {
                let pairs = pairs.get_or_insert_with(all_pairs);
                best_sale(pairs, asset.asset_id, quote, balance)
            };
            if let Proceeds::Paid { amount, .. } = proceeds {
                total = total.saturating_add(amount);
            }
            holdings.push(Holding { asset, balance, proceeds });
        }
        Portfolio { holdings, total }
    }

    /// Returns the two assets of every pool.
    fn all_pairs() -> Vec<(AssetId, AssetId)> {
        // `collect` would read the first of them by code of its own.
        let mut pairs = Vec::new();
        pairs.extend(all::<pools::pools>().map(|pool| (pool.asset1, pool.asset2)));
        pairs
    }

    /// Returns what the best route of one or two pools brings. Of those that bring the same, it is
    /// the one whose first pool is listed first.
    fn best_sale(
        pairs: &[(AssetId, AssetId)],
        asset: AssetId,
        quote: AssetId,
        balance: Balance,
    ) -> Proceeds {
        let mut best = Proceeds::NoPool;
        let mut most = 0;
        for &pair in pairs {
            let Some(other) = partner(pair, asset) else { continue };
            let (amount, through) = if other == quote {
                (sell(asset, quote, balance), None)
            } else if pairs.iter().any(|&pair| partner(pair, other) == Some(quote)) {
                let between = sell(asset, other, balance);
                (between.and_then(|amount| sell(other, quote, amount)), Some(other))
            } else {
                continue;
            };
            match amount {
                Some(amount) if amount > most => {
                    most = amount;
                    best = Proceeds::Paid { amount, through };
                }
                _ if best == Proceeds::NoPool => best = Proceeds::PoolCannotPay,
                _ => {}
            }
        }
        best
    }

    /// Returns the other asset of a pool that has `asset`.
    fn partner((asset1, asset2): (AssetId, AssetId), asset: AssetId) -> Option<AssetId> {
        if asset1 == asset {
            Some(asset2)
        } else if asset2 == asset {
            Some(asset1)
        } else {
            None
        }
    }

    /// Returns what the pool of the two assets pays for `amount`, after its fee, if it can.
    #[inline(never)]
    fn sell(asset: AssetId, other: AssetId, amount: Balance) -> Option<Balance> {
        swap::quote_price_exact_tokens_for_tokens(asset, other, amount, true)
    }
}

#[cfg(test)]
mod tests;
