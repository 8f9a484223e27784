//! Text to be read band by band: one place alone, or two with what corresponds standing level.

use std::sync::Arc;

use crate::analysis::{Change, ChangeOp, Place};
use crate::text::wrap::wrap;
use crate::text::{Article, Span};

use super::comparison::differs;
use super::stack::Stack;

/// Text that stands level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// What stands in it; the second is missing where one place is shown alone, and either where the
    /// other place has nothing that corresponds.
    pub sides: [Option<Place>; 2],
    /// Whether both sides hold the same words.
    pub same: bool,
}

impl Band {
    /// A band of one place.
    pub fn alone(place: Place) -> Self {
        Self { sides: [Some(place), None], same: true }
    }
}

/// How the two sides of a band share the screen. The number is the columns that each gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// The second side under the first; once only where both hold the same words.
    One(usize),
    /// Side by side.
    Two(usize),
}

/// A row of a band: the bytes that each side shows in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BandRow {
    /// By side; nothing where it has no text in this row.
    pub sides: [Option<Span>; 2],
    /// Whether the text of a side begins here.
    pub first: bool,
}

impl Band {
    /// The rows of the band; at least one. Linear in the length of its text.
    pub fn rows(&self, articles: &[Arc<Article>], columns: Columns) -> Vec<BandRow> {
        let (Columns::One(width) | Columns::Two(width)) = columns;
        let wrapped = |side: usize| {
            let place = self.sides[side];
            place.map_or_else(Vec::new, |it| wrap(&articles[it.article].text, it.span, width))
        };
        let (left, right) = (wrapped(0), wrapped(1));
        let row = |at, sides| BandRow { sides, first: at == 0 };
        let mut rows: Vec<BandRow> = match columns {
            Columns::Two(_) => (0..left.len().max(right.len()))
                .map(|at| row(at, [left.get(at).copied(), right.get(at).copied()]))
                .collect(),
            Columns::One(_) => {
                let under = if self.same && !left.is_empty() { &[][..] } else { &right };
                let left = left.iter().enumerate().map(|(at, it)| row(at, [Some(*it), None]));
                let right = under.iter().enumerate().map(|(at, it)| row(at, [None, Some(*it)]));
                left.chain(right).collect()
            }
        };
        if rows.is_empty() {
            rows.push(BandRow::default());
        }
        rows
    }
}

/// The bands of two places, of which the second came of the first by `changes`: a new one begins
/// with every block of either, where the other has something that corresponds. Linear in the
/// length of the places.
pub fn bands(articles: &[Arc<Article>], old: Place, new: Place, changes: &[Change]) -> Vec<Band> {
    let texts = [&*articles[old.article], &*articles[new.article]];
    let begins = |side: usize, span: Span, at: usize| {
        let blocks = &texts[side].blocks;
        !span.is_empty() && blocks.binary_search_by_key(&at, |it| it.span.start).is_ok()
    };
    let mut cuts = vec![(old.span.start, new.span.start)];
    for it in changes {
        if begins(0, it.old, it.old.start) || begins(1, it.new, it.new.start) {
            cuts.push((it.old.start, it.new.start));
        }
        if it.op == ChangeOp::Equal {
            // Equal but for white space, so that the words correspond one by one.
            let words = words(texts[0], it.old).zip(words(texts[1], it.new));
            cuts.extend(words.filter(|&(a, b)| begins(0, it.old, a) || begins(1, it.new, b)));
        }
    }
    cuts.push((old.span.end, new.span.end));
    cuts.dedup();
    let mut others = changes.iter().filter(|it| differs(it)).peekable();
    let band = |pair: &[(usize, usize)]| {
        let side = |article: usize, text: &Article, start: usize, end: usize| {
            let span = Span::new(start, end);
            let empty = text.slice(span).trim().is_empty();
            (!empty).then_some(Place { article, span })
        };
        let mut same = true;
        while others.next_if(|it| it.old.end <= pair[1].0 && it.new.end <= pair[1].1).is_some() {
            same = false;
        }
        let sides = [
            side(old.article, texts[0], pair[0].0, pair[1].0),
            side(new.article, texts[1], pair[0].1, pair[1].1),
        ];
        Band { sides, same }
    };
    cuts.windows(2).map(band).filter(|it| it.sides != [None, None]).collect()
}

/// Where the words of `span` begin, the first one apart.
fn words(article: &Article, span: Span) -> impl Iterator<Item = usize> {
    let mut in_word = false;
    let begins = move |(at, c): (usize, char)| {
        let begins = !in_word && !c.is_whitespace();
        in_word = !c.is_whitespace();
        begins.then_some(span.start + at)
    };
    article.slice(span).char_indices().filter_map(begins).skip(1)
}

/// Bands one under the other.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The articles that the bands are taken from.
    pub articles: &'a [Arc<Article>],
    /// The bands.
    pub bands: &'a [Band],
    /// How they share the screen.
    pub columns: Columns,
}

impl Sheet<'_> {
    /// The bands with their heights.
    pub fn stack(&self) -> Stack<impl Fn(usize) -> usize> {
        let height = |band: usize| {
            let band = self.bands.get(band);
            band.map_or(0, |it| it.rows(self.articles, self.columns).len())
        };
        Stack { len: self.bands.len(), height }
    }
}
