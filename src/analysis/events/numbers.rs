//! Numbers in running text, in figures or in words, with what they count.

use crate::text::{Article, Language, Span, token};

use super::super::Corpus;
use super::dates::DateMention;
use super::terms::{NONE, Terms};
use super::units::Unit;

/// A number and what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NumberMention {
    /// Its value in thousandths, so that equal values compare equal.
    pub(super) thousandths: i64,
    /// What it counts, where that is said.
    pub(super) unit: Option<Counted>,
    /// Where it stands in the article's text.
    pub(super) span: Span,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// The term after it (`hours` in `four hours`).
    Term(u32),
    /// Hundredths.
    Percent,
    /// Money, by its sign.
    Money(char),
}

/// Number words, each with its value.
const WORDS: &[(&str, i64)] = &[
    ("zero", 0),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

/// Words for tens, which may have a digit after them.
const TENS: &[(&str, i64)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// What words multiply by: their beginnings in the languages read, which endings of up to two letters
/// may follow, and whole words.
const MULTIPLIERS: &[(&[&str], &[&str], f64)] = &[
    (&["hundred", "hundert"], &["百"], 1e2),
    (
        &[
            "thousand",
            "tausend",
            "duizend",
            "тысяч",
            "тисяч",
            "tysiąc",
            "tysięc",
            "tisíc",
            "tusen",
            "χιλιαδ",
        ],
        &["mil", "mille", "mila", "tys", "bin", "nghìn", "千", "พัน", "ألف", "آلاف", "هزار", "אלף"],
        1e3,
    ),
    (&["만"], &["万", "萬", "หมื่น"], 1e4),
    (&[], &["แสน", "लाख"], 1e5),
    (
        &[
            "million",
            "millón",
            "millon",
            "milhão",
            "milhões",
            "milion",
            "miljoen",
            "миллион",
            "мільйон",
            "milyon",
            "εκατομμυρι",
        ],
        &["mn", "mln", "triệu", "ล้าน", "مليون", "ملايين", "ميليون", "מיליון"],
        1e6,
    ),
    (&[], &["करोड\u{93c}"], 1e7),
    (&["억"], &["億", "亿"], 1e8),
    (
        &["billion", "milliard", "miliard", "miljard", "миллиард", "мільярд", "milyar"],
        &["bn", "mrd", "tỷ", "مليار", "ميليارد", "מיליארד"],
        1e9,
    ),
    (&["trillion", "трлн"], &["tn", "兆"], 1e12),
];

/// The numbers of one sentence, in order, without those that are part of a date. `one` is left
/// out: it is a pronoun more often than a number. Linear in the words of the sentence.
pub(super) fn numbers(
    unit: &Unit,
    article: &Article,
    corpus: &Corpus,
    terms: &Terms,
    dates: &[DateMention],
) -> Vec<NumberMention> {
    let words = &corpus.articles[unit.at.article];
    let scan = Scan {
        text: &article.text,
        spans: words.spans(unit.words.clone()).collect(),
        folded: words.ids[unit.words.clone()]
            .iter()
            .map(|&id| &*corpus.vocabulary[id as usize])
            .collect(),
        terms: &terms.of[unit.at.article][unit.words.clone()],
        point: words.language.is_none_or(points),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.folded.len() {
        let in_date = || dates.iter().any(|date| date.span.covers(scan.spans[at]));
        match scan.number_at(at).filter(|_| !in_date()) {
            Some((number, end)) => {
                found.push(number);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a language writes `3.5` and `800,000`; the others write `3,5` and `800.000`, or part
/// thousands by a space.
fn points(language: Language) -> bool {
    const POINTS: &[&str] =
        &["ar", "bn", "en", "fa", "he", "hi", "ja", "km", "ko", "my", "ta", "th", "ur", "zh"];
    POINTS.contains(&language.code())
}

/// The value (2 to 99, or 0) of a number word, or of figures that are as small.
pub(super) fn small(word: &str) -> Option<i64> {
    let named = WORDS.iter().chain(TENS).find(|it| it.0 == word).map(|it| it.1);
    named.or_else(|| word.parse().ok().filter(|it| (1..100).contains(it)))
}

struct Scan<'a> {
    text: &'a str,
    spans: Vec<Span>,
    folded: Vec<&'a str>,
    terms: &'a [u32],
    /// Whether decimals stand after a point.
    point: bool,
}

impl Scan<'_> {
    fn word(&self, at: usize) -> &str {
        self.folded.get(at).copied().unwrap_or_default()
    }

    /// What stands between two words.
    fn gap(&self, at: usize) -> &str {
        match (self.spans.get(at), self.spans.get(at + 1)) {
            (Some(a), Some(b)) => &self.text[a.end..b.start],
            _ => "",
        }
    }

    /// The number that begins at a word, and the word after it.
    fn number_at(&self, at: usize) -> Option<(NumberMention, usize)> {
        let (mut value, mut end) = self.figures(at).or_else(|| self.words(at))?;
        while let Some(factor) = multiplier(self.word(end)).filter(|_| self.joins(end - 1)) {
            value *= factor;
            end += 1;
        }
        if value >= 1e15 {
            return None;
        }
        let span = Span::new(self.spans[at].start, self.spans[end - 1].end);
        let (unit, end) = self.unit(at, end);
        Some((NumberMention { thousandths: (value * 1000.0).round() as i64, unit, span }, end))
    }

    /// Whether a word may be multiplied by the one after it: it stands beside it, or without a space where there
    /// are none.
    fn joins(&self, at: usize) -> bool {
        let unspaced = || self.word(at + 1).starts_with(token::is_unspaced);
        self.close(at) || self.gap(at).is_empty() && unspaced()
    }

    /// Whether nothing but a space or a hyphen stands after a word.
    fn close(&self, at: usize) -> bool {
        matches!(self.gap(at), " " | "-" | "\u{a0}" | "\u{202f}")
    }

    /// `214`, `800,000`, `3.5`, `3bn`, by the custom of the language.
    fn figures(&self, at: usize) -> Option<(f64, usize)> {
        let first = self.word(at);
        let figures = first.trim_end_matches(|c: char| c.is_alphabetic());
        if figures.is_empty() {
            return None;
        }
        let suffix = &first[figures.len()..];
        let factor = suffix_factor(suffix)?;
        // Switzerland parts thousands by an apostrophe, which belongs to the word.
        let mut digits: String = figures.chars().filter(|&it| it != '\'').collect();
        if !digits.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let (thousands, decimal) =
            if self.point { ([",", "٬"], [".", "٫"]) } else { ([".", "٬"], [",", "٫"]) };
        let mut end = at + 1;
        let mut whole = true;
        while suffix.is_empty() {
            let next = self.word(end);
            let plain = next.trim_end_matches(|c: char| c.is_alphabetic());
            let gap = self.gap(end - 1);
            let suffix = &next[plain.len()..];
            let bare = suffix.is_empty() || suffix.starts_with(is_hangul);
            let group = bare && plain.len() == 3 && digits.len() <= 12;
            let spaced = matches!(gap, "\u{a0}" | "\u{202f}") || !self.point && gap == " ";
            if plain.is_empty() || !plain.bytes().all(|it| it.is_ascii_digit()) || !whole {
                break;
            } else if group && (thousands.contains(&gap) || spaced && self.word(end - 1).len() <= 3)
            {
                digits.push_str(plain);
                if !suffix.is_empty() {
                    return Some((digits.parse::<f64>().ok()? * suffix_factor(suffix)?, end + 1));
                }
            } else if decimal.contains(&gap) {
                digits.push('.');
                digits.push_str(plain);
                whole = false;
                if !suffix.is_empty() {
                    return Some((digits.parse::<f64>().ok()? * suffix_factor(suffix)?, end + 1));
                }
            } else {
                break;
            }
            end += 1;
        }
        Some((digits.parse::<f64>().ok()? * factor, end))
    }

    /// `four`, `twenty-two`, `a hundred`, `half a million`.
    fn words(&self, at: usize) -> Option<(f64, usize)> {
        let value = |words: &[(&str, i64)], at: usize| {
            words.iter().find(|it| it.0 == self.word(at)).map(|it| it.1 as f64)
        };
        if let Some(tens) = value(TENS, at) {
            let digit = match self.word(at + 1) {
                "one" => Some(1.0),
                _ => value(&WORDS[..9], at + 1).filter(|&it| it > 0.0),
            };
            return Some(match digit.filter(|_| self.close(at)) {
                Some(digit) => (tens + digit, at + 2),
                None => (tens, at + 1),
            });
        }
        let multiplied = |at: usize| multiplier(self.word(at)).is_some_and(|it| it > 1.0);
        match self.word(at) {
            "a" | "one" if multiplied(at + 1) && self.word(at + 1).len() > 2 => Some((1.0, at + 1)),
            "half" if self.word(at + 1) == "a" && multiplied(at + 2) => Some((0.5, at + 2)),
            _ => value(WORDS, at).map(|it| (it, at + 1)),
        }
    }

    /// What the number from word `at` to before word `end` counts, and the word after that.
    fn unit(&self, at: usize, end: usize) -> (Option<Counted>, usize) {
        let before = self.text[..self.spans[at].start].chars().next_back();
        let after =
            self.text[self.spans[end - 1].end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let sign =
            |it: Option<char>| it.filter(|it| matches!(it, '$' | '€' | '£' | '₴' | '₽' | '¥'));
        if after.starts_with(['%', '％', '٪']) {
            return (Some(Counted::Percent), end);
        }
        if let Some(sign) = sign(before).or_else(|| sign(after.chars().next())) {
            return (Some(Counted::Money(sign)), end);
        }
        let unit = match self.word(end) {
            "percent" | "prozent" | "procent" | "процентов" | "відсотків" => {
                Counted::Percent
            }
            "per" if self.word(end + 1) == "cent" => return (Some(Counted::Percent), end + 2),
            "dollars" | "dollar" => Counted::Money('$'),
            "euros" | "euro" => Counted::Money('€'),
            _ => {
                let term = self.terms.get(end).copied().filter(|&it| it != NONE);
                return (term.map(Counted::Term), end);
            }
        };
        (Some(unit), end + 1)
    }
}

/// What the letters behind figures multiply them by. Korean writes what it counts and particles there; in
/// other languages such letters make a code of them.
fn suffix_factor(suffix: &str) -> Option<f64> {
    let counts = suffix.is_empty() || suffix.starts_with(is_hangul);
    multiplier(suffix).or(counts.then_some(1.0))
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '가'..='힣')
}

/// What a word multiplies the number before it by.
fn multiplier(word: &str) -> Option<f64> {
    let fits = |(starts, whole, _): &&(&[&str], &[&str], f64)| {
        let ending = |start: &&str| word.strip_prefix(*start).map(|it| it.chars().count());
        whole.contains(&word) || starts.iter().filter_map(ending).any(|letters| letters <= 2)
    };
    MULTIPLIERS.iter().find(fits).map(|it| it.2)
}

impl NumberMention {
    /// Whether both give the same value, and of the same thing where it is a small one.
    pub(super) fn same(&self, other: &Self) -> bool {
        let signed = |it: &Self| !matches!(it.unit, None | Some(Counted::Term(_)));
        let alike = self.unit.is_some() && self.unit == other.unit;
        let telling = alike || self.is_large() && !signed(self) && !signed(other);
        self.thousandths == other.thousandths && telling
    }

    /// Whether it is so large that two texts which have it seldom count different things.
    pub(super) fn is_large(&self) -> bool {
        self.thousandths > 12_000
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::events::SentenceRef;
    use crate::text::{Block, BlockKind, Sentence};

    /// The numbers of one sentence, each with the words it stands in.
    fn found(text: &str, language: &str) -> Vec<(String, f64, Option<Counted>)> {
        let span = Span::new(0, text.len());
        let article = Arc::new(Article {
            text: text.to_owned(),
            blocks: vec![Block { span, kind: BlockKind::Paragraph, line: 1 }],
            sentences: vec![Sentence { span, block: 0 }],
            ..Article::default()
        });
        let mut corpus = Corpus::new(std::slice::from_ref(&article));
        corpus.articles[0].language = Language::of(language);
        let at = SentenceRef { article: 0, sentence: 0 };
        let words = 0..corpus.articles[0].ids.len();
        let unit = Unit { at, words, block: 0, heading: false, judged_only: false };
        let terms = Terms::new(&corpus);
        let numbers = numbers(&unit, &article, &corpus, &terms, &[]);
        let said = |it: NumberMention| {
            (article.slice(it.span).to_owned(), it.thousandths as f64 / 1000.0, it.unit)
        };
        numbers.into_iter().map(said).collect()
    }

    const ENGLISH: &str = "It was in the harbour and there it stayed.";
    const GERMAN: &str = "Die Fähre blieb im Hafen, und da war sie.";
    const CHINESE: &str = "渡轮停在港口，因为风太大，船长说。";
    const KOREAN: &str = "여객선은 바람이 너무 강해 항구에 머물렀다.";
    const ARABIC: &str = "بقيت العبارة في الميناء لأن الرياح كانت شديدة، كما قال القبطان.";
    const HINDI: &str = "नौका बंदरगाह में रही क्योंकि हवा बहुत तेज थी।";
    const THAI: &str = "เรือจอดอยู่ที่ท่าเรือเพราะลมแรงเกินไป";
    const TURKISH: &str =
        "Feribot perşembe günü limanda kaldı, çünkü rüzgâr çok şiddetliydi, dedi kaptan.";
    const FRENCH: &str = "Le bac est resté au port et il y était.";

    #[test]
    fn a_value_is_the_same_in_every_written_form() {
        for (text, language, value) in [
            ("Up to 800,000 men.", ENGLISH, 800_000.0),
            ("Up to 800 thousand men.", ENGLISH, 800_000.0),
            ("Bis zu 800.000 Mann.", GERMAN, 800_000.0),
            ("Bis zu 800'000 Mann.", GERMAN, 800_000.0),
            ("Jusqu'à 800 000 hommes.", FRENCH, 800_000.0),
            ("Jusqu'à 800\u{202f}000 hommes.", FRENCH, 800_000.0),
            ("About 3.5 metres.", ENGLISH, 3.5),
            ("Etwa 3,5 Meter.", GERMAN, 3.5),
            ("Some twenty-two pupils.", ENGLISH, 22.0),
            ("Some 22 pupils.", ENGLISH, 22.0),
            ("A million years.", ENGLISH, 1e6),
            ("Half a million years.", ENGLISH, 5e5),
            ("The sum of 2.5 million crowns.", ENGLISH, 2.5e6),
            ("The sum of 3bn crowns.", ENGLISH, 3e9),
            ("Two hundred men.", ENGLISH, 200.0),
            ("Rund 2,5 Millionen Kronen.", GERMAN, 2.5e6),
            ("The year 1,234,567 of it.", ENGLISH, 1_234_567.0),
            ("约350万克朗。", CHINESE, 3.5e6),
            ("約3.5億円。", CHINESE, 3.5e8),
            ("약 350만 크로나.", KOREAN, 3.5e6),
            ("승객 3,500명을 태웠다.", KOREAN, 3500.0),
            ("نحو ٣٫٥ مليون كرونة.", ARABIC, 3.5e6),
            ("लगभग १२ लाख रुपये।", HINDI, 1.2e6),
            ("ประมาณ 3.5 ล้านโครน", THAI, 3.5e6),
            ("Yaklaşık 3,5 milyon kron.", TURKISH, 3.5e6),
        ] {
            let values: Vec<f64> = found(text, language).iter().map(|it| it.1).collect();
            assert_eq!(values, [value], "{text}");
        }
    }

    #[test]
    fn a_hyphen_or_a_plural_changes_no_unit() {
        let hours = found("A four-hour talk.", ENGLISH);
        let mut corpus_order = found("For four hours they talked for four hours.", ENGLISH);
        assert_eq!(hours[0].0, "four");
        assert!(matches!(hours[0].2, Some(Counted::Term(_))));
        let second = corpus_order.pop().map(|it| it.2);
        assert_eq!(corpus_order.pop().map(|it| it.2), second);
    }

    #[test]
    fn shares_and_money_are_known_by_sign_or_word() {
        for (text, value, unit) in [
            ("It rose by 5% there.", 5.0, Counted::Percent),
            ("It rose by five per cent there.", 5.0, Counted::Percent),
            ("It rose by 5 percent there.", 5.0, Counted::Percent),
            ("It cost $40 there.", 40.0, Counted::Money('$')),
            ("It cost forty dollars there.", 40.0, Counted::Money('$')),
            ("It cost €3bn there.", 3e9, Counted::Money('€')),
        ] {
            let [(_, said, Some(counted))] = found(text, ENGLISH)[..] else { panic!("{text}") };
            assert_eq!((said.to_bits(), counted), (f64::to_bits(value), unit), "{text}");
        }
    }

    #[test]
    fn equal_values_of_unlike_things_are_not_the_same() {
        let number = |value: i64, unit| NumberMention {
            thousandths: value * 1000,
            unit,
            span: Span::new(0, 1),
        };
        let (hours, missiles) = (Some(Counted::Term(1)), Some(Counted::Term(2)));
        assert!(number(4, hours).same(&number(4, hours)));
        assert!(!number(4, hours).same(&number(4, missiles)));
        assert!(number(214, hours).same(&number(214, None)));
        assert!(!number(50, Some(Counted::Percent)).same(&number(50, Some(Counted::Money('$')))));
        assert!(!number(50, Some(Counted::Percent)).same(&number(50, hours)));
    }

    #[test]
    fn codes_and_pronouns_are_no_numbers() {
        for text in [
            "One of them came.",
            "The A320 and the B2 of it.",
            "A millionaire came.",
            "They came by the dozens.",
        ] {
            assert_eq!(found(text, ENGLISH), [], "{text}");
        }
    }
}
