//! Wrapping text to rows: at words, by columns, never inside a grapheme.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::{Span, unspaced, width};

/// Cuts the bytes `span` of `text` into rows of at most `width` columns (at least one).
///
/// A row neither begins nor ends with white space, and only white space lies between two rows. Line
/// breaks follow Unicode UAX 14, and where a script has no spaces (Thai and its neighbours) a
/// dictionary of its words; a word wider than the row is cut between graphemes, and a grapheme
/// wider than the row stands alone. Linear in the length of the span.
pub fn wrap(text: &str, span: Span, width: usize) -> Vec<Span> {
    let mut rows = Rows { text, width: width.max(1), done: Vec::new(), open: None };
    let mut start = span.start;
    while start < span.end {
        let chunk = chunk(&text.as_bytes()[..span.end], start);
        if chunk.plain {
            rows.word(Span::new(start, chunk.end), chunk.end - start);
        } else {
            rows.pieces(Span::new(start, chunk.next));
        }
        start = chunk.next;
    }
    rows.finish()
}

/// Text up to white space at which a row may end whatever stands before and behind: most often one
/// word. UAX 14 looks past such white space nowhere, so that what it says of a chunk holds in the text.
struct Chunk {
    /// Where the white space begins.
    end: usize,
    /// Where the next chunk begins.
    next: usize,
    /// Whether it is one word in which no row may end, and which has as many columns as bytes.
    plain: bool,
}

/// The chunk of `text` that begins at `start`, which lies inside.
fn chunk(text: &[u8], start: usize) -> Chunk {
    let letters = run(text, start, LETTER | APOSTROPHE);
    // Nearly all words are followed by one space and another word.
    if let [last, b' ', first, ..] = text[letters.saturating_sub(1).max(start)..]
        && is(text[start], LETTER)
        && is(last, LETTER)
        && is(first, LETTER)
    {
        return Chunk { end: letters, next: letters + 1, plain: true };
    }
    let mut end = run(text, letters, STOP);
    let mut next = run(text, end, SPACE);
    let mut plain = is(text[start], LETTER);
    loop {
        let opens = text.get(next).is_none_or(|&byte| is(byte, LETTER));
        let closes = text[start..end].last().is_some_and(|&byte| is(byte, LETTER | STOP));
        if next == text.len() || (opens && closes && next > end) {
            return Chunk { end, next, plain };
        }
        plain = false;
        end = run(text, next, !SPACE);
        next = run(text, end, SPACE);
    }
}

/// Where the bytes end that are of the `wanted` kinds from `at` on.
fn run(text: &[u8], at: usize, wanted: u8) -> usize {
    at + text[at..].iter().take_while(|&&byte| is(byte, wanted)).count()
}

/// Whether a byte is of one of the `wanted` kinds.
fn is(byte: u8, wanted: u8) -> bool {
    KINDS[usize::from(byte)] & wanted != 0
}

const LETTER: u8 = 1;
const APOSTROPHE: u8 = 2;
const STOP: u8 = 4;
const SPACE: u8 = 8;
const OTHER: u8 = 16;

/// The kind of each byte.
static KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
            b'\'' => APOSTROPHE,
            b'.' | b',' | b';' | b':' => STOP,
            b' ' | b'\n' => SPACE,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};

/// Cuts the lines of `text` each like [`wrap`]; an empty line has an empty row.
pub fn wrap_paragraphs(text: &str, width: usize) -> Vec<Span> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let found = wrap(text, Span::new(start, start + line.len()), width);
        if found.is_empty() {
            rows.push(Span::new(start, start));
        }
        rows.extend(found);
        start += line.len() + 1;
    }
    rows
}

/// Cuts like [`wrap`], but keeps every line break of the source and the white space at the
/// beginning of its lines: for code.
pub fn wrap_lines(text: &str, span: Span, width: usize) -> Vec<Span> {
    let mut rows = Vec::new();
    let mut start = span.start;
    for line in text[span.range()].split('\n') {
        let mut rest = Span::new(start, start + line.len());
        loop {
            let end = cut(text, rest, width.max(1));
            rows.push(Span::new(rest.start, end));
            rest.start = end;
            if rest.is_empty() {
                break;
            }
        }
        start += line.len() + 1;
    }
    rows
}

/// Where a row of `width` columns that begins with `span` must end: after at least one grapheme.
fn cut(text: &str, span: Span, width: usize) -> usize {
    let (mut taken, mut end) = (0, span.start);
    for cell in width::cells(text, span) {
        taken += cell.width;
        if taken > width && end > span.start {
            return end;
        }
        end = cell.span.end;
    }
    end
}

struct Rows<'a> {
    text: &'a str,
    width: usize,
    done: Vec<Span>,
    /// The row being filled, and its columns.
    open: Option<(Span, usize)>,
}

impl Rows<'_> {
    /// Adds text piece by piece, as UAX 14 breaks it.
    fn pieces(&mut self, text: Span) {
        let segmenter = if unspaced::needs_dictionary(&self.text[text.range()]) {
            LineSegmenter::new_dictionary(LineBreakOptions::default())
        } else {
            LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
        };
        let mut from = text.start;
        for at in segmenter.segment_str(&self.text[text.range()]) {
            let until = text.start + at;
            self.piece(Span::new(from, until));
            from = until;
        }
    }

    /// Adds a piece that must not be broken if it can stand on one row.
    fn piece(&mut self, piece: Span) {
        let text = &self.text[piece.range()];
        let start = piece.end - text.trim_start().len();
        let word = Span::new(start, start.max(piece.start + text.trim_end().len()));
        if word.is_empty() {
            return;
        }
        self.word(word, width::columns(&self.text[word.range()]));
    }

    /// Adds a piece of so many columns without the white space around it.
    fn word(&mut self, word: Span, columns: usize) {
        if let Some((row, taken)) = self.open {
            let gap = usize::from(row.end < word.start);
            if taken + gap + columns <= self.width {
                self.open = Some((Span::new(row.start, word.end), taken + gap + columns));
                return;
            }
            self.done.push(row);
        }
        self.open = Some(self.cut_to_fit(word, columns));
    }

    /// Puts all but the last row's worth of a word away; most words fit at once.
    fn cut_to_fit(&mut self, mut word: Span, mut columns: usize) -> (Span, usize) {
        while columns > self.width {
            let end = cut(self.text, word, self.width);
            if end == word.end {
                break;
            }
            self.done.push(Span::new(word.start, end));
            word.start = end;
            columns = width::columns(&self.text[word.range()]);
        }
        (word, columns)
    }

    fn finish(mut self) -> Vec<Span> {
        self.done.extend(self.open.map(|(row, _)| row));
        self.done
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        let rows = wrap(text, Span::new(0, text.len()), width);
        rows.into_iter().map(|it| &text[it.range()]).collect()
    }

    #[test]
    fn rows_of_han_and_kana_end_anywhere_but_before_a_mark_that_closes() {
        assert_eq!(
            rows("船長は出航を拒否した。乗客は", 8),
            ["船長は出", "航を拒否", "した。乗", "客は"]
        );
        assert_eq!(rows("港に着いた。「なぜか」と", 10), ["港に着い", "た。「なぜ", "か」と"]);
        assert_eq!(rows("あ「港」い", 4), ["あ", "「港", "」い"], "what cannot be helped");
        assert_eq!(rows("きょうの", 4), ["きょ", "うの"]);
    }

    #[test]
    fn rows_of_scripts_without_spaces_end_between_words() {
        assert_eq!(rows("กัปตันปฏิเสธที่จะออกจากท่าเรือ", 10), ["กัปตันปฏิเสธที่", "จะออกจาก", "ท่าเรือ"]);
        assert_eq!(rows("នៅកំពង់ផែជាមួយអ្នកដំណើរ", 9), ["នៅកំពង់ផែ", "ជាមួយ", "អ្នកដំណើរ"]);
    }

    /// Cuts all of `text` as [`wrap`] does, but for the short way with plain words.
    fn wrap_the_long_way(text: &str, width: usize) -> Vec<Span> {
        let mut rows = Rows { text, width, done: Vec::new(), open: None };
        rows.pieces(Span::new(0, text.len()));
        rows.finish()
    }

    /// Words of letters and of all the signs of ASCII and of some others, glued and parted.
    fn prose() -> impl Strategy<Value = String> {
        let sign = prop::char::range('!', '~');
        let other = prop::sample::select(
            "“”’‘«»–—…é東\u{a0}\u{ad}\u{200b}\u{301}👍🏽".chars().collect::<Vec<_>>(),
        );
        let part = prop_oneof![
            6 => "[a-zA-Z0-9]{1,9}",
            4 => "[ \n]{1,2}",
            2 => "[.,;:']",
            2 => sign.prop_map(String::from),
            1 => other.prop_map(String::from),
            1 => "\t",
        ];
        prop::collection::vec(part, 0..60).prop_map(|it| it.concat())
    }

    proptest! {
        #[test]
        fn plain_words_are_wrapped_as_unicode_says(text in prose(), width in 1_usize..30) {
            let rows = wrap(&text, Span::new(0, text.len()), width);
            prop_assert_eq!(rows, wrap_the_long_way(&text, width));
        }
    }
}
