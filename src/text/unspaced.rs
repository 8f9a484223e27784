//! Scripts without spaces between words: Han, kana, Thai, Lao, Khmer and Burmese.
//!
//! Their words are found by dictionaries, those of the Unicode project. They take the longest word that
//! fits, so that a text is cut alike wherever it stands but at its edges; the statistical models that
//! come with them are smaller, a hundred times slower, and cut words by what stands far off.

use icu_segmenter::iterators::WordBreakIterator;
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::scaffold::Utf8;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::Span;
use super::token::is_mark;

/// Made at no cost: the dictionaries lie ready in the program.
const SEGMENTER: fn(WordBreakInvariantOptions) -> WordSegmenterBorrowed<'static> =
    WordSegmenter::new_dictionary;

/// What figures count in Chinese and Japanese: units of dates and times, and powers of ten. After
/// figures each is a word, whatever a dictionary would make of it and the signs behind it.
const COUNTERS: &str = "年月日号號时時分秒百千万萬亿億兆";

/// Whether a character is a letter of a script without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    c >= '\u{e01}' && (parts_sentences_by_blanks(c) || is_burmese_or_khmer(c) || is_han_or_kana(c))
}

/// Whether a letter is of a script that has no marks between sentences either, but blanks: Thai and
/// Lao.
pub fn parts_sentences_by_blanks(c: char) -> bool {
    matches!(c,
        '\u{e01}'..='\u{e30}' | '\u{e32}' | '\u{e33}' | '\u{e40}'..='\u{e46}' // Thai
        | '\u{e81}'..='\u{eb0}' | '\u{eb2}' | '\u{eb3}' | '\u{ebd}'..='\u{ec6}' // Lao
        | '\u{edc}'..='\u{edf}')
}

/// Letters of Burmese and Khmer.
fn is_burmese_or_khmer(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{102a}' | '\u{103f}' | '\u{1050}'..='\u{1055}' | '\u{1780}'..='\u{17b3}')
}

fn is_han_or_kana(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether a dictionary has to say where the rows of a text may end: it has letters without spaces that,
/// unlike Han and kana, must not be parted anywhere.
pub(super) fn needs_dictionary(text: &str) -> bool {
    // These are the first bytes of their letters; few texts have them at all.
    text.bytes().any(|byte| matches!(byte, 0xe0 | 0xe1))
        && text.chars().any(|c| parts_sentences_by_blanks(c) || is_burmese_or_khmer(c))
}

/// The words of a run of letters without spaces, in order.
#[derive(Debug)]
pub(super) struct Run<'a> {
    text: &'a str,
    /// Where the next word begins.
    at: usize,
    /// End of the counters at the beginning, each of which is a word.
    counters: usize,
    /// Where the words may end, from `counters` on.
    breaks: WordBreakIterator<'static, 'a, Utf8>,
    end: usize,
}

impl<'a> Run<'a> {
    /// The run that begins in `text` at `start`, where [`is_unspaced`] holds. Linear in its length.
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        let rest = &text[start..];
        let length = rest.find(|c: char| !is_unspaced(c) && !is_mark(c)).unwrap_or(rest.len());
        let end = start + length;
        let counts = text[..start].ends_with(char::is_numeric);
        let counters = rest[..length].find(|c: char| !counts || !COUNTERS.contains(c));
        let mut counters = counters.unwrap_or(length);
        if rest[counters..].starts_with(is_mark) {
            // The mark belongs to the counter before it, which then is none.
            counters = rest[..counters].char_indices().next_back().map_or(0, |it| it.0);
        }
        let counters = start + counters;
        let segmenter = SEGMENTER(WordBreakInvariantOptions::default());
        let breaks = segmenter.segment_str(&text[counters..end]);
        Self { text, at: start, counters, breaks, end }
    }

    /// Where it ends in the text.
    pub(super) fn end(&self) -> usize {
        self.end
    }
}

impl Iterator for Run<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.at;
        let next = self.text[start..self.counters.max(start)].chars().next();
        if let Some(counter) = next {
            self.at += counter.len_utf8();
        } else {
            let breaks = self.breaks.by_ref().map(|it| self.counters + it);
            // A mark stays with its letter, though no dictionary may know the two.
            let whole = |&at: &usize| at > start && !self.text[at..].starts_with(is_mark);
            self.at = { breaks }.find(whole).unwrap_or(self.end);
        }
        (start < self.at).then(|| Span::new(start, self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|it| &text[it.range()]).collect()
    }

    #[test]
    fn words_are_those_of_a_dictionary() {
        for (text, cut) in [
            ("船长拒绝出航，乘客在船上过夜。", "船长 拒绝 出航 乘客 在 船上 过夜"),
            ("東京タワーの近くで火事", "東京 タワー の 近く で 火事"),
            ("กัปตันปฏิเสธที่จะออกจากท่าเรือ", "กัปตัน ปฏิเสธ ที่ จะ ออก จาก ท่าเรือ"),
            ("ຜູ້ໂດຍສານຢູ່ທ່າເຮືອ", "ຜູ້ໂດຍສານ ຢູ່ ທ່າເຮືອ"),
            ("នៅកំពង់ផែជាមួយអ្នកដំណើរ", "នៅ កំពង់ផែ ជាមួយ អ្នកដំណើរ"),
            ("သင်္ဘောသည် ဆိပ်ကမ်းတွင်", "သင်္ဘော သည် ဆိပ်ကမ်း တွင်"),
        ] {
            assert_eq!(words(text).join(" "), cut);
        }
    }

    #[test]
    fn what_figures_count_is_a_word() {
        assert_eq!(
            words("2025年12月2日在北京"),
            ["2025", "年", "12", "月", "2", "日", "在", "北京"]
        );
        assert_eq!(words("約3万人、2億5千万円")[1..4], ["3", "万", "人"]);
        assert_eq!(words("生日在北京").concat(), "生日在北京");
        assert_eq!(words("2年\u{17d2}"), ["2", "年\u{17d2}"]);
    }

    #[test]
    fn a_copy_is_cut_alike_elsewhere() {
        let copied = "渡轮因船体裂缝滞留港口，船长拒绝出航";
        let here = words(copied);
        let long = format!("据晚间报道{copied}之后乘客离开");
        let there = words(&long);
        assert!(
            there.windows(here.len() - 2).any(|it| it == &here[1..here.len() - 1]),
            "{there:?}"
        );
    }
}
