//! Discovery of a chain, for clients that make transactions for many: its runtime and pallets, the
//! indices that calls begin with, and the extensions that programs may rely on.

#![cfg_attr(target_env = "polkavm", no_std, no_main)]

extern crate alloc;

#[pvq_program::program]
mod discover {
    use alloc::vec::Vec;
    use codec::{Decode, Encode};
    use pvq_extension_runtime::{Pallet, Version};
    use scale_info::TypeInfo;

    #[program::extension]
    use pvq_extension_core::guest as host;
    #[program::extension]
    use pvq_extension_runtime::guest as runtime;

    type Hash = [u8; 32];

    /// A call by its names.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
    pub struct CallName {
        pub pallet: Vec<u8>,
        pub call: Vec<u8>,
    }

    /// A chain and its runtime.
    #[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
    pub struct Discovery {
        pub version: Version,
        /// The hash of the chain's first block; nothing in the state of that block.
        pub genesis_hash: Option<Hash>,
        /// The id of the chain, if it is a parachain.
        pub parachain_id: Option<u32>,
        pub pallets: Vec<Pallet>,
        /// The first two bytes of each of the calls asked for, in their order; nothing for one that the
        /// chain does not have.
        pub calls: Vec<Option<(u8, u8)>>,
        /// Whether the chain has each of the extensions asked for, in their order.
        pub extensions: Vec<bool>,
    }

    /// Describes the chain, and looks for `calls` by their names and for `extensions` by their ids.
    #[program::entrypoint]
    fn discover(calls: Vec<CallName>, extensions: Vec<u64>) -> Discovery {
        Discovery {
            version: runtime::version(),
            genesis_hash: runtime::genesis_hash(),
            parachain_id: runtime::parachain_id(),
            pallets: runtime::pallets(),
            calls: calls.iter().map(|name| runtime::call_index(&name.pallet, &name.call)).collect(),
            extensions: extensions.into_iter().map(host::has_extension).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::discover::{discover, pvq, CallName, Discovery};
    use codec::{Decode, Encode};
    use pvq_extension_runtime::{Pallet, Version};
    use pvq_program::{mock, ExtensionFn, HostError};

    fn version() -> Version {
        Version { spec_name: b"chain".to_vec(), spec_version: 9, ..Version::default() }
    }

    fn pallets() -> Vec<Pallet> {
        let name = b"System".to_vec();
        vec![Pallet { index: 4, name, module: b"frame_system".to_vec(), crate_version: (1, 2, 3) }]
    }

    /// A chain with one pallet that has one call, `remark`, and the extensions with even ids.
    fn host(extension: u64, call: &[u8]) -> Result<Vec<u8>, HostError> {
        use pvq_extension_core::guest as core;
        if extension == <core::has_extension as ExtensionFn>::EXTENSION_ID {
            let (_, id) = <(u8, u64)>::decode(&mut &call[..]).unwrap();
            return Ok((id % 2 == 0).encode());
        }
        Ok(match call[0] {
            0 => version().encode(),
            1 => Some([7u8; 32]).encode(),
            2 => Some(2000u32).encode(),
            4 => pallets().encode(),
            5 => {
                let known = call[1..] == ("System", "remark").encode();
                known.then_some((4u8, 7u8)).encode()
            }
            _ => return Err(HostError::UnknownFunction),
        })
    }

    fn name(pallet: &str, call: &str) -> CallName {
        CallName { pallet: pallet.into(), call: call.into() }
    }

    fn expected() -> Discovery {
        Discovery {
            version: version(),
            genesis_hash: Some([7; 32]),
            parachain_id: Some(2000),
            pallets: pallets(),
            calls: vec![Some((4, 7)), None],
            extensions: vec![true, false, true],
        }
    }

    #[test]
    fn answers_are_in_the_order_of_the_questions() {
        let calls = vec![name("System", "remark"), name("System", "remarks")];
        let discovery = mock::with_host(host, || discover(calls, vec![2, 3, 4]));
        assert_eq!(discovery, expected());
    }

    #[test]
    fn nothing_asked_is_nothing_answered() {
        let discovery = mock::with_host(host, || discover(vec![], vec![]));
        assert_eq!(discovery, Discovery { calls: vec![], extensions: vec![], ..expected() });
    }

    #[test]
    fn the_host_sees_scale() {
        let calls = vec![("System", "remark"), ("Balances", "remark")];
        let arguments = (0u8, calls, vec![2u64, 3, 4]).encode();
        mock::with_host(host, || assert_eq!(pvq(&arguments), expected().encode()));
    }
}
