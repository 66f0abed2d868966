//! How much of an asset some accounts hold together.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program]
mod sum_balance {
    #[program::extension]
    use pvq_extension_fungibles::guest as fungibles;

    use pvq_program::AccountId32;

    /// Returns the sum of the balances of `accounts` in `asset`, in its smallest unit.
    #[program::entrypoint]
    fn sum_balance(asset: u32, accounts: &[AccountId32]) -> u128 {
        accounts.iter().map(|who| fungibles::balance(asset, who)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::sum_balance::{pvq, sum_balance};
    use pvq_program::{codec::Encode, mock, HostError};

    /// Account `[n; 32]` has `n` of asset 7.
    fn host(_: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        match call {
            [6, 7, 0, 0, 0, who @ ..] if who.len() == 32 => Ok(u128::from(who[0]).encode()),
            _ => Err(HostError::Failed),
        }
    }

    #[test]
    fn balances_add_up() {
        let sum = |accounts: &[u8]| {
            let accounts: Vec<_> = accounts.iter().map(|n| [*n; 32].into()).collect();
            mock::with_host(host, || sum_balance(7, &accounts))
        };
        assert_eq!(sum(&[]), 0);
        assert_eq!(sum(&[5]), 5);
        assert_eq!(sum(&[5, 6, 200]), 211);
    }

    #[test]
    fn the_host_sees_scale() {
        let arguments = (0u8, 7u32, vec![[1u8; 32], [2; 32]]).encode();
        assert_eq!(mock::with_host(host, || pvq(&arguments)), 3u128.encode());
    }

    #[test]
    #[should_panic = "a call failed: the extension failed"]
    fn a_call_that_fails_ends_the_run() {
        mock::with_host(host, || sum_balance(8, &[[1; 32].into()]));
    }
}
