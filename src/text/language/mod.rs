//! The language of a text, and the words in it that carry no content of their own.

use rustc_hash::FxHashSet;
use whatlang::{Detector, Lang};

use super::token;

mod stop_words;

/// A language that is told apart from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(&'static str);

/// The languages that are told apart, with their codes in ISO 639-1.
const KNOWN: &[(Lang, &str)] = &[
    (Lang::Ara, "ar"),
    (Lang::Bel, "be"),
    (Lang::Bul, "bg"),
    (Lang::Cat, "ca"),
    (Lang::Ces, "cs"),
    (Lang::Cmn, "zh"),
    (Lang::Dan, "da"),
    (Lang::Deu, "de"),
    (Lang::Ell, "el"),
    (Lang::Eng, "en"),
    (Lang::Est, "et"),
    (Lang::Fin, "fi"),
    (Lang::Fra, "fr"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Hrv, "hr"),
    (Lang::Hun, "hu"),
    (Lang::Ita, "it"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Nld, "nl"),
    (Lang::Nob, "no"),
    (Lang::Pes, "fa"),
    (Lang::Pol, "pl"),
    (Lang::Por, "pt"),
    (Lang::Ron, "ro"),
    (Lang::Rus, "ru"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Spa, "es"),
    (Lang::Srp, "sr"),
    (Lang::Swe, "sv"),
    (Lang::Tur, "tr"),
    (Lang::Ukr, "uk"),
];

/// Bytes of a text that are looked at: more would not make its language surer.
const ENOUGH: usize = 1 << 12;

/// Share of a text's words that the function words of a language must be to settle a doubt.
const FUNCTION_WORD_SHARE: f32 = 0.15;

impl Language {
    /// English.
    pub const ENGLISH: Self = Self("en");

    /// The language of `text`; `None` where it is too short or too strange to tell. Looks at its
    /// beginning only, so that the time is bounded.
    pub fn of(text: &str) -> Option<Self> {
        let end = (0..=text.len().min(ENOUGH)).rev().find(|&it| text.is_char_boundary(it))?;
        let text = &text[..end];
        let known = KNOWN.iter().map(|it| it.0).collect();
        let info = Detector::with_allowlist(known).detect(text)?;
        let language = Self(KNOWN.iter().find(|it| it.0 == info.lang())?.1);
        // A short text whose letters leave a doubt may still use the small words of the language.
        let sure = info.is_reliable() || language.function_word_share(text) >= FUNCTION_WORD_SHARE;
        sure.then_some(language)
    }

    /// Its code in ISO 639-1, such as `en`.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Its articles, pronouns, prepositions, conjunctions and auxiliaries, folded; none, where there
    /// is no list.
    pub fn function_words(self) -> impl Iterator<Item = &'static str> {
        stop_words::function_words(self.0)
    }

    /// All its words that carry no content of their own: the function words, and others that say
    /// as little.
    pub fn stop_words(self) -> impl Iterator<Item = &'static str> {
        self.function_words().chain(stop_words::light_words(self.0))
    }

    fn function_word_share(self, text: &str) -> f32 {
        let words: FxHashSet<&str> = self.function_words().collect();
        let (mut all, mut found) = (0, 0);
        for span in token::tokens(text) {
            all += 1;
            found += usize::from(words.contains(token::fold(&text[span.range()]).as_ref()));
        }
        found as f32 / all.max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_few_sentences_are_enough() {
        for (code, text) in [
            ("en", "The ferry stayed in port on Thursday. Captain Vogt would decide so again."),
            ("de", "Die Fähre blieb am Donnerstag im Hafen, denn der Sturm war zu stark."),
            ("fr", "Le bac est resté au port jeudi soir, car le vent était trop fort."),
            ("es", "El transbordador se quedó en el puerto porque el viento era muy fuerte."),
            ("it", "Il traghetto è rimasto in porto perché il vento era troppo forte."),
            ("pt", "A balsa ficou no porto na quinta-feira porque o vento era demasiado forte."),
            ("nl", "De veerboot bleef donderdag in de haven. Volgens de rederij was er storm."),
            ("pl", "Prom w czwartek pozostał w porcie. Kapitan powiedział, że wiatr był za silny."),
            ("ru", "Паром остался в порту. Капитан сказал, что ветер был слишком сильным."),
            ("uk", "Пором залишився в порту. Капітан сказав, що вітер був надто сильним."),
        ] {
            assert_eq!(Language::of(text).map(Language::code), Some(code), "{text}");
        }
    }

    #[test]
    fn what_is_no_prose_has_no_language() {
        for text in ["", "12 – 15", "Vogt, Tollbridge, Varga.", "…"] {
            assert_eq!(Language::of(text), None, "{text}");
        }
    }
}
