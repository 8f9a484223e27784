//! Office documents: DOCX (ISO/IEC 29500, Word since 2007) and ODT (ISO/IEC 26300, `LibreOffice`).
//!
//! [`mod@docx`] and [`mod@odt`] walk through the XML and tell [`flow`] what begins and ends; here its paragraphs
//! become an article. What the text says of itself is believed before what the file says.

mod docx;
mod flow;
mod notes;
mod odt;
mod properties;
mod roles;

use super::package::Archive;
use super::plain;
use super::read::{Reading, Unreadable};
use crate::ingest::composing::Composition;
use crate::text::{Basis, BlockKind, Published};

use flow::Paragraph;
use properties::Properties;

/// What was read of a document.
struct Document {
    /// The text, then the notes.
    paragraphs: Vec<Paragraph>,
    /// The title that a paragraph is marked as.
    title: Option<String>,
    properties: Properties,
}

/// The article that a DOCX holds. Linear in what comes out of the archive, of which there is a limit.
pub(super) fn docx(source: &str, bytes: &[u8]) -> Result<Reading, Unreadable> {
    let document = docx::read(&mut Archive::open(bytes)?)?;
    article(source, document)
}

/// As [`docx`], for an ODT.
pub(super) fn odt(source: &str, bytes: &[u8]) -> Result<Reading, Unreadable> {
    let document = odt::read(&mut Archive::open(bytes)?)?;
    article(source, document)
}

fn article(source: &str, document: Document) -> Result<Reading, Unreadable> {
    let Document { paragraphs, title, properties } = document;
    let mut composition = Composition::default();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let goes_on = at > 0 && paragraph.goes_on_from(&paragraphs[at - 1]);
        paragraph.compose(goes_on, &mut composition);
    }
    let mut article = composition.finish(source);
    if article.text.is_empty() {
        let reason = "there is no text in the document; if it holds pictures of pages, their text must \
                      be recognised first";
        return Err(Unreadable::Text(reason.into()));
    }
    let stated = plain::statements_of(&article.text, &article.blocks);
    let heading = article.blocks.first().filter(|it| matches!(it.kind, BlockKind::Heading(_)));
    let heading = heading.map(|it| article.slice(it.span).to_owned());
    let created = properties.created.map(|date| Published { date, basis: Basis::Metadata });
    article.title = title.or(heading).or(properties.title);
    article.byline = stated.byline.or(properties.byline);
    article.outlet = stated.outlet;
    article.published = stated.published.or(created);
    Ok(Reading { article, warnings: Vec::new() })
}
