//! Which blocks of an article say again what it has said before.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use crate::text::{Article, Span};

use super::reuse::align;
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

/// Share of a block's words that must stand in the original: what is said only here is not folded.
const SAID: f64 = 0.5;

/// By article: its folds in order; they do not overlap.
pub fn folds(articles: &[Arc<Article>], corpus: &Corpus, repeats: &[Repeat]) -> Vec<Vec<Fold>> {
    let mut candidates: Vec<Vec<Fold>> = vec![Vec::new(); articles.len()];
    for (repeat, it) in repeats.iter().enumerate() {
        for places in it.places.chunk_by(|a, b| a.article == b.article) {
            let article = places[0].article;
            let words = &corpus.articles[article];
            candidates[article].extend(surplus(&articles[article], words, places, repeat));
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
fn surplus(article: &Article, words: &Words, places: &[Place], repeat: usize) -> Vec<Fold> {
    let mut whole = places
        .iter()
        .map(|place| (words.inside(place.span), blocks_said(article, place.span)))
        .filter(|(_, blocks)| !blocks.is_empty());
    let Some((original, _)) = whole.next() else { return Vec::new() };
    whole
        .flat_map(|(copy, blocks)| said_again(article, words, &original, &copy, blocks))
        .map(|(blocks, original)| Fold { blocks, original, words: 0, repeat })
        .collect()
}

/// Those of the `blocks` of a copy that the original says too, by runs, and where it does.
fn said_again(
    article: &Article,
    words: &Words,
    original: &Range<usize>,
    copy: &Range<usize>,
    blocks: Range<usize>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let equal = align(&words.ids[original.clone()], &words.ids[copy.clone()]);
    // Words of the copy, and where the original has them.
    let said: Vec<(usize, usize)> = equal
        .into_iter()
        .flat_map(|it| it.new.zip(it.old))
        .map(|(new, old)| (copy.start + new, original.start + old))
        .collect();
    let holds = |word: usize| article.block_at(words.span(word).start).unwrap_or(0);
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for block in blocks {
        let inside = words.inside(article.blocks[block].span);
        let first = said.partition_point(|&(word, _)| word < inside.start);
        let end = said.partition_point(|&(word, _)| word < inside.end);
        if end == first || ((end - first) as f64) < SAID * inside.len() as f64 {
            continue;
        }
        let original = holds(said[first].1)..holds(said[end - 1].1) + 1;
        match found.last_mut() {
            Some((blocks, there)) if blocks.end == block => {
                (blocks.end, there.end) = (block + 1, original.end);
            }
            _ => found.push((block..block + 1, original)),
        }
    }
    found
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
