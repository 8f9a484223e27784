//! Markdown.

use crate::text::Article;

use super::plain;

/// The article that a cleaned Markdown text is.
pub(super) fn article(source: &str, text: &str) -> Article {
    plain::article(source, text.to_owned())
}
