//! HTML: the article on a page, without what stands around it.
//!
//! A page goes through these stages: [`tame`] bounds it, [`metadata`] says what it knows of its
//! article, [`mending`] takes away what extraction is known to mistake for the article,
//! [`extraction`] finds the article, [`blocks`] puts its text together, and [`doubt`] says what a
//! reader should know before trusting it.

mod asides;
pub(super) mod blocks;
#[cfg(feature = "epub")]
pub(super) mod chapter;
pub(super) mod charset;
mod credits;
mod doubt;
mod extraction;
mod json_ld;
mod lines;
mod lists;
mod mending;
mod metadata;
pub(super) mod mhtml;
pub(super) mod sniff;
mod tables;
mod tag;
mod tame;
mod title;

use dom_query::{Document, NodeRef};
use serde::{Deserialize, Serialize};

use super::plain;
use super::read::{Reading, Unreadable};
use crate::ingest::composing::Composition;
use crate::ingest::isolation::Job;
use crate::text::{Basis, BlockKind, Published};

use credits::Credits;
use doubt::Signs;
use extraction::Extracted;
use lines::Lines;
use metadata::Metadata;

/// Finding the article in the source of a page.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::ingest) struct ParsePage {
    /// What the reader named.
    source: String,
    /// The page's own address.
    base: Option<String>,
}

impl ParsePage {
    pub(in crate::ingest) fn new(source: &str, base: Option<&str>) -> Self {
        Self { source: source.to_owned(), base: base.map(str::to_owned) }
    }
}

impl Job for ParsePage {
    const NAME: &'static str = "page";
    const PARSES: &'static str = "web pages";
    type Yield = Result<Reading, Unreadable>;

    fn run(self, bytes: &[u8]) -> Self::Yield {
        article(&self.source, &String::from_utf8_lossy(bytes), self.base.as_deref())
    }

    fn is_sound(outcome: &Self::Yield) -> bool {
        outcome.iter().all(Reading::is_sound)
    }
}

/// The article on a page. `base` is the page's own address.
fn article(source: &str, html: &str, base: Option<&str>) -> Result<Reading, Unreadable> {
    let document = parse(html, html.trim_start().starts_with("<?xml"))?;
    let described = json_ld::read(&document);
    let metadata = Metadata::read(&document, &described);
    mending::mend(&document);
    let signs = Signs::read(&document, &described);
    let headings = title::headings(&document);
    let extracted = extraction::extract(document, base);
    let root = extracted.as_ref().and_then(Extracted::root);

    let stated = described.headline.as_deref().or(extracted.as_ref().map(|it| &*it.article.title));
    let outlet = metadata.outlet.as_deref();
    let title = title::trimmed(stated.unwrap_or_default(), outlet, &headings);
    let found = extracted.as_ref().map(|it| &it.article);
    let byline = found.and_then(|it| metadata::byline(it.byline.as_deref()?));
    let byline = metadata.byline.or(byline);
    let outlet = metadata.outlet.or_else(|| found?.site_name.clone());
    let published = metadata.published.map(|date| Published { date, basis: Basis::Metadata });

    let mut lines = Lines::of(html);
    let mut composition = Composition::default();
    if let Some(title) = &title {
        composition.begin(BlockKind::Heading(1), lines.of_words(title));
        composition.push_collapsed(title);
    }
    let credits =
        Credits::of(title.as_deref(), byline.as_deref(), outlet.as_deref(), published.is_some());
    match (root, described.body) {
        (root, Some(body)) if is_much_longer(&body, root.as_ref()) => {
            described_body(&body, &credits, &mut composition)?;
        }
        (Some(root), _) => blocks::compose(&root, &credits, &mut lines, &mut composition),
        (None, _) => return Err(Unreadable::text("no article is found on the page")),
    }
    let mut article = composition.finish(source);
    let stated = plain::statements_of(&article.text, &article.blocks);
    article.title = title;
    article.byline = byline.or(stated.byline);
    article.outlet = outlet.or(stated.outlet);
    article.published = published.or(stated.published);
    article.language = metadata.language;
    let ambiguous = extracted.is_some_and(|it| it.ambiguous);
    Ok(Reading { warnings: signs.doubts(&article, ambiguous), article })
}

/// The tree of a page; with `xml`, `<x/>` is an element without content.
fn parse(html: &str, xml: bool) -> Result<Document, Unreadable> {
    let tamed = tame::tame(html, xml).map_err(|_| {
        Unreadable::text("the page is larger than any article; save the part that you want to read")
    })?;
    Ok(Document::from(tamed))
}

/// Whether a description holds much more of the article than the page shows.
fn is_much_longer(body: &str, root: Option<&NodeRef<'_>>) -> bool {
    const MORE: usize = 300;
    let shown = root.map_or(0, NodeRef::normalized_char_count);
    let described = body.chars().count();
    described > shown + MORE && described * 2 > shown * 3
}

/// Puts the body that a description holds into `composition`: HTML, or lines of plain text.
fn described_body(
    body: &str,
    credits: &Credits,
    composition: &mut Composition,
) -> Result<(), Unreadable> {
    const NO_LINE: u32 = 1;
    if sniff::has_tags(body) {
        let document = parse(body, false)?;
        blocks::compose(&document.root(), credits, &mut Lines::of(""), composition);
        return Ok(());
    }
    for paragraph in body.lines() {
        composition.begin(BlockKind::Paragraph, NO_LINE);
        composition.push_collapsed(paragraph);
    }
    Ok(())
}
