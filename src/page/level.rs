//! Articles that stand level: bands across the pages, each as high as its longest text.
//!
//! A band begins with a landmark and goes on to the next. In an article that has no part in the
//! landmark it says so, and holds as much of what that article tells meanwhile as fits. Where the
//! bands are cut depends on the texts alone, not on widths, so that each can be measured by itself:
//! nothing is laid out but what is looked at.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::text::{Article, BlockKind, Span};

use super::{Landmarks, Page, Place, Row, RowKind};

/// Why an article has no part in a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// It does not tell the event.
    Untold,
    /// It tells it in this block, in another order.
    Elsewhere(usize),
}

/// Where a band begins in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The byte.
    pub offset: usize,
    /// Why the event of the band does not stand there.
    pub absence: Option<Absence>,
}

/// By article, as [`Landmarks::articles`] has them, and by band: where the bands are cut. The first band
/// holds what stands before the first landmark. Linear in the landmarks, but for searches.
pub fn cuts(
    articles: &[Arc<Article>],
    analysis: &Analysis,
    landmarks: &Landmarks,
) -> Vec<Vec<Cut>> {
    let depths = depths(landmarks);
    let cuts = landmarks.articles.iter().enumerate().map(|(at, &index)| {
        let article = &articles[index];
        let end = article.blocks.last().map_or(0, |it| it.span.end);
        let mut cuts = vec![Cut { offset: 0, absence: None }];
        // The last band that the article has part in: where it begins, here and on the way.
        let (mut start, mut depth) = (article.blocks.first().map_or(0, |it| it.span.start), 0);
        for (band, landmark) in landmarks.list.iter().enumerate() {
            if let Some(offset) = landmark.at[at] {
                (start, depth) = (offset, depths[band]);
                cuts.push(Cut { offset, absence: None });
                continue;
            }
            let next = landmarks.list[band..].iter().find_map(|it| it.at[at]).unwrap_or(end);
            let least = cuts[band].offset;
            let offset = pause(article, Span::new(start, next), depths[band] - depth).max(least);
            let told = analysis.events[landmark.event].passages.iter();
            let told = told.filter(|it| it.article == index).map(|it| it.span(article).start);
            let nearest = told.min_by_key(|it| it.abs_diff(offset));
            let block = nearest.and_then(|it| article.block_at(it));
            let absence = Some(block.map_or(Absence::Untold, Absence::Elsewhere));
            cuts.push(Cut { offset, absence });
        }
        cuts
    });
    cuts.collect()
}

/// How far down each landmark stands at least, in bytes of text.
fn depths(landmarks: &Landmarks) -> Vec<usize> {
    let mut last = vec![(0, 0); landmarks.articles.len()];
    let mut depth = 0;
    let depths = landmarks.list.iter().map(|landmark| {
        let parts = || landmark.at.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?)));
        for (at, offset) in parts() {
            let (before, above) = last[at];
            depth = depth.max(above + (offset - before));
        }
        for (at, offset) in parts() {
            last[at] = (offset, depth);
        }
        depth
    });
    depths.collect()
}

/// Where `span` can be interrupted so that about `length` bytes stand before it: between two blocks, but
/// not behind a heading; if nowhere, at its end.
fn pause(article: &Article, span: Span, length: usize) -> usize {
    let blocks = &article.blocks;
    let first = blocks.partition_point(|it| it.span.start <= span.start);
    let end = blocks.partition_point(|it| it.span.start < span.end).max(first);
    let fitting = blocks.partition_point(|it| it.span.start <= span.start + length);
    let after_heading = |at: usize| at > 0 && matches!(blocks[at - 1].kind, BlockKind::Heading(_));
    let fits = (first..fitting.clamp(first, end)).rev().find(|&at| !after_heading(at));
    let next = || (first..end).find(|&at| !after_heading(at));
    fits.or_else(next).map_or(span.end, |at| blocks[at].span.start)
}

/// Pages side by side, cut into bands.
#[derive(Debug)]
pub struct Level {
    /// The pages as they are by themselves.
    pages: Vec<Page>,
    /// By page and band.
    cuts: Vec<Vec<Cut>>,
    /// By page and band: the item that the band begins with.
    items: Vec<Vec<usize>>,
    /// By band, once it was measured: the rows that each page needs for it by itself.
    own_rows: RefCell<HashMap<usize, Rc<[usize]>>>,
    /// Rows of a gap from which on it is closed up.
    pub(super) most: usize,
}

impl Level {
    /// Brings `pages` level at `cuts` (see [`cuts`]); each must begin a row at each of its own. Gaps of
    /// more than `most` rows are closed up.
    pub fn new(pages: Vec<Page>, cuts: Vec<Vec<Cut>>, most: usize) -> Rc<Self> {
        let item = |page: &Page, cut: &Cut| page.item_from(cut.offset);
        let items = pages
            .iter()
            .zip(&cuts)
            .map(|(page, cuts)| cuts.iter().map(|cut| item(page, cut)).collect())
            .collect();
        Rc::new(Self { pages, cuts, items, own_rows: RefCell::default(), most })
    }

    /// Why a page has no part in a band.
    pub fn absence(&self, page: usize, band: usize) -> Option<Absence> {
        self.cuts[page].get(band)?.absence
    }

    /// Rows of a band, the same in all pages, closed gaps counted as they would be. Wraps what stands in
    /// it, the first time.
    pub fn height(&self, band: usize) -> usize {
        self.own_rows(band).iter().copied().max().unwrap_or(0)
    }

    /// By page: the rows that it needs for a band. Articles that tell little in common have bands as
    /// long as half a book.
    pub(super) fn own_rows(&self, band: usize) -> Rc<[usize]> {
        if let Some(known) = self.own_rows.borrow().get(&band) {
            return Rc::clone(known);
        }
        let own = |page| self.notice_rows(page, band) + self.text_rows(page, band);
        let rows: Rc<[usize]> = (0..self.pages.len()).map(own).collect();
        self.own_rows.borrow_mut().insert(band, Rc::clone(&rows));
        rows
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Rows by which a page falls short of a band.
    pub(super) fn gap(&self, page: usize, band: usize) -> usize {
        self.height(band) - self.own_rows(band)[page]
    }

    /// The item that a band begins with in a page.
    pub(super) fn item(&self, page: usize, band: usize) -> Option<usize> {
        self.items[page].get(band).copied()
    }

    pub(super) fn page(&self, page: usize) -> &Page {
        &self.pages[page]
    }

    /// The bands that begin in an item of a page.
    fn bands_in(&self, page: usize, item: usize) -> Range<usize> {
        let items = &self.items[page];
        items.partition_point(|&it| it < item)..items.partition_point(|&it| it <= item)
    }

    /// Where the text of a band begins in the page by itself.
    fn start(&self, page: usize, band: usize) -> Place {
        let (Some(&item), Some(cut)) = (self.items[page].get(band), self.cuts[page].get(band))
        else {
            return Place { item: self.pages[page].items().len(), row: 0 };
        };
        let page = &self.pages[page];
        if item >= page.items().len() || page.span(item).start >= cut.offset {
            return Place { item, row: 0 };
        }
        page.place_of(cut.offset)
    }

    /// Rows of text that a page has in a band.
    fn text_rows(&self, page: usize, band: usize) -> usize {
        let (from, to) = (self.start(page, band), self.start(page, band + 1));
        let rows: usize = (from.item..to.item).map(|item| self.pages[page].height(item)).sum();
        (rows + to.row).saturating_sub(from.row)
    }

    /// Rows that say that an article has no part in a band.
    fn notice_rows(&self, page: usize, band: usize) -> usize {
        match self.absence(page, band) {
            None => 0,
            Some(_) if self.start(page, band) >= self.start(page, band + 1) => 1,
            // A blank row keeps it from what follows.
            Some(_) => 2,
        }
    }

    /// The rows of an item of a page, with what keeps it level. The item after the last holds the rows
    /// below the text.
    pub(super) fn rows(&self, page: usize, item: usize) -> Vec<Row> {
        let plain = &self.pages[page];
        let is_end = item >= plain.items().len();
        let text = if is_end { Rc::default() } else { plain.rows(item) };
        let mut rows = Rows { done: Vec::new(), begins: None };
        let mut taken = 0;
        for band in self.bands_in(page, item) {
            let at = self.start(page, band).row;
            rows.add(text[taken..at].iter().copied());
            taken = at;
            let at = self.cuts[page][band].offset;
            if let Some(above) = band.checked_sub(1) {
                rows.add(self.filling(page, above, at));
            }
            rows.begins = Some(band);
            let notice = self.notice_rows(page, band);
            let row = |kind| Row { kind, span: Span::new(at, at), band: None };
            if notice > 0 {
                rows.add([row(RowKind::Absent(band))]);
            }
            if notice > 1 {
                rows.add([row(RowKind::Gap)]);
            }
        }
        rows.add(text[taken..].iter().copied());
        if is_end && let Some(last) = self.cuts[page].len().checked_sub(1) {
            rows.add(self.filling(page, last, plain.end()));
        }
        rows.done
    }
}

/// Rows being put together.
struct Rows {
    done: Vec<Row>,
    /// The band that the next row begins.
    begins: Option<usize>,
}

impl Rows {
    fn add(&mut self, rows: impl IntoIterator<Item = Row>) {
        for row in rows {
            self.done.push(Row { band: self.begins.take(), ..row });
        }
    }
}
