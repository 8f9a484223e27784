//! From what the reader names to articles: files, folders, `set.toml`, standard input, samples.

mod again;
mod bylines;
mod composing;
mod dates;
mod decode;
mod doubling;
mod html;
mod markdown;
mod open;
mod plain;
mod read;
mod samples;
mod set_file;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::text::Article;

pub use again::{FileState, Origin, reopen};
pub use open::open;

/// Whether a file is one that an article is read from, as its name has it: those that a folder opens.
pub fn is_article(path: &Path) -> bool {
    read::Format::of_article(path).is_some()
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
}

/// Where a set is at home, so that what the reader makes of it is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The real path of the set's folder, where one folder or one `set.toml` was opened.
    pub folder: Option<PathBuf>,
    /// By article: its path in that folder; without one its real path, `samples/…` for a sample, or
    /// `-` and a hash of the text for standard input.
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
    /// Standard input.
    Stdin,
    /// The set that is compiled in.
    Samples,
}

impl Source {
    /// What a word of the command line names: `-` is standard input, anything else a path. An
    /// address is a problem, because this version opens none.
    pub fn parse(word: &OsStr) -> Result<Self, Problem> {
        let address = word.to_str().is_some_and(|it| {
            let scheme = it.get(..8).unwrap_or(it).to_ascii_lowercase();
            scheme.starts_with("http://") || scheme.starts_with("https://")
        });
        if address {
            return Err(Problem {
                source_name: word.display().to_string(),
                reason: "addresses cannot be opened yet; save the page as a file and name that"
                    .to_owned(),
            });
        }
        Ok(if word == "-" { Self::Stdin } else { Self::Path(PathBuf::from(word)) })
    }
}
