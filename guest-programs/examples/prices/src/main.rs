//! Prices of assets, by the pools of the chain.
//!
//! A program that governance installs as an extension, under the id of an extension `ExtensionPrices` with the function
//! `price`, and replaces when the chain finds better prices. Programs that call it, such as `valued`, stay as they are.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program]
pub mod prices {
    #[program::extension]
    use pvq_extension_swap::guest as swap;

    /// The asset that most others have a pool with: the native token.
    pub const THROUGH: u32 = 0;

    /// Returns how much of `quote` one gets for `amount` of `asset`, with the fees of the pools: in their own pool, or by
    /// way of the native token, whichever is more. `None` if neither way is open.
    #[program::entrypoint]
    pub fn price(asset: u32, quote: u32, amount: u128) -> Option<u128> {
        if asset == quote {
            return Some(amount);
        }
        let sold =
            |from, to, amount| swap::quote_price_exact_tokens_for_tokens(from, to, amount, true);
        let direct = sold(asset, quote, amount);
        if asset == THROUGH || quote == THROUGH {
            return direct;
        }
        let detour = sold(asset, THROUGH, amount).and_then(|amount| sold(THROUGH, quote, amount));
        direct.max(detour)
    }
}

#[cfg(test)]
mod tests {
    use super::prices::{price, pvq, THROUGH};
    use pvq_program::{
        codec::{Decode, Encode},
        mock, HostError,
    };

    /// Asset 1 is worth 2 native tokens, asset 2 is worth 5, and a pool of both gives 3 of 2 for 1 of 1. Asset 3 has a
    /// pool with the native token alone, where it is worth 7.
    fn host(_: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        let (index, from, to, amount, fee) =
            <(u8, u32, u32, u128, bool)>::decode(&mut &call[..]).unwrap();
        assert_eq!((index, fee), (1, true));
        let value = |asset| match asset {
            THROUGH => Some(1),
            1 => Some(2),
            2 => Some(5),
            3 => Some(7),
            _ => None,
        };
        let direct = match (from, to) {
            (1, 2) => Some(3 * amount),
            (THROUGH, asset) => value(asset).map(|value| amount / value),
            (asset, THROUGH) => value(asset).map(|value| amount * value),
            _ => None,
        };
        Ok(direct.encode())
    }

    #[test]
    fn the_better_way_is_taken() {
        let price = |asset, quote| mock::with_host(host, || price(asset, quote, 100));
        assert_eq!(price(1, 1), Some(100));
        assert_eq!(price(1, THROUGH), Some(200));
        assert_eq!(price(THROUGH, 2), Some(20));
        // 300 in their own pool, 40 by way of the native token.
        assert_eq!(price(1, 2), Some(300));
        assert_eq!(price(3, 2), Some(140));
        assert_eq!((price(9, 2), price(2, 9), price(9, THROUGH)), (None, None, None));
    }

    #[test]
    fn a_call_to_the_extension_is_a_call_of_the_entrypoint() {
        let answer = mock::with_host(host, || pvq(&(0u8, 3u32, 2u32, 100u128).encode()));
        assert_eq!(answer, Some(140u128).encode());
    }
}
