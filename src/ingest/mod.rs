//! From what the reader names to articles: files, folders, `set.toml`, standard input, samples.

use std::path::PathBuf;
use std::sync::Arc;

use crate::text::Article;

/// The articles compared together.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// The title that a `set.toml` gives.
    pub title: Option<String>,
    /// The articles, in the order named. Article `i` goes by `siglum(i)`.
    pub articles: Vec<Arc<Article>>,
    /// What could not be read; the rest opens all the same.
    pub problems: Vec<Problem>,
}

/// A source that could not be read: one clear sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{source_name}: {reason}")]
pub struct Problem {
    /// What the reader named.
    pub source_name: String,
    /// Why it cannot be opened and what to do about it, without a full stop.
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

/// Opens all that `sources` name, in their order.
pub fn open(_sources: &[Source]) -> Set {
    Set::default()
}
