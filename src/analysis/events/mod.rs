//! Events: which passages of different articles discuss the same thing.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use jiff::civil::Date;

use crate::text::{Article, Span};

use super::{Corpus, Options, Repeat, Watch};

/// A sentence of an article of the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceRef {
    /// Index of the article.
    pub article: usize,
    /// Index into `Article::sentences`.
    pub sentence: usize,
}

/// Two sentences of different articles that discuss the same event. `a` comes before `b`.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The sentence in the article that comes first in the set.
    pub a: SentenceRef,
    /// The sentence in the other.
    pub b: SentenceRef,
    /// How sure it is, 0 to 1.
    pub score: f32,
    /// Why, strongest first.
    pub evidence: Vec<Evidence>,
}

/// Something that two linked sentences share.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// How a reader would write it.
    pub text: String,
    /// Where it stands in the first sentence's article.
    pub in_a: Vec<Span>,
    /// Where it stands in the second's.
    pub in_b: Vec<Span>,
}

/// What two passages have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A person, place or body.
    Name,
    /// A day, month or year.
    Date,
    /// A number, with its unit if it has one.
    Number,
    /// Words that few passages of the set use.
    Term,
    /// The same words in quotation marks.
    Quotation,
    /// Likeness in meaning, from an embedding.
    Meaning,
}

/// A happening, statement or topic of the affair.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Three to eight words from the passages themselves.
    pub label: String,
    /// The day it took place, if the passages name one.
    pub date: Option<Date>,
    /// What tells it, by article and position; from at least two articles.
    pub passages: Vec<Passage>,
    /// Indexes into `Analysis::links`.
    pub links: Vec<usize>,
}

impl Event {
    /// The articles that tell it, in order.
    pub fn articles(&self) -> Vec<usize> {
        let mut articles: Vec<usize> = self.passages.iter().map(|it| it.article).collect();
        articles.dedup();
        articles
    }
}

/// One or more adjacent sentences of one block.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Index of the article.
    pub article: usize,
    /// Indexes into `Article::sentences`; never empty.
    pub sentences: Range<usize>,
    /// How central it is to its event, 0 to 1.
    pub score: f32,
}

impl Passage {
    /// Where it stands in the text of `article`, which must be the one it belongs to.
    pub fn span(&self, article: &Article) -> Span {
        let first = article.sentences[self.sentences.start].span;
        let last = article.sentences[self.sentences.end - 1].span;
        Span::new(first.start, last.end)
    }
}

/// What [`find`] found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Score from which a link counts.
    pub threshold: f32,
    /// Links at or above the threshold (or the weaker one asked for), by `a`, then `b`.
    pub links: Vec<Link>,
    /// Events, the most important first.
    pub events: Vec<Event>,
    /// By article: the passages that no other article tells.
    pub only_here: Vec<Vec<Span>>,
}

/// Links passages of different articles and gathers them to events.
pub fn find(
    articles: &[Arc<Article>],
    _corpus: &Corpus,
    _boilerplate: &[Vec<bool>],
    _repeats: &[Repeat],
    _options: &Options,
    _watch: &Watch<'_>,
) -> ControlFlow<(), Found> {
    ControlFlow::Continue(Found { only_here: vec![Vec::new(); articles.len()], ..Found::default() })
}
