//! The lines of a plain text, and which line breaks only say that a row was full.
//!
//! A hard-wrapped text breaks a line where the next word would not have fitted; any other break
//! is deliberate. So the text's own measure is the width that explains most of its breaks, and a
//! text in which no width explains them has one paragraph a line.

use crate::text::Span;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its words, without the white space around them.
    pub(super) span: Span,
    /// Its number in the text, from 1.
    pub(super) number: u32,
    /// Columns of white space before its words.
    pub(super) indent: usize,
    /// Columns up to the end of its words.
    pub(super) columns: usize,
    /// Columns of its first word.
    pub(super) first_word: usize,
    /// Whether it follows a blank line or stands first.
    pub(super) after_blank: bool,
}

/// The lines of `text` that are not blank, in order. Linear in the length of the text.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let (mut lines, mut start, mut after_blank) = (Vec::new(), 0, true);
    for (number, line) in (1..).zip(text.split('\n')) {
        let words = line.trim();
        if words.is_empty() {
            after_blank = true;
        } else {
            let lead = line.len() - line.trim_start().len();
            let indent =
                line[..lead].chars().map(|c| if c == '\t' { INDENT_OF_TAB } else { 1 }).sum();
            lines.push(Line {
                span: Span::new(start + lead, start + lead + words.len()),
                number,
                indent,
                columns: indent + columns(words),
                first_word: first_word(words),
                after_blank,
            });
            after_blank = false;
        }
        start += line.len() + 1;
    }
    lines
}

const INDENT_OF_TAB: usize = 4;

fn columns(words: &str) -> usize {
    if words.is_ascii() { words.len() } else { words.chars().count() }
}

/// Columns that must be free for the next word; scripts without spaces break at any character.
fn first_word(words: &str) -> usize {
    match words.chars().next() {
        Some('\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..) => 1,
        _ => words.split(char::is_whitespace).next().map_or(0, columns),
    }
}

/// The width to which a text was wrapped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// Columns.
    width: usize,
    /// Columns from which a line may count as full: `width`, or less in a ragged text.
    full: usize,
}

/// Narrower texts are verse or lists, wider ones have a paragraph a line.
const NARROWEST: usize = 40;
const WIDEST: usize = 160;
/// Share of the width by which rows of a ragged text fall short of it.
const RAGGED: f32 = 0.18;

impl Measure {
    /// The measure of a text, if it is hard-wrapped. Linear in the number of lines.
    pub(super) fn of(text: &str, lines: &[Line]) -> Option<Self> {
        Self::with_slack(text, lines, 0.0, 0.5)
            .or_else(|| Self::with_slack(text, lines, RAGGED, 0.7))
    }

    /// The width that explains most breaks, when it explains at least the share `wanted` of them.
    fn with_slack(text: &str, lines: &[Line], slack: f32, wanted: f32) -> Option<Self> {
        // Changes of a count from one width to the next.
        let mut explained = [0_isize; WIDEST + 2];
        let mut longer = [0_isize; WIDEST + 2];
        for line in lines {
            longer[0] += 1;
            longer[line.columns.min(WIDEST + 1)] -= 1;
        }
        for (line, next) in breaks(lines) {
            let too_wide = ((line.columns + 1 + next.first_word) as f32 / (1.0 - slack)).ceil();
            if line.columns <= WIDEST {
                explained[line.columns] += 1;
                explained[(too_wide as usize).min(WIDEST + 1)] -= 1;
            }
        }
        let count = isize::try_from(lines.len()).unwrap_or(isize::MAX);
        let (mut forced, mut beyond, mut best) = (0, 0, (0, 0));
        for width in 0..=WIDEST {
            forced += explained[width];
            beyond += longer[width];
            if width >= NARROWEST && beyond * 10 <= count && forced > best.0 {
                best = (forced, width);
            }
        }
        let (forced, width) = best;
        let measure = Self { width, full: (width as f32 * (1.0 - slack)) as usize };
        let all = breaks(lines).filter(|(line, _)| line.columns <= width).count();
        let enough = forced >= 2 && forced as f32 >= wanted * all as f32;
        (enough && measure.is_of_prose(text, lines)).then_some(measure)
    }

    /// Rows of wrapped prose mostly begin in the middle of a sentence; verse, tables and lists
    /// whose lines happen to be equally long do not.
    fn is_of_prose(self, text: &str, lines: &[Line]) -> bool {
        let forced = breaks(lines).filter(|(line, next)| self.forces(line, next));
        let (small, all) = forced.fold((0, 0), |(small, all), (_, next)| {
            (small + usize::from(!starts_anew(&text[next.span.range()])), all + 1)
        });
        small * 10 >= all * 4
    }

    /// Whether `next` stands on a new row only because its first word had no room on `line`.
    pub(super) fn forces(self, line: &Line, next: &Line) -> bool {
        line.columns + 1 + next.first_word > self.full
    }

    /// Whether a line is long enough to be a row of a paragraph.
    pub(super) fn is_row(self, line: &Line) -> bool {
        line.columns * 2 >= self.width
    }
}

/// Pairs of lines with nothing but a line break between them.
fn breaks(lines: &[Line]) -> impl Iterator<Item = (&Line, &Line)> {
    lines.iter().zip(&lines[1.min(lines.len())..]).filter(|(_, next)| !next.after_blank)
}

/// Whether the words could begin a sentence, an item or a row of a table: they start with a capital, a
/// figure or a sign.
pub(super) fn starts_anew(words: &str) -> bool {
    let first = words.chars().find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '«' | '['));
    first.is_none_or(|c| c.is_uppercase() || c.is_numeric() || !c.is_alphabetic())
}
