//! All words of the set in one row, so that one index finds repeats within and across articles.

use std::ops::Range;
use std::sync::Arc;

use crate::text::{Article, Span};

use super::super::Corpus;

/// The words of all articles one after another, with a separator before, between and after them.
///
/// A separator is a number that stands only once, so that no two positions on either side of it
/// compare equal and a match never runs from one article into the next. The articles stand in the
/// order of their texts, whatever their order in the set: what is found does not depend on it.
pub(super) struct Sequence<'a> {
    /// Word ids and separators.
    pub words: Vec<u32>,
    /// By rank in the sequence: index of the article in the set, position of its first word.
    starts: Vec<(usize, usize)>,
    articles: &'a [Arc<Article>],
    corpus: &'a Corpus,
}

impl<'a> Sequence<'a> {
    pub(super) fn new(articles: &'a [Arc<Article>], corpus: &'a Corpus) -> Self {
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by(|&a, &b| articles[a].text.cmp(&articles[b].text));
        let length: usize = corpus.articles.iter().map(|words| words.ids.len() + 1).sum();
        let mut words = Vec::with_capacity(length + 1);
        let mut starts = Vec::with_capacity(articles.len());
        words.push(u32::MAX);
        for (rank, article) in order.into_iter().enumerate() {
            starts.push((article, words.len()));
            words.extend_from_slice(&corpus.articles[article].ids);
            words.push(u32::MAX - 1 - rank as u32);
        }
        Self { words, starts, articles, corpus }
    }

    /// The index of the article in the set and of the word in the article at `position`, which
    /// must not be a separator.
    pub(super) fn locate(&self, position: usize) -> (usize, usize) {
        let rank = self.starts.partition_point(|&(_, start)| start <= position) - 1;
        let (article, start) = self.starts[rank];
        (article, position - start)
    }

    /// The article at `position` and the word's place in its text.
    pub(super) fn word(&self, position: usize) -> (&'a Article, Span) {
        let (article, word) = self.locate(position);
        (&self.articles[article], self.corpus.articles[article].spans[word])
    }

    /// Whether the word at `position` is the first of a sentence.
    pub(super) fn begins_sentence(&self, position: usize) -> bool {
        let (article, word) = self.locate(position);
        let spans = &self.corpus.articles[article].spans;
        sentence_start(&self.articles[article], spans[word].start)
            .is_some_and(|start| word == 0 || spans[word - 1].end <= start)
    }

    /// Whether a sentence begins at `position`, or the article is over there.
    pub(super) fn ends_sentence(&self, position: usize) -> bool {
        let (article, last) = self.locate(position - 1);
        let spans = &self.corpus.articles[article].spans;
        last + 1 == spans.len() || self.begins_sentence(position)
    }

    /// Where the words of `range` stand in the text of their article: from the first word to the
    /// last, with the punctuation around them where a sentence begins or ends there.
    pub(super) fn span(&self, range: &Range<usize>) -> (usize, Span) {
        let (index, first) = self.locate(range.start);
        let last = first + range.len() - 1;
        let article = &self.articles[index];
        let spans = &self.corpus.articles[index].spans;
        let mut start = spans[first].start;
        if self.begins_sentence(range.start) {
            start = sentence_start(article, start).unwrap_or(start);
        }
        let mut end = spans[last].end;
        if self.ends_sentence(range.end) {
            end = sentence_end(article, end - 1).map_or(end, |sentence| sentence.max(end));
        }
        (index, Span::new(start, end))
    }
}

/// Where the sentence that holds the byte at `offset` begins.
fn sentence_start(article: &Article, offset: usize) -> Option<usize> {
    let sentence = article.sentences[article.sentence_at(offset)?].span;
    sentence.contains(offset).then_some(sentence.start)
}

/// Where the sentence that holds the byte at `offset` ends.
fn sentence_end(article: &Article, offset: usize) -> Option<usize> {
    let sentence = article.sentences[article.sentence_at(offset)?].span;
    sentence.contains(offset).then_some(sentence.end)
}
