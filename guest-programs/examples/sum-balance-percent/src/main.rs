//! Which part of an asset some accounts hold together.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program]
mod sum_balance_percent {
    #[program::extension]
    use pvq_extension_fungibles::guest as fungibles;

    use pvq_program::AccountId32;

    /// All of an asset: the parts that the result counts. A percent is ten million of them, as in a
    /// `Perbill`.
    pub const ALL: u32 = 1_000_000_000;

    /// How many billionths of the total supply the accounts hold, rounded down; of an asset that
    /// there is nothing of, none.
    #[program::entrypoint]
    fn sum_balance_percent(asset: u32, accounts: &[AccountId32]) -> u32 {
        let held = accounts.iter().map(|who| fungibles::balance(asset, who)).sum();
        part(held, fungibles::total_supply(asset))
    }

    fn part(held: u128, supply: u128) -> u32 {
        if held >= supply {
            return if supply == 0 { 0 } else { ALL };
        }
        match held.checked_mul(ALL.into()) {
            Some(scaled) => (scaled / supply) as u32,
            // Both are large, so that what the division of `supply` drops does not show.
            None => ((held / (supply / u128::from(ALL))) as u32).min(ALL),
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn parts_are_of_the_whole_and_never_more() {
            assert_eq!(part(0, 0), 0);
            assert_eq!(part(0, 5), 0);
            assert_eq!(part(1, 4), ALL / 4);
            assert_eq!(part(1, 3), 333_333_333);
            assert_eq!(part(5, 5), ALL);
            assert_eq!(part(6, 5), ALL);
            assert_eq!(part(u128::MAX / 2, u128::MAX), ALL / 2);
            assert_eq!(part(u128::MAX - 1, u128::MAX), ALL);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sum_balance_percent::{sum_balance_percent, ALL};
    use pvq_program::{codec::Encode, mock};

    #[test]
    fn what_is_held_is_set_against_the_supply() {
        let host = |_: u64, call: &[u8]| match call[0] {
            5 => Ok(1000u128.encode()),
            6 => Ok(125u128.encode()),
            other => panic!("no function {other}"),
        };
        let parts =
            mock::with_host(host, || sum_balance_percent(7, &[[1; 32].into(), [2; 32].into()]));
        assert_eq!(parts, ALL / 4);
    }
}
