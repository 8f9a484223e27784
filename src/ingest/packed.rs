//! Books and office documents, which are packed into ZIP archives: unpacked and parsed in isolation.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::decode;
#[cfg(feature = "epub")]
use super::epub;
use super::isolation::{Isolation, Job};
use super::listing::Listing;
#[cfg(feature = "office")]
use super::office;
use super::package::{self, Kind};
use super::read::{Input, Reading, Unreadable};
use super::selection::Selection;

/// Why nothing can be chosen of most sources.
pub(super) const NO_CHOICE: Unreadable = Unreadable::Text(Cow::Borrowed(
    "it is neither a feed nor a book, so nothing can be chosen of it",
));

/// The article in a book or a document; `None` if the source is neither.
pub(super) fn read(
    input: &Input<'_>,
    isolation: &Isolation,
) -> Option<Result<Reading, Unreadable>> {
    package::kind(input.bytes)?;
    let job = Unpack { source: input.source.to_owned(), chosen: input.chosen.cloned() };
    Some(isolation.perform(job, input.bytes).unwrap_or_else(|failure| Err(failure.into())))
}

/// The chapters of a book. Fails as [`read`] does, and where the source is no book.
pub(super) fn listing(input: &Input<'_>, isolation: &Isolation) -> Result<Listing, Unreadable> {
    isolation.perform(ListChapters { source: input.source.to_owned() }, input.bytes)?
}

/// Reading a book, or some of its chapters, or a document.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Unpack {
    /// What the reader named.
    source: String,
    /// Which chapters are meant; without, all of them.
    chosen: Option<Selection>,
}

impl Job for Unpack {
    const NAME: &'static str = "packed";
    const PARSES: &'static str = "books and documents";
    type Yield = Result<Reading, Unreadable>;

    fn run(self, bytes: &[u8]) -> Self::Yield {
        let Some(kind) = package::kind(bytes) else { return Err(NO_CHOICE) };
        article(&self.source, bytes, kind, self.chosen.as_ref())
    }

    fn is_sound(outcome: &Self::Yield) -> bool {
        outcome.as_ref().map_or(true, |it| it.article.is_sound())
    }
}

/// Reading which chapters a book has.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct ListChapters {
    /// What the reader named.
    source: String,
}

impl Job for ListChapters {
    const NAME: &'static str = "chapters";
    const PARSES: &'static str = "books";
    type Yield = Result<Listing, Unreadable>;

    fn run(self, bytes: &[u8]) -> Self::Yield {
        match package::kind(bytes) {
            #[cfg(feature = "epub")]
            Some(Kind::Epub) => epub::listing(&self.source, bytes),
            Some(kind) => article(&self.source, bytes, kind, None).and(Err(NO_CHOICE)),
            None => Err(NO_CHOICE),
        }
    }

    fn is_sound(_outcome: &Self::Yield) -> bool {
        true
    }
}

#[cfg_attr(not(any(feature = "epub", feature = "office")), expect(unused_variables))]
fn article(
    source: &str,
    bytes: &[u8],
    kind: Kind,
    chosen: Option<&Selection>,
) -> Result<Reading, Unreadable> {
    match kind {
        #[cfg(feature = "epub")]
        Kind::Epub => epub::article(source, bytes, chosen),
        #[cfg(not(feature = "epub"))]
        Kind::Epub => Err(without("a book", "epub")),
        Kind::Other(what) => Err(Unreadable::Binary(decode::no_text(what))),
        Kind::Docx | Kind::Odt if chosen.is_some() => Err(NO_CHOICE),
        #[cfg(feature = "office")]
        Kind::Docx => office::docx(source, bytes),
        #[cfg(feature = "office")]
        Kind::Odt => office::odt(source, bytes),
        #[cfg(not(feature = "office"))]
        Kind::Docx | Kind::Odt => Err(without("an office document", "office")),
    }
}

#[cfg(not(all(feature = "epub", feature = "office")))]
fn without(what: &str, feature: &str) -> Unreadable {
    Unreadable::Binary(format!(
        "it is {what}, and this parallax was made without the feature `{feature}`; save its text as a \
         .txt file"
    ))
}
