//! The phrases of a sentence that could stand for it as a label, and how well each is cut and built.
//!
//! There is no grammar here: small words and signs show where phrases end, and some of them that the rest
//! is missing. The lists are English; in other languages phrases are judged by signs, names and length.

use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashSet;

use crate::text::{Article, Span};

use super::super::{Corpus, Words};
use super::names::NameMention;
use super::numbers;
use super::terms::NONE;
use super::units::Unit;

/// Fewest and most words of a phrase.
const WORDS: RangeInclusive<usize> = 3..=8;

/// Words that make a clause of a phrase; a label is better without.
const CLAUSAL: [&str; 32] = [
    "that", "who", "which", "whom", "whose", "what", "when", "where", "why", "how", "because",
    "since", "while", "as", "if", "but", "not", "is", "are", "was", "were", "be", "been", "has",
    "have", "had", "can", "will", "should", "does", "did", "it",
];

/// Words that stand for somebody or something named elsewhere.
const POINTING: [&str; 22] = [
    "he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "me", "his", "her", "its",
    "their", "our", "your", "my", "this", "these", "those", "it's",
];

/// Words between a subject and its verb: what follows lacks the one, what is before the other.
const AUXILIARY: [&str; 23] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "can", "will", "would",
    "could", "should", "may", "might", "must", "does", "did", "do", "to", "not", "that",
];

/// Words that say too little to compare by, but of which a phrase must not be robbed.
const LIGHT: [&str; 34] = [
    "take",
    "takes",
    "took",
    "taken",
    "make",
    "makes",
    "made",
    "making",
    "give",
    "gives",
    "gave",
    "given",
    "get",
    "gets",
    "got",
    "say",
    "says",
    "said",
    "come",
    "comes",
    "came",
    "go",
    "goes",
    "went",
    "use",
    "used",
    "tell",
    "told",
    "want",
    "wants",
    "keep",
    "kept",
    "nobody",
    "everybody",
];

/// Titles, which are nothing without the name behind them.
const TITLES: [&str; 8] = ["mr", "mrs", "ms", "dr", "sir", "st", "prof", "gen"];

/// What is left of a phrase's worth for each word of [`CLAUSAL`] and of [`POINTING`].
const PER_CLAUSE: f32 = 0.8;
const PER_POINTER: f32 = 0.75;

/// What a phrase gains that begins its sentence, as who does it mostly does.
const FIRST: f32 = 1.15;

/// What a phrase gains that has names and other words that are shared: who, and what of them.
const WHO_AND_WHAT: f32 = 1.15;

/// What is left of a phrase of names alone.
const WHO_ALONE: f32 = 0.85;

/// What is left of a phrase that ends with a word which one article alone has.
const UNTOLD: f32 = 0.7;

/// What is left of a phrase that is torn off amid names and nouns, and of one that is cut inside a word, a number
/// or a name.
const TORN: f32 = 0.3;
const CUT: f32 = 0.1;

/// How slowly a phrase may grow for the words it adds: its worth is divided by this power of its length.
const BREVITY: f32 = 0.35;

/// Words added to the length for that, so that three words are not much better than five.
const BASE: f32 = 4.0;

/// A phrase that could be a label.
pub(super) struct Phrase {
    /// Where it stands in the article's text.
    pub(super) span: Span,
    /// Its words, as indexes into the article's.
    pub(super) words: Range<usize>,
    /// How well it is cut and built for its length; about 0 to 1.
    pub(super) form: f32,
}

/// A sentence whose phrases are looked for.
pub(super) struct Phrases<'a> {
    pub(super) article: &'a Article,
    pub(super) corpus: &'a Corpus,
    pub(super) unit: &'a Unit,
    /// By word of the article: its term.
    pub(super) terms: &'a [u32],
    /// The names in the sentence.
    pub(super) names: &'a [NameMention],
    /// The terms that linked sentences of the event share.
    pub(super) shared: &'a FxHashSet<u32>,
}

impl Phrases<'_> {
    /// The phrases of three to eight words that begin and end with words of content; the beginning of the
    /// sentence where there is none. Linear in its words.
    pub(super) fn all(&self) -> Vec<Phrase> {
        let words = self.unit.words.clone();
        let mut found = Vec::new();
        for start in words.clone().filter(|&word| self.has_content(word)) {
            let begun = self.leads(start) * self.begins_well(start);
            let mut spoilt = 1.0;
            for end in start..words.end.min(start + WORDS.end()) {
                if end > start && !self.joined(end) {
                    break;
                }
                let word = self.folded(end);
                if POINTING.contains(&word) {
                    spoilt *= PER_POINTER;
                }
                if !self.tells(end) {
                    spoilt *= if CLAUSAL.contains(&word) { PER_CLAUSE } else { 1.0 };
                } else if WORDS.contains(&(end + 1 - start)) {
                    let words = start..end + 1;
                    let span = self.words().span_of(&words);
                    let told = self.shared.contains(&self.terms[end]) || self.in_name(end);
                    let told = if told { 1.0 } else { UNTOLD };
                    let cut = begun * self.ends_well(words.end) * told;
                    let length = (words.len() as f32 + BASE).powf(BREVITY);
                    let form = spoilt * cut * self.built(&words) / length;
                    found.push(Phrase { span, words, form });
                }
            }
        }
        if found.is_empty() {
            // Too short or too broken a sentence.
            let words = words.start..words.end.min(words.start + WORDS.end());
            found.push(Phrase { span: self.words().span_of(&words), words, form: 0.0 });
        }
        found
    }

    /// What a phrase gains that begins its sentence, but for a small word.
    fn leads(&self, start: usize) -> f32 {
        let sentence = self.unit.words.start;
        let small = start == sentence + 1
            && !self.has_content(sentence)
            && !POINTING.contains(&self.folded(sentence));
        if start == sentence || small { FIRST } else { 1.0 }
    }

    /// What a phrase gains for saying who and what, and loses for saying only who.
    fn built(&self, words: &Range<usize>) -> f32 {
        let is_what = |word: usize| {
            self.shared.contains(&self.terms[word])
                && !self.in_name(word)
                && numbers::small(self.folded(word)).is_none()
        };
        match (words.clone().any(|it| self.in_name(it)), words.clone().any(is_what)) {
            (true, true) => WHO_AND_WHAT,
            (true, false) => WHO_ALONE,
            (false, _) => 1.0,
        }
    }

    /// Whether a word is part of a name.
    fn in_name(&self, word: usize) -> bool {
        let span = self.words().span(word);
        self.names.iter().any(|it| it.span.covers(span))
    }

    /// Whether a word and the one before it, which there must be, are of one name.
    fn inside_name(&self, word: usize) -> bool {
        let pair = self.words().span_of(&(word - 1..word + 1));
        self.names.iter().any(|it| it.span.covers(pair))
    }

    /// How well a phrase may begin at a word, up to 1.
    fn begins_well(&self, word: usize) -> f32 {
        if word == self.unit.words.start || !self.joined(word) {
            return 1.0;
        }
        let before = self.folded(word - 1);
        match before {
            _ if !self.blank_before(word) || self.inside_name(word) => CUT,
            _ if self.has_content(word - 1) => TORN,
            _ if AUXILIARY.contains(&before) => 0.7,
            _ if POINTING.contains(&before) => 0.8,
            _ => 1.0,
        }
    }

    /// How well a phrase may end before a word, up to 1.
    fn ends_well(&self, word: usize) -> f32 {
        let last = self.folded(word - 1);
        if is_initial(last) || TITLES.contains(&last) {
            return CUT;
        }
        if word == self.unit.words.end || !self.joined(word) {
            return 1.0;
        }
        match self.folded(word) {
            _ if !self.blank_before(word) || self.inside_name(word) => CUT,
            // A single word is as often an adjective: the `Ethiopian` flag.
            _ if self.inside_name(word - 1) => 0.7,
            _ if self.has_content(word) => TORN,
            "of" => 0.5,
            after if AUXILIARY.contains(&after) => 0.8,
            after if POINTING.contains(&after) => 0.7,
            _ => 0.95,
        }
    }

    /// Whether a word says something: a term or a number.
    fn tells(&self, word: usize) -> bool {
        self.terms[word] != NONE || numbers::small(self.folded(word)).is_some()
    }

    /// Whether a word tells something or is one of [`LIGHT`].
    fn has_content(&self, word: usize) -> bool {
        self.tells(word) || LIGHT.contains(&self.folded(word))
    }

    /// Whether a word and the one before it are of one phrase: no sign parts them, or it is one inside a
    /// number, or the point of an initial or a title.
    fn joined(&self, word: usize) -> bool {
        let gap = self.gap(word);
        let last = self.folded(word - 1);
        let figures = |at: usize| self.folded(at).starts_with(|it: char| it.is_ascii_digit());
        match gap {
            "." | "," | ":" if figures(word - 1) && figures(word) => true,
            "." | ". " => TITLES.contains(&last) || is_initial(last),
            "-" => true,
            _ => self.blank_before(word),
        }
    }

    /// Whether nothing but a blank stands before a word.
    fn blank_before(&self, word: usize) -> bool {
        self.gap(word).chars().all(char::is_whitespace)
    }

    /// What stands between a word and the one before it.
    fn gap(&self, word: usize) -> &str {
        let words = self.words();
        &self.article.text[words.span(word - 1).end..words.span(word).start]
    }

    fn words(&self) -> &Words {
        &self.corpus.articles[self.unit.at.article]
    }

    fn folded(&self, word: usize) -> &str {
        &self.corpus.vocabulary[self.words().ids[word] as usize]
    }
}

/// Whether a word is a letter that stands for a name.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}
