//! One article in view: where the reader stands in it and what is scrolled out of sight.

mod folding;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::page::{Hidden, Page, Place};
use crate::text::moved::Moved;
use crate::text::{Article, Span};

/// Rows kept in sight above and below the cursor.
const SCROLL_OFF: usize = 3;

/// Where the reader is in a pane: enough to show the same rows again, at any size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SpotInPane {
    /// The byte at the top of the screen.
    pub(super) top: usize,
    /// Blank rows above it.
    pub(super) lead: usize,
    /// How far the pane was scrolled by itself.
    pub(super) shift: isize,
    /// The byte that the reader stands on.
    pub(super) cursor: usize,
    /// The row of the screen on which that stood, if it was in sight.
    pub(super) row: Option<usize>,
}

/// An article in a pane.
#[derive(Clone, Debug)]
pub struct Pane {
    /// Index of the article in the set.
    pub article: usize,
    /// The article laid out.
    pub page: Page,
    /// The first row in sight.
    pub top: Place,
    /// Blank rows above `top`, so that its passage can stand level with another pane's.
    pub lead: usize,
    /// The row the reader stands on; always one with text.
    pub cursor: Place,
    /// Rows in sight.
    pub height: usize,
    /// Rows by which the reader has scrolled this pane further down than the others (up, if negative).
    pub shift: isize,
    /// Folds that the reader has opened, by their first block.
    opened: BTreeSet<usize>,
    /// Blocks that the reader has seen to be shown although the filter hides them.
    unhidden: BTreeSet<usize>,
    /// The byte of the cursor's row that was gone to, so far as that is still its row.
    landing: Option<usize>,
    /// The bytes that `top` and `cursor` were last laid out for: rows change, these do not.
    anchors: [usize; 2],
}

impl SpotInPane {
    /// The same in another version of the article.
    pub(super) fn renew(self, moved: &Moved<'_>) -> Self {
        Self { top: moved.offset(self.top), cursor: moved.offset(self.cursor), ..self }
    }
}

impl Pane {
    /// A pane at the beginning of an article.
    pub fn new(article: usize, text: Arc<Article>) -> Self {
        let page = Page::new(text, &Hidden::default(), 1);
        Self {
            article,
            page,
            top: Place::default(),
            lead: 0,
            cursor: Place::default(),
            height: 1,
            shift: 0,
            opened: BTreeSet::new(),
            unhidden: BTreeSet::new(),
            landing: None,
            anchors: [0; 2],
        }
    }

    /// Shows the article as another page, and keeps the reader where they were.
    pub fn show(&mut self, page: Page, height: usize) {
        let SpotInPane { top, cursor, row, .. } = self.spot();
        self.anchors = [top, cursor];
        self.landing = Some(cursor);
        self.page = page;
        self.height = height;
        self.cursor = self.page.place_of(cursor);
        self.top = self.page.place_of(top);
        match row {
            // At the beginning of an article nothing may be left above it.
            Some(row) if top > 0 => self.level(self.cursor, row as isize, false),
            _ => {}
        }
        self.reveal();
    }

    /// Shows another version of the article, which has the index `article` now, and keeps the reader
    /// where they were. What is hidden takes effect at the next layout.
    pub fn renew(&mut self, article: usize, text: Arc<Article>, moved: &Moved<'_>) {
        let SpotInPane { top, cursor, row, .. } = self.spot().renew(moved);
        let old = self.page.article();
        let block = |block: &usize| {
            let start = old.blocks.get(*block)?.span.start;
            text.block_at(moved.offset(start))
        };
        self.opened = self.opened.iter().filter_map(block).collect();
        self.unhidden = self.unhidden.iter().filter_map(block).collect();
        self.page = Page::new(text, &Hidden::default(), self.page.width());
        self.article = article;
        self.anchors = [top, cursor];
        self.landing = Some(cursor);
        (self.top, self.cursor) = (self.page.place_of(top), self.page.place_of(cursor));
        if let Some(row) = row.filter(|_| top > 0) {
            self.level(self.cursor, row as isize, false);
        }
    }

    /// The byte that a place stands for: `known`, if its row still shows that, else its first.
    fn anchor(&self, place: Place, known: usize) -> usize {
        if self.page.place_of(known) == place { known } else { self.page.offset_of(place) }
    }

    /// The byte that the cursor's row begins with.
    pub fn offset(&self) -> usize {
        self.page.offset_of(self.cursor)
    }

    /// The byte that the reader stands on: the one that was gone to, else the first of the cursor's row.
    pub fn offset_here(&self) -> usize {
        self.landing().unwrap_or_else(|| self.offset())
    }

    /// The byte that the reader stands on, if that was gone to and not only its row.
    pub(super) fn landing(&self) -> Option<usize> {
        self.landing.filter(|&it| self.cursor_span().contains(it))
    }

    /// Stands on a byte of the cursor's row.
    pub(super) fn land(&mut self, offset: usize) {
        self.landing = Some(offset);
    }

    /// The bytes of the cursor's row.
    pub fn cursor_span(&self) -> Span {
        self.page.row(self.cursor).map_or(Span::default(), |row| row.span)
    }

    /// The bytes in sight, from the first row to the last.
    pub fn visible(&self) -> Span {
        let start = self.page.offset_of(self.top);
        let rows = self.height.saturating_sub(self.lead + 1) as isize;
        let end = self.page.row(self.page.step(self.top, rows).0).map_or(start, |row| row.span.end);
        Span::new(start, end.max(start))
    }

    /// On which row of the screen `place` stands, if it is in sight.
    pub fn row_on_screen(&self, place: Place) -> Option<usize> {
        let rows = self.page.distance(self.top, place, self.height)? + self.lead;
        (rows < self.height).then_some(rows)
    }

    /// Moves the cursor over `rows` rows that hold text.
    pub fn move_rows(&mut self, rows: isize) {
        for _ in 0..rows.unsigned_abs() {
            let Some(next) = self.solid(self.cursor, rows.signum()) else { break };
            self.cursor = next;
        }
        self.reveal();
    }

    /// Scrolls by `rows` and takes the cursor along.
    pub fn scroll(&mut self, rows: isize) {
        let row = self.row_on_screen(self.cursor).unwrap_or(0);
        let (cursor, _) = self.page.step(self.cursor, rows);
        self.cursor = self.nearest_solid(cursor);
        let (top, _) = self.page.step(self.top, rows);
        if rows != 0 {
            self.lead = 0;
        }
        self.top = top;
        self.keep_full();
        if self.row_on_screen(self.cursor).is_none() && self.stand_near(row).is_none() {
            // Nothing but blank rows is in sight; the reader is on the way through.
            return;
        }
        self.reveal();
    }

    /// Scrolls by `rows`. The cursor stays where it is while it is in sight.
    pub fn pan(&mut self, rows: isize) {
        self.top = self.page.step(self.top, rows).0;
        self.lead = 0;
        self.keep_full();
        let off = SCROLL_OFF.min(self.height.saturating_sub(1) / 2);
        let (first, last) = (off, self.height.saturating_sub(1 + off));
        match self.row_on_screen(self.cursor) {
            Some(row) if (first..=last).contains(&row) => {}
            // At the ends of the article the cursor may stand at the edge of the screen.
            Some(_) if self.top == Place::default() || self.shows_end() => {}
            _ => {
                self.stand_near(if rows > 0 { first } else { last });
            }
        }
    }

    /// Scrolls so that the cursor stands on row `row` of the screen, or as near to its edge as it comes.
    pub fn bring_to(&mut self, row: usize) {
        let off = SCROLL_OFF.min(self.height.saturating_sub(1) / 2);
        let row = row.clamp(off, self.height.saturating_sub(1 + off));
        self.level(self.cursor, row as isize, false);
    }

    /// Puts the cursor on the row with text that is nearest to row `row` of the screen, if there is
    /// one in sight.
    pub fn stand_near(&mut self, row: usize) -> Option<()> {
        let mut place = Some(self.top);
        let mut nearest: Option<(usize, Place)> = None;
        for y in self.lead..self.height {
            let Some(at) = place else { break };
            let far = y.abs_diff(row);
            if nearest.is_none_or(|it| far < it.0) && self.page.is_solid(at) {
                nearest = Some((far, at));
            }
            place = self.page.below(at);
        }
        self.cursor = nearest?.1;
        Some(())
    }

    /// Where the reader is.
    pub(super) fn spot(&self) -> SpotInPane {
        let landing = self.landing();
        let anchor = || self.anchor(self.cursor, self.anchors[1]);
        SpotInPane {
            top: self.anchor(self.top, self.anchors[0]),
            lead: self.lead,
            shift: self.shift,
            cursor: landing.unwrap_or_else(anchor),
            row: self.row_on_screen(self.cursor),
        }
    }

    /// Goes back to where the reader was.
    pub(super) fn restore(&mut self, spot: SpotInPane) {
        self.anchors = [spot.top, spot.cursor];
        self.landing = Some(spot.cursor);
        self.cursor = self.page.place_of(spot.cursor);
        self.top = self.page.place_of(spot.top);
        (self.lead, self.shift) = (spot.lead, spot.shift);
        match spot.row {
            Some(row) if self.row_on_screen(self.cursor) != Some(row) => {
                self.level(self.cursor, row as isize, spot.lead > 0);
            }
            Some(_) => {}
            None => self.go_to(spot.cursor),
        }
        if self.row_on_screen(self.cursor).is_none() {
            self.go_to(spot.cursor);
        }
    }

    /// Puts the cursor on the row that shows the byte at `offset`, with a view of what is around.
    pub fn go_to(&mut self, offset: usize) {
        self.cursor = self.page.place_of(offset);
        if self.row_on_screen(self.cursor).is_none() {
            self.level(self.cursor, (self.height / 3) as isize, false);
        }
        self.reveal();
    }

    /// Puts the cursor on the row that shows the byte at `offset`, always on the same row of the
    /// screen, so that the eye need not look for it.
    pub fn show_at_rest(&mut self, offset: usize) {
        self.cursor = self.page.place_of(offset);
        self.level(self.cursor, (self.height / 4) as isize, false);
        self.reveal();
    }

    /// Puts the cursor on the last row.
    pub fn go_to_end(&mut self) {
        self.cursor = self.page.last();
        self.reveal();
    }

    /// Scrolls so that `place` stands on row `row` of the screen (above it, if negative). With
    /// `lead`, blank rows stand above an article that is too short for that.
    pub fn level(&mut self, place: Place, row: isize, lead: bool) {
        let (top, gone) = self.page.step(place, -row);
        self.top = top;
        // Half a screen of nothing is more than being level is worth.
        let most = self.height / 2;
        self.lead = if lead { (row + gone).clamp(0, most as isize) as usize } else { 0 };
    }

    /// The same on a page that stands level with others, below as many blank rows as that takes.
    pub fn level_in_bands(&mut self, place: Place, row: isize) {
        let (top, gone) = self.page.step(place, -row);
        self.top = top;
        self.lead = (row + gone).clamp(0, self.height as isize - 1) as usize;
    }

    /// Goes to the beginning of the next paragraph, or of this one or the one before.
    pub fn move_paragraphs(&mut self, count: isize) {
        for _ in 0..count.unsigned_abs() {
            let item = self.cursor.item;
            self.cursor = if count > 0 {
                let next = item + 1;
                if next < self.page.items().len() {
                    Place { item: next, row: 0 }
                } else {
                    self.page.last()
                }
            } else if self.cursor.row > 0 {
                Place { item, row: 0 }
            } else {
                Place { item: item.saturating_sub(1), row: 0 }
            };
        }
        self.reveal();
    }

    /// Scrolls as little as needed to have the cursor in sight, with some rows around it.
    fn reveal(&mut self) {
        self.cursor = self.nearest_solid(self.cursor);
        let off = SCROLL_OFF.min(self.height.saturating_sub(1) / 2);
        let bottom = self.height.saturating_sub(1 + off) as isize;
        match self.row_on_screen(self.cursor) {
            Some(row) if row < off && self.lead == 0 => {
                self.level(self.cursor, off as isize, false);
            }
            Some(row) if row as isize > bottom && !self.shows_end() => {
                self.level(self.cursor, bottom, false);
            }
            Some(_) => {}
            None if self.cursor < self.top => self.level(self.cursor, off as isize, false),
            None => {
                self.level(self.cursor, bottom, false);
                self.keep_full();
            }
        }
    }

    /// Whether the last row is in sight.
    fn shows_end(&self) -> bool {
        self.row_on_screen(self.page.last()).is_some()
    }

    /// Takes back scrolling past the end.
    fn keep_full(&mut self) {
        let last = self.page.last();
        let rows = self.height.saturating_sub(1);
        if self.page.distance(self.top, last, rows).is_some() || self.top > last {
            self.level(last, rows as isize, false);
        }
    }

    fn solid(&self, from: Place, direction: isize) -> Option<Place> {
        let mut place = from;
        loop {
            place = if direction > 0 { self.page.below(place)? } else { self.page.above(place)? };
            if self.page.is_solid(place) {
                return Some(place);
            }
        }
    }

    fn nearest_solid(&self, place: Place) -> Place {
        if self.page.is_solid(place) {
            return place;
        }
        self.solid(place, 1).or_else(|| self.solid(place, -1)).unwrap_or_default()
    }
}
