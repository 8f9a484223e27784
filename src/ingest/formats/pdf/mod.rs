//! PDF: the text of the pages put together again.
//!
//! A PDF knows characters and places, no words, lines or paragraphs. It goes through these stages:
//! [`poppler`] or [`builtin`] decodes it to words and their boxes, [`furniture`] takes out running heads
//! and page numbers, [`initials`] mends large first letters, [`columns`] finds the reading order,
//! [`tables`] tells cells from columns, [`paragraphs`] puts lines together, [`words`] mends hyphens, and [`properties`] says what to believe
//! of what the file says of itself.

#[cfg(feature = "pdf")]
mod builtin;
mod columns;
mod furniture;
mod initials;
mod page;
mod paragraphs;
mod poppler;
mod properties;
mod tables;
mod words;

use serde::{Deserialize, Serialize};

use super::plain;
use super::read::{Reading, Unreadable};
use crate::ingest::composing::Composition;
use crate::ingest::isolation::Job;
use crate::text::{Article, BlockKind};

use page::{Decoded, Page};
use paragraphs::Paragraph;

/// The source has no lines of text that an editor could be opened at.
const NO_LINE: u32 = 1;

/// Whether these are the bytes of a PDF. Something else may stand before it.
pub(in crate::ingest) fn is_pdf(bytes: &[u8]) -> bool {
    const HEAD: usize = 1024;
    let head = &bytes[..bytes.len().min(HEAD)];
    memchr::memmem::find(head, b"%PDF-").is_some_and(|at| {
        // In a text about PDF it stands between words.
        at == 0 || !head[..at].iter().any(|it| matches!(it, b'a'..=b'z' | b'<'))
    })
}

/// Reading a PDF.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::ingest) struct ParsePdf {
    /// What the reader named.
    source: String,
}

impl ParsePdf {
    pub(in crate::ingest) fn new(source: &str) -> Self {
        Self { source: source.to_owned() }
    }
}

impl Job for ParsePdf {
    const NAME: &'static str = "pdf";
    const PARSES: &'static str = "PDF files";
    type Yield = Result<Reading, Unreadable>;

    fn run(self, bytes: &[u8]) -> Self::Yield {
        Ok(article(&self.source, decode(bytes)?)?)
    }

    fn is_sound(outcome: &Self::Yield) -> bool {
        outcome.iter().all(Reading::is_sound)
    }
}

/// Why a PDF gives no text: sentences that follow its name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Undecoded {
    #[error(
        "it is a PDF that is locked with a password; open it in a PDF reader, print it to a new PDF and \
         name that"
    )]
    Encrypted,
    #[error("the PDF cannot be read ({0}); it may be damaged: fetch or save it anew")]
    Damaged(String),
    #[error(
        "it is a PDF with hardly any text, as scanned pages are; run text recognition (OCR) on it, with \
         ocrmypdf for example, and name what that makes"
    )]
    Scanned,
    #[cfg(not(feature = "pdf"))]
    #[error(
        "it is a PDF, and this parallax was made without the feature `pdf`; install pdftotext \
         (poppler-utils), or save its text as a .txt file and name that"
    )]
    Without,
}

impl From<Undecoded> for Unreadable {
    fn from(undecoded: Undecoded) -> Self {
        Self::Text(undecoded.to_string().into())
    }
}

fn decode(bytes: &[u8]) -> Result<Decoded, Undecoded> {
    match poppler::decode(bytes) {
        Some(Err(Undecoded::Damaged(_))) | None => builtin_decode(bytes),
        Some(decoded) => decoded,
    }
}

#[cfg(feature = "pdf")]
fn builtin_decode(bytes: &[u8]) -> Result<Decoded, Undecoded> {
    builtin::decode(bytes)
}

#[cfg(not(feature = "pdf"))]
fn builtin_decode(_bytes: &[u8]) -> Result<Decoded, Undecoded> {
    Err(Undecoded::Without)
}

/// The article that the pages hold.
fn article(source: &str, decoded: Decoded) -> Result<Reading, Undecoded> {
    /// Letters and figures of a page with hardly any text.
    const FEW: usize = 30;
    let Decoded { mut pages, lost, properties } = decoded;
    if pages.is_empty() {
        return Err(Undecoded::Damaged("it has no pages".to_owned()));
    }
    if lost == pages.len() {
        return Err(Undecoded::Damaged("none of its pages is whole".to_owned()));
    }
    for word in pages.iter_mut().flat_map(|it| &mut it.words) {
        word.text = words::normalised(&word.text);
    }
    for page in &mut pages {
        page.words.retain(|it| !it.text.trim().is_empty());
    }
    furniture::leave_out(&mut pages);
    let counts: Vec<usize> = pages.iter().map(letters).collect();
    let all: usize = counts.iter().sum();
    if all < FEW * pages.len().min(all / FEW + 1) || all * 4 < FEW * pages.len() {
        return Err(Undecoded::Scanned);
    }
    pages.iter_mut().for_each(initials::mend);
    let lines: Vec<_> = pages.iter().map(columns::lines).collect();
    let article = composed(source, paragraphs::paragraphs(&lines), &properties);
    let mut warnings = Vec::new();
    let empty = counts.iter().filter(|it| **it == 0).count() - lost.min(counts.len());
    if lost > 0 {
        warnings.push(format!("{lost} of its {} pages cannot be read; compare them", pages.len()));
    }
    if empty * 3 > pages.len() {
        let all = pages.len();
        warnings
            .push(format!("{empty} of its {all} pages hold no text, perhaps only pictures of it"));
    }
    Ok(Reading { article, warnings })
}

fn letters(page: &Page) -> usize {
    page.words.iter().flat_map(|it| it.text.chars()).filter(|it| it.is_alphanumeric()).count()
}

/// Puts the blocks together, with what is known of them.
fn composed(source: &str, mut blocks: Vec<Paragraph>, said: &page::Properties) -> Article {
    let stated = properties::title(&said.title);
    let titled = properties::title_in(&blocks, stated.as_deref());
    let mut composition = Composition::default();
    if let Some(at) = titled {
        blocks[at].kind = BlockKind::Heading(1);
    } else if let Some(title) = &stated {
        composition.begin(BlockKind::Heading(1), NO_LINE);
        composition.push_collapsed(title);
    }
    for block in &blocks {
        composition.begin(block.kind, NO_LINE);
        composition.push_collapsed(&block.text);
    }
    let mut article = composition.finish(source);
    let found = plain::statements_of(&article.text, &article.blocks);
    article.title = titled.map(|at| blocks[at].text.clone()).or(stated);
    article.byline = found.byline.or_else(|| properties::author(&said.author));
    article.outlet = found.outlet;
    article.published = found.published.or_else(|| properties::made(&said.made));
    article
}
