//! HTML: the article on a page, without what stands around it.
//!
//! A page goes through these stages: [`tame`] bounds it, [`metadata`] says what it knows of its
//! article, [`mending`] takes away what extraction is known to mistake for the article,
//! [`extraction`] finds the article, [`blocks`] puts its text together, and [`doubt`] says what a
//! reader should know before trusting it.

mod blocks;
pub(super) mod charset;
mod doubt;
mod extraction;
mod json_ld;
mod lines;
mod mending;
mod metadata;
pub(super) mod mhtml;
pub(super) mod sniff;
mod tables;
mod tame;
mod title;

use dom_query::{Document, NodeRef};

use super::composing::Composition;
use super::plain;
use super::read::{Reading, Unreadable};
use crate::text::{Basis, BlockKind, Published};

use doubt::Signs;
use extraction::Extracted;
use lines::Lines;
use metadata::Metadata;

/// The article on a page. `base` is the page's own address.
pub(super) fn article(source: &str, html: &str, base: Option<&str>) -> Result<Reading, Unreadable> {
    let document = parse(html)?;
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
    let mut lines = Lines::of(html);
    let mut composition = Composition::default();
    if let Some(title) = &title {
        composition.begin(BlockKind::Heading(1), lines.of_words(title));
        composition.push_collapsed(title);
    }
    match (root, described.body) {
        (root, Some(body)) if is_much_longer(&body, root.as_ref()) => {
            described_body(&body, &mut composition)?;
        }
        (Some(root), _) => blocks::compose(&root, &mut lines, &mut composition),
        (None, _) => return Err(Unreadable::Text("no article is found on the page")),
    }
    let mut article = composition.finish(source);
    let stated = plain::statements_of(&article.text, &article.blocks);
    let found = extracted.map(|it| it.article);
    let (byline, outlet) = found.map(|it| (it.byline, it.site_name)).unwrap_or_default();
    article.title = title;
    article.byline =
        metadata.byline.or(byline.as_deref().and_then(metadata::byline)).or(stated.byline);
    article.outlet = metadata.outlet.or(outlet).or(stated.outlet);
    let published = metadata.published.map(|date| Published { date, basis: Basis::Metadata });
    article.published = published.or(stated.published);
    Ok(Reading { warnings: signs.doubts(&article), article })
}

fn parse(html: &str) -> Result<Document, Unreadable> {
    let xml = html.trim_start().starts_with("<?xml");
    let tamed = tame::tame(html, xml)
        .map_err(|_| Unreadable::Text("the page has too many elements to be an article"))?;
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
fn described_body(body: &str, composition: &mut Composition) -> Result<(), Unreadable> {
    const NO_LINE: u32 = 1;
    if sniff::has_tags(body) {
        let document = parse(body)?;
        blocks::compose(&document.root(), &mut Lines::of(""), composition);
        return Ok(());
    }
    for paragraph in body.lines() {
        composition.begin(BlockKind::Paragraph, NO_LINE);
        composition.push_collapsed(paragraph);
    }
    Ok(())
}
