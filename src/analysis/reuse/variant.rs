//! How the places of a repeat differ: a word diff that reads as changes, not as confetti.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::analysis::{Corpus, Words};
use crate::text::{Article, Span};

use super::align::{Equal, align};
use super::{Place, Repeat};

/// At most so many equal words between two changes are taken into one change with them.
const CONFETTI: usize = 2;

/// A sentence of which less than this share is equal is shown as replaced.
const REPLACED: f64 = 0.35;

/// The differences between two places of a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Indexes into `Repeat::places`.
    pub between: (usize, usize),
    /// What became of the first place's text, from its first byte to its last.
    pub changes: Vec<Change>,
}

/// A step from an old text to a new one. The steps of a comparison follow each other without a
/// gap in either text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub op: ChangeOp,
    /// The words are the same; only quotation marks, dashes, capitals, punctuation and the like
    /// differ.
    pub typographic: bool,
    /// Where it stood in the old place's article.
    pub old: Span,
    /// Where it stands in the new place's article.
    pub new: Span,
}

/// What happened to a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeOp {
    /// Nothing, but perhaps to white space.
    Equal,
    /// It is only in the new text.
    Insert,
    /// It is only in the old text.
    Delete,
    /// It reads otherwise in the new text.
    Replace,
}

impl Repeat {
    /// How each place differs from the first one; places without any difference are left out.
    /// Near linear in the length of the places.
    pub fn variants(&self, articles: &[Arc<Article>]) -> Vec<Variant> {
        (1..self.places.len())
            .map(|other| Variant {
                between: (0, other),
                changes: compare(articles, &self.places[0], &self.places[other]),
            })
            .filter(|variant| variant.changes.iter().any(|it| it.op != ChangeOp::Equal))
            .collect()
    }
}

/// The word diff of two places. Near linear in their length.
pub fn compare(articles: &[Arc<Article>], old: &Place, new: &Place) -> Vec<Change> {
    let (old_article, new_article) = (&*articles[old.article], &*articles[new.article]);
    let words = Corpus::of(&[old_article.slice(old.span), new_article.slice(new.span)]).articles;
    let from = Cells::new(old_article, old.span, &words[0]);
    let to = Cells::new(new_article, new.span, &words[1]);
    let mut equal = align(from.ids, to.ids);
    drop_torn_sentences(&mut equal, &from);
    drop_confetti(&mut equal, from.ids.len(), to.ids.len());

    let mut changes = Changes { from: &from, to: &to, steps: Vec::new() };
    let (mut old_at, mut new_at) = (0, 0);
    for it in &equal {
        changes.other_words(old_at..it.old.start, new_at..it.new.start);
        for (old, new) in it.old.clone().zip(it.new.clone()) {
            changes.same_word(old, new);
        }
        (old_at, new_at) = (it.old.end, it.new.end);
    }
    changes.other_words(old_at..from.ids.len(), new_at..to.ids.len());
    changes.steps
}

/// A comparison being written down.
struct Changes<'a> {
    from: &'a Cells<'a>,
    to: &'a Cells<'a>,
    steps: Vec<Change>,
}

impl Changes<'_> {
    fn other_words(&mut self, old: Range<usize>, new: Range<usize>) {
        let op = match (old.is_empty(), new.is_empty()) {
            (true, true) => return,
            (true, false) => ChangeOp::Insert,
            (false, true) => ChangeOp::Delete,
            (false, false) => ChangeOp::Replace,
        };
        self.push(op, false, self.from.span(&old), self.to.span(&new));
    }

    fn same_word(&mut self, old: usize, new: usize) {
        let (old, new) = (self.from.span(&(old..old + 1)), self.to.span(&(new..new + 1)));
        let before = self.from.article.slice(old).split_whitespace();
        let same = before.eq(self.to.article.slice(new).split_whitespace());
        self.push(if same { ChangeOp::Equal } else { ChangeOp::Replace }, !same, old, new);
    }

    /// Adds a step, or makes the last one longer.
    fn push(&mut self, op: ChangeOp, typographic: bool, old: Span, new: Span) {
        match self.steps.last_mut() {
            Some(last) if last.op == op && last.typographic == typographic => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => self.steps.push(Change { op, typographic, old, new }),
        }
    }
}

/// Gives up the few equal words of sentences that are otherwise different.
fn drop_torn_sentences(equal: &mut Vec<Equal>, from: &Cells<'_>) {
    let sentences: Vec<Option<usize>> =
        from.starts.iter().map(|&start| from.article.sentence_at(start)).collect();
    // By sentence: its words in the place, and those of them that are equal.
    let mut counts: FxHashMap<Option<usize>, (usize, usize)> = FxHashMap::default();
    for sentence in &sentences[..from.ids.len()] {
        counts.entry(*sentence).or_default().0 += 1;
    }
    for cell in equal.iter().flat_map(|it| it.old.clone()) {
        counts.entry(sentences[cell]).or_default().1 += 1;
    }
    let torn = |cell: usize| {
        let (words, equal) = counts[&sentences[cell]];
        (equal as f64) < REPLACED * words as f64
    };
    let mut kept: Vec<Equal> = Vec::with_capacity(equal.len());
    for (old, new) in equal.iter().flat_map(|it| it.old.clone().zip(it.new.clone())) {
        if torn(old) {
            continue;
        }
        match kept.last_mut() {
            Some(last) if last.old.end == old && last.new.end == new => {
                last.old.end += 1;
                last.new.end += 1;
            }
            _ => kept.push(Equal { old: old..old + 1, new: new..new + 1 }),
        }
    }
    *equal = kept;
}

/// Gives up the equal words between two changes that are more than they.
fn drop_confetti(equal: &mut Vec<Equal>, old_len: usize, new_len: usize) {
    let mut kept: Vec<Equal> = Vec::with_capacity(equal.len());
    for (index, it) in equal.iter().enumerate() {
        let (old_before, new_before) = kept.last().map_or((0, 0), |it| (it.old.end, it.new.end));
        let (old_after, new_after) =
            equal.get(index + 1).map_or((old_len, new_len), |it| (it.old.start, it.new.start));
        let before = (it.old.start - old_before).max(it.new.start - new_before);
        let after = (old_after - it.old.end).max(new_after - it.new.end);
        let confetti =
            before > 0 && after > 0 && it.old.len() <= CONFETTI && it.old.len() < before + after;
        if !confetti {
            kept.push(it.clone());
        }
    }
    *equal = kept;
}

/// The words of a place, each with the marks around it and the white space after it.
struct Cells<'a> {
    article: &'a Article,
    ids: &'a [u32],
    /// Where each cell begins, and at last where the place ends.
    starts: Vec<usize>,
}

impl<'a> Cells<'a> {
    fn new(article: &'a Article, span: Span, words: &'a Words) -> Self {
        let text = article.slice(span);
        let (mut starts, mut end) = (Vec::with_capacity(words.ids.len() + 1), 0);
        for word in words.spans(0..words.ids.len()) {
            // Marks that open a quotation or a bracket go with the word that follows.
            let between = &text[end..word.start];
            let space = between.char_indices().rev().find(|(_, it)| it.is_whitespace());
            let opening = space.map_or(between.len(), |(at, it)| at + it.len_utf8());
            starts.push(if starts.is_empty() { span.start } else { span.start + end + opening });
            end = word.end;
        }
        starts.push(span.end);
        Self { article, ids: &words.ids, starts }
    }

    fn span(&self, cells: &Range<usize>) -> Span {
        Span::new(self.starts[cells.start], self.starts[cells.end])
    }
}
