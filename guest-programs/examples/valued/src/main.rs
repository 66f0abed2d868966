//! The value of a holding, by the prices that the chain has installed.
//!
//! The prices are no part of this program: it calls the extension that the program `prices` is installed as, and which
//! governance can replace.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program]
pub mod valued {
    #[program::extension]
    use pvq_extension_fungibles::guest as fungibles;

    use pvq_program::AccountId32;

    /// Returns how much of `quote` one gets for `amount` of `asset`, if it can be sold. The id is the normative one of an
    /// extension `ExtensionPrices` with this function.
    #[program::extension_fn(extension_id = 5827840828412863239, fn_index = 0)]
    fn price(asset: u32, quote: u32, amount: u128) -> Option<u128>;

    /// Returns what the balance of `who` of `asset` is worth in `quote`; `None` if it cannot be sold.
    #[program::entrypoint]
    pub fn valued(who: &AccountId32, asset: u32, quote: u32) -> Option<u128> {
        let amount = fungibles::balance(asset, who);
        if asset == quote {
            return Some(amount);
        }
        price(asset, quote, amount)
    }
}

#[cfg(test)]
mod tests {
    use super::valued::valued;
    use pvq_program::{codec::Encode, mock, HostError};

    const PRICES: u64 = 5827840828412863239;

    /// Everyone has 40 of every asset, and what is sold brings half as much.
    fn host(extension: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        match (extension, call) {
            (PRICES, call) => {
                assert_eq!(call, (0u8, 1u32, 2u32, 40u128).encode());
                Ok(Some(20u128).encode())
            }
            _ => Ok(40u128.encode()),
        }
    }

    #[test]
    fn a_holding_is_worth_what_the_extension_says() {
        mock::with_host(host, || {
            assert_eq!(valued(&[7; 32].into(), 1, 2), Some(20));
            assert_eq!(valued(&[7; 32].into(), 2, 2), Some(40));
        });
    }
}
