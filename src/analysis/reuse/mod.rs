//! Repeats: the same text in several places, inside one article and across articles.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::text::{Article, Span};

use super::{Corpus, Options, Watch};

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
    /// Share of words that all places have in common: 1 for exact repeats, above 0 for near ones.
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
}

/// Finds the repeats of a set, the one that saves most words first.
pub fn find(
    _articles: &[Arc<Article>],
    _corpus: &Corpus,
    _options: &Options,
    _watch: &Watch<'_>,
) -> ControlFlow<(), Vec<Repeat>> {
    ControlFlow::Continue(Vec::new())
}

/// Marks the repeats that consist of page furniture alone.
pub fn mark_boilerplate(
    _repeats: &mut [Repeat],
    _articles: &[Arc<Article>],
    _boilerplate: &[Vec<bool>],
) {
}
