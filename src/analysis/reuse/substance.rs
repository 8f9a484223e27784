//! How much a stretch of words says: names and function words in the same order are no copying,
//! nor are two lists of like things.

use rustc_hash::FxHashSet;

use crate::text::{Span, token};

use super::align::align;
use super::chain::Match;
use super::extend::Gain;
use super::seeds::NONE;
use super::sequence::Sequence;

/// A word that makes up at least this share of a set is a function word, whatever its language …
const FUNCTION: f64 = 1.0 / 150.0;

/// … and at least this share a common one: a word of the set's topic, or of its forms.
const COMMON: f64 = 1.0 / 1000.0;

/// A common word stands so often.
const COMMON_COUNT: f64 = 10.0;

/// Fewest words for [`FUNCTION`] and [`COMMON`] to mean anything.
const ENOUGH: usize = 2000;

/// A stretch in which fewer than this share of the words are neither names nor function words
/// must be longer to count.
const POOR: f64 = 0.3;

/// And one in which fewer than this share are must be longer still.
const VERY_POOR: f64 = 0.15;

/// Words that are not even common which an exact match must have to count as it is, unless it is
/// whole sentences; a near one must have one more.
const RARE: usize = 2;

/// How many times the minimum length a poor stretch needs, and a very poor one.
const LONGER: usize = 2;
const FAR_LONGER: usize = 8;

/// Characters for each word of the minimum length that a match in a script without spaces needs as well: the
/// particles that its dictionaries count as words are short.
const CHARACTERS: usize = 2;

/// Share of words that the stretches of a match must have in common.
const ALIKE: f64 = 0.5;

/// And stretches of a listing: most listings of a kind are alike.
const LISTINGS_ALIKE: f64 = 0.85;

/// Share of the gaps between words in which a listing has other signs than prose has.
const LISTING: f64 = 1.0 / 3.0;

/// Share of different words among those that a near match has in common …
const VARIED: f64 = 0.5;

/// … or so many, for the longer a text the fewer of its words are new.
const VARIED_WORDS: usize = 40;

/// How much a word says by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Nothing: it stands everywhere.
    Function,
    /// Little: number, letter, or one of the set's most frequent words.
    Common,
    /// Something.
    Rare,
}

/// Tells names and function words from the words that say something.
pub(super) struct Substance<'a> {
    sequence: &'a Sequence<'a>,
    /// By word id.
    weights: Vec<Weight>,
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
        let least = if total < ENOUGH { f64::INFINITY } else { total as f64 };
        let english: FxHashSet<&str> =
            stop_words::get(stop_words::Language::English).iter().copied().collect();
        let weigh = |word: &str, count: f64| {
            if count >= least * FUNCTION || english.contains(word) {
                Weight::Function
            } else if count >= (least * COMMON).max(COMMON_COUNT) || is_bare(word) {
                Weight::Common
            } else {
                Weight::Rare
            }
        };
        let weights = vocabulary.iter().zip(counts);
        let weights = weights.map(|(word, count)| weigh(word, f64::from(count))).collect();
        Self { sequence, weights, min_words }
    }

    /// Whether a match is long, alike and rich enough to be a repeat.
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
        let exact = common == length;
        let in_common: Vec<usize> = equal.into_iter().flat_map(|it| it.old).collect();
        let said = self.said(it, &in_common);
        let share = |count: usize, of: f64| count as f64 >= of * common as f64;
        if share(said.unspaced, 0.5) && said.characters < CHARACTERS * self.min_words {
            return false;
        }
        let (long, very_long) =
            (common >= self.min_words * LONGER, common >= self.min_words * FAR_LONGER);

        let varied = exact || said.different >= VARIED_WORDS || share(said.different, VARIED);
        let alike = common as f64 >= LISTINGS_ALIKE * length as f64;
        let prose = !share(said.listed, LISTING);
        let rare = if exact { RARE } else { RARE + 1 };
        let rich = share(said.telling, POOR)
            && (said.rare >= rare || exact && self.sequence.is_sentences(&it.a));
        varied
            && (prose || long && alike && share(said.rare, POOR))
            && (long || rich)
            && (very_long || share(said.telling, VERY_POOR))
    }

    /// What the words at the indexes `common` of the earlier stretch of a match say.
    fn said(&self, it: &Match, common: &[usize]) -> Said {
        let (article, spans) = self.sequence.words_in(&it.a);
        let word = |at: usize| article.slice(spans[at]);
        let weight = |at: usize| self.weights[self.sequence.words[it.a.start + at] as usize];
        let capital = |at: usize| {
            word(at).starts_with(char::is_uppercase)
                && !self.sequence.begins_sentence(it.a.start + at)
        };
        // Where function words have capitals too, capitals make no names.
        let functions = || common.iter().filter(|&&at| weight(at) == Weight::Function);
        let shouted = functions().filter(|&&at| capital(at)).count() * 2 > functions().count();
        let mut said = Said::default();
        let mut seen = FxHashSet::default();
        for &at in common {
            let id = self.sequence.words[it.a.start + at];
            said.different += usize::from(seen.insert(id));
            if word(at).starts_with(token::is_unspaced) {
                said.unspaced += 1;
                said.characters += word(at).chars().count();
            }
            said.listed += usize::from(spans.get(at + 1).is_some_and(|next| {
                is_of_listing(article.slice(Span::new(spans[at].end, next.start)))
            }));
            let name = !shouted && capital(at);
            let weight = weight(at);
            if weight != Weight::Function && !name {
                said.telling += 1;
                said.rare += usize::from(weight == Weight::Rare);
            }
        }
        said
    }
}

/// Whether a word is a number or a single letter, which says nothing alone.
fn is_bare(word: &str) -> bool {
    let mut letters = word.chars();
    let single = letters.next().filter(|_| letters.next().is_none());
    single.is_some_and(|it| !token::is_unspaced(it)) || !word.contains(char::is_alphabetic)
}

/// Whether the signs between two words are those of a table, a path, a command or an address.
fn is_of_listing(gap: &str) -> bool {
    const SIGNS: &str = "/\\_<>[]{}|=@#$%^~+";
    gap.chars().any(|it| SIGNS.contains(it) || ('\u{2500}'..='\u{257f}').contains(&it))
        || gap.len() > 1 && gap.ends_with('-')
        || !gap.is_empty() && gap != "-" && gap.bytes().all(|it| it.is_ascii_punctuation())
}

/// What the common words of a match say.
#[derive(Default)]
struct Said {
    /// How many of them are neither function words nor names.
    telling: usize,
    /// How many of these are not even common.
    rare: usize,
    /// How many different words they are.
    different: usize,
    /// How many are of scripts without spaces.
    unspaced: usize,
    /// How many characters these have.
    characters: usize,
    /// How many are followed by signs that prose does not have.
    listed: usize,
}

impl Gain for Substance<'_> {
    fn gain(&self, word: u32) -> i32 {
        if self.weights.get(word as usize) == Some(&Weight::Function) { 2 } else { 4 }
    }
}
