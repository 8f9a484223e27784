//! The language of a text, and the words in it that carry no content of their own.

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::FxHashSet;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization as _;
use whatlang::{Detector, Lang, Script};

use super::token;

mod known;
mod stop_words;

use known::{KNOWN, LETTERS, NEIGHBOURS, SYNONYMS};

/// A language that is told apart from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(&'static str);

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_tag(&code).ok_or_else(|| D::Error::custom("a language that is not told apart"))
    }
}

/// Bytes of a text that are looked at: more would not make its language surer.
const ENOUGH: usize = 1 << 12;

/// Share of a text's words that the function words of a language must be to settle a doubt.
const FUNCTION_WORD_SHARE: f32 = 0.15;

/// The same share below which a text is hardly in the language, however like its letters are.
const LEAST_SHARE: f32 = 0.08;

/// How many of the function words that the likeliest language has in a text another must have there to be
/// believed when it is declared.
const PLAUSIBLE: f32 = 0.7;

/// Words in which there need be no function word.
const FEW_WORDS: usize = 12;

/// How many times as many function words as the likeliest language a neighbour must have in a text to
/// raise a doubt.
const DOUBT: f32 = 1.2;

/// Share of the words with letters that a language does not have from which the text is in another.
const FOREIGN_SHARE: f32 = 0.1;

impl Language {
    /// English.
    pub const ENGLISH: Self = Self("en");

    /// The language of `text`; `None` where it is too short or too strange to tell. Looks at its
    /// beginning only, so that the time is bounded.
    pub fn of(text: &str) -> Option<Self> {
        Self::guess(&Beginning::of(text)).filter(|it| it.sure).map(|it| it.language)
    }

    /// The language of `text` of which its metadata declare one. Templates of pages declare
    /// wrong ones, so that it counts only where the text may be in it.
    pub fn of_declared(text: &str, declared: Option<Self>) -> Option<Self> {
        let text = Beginning::of(text);
        let guess = Self::guess(&text);
        let told = guess.filter(|it| it.sure).map(|it| it.language);
        let plausible = |it: &Self| told == Some(*it) || it.is_plausible(&text, guess);
        declared.filter(plausible).or(told)
    }

    /// Whether a text may be in this language, though it is not the one that was guessed for sure.
    fn is_plausible(self, text: &Beginning<'_>, guess: Option<Guess>) -> bool {
        let script = whatlang::detect_script(text.text);
        let written = |script: Script| {
            // A few words of Japanese may have no kana.
            script.langs().iter().any(|&it| Some(it) == self.lang())
                || (script, self.0) == (Script::Mandarin, "ja")
        };
        if !script.is_some_and(written) {
            return false;
        }
        let unsure = guess.is_none_or(|it| !it.sure);
        let Some(share) = self.function_word_share(text) else { return unsure };
        let other = guess.and_then(|it| it.language.function_word_share(text)).unwrap_or_default();
        unsure && token::tokens(text.text).nth(FEW_WORDS).is_none()
            || share >= LEAST_SHARE && share >= PLAUSIBLE * other
    }

    /// The language that a tag such as `en`, `pt-BR` or `zh_Hant` begins with, if it is known.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        let synonym = SYNONYMS.iter().find(|it| it.0 == code).map(|it| it.1);
        let code = synonym.unwrap_or(&code);
        Self::all().find(|it| it.0 == code)
    }

    /// All languages that are told apart.
    pub fn all() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|it| Self(it.1))
    }

    /// Its code in ISO 639-1, such as `en`.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Its articles, pronouns, prepositions, conjunctions and auxiliaries, folded; none, where there
    /// is no list.
    pub fn function_words(self) -> impl Iterator<Item = Cow<'static, str>> {
        stop_words::function_words(self.0).map(token::fold)
    }

    /// All its words that carry no content of their own, folded: the function words, and others that say
    /// as little.
    pub fn stop_words(self) -> impl Iterator<Item = Cow<'static, str>> {
        self.function_words().chain(stop_words::light_words(self.0).map(token::fold))
    }

    fn lang(self) -> Option<Lang> {
        KNOWN.iter().find(|it| it.1 == self.0).map(|it| it.0)
    }

    /// The likeliest language of a short text.
    fn guess(text: &Beginning<'_>) -> Option<Guess> {
        let known = KNOWN.iter().map(|it| it.0).collect();
        let info = Detector::with_allowlist(known).detect(text.text)?;
        let language = Self(KNOWN.iter().find(|it| it.0 == info.lang())?.1);
        let written = |it: &&(Lang, &str)| info.script().langs().contains(&it.0);
        if KNOWN.iter().filter(written).count() == 1 && info.script() != Script::Mandarin {
            return Some(Guess { language, sure: true });
        }
        // A short text whose letters leave a doubt may still use the small words of the language, and no
        // other. In Latin letters, which many write, one that hardly uses them is in another language, which
        // is not known.
        let (least, doubt) = match (info.is_reliable(), info.script()) {
            (false, _) => (FUNCTION_WORD_SHARE, 1.0 / DOUBT),
            (true, Script::Latin | Script::Mandarin) => (LEAST_SHARE, DOUBT),
            (true, _) => (0.0, DOUBT),
        };
        let sure = language.function_word_share(text).map_or(info.is_reliable(), |share| {
            let others = language.neighbours().filter_map(|it| it.function_word_share(text));
            share >= least && others.fold(0.0, f32::max) <= doubt * share
        });
        Some(Guess { language, sure: sure && language.foreign_share(text.text) < FOREIGN_SHARE })
    }

    /// The languages that are hard to tell from this one.
    fn neighbours(self) -> impl Iterator<Item = Self> {
        let groups = NEIGHBOURS.iter().filter(move |it| it.contains(&self.0));
        groups.flat_map(|it| it.iter()).filter(move |&&it| it != self.0).map(|it| Self(it))
    }

    /// The share of the words of a text that have letters which the language does not have; 0 where its
    /// letters are not listed.
    fn foreign_share(self, text: &str) -> f32 {
        let Some(&(_, letters)) = LETTERS.iter().find(|it| it.0 == self.0) else { return 0.0 };
        let own = |c: char| !c.is_alphabetic() || c.is_ascii() || letters.contains(c);
        let words =
            token::tokens(text).map(|it| text[it.range()].nfc().flat_map(char::to_lowercase));
        let (mut all, mut foreign) = (0, 0);
        for mut word in words {
            all += 1;
            foreign += usize::from(!word.all(own));
        }
        foreign as f32 / all.max(1) as f32
    }

    /// The share of function words among the different words of a text; `None` where there is no list.
    fn function_word_share(self, text: &Beginning<'_>) -> Option<f32> {
        let function_words: FxHashSet<Cow<'_, str>> = self.function_words().collect();
        let words = text.words();
        let found = words.intersection(&function_words).count();
        (!function_words.is_empty()).then(|| found as f32 / words.len().max(1) as f32)
    }
}

/// What language a text may be in.
#[derive(Clone, Copy, Debug)]
struct Guess {
    language: Language,
    /// Whether there is hardly a doubt.
    sure: bool,
}

/// The beginning of a text, by which its language is told.
struct Beginning<'a> {
    text: &'a str,
    /// Its different words, folded, once they are asked for: several languages are held against them.
    words: OnceCell<FxHashSet<Cow<'a, str>>>,
}

impl<'a> Beginning<'a> {
    fn of(text: &'a str) -> Self {
        let end = (0..=text.len().min(ENOUGH)).rev().find(|&it| text.is_char_boundary(it));
        Self { text: &text[..end.unwrap_or_default()], words: OnceCell::new() }
    }

    fn words(&self) -> &FxHashSet<Cow<'a, str>> {
        self.words.get_or_init(|| {
            let words = token::tokens(self.text).map(|it| token::fold(&self.text[it.range()]));
            // Figures are of no language.
            words.filter(|it| it.contains(char::is_alphabetic)).collect()
        })
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
    fn every_script_has_its_languages() {
        for (code, text) in [
            ("sv", "Färjan låg kvar i hamnen på torsdagen eftersom vinden var för stark."),
            (
                "da",
                "Færgen blev i havnen. Hvad hun nu ville gøre, vidste kaptajnen ikke selv, men uden mere hjælp af rederiet var hun ikke til noget.",
            ),
            (
                "fi",
                "Lautta jäi satamaan torstaina, koska tuuli oli liian voimakas, sanoi kapteeni.",
            ),
            (
                "cs",
                "Trajekt zůstal ve čtvrtek v přístavu, protože vítr byl podle kapitána příliš silný.",
            ),
            (
                "tr",
                "Feribot perşembe günü limanda kaldı, çünkü rüzgâr çok şiddetliydi, dedi kaptan.",
            ),
            ("vi", "Chiếc phà ở lại cảng vào thứ Năm vì gió quá mạnh, thuyền trưởng nói với báo."),
            ("el", "Το πλοίο έμεινε στο λιμάνι την Πέμπτη, επειδή ο άνεμος ήταν πολύ δυνατός."),
            ("he", "המעבורת נשארה בנמל ביום חמישי כי הרוח הייתה חזקה מדי, אמר הקברניט."),
            ("ar", "بقيت العبارة في الميناء يوم الخميس لأن الرياح كانت شديدة، كما قال القبطان."),
            ("fa", "کشتی روز پنجشنبه در بندر ماند، چون باد بسیار شدید بود و ناخدا این را گفت."),
            ("hi", "नौका गुरुवार को बंदरगाह में रही क्योंकि हवा बहुत तेज थी, कप्तान ने कहा।"),
            ("zh", "渡轮星期四停在港口，因为风太大，船长说。"),
            ("ja", "フェリーは木曜日、風が強すぎたため港にとどまった。"),
            ("ko", "여객선은 목요일 바람이 너무 강해 항구에 머물렀다고 선장이 말했다."),
            ("th", "เรือข้ามฟากจอดอยู่ที่ท่าเรือในวันพฤหัสบดีเพราะลมแรงเกินไป"),
        ] {
            assert_eq!(Language::of(text).map(Language::code), Some(code), "{text}");
        }
    }

    #[test]
    fn a_language_that_is_not_known_is_not_taken_for_its_neighbour() {
        for text in [
            "Ferjan var í höfninni á fimmtudag vegna þess að vindurinn var of sterkur, sagði skipstjórinn.",
            "Arhosodd y fferi yn y porthladd ddydd Iau am fod y gwynt yn rhy gryf, meddai'r capten.",
            "D'fhan an bád farantóireachta sa chuan Déardaoin mar go raibh an ghaoth róláidir.",
            "Trageti qëndroi në port të enjten sepse era ishte shumë e fortë, tha kapiteni.",
            "Kivuko kilibaki bandarini siku ya Alhamisi kwa sababu upepo ulikuwa mkali sana.",
            "Ferrya portuan geratu zen ostegunean, haizea gogorregia zelako, kapitainak esan zuenez.",
        ] {
            assert_eq!(Language::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_declared_language_counts_where_the_text_may_be_in_it() {
        let told =
            |text, tag| Language::of_declared(text, Language::from_tag(tag)).map(Language::code);
        let german = "Die Fähre blieb am Donnerstag im Hafen, denn der Sturm war zu stark.";
        assert_eq!(told(german, "de-AT"), Some("de"));
        assert_eq!(told(german, "en"), Some("de"), "a template says so");
        assert_eq!(told(german, "ru"), Some("de"));
        assert_eq!(told("Fähre blieb im Hafen", "de"), Some("de"), "too short to tell otherwise");
        let norwegian = "Ferjen ble liggende i havnen torsdag fordi vinden var for sterk.";
        assert_eq!(told(norwegian, "nb-NO"), Some("no"));
        assert_eq!(told("東京港 出航拒否", "ja"), Some("ja"));
        assert_eq!(Language::from_tag("zh_Hant").map(Language::code), Some("zh"));
        assert_eq!(Language::from_tag("x-klingon"), None);
    }

    #[test]
    fn what_is_no_prose_has_no_language() {
        for text in ["", "12 – 15", "Vogt, Tollbridge, Varga.", "…"] {
            assert_eq!(Language::of(text), None, "{text}");
        }
    }
}
