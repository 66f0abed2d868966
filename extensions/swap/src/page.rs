use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use pvq_extension::program::Paged;
use scale_info::TypeInfo;

/// A part of a list.
///
/// The list has one order, that of the chain's storage, which says nothing about the items. Pages that
/// are read one after the other in the same state have every item once. An item that is added between
/// two queries may be missed, where it lies before the cursor.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Page<Item, Cursor> {
    /// The items.
    pub items: Vec<Item>,
    /// The `start` of the page that follows; `None` at the end of the list.
    pub next: Option<Cursor>,
}

// A program reads all parts by `all`.
impl<Item: Decode, Cursor> Paged for Page<Item, Cursor> {
    type Item = Item;
    type Cursor = Cursor;
}

impl<Item, Cursor> Page<Item, Cursor> {
    /// Returns the page with the first `size` of `keys`, at least one. It reads one key more, to know
    /// whether the list ends here.
    pub fn of(
        mut keys: impl Iterator<Item = Cursor>,
        size: u32,
        item: impl FnMut(&Cursor) -> Item,
    ) -> Self {
        let mut listed: Vec<Cursor> = keys.by_ref().take(size.max(1) as usize).collect();
        let items = listed.iter().map(item).collect();
        Self { items, next: keys.next().and_then(|_| listed.pop()) }
    }
}

/// Returns the most items that a page has: `limit`, but at most `max`, and at least one, so that
/// following the pages ends.
pub const fn page_size(limit: u32, max: u32) -> u32 {
    let size = if limit < max { limit } else { max };
    if size == 0 {
        1
    } else {
        size
    }
}
