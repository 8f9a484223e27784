//! The sentences that take part in the comparison: one copy of everything, no page furniture.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::text::{Article, BlockKind, Span, span};

use super::super::{Corpus, Judged, Repeat};
use super::SentenceRef;

/// Share of a sentence that must lie in surplus copies for the sentence to be one.
const SURPLUS_SHARE: f32 = 0.8;

/// Shorter sentences (`Read more`, `© 2025`) say too little to be compared.
const FEWEST_WORDS: usize = 3;

/// A sentence that is compared.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Which sentence it is.
    pub(super) at: SentenceRef,
    /// Its words, as indexes into the article's words.
    pub(super) words: Range<usize>,
    /// Index of its block.
    pub(super) block: usize,
    /// Whether the block is a heading.
    pub(super) heading: bool,
    /// Whether it is here only because the reader has judged of it.
    pub(super) judged_only: bool,
}

/// The compared sentences of all articles, in order of article and place.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// The sentences.
    pub(super) all: Vec<Unit>,
    /// By article: its part of `all`.
    pub(super) of_article: Vec<Range<usize>>,
}

impl Units {
    /// Picks the sentences to compare: also those of which the reader has `judged`, whatever they
    /// are. Linear in sentences and places of repeats.
    pub(super) fn new(
        articles: &[Arc<Article>],
        corpus: &Corpus,
        boilerplate: &[Vec<bool>],
        repeats: &[Repeat],
        judged: &[Judged],
    ) -> Self {
        let judged: FxHashSet<SentenceRef> = judged.iter().flat_map(|it| it.ends).collect();
        let surplus = surplus(articles.len(), repeats);
        let mut units = Self::default();
        for (article, text) in articles.iter().enumerate() {
            let start = units.all.len();
            let mut surplus = surplus[article].as_slice();
            for (sentence, it) in text.sentences.iter().enumerate() {
                let block = text.blocks[it.block];
                while surplus.first().is_some_and(|copy| copy.end <= it.span.start) {
                    surplus = &surplus[1..];
                }
                let copied = covered(it.span, surplus) as f32;
                let furniture = boilerplate[article].get(it.block).copied().unwrap_or(false)
                    || matches!(block.kind, BlockKind::Code | BlockKind::Caption);
                let surplus = copied >= SURPLUS_SHARE * it.span.len() as f32;
                let words = corpus.articles[article].inside(it.span);
                let said = !furniture && !surplus && words.len() >= FEWEST_WORDS;
                let at = SentenceRef { article, sentence };
                if said || judged.contains(&at) {
                    units.all.push(Unit {
                        at,
                        words,
                        block: it.block,
                        heading: matches!(block.kind, BlockKind::Heading(_)),
                        judged_only: !said,
                    });
                }
            }
            units.of_article.push(start..units.all.len());
        }
        units
    }

    /// How many units stand above one in its article.
    pub(super) fn above(&self, unit: usize) -> usize {
        unit - self.of_article[self.article(unit)].start
    }

    /// How far into its article a unit stands, 0 to 1.
    pub(super) fn place(&self, unit: usize) -> f32 {
        let range = &self.of_article[self.article(unit)];
        self.above(unit) as f32 / (range.len().max(2) - 1) as f32
    }

    /// The unit of a sentence, if it is compared.
    pub(super) fn of_sentence(&self, at: SentenceRef) -> Option<u32> {
        self.all.binary_search_by_key(&at, |it| it.at).ok().map(|it| it as u32)
    }

    /// The article of a unit.
    pub(super) fn article(&self, unit: usize) -> usize {
        self.all[unit].at.article
    }
}

/// By article: every copy after the first of a text that it repeats, in order, without overlap.
fn surplus(articles: usize, repeats: &[Repeat]) -> Vec<Vec<Span>> {
    let mut copies = vec![Vec::new(); articles];
    for repeat in repeats {
        for pair in repeat.places.windows(2) {
            if pair[0].article == pair[1].article {
                copies[pair[1].article].push(pair[1].span);
            }
        }
    }
    copies.iter_mut().for_each(span::join);
    copies
}

/// How many bytes of `span` the ordered `copies` cover.
fn covered(span: Span, copies: &[Span]) -> usize {
    let near = copies.iter().take_while(|copy| copy.start < span.end);
    near.filter_map(|copy| copy.intersection(span)).map(Span::len).sum()
}
