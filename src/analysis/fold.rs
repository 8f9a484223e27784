//! Which blocks of an article say again what it has said before.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::text::{Article, Span};

use super::{Corpus, Place, Repeat, Words};

/// A run of blocks that repeats an earlier run of the same article, word for word or nearly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The surplus blocks.
    pub blocks: Range<usize>,
    /// The blocks that say it first.
    pub original: Range<usize>,
    /// Words that folding hides.
    pub words: usize,
    /// Index of the repeat in `Analysis::repeats`.
    pub repeat: usize,
}

/// Share of a block that a repeat must cover for the block to be said by it.
const COVERED: f64 = 0.8;

/// By article: its folds in order; they do not overlap.
pub fn folds(articles: &[Arc<Article>], corpus: &Corpus, repeats: &[Repeat]) -> Vec<Vec<Fold>> {
    let mut candidates: Vec<Vec<Fold>> = vec![Vec::new(); articles.len()];
    for (repeat, it) in repeats.iter().enumerate() {
        for places in it.places.chunk_by(|a, b| a.article == b.article) {
            let article = places[0].article;
            candidates[article].extend(surplus(&articles[article], places, repeat));
        }
    }
    articles
        .iter()
        .zip(&corpus.articles)
        .zip(candidates)
        .map(|((article, words), it)| settle(article, words, it))
        .collect()
}

/// The folds that the places of one repeat in one article ask for.
fn surplus(article: &Article, places: &[Place], repeat: usize) -> Vec<Fold> {
    let mut whole = places
        .iter()
        .map(|place| blocks_said(article, place.span))
        .filter(|blocks| !blocks.is_empty());
    let Some(original) = whole.next() else { return Vec::new() };
    whole.map(|blocks| Fold { blocks, original: original.clone(), words: 0, repeat }).collect()
}

/// The blocks that `span` covers, all but a little at either end.
fn blocks_said(article: &Article, span: Span) -> Range<usize> {
    let covered = |block: usize| {
        let block = article.blocks[block].span;
        let common = block.intersection(span).map_or(0, Span::len);
        common as f64 >= COVERED * block.len() as f64
    };
    let mut start = article.blocks.partition_point(|block| block.span.end <= span.start);
    let mut end = article.blocks.partition_point(|block| block.span.start < span.end);
    if start < end && !covered(start) {
        start += 1;
    }
    if start < end && !covered(end - 1) {
        end -= 1;
    }
    start..end.max(start)
}

/// Keeps the longest of folds that overlap, joins those that continue each other, counts words.
fn settle(article: &Article, words: &Words, mut candidates: Vec<Fold>) -> Vec<Fold> {
    candidates.sort_by_key(|fold| (Reverse(fold.blocks.len()), fold.blocks.start));
    let mut taken = vec![false; article.blocks.len()];
    candidates.retain(|fold| {
        let free = !taken[fold.blocks.clone()].contains(&true);
        if free {
            taken[fold.blocks.clone()].fill(true);
        }
        free
    });
    candidates.sort_by_key(|fold| fold.blocks.start);
    candidates.dedup_by(|later, fold| {
        let continues = fold.blocks.end == later.blocks.start
            && fold.original.end == later.original.start
            && later.original.end <= fold.blocks.start;
        if continues {
            fold.blocks.end = later.blocks.end;
            fold.original.end = later.original.end;
        }
        continues
    });
    for fold in &mut candidates {
        let blocks = &article.blocks[fold.blocks.clone()];
        fold.words = blocks.iter().map(|it| words.inside(it.span).len()).sum();
    }
    candidates
}
