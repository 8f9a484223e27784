//! The content words of the set: stemmed, without stop words, numbered.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::Language;

use super::super::Corpus;
use super::lexicon::Lexicon;

/// Marks a word that carries no content of its own.
pub(super) const NONE: u32 = u32::MAX;

/// Letters that terms must begin with alike to be taken for kin.
const START: usize = 5;

/// Beginnings of the words that English news of all kinds is written in: those that a fifth of
/// the topics of ECB+ use, cut from words as they stand. `benches/fit_links --common` lists those of
/// stems, which are fewer; with them fables are linked a little worse and news no better. Two sentences
/// that have only such words in common hardly tell the same.
const COMMON: &str = include_str!("common_beginnings.txt");

/// The content words of a set. Words with the same stem are one term.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// By article and word of it: its term, or [`NONE`] for a stop word.
    pub(super) of: Vec<Vec<u32>>,
    /// By article and word of it: a number for its first letters, stop words included. Stop
    /// words of different languages are never the same.
    pub(super) starts: Vec<Vec<u32>>,
    /// By such a number: the letters.
    pub(super) beginnings: Vec<String>,
    /// By such a number: whether all kinds of English news have words that begin so.
    pub(super) common: Vec<bool>,
}

impl Terms {
    /// Stems and numbers the words of `corpus`. Linear in their number.
    pub(super) fn new(corpus: &Corpus) -> Self {
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        let mut starts: FxHashMap<(Option<Language>, String), u32> = FxHashMap::default();
        let mut known: FxHashMap<(Option<Language>, u32), (u32, u32)> = FxHashMap::default();
        let mut terms = Self::default();
        for words in &corpus.articles {
            let language = words.language;
            let lexicon = Lexicon::new(language);
            let mut number = |word: u32| {
                let folded = corpus.vocabulary[word as usize].as_ref();
                let bare = folded.strip_suffix("'s").unwrap_or(folded);
                let stem = lexicon.stem(bare);
                let end = stem.char_indices().nth(START).map_or(stem.len(), |(at, _)| at);
                let stop = lexicon.stops.contains(folded);
                let next = starts.len() as u32;
                let start = (language.filter(|_| stop), stem[..end].to_owned());
                let start = *starts.entry(start).or_insert(next);
                let letter = bare.chars().nth(1).is_none() && !bare.contains(char::is_numeric);
                if letter || stop {
                    return (NONE, start);
                }
                let next = ids.len() as u32;
                (*ids.entry(stem.into_owned()).or_insert(next), start)
            };
            let numbers: Vec<(u32, u32)> = words
                .ids
                .iter()
                .map(|&word| *known.entry((language, word)).or_insert_with(|| number(word)))
                .collect();
            terms.of.push(numbers.iter().map(|it| it.0).collect());
            terms.starts.push(numbers.iter().map(|it| it.1).collect());
        }
        terms.beginnings = vec![String::new(); starts.len()];
        for ((_, letters), number) in starts {
            terms.beginnings[number as usize] = letters;
        }
        let common: FxHashSet<&str> = COMMON.split_whitespace().collect();
        terms.common = terms.beginnings.iter().map(|it| common.contains(it.as_str())).collect();
        terms
    }
}
