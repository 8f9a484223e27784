//! From the bytes of one file to its article. Pure.

use std::borrow::Cow;
use std::path::Path;

use encoding_rs::Encoding;

use crate::text::{Article, clean::clean};

#[cfg(feature = "epub")]
use super::epub;
use super::listing::Listing;
#[cfg(feature = "office")]
use super::office;
use super::package::{self, Kind};
use super::selection::Selection;
use super::{decode, doubling, html, markdown, plain};

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
    Html,
}

impl Format {
    /// The format of the file at `path`, by its extension.
    pub(super) fn of(path: &Path) -> Self {
        match extension(path).as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" | "mhtml" | "mht" => Self::Html,
            _ => Self::Plain,
        }
    }

    /// The format that the content shows, where it shows one.
    fn settled(self, text: &str) -> Self {
        match self {
            _ if html::sniff::begins_as_page(text) => Self::Html,
            Self::Html if !html::sniff::has_tags(text) => Self::Plain,
            stated => stated,
        }
    }
}

/// Whether the extension of the file at `path` says that it holds an article.
pub(super) fn is_article(path: &Path) -> bool {
    let named = matches!(extension(path).as_str(), "txt" | "text" | "epub" | "docx" | "odt");
    named || Format::of(path) != Format::Plain
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// What stands in a source, and what is known of it from outside.
pub(super) struct Input<'a> {
    /// What the reader named.
    pub(super) source: &'a str,
    /// What its name or its sender says that it is; the content may show otherwise.
    pub(super) format: Format,
    pub(super) bytes: &'a [u8],
    /// The address of the source, against which its references are resolved.
    pub(super) base: Option<&'a str>,
    /// The character set that its sender states.
    pub(super) charset: Option<&'a str>,
    /// Which chapters of it are meant, if it is a book; without, all of it.
    pub(super) chosen: Option<&'a Selection>,
}

impl<'a> Input<'a> {
    /// Bytes of which nothing else is known.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { source: "", format: Format::Plain, bytes, base: None, charset: None, chosen: None }
    }
}

/// An article, and what a reader should know about how it was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) article: Article,
    /// Clear sentences that follow the name of the source, without a full stop.
    pub(super) warnings: Vec<String>,
}

impl Reading {
    fn of(article: Article) -> Self {
        Self { article, warnings: Vec::new() }
    }
}

/// Why bytes are no article, in words that follow the name of the source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    /// It is no text at all.
    #[error("{0}")]
    Binary(String),
    /// It is a text, but none that can be shown.
    #[error("{0}")]
    Text(Cow<'static, str>),
}

/// The article that a source holds. Linear in its bytes.
pub(super) fn read(input: &Input<'_>) -> Result<Reading, Unreadable> {
    if let Some(kind) = package::kind(input.bytes) {
        return read_packed(input, kind);
    }
    if input.chosen.is_some() {
        return Err(NO_CHOICE);
    }
    if let Some(archived) = html::mhtml::page(input.bytes) {
        return read_one(&Input {
            format: Format::Html,
            bytes: &archived.html,
            base: archived.address.as_deref().or(input.base),
            charset: archived.charset.as_deref(),
            ..*input
        });
    }
    read_one(input)
}

/// The chapters of a book. Fails as [`read`] does, and where the source is no book.
pub(super) fn listing(input: &Input<'_>) -> Result<Listing, Unreadable> {
    match package::kind(input.bytes) {
        #[cfg(feature = "epub")]
        Some(Kind::Epub) => epub::listing(input.source, input.bytes),
        Some(kind) => read_packed(input, kind).and(Err(NO_CHOICE)),
        None => Err(NO_CHOICE),
    }
}

const NO_CHOICE: Unreadable = Unreadable::Text(Cow::Borrowed(
    "it is neither a feed nor a book, so nothing can be chosen of it",
));

fn read_packed(input: &Input<'_>, kind: Kind) -> Result<Reading, Unreadable> {
    let reading: Result<Reading, Unreadable> = match kind {
        #[cfg(feature = "epub")]
        Kind::Epub => epub::article(input.source, input.bytes, input.chosen),
        #[cfg(not(feature = "epub"))]
        Kind::Epub => Err(without("a book", "epub")),
        Kind::Other(what) => Err(Unreadable::Binary(decode::no_text(what))),
        Kind::Docx | Kind::Odt if input.chosen.is_some() => Err(NO_CHOICE),
        #[cfg(feature = "office")]
        Kind::Docx => office::docx(input.source, input.bytes),
        #[cfg(feature = "office")]
        Kind::Odt => office::odt(input.source, input.bytes),
        #[cfg(not(feature = "office"))]
        Kind::Docx | Kind::Odt => Err(without("an office document", "office")),
    };
    let mut reading = reading?;
    reading.warnings.extend(doubling::warning(&reading.article));
    Ok(reading)
}

#[cfg(not(all(feature = "epub", feature = "office")))]
fn without(what: &str, feature: &str) -> Unreadable {
    Unreadable::Binary(format!(
        "it is {what}, and this parallax was made without the feature `{feature}`; save its text as a \
         .txt file"
    ))
}

fn read_one(input: &Input<'_>) -> Result<Reading, Unreadable> {
    const BLANK: Unreadable = Unreadable::Text(Cow::Borrowed("it holds nothing but white space"));
    let stated = input.charset.and_then(|it| Encoding::for_label(it.as_bytes()));
    let marked_up =
        input.format == Format::Html || input.bytes.trim_ascii_start().starts_with(b"<");
    let declared = stated.or_else(|| html::charset::declared(input.bytes).filter(|_| marked_up));
    let decoded = decode::decode(input.bytes, declared)?;
    if decoded.trim().is_empty() {
        return Err(BLANK);
    }
    let cleaned = match clean(&decoded) {
        Cow::Owned(text) => text,
        Cow::Borrowed(text) => text.to_owned(),
    };
    if cleaned.trim().is_empty() {
        return Err(BLANK);
    }
    let source = input.source;
    let mut reading = match input.format.settled(&cleaned) {
        Format::Plain => Reading::of(plain::article(source, cleaned)),
        Format::Markdown => Reading::of(markdown::article(source, &cleaned)),
        Format::Html => html::article(source, &cleaned, input.base)?,
    };
    reading.warnings.extend(doubling::warning(&reading.article));
    Ok(reading)
}
