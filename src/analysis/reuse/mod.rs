//! Repeats: the same text in several places, inside one article and across articles.
//!
//! The words of all articles stand in one sequence. Seeds, short stretches that stand in several
//! places, grow to maximal exact runs; what says too little is dropped, ends settle on the edges
//! of sentences, and pairs are gathered to clusters.

use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use crate::text::{Article, Span};

use super::{Corpus, Options, Stage, Watch};

mod align;
mod chain;
mod cluster;
mod edges;
mod extend;
mod nature;
mod runs;
mod seeds;
mod sequence;
mod substance;
mod variant;

pub use nature::Nature;
pub use variant::{Change, ChangeOp, Variant, compare};

use sequence::Sequence;
use substance::Substance;

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

/// Words in a seed.
const SEED: usize = 3;

/// From so many words on, seeds are one word longer: chance alone repeats short ones everywhere.
const LARGE: usize = 2_000_000;

/// Common words that a chain must have for its ends to be grown.
const PROMISING: usize = 6;

/// Finds the repeats of a set, the one that saves most words first. Linear in the length of the
/// texts and of what is found.
pub fn find(
    articles: &[Arc<Article>],
    corpus: &Corpus,
    options: &Options,
    watch: &Watch<'_>,
) -> ControlFlow<(), Vec<Repeat>> {
    let min_words = options.min_repeat_words.max(1);
    let sequence = Sequence::new(articles, corpus, chain::GAP as usize + 1);
    let large = sequence.words.len() >= LARGE;
    let k = (SEED + usize::from(large)).min(min_words);
    let next = seeds::next_positions(&sequence, k);
    watch(Stage::Repeats, 0.3)?;
    let found = runs::maximal(&sequence, &next, k);
    let substance = Substance::new(&sequence, &next, &corpus.vocabulary, min_words);
    drop(next);
    watch(Stage::Repeats, 0.6)?;

    let promising = PROMISING.min(min_words);
    let mut chains = chain::chains(&found.runs, sequence.words.len(), promising, min_words);
    for it in &mut chains {
        extend::extend(&sequence.words, &substance, it);
    }
    chains.sort_unstable_by_key(|it| (it.a.start, it.b.start));
    edges::join(&mut chains);
    let mut matches: Vec<chain::Match> = Vec::with_capacity(chains.len());
    for it in chains {
        if substance.suffices(&it) {
            matches.push(it);
        } else {
            matches.extend(it.runs.into_iter().map(chain::Match::from));
        }
    }
    matches.extend(found.tandems.iter().flat_map(|it| edges::tiles(&sequence, it, min_words)));
    matches.retain(|it| substance.suffices(it));
    for it in &mut matches {
        edges::settle(&sequence, it);
    }

    let mut repeats: Vec<Repeat> = cluster::clusters(&sequence, &matches)
        .iter()
        .map(|places| repeat(&sequence, places))
        .collect();
    repeats.sort_by(|a, b| {
        (b.surplus_words().cmp(&a.surplus_words())).then_with(|| a.places.cmp(&b.places))
    });
    ControlFlow::Continue(repeats)
}

/// The repeat whose places are `stretches` of the sequence.
fn repeat(sequence: &Sequence<'_>, stretches: &[Range<usize>]) -> Repeat {
    let similarity = similarity(sequence, stretches);
    let mut places: Vec<(Place, usize)> = stretches
        .iter()
        .map(|stretch| {
            let (article, span) = sequence.span(stretch);
            (Place { article, span }, stretch.len())
        })
        .collect();
    places.sort_unstable();
    Repeat {
        words: places[0].1,
        places: places.into_iter().map(|(place, _)| place).collect(),
        kind: if similarity < 1.0 { RepeatKind::Near } else { RepeatKind::Exact },
        similarity,
        boilerplate: false,
    }
}

/// The share of words that the first of `stretches` and the least like it have in common, of the
/// longer of the two: 1 only when all are equal.
fn similarity(sequence: &Sequence<'_>, stretches: &[Range<usize>]) -> f32 {
    let first = &sequence.words[stretches[0].clone()];
    let like = |other: &Range<usize>| {
        let other = &sequence.words[other.clone()];
        let common: usize = align::align(first, other).iter().map(|it| it.old.len()).sum();
        common as f32 / first.len().max(other.len()) as f32
    };
    stretches[1..].iter().map(like).fold(1.0, f32::min)
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
