//! Columns: the one place that knows how wide a piece of text is on a terminal.
//!
//! A text is shown grapheme by grapheme. White space of any kind and length inside a line is one
//! column wide, because a line break or a double space in the source means nothing to the reader.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Span;

/// One thing put on the screen: what to print, how many columns it takes, which bytes it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What to print; a single space for any run of white space.
    pub symbol: std::borrow::Cow<'a, str>,
    /// Columns, 0 to 2.
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
        let mut end = start + grapheme.len();
        if is_space(grapheme) {
            while let Some((at, more)) = graphemes.next_if(|(_, next)| is_space(next)) {
                end = at + more.len();
            }
            return Some(Cell { symbol: " ".into(), width: 1, span: Span::new(start, end) });
        }
        // Terminals disagree on the width of an emoji with the variation selector; without it
        // they agree.
        let symbol = if grapheme.contains('\u{fe0f}') {
            grapheme.replace('\u{fe0f}', "").into()
        } else {
            std::borrow::Cow::Borrowed(grapheme)
        };
        let width = symbol.width().min(2);
        Some(Cell { symbol, width, span: Span::new(start, end) })
    })
}

/// Columns that `text` takes when it is shown.
pub fn columns(text: &str) -> usize {
    if text.is_ascii() && !text.contains("  ") && !text.contains('\n') {
        return text.len();
    }
    cells(text, Span::new(0, text.len())).map(|cell| cell.width).sum()
}

/// The longest beginning of `text` that fits into `width` columns, with an ellipsis as its last
/// column when something had to go.
pub fn fit(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return cells(text, Span::new(0, text.len())).map(|cell| cell.symbol).collect();
    }
    let Some(room) = width.checked_sub(1) else { return String::new() };
    let (mut fitted, mut taken) = (String::new(), 0);
    for cell in cells(text, Span::new(0, text.len())) {
        if taken + cell.width > room {
            break;
        }
        taken += cell.width;
        fitted.push_str(&cell.symbol);
    }
    fitted.truncate(fitted.trim_end().len());
    fitted.push('…');
    fitted
}

fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(|c| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}')
}
