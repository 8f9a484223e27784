//! HTML: the article on a page, without what stands around it.
//!
//! A page goes through these stages: [`tame`] bounds it, [`mending`] takes away what extraction is
//! known to mistake for the article, readability extraction (`dom_smoothie`) finds the article,
//! [`blocks`] puts its text together, and [`metadata`] says what the page knows of it.

mod blocks;
pub(super) mod charset;
mod json_ld;
mod lines;
mod metadata;
pub(super) mod mhtml;
pub(super) mod sniff;
mod tables;
mod tame;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::composing::Composition;
use super::plain;
use super::read::{Reading, Unreadable};
use crate::text::{Basis, BlockKind, Published};

use lines::Lines;
use metadata::Metadata;

/// Characters from which on the strictest way of extraction is trusted. Below, laxer ways are tried
/// and the longest text is taken.
const ENOUGH: usize = 500;

/// The article on a page. `base` is the page's own address.
pub(super) fn article(source: &str, html: &str, base: Option<&str>) -> Result<Reading, Unreadable> {
    let xml = html.trim_start().starts_with("<?xml");
    let tamed = tame::tame(html, xml)
        .map_err(|_| Unreadable::Text("the page has too many elements to be an article"))?;
    let document = Document::from(tamed);
    let described = json_ld::read(&document);
    let metadata = Metadata::read(&document, &described);

    let config = Config {
        keep_classes: true,
        char_threshold: ENOUGH,
        disable_json_ld: true,
        ..Config::default()
    };
    let base = base.filter(|it| it.starts_with("http://") || it.starts_with("https://"));
    let mut readability = Readability::with_document(document, base, Some(config))
        .map_err(|_| Unreadable::Text("its address cannot be read"))?;
    let Ok(extracted) = readability.parse() else {
        return Err(Unreadable::Text("no article is found on the page"));
    };
    let root = readability.doc.select_single("#readability-page-1");
    let Some(root) = root.nodes().first() else {
        return Err(Unreadable::Text("no article is found on the page"));
    };

    let mut composition = Composition::default();
    let mut lines = Lines::of(html);
    let title = metadata.title.or(Some(extracted.title)).filter(|it| !it.trim().is_empty());
    if let Some(title) = &title {
        composition.begin(BlockKind::Heading(1), lines.of_words(title));
        composition.push_collapsed(title);
    }
    blocks::compose(root, &mut lines, &mut composition);
    let mut article = composition.finish(source);
    let stated = plain::statements_of(&article.text, &article.blocks);
    article.title = title;
    article.byline = metadata.byline.or(extracted.byline).or(stated.byline);
    article.outlet = metadata.outlet.or(extracted.site_name).or(stated.outlet);
    let published = metadata.published.map(|date| Published { date, basis: Basis::Metadata });
    article.published = published.or(stated.published);
    let mut warnings = Vec::new();
    if described.paid {
        warnings.push("the page says that it is not open to everybody".to_owned());
    }
    Ok(Reading { article, warnings })
}
