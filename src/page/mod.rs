//! An article laid out for a width: rows, gutter marks, folds, ruler. Pure.
//!
//! A [`Page`] is one article at one width. It wraps a block when somebody first looks at it, so
//! that a book opens as fast as a note, and never counts the rows of the whole. Places on a page
//! are [`Place`]s (item and row); they hold for one page only. What must survive resizing, folding and
//! re-analysis is a byte offset into the article, and [`Page::place_of`] and [`Page::offset_of`] go between.

mod bands;
mod comparison;
mod marks;
mod ruler;
mod strip;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::Fold;
use crate::text::wrap::{wrap, wrap_lines};
use crate::text::{Article, BlockKind, Span};

pub use bands::{Band, BandRow, Columns, Sheet, SheetPlace, bands};
pub use comparison::{Comparison, Pair, differs};
pub use marks::{EventMark, Marks, RepeatMark, Teller};
pub use ruler::{Ruler, RulerMark};
pub use strip::{StripCell, StripPlace, TICK, Weight, strip};

/// What a page shows in one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A block, by its index.
    Block(usize),
    /// A closed fold: one line that says what it hides.
    Fold(Fold),
}

/// One row of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the row is.
    pub kind: RowKind,
    /// The bytes it shows; for a fold the bytes it hides; empty for a blank row.
    pub span: Span,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Text of a block; `first` is its first row.
    Text {
        /// Whether the block begins here.
        first: bool,
    },
    /// A closed fold.
    Fold,
    /// The empty row after a block.
    Blank,
}

/// A row of a page: the index of an item and of a row in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the item.
    pub item: usize,
    /// Index of the row in the item.
    pub row: usize,
}

/// Which parts of an article are out of sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The folds that are closed.
    pub folds: Vec<Fold>,
    /// By block: whether it is not shown at all. Empty: all are.
    pub blocks: Vec<bool>,
}

/// One article laid out for one width.
#[derive(Clone, Debug)]
pub struct Page {
    article: Arc<Article>,
    width: usize,
    items: Vec<Item>,
    /// By item: the bytes it stands for.
    spans: Vec<Span>,
    rows: RefCell<HashMap<usize, Rc<[Row]>>>,
}

impl Page {
    /// Lays `article` out in `width` columns. Linear in the number of blocks; wraps nothing yet.
    pub fn new(article: Arc<Article>, hidden: &Hidden, width: usize) -> Self {
        let mut items = Vec::with_capacity(article.blocks.len());
        let mut folds = hidden.folds.iter().peekable();
        let mut block = 0;
        while block < article.blocks.len() {
            if let Some(fold) = folds.next_if(|fold| fold.blocks.start == block) {
                block = fold.blocks.end;
                items.push(Item::Fold(fold.clone()));
                continue;
            }
            if !hidden.blocks.get(block).copied().unwrap_or(false) {
                items.push(Item::Block(block));
            }
            block += 1;
        }
        let spans = items.iter().map(|item| span_of(&article, item)).collect();
        Self { article, width, items, spans, rows: RefCell::default() }
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

    /// Columns before the text of a block: list items and quotations are set in.
    pub fn indent(kind: BlockKind) -> usize {
        match kind {
            BlockKind::ListItem { depth } => 2 * usize::from(depth.clamp(1, 4)),
            BlockKind::Quote | BlockKind::Code => 2,
            BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Caption => 0,
        }
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

    fn lay_out(&self, item: usize) -> Vec<Row> {
        let blank = |at| Row { kind: RowKind::Blank, span: Span::new(at, at) };
        let index = match &self.items[item] {
            Item::Fold(_) => {
                let span = self.spans[item];
                return vec![Row { kind: RowKind::Fold, span }, blank(span.end)];
            }
            Item::Block(index) => *index,
        };
        let block = self.article.blocks[index];
        let width = self.width.saturating_sub(Self::indent(block.kind)).max(1);
        let spans = match block.kind {
            BlockKind::Code => wrap_lines(&self.article.text, block.span, width),
            _ => wrap(&self.article.text, block.span, width),
        };
        let mut rows: Vec<Row> = spans
            .into_iter()
            .enumerate()
            .map(|(at, span)| Row { kind: RowKind::Text { first: at == 0 }, span })
            .collect();
        if !self.is_tight(item) {
            rows.push(blank(block.span.end));
        }
        rows
    }

    /// Whether no blank row follows: between two items of a list, and at the end.
    fn is_tight(&self, item: usize) -> bool {
        let is_list = |at: usize| match self.items.get(at) {
            Some(&Item::Block(block)) => {
                matches!(self.article.blocks[block].kind, BlockKind::ListItem { .. })
            }
            _ => false,
        };
        item + 1 >= self.items.len() || (is_list(item) && is_list(item + 1))
    }

    /// The row at `place`, if there is one.
    pub fn row(&self, place: Place) -> Option<Row> {
        (place.item < self.items.len()).then(|| self.rows(place.item).get(place.row).copied())?
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
        let row =
            rows.iter().rposition(|row| row.kind != RowKind::Blank && row.span.start <= offset);
        Place { item, row: row.unwrap_or(0) }
    }

    /// The last row that holds text.
    pub fn last(&self) -> Place {
        let Some(item) = self.items.len().checked_sub(1) else { return Place::default() };
        let rows = self.rows(item);
        let row = rows.iter().rposition(|row| row.kind != RowKind::Blank).unwrap_or(0);
        Place { item, row }
    }

    /// The next row below, blank ones included.
    pub fn below(&self, place: Place) -> Option<Place> {
        if place.item >= self.items.len() {
            return None;
        }
        if place.row + 1 < self.rows(place.item).len() {
            return Some(Place { row: place.row + 1, ..place });
        }
        (place.item + 1 < self.items.len()).then_some(Place { item: place.item + 1, row: 0 })
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
        self.row(place).is_some_and(|row| row.kind != RowKind::Blank)
    }

    /// The index of the block that the row belongs to; the first hidden one for a fold.
    pub fn block_of(&self, place: Place) -> Option<usize> {
        self.items.get(place.item).map(|item| match item {
            Item::Block(block) => *block,
            Item::Fold(fold) => fold.blocks.start,
        })
    }
}

fn span_of(article: &Article, item: &Item) -> Span {
    let blocks = match item {
        Item::Block(block) => &article.blocks[*block..=*block],
        Item::Fold(fold) => &article.blocks[fold.blocks.clone()],
    };
    match (blocks.first(), blocks.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    }
}
