//! What there is to see of a repeat when one reads its places side by side.

use std::sync::Arc;

use crate::analysis::reuse::compare;
use crate::analysis::{Change, ChangeOp, Nature, Repeat};
use crate::text::{Article, Span, span};

use super::bands::{Band, bands};

/// The places of a repeat, compared with the first of them.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What the repeat is.
    pub nature: Nature,
    /// The article that had it first, where the dates tell.
    pub oldest: Option<usize>,
    /// By place: the words in which it differs from the first place, and for the first those in
    /// which any other differs. In order, without overlap.
    pub differing: Vec<Vec<Span>>,
    /// By place after the first: the two side by side.
    pub pairs: Vec<Pair>,
}

/// The first place of a repeat and another one.
#[derive(Clone, Debug)]
pub struct Pair {
    /// How the first became the other.
    pub changes: Arc<[Change]>,
    /// Both, level.
    pub bands: Arc<[Band]>,
}

impl Comparison {
    /// Compares the places of `repeat`. Near linear in their length, which for a book that stands
    /// twice is more than a reader should wait for: not to be done while drawing.
    pub fn new(articles: &[Arc<Article>], repeat: &Repeat) -> Self {
        let mut differing = vec![Vec::new(); repeat.places.len()];
        let mut pairs = Vec::with_capacity(repeat.places.len().saturating_sub(1));
        for (at, place) in repeat.places.iter().enumerate().skip(1) {
            let first = repeat.places[0];
            let changes = compare(articles, &first, place);
            for change in changes.iter().filter(|it| differs(it)) {
                differing[0].push(change.old);
                differing[at].push(change.new);
            }
            let bands = bands(articles, first, *place, &changes).into();
            pairs.push(Pair { changes: changes.into(), bands });
        }
        for spans in &mut differing {
            spans.retain(|it| !it.is_empty());
            span::join(spans);
        }
        Self { nature: repeat.nature(articles), oldest: repeat.oldest(articles), differing, pairs }
    }
}

/// Whether a change is more than another dress of the same words.
pub fn differs(change: &Change) -> bool {
    change.op != ChangeOp::Equal && !change.typographic
}
