//! EPUB 2 and 3: a book, or some of its chapters, as one article.
//!
//! A book is a ZIP archive. [`protection`] says whether it can be read at all, [`package`] which
//! documents it consists of and what is known of it, [`contents`] what its table of contents says, and
//! [`chapters`] puts the documents together and finds the chapters in them. The documents are XHTML and
//! become blocks as web pages do, but nothing is taken off them but what leads through the book.

mod chapters;
mod contents;
mod package;
mod protection;

use jiff::civil::Date;

use super::package::Archive;
use super::read::{Reading, Unreadable};
use crate::ingest::composing::Composition;
use crate::ingest::composing::bylines::joined;
use crate::ingest::naming::listing::{Listed, Listing};
use crate::ingest::naming::selection::Selection;
use crate::text::{Basis, BlockKind, Published};

use chapters::{Book, Chapter};
use package::Package;

/// The book in `bytes`, or what is chosen of its chapters. Linear in what comes out of the archive, of
/// which there is a limit.
pub(super) fn article(
    source: &str,
    bytes: &[u8],
    chosen: Option<&Selection>,
) -> Result<Reading, Unreadable> {
    let (package, Book { mut composition, chapters, warnings }) = open(bytes)?;
    let mut title = package.title;
    if let Some(chosen) = chosen {
        let chosen = chosen.of(chapters.len()).map_err(|number| {
            let all = chapters.len();
            Unreadable::Text(
                format!("the book has {all} chapters, so none is number {number}").into(),
            )
        })?;
        if let [only] = *chosen {
            let chapter = chapters[only].title.clone();
            let book = title.filter(|it| *it != chapter).map(|it| format!(" ({it})"));
            title = Some(chapter + &book.unwrap_or_default());
        }
        composition.keep(&chapters::blocks(&chapters, &chosen, composition.blocks()));
    } else if let Some(title) = &title {
        composition = titled(title, composition);
    }
    let mut article = composition.finish(source);
    article.title = title;
    article.byline = joined(&package.authors);
    article.outlet = package.publisher;
    article.language = package.language;
    article.published =
        package.published.map(|date: Date| Published { date, basis: Basis::Metadata });
    Ok(Reading { article, warnings })
}

/// The chapters of the book in `bytes`. Costs as much as reading it.
pub(super) fn listing(source: &str, bytes: &[u8]) -> Result<Listing, Unreadable> {
    let (package, book) = open(bytes)?;
    let line = |it: &Chapter| format!("{}{}", "  ".repeat(it.depth), it.title);
    Ok(Listing {
        source: source.to_owned(),
        title: package.title,
        lines: book.chapters.iter().map(line).collect(),
        listed: Listed::Book,
    })
}

fn open(bytes: &[u8]) -> Result<(Package, Book), Unreadable> {
    let mut archive = Archive::open(bytes)?;
    let package = Package::read(&mut archive)?;
    if protection::is_protected(&mut archive, &package)? {
        let reason = "it is protected against copying, so only the program that it was bought for can \
                      open it; get it without protection";
        return Err(Unreadable::Text(reason.into()));
    }
    let contents = contents::read(&mut archive, &package);
    let book = Book::compose(&mut archive, &package, &contents)?;
    if book.composition.blocks() == 0 {
        return Err(Unreadable::Text("there is no text in the book, only pictures".into()));
    }
    Ok((package, book))
}

/// The book with its title above it, where no title page says it.
fn titled(title: &str, composition: Composition) -> Composition {
    const TITLE_PAGE: usize = 8;
    let says_title = |at: usize| composition.block(at).1.to_lowercase() == title.to_lowercase();
    if (0..composition.blocks().min(TITLE_PAGE)).any(says_title) {
        return composition;
    }
    let mut titled = Composition::default();
    titled.begin(BlockKind::Heading(1), 1);
    titled.push_collapsed(title);
    titled.append(composition);
    titled
}
