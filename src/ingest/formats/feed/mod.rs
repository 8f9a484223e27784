//! Feeds (RSS, Atom, JSON Feed): lists of articles, from which the reader chooses.

#[cfg(feature = "feeds")]
mod syndicated;

use jiff::civil::Date;
use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::text::{Article, Basis, Published};

use super::read::{Format, Input, Reading, Unreadable, read};
use crate::ingest::isolation::{Isolation, Job};
use crate::ingest::naming::listing::{Listed, Listing};

/// A feed, as it is offered to the reader.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub(in crate::ingest) struct Feed {
    /// What the reader named.
    pub(in crate::ingest) source: String,
    /// What the feed calls itself.
    pub(in crate::ingest) title: Option<String>,
    /// What it lists, in its order.
    pub(in crate::ingest) entries: Vec<FeedEntry>,
}

/// What a feed says of one article.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub(in crate::ingest) struct FeedEntry {
    /// The address of the article.
    pub(in crate::ingest) address: Option<String>,
    /// Its title.
    pub(in crate::ingest) title: Option<String>,
    /// Who wrote it.
    pub(in crate::ingest) byline: Option<String>,
    /// When it was published.
    pub(in crate::ingest) published: Option<Date>,
    /// Its text, or what the feed has of it: HTML.
    pub(in crate::ingest) text: Option<String>,
}

impl FeedEntry {
    /// Lets the feed say what the article does not say of itself.
    pub(in crate::ingest) fn complete(&self, article: &mut Article) {
        article.title = article.title.take().or_else(|| self.title.clone());
        article.byline = article.byline.take().or_else(|| self.byline.clone());
        let published = self.published.map(|date| Published { date, basis: Basis::Metadata });
        article.published = article.published.take().or(published);
    }

    /// The article as far as the feed itself has it, if it has any of it.
    pub(in crate::ingest) fn reading(
        &self,
        source: &str,
        isolation: &Isolation,
    ) -> Option<Result<Reading, Unreadable>> {
        let text = self.text.as_deref()?;
        let title = self.title.as_deref().unwrap_or_default();
        let title = title.replace('&', "&amp;").replace('<', "&lt;");
        // A page of its own, so that all of it is taken for the article.
        let page = format!(
            "<!doctype html><html><head><title>{title}</title></head>\
             <body><article><h1>{title}</h1>{text}</article></body></html>"
        );
        let input = Input {
            source,
            format: Format::Html,
            base: self.address.as_deref(),
            charset: Some("utf-8"),
            ..Input::of(page.into_bytes())
        };
        Some(read(input, isolation))
    }
}

/// Whether these are the bytes of a feed, by how they begin.
pub(in crate::ingest) fn is_feed(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    let head = &bytes[..bytes.len().min(HEAD)];
    let mut rest = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if rest.starts_with(b"{") {
        return memmem::find(rest, b"jsonfeed.org").is_some();
    }
    loop {
        let end: &[u8] = match rest {
            it if it.starts_with(b"<!--") => b"-->",
            it if it.starts_with(b"<?") => b"?>",
            _ => break,
        };
        let Some(at) = memmem::find(rest, end) else { return false };
        rest = rest[at + end.len()..].trim_ascii_start();
    }
    let root = |name: &[u8]| {
        rest.strip_prefix(name)
            .and_then(<[u8]>::first)
            .is_some_and(|it| matches!(it, b' ' | b'>' | b'\n' | b'\r' | b'\t'))
    };
    root(b"<rss") || root(b"<!DOCTYPE rss") || root(b"<feed") || root(b"<rdf:RDF")
}

/// Reading what a feed lists.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::ingest) struct ParseFeed {
    /// What the reader named.
    source: String,
    /// The feed's own address.
    base: Option<String>,
}

impl Job for ParseFeed {
    const NAME: &'static str = "feed";
    const PARSES: &'static str = "feeds";
    type Yield = Result<Feed, String>;

    fn run(self, bytes: &[u8]) -> Self::Yield {
        parse(&self.source, bytes, self.base.as_deref())
    }

    fn is_sound(_outcome: &Self::Yield) -> bool {
        true
    }
}

/// The feed in `bytes`, which was named `source` and is at the address `base`. Fails with a reason that
/// follows the name.
pub(in crate::ingest) fn read_feed(
    source: &str,
    bytes: &[u8],
    base: Option<&str>,
    isolation: &Isolation,
) -> Result<Feed, String> {
    let job = ParseFeed { source: source.to_owned(), base: base.map(str::to_owned) };
    isolation.perform(job, bytes).map_err(|failure| failure.to_string())?
}

#[cfg(feature = "feeds")]
fn parse(source: &str, bytes: &[u8], base: Option<&str>) -> Result<Feed, String> {
    let feed = syndicated::parse(source, bytes, base)?;
    if feed.entries.is_empty() { Err("the feed lists nothing".to_owned()) } else { Ok(feed) }
}

#[cfg(not(feature = "feeds"))]
fn parse(_source: &str, _bytes: &[u8], _base: Option<&str>) -> Result<Feed, String> {
    Err("it is a feed, and this parallax was made without the feature `feeds`; name the addresses of \
         its articles"
        .to_owned())
}

impl Feed {
    /// The entries, each with its date and title.
    pub(in crate::ingest) fn listing(&self) -> Listing {
        let line = |entry: &FeedEntry| {
            let date = entry.published.map_or_else(|| " ".repeat(10), |it| it.to_string());
            let title = entry.title.as_deref().or(entry.address.as_deref()).unwrap_or("untitled");
            format!("{date}  {title}")
        };
        Listing {
            source: self.source.clone(),
            title: self.title.clone(),
            lines: self.entries.iter().map(line).collect(),
            listed: Listed::Feed,
        }
    }
}
