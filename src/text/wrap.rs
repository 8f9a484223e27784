//! Wrapping text to rows: at words, by columns, never inside a grapheme.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::{Span, unspaced, width};

/// Cuts the bytes `span` of `text` into rows of at most `width` columns (at least one).
///
/// A row neither begins nor ends with white space, and only white space lies between two rows. Line
/// breaks follow Unicode UAX 14, and where a script has no spaces (Thai and its neighbours) a dictionary of its words; a word wider than the row is cut between graphemes, and a
/// grapheme wider than the row stands alone. Linear in the length of the span.
pub fn wrap(text: &str, span: Span, width: usize) -> Vec<Span> {
    let width = width.max(1);
    let mut rows = Rows { text, width, done: Vec::new(), open: None };
    let segmenter = if unspaced::needs_dictionary(&text[span.range()]) {
        LineSegmenter::new_dictionary(LineBreakOptions::default())
    } else {
        LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
    };
    let mut from = span.start;
    for at in segmenter.segment_str(&text[span.range()]) {
        let until = span.start + at;
        rows.add(Span::new(from, until));
        from = until;
    }
    rows.finish()
}

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
    /// Adds a piece that must not be broken if it can stand on one row.
    fn add(&mut self, piece: Span) {
        let text = &self.text[piece.range()];
        let start = piece.end - text.trim_start().len();
        let word = Span::new(start, start.max(piece.start + text.trim_end().len()));
        if word.is_empty() {
            return;
        }
        let columns = width::columns(&self.text[word.range()]);
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
    use super::{Span, wrap};

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
}
