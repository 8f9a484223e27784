//! The ruler beside a pane: the whole article in one column.

use crate::text::Span;

use super::{Item, Marks, Page};

/// What a row of the ruler shows, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RulerMark {
    /// Nothing of note.
    Nothing,
    /// A passage told here alone.
    OnlyHere,
    /// A passage that others tell.
    Event,
    /// Repeated text.
    Repeat,
    /// A passage of the current event.
    CurrentEvent,
    /// A place that the reader has given this letter.
    Letter(char),
    /// A note of the reader.
    Note,
    /// A search hit.
    Hit,
}

/// The ruler of a page: one mark a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruler {
    /// The marks from top to bottom.
    pub marks: Vec<RulerMark>,
    /// The rows that stand for what is on screen; never empty unless the ruler is.
    pub visible: std::ops::Range<usize>,
}

/// Bytes that a line which stands for others counts for: it takes one row, whatever it hides.
const LINE_WEIGHT: usize = 60;
/// Bytes that every block counts for besides its own, because a blank row follows it.
const BLOCK_WEIGHT: usize = 40;

impl Ruler {
    /// Draws the ruler of `page` in `height` rows. `visible` are the bytes on screen, `current` the
    /// event in focus, `hits` the search hits and `own` what the reader has made, both in order. Linear in
    /// items and marks, but for the hits, which are searched.
    pub fn new(
        page: &Page,
        marks: &Marks,
        hits: &[Span],
        own: &[(usize, RulerMark)],
        current: Option<usize>,
        visible: Span,
        height: usize,
    ) -> Self {
        let scale = Scale::new(page, height);
        let ends = scale.ends(page);
        let mut rows = vec![RulerMark::Nothing; height];
        let mut put = |marks: &mut dyn Iterator<Item = (usize, RulerMark)>| {
            let mut row = 0;
            for (at, mark) in marks {
                // Marks are in order, so that the row need not be looked up for each.
                while row + 1 < height && at >= ends[row] {
                    row += 1;
                }
                if let Some(shown) = rows.get_mut(row) {
                    *shown = mark.max(*shown);
                }
            }
        };
        put(&mut marks.only_here.iter().map(|it| (it.start, RulerMark::OnlyHere)));
        put(&mut marks.events.iter().map(|it| {
            let here = Some(it.event) == current;
            (it.span.start, if here { RulerMark::CurrentEvent } else { RulerMark::Event })
        }));
        put(&mut marks.repeats.iter().map(|it| (it.span.start, RulerMark::Repeat)));
        put(&mut own.iter().copied());
        // A book can have more hits than letters on a page: each row looks for its first.
        let mut start = 0;
        for (at, row) in rows.iter_mut().enumerate() {
            let end = if at + 1 < height { ends[at] } else { usize::MAX };
            let next = hits.partition_point(|it| it.start < start);
            if hits.get(next).is_some_and(|it| it.start < end) {
                *row = RulerMark::Hit.max(*row);
            }
            start = end;
        }
        let first = scale.row(page, visible.start).min(height.saturating_sub(1));
        let last = scale.row(page, visible.end.saturating_sub(1)).min(height.saturating_sub(1));
        let visible = if height == 0 { 0..0 } else { first..last.max(first) + 1 };
        Self { marks: rows, visible }
    }

    /// The byte that the row `row` of a ruler of `height` rows begins with. Linear in the items.
    pub fn offset_at(page: &Page, row: usize, height: usize) -> usize {
        let ends = Scale::new(page, height.max(1)).ends(page);
        row.checked_sub(1).and_then(|above| ends.get(above)).copied().unwrap_or(0)
    }
}

/// Where bytes lie on a ruler.
struct Scale {
    /// By item: the weight of what stands before it.
    before: Vec<usize>,
    total: usize,
    height: usize,
}

impl Scale {
    fn new(page: &Page, height: usize) -> Self {
        let mut total = 0;
        let before = page
            .items
            .iter()
            .zip(&page.spans)
            .map(|(item, span)| {
                let here = total;
                total += match item {
                    Item::Block(_) => span.len() + BLOCK_WEIGHT,
                    Item::Fold(_) | Item::Stretch(_) => LINE_WEIGHT,
                };
                here
            })
            .collect();
        Self { before, total: total.max(1), height }
    }

    fn row(&self, page: &Page, offset: usize) -> usize {
        let item = page.spans.partition_point(|span| span.end <= offset);
        let Some(before) = self.before.get(item) else { return self.height.saturating_sub(1) };
        let inside = match page.items[item] {
            Item::Block(_) => offset.saturating_sub(page.spans[item].start),
            Item::Fold(_) | Item::Stretch(_) => 0,
        };
        (before + inside) * self.height / self.total
    }

    /// By row: the first byte that lies below it.
    fn ends(&self, page: &Page) -> Vec<usize> {
        let end = |row: usize| {
            let weight = ((row + 1) * self.total).div_ceil(self.height);
            let item = self.before.partition_point(|&before| before < weight).saturating_sub(1);
            let (Some(span), Some(before)) = (page.spans.get(item), self.before.get(item)) else {
                return usize::MAX;
            };
            match page.items[item] {
                Item::Block(_) => (span.start + weight - before).min(span.end),
                Item::Fold(_) | Item::Stretch(_) => span.end,
            }
        };
        (0..self.height).map(end).collect()
    }
}
