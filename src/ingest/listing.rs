//! What a feed or a book offers to choose from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A list of which the reader may choose.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// What the reader named, without what was chosen of it.
    pub source: String,
    /// What the feed or the book is called.
    pub title: Option<String>,
    /// What there is, a line each, in order.
    pub lines: Vec<String>,
    /// What it is a list of.
    pub(super) of: Listed,
}

/// What there may be to choose from.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) enum Listed {
    /// The articles of a feed.
    Articles,
    /// The chapters of a book.
    Chapters,
}

impl Listed {
    /// Of what these are parts.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Articles => "feed",
            Self::Chapters => "book",
        }
    }

    fn parts(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Chapters => "chapters",
        }
    }
}

/// The lines with their numbers.
impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.lines.len().to_string().len();
        for (at, line) in self.lines.iter().enumerate() {
            let end = if at == 0 { "" } else { "\n" };
            write!(f, "{end}{:>digits$}  {line}", at + 1)?;
        }
        Ok(())
    }
}

impl Listing {
    /// How to choose, where nobody can be asked: the list, and what to write.
    pub(super) fn how_to_choose(&self) -> String {
        let (kind, parts) = (self.of.kind(), self.of.parts());
        let source = &self.source;
        format!("it is a {kind}; choose of its {parts} with {source}#1 or {source}#1,3-5:\n{self}")
    }
}
