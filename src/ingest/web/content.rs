//! What the sender of a page says that it is (`Content-Type`, RFC 9110 §8.3).

use std::path::Path;

use crate::ingest::formats::read::Format;

/// A content type in its parts.
pub(super) struct ContentType<'a> {
    /// Type and subtype.
    mime: &'a str,
    parameters: &'a str,
}

impl<'a> ContentType<'a> {
    pub(super) fn new(header: &'a str) -> Self {
        let (mime, parameters) = header.split_once(';').unwrap_or((header, ""));
        Self { mime: mime.trim(), parameters }
    }

    fn charset(&self) -> Option<&'a str> {
        self.parameters.split(';').find_map(|it| {
            let (name, value) = it.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
        })
    }

    /// What it is, if it is certainly no text.
    #[cfg(feature = "fetch")]
    pub(super) fn no_text(&self) -> Option<&'static str> {
        let (kind, subtype) = self.mime.split_once('/')?;
        match kind.to_ascii_lowercase().as_str() {
            "image" => Some("a picture"),
            "audio" => Some("sound"),
            "video" => Some("a film"),
            "font" => Some("a font"),
            "application" => match subtype.to_ascii_lowercase().as_str() {
                "javascript" | "wasm" => Some("a program"),
                "zip" | "gzip" | "x-gzip" | "x-tar" | "x-7z-compressed" => Some("an archive"),
                _ => None,
            },
            _ => None,
        }
    }

    #[cfg(feature = "fetch")]
    pub(super) fn mime(&self) -> &'a str {
        self.mime
    }
}

/// The format and the character set of what was found at `address` with this content type; or else what
/// it is, if it is text that no article is written in. The address's own ending counts only where
/// the type says too little.
pub(in crate::ingest) fn format<'a>(
    content_type: &'a str,
    address: &str,
) -> Result<(Format, Option<&'a str>), String> {
    let content = ContentType::new(content_type);
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let format = match content.mime.to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml" | "multipart/related" => Format::Html,
        "text/markdown" | "text/x-markdown" => Format::Markdown,
        // Many servers call all text plain.
        "text/plain" => match Format::of(Path::new(path)) {
            Format::Markdown => Format::Markdown,
            _ => Format::Plain,
        },
        "application/json" | "application/ld+json" | "text/csv" => {
            return Err(format!("it is data ({}), not an article", content.mime));
        }
        "text/css" | "text/javascript" => {
            return Err(format!("it is a program or a style ({}), not an article", content.mime));
        }
        mime if mime.ends_with("/xml") || mime.ends_with("+xml") => Format::Html,
        _ => Format::of(Path::new(path)),
    };
    Ok((format, content.charset()))
}
