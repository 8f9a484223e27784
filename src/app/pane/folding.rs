//! What of an article is folded away or filtered out, and bringing it back.

use crate::analysis::Fold;
use crate::page::{Hidden, Item, Place, RowKind};

use super::Pane;

impl Pane {
    /// What of the article is out of sight: `folds` unless they were opened, `blocks` always, and what is
    /// `filtered` unless the reader has gone there.
    pub fn hidden(&self, folds: &[Fold], blocks: &[bool], filtered: &[bool]) -> Hidden {
        let closed = folds.iter().filter(|fold| !self.opened.contains(&fold.blocks.start));
        let mut filtered = filtered.to_vec();
        for &block in &self.unhidden {
            filtered.get_mut(block).into_iter().for_each(|it| *it = false);
        }
        Hidden { folds: closed.cloned().collect(), blocks: blocks.to_vec(), filtered }
    }

    /// Opens the fold that the cursor stands on, or closes the one that it stands in. Takes effect
    /// at the next layout. Returns whether there was one.
    pub fn toggle_fold(&mut self, folds: &[Fold]) -> bool {
        match self.page.items().get(self.cursor.item) {
            Some(Item::Fold(fold)) => return self.opened.insert(fold.blocks.start),
            Some(Item::Stretch(blocks)) => {
                self.unhidden.extend(blocks.clone());
                return true;
            }
            _ => {}
        }
        let Some(block) = self.page.block_of(self.cursor) else { return false };
        let around = folds.iter().find(|fold| fold.blocks.contains(&block));
        around.is_some_and(|fold| self.opened.remove(&fold.blocks.start))
    }

    /// Opens a fold if it is closed, and closes it if it is open. Takes effect at the next layout.
    /// Returns whether it is open then.
    pub fn flip_fold(&mut self, fold: &Fold) -> bool {
        let first = fold.blocks.start;
        !self.opened.remove(&first) && self.opened.insert(first)
    }

    /// Opens all folds, or closes them. Takes effect at the next layout.
    pub fn set_folds(&mut self, folds: &[Fold], open: bool) {
        self.opened = folds.iter().filter(|_| open).map(|fold| fold.blocks.start).collect();
    }

    /// Where the folds begin that the reader has opened, as bytes of the article.
    pub fn opened_at(&self) -> impl Iterator<Item = usize> + '_ {
        let blocks = &self.page.article().blocks;
        self.opened.iter().filter_map(|it| Some(blocks.get(*it)?.span.start))
    }

    /// Opens the folds that begin at these bytes. Takes effect at the next layout.
    pub fn open_folds_at(&mut self, offsets: &[usize]) {
        let article = self.page.article();
        self.opened = offsets.iter().filter_map(|&it| article.block_at(it)).collect();
    }

    /// Opens the fold, or shows what the filter hides, at the byte `offset`. Takes effect at the next
    /// layout. Returns whether there was anything to open.
    pub fn open_at(&mut self, folds: &[Fold], offset: usize) -> bool {
        let Some(block) = self.page.article().block_at(offset) else { return false };
        let stretch = match self.page.items().get(self.page.place_of(offset).item) {
            Some(Item::Stretch(_)) => self.unhidden.insert(block),
            _ => false,
        };
        let around = folds.iter().find(|fold| fold.blocks.contains(&block));
        around.is_some_and(|fold| self.opened.insert(fold.blocks.start)) || stretch
    }

    /// Takes back what was shown although a filter hides it. Takes effect at the next layout.
    pub fn hide_again(&mut self) {
        self.unhidden.clear();
    }

    /// Whether a line that stands for others hides the byte at `offset`.
    pub fn on_hidden(&self, offset: usize) -> bool {
        self.row_kind(self.page.place_of(offset)).is_some_and(RowKind::stands_for_others)
    }

    /// Whether the cursor stands on a line that stands for others: a closed fold, or what a filter hides.
    pub fn on_fold(&self) -> bool {
        self.row_kind(self.cursor).is_some_and(RowKind::stands_for_others)
    }

    fn row_kind(&self, place: Place) -> Option<RowKind> {
        self.page.row(place).map(|row| row.kind)
    }
}
