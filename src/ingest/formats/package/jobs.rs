//! What is done with a packed document where it can do no harm: reading it, and listing its chapters.

use serde::{Deserialize, Serialize};

use super::{Kind, kind};
use crate::ingest::formats::decode;
#[cfg(feature = "epub")]
use crate::ingest::formats::epub;
#[cfg(feature = "office")]
use crate::ingest::formats::office;
use crate::ingest::formats::read::{Reading, Unreadable};
use crate::ingest::isolation::Job;
use crate::ingest::naming::listing::Listing;
use crate::ingest::naming::selection::Selection;

/// Reading a packed document.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::ingest) struct ParsePacked {
    /// What the reader named.
    source: String,
    /// Which chapters of it are meant, if it is a book; without, all of it.
    chosen: Option<Selection>,
}

impl ParsePacked {
    pub(in crate::ingest) fn new(source: &str, chosen: Option<&Selection>) -> Self {
        Self { source: source.to_owned(), chosen: chosen.cloned() }
    }
}

impl Job for ParsePacked {
    const NAME: &'static str = "packed";
    const PARSES: &'static str = "books and office documents";
    type Yield = Result<Reading, Unreadable>;

    fn run(self, bytes: &[u8]) -> Self::Yield {
        match kind(bytes) {
            #[cfg(feature = "epub")]
            Some(Kind::Epub) => epub::article(&self.source, bytes, self.chosen.as_ref()),
            #[cfg(not(feature = "epub"))]
            Some(Kind::Epub) => Err(without("a book", "epub")),
            Some(Kind::Other(what)) => Err(Unreadable::Binary(decode::no_text(what))),
            Some(Kind::Docx | Kind::Odt) if self.chosen.is_some() => Err(Unreadable::NO_CHOICE),
            #[cfg(feature = "office")]
            Some(Kind::Docx) => office::docx(&self.source, bytes),
            #[cfg(feature = "office")]
            Some(Kind::Odt) => office::odt(&self.source, bytes),
            #[cfg(not(feature = "office"))]
            Some(Kind::Docx | Kind::Odt) => Err(without("an office document", "office")),
            None => Err(Unreadable::Binary(decode::no_text("a binary file"))),
        }
    }

    fn is_sound(outcome: &Self::Yield) -> bool {
        outcome.iter().all(Reading::is_sound)
    }
}

/// Listing the chapters of a book.
#[derive(Debug, Deserialize, Serialize)]
pub(in crate::ingest) struct ListChapters {
    /// What the reader named.
    source: String,
}

impl ListChapters {
    pub(in crate::ingest) fn new(source: &str) -> Self {
        Self { source: source.to_owned() }
    }
}

impl Job for ListChapters {
    const NAME: &'static str = "chapters";
    const PARSES: &'static str = "books";
    type Yield = Result<Listing, Unreadable>;

    fn run(self, bytes: &[u8]) -> Self::Yield {
        match kind(bytes) {
            #[cfg(feature = "epub")]
            Some(Kind::Epub) => epub::listing(&self.source, bytes),
            #[cfg(not(feature = "epub"))]
            Some(Kind::Epub) => Err(without("a book", "epub")),
            _ => Err(Unreadable::NO_CHOICE),
        }
    }

    fn is_sound(_outcome: &Self::Yield) -> bool {
        true
    }
}

#[cfg(not(all(feature = "epub", feature = "office")))]
fn without(what: &str, feature: &str) -> Unreadable {
    Unreadable::Binary(format!(
        "it is {what}, and this parallax was made without the feature `{feature}`; save its text as a \
         .txt file"
    ))
}
