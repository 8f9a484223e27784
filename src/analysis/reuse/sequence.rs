//! All words of the set in one row, so that one index finds repeats within and across articles.

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Corpus;
use crate::text::{Article, Span};

/// The words of all articles one after another, with separators before, between and after them.
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
    /// Puts the words of `articles` in a row, with `apart` separators between any two articles.
    pub(super) fn new(articles: &'a [Arc<Article>], corpus: &'a Corpus, apart: usize) -> Self {
        let mut order: Vec<usize> = (0..articles.len()).collect();
        order.sort_by(|&a, &b| articles[a].text.cmp(&articles[b].text));
        let length: usize = corpus.articles.iter().map(|words| words.ids.len() + apart).sum();
        let mut words = Vec::with_capacity(length + apart);
        let mut starts = Vec::with_capacity(articles.len());
        let mut separators = (0..=u32::MAX).rev();
        words.extend(separators.by_ref().take(apart));
        for article in order {
            starts.push((article, words.len()));
            words.extend_from_slice(&corpus.articles[article].ids);
            words.extend(separators.by_ref().take(apart));
        }
        Self { words, starts, articles, corpus }
    }

    /// The index of the article in the set and of the word in the article at `position`; of a word
    /// that it does not have, where separators stand.
    fn locate(&self, position: usize) -> (usize, usize) {
        let rank = self.starts.partition_point(|&(_, start)| start <= position);
        rank.checked_sub(1).map_or((0, usize::MAX), |rank| {
            let (article, start) = self.starts[rank];
            (article, position - start)
        })
    }

    /// The index of the article whose word stands at `position`, or of the one before a separator.
    pub(super) fn article_at(&self, position: usize) -> usize {
        self.locate(position).0
    }

    /// The text and the place in it of the word at `position`, unless that is a separator.
    pub(super) fn word(&self, position: usize) -> Option<(&'a Article, Span)> {
        let (article, word) = self.locate(position);
        let words = self.corpus.articles.get(article)?;
        (word < words.ids.len()).then(|| (&*self.articles[article], words.span(word)))
    }

    /// The text and the places in it of the words of `range`, in which no separator stands.
    pub(super) fn words_in(&self, range: &Range<usize>) -> (&'a Article, Vec<Span>) {
        let (article, first) = self.locate(range.start);
        let spans = self.corpus.articles[article].spans(first..first + range.len());
        (&self.articles[article], spans.collect())
    }

    /// Whether the word at `position` is the first of a sentence.
    pub(super) fn begins_sentence(&self, position: usize) -> bool {
        self.word(position).is_some_and(|(article, word)| {
            let before = self.word(position - 1).map_or(0, |(_, before)| before.end);
            sentence_start(article, word.start).is_some_and(|start| before <= start)
        })
    }

    /// Whether the word before `position` is the last of a sentence.
    pub(super) fn ends_sentence(&self, position: usize) -> bool {
        self.word(position - 1).is_some_and(|(article, word)| {
            let after = self.word(position).map_or(usize::MAX, |(_, after)| after.start);
            sentence_end(article, word.start).is_some_and(|end| end <= after)
        })
    }

    /// Whether the words of `range` are one or more whole sentences.
    pub(super) fn is_sentences(&self, range: &Range<usize>) -> bool {
        self.begins_sentence(range.start) && self.ends_sentence(range.end)
    }

    /// Where the words of `range` stand in the text of their article: from the first word to the
    /// last.
    pub(super) fn words_at(&self, range: &Range<usize>) -> (usize, Span) {
        let (article, first) = self.locate(range.start);
        (article, self.corpus.articles[article].span_of(&(first..first + range.len())))
    }

    /// Where the words of `range` stand in the text of their article: from the first word to the
    /// last, with the punctuation around them where a sentence begins or ends there.
    pub(super) fn span(&self, range: &Range<usize>) -> (usize, Span) {
        let (index, Span { mut start, mut end }) = self.words_at(range);
        let article = &self.articles[index];
        if self.begins_sentence(range.start) {
            start = sentence_start(article, start).unwrap_or(start);
        }
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
