//! Columns: the one place that knows how wide a piece of text is on a terminal.
//!
//! A text is shown grapheme by grapheme. White space of any kind and length inside a line is one
//! column wide, because a line break or a double space in the source means nothing to the reader.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Span;

/// One thing put on the screen: what to print, how many columns it takes, which bytes it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What to print; a single space for any run of white space.
    pub symbol: Cow<'a, str>,
    /// Columns, as [`unicode_width`] and so the screen count them: 0 to 2 in nearly all scripts.
    pub width: usize,
    /// The bytes of the text that it stands for.
    pub span: Span,
}

/// The cells of the bytes `span` of `text`, in order.
pub fn cells(text: &str, span: Span) -> impl Iterator<Item = Cell<'_>> {
    let mut graphemes = text[span.range()]
        .grapheme_indices(true)
        .map(move |(at, grapheme)| (at + span.start, grapheme))
        .peekable();
    std::iter::from_fn(move || {
        let (start, grapheme) = graphemes.next()?;
        let mut cell = shown(start, grapheme);
        if is_space(grapheme) {
            while let Some((at, more)) = graphemes.next_if(|(_, next)| is_space(next)) {
                cell.span.end = at + more.len();
            }
        }
        Some(cell)
    })
}

/// Columns that `text` takes when it is shown as [`cells`].
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.len();
    }
    cells(text, Span::new(0, text.len())).map(|cell| cell.width).sum()
}

/// Columns that a label takes: words of ours on the screen, in which every space counts.
pub fn label_columns(label: &str) -> usize {
    if label.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return label.len();
    }
    label_cells(label).map(|cell| cell.width).sum()
}

/// The cells of a label. White space other than a space is shown as one.
pub fn label_cells(label: &str) -> impl Iterator<Item = Cell<'_>> {
    label.grapheme_indices(true).map(|(at, grapheme)| shown(at, grapheme))
}

/// The longest beginning of a label that fits into `width` columns, with an ellipsis as its last
/// column when something had to go.
pub fn fit(label: &str, width: usize) -> String {
    if label_columns(label) <= width {
        return label_cells(label).map(|cell| cell.symbol).collect();
    }
    let Some(room) = width.checked_sub(1) else { return String::new() };
    let mut taken = 0;
    let beginning = label_cells(label).take_while(|cell| {
        taken += cell.width;
        taken <= room
    });
    let mut fitted: String = beginning.map(|cell| cell.symbol).collect();
    fitted.truncate(fitted.trim_end().len());
    fitted.push('…');
    fitted
}

/// Opens a stretch of text whose direction says nothing about what stands around it (Unicode UAX 9, FSI).
/// It takes no column.
pub const ISOLATE: char = '\u{2068}';
/// Closes such a stretch (PDI).
pub const END_OF_ISOLATE: char = '\u{2069}';

/// Whether a text has characters that are written from right to left, so that a terminal which knows
/// of it may turn parts of a row round. Tells by Unicode's blocks: those for scripts of that
/// direction, as UAX 9 has them. Costs one pass over the bytes, and no more for most scripts.
pub fn runs_leftward(text: &str) -> bool {
    let leftward = |c: char| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    // The first byte of the first of them; all that comes before has a smaller one.
    text.bytes().any(|byte| byte >= 0xd6) && text.chars().any(leftward)
}

/// A grapheme as it is shown.
fn shown(start: usize, grapheme: &str) -> Cell<'_> {
    let span = Span::new(start, start + grapheme.len());
    if is_space(grapheme) {
        return Cell { symbol: " ".into(), width: 1, span };
    }
    let symbol = symbol(grapheme);
    let width = symbol.width();
    Cell { symbol, width, span }
}

/// What to print for a grapheme. Terminals disagree on the width of an emoji with the variation
/// selector and on whether to draw a soft hyphen or a zero-width character; without them they
/// agree. A control character, which only a name can bring here, is shown as one that is unknown.
fn symbol(grapheme: &str) -> Cow<'_, str> {
    let disputed = |c: char| {
        matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}'
                ..='\u{2064}' | '\u{fe0f}' | '\u{feff}'
        )
    };
    if grapheme.contains(char::is_control) {
        "\u{fffd}".into()
    } else if grapheme.contains(disputed) {
        grapheme.replace(disputed, "").into()
    } else {
        grapheme.into()
    }
}

fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::*;

    fn whole(text: &str) -> Vec<Cell<'_>> {
        cells(text, Span::new(0, text.len())).collect()
    }

    #[test]
    fn any_run_of_white_space_is_one_column() {
        assert_eq!(columns("a \n\t b"), 3);
        assert_eq!(columns("a\t b"), 3);
        assert_eq!(columns(""), 0);
    }

    #[test]
    fn a_space_that_must_not_break_is_shown_like_any_other() {
        let symbols: Vec<_> = whole("5\u{a0} km").into_iter().map(|cell| cell.symbol).collect();
        assert_eq!(symbols, ["5", " ", "k", "m"]);
    }

    #[test]
    fn in_a_label_every_space_counts() {
        assert_eq!(label_columns("a  b"), 4);
        assert_eq!(fit("a  b", 4), "a  b");
        assert_eq!(fit("a\n\tb", 4), "a  b");
    }

    #[test]
    fn wide_and_invisible_characters_count_as_shown() {
        assert_eq!(columns("東京"), 4);
        assert_eq!(columns("e\u{301}"), 1);
        assert_eq!(columns("co\u{ad}op"), 4);
        assert_eq!(columns("a\u{200b}b\u{feff}c"), 3);
        assert_eq!(fit("\u{1b}[2J", 9), "\u{fffd}[2J");
        assert_eq!(whole("❤\u{fe0f}")[0].symbol, "❤");
    }

    #[test]
    fn a_sequence_of_emoji_is_as_wide_as_one() {
        for (text, width) in [
            ("👩\u{200d}👩\u{200d}👧", 2),
            ("🇮🇸", 2),
            ("👍🏽", 2),
            ("1\u{fe0f}\u{20e3}", 1),
            ("✈\u{fe0f}", 1),
            ("กำ", 2),
            ("한", 2),
            ("한", 2),
        ] {
            assert_eq!((whole(text).len(), columns(text)), (1, width), "{text}");
        }
    }

    #[test]
    fn a_script_from_right_to_left_is_known() {
        for text in ["שלום", "a سلام b", "ܫܠܡܐ", "𞤀𞤣𞤤𞤢𞤥", "ﷺ"] {
            assert!(runs_leftward(text), "{text}");
        }
        for text in ["", "peace", "мир", "和平", "ειρήνη", "Օ՜", "สันติภาพ", "🕊", "…"]
        {
            assert!(!runs_leftward(text), "{text}");
        }
        assert_eq!(label_columns("\u{2068}a\u{2069}"), 1);
    }

    #[test]
    fn what_is_too_wide_ends_in_an_ellipsis() {
        assert_eq!(fit("harbour", 7), "harbour");
        assert_eq!(fit("harbour post", 8), "harbour…");
        assert_eq!(fit("東京", 3), "東…");
        assert_eq!(fit("東京", 2), "…");
        assert_eq!(fit("harbour", 0), "");
    }

    proptest! {
        #[test]
        fn cells_cover_the_span_grapheme_by_grapheme(text in "\\PC*|[a \n\t\u{ad}\u{301}東👩\u{200d}\u{fe0f}]*") {
            let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, it)| at + it.len()).collect();
            let mut last = 0;
            for cell in whole(&text) {
                prop_assert_eq!(cell.span.start, last);
                prop_assert!(ends.contains(&cell.span.end));
                last = cell.span.end;
            }
            prop_assert_eq!(last, text.len());
        }

        #[test]
        fn columns_are_those_of_the_cells(text in "\\PC*|[a-z \n\t]*") {
            prop_assert_eq!(columns(&text), whole(&text).iter().map(|cell| cell.width).sum::<usize>());
        }

        #[test]
        fn what_fits_is_never_wider_than_asked(text in "\\PC*|[a \n\u{ad}\u{301}東👩\u{200d}\u{fe0f}]*", width in 0_usize..20) {
            let fitted = fit(&text, width);
            prop_assert!(label_columns(&fitted) <= width, "{fitted:?}");
            if columns(&text) > width && width > 0 {
                prop_assert!(fitted.ends_with('…'));
            }
        }
    }
}
