//! A whole article in one row: where the places of something stand in it.

use crate::text::{Article, Span};

/// A place to be shown on a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripPlace {
    /// Where.
    pub span: Span,
    /// The number it goes by, from 1.
    pub number: usize,
    /// How much it matters now.
    pub weight: Weight,
}

/// How much a place matters to the reader now, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// One of several.
    Other,
    /// The one that the focused place is compared with.
    Beside,
    /// The one in focus.
    Focus,
}

/// A column of a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripCell {
    /// Text of which nothing is to be said.
    Text,
    /// The same, where the tenth, twentieth … paragraph begins.
    Tick,
    /// A place; with its number where it begins.
    Place(Weight, Option<usize>),
}

/// Paragraphs from tick to tick.
pub const TICK: usize = 10;

/// The article in `width` columns. A place takes at least one; where two fall on one, the weightier is
/// seen, or else the later. Linear in the places and the blocks.
pub fn strip(article: &Article, places: &[StripPlace], width: usize) -> Vec<StripCell> {
    let length = article.text.len().max(1) as u128;
    let column = |offset: usize| (offset as u128 * width as u128 / length) as usize;
    let mut cells = vec![StripCell::Text; width];
    for block in article.blocks.iter().skip(TICK - 1).step_by(TICK) {
        if let Some(cell) = cells.get_mut(column(block.span.start)) {
            *cell = StripCell::Tick;
        }
    }
    let mut places = places.to_vec();
    places.sort_by_key(|it| (it.weight, it.span.start));
    for place in places.iter().filter(|_| width > 0) {
        let first = column(place.span.start).min(width - 1);
        let end = column(place.span.end).clamp(first + 1, width);
        cells[first..end].fill(StripCell::Place(place.weight, None));
        cells[first] = StripCell::Place(place.weight, Some(place.number));
    }
    cells
}
