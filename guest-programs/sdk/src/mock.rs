//! A host for the tests of a program, on the machine that builds it.
//!
//! ```
//! use pvq_program::{codec::Encode, mock, HostError};
//!
//! #[pvq_program::program]
//! mod double_supply {
//!     #[program::extension_fn(extension_id = 7, fn_index = 5)]
//!     fn total_supply(asset: u32) -> u128;
//!
//!     #[program::entrypoint]
//!     fn double_supply(asset: u32) -> u128 {
//!         2 * total_supply(asset)
//!     }
//! }
//!
//! let host = |extension, call: &[u8]| match (extension, call[0]) {
//!     (7, 5) => Ok(1000u128.encode()),
//!     _ => Err(HostError::UnknownFunction),
//! };
//! // The entrypoint as a function, and as the host runs it.
//! assert_eq!(mock::with_host(host, || double_supply::double_supply(1)), 2000);
//! assert_eq!(mock::with_host(host, || double_supply::pvq(&(0u8, 1u32).encode())), 2000u128.encode());
//! ```

use alloc::{boxed::Box, vec::Vec};
use core::cell::RefCell;
use pvq_primitives::{ExtensionId, HostError};

type Answer = Result<Vec<u8>, HostError>;
type Host<'a> = Box<dyn FnMut(ExtensionId, &[u8]) -> Answer + 'a>;

std::thread_local! {
    static HOSTS: RefCell<Vec<Host<'static>>> = const { RefCell::new(Vec::new()) };
}

/// Runs `test`, whose calls to extensions on this thread `host` answers.
///
/// `host` takes the extension's id and the call: the function's index, then the SCALE-encoded arguments. It returns the
/// SCALE-encoded answer. Of nested hosts the innermost answers. Without a host, and while a host itself is running,
/// every extension is unknown.
pub fn with_host<R>(
    host: impl FnMut(ExtensionId, &[u8]) -> Result<Vec<u8>, HostError>,
    test: impl FnOnce() -> R,
) -> R {
    struct Installed;
    impl Drop for Installed {
        fn drop(&mut self) {
            HOSTS.with_borrow_mut(|hosts| hosts.pop());
        }
    }

    let host: Host<'_> = Box::new(host);
    // SAFETY: only the lifetime changes. `Installed` drops the host before this function returns or unwinds, so the
    // host does not outlive what it borrows.
    let host = unsafe { core::mem::transmute::<Host<'_>, Host<'static>>(host) };
    HOSTS.with_borrow_mut(|hosts| hosts.push(host));
    let _installed = Installed;
    test()
}

/// Returns the answer of the innermost host.
pub(crate) fn answer(extension: ExtensionId, call: &[u8]) -> Answer {
    HOSTS.with(|hosts| match hosts.try_borrow_mut() {
        Ok(mut hosts) => match hosts.last_mut() {
            Some(host) => host(extension, call),
            None => Err(HostError::UnknownExtension),
        },
        Err(_) => Err(HostError::UnknownExtension),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{call_by_id, CallError};
    use codec::Encode;
    use std::vec;

    #[test]
    fn a_call_is_the_index_and_the_arguments() {
        let mut seen = Vec::new();
        let answer = with_host(
            |extension, call| {
                seen.push((extension, call.to_vec()));
                Ok(9u128.encode())
            },
            || call_by_id::<_, u128>(3, 6, &(7u32, &[1u8; 2])),
        );
        assert_eq!(answer, Ok(9));
        assert_eq!(seen, [(3, vec![6, 7, 0, 0, 0, 1, 1])]);
    }

    #[test]
    fn a_large_call_is_whole() {
        let list = vec![[7u8; 32]; 100];
        let answer = with_host(
            |_, call| Ok(call.to_vec().encode()),
            || call_by_id::<_, Vec<u8>>(3, 6, &(&list,)),
        );
        assert_eq!(answer.unwrap(), (6u8, &list).encode());
    }

    #[test]
    fn an_answer_of_another_type_is_malformed() {
        for response in [vec![], vec![1, 2, 3], vec![1, 2, 3, 4, 5]] {
            let answer = with_host(|_, _| Ok(response.clone()), || call_by_id::<_, u32>(1, 0, &()));
            assert_eq!(answer, Err(CallError::MalformedResponse));
        }
    }

    #[test]
    fn a_host_that_refuses_is_heard() {
        for error in [HostError::PermissionDenied, HostError::Failed] {
            let answer = with_host(|_, _| Err(error), || call_by_id::<_, u32>(1, 0, &()));
            assert_eq!(answer, Err(CallError::Host(error)));
        }
    }

    #[test]
    fn there_is_no_host_before_or_after() {
        let unknown = Err(CallError::Host(HostError::UnknownExtension));
        assert_eq!(call_by_id::<_, u32>(1, 0, &()), unknown);
        _ = std::panic::catch_unwind(|| with_host(|_, _| Ok(vec![]), || panic!("a failing test")));
        assert_eq!(call_by_id::<_, u32>(1, 0, &()), unknown);
        // A call that a host makes is not answered by that host.
        with_host(
            |_, _| {
                assert_eq!(call_by_id::<_, u32>(1, 0, &()), unknown);
                Ok(1u32.encode())
            },
            || assert_eq!(call_by_id::<_, u32>(1, 0, &()), Ok(1)),
        );
    }
}
