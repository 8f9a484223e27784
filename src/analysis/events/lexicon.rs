//! What is known of the words of a language: which carry no content, and what their stems are.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashSet;

use crate::text::Language;

use super::english::English;

/// The words of a language, or of none that is known.
pub(super) struct Lexicon {
    /// The language.
    pub(super) language: Option<Language>,
    /// Words that carry no content of their own.
    pub(super) stops: FxHashSet<Cow<'static, str>>,
    /// Articles, pronouns, prepositions, conjunctions and auxiliaries.
    pub(super) function_words: FxHashSet<Cow<'static, str>>,
    english: Option<English>,
    stemmer: Option<Stemmer>,
}

impl Lexicon {
    /// Linear in the length of the lists.
    pub(super) fn new(language: Option<Language>) -> Self {
        let words = language.into_iter();
        Self {
            language,
            stops: words.clone().flat_map(Language::stop_words).collect(),
            function_words: words.flat_map(Language::function_words).collect(),
            english: language.filter(|it| *it == Language::ENGLISH).map(|_| English::new()),
            stemmer: language.and_then(algorithm).map(Stemmer::new),
        }
    }

    /// The stem of a folded word. In English a word with other than plain letters is a foreign name.
    pub(super) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let foreign = self.english.is_some() && !word.is_ascii();
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| !foreign) else {
            return Cow::Borrowed(word);
        };
        match self.english.as_ref().map_or(Cow::Borrowed(word), |it| it.one_form(word)) {
            Cow::Borrowed(word) => stemmer.stem(word),
            Cow::Owned(word) => Cow::Owned(stemmer.stem(&word).into_owned()),
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
