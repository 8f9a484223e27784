//! Many short lists in one piece of memory: a list for each sentence of a book costs four bytes
//! besides what is in it.

use std::ops::{Index, Range};

/// Lists in order, which go by their number.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    items: Vec<T>,
    /// By list: where it ends in `items`.
    ends: Vec<u32>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a list.
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(self.items.len() as u32);
    }

    /// The lists in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|list| &self[list])
    }

    /// What the lists of a range hold, one after the other.
    pub(super) fn items(&self, lists: Range<usize>) -> &[T] {
        &self.items[self.start(lists.start)..self.start(lists.end)]
    }

    /// What all lists hold, to be changed.
    pub(super) fn all_mut(&mut self) -> &mut [T] {
        &mut self.items
    }

    /// Takes out of each list what is not `wanted`.
    pub(super) fn retain(&mut self, wanted: impl Fn(&T) -> bool) {
        let (mut start, mut kept) = (0, 0);
        for end in &mut self.ends {
            for at in start..*end as usize {
                if wanted(&self.items[at]) {
                    self.items.swap(kept, at);
                    kept += 1;
                }
            }
            start = std::mem::replace(end, kept as u32) as usize;
        }
        self.items.truncate(kept);
        self.items.shrink_to_fit();
    }

    fn start(&self, list: usize) -> usize {
        list.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }
}

impl<T> Index<usize> for Lists<T> {
    type Output = [T];

    fn index(&self, list: usize) -> &[T] {
        self.items(list..list + 1)
    }
}

impl<T, L: IntoIterator<Item = T>> FromIterator<L> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut all = Self::default();
        lists.into_iter().for_each(|list| all.push(list));
        all.items.shrink_to_fit();
        all.ends.shrink_to_fit();
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Lists;

    proptest! {
        #[test]
        fn lists_hold_what_was_put_into_them(
            lists in prop::collection::vec(prop::collection::vec(0_u8..9, 0..5), 0..9),
            least in 0_u8..9,
        ) {
            let mut all: Lists<u8> = lists.iter().cloned().collect();
            prop_assert!(all.iter().eq(lists.iter().map(Vec::as_slice)));
            prop_assert_eq!(all.items(0..lists.len()), lists.concat());
            all.retain(|&it| it >= least);
            let kept = |list: &Vec<u8>| list.iter().copied().filter(|&it| it >= least).collect();
            let kept: Vec<Vec<u8>> = lists.iter().map(kept).collect();
            prop_assert!(all.iter().eq(kept.iter().map(Vec::as_slice)));
        }
    }
}
