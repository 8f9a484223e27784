//! From what the reader names to articles: files, folders, `set.toml`, addresses, feeds, PDF, books and office
//! documents, standard input, samples.
//!
//! * `naming`: what can be named;
//! * `sets`: what was named is found, opened, opened again and listed;
//! * `web`: pages are fetched and kept;
//! * `isolation`: parsers run where they can do no harm;
//! * `formats`: bytes become articles, each format in a module of its own;
//! * `composing`: what all formats put articles together with.

mod composing;
mod formats;
mod isolation;
mod naming;
mod sets;
mod web;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::text::Article;

pub use isolation::{Isolation, serve};
pub use naming::address::{Address, NoAddress};
pub use naming::listing::Listing;
pub use naming::selection::{NoSelection, Selection};
pub use sets::adding::{Added, NotAdded, add_to_set};
pub use sets::again::{FileState, Origin, reopen};
pub use sets::open::{open, open_with};
pub(crate) use sets::replacing;
pub use web::Web;

/// Whether a file is one that an article is read from, as its name has it: those that a folder opens.
pub fn is_article(path: &Path) -> bool {
    formats::read::is_article(path)
}

/// Whether the file at `path` has lines that an editor can show, as its content has it: PDF files, books and
/// office documents have none.
pub fn has_lines(path: &Path) -> bool {
    sets::disk::has_lines(path)
}

/// The articles compared together.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// The title that a `set.toml` gives.
    pub title: Option<String>,
    /// The articles, in the order named. Article `i` goes by `siglum(i)`.
    pub articles: Vec<Arc<Article>>,
    /// What could not be read; the rest opens all the same.
    pub problems: Vec<Problem>,
    /// What the reader should know about articles that did open.
    pub warnings: Vec<Problem>,
    /// Where the set is at home.
    pub home: Home,
    /// By article: where its text was had.
    pub origins: Vec<Origin>,
    /// The `set.toml` files that were read, and how they were then.
    pub set_files: Vec<(PathBuf, Option<FileState>)>,
    /// When the pages were fetched of which a kept copy was opened.
    pub copies: Vec<Timestamp>,
    /// How it was opened.
    pub means: Means,
}

/// How sources are opened.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// How addresses are.
    pub web: Web,
    /// Where what is found is parsed.
    pub isolation: Isolation,
}

impl Set {
    /// From when the copies are that were opened, where there are any: one clear sentence, without a
    /// full stop.
    pub fn age(&self) -> Option<String> {
        let (first, last) = (self.copies.iter().min()?, self.copies.iter().max()?);
        let (first, last) = (shown(*first), shown(*last));
        let from = if first == last { first } else { format!("{first} to {last}") };
        Some(match self.copies.len() {
            1 => format!("a page is a kept copy of {from}; --refresh fetches it again"),
            many => format!("{many} pages are kept copies of {from}; --refresh fetches them again"),
        })
    }
}

/// A moment as the reader is told it, to the minute.
fn shown(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// Whoever waits while a set is opened: is told how far it is, and asked what only a person can say.
pub trait Attendant: Sync {
    /// So many pages are being fetched.
    fn begun(&self, _pages: usize) {}

    /// The page at `address` is there, with so many bytes, or it cannot be had, which will be a problem of
    /// the set.
    fn fetched(&self, _address: &str, _bytes: Option<usize>) {}

    /// Which entries of a feed or chapters of a book are to be opened.
    fn choose(&self, _listing: &Listing) -> Choice {
        Choice::Nobody
    }
}

/// What was answered to the question which entries of a feed or chapters of a book are to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// These.
    Chosen(Selection),
    /// None of them.
    Nothing,
    /// There is nobody who could be asked.
    Nobody,
}

/// Nobody waits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nobody;

impl Attendant for Nobody {}

/// Where a set is at home, so that what the reader makes of it is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The real path of the set's folder, where one folder or one `set.toml` was opened.
    pub folder: Option<PathBuf>,
    /// By article: its path in that folder; without one its real path, `samples/…` for a sample, its
    /// address as it was given, or `-` and a hash of the text for standard input.
    pub names: Vec<String>,
}

/// What is wrong with a source: one clear sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{source_name}: {reason}")]
pub struct Problem {
    /// What the reader named.
    pub source_name: String,
    /// Why it cannot be opened or is not to be trusted, and what to do about it, without a full stop.
    pub reason: String,
}

/// Something that holds one or more articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, a folder or a `set.toml`.
    Path(PathBuf),
    /// The address of a page or a feed.
    Address(Address),
    /// Standard input.
    Stdin,
    /// The set that is compiled in.
    Samples,
}

impl Source {
    /// What a word of the command line names: `-` is standard input, what has a scheme an address, and
    /// anything else a path.
    pub fn parse(word: &OsStr) -> Result<Self, Problem> {
        if word == "-" {
            return Ok(Self::Stdin);
        }
        match word.to_str().map(str::parse) {
            None | Some(Err(NoAddress::NoScheme)) => Ok(Self::Path(PathBuf::from(word))),
            Some(Ok(address)) => Ok(Self::Address(address)),
            Some(Err(error)) => {
                Err(Problem { source_name: word.display().to_string(), reason: error.to_string() })
            }
        }
    }
}
