//! How much a stretch of words says: names and function words in the same order are no copying.

use rustc_hash::FxHashSet;

use crate::text::{Article, Span};

use super::align::align;
use super::chain::Match;
use super::extend::Gain;
use super::seeds::NONE;
use super::sequence::Sequence;

/// A word that makes up at least this share of a set is a function word, whatever its language.
const FREQUENT: f64 = 1.0 / 150.0;

/// Fewest words for [`FREQUENT`] to mean anything.
const ENOUGH: usize = 2000;

/// A stretch in which fewer than this share of the words are neither names nor function words
/// must be longer to count.
const POOR: f64 = 0.3;

/// Share of words that the stretches of a match must have in common.
const ALIKE: f64 = 0.5;

/// How many times the minimum length such a stretch needs.
const STRICTER: usize = 2;

/// Tells names and function words from the words that say something.
pub(super) struct Substance<'a> {
    sequence: &'a Sequence<'a>,
    /// By word id: whether it is a function word.
    function: Vec<bool>,
    min_words: usize,
}

impl<'a> Substance<'a> {
    /// Prepares to judge stretches of `sequence`, which should have at least `min_words` words.
    /// How frequent a word is shows where no seed begins of which there is a `next` one: a
    /// sentence that stands a thousand times makes no function words.
    pub(super) fn new(
        sequence: &'a Sequence<'a>,
        next: &[u32],
        vocabulary: &[Box<str>],
        min_words: usize,
    ) -> Self {
        let mut counts = vec![0_u32; vocabulary.len()];
        let mut total = 0;
        for (&word, _) in sequence.words.iter().zip(next).filter(|(_, next)| **next == NONE) {
            if let Some(count) = counts.get_mut(word as usize) {
                *count += 1;
                total += 1;
            }
        }
        let frequent = if total < ENOUGH { f64::INFINITY } else { total as f64 * FREQUENT };
        let english: FxHashSet<&str> =
            stop_words::get(stop_words::Language::English).iter().copied().collect();
        let function = vocabulary
            .iter()
            .zip(counts)
            .map(|(word, count)| f64::from(count) >= frequent || english.contains(word.as_ref()))
            .collect();
        Self { sequence, function, min_words }
    }

    /// Whether a match is long and alike enough to be a repeat.
    pub(super) fn suffices(&self, it: &Match) -> bool {
        if it.common < self.min_words {
            return false;
        }
        let words = &self.sequence.words;
        let equal = align(&words[it.a.clone()], &words[it.b.clone()]);
        let common: usize = equal.iter().map(|it| it.old.len()).sum();
        let length = it.a.len().max(it.b.len());
        // What differs must be made up for by as many more words in common.
        if (common as f64) < ALIKE * length as f64 || common < self.min_words + length - common {
            return false;
        }
        if common >= self.min_words * STRICTER {
            return true;
        }
        let start = it.a.start;
        let telling =
            equal.into_iter().flat_map(|it| it.old).filter(|at| self.tells(start + at)).count();
        telling as f64 >= POOR * common as f64
    }

    /// Whether the word at `position` is neither a function word nor a name.
    fn tells(&self, position: usize) -> bool {
        !self.function[self.sequence.words[position] as usize] && !self.is_name(position)
    }

    /// Whether the word is written like a name: with a capital where no sentence begins.
    fn is_name(&self, position: usize) -> bool {
        let capital = |(article, span): (&Article, Span)| {
            article.slice(span).chars().next().is_some_and(char::is_uppercase)
        };
        self.sequence.word(position).is_some_and(capital)
            && !self.sequence.begins_sentence(position)
    }
}

impl Gain for Substance<'_> {
    fn gain(&self, word: u32) -> i32 {
        if self.function.get(word as usize).is_some_and(|&function| function) { 2 } else { 4 }
    }
}
