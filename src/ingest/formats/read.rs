//! From the bytes of one file to its article. Pure.

use std::borrow::Cow;
use std::path::Path;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

use crate::text::{Article, clean::clean};

use super::html::ParsePage;
use super::package::{self, ParsePacked};
use super::pdf::{self, ParsePdf};
use super::{decode, doubling, html, markdown, plain};
use crate::ingest::isolation::{Failure, Isolation};
use crate::ingest::naming::selection::Selection;

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Format {
    Plain,
    Markdown,
    Html,
    Pdf,
}

impl Format {
    /// The format of the file at `path`, by its extension.
    pub(in crate::ingest) fn of(path: &Path) -> Self {
        match extension(path).as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" | "xhtml" | "xht" | "mhtml" | "mht" => Self::Html,
            "pdf" => Self::Pdf,
            _ => Self::Plain,
        }
    }

    /// The format that the content shows, where it shows one.
    fn settled(self, text: &str) -> Self {
        match self {
            _ if html::sniff::begins_as_page(text) => Self::Html,
            Self::Pdf => Self::Plain,
            Self::Html if !html::sniff::has_tags(text) => Self::Plain,
            stated => stated,
        }
    }
}

/// Whether the extension of the file at `path` says that it holds an article.
pub(in crate::ingest) fn is_article(path: &Path) -> bool {
    let named = matches!(extension(path).as_str(), "txt" | "text" | "epub" | "docx" | "odt");
    named || Format::of(path) != Format::Plain
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// What stands in a source, and what is known of it from outside.
pub(in crate::ingest) struct Input<'a> {
    /// What the reader named.
    pub(in crate::ingest) source: &'a str,
    /// What its name or its sender says that it is; the content may show otherwise.
    pub(in crate::ingest) format: Format,
    pub(in crate::ingest) bytes: Cow<'a, [u8]>,
    /// The address of the source, against which its references are resolved.
    pub(in crate::ingest) base: Option<&'a str>,
    /// The character set that its sender states.
    pub(in crate::ingest) charset: Option<&'a str>,
    /// Which chapters of it are meant, if it is a book; without, all of it.
    pub(in crate::ingest) chosen: Option<&'a Selection>,
}

impl<'a> Input<'a> {
    /// Bytes of which nothing else is known.
    pub(in crate::ingest) fn of(bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        let bytes = bytes.into();
        Self { source: "", format: Format::Plain, bytes, base: None, charset: None, chosen: None }
    }
}

/// An article, and what a reader should know about how it was read.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::ingest) struct Reading {
    pub(in crate::ingest) article: Article,
    /// Clear sentences that follow the name of the source, without a full stop.
    pub(in crate::ingest) warnings: Vec<String>,
}

impl Reading {
    fn of(article: Article) -> Self {
        Self { article, warnings: Vec::new() }
    }

    /// Whether it can be true, where another process says it; linear in the article.
    pub(in crate::ingest) fn is_sound(&self) -> bool {
        self.article.is_sound()
    }

    /// With what can be said of any article.
    fn checked(mut self) -> Self {
        self.warnings.extend(doubling::warning(&self.article));
        self
    }
}

/// Why bytes are no article, in words that follow the name of the source.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize, thiserror::Error)]
pub(in crate::ingest) enum Unreadable {
    /// It is no text at all.
    #[error("{0}")]
    Binary(String),
    /// It is a text, but none that can be shown.
    #[error("{0}")]
    Text(Cow<'static, str>),
}

impl Unreadable {
    /// A text that cannot be shown, for this reason.
    pub(in crate::ingest) const fn text(reason: &'static str) -> Self {
        Self::Text(Cow::Borrowed(reason))
    }

    /// What has no parts of which any could be chosen.
    pub(in crate::ingest) const NO_CHOICE: Self =
        Self::text("it is neither a feed nor a book, so nothing can be chosen of it");
}

impl From<Failure> for Unreadable {
    fn from(failure: Failure) -> Self {
        Self::Text(Cow::Owned(failure.to_string()))
    }
}

/// The article that a source holds. Linear in its bytes; those of a clean text become that of the article.
pub(in crate::ingest) fn read(
    input: Input<'_>,
    isolation: &Isolation,
) -> Result<Reading, Unreadable> {
    if package::is_packed(&input.bytes) {
        let job = ParsePacked::new(input.source, input.chosen);
        return isolation.perform(job, &input.bytes)?.map(Reading::checked);
    }
    if input.chosen.is_some() {
        return Err(Unreadable::NO_CHOICE);
    }
    if pdf::is_pdf(&input.bytes) {
        let job = ParsePdf::new(input.source);
        return isolation.perform(job, &input.bytes)?.map(Reading::checked);
    }
    if let Some(archived) = html::mhtml::page(&input.bytes) {
        let page = Input {
            format: Format::Html,
            bytes: archived.html,
            base: archived.address.as_deref().or(input.base),
            charset: archived.charset.as_deref(),
            chosen: None,
            source: input.source,
        };
        return read_one(page, isolation);
    }
    read_one(input, isolation)
}

fn read_one(input: Input<'_>, isolation: &Isolation) -> Result<Reading, Unreadable> {
    const BLANK: Unreadable = Unreadable::text("it holds nothing but white space");
    let stated = input.charset.and_then(|it| Encoding::for_label(it.as_bytes()));
    let marked_up =
        input.format == Format::Html || input.bytes.trim_ascii_start().starts_with(b"<");
    let declared = stated.or_else(|| html::charset::declared(&input.bytes).filter(|_| marked_up));
    let decoded = decode::decode(input.bytes, declared)?;
    if decoded.trim().is_empty() {
        return Err(BLANK);
    }
    let cleaned = match clean(&decoded) {
        Cow::Owned(text) => text,
        Cow::Borrowed(_) => decoded.into_owned(),
    };
    if cleaned.trim().is_empty() {
        return Err(BLANK);
    }
    let source = input.source;
    let reading = match input.format.settled(&cleaned) {
        Format::Plain | Format::Pdf => Reading::of(plain::article(source, cleaned)),
        Format::Markdown => Reading::of(markdown::article(source, &cleaned)),
        Format::Html => {
            let job = ParsePage::new(source, input.base);
            isolation.perform(job, cleaned.as_bytes())??
        }
    };
    Ok(reading.checked())
}
