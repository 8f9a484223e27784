//! What is known of the words of a language: which carry no content, and what their stems are.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::Language;

/// The words of a language, or of none that is known.
pub(super) struct Lexicon {
    /// The language.
    pub(super) language: Option<Language>,
    /// Words that carry no content of their own.
    pub(super) stops: FxHashSet<Cow<'static, str>>,
    /// Articles, pronouns, prepositions, conjunctions and auxiliaries.
    pub(super) function_words: FxHashSet<Cow<'static, str>>,
    /// Forms that no stemmer takes back to their word, with that word.
    irregular: FxHashMap<&'static str, &'static str>,
    stemmer: Option<Stemmer>,
}

/// The irregular forms of English verbs and nouns: a word to a line, its forms behind it.
const IRREGULAR: &str = include_str!("irregular_forms.txt");

impl Lexicon {
    /// Linear in the length of the lists.
    pub(super) fn new(language: Option<Language>) -> Self {
        let words = language.into_iter();
        let english = language == Some(Language::ENGLISH);
        let lines = IRREGULAR.lines().filter(|_| english);
        let forms = lines
            .filter_map(|line| line.split_once(' '))
            .flat_map(|(word, forms)| forms.split_whitespace().map(move |form| (form, word)));
        Self {
            irregular: forms.collect(),
            language,
            stops: words.clone().flat_map(Language::stop_words).collect(),
            function_words: words.flat_map(Language::function_words).collect(),
            stemmer: language.and_then(algorithm).map(Stemmer::new),
        }
    }

    /// The stem of a folded word. In English a word with other than plain letters is a foreign name.
    pub(super) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let foreign = || self.language == Some(Language::ENGLISH) && !word.is_ascii();
        let word = self.irregular.get(word).copied().unwrap_or(word);
        match &self.stemmer {
            Some(stemmer) if !foreign() => stemmer.stem(word),
            _ => Cow::Borrowed(word),
        }
    }

    /// Whether the language writes every noun with a capital.
    pub(super) fn capital_nouns(&self) -> bool {
        self.language.is_some_and(|it| it.code() == "de")
    }
}

/// The stemmer of a language, if there is one.
fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language.code() {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nl" => Algorithm::Dutch,
        "no" => Algorithm::Norwegian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        _ => return None,
    })
}
