//! The fees of transactions, and whether an account can pay them, as a wallet shows before it asks for
//! signatures.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

#[pvq_program::program]
mod fees {
    use alloc::vec::Vec;
    use codec::{Decode, Encode};
    use pvq_program::AccountId32;
    use scale_info::TypeInfo;

    #[program::extension]
    use pvq_extension_fees::guest as chain;
    #[program::extension]
    use pvq_extension_fungibles::guest as fungibles;

    type AssetId = u32;
    type Balance = u128;

    /// A transaction that is not signed yet.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
    pub struct Transaction {
        /// Its call, encoded.
        pub call: Vec<u8>,
        /// The bytes of the whole transaction, with its signature.
        pub length: u32,
    }

    /// The cost of transactions to an account.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, TypeInfo)]
    pub struct Bill {
        /// The most that each costs, in their order; nothing for one whose call is not the chain's.
        pub fees: Vec<Option<Balance>>,
        /// The sum of the fees.
        pub total: Balance,
        /// The balance of the account.
        pub balance: Balance,
        /// The balance that it has to keep.
        pub minimum_balance: Balance,
        /// Whether each has a fee, and the balance covers the total beside the minimum. Nothing else is
        /// looked at: neither the amounts that the calls themselves take, nor those that are frozen.
        pub can_pay: bool,
    }

    /// Returns the cost of `transactions` to `account`, in the chain's token, which is the asset `native`.
    #[program::entrypoint]
    fn fees(account: &AccountId32, native: AssetId, transactions: Vec<Transaction>) -> Bill {
        let fees: Vec<Option<Balance>> = transactions
            .iter()
            .map(|transaction| {
                chain::call_fee(&transaction.call, transaction.length).map(|fee| fee.fee)
            })
            .collect();
        let total = fees.iter().flatten().fold(0, |total: Balance, fee| total.saturating_add(*fee));
        let balance = fungibles::balance(native, account);
        let minimum_balance = fungibles::minimum_balance(native);
        let needed = total.checked_add(minimum_balance);
        let can_pay = fees.iter().all(Option::is_some) && needed.is_some_and(|all| all <= balance);
        Bill { fees, total, balance, minimum_balance, can_pay }
    }
}

#[cfg(test)]
mod tests {
    use super::fees::{fees, pvq, Bill, Transaction};
    use codec::{Decode, Encode};
    use pvq_extension_fees::{CallClass, CallFee};
    use pvq_program::{mock, AccountId32, ExtensionFn, HostError};

    const ACCOUNT: AccountId32 = AccountId32([3; 32]);
    const MINIMUM: u128 = 10;

    /// A chain on which the account has `balance` of asset 7. A call is one byte, the fee of each of
    /// the transaction's.
    fn host(balance: u128) -> impl Fn(u64, &[u8]) -> Result<Vec<u8>, HostError> {
        use pvq_extension_fees::guest as fees;
        move |extension, call| {
            if extension != <fees::call_fee as ExtensionFn>::EXTENSION_ID {
                return match call[0] {
                    4 if call[1..] == 7u32.encode() => Ok(MINIMUM.encode()),
                    6 if call[1..] == (7u32, ACCOUNT).encode() => Ok(balance.encode()),
                    _ => Err(HostError::MalformedCall),
                };
            }
            let (_, call, length) = <(u8, Vec<u8>, u32)>::decode(&mut &call[..]).unwrap();
            let price = match call[..] {
                [255] => Some(u128::MAX),
                [price] => Some(u128::from(price) * u128::from(length)),
                _ => None,
            };
            let fee = price.map(|fee| CallFee {
                ref_time: 1,
                proof_size: 2,
                class: CallClass::Normal,
                pays_fee: fee > 0,
                fee,
            });
            Ok(fee.encode())
        }
    }

    fn bill(balance: u128, transactions: &[(&[u8], u32)]) -> Bill {
        let transactions = transactions
            .iter()
            .map(|(call, length)| Transaction { call: call.to_vec(), length: *length })
            .collect();
        mock::with_host(host(balance), || fees(&ACCOUNT, 7, transactions))
    }

    #[test]
    fn fees_are_summed_in_order() {
        let bill = bill(1_000, &[(&[2], 100), (&[0], 50), (&[5], 10)]);
        assert_eq!(bill.fees, [Some(200), Some(0), Some(50)]);
        assert_eq!((bill.total, bill.balance, bill.minimum_balance), (250, 1_000, MINIMUM));
        assert!(bill.can_pay);
    }

    #[test]
    fn the_minimum_balance_stays() {
        for (balance, can_pay) in [(0, false), (200, false), (209, false), (210, true)] {
            assert_eq!(bill(balance, &[(&[2], 100)]).can_pay, can_pay, "{balance}");
        }
    }

    #[test]
    fn what_is_no_call_cannot_be_paid_for() {
        let bill = bill(u128::MAX, &[(&[2], 100), (&[1, 2], 100), (&[], 0)]);
        assert_eq!(bill.fees, [Some(200), None, None]);
        assert_eq!((bill.total, bill.can_pay), (200, false));
    }

    #[test]
    fn fees_beyond_all_there_is_do_not_overflow() {
        let bill = bill(u128::MAX, &[(&[255], 0), (&[255], 0), (&[1], 5)]);
        assert_eq!((bill.total, bill.can_pay), (u128::MAX, false));
    }

    #[test]
    fn the_host_sees_scale() {
        let transactions = vec![(vec![2u8], 100u32), (vec![1, 2], 100)];
        let arguments = (0u8, ACCOUNT, 7u32, transactions).encode();
        let expected = (vec![Some(200u128), None], 200u128, 500u128, MINIMUM, false);
        mock::with_host(host(500), || assert_eq!(pvq(&arguments), expected.encode()));
    }
}
