//! Repeats: the same text in several places, inside one article and across articles.
//!
//! The words of all articles stand in one sequence. Seeds, short stretches that stand in several
//! places, grow to maximal exact runs; runs that keep their order with small differences between
//! them are chained, and the ends of a chain grown while that gains more than it costs. What says
//! too little is dropped, ends settle on the edges of sentences, and pairs are gathered to
//! clusters. How the places of a cluster differ is found when somebody asks: [`Repeat::variants`].

use std::sync::Arc;

use crate::text::{Article, Span};

mod align;
mod chain;
mod cluster;
mod edges;
mod extend;
mod find;
mod longest;
mod nature;
mod nested;
mod runs;
mod seeds;
mod sequence;
mod substance;
mod variant;

pub(super) use align::align;
pub use find::find;
pub use longest::{SharedRun, longest_shared_run};
pub use nature::Nature;
pub use variant::{Change, ChangeOp, Variant, compare};

/// Shortest repeat reported unless the reader sets another, in words.
pub const MIN_WORDS: usize = 8;

/// A cluster of places that hold the same text.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeat {
    /// The places, by article and position; at least two, and no two of them overlap.
    pub places: Vec<Place>,
    /// Words in the first place.
    pub words: usize,
    /// Same words in all places, or nearly the same.
    pub kind: RepeatKind,
    /// Share of words that the places have in common: 1 for exact repeats, less for near ones.
    pub similarity: f32,
    /// Whether it is page furniture (contact lines, "see also" lists).
    pub boilerplate: bool,
}

/// Where an occurrence of a repeat stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the article.
    pub article: usize,
    /// Where in its text; begins and ends with a word or with the punctuation around it.
    pub span: Span,
}

/// How alike the places of a repeat are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatKind {
    /// The same words in the same order.
    Exact,
    /// With words inserted, deleted or substituted.
    Near,
}

/// Where the places of a repeat lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All in one article.
    Within,
    /// One in each of several articles.
    Across,
    /// Several in one article, and others elsewhere.
    Both,
}

impl Repeat {
    /// Where its places lie.
    pub fn scope(&self) -> Scope {
        let within = self.places.windows(2).any(|pair| pair[0].article == pair[1].article);
        let across =
            self.places.first().map(|p| p.article) != self.places.last().map(|p| p.article);
        match (within, across) {
            (true, true) => Scope::Both,
            (true, false) => Scope::Within,
            _ => Scope::Across,
        }
    }

    /// Words that a reader is spared when all places but the first are folded.
    pub fn surplus_words(&self) -> usize {
        self.words * (self.places.len() - 1)
    }
}

/// Share of a repeat's words that must lie in page furniture for it to be furniture itself.
const FURNITURE: f64 = 0.9;

/// Marks the repeats that consist of page furniture alone.
pub fn mark_boilerplate(
    repeats: &mut [Repeat],
    articles: &[Arc<Article>],
    boilerplate: &[Vec<bool>],
) {
    for repeat in repeats {
        repeat.boilerplate = repeat.places.iter().all(|place| {
            let article = &articles[place.article];
            let marks = &boilerplate[place.article];
            let first = article.block_at(place.span.start).unwrap_or(0);
            let furniture: usize = article.blocks[first..]
                .iter()
                .zip(&marks[first..])
                .take_while(|(block, _)| block.span.start < place.span.end)
                .filter(|(_, marked)| **marked)
                .filter_map(|(block, _)| block.span.intersection(place.span))
                .map(Span::len)
                .sum();
            furniture as f64 >= FURNITURE * place.span.len() as f64
        });
    }
}
