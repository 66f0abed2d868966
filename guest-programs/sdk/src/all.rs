use crate::{
    answer::malformed,
    args::compact_len,
    buffer::{small, SMALL},
    bytes::Bytes,
    host, list_call, ExtensionFn,
};
use alloc::vec::Vec;
use codec::Decode;
use core::{iter::FusedIterator, marker::PhantomData};
use pvq_primitives::{ExtensionId, FunctionIndex};

/// An answer that is a page of a list. It is encoded as a `Vec<Item>`, and after it an `Option<Cursor>`: the start of the
/// page that follows.
pub trait Paged {
    /// An item of the list.
    type Item: Decode;
    /// The start of a page. Its encoding has at most 250 bytes; a longer one ends the run.
    type Cursor;
}

impl<Item: Decode, Cursor> Paged for (Vec<Item>, Option<Cursor>) {
    type Item = Item;
    type Cursor = Cursor;
}

/// A function that returns a list in pages. Its parameters are the start of a page, `None` for the first, and the maximum
/// number of its items. Every function with such parameters and a [`Paged`] answer is one.
pub trait PagedFn: ExtensionFn {
    /// An item of the list.
    type Item: Decode;
}

impl<F, Page, Cursor> PagedFn for F
where
    F: ExtensionFn<Parameters = (Option<Cursor>, u32), Output = Page>,
    Page: Paged<Cursor = Cursor>,
{
    type Item = Page::Item;
}

/// Returns all items of the list that `F` returns in pages.
///
/// The pages are as large as the extension makes them. There is one in memory at a time, whose items are decoded when they
/// are asked for. On a heap that only grows, a page that is longer than those before it takes new memory where the program
/// has allocated other memory since.
///
/// The run ends where a call fails, an answer is not a page, or the heap has no room for a page. For smaller pages, or to
/// handle errors, call `F`'s stub page by page.
///
/// ```
/// #[pvq_program::program]
/// mod count {
///     use pvq_program::all;
///
///     #[program::extension_fn(extension_id = 7, fn_index = 1)]
///     fn assets(start: Option<u32>, limit: u32) -> (Vec<u32>, Option<u32>);
///
///     #[program::entrypoint]
///     fn number_of_assets() -> u32 {
///         all::<assets>().count() as u32
///     }
/// }
/// ```
#[inline]
pub fn all<F: PagedFn>() -> PagedItems<F> {
    let pages = Pages { page: Vec::new(), rest: core::ptr::from_ref(&[]), left: 0 };
    PagedItems { pages, function: PhantomData }
}

/// The items of a list that comes in pages: see [`all`].
#[must_use = "an iterator asks for nothing until its items are taken"]
pub struct PagedItems<F> {
    pages: Pages,
    function: PhantomData<fn() -> F>,
}

impl<F: PagedFn> Iterator for PagedItems<F> {
    type Item = F::Item;

    #[inline]
    fn next(&mut self) -> Option<F::Item> {
        list_call::<F>();
        if self.pages.left == 0 && !self.pages.next_page(F::EXTENSION_ID, F::INDEX) {
            return None;
        }
        Some(self.pages.item())
    }
}

impl<F: PagedFn> FusedIterator for PagedItems<F> {}

/// The pages of a list of any items.
struct Pages {
    /// The page that is read; nothing before the first.
    page: Vec<u8>,
    /// The bytes of the page that are not read yet. No reference, because they are in `page`, which the next one replaces.
    rest: *const [u8],
    /// The number of items that are not read yet.
    left: usize,
}

impl Pages {
    #[inline(always)]
    fn rest(&self) -> &[u8] {
        // SAFETY: it is a part of the page, which is there until the next one, or the empty slice.
        unsafe { &*self.rest }
    }

    /// Decodes the next item of the page, which has one.
    #[inline(always)]
    fn item<T: Decode>(&mut self) -> T {
        let mut rest = Bytes(self.rest());
        let item = rest.value();
        self.rest = rest.0;
        self.left = self.left.wrapping_sub(1);
        item
    }

    /// Fetches pages until one has items, and returns whether there is one. A program has this code once.
    ///
    /// The start of a page is not decoded, but passed on as the page before has it.
    #[inline(never)]
    fn next_page(&mut self, extension: ExtensionId, index: FunctionIndex) -> bool {
        const NO_LIMIT: [u8; 4] = [0xff; 4];
        loop {
            let start = match self.rest() {
                [] if self.page.is_empty() => &[0],
                // It stays here, so that the list stays at its end.
                [0] => return false,
                start @ [1, ..] if start.len() < SMALL - NO_LIMIT.len() => start,
                _ => malformed(),
            };
            let mut call = small();
            let to: *mut u8 = call.as_mut_ptr().cast();
            // SAFETY: there is room for the index, a start of this length and the limit.
            let call = unsafe {
                to.write(index);
                core::ptr::copy_nonoverlapping(start.as_ptr(), to.add(1), start.len());
                to.add(1 + start.len()).cast::<[u8; 4]>().write(NO_LIMIT);
                core::slice::from_raw_parts(to, 1 + start.len() + NO_LIMIT.len())
            };
            // Nothing points into the page while another takes its place, even where that unwinds.
            self.rest = core::ptr::from_ref(&[]);
            host::extension_call_into(extension, call, &mut self.page);
            let Some((left, rest)) = compact_len(&self.page) else { malformed() };
            (self.left, self.rest) = (left, rest);
            if left != 0 {
                return true;
            }
        }
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;
    use crate::{mock::with_host, HostError};
    use codec::Encode;
    use pvq_primitives::FunctionMetadata;
    use scale_info::form::MetaForm;
    use std::{
        panic::{catch_unwind, AssertUnwindSafe},
        string::String,
        vec,
    };

    /// A page of pairs, as an extension has it.
    #[derive(Encode, Decode)]
    struct Page {
        items: Vec<(u32, String)>,
        next: Option<[u8; 3]>,
    }

    impl Paged for Page {
        type Item = (u32, String);
        type Cursor = [u8; 3];
    }

    enum Pairs {}

    impl ExtensionFn for Pairs {
        const EXTENSION_ID: ExtensionId = 7;
        const INDEX: FunctionIndex = 4;
        type Parameters = (Option<[u8; 3]>, u32);
        type Output = Page;

        fn metadata() -> FunctionMetadata<MetaForm> {
            unreachable!()
        }
    }

    fn item(n: u32) -> (u32, String) {
        (n, "x".repeat(n as usize % 70))
    }

    /// Returns the items of a list whose pages have so many, and asserts that each is asked for once.
    fn listed(sizes: &[u32]) -> Vec<(u32, String)> {
        let mut calls = Vec::new();
        let host = |extension, call: &[u8]| {
            assert_eq!(extension, Pairs::EXTENSION_ID);
            let nth = calls.len();
            calls.push(call.to_vec());
            let from: u32 = sizes[..nth].iter().sum();
            let items = (from..from + sizes[nth]).map(item).collect();
            let next = (nth + 1 < sizes.len()).then_some([nth as u8, 1, 2]);
            Ok(Page { items, next }.encode())
        };
        let items = with_host(host, || {
            let mut all = all::<Pairs>();
            let items = all.by_ref().collect();
            // The end stays the end.
            assert_eq!((all.next(), all.next()), (None, None));
            items
        });
        let start = |nth: usize| nth.checked_sub(1).map(|before| [before as u8, 1, 2]);
        let expected = (0..sizes.len()).map(|nth| (4u8, start(nth), u32::MAX).encode());
        assert_eq!(calls, expected.collect::<Vec<_>>());
        items
    }

    #[test]
    fn pages_are_followed_to_their_end() {
        for sizes in [&[0][..], &[1], &[70], &[2, 1], &[3, 0, 0, 2, 0], &[0, 0, 300, 1], &[1; 100]]
        {
            let expected: Vec<_> = (0..sizes.iter().sum()).map(item).collect();
            assert_eq!(listed(sizes), expected, "{sizes:?}");
        }
    }

    #[test]
    fn nothing_is_asked_before_the_first_item_and_after_the_last_that_is_taken() {
        let mut calls = 0;
        let host = |_, _: &[u8]| {
            calls += 1;
            Ok(Page { items: vec![item(1), item(2)], next: Some([0; 3]) }.encode())
        };
        with_host(host, || {
            drop(all::<Pairs>());
            assert_eq!(all::<Pairs>().take(3).count(), 3);
        });
        assert_eq!(calls, 2);
    }

    #[test]
    fn what_is_not_a_page_ends_the_run() {
        let page = Page { items: vec![item(1)], next: None }.encode();
        let mut hostile = vec![
            vec![],
            // Fewer items than their number says, or more.
            vec![4],
            vec![3, 0xff, 0xff, 0xff, 0xff],
            [&[8][..], &page[1..]].concat(),
            [&[0][..], &page[1..]].concat(),
            // Bytes behind the end, and no cursor.
            [&page[..], &[0]].concat(),
            vec![0, 2],
            vec![0, 0, 0],
            // A cursor that is longer than a call.
            [&[0, 1][..], &[0; 300]].concat(),
        ];
        hostile.extend((0..page.len()).map(|len| page[..len].to_vec()));
        for answer in hostile {
            let host = |_, call: &[u8]| match call[1] {
                0 => Ok(answer.clone()),
                _ => Err(HostError::MalformedCall),
            };
            let run = catch_unwind(|| with_host(host, || all::<Pairs>().count()));
            assert!(run.is_err(), "{answer:?}");
        }
    }

    #[test]
    fn a_cursor_that_the_extension_refuses_ends_the_run() {
        for cursor in [&[1][..], &[1, 0], &[1, 0, 0, 0, 0]] {
            let answer = [&[0], cursor].concat();
            let host = |_, call: &[u8]| match Option::<[u8; 3]>::decode(&mut &call[1..]).unwrap() {
                None => Ok(answer.clone()),
                // As a host decodes the arguments, to their last byte.
                Some(_) if call.len() == 9 => panic!("this is a cursor"),
                Some(_) => Err(HostError::MalformedCall),
            };
            let run = catch_unwind(|| with_host(host, || all::<Pairs>().count()));
            assert!(run.is_err());
        }
    }

    #[test]
    fn an_error_on_any_page_ends_the_run() {
        for failing in 1..4 {
            let mut calls = 0;
            let host = |_, _: &[u8]| {
                calls += 1;
                if calls == failing {
                    return Err(HostError::Failed);
                }
                Ok(Page { items: vec![item(1)], next: (calls < 3).then_some([0; 3]) }.encode())
            };
            with_host(host, || {
                let mut items = all::<Pairs>();
                let mut next = || catch_unwind(AssertUnwindSafe(|| items.next()));
                for _ in 1..failing {
                    assert_eq!(next().unwrap(), Some(item(1)));
                }
                assert!(next().is_err());
                // Where the panic is caught, the list goes on only from its start.
                assert_eq!(next().is_err(), failing > 1);
            });
        }
    }
}
