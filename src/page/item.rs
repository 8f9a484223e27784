//! What a page is made of: blocks, lines that stand for hidden ones, and their rows.

use std::ops::Range;

use crate::analysis::Fold;
use crate::text::{Article, Span};

/// What a page shows in one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A block, by its index.
    Block(usize),
    /// A closed fold: one line that says what it hides.
    Fold(Fold),
    /// Blocks that a filter keeps out of sight: one line that counts them.
    Stretch(Range<usize>),
}

impl Item {
    /// The blocks that it shows or stands for.
    pub fn blocks(&self) -> Range<usize> {
        match self {
            Self::Block(block) => *block..block + 1,
            Self::Fold(fold) => fold.blocks.clone(),
            Self::Stretch(blocks) => blocks.clone(),
        }
    }

    /// The bytes that it shows or stands for.
    pub(super) fn span(&self, article: &Article) -> Span {
        let blocks = &article.blocks[self.blocks()];
        match (blocks.first(), blocks.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }
}

/// One row of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the row is.
    pub kind: RowKind,
    /// The bytes it shows; for a line that stands for others the bytes it hides; empty for a row
    /// without text.
    pub span: Span,
    /// The band that begins here, on a page that stands level with others.
    pub band: Option<usize>,
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
    /// The line in place of what a filter hides.
    Stretch,
    /// The empty row after a block.
    Blank,
    /// An empty row that keeps the page level with others.
    Gap,
    /// The mark of a gap that is closed up, at the end of a band, by its index.
    Closed(usize),
    /// The notice that the article has no part in a band, by its index.
    Absent(usize),
}

impl RowKind {
    /// Whether there is something of the article in it, so that a reader can stand on it.
    pub fn is_solid(self) -> bool {
        matches!(self, Self::Text { .. } | Self::Fold | Self::Stretch)
    }

    /// Whether it is a line in place of what is out of sight.
    pub fn stands_for_others(self) -> bool {
        matches!(self, Self::Fold | Self::Stretch)
    }
}

/// Which parts of an article are out of sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The folds that are closed.
    pub folds: Vec<Fold>,
    /// By block: whether it is not shown at all. Empty: all are.
    pub blocks: Vec<bool>,
    /// By block: whether a filter keeps it out of sight, behind a line that counts. Empty: none.
    pub filtered: Vec<bool>,
}

/// What a page shows of an article, in order. A fold gives way to a filter that nothing in it passes.
pub(super) fn items(article: &Article, hidden: &Hidden) -> Vec<Item> {
    let is_in = |blocks: &[bool], block: usize| blocks.get(block).copied().unwrap_or(false);
    let mut items = Vec::with_capacity(article.blocks.len());
    let mut folds = hidden.folds.iter().peekable();
    let mut block = 0;
    while block < article.blocks.len() {
        let fold = folds.next_if(|fold| fold.blocks.start == block);
        let item = fold.cloned().map_or(Item::Block(block), Item::Fold);
        let blocks = item.blocks();
        block = blocks.end;
        if fold.is_none() && is_in(&hidden.blocks, blocks.start) {
            continue;
        }
        if !blocks.clone().all(|it| is_in(&hidden.filtered, it)) {
            items.push(item);
        } else if let Some(Item::Stretch(stretch)) = items.last_mut() {
            stretch.end = blocks.end;
        } else {
            items.push(Item::Stretch(blocks));
        }
    }
    items
}
