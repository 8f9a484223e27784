//! How places and dates are called on screen.

use jiff::civil::Date;

use crate::text::{Span, siglum};

use super::App;

impl App {
    /// An article's letter and the paragraph at `offset`: `B ¶12`.
    pub fn place_name(&self, article: usize, offset: usize) -> String {
        let block = self.articles[article].block_at(offset).unwrap_or(0);
        format!("{} ¶{}", siglum(article), block + 1)
    }

    /// An article's letter and the paragraphs of `span`: `D ¶5–32`.
    pub fn range_name(&self, article: usize, span: Span) -> String {
        let text = &self.articles[article];
        let first = text.block_at(span.start).unwrap_or(0);
        let last = text.block_at(span.end.saturating_sub(1).max(span.start)).unwrap_or(first);
        format!("{} ¶{}", siglum(article), range(first, last))
    }
}

/// Paragraph numbers from the indexes of the first and the last block: `5–32`, or `5`.
pub(crate) fn range(first: usize, last: usize) -> String {
    if first == last { format!("{}", first + 1) } else { format!("{}–{}", first + 1, last + 1) }
}

/// A day as the screen writes it: `2 Dec 2025`.
pub fn day(date: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.get(date.month().unsigned_abs() as usize - 1).copied().unwrap_or("?");
    format!("{} {month} {}", date.day(), date.year())
}
