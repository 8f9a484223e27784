//! Numbers in running text, in figures or in words, with what they count.

use crate::text::{Article, Span};

use super::super::Corpus;
use super::dates::DateMention;
use super::terms::{NONE, Terms};
use super::units::Unit;

/// A number and what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NumberMention {
    /// Its value in thousandths, so that equal values compare equal.
    pub(super) thousandths: i64,
    /// The term after it (`hours` in `four hours`), if there is one.
    pub(super) unit: Option<u32>,
    /// Where it stands in the article's text.
    pub(super) span: Span,
}

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The numbers of one sentence, in order, without those that are part of a date. `one` is left
/// out: it is a pronoun more often than a number.
pub(super) fn numbers(
    unit: &Unit,
    article: &Article,
    corpus: &Corpus,
    terms: &Terms,
    dates: &[DateMention],
) -> Vec<NumberMention> {
    let words = &corpus.articles[unit.at.article];
    let of = &terms.of[unit.at.article];
    let mut found = Vec::new();
    let mut at = unit.words.start;
    while at < unit.words.end {
        let first = words.spans[at];
        let folded = corpus.vocabulary[words.ids[at] as usize].as_ref();
        let mut digits = folded.to_owned();
        let start = at;
        at += 1;
        if dates.iter().any(|date| date.span.covers(first)) {
            continue;
        }
        let named = WORDS.iter().position(|it| *it == folded).filter(|&it| it > 1);
        let numeric = folded.bytes().all(|b| b.is_ascii_digit());
        // `800,000` and `3.5` are cut into several words.
        while numeric && at < unit.words.end {
            let next = corpus.vocabulary[words.ids[at] as usize].as_ref();
            let gap = &article.text[words.spans[at - 1].end..words.spans[at].start];
            if !next.bytes().all(|b| b.is_ascii_digit()) {
                break;
            }
            match gap {
                "," if next.len() == 3 => {}
                "." => digits.push('.'),
                _ => break,
            }
            digits.push_str(next);
            at += 1;
        }
        let value = named.map(|it| it as f64).or_else(|| {
            numeric.then(|| digits.parse::<f64>().ok()).flatten().filter(|it| *it < 1e15)
        });
        if let Some(value) = value {
            let unit_term = (at < unit.words.end).then(|| of[at]).filter(|&it| it != NONE);
            found.push(NumberMention {
                thousandths: (value * 1000.0).round() as i64,
                unit: unit_term,
                span: Span::new(words.spans[start].start, words.spans[at - 1].end),
            });
        }
    }
    found
}

impl NumberMention {
    /// Whether both give the same value, and of the same thing where it is a small one.
    pub(super) fn same(&self, other: &Self) -> bool {
        let telling = self.thousandths > 12_000 || self.unit.is_some() && self.unit == other.unit;
        self.thousandths == other.thousandths && telling
    }
}
