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

/// A grapheme as it is shown.
fn shown(start: usize, grapheme: &str) -> Cell<'_> {
    let span = Span::new(start, start + grapheme.len());
    if is_space(grapheme) {
        return Cell { symbol: " ".into(), width: 1, span };
    }
    // Terminals disagree on the width of an emoji with the variation selector; without it they agree.
    let symbol: Cow<'_, str> = if grapheme.contains('\u{fe0f}') {
        grapheme.replace('\u{fe0f}', "").into()
    } else {
        grapheme.into()
    };
    let width = symbol.width().min(2);
    Cell { symbol, width, span }
}

fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}
