//! Consists of what its features say.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

#[sdk::program]
mod features {
    #[cfg(feature = "narrow")]
    type Number = u32;
    #[cfg(not(feature = "narrow"))]
    type Number = u64;

    /// The argument, and a supply if there are ledgers.
    #[program::entrypoint]
    fn count(number: Number) -> (Number, u128) {
        #[cfg(feature = "ledgers")]
        let supply = test_guests::twice_the_supply(7);
        #[cfg(not(feature = "ledgers"))]
        let supply = 0;
        (number, supply)
    }
}
