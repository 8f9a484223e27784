//! From the bytes of one file to its article. Pure.

use std::borrow::Cow;
use std::path::Path;

use crate::text::{Article, clean::clean};

use super::{decode, markdown, plain};

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
}

impl Format {
    /// The format of the file at `path`, by its extension; `None` for formats that are not read.
    pub(super) fn of(path: &Path) -> Option<Self> {
        match extension(path).as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => None,
            _ => Some(Self::Plain),
        }
    }

    /// As [`Format::of`], but only for files whose extension says that they are texts.
    pub(super) fn of_text_file(path: &Path) -> Option<Self> {
        matches!(extension(path).as_str(), "txt" | "text" | "md" | "markdown")
            .then(|| Self::of(path))
            .flatten()
    }
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// Why bytes are no article, in words that follow the name of the source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    /// It is no text at all.
    #[error("{0}")]
    Binary(String),
    /// It is a text, but none that can be shown.
    #[error("{0}")]
    Text(&'static str),
}

/// The article that `bytes` hold. Linear in their number.
pub(super) fn read(source: &str, format: Format, bytes: &[u8]) -> Result<Article, Unreadable> {
    let decoded = decode::decode(bytes)?;
    let cleaned = match clean(&decoded) {
        Cow::Owned(text) => text,
        Cow::Borrowed(text) => text.to_owned(),
    };
    if cleaned.trim().is_empty() {
        return Err(Unreadable::Text("it holds nothing but white space"));
    }
    Ok(match format {
        Format::Plain => plain::article(source, cleaned),
        Format::Markdown => markdown::article(source, &cleaned),
    })
}
