//! What a feed or a book offers to choose from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is listed.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(in crate::ingest) enum Listed {
    /// The articles of a feed.
    Feed,
    /// The chapters of a book.
    Book,
}

/// A list of which the reader may choose.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// What the reader named, without what was chosen of it.
    pub source: String,
    /// What the feed or the book is called.
    pub title: Option<String>,
    /// What there is, a line each, in order.
    pub lines: Vec<String>,
    pub(in crate::ingest) listed: Listed,
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
    /// Why nothing of it opens, where the reader wants none of it.
    pub(in crate::ingest) fn nothing_chosen(&self) -> &'static str {
        match self.listed {
            Listed::Feed => "nothing is chosen of the feed",
            Listed::Book => "nothing is chosen of the book",
        }
    }

    /// How to choose, where nobody can be asked: the list, and what to write.
    pub(in crate::ingest) fn how_to_choose(&self) -> String {
        let (kind, parts) = match self.listed {
            Listed::Feed => ("feed", "articles"),
            Listed::Book => ("book", "chapters"),
        };
        let source = &self.source;
        format!("it is a {kind}; choose of its {parts} with {source}#1 or {source}#1,3-5:\n{self}")
    }
}
