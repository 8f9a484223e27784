//! The analysis as JSON or text, for programs and for readers without a terminal.
//!
//! * [`Report`] is what a report tells of;
//! * [`Report::write_json`] is the programs' interface, versioned;
//! * [`Report::write_text`] is for a person, in a mail or a pipe;
//! * [`Report::write_linear`] is the articles in full, with their marks as words.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::notes::Placed;
use crate::text::Article;

mod json;
mod linear;
mod lines;
mod masthead;
mod notes;
mod places;
mod text;

/// A set, its analysis and the notes on it, to be written in one form or the other.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The title of the set, where it has one.
    pub title: Option<&'a str>,
    /// The articles; article `i` goes by `siglum(i)`.
    pub articles: &'a [Arc<Article>],
    /// What is known of these articles, in this order.
    pub analysis: &'a Analysis,
    /// What the reader has written on them.
    pub notes: &'a [Placed],
}
