//! A value for each pair of articles.

/// A value for each pair of different articles.
#[derive(Clone, Debug)]
pub(super) struct Table<T>(Vec<T>);

impl<T> Table<T> {
    /// `value(a, b)` for all `a < b` below `articles`.
    pub(super) fn new(articles: usize, mut value: impl FnMut(usize, usize) -> T) -> Self {
        let mut values = Vec::with_capacity(articles * articles.saturating_sub(1) / 2);
        for b in 0..articles {
            for a in 0..b {
                values.push(value(a, b));
            }
        }
        Self(values)
    }

    /// The value of a pair of different articles, in either order.
    pub(super) fn at(&self, a: usize, b: usize) -> &T {
        &self.0[Self::index(a, b)]
    }

    /// The same, to change.
    pub(super) fn at_mut(&mut self, a: usize, b: usize) -> &mut T {
        &mut self.0[Self::index(a, b)]
    }

    fn index(a: usize, b: usize) -> usize {
        let (low, high) = (a.min(b), a.max(b));
        high * (high - 1) / 2 + low
    }
}
