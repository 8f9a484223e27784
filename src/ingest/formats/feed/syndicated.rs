//! RSS, Atom and JSON feeds as they are written, read with `feed-rs`.

use dom_query::Document;
use feed_rs::model;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::text::clean::{self, clean};

use super::{Feed, FeedEntry};

/// The feed in `bytes`. Fails with a reason that follows its name.
pub(super) fn parse(source: &str, bytes: &[u8], base: Option<&str>) -> Result<Feed, String> {
    let parser = feed_rs::parser::Builder::new().base_uri(base).build();
    let feed = parser
        .parse(bytes)
        .map_err(|error| format!("the feed cannot be read ({})", one_line(&error.to_string())))?;
    Ok(Feed {
        source: source.to_owned(),
        title: feed.title.as_ref().and_then(plain),
        entries: feed.entries.into_iter().map(entry).collect(),
    })
}

fn entry(entry: model::Entry) -> FeedEntry {
    let published = entry.published.or(entry.updated);
    let names = entry.authors.iter().filter_map(|it| it.name.as_deref()).map(one_line);
    let byline = names.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let content = entry.content.and_then(|it| html(it.body?, &it.content_type));
    let summary = entry.summary.map(|it| (it.content, it.content_type));
    FeedEntry {
        address: address(&entry.links),
        title: entry.title.as_ref().and_then(plain),
        byline: Some(byline).filter(|it| !it.is_empty()),
        published: published.and_then(|it| {
            let moment = Timestamp::from_second(it.timestamp()).ok()?;
            Some(moment.to_zoned(TimeZone::UTC).date())
        }),
        text: content.or_else(|| summary.and_then(|(text, mime)| html(text, &mime))),
    }
}

/// Where the article is: the link that says so, or the first that says nothing else.
fn address(links: &[model::Link]) -> Option<String> {
    let rel = |link: &model::Link, wanted: Option<&str>| link.rel.as_deref() == wanted;
    let link = links
        .iter()
        .find(|it| rel(it, Some("alternate")))
        .or_else(|| links.iter().find(|it| rel(it, None)))?;
    Some(link.href.trim().to_owned())
}

/// The text as HTML; what says that it is plain often is not.
fn html(text: String, mime: &impl ToString) -> Option<String> {
    let mime = mime.to_string();
    if text.trim().is_empty() || !(mime.starts_with("text/") || mime.contains("html")) {
        return None;
    }
    if mime.contains("html") || text.contains("</") {
        return Some(text);
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: Vec<&str> = text.lines().filter(|it| !it.trim().is_empty()).collect();
    Some(format!("<p>{}</p>", paragraphs.join("</p><p>")))
}

/// The words of a text in which there may be tags.
fn plain(text: &model::Text) -> Option<String> {
    let words = if text.content.contains(['<', '&']) {
        one_line(&Document::from(text.content.as_str()).text())
    } else {
        one_line(&text.content)
    };
    Some(words).filter(|it| !it.is_empty())
}

/// The words in one line, and nothing in it that acts on a terminal.
fn one_line(text: &str) -> String {
    clean::one_line(&clean(text))
}
