//! What the reader has decided of pairs of sentences.

use super::SentenceRef;

/// A decision of the reader on two sentences of different articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The sentences, the one of the earlier article first.
    pub ends: [SentenceRef; 2],
    /// What was decided.
    pub verdict: Verdict,
}

/// What a reader can decide of two sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// They do not tell the same: there is no link, and no event holds both.
    Rejected,
    /// They tell the same: there is a link of score 1, and an event holds both.
    Pinned,
}
