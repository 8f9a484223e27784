//! An article laid out for a width: rows, gutter marks, folds, ruler. Pure.
//!
//! A [`Page`] is one article at one width. It wraps a block when somebody first looks at it, so
//! that a book opens as fast as a note, and never counts the rows of the whole. Places on a page
//! are [`Place`]s (item and row); they hold for one page only. What must survive resizing, folding and
//! re-analysis is a byte offset into the article, and [`Page::place_of`] and [`Page::offset_of`] go between.

mod bands;
mod closing;
mod comparison;
mod heights;
mod item;
mod landmarks;
mod level;
mod marks;
mod ruler;
mod stack;
mod strip;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::text::width::label_columns;
use crate::text::wrap::{wrap, wrap_lines};
use crate::text::{Article, BlockKind, Span};

pub use bands::{Band, BandRow, Columns, Sheet, bands};
pub use closing::{BandPlace, Closing};
pub use comparison::{Comparison, Pair, differs};
use heights::Heights;
pub use item::{Hidden, Item, Row, RowKind};
pub use landmarks::{Landmark, Landmarks};
pub use level::{Absence, Cut, Level, cuts};
pub use marks::{EventMark, Marks, RepeatMark, Teller};
pub use ruler::{Ruler, RulerMark};
pub use stack::{Stack, StackPlace};
pub use strip::{StripCell, StripPlace, TICK, Weight, strip};

/// A row of a page: the index of an item and of a row in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the item.
    pub item: usize,
    /// Index of the row in the item.
    pub row: usize,
}

/// One article laid out for one width.
#[derive(Clone, Debug)]
pub struct Page {
    article: Arc<Article>,
    width: usize,
    items: Vec<Item>,
    /// By item: the bytes it stands for.
    spans: Vec<Span>,
    /// Bytes at which a row begins, whatever stands before them; in order.
    breaks: Vec<usize>,
    /// What keeps it level, and which of its pages this is.
    level: Option<(Rc<Level>, usize)>,
    rows: RefCell<HashMap<usize, Rc<[Row]>>>,
    heights: Heights,
}

impl Page {
    /// Lays `article` out in `width` columns. Linear in the number of blocks; wraps nothing yet.
    pub fn new(article: Arc<Article>, hidden: &Hidden, width: usize) -> Self {
        let items = item::items(&article, hidden);
        let spans = items.iter().map(|it| it.span(&article)).collect();
        let (breaks, rows, heights) = (Vec::new(), RefCell::default(), Heights::default());
        Self { article, width, items, spans, breaks, level: None, rows, heights }
    }

    /// The same page, which need not measure again what was measured for `before`, if that has the same
    /// article and width.
    #[must_use]
    pub fn measured_as(self, before: &Self) -> Self {
        let same = Arc::ptr_eq(&self.article, &before.article) && self.width == before.width;
        if same { Self { heights: before.heights.clone(), ..self } } else { self }
    }

    /// The same page with a row beginning at each of `breaks`, bytes in order.
    #[must_use]
    pub fn broken_at(self, breaks: Vec<usize>) -> Self {
        Self { breaks, rows: RefCell::default(), ..self }
    }

    /// A page of `level` as it stands beside the others.
    pub fn levelled(level: &Rc<Level>, page: usize) -> Self {
        let plain = level.page(page).clone();
        Self { level: Some((Rc::clone(level), page)), rows: RefCell::default(), ..plain }
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// What the page shows, in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Columns for the text.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Columns before the text of a block: list items and quotations are set in, and the number of an
    /// item has room. Panics if there is no such block.
    pub fn indent(article: &Article, block: usize) -> usize {
        const LONGEST_NUMBER: usize = 8;
        match article.blocks[block].kind {
            BlockKind::ListItem { depth } => {
                let sign = article.number(block).map_or(1, label_columns).min(LONGEST_NUMBER);
                2 * usize::from(depth.clamp(1, 4)) - 1 + sign
            }
            BlockKind::ItemParagraph { depth } => 2 * usize::from(depth.clamp(1, 4)),
            BlockKind::Quote | BlockKind::Code => 2,
            BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Caption => 0,
        }
    }

    /// The bytes that an item stands for. Panics if there is no such item.
    pub fn span(&self, item: usize) -> Span {
        self.spans[item]
    }

    /// Where the text ends.
    pub fn end(&self) -> usize {
        self.article.blocks.last().map_or(0, |it| it.span.end)
    }

    /// The item that shows the byte at `offset`, or the next that begins behind it; one past the last if
    /// there is none.
    pub(crate) fn item_from(&self, offset: usize) -> usize {
        let item = self.spans.partition_point(|span| span.end <= offset);
        let hides = !matches!(self.items.get(item), None | Some(Item::Block(_)));
        item + usize::from(hides && self.spans[item].start < offset)
    }

    /// Items, and what stands below them on a page that is level with others.
    fn count(&self) -> usize {
        self.items.len() + usize::from(self.level.is_some())
    }

    /// Where a band of a page that stands level begins, if any row of it is there.
    pub fn band_start(&self, band: usize) -> Option<Place> {
        let (level, page) = self.level.as_ref()?;
        let item = level.item(*page, band)?;
        let row = self.rows(item).iter().position(|row| row.band == Some(band))?;
        Some(Place { item, row })
    }

    /// Why the article has no part in a band of a page that stands level.
    pub fn absence(&self, band: usize) -> Option<Absence> {
        self.level.as_ref().and_then(|(level, page)| level.absence(*page, band))
    }

    /// The rows of an item, wrapped at the first call. Panics if there is no such item.
    pub fn rows(&self, item: usize) -> Rc<[Row]> {
        if let Some(rows) = self.rows.borrow().get(&item) {
            return Rc::clone(rows);
        }
        let rows: Rc<[Row]> = self.lay_out(item).into();
        self.rows.borrow_mut().insert(item, Rc::clone(&rows));
        rows
    }

    /// How many rows an item has. Unlike [`Self::rows`] it keeps nothing, so that a whole book can be
    /// measured without being kept in memory. Panics if there is no such item.
    fn height(&self, item: usize) -> usize {
        if let Some(rows) = self.rows.borrow().get(&item) {
            return rows.len();
        }
        match self.items[item] {
            Item::Block(block) if self.level.is_none() && self.breaks_in(item).is_empty() => {
                let blank = usize::from(!self.is_tight(item));
                self.heights.of(block, || self.wrapped(block, self.spans[item]).len()) + blank
            }
            _ => self.lay_out(item).len(),
        }
    }

    /// Where rows begin inside an item, whatever stands before them.
    fn breaks_in(&self, item: usize) -> &[usize] {
        let span = self.spans[item];
        let first = self.breaks.partition_point(|&it| it <= span.start);
        let end = self.breaks.partition_point(|&it| it < span.end).max(first);
        &self.breaks[first..end]
    }

    fn lay_out(&self, item: usize) -> Vec<Row> {
        if let Some((level, page)) = &self.level {
            return level.rows(*page, item);
        }
        let row = |kind, span| Row { kind, span, band: None };
        let blank = |at| row(RowKind::Blank, Span::new(at, at));
        let span = self.spans[item];
        let index = match &self.items[item] {
            Item::Fold(_) => return vec![row(RowKind::Fold, span), blank(span.end)],
            Item::Stretch(_) => return vec![row(RowKind::Stretch, span), blank(span.end)],
            Item::Block(index) => *index,
        };
        let breaks = self.breaks_in(item);
        let starts = std::iter::once(&span.start).chain(breaks);
        let ends = breaks.iter().chain(std::iter::once(&span.end));
        let pieces = starts.zip(ends).map(|(&start, &end)| Span::new(start, end));
        let wrapped = pieces.flat_map(|piece| self.wrapped(index, piece));
        let mut rows: Vec<Row> = wrapped
            .enumerate()
            .map(|(at, span)| row(RowKind::Text { first: at == 0 }, span))
            .collect();
        if !self.is_tight(item) {
            rows.push(blank(self.article.blocks[index].span.end));
        }
        rows
    }

    /// The rows of a piece of a block.
    fn wrapped(&self, block: usize, piece: Span) -> Vec<Span> {
        let width = self.width.saturating_sub(Self::indent(&self.article, block)).max(1);
        match self.article.blocks[block].kind {
            BlockKind::Code => wrap_lines(&self.article.text, piece, width),
            _ => wrap(&self.article.text, piece, width),
        }
    }

    /// Whether no blank row follows: before an item of a list that goes on, and at the end.
    fn is_tight(&self, item: usize) -> bool {
        let kind = |at: usize| match self.items.get(at) {
            Some(&Item::Block(block)) => Some(self.article.blocks[block].kind),
            _ => None,
        };
        let in_list = matches!(
            kind(item),
            Some(BlockKind::ListItem { .. } | BlockKind::ItemParagraph { .. })
        );
        let next_item = matches!(kind(item + 1), Some(BlockKind::ListItem { .. }));
        item + 1 >= self.items.len() || (in_list && next_item)
    }

    /// The row at `place`, if there is one.
    pub fn row(&self, place: Place) -> Option<Row> {
        (place.item < self.count()).then(|| self.rows(place.item).get(place.row).copied())?
    }

    /// The byte at which the row at `place` begins; 0 for an empty page.
    pub fn offset_of(&self, place: Place) -> usize {
        self.row(place).map_or(0, |row| row.span.start)
    }

    /// The row that shows the byte at `offset`: inside a closed fold the fold's line, between two
    /// blocks the first row of the next, past the end the last row.
    pub fn place_of(&self, offset: usize) -> Place {
        let item = self.spans.partition_point(|span| span.end <= offset);
        if item >= self.items.len() {
            return self.last();
        }
        let rows = self.rows(item);
        let row = rows.iter().rposition(|row| row.kind.is_solid() && row.span.start <= offset);
        let row = row.or_else(|| rows.iter().position(|row| row.kind.is_solid()));
        Place { item, row: row.unwrap_or(0) }
    }

    /// The last row that holds text.
    pub fn last(&self) -> Place {
        let Some(item) = self.items.len().checked_sub(1) else { return Place::default() };
        let rows = self.rows(item);
        let row = rows.iter().rposition(|row| row.kind.is_solid()).unwrap_or(0);
        Place { item, row }
    }

    /// The next row below, blank ones included.
    pub fn below(&self, place: Place) -> Option<Place> {
        if place.item >= self.count() {
            return None;
        }
        if place.row + 1 < self.rows(place.item).len() {
            return Some(Place { row: place.row + 1, ..place });
        }
        let next = Place { item: place.item + 1, row: 0 };
        (next.item < self.items.len() || self.row(next).is_some()).then_some(next)
    }

    /// The next row above, blank ones included.
    pub fn above(&self, place: Place) -> Option<Place> {
        if let Some(row) = place.row.checked_sub(1) {
            return Some(Place { row, ..place });
        }
        let item = place.item.checked_sub(1)?;
        Some(Place { item, row: self.rows(item).len().saturating_sub(1) })
    }

    /// The place `rows` below (above, if negative), or as near as the page allows, and how far
    /// that is.
    pub fn step(&self, from: Place, rows: isize) -> (Place, isize) {
        let (mut place, mut gone) = (from, 0);
        while gone != rows {
            let next = if rows > 0 { self.below(place) } else { self.above(place) };
            let Some(next) = next else { break };
            place = next;
            gone += rows.signum();
        }
        (place, gone)
    }

    /// Rows from `from` down to `to`, counting no further than `limit`; `None` if `to` is above or
    /// further down.
    pub fn distance(&self, from: Place, to: Place, limit: usize) -> Option<usize> {
        let mut place = from;
        for rows in 0..=limit {
            if place == to {
                return Some(rows);
            }
            place = self.below(place)?;
        }
        None
    }

    /// Whether the row holds text or a fold line, so that a reader can stand on it.
    pub fn is_solid(&self, place: Place) -> bool {
        self.row(place).is_some_and(|row| row.kind.is_solid())
    }

    /// The index of the block that the row belongs to; the first hidden one for a line that stands
    /// for others.
    pub fn block_of(&self, place: Place) -> Option<usize> {
        self.items.get(place.item).map(|item| item.blocks().start)
    }
}
