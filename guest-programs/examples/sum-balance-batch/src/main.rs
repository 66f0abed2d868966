//! How much of an asset some accounts hold together, asked for many accounts at a time.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

// There is room for a call of so many accounts, and then for its answer.
#[pvq_program::program(heap = 16384)]
mod sum_balance_batch {
    #[program::extension]
    use pvq_extension_fungibles::batch::guest as batch;

    use pvq_program::AccountId32;

    /// How many accounts to ask for in one call: enough that crossing to the host is cheap beside
    /// the work, few enough that call and answer take little of the heap.
    const ACCOUNTS_PER_CALL: usize = 256;

    /// Returns the sum of the balances of `accounts` in `asset`, in its smallest unit.
    #[program::entrypoint]
    fn sum_balance(asset: u32, accounts: &[AccountId32]) -> u128 {
        let mut sum = 0;
        for accounts in accounts.chunks(ACCOUNTS_PER_CALL) {
            for balance in &batch::balances(asset, accounts) {
                sum += balance;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::sum_balance_batch::sum_balance;
    use pvq_program::{
        codec::{Decode, Encode},
        mock, AccountId32, HostError,
    };

    #[test]
    fn every_account_is_asked_for_once() {
        let accounts: Vec<AccountId32> =
            (0..1000u32).map(|n| [(n % 251) as u8; 32].into()).collect();
        let mut calls = 0;
        let host = |_: u64, mut call: &[u8]| {
            calls += 1;
            let (index, asset, accounts) = <(u8, u32, Vec<[u8; 32]>)>::decode(&mut call)
                .map_err(|_| HostError::MalformedCall)?;
            assert_eq!((index, asset), (0, 7));
            Ok(accounts.iter().map(|who| u128::from(who[0])).collect::<Vec<_>>().encode())
        };
        let sum = mock::with_host(host, || sum_balance(7, &accounts));
        assert_eq!(sum, accounts.iter().map(|who| u128::from(who.0[0])).sum());
        assert_eq!(calls, 4);
    }

    #[test]
    fn of_nobody_nothing_is_asked() {
        assert_eq!(sum_balance(7, &[]), 0);
    }
}
