//! The content words of the set: stemmed, without stop words, numbered.

use rustc_hash::FxHashMap;

use super::super::Corpus;

/// Marks a word that carries no content of its own.
pub(super) const NONE: u32 = u32::MAX;

/// Share of an article's words that must be stop words of a language for it to be in it.
const STOP_WORD_SHARE: f32 = 0.15;

/// Letters that terms must begin with alike to be taken for kin.
const START: usize = 5;

/// The content words of a set. Words with the same stem are one term.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// By article and word of it: its term, or [`NONE`].
    pub(super) of: Vec<Vec<u32>>,
    /// By article: the language whose stop words it uses most, as an ISO 639 code, if any.
    pub(super) languages: Vec<Option<&'static str>>,
    /// By term: its stem.
    pub(super) stems: Vec<String>,
}

impl Terms {
    /// Stems and numbers the words of `corpus`. Linear in their number.
    pub(super) fn new(corpus: &Corpus) -> Self {
        let codes = stop_words::available_languages();
        let stops = stop_languages(corpus, codes);
        let stemmer = frostem::Stemmer::new(frostem::Algorithm::English);
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        let mut known: FxHashMap<(Option<usize>, u32), u32> = FxHashMap::default();
        let mut terms = Self::default();
        for words in &corpus.articles {
            let language = language(&words.ids, &stops, codes.len());
            let of = words.ids.iter().map(|&word| {
                *known.entry((language, word)).or_insert_with(|| {
                    let folded = corpus.vocabulary[word as usize].as_ref();
                    let bare = folded.strip_suffix("'s").unwrap_or(folded);
                    let stop = language.is_some_and(|it| stops[word as usize] >> it & 1 == 1);
                    if stop || bare.chars().nth(1).is_none() && !bare.contains(char::is_numeric) {
                        return NONE;
                    }
                    let english = language.is_some_and(|it| codes[it] == "en");
                    let stem = if english && bare.is_ascii() {
                        stemmer.stem(bare).into()
                    } else {
                        bare.to_owned()
                    };
                    let next = ids.len() as u32;
                    *ids.entry(stem).or_insert(next)
                })
            });
            let of = of.collect();
            terms.of.push(of);
            terms.languages.push(language.map(|it| codes[it]));
        }
        let mut stems = vec![String::new(); ids.len()];
        for (stem, id) in ids {
            stems[id as usize] = stem;
        }
        terms.stems = stems;
        terms
    }

    /// By term: a number for its first letters, the same for all terms that begin alike. What a
    /// stemmer keeps apart (`diplomat`, `diplomacy`) meets here.
    pub(super) fn starts(&self) -> Vec<u32> {
        let mut ids: FxHashMap<&str, u32> = FxHashMap::default();
        let starts = self.stems.iter().map(|stem| {
            let end = stem.char_indices().nth(START).map_or(stem.len(), |(at, _)| at);
            let next = ids.len() as u32;
            *ids.entry(&stem[..end]).or_insert(next)
        });
        starts.collect()
    }
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
