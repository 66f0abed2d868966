//! The total supply of an asset.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[pvq_program::program]
pub mod total_supply {
    #[program::extension]
    use pvq_extension_fungibles::guest as fungibles;

    /// Returns the total supply of `asset`, in its smallest unit.
    #[program::entrypoint]
    pub fn total_supply(asset: u32) -> u128 {
        fungibles::total_supply(asset)
    }
}

#[cfg(test)]
mod tests {
    use super::total_supply::total_supply;
    use pvq_program::{codec::Encode, mock};

    #[test]
    fn the_supply_is_what_the_host_says() {
        let host = |_: u64, call: &[u8]| {
            assert_eq!(call, [5, 7, 0, 0, 0]);
            Ok(u128::MAX.encode())
        };
        assert_eq!(mock::with_host(host, || total_supply(7)), u128::MAX);
    }
}
