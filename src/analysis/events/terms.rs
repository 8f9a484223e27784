//! The content words of the set: stemmed, without stop words, numbered.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Corpus;

/// Marks a word that carries no content of its own.
pub(super) const NONE: u32 = u32::MAX;

/// Share of an article's words that must be stop words of a language for it to be in it.
const STOP_WORD_SHARE: f32 = 0.15;

/// Letters that terms must begin with alike to be taken for kin.
const START: usize = 5;

/// Beginnings of the words that English news of all kinds is written in: those that a fifth of
/// the topics of ECB+ use, as `benches/fit_links` lists them. Two sentences that have only such
/// words in common hardly tell the same.
const COMMON: &str = include_str!("common_beginnings.txt");

/// The content words of a set. Words with the same stem are one term.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// By article and word of it: its term, or [`NONE`] for a stop word.
    pub(super) of: Vec<Vec<u32>>,
    /// By article and word of it: a number for its first letters, stop words included.
    pub(super) starts: Vec<Vec<u32>>,
    /// By such a number: the letters.
    pub(super) beginnings: Vec<String>,
    /// By such a number: whether all kinds of English news have words that begin so.
    pub(super) common: Vec<bool>,
    /// By article: the language whose stop words it uses most, as an ISO 639 code, if any.
    pub(super) languages: Vec<Option<&'static str>>,
}

impl Terms {
    /// Stems and numbers the words of `corpus`. Linear in their number.
    pub(super) fn new(corpus: &Corpus) -> Self {
        let codes = stop_words::available_languages();
        let stops = stop_languages(corpus, codes);
        let stemmer = frostem::Stemmer::new(frostem::Algorithm::English);
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        let mut starts: FxHashMap<String, u32> = FxHashMap::default();
        let mut known: FxHashMap<(Option<usize>, u32), (u32, u32)> = FxHashMap::default();
        let mut terms = Self::default();
        for words in &corpus.articles {
            let language = language(&words.ids, &stops, codes.len());
            let number = |word: u32| {
                let folded = corpus.vocabulary[word as usize].as_ref();
                let bare = folded.strip_suffix("'s").unwrap_or(folded);
                let english = bare.is_ascii() && language.is_some_and(|it| codes[it] == "en");
                let stem = if english { stemmer.stem(bare) } else { bare.into() };
                let end = stem.char_indices().nth(START).map_or(stem.len(), |(at, _)| at);
                let next = starts.len() as u32;
                let start = *starts.entry(stem[..end].to_owned()).or_insert(next);
                let letter = bare.chars().nth(1).is_none() && !bare.contains(char::is_numeric);
                if letter || language.is_some_and(|it| stops[word as usize] >> it & 1 == 1) {
                    return (NONE, start);
                }
                let next = ids.len() as u32;
                (*ids.entry(stem.into_owned()).or_insert(next), start)
            };
            let numbers = numbers_of(&words.ids, language, &mut known, number);
            terms.of.push(numbers.iter().map(|it| it.0).collect());
            terms.starts.push(numbers.iter().map(|it| it.1).collect());
            terms.languages.push(language.map(|it| codes[it]));
        }
        terms.beginnings = vec![String::new(); starts.len()];
        for (letters, number) in starts {
            terms.beginnings[number as usize] = letters;
        }
        let common: FxHashSet<&str> = COMMON.split_whitespace().collect();
        terms.common = terms.beginnings.iter().map(|it| common.contains(it.as_str())).collect();
        terms
    }
}

/// The numbers of an article's words, each word looked at once for each language.
fn numbers_of(
    words: &[u32],
    language: Option<usize>,
    known: &mut FxHashMap<(Option<usize>, u32), (u32, u32)>,
    mut number: impl FnMut(u32) -> (u32, u32),
) -> Vec<(u32, u32)> {
    let of = |&word: &u32| *known.entry((language, word)).or_insert_with(|| number(word));
    words.iter().map(of).collect()
}

/// By word: a bit for each language of `codes` in which it is a stop word.
fn stop_languages(corpus: &Corpus, codes: &[&str]) -> Vec<u64> {
    let mut bits: FxHashMap<&str, u64> = FxHashMap::default();
    for (bit, code) in codes.iter().enumerate().take(64) {
        for word in stop_words::lookup(code).unwrap_or_default() {
            *bits.entry(word).or_default() |= 1 << bit;
        }
    }
    corpus.vocabulary.iter().map(|it| bits.get(it.as_ref()).copied().unwrap_or(0)).collect()
}

/// The language with most stop words among `words`, as a place in the list of languages.
fn language(words: &[u32], stops: &[u64], languages: usize) -> Option<usize> {
    let mut counts = vec![0_usize; languages.min(64)];
    for &word in words {
        let mut bits = stops[word as usize];
        while bits != 0 {
            counts[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
    }
    let best = (0..counts.len()).max_by_key(|&it| (counts[it], std::cmp::Reverse(it)))?;
    (counts[best] as f32 >= STOP_WORD_SHARE * words.len() as f32).then_some(best)
}
