//! The reader's notes in the reports.

use serde::Serialize;

use super::Report;
use super::places::paragraphs;
use crate::analysis::SentenceRef;
use crate::notes::{End, Placed};
use crate::text::{Span, siglum};

/// A note for programs.
#[derive(Serialize)]
pub(super) struct NoteJson<'a> {
    text: &'a str,
    /// One place, or the two ends of a link.
    places: Vec<NotePlaceJson<'a>>,
}

/// What a note is on; without article and offsets where it was not found again.
#[derive(Serialize)]
struct NotePlaceJson<'a> {
    name: &'a str,
    quote: &'a str,
    article: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

impl Report<'_> {
    pub(super) fn note<'a>(&self, placed: &'a Placed) -> NoteJson<'a> {
        let place = |(end, at): (&'a End, Option<SentenceRef>)| {
            let span = at.map(|at| self.span_of(at));
            NotePlaceJson {
                name: &end.article,
                quote: &end.anchor.quote,
                article: at.map(|at| at.article),
                start: span.map(|it| it.start),
                end: span.map(|it| it.end),
            }
        };
        NoteJson { text: &placed.note.text, places: placed.ends().map(place).collect() }
    }

    /// What a note is on, for people: `A ¶4 – B ¶2`, or that it is lost; and what it quotes.
    pub(super) fn note_subject(&self, placed: &Placed) -> (String, Vec<String>) {
        let name = |(end, at): (&End, Option<SentenceRef>)| match at {
            Some(at) => {
                let article = &self.articles[at.article];
                format!("{} {}", siglum(at.article), paragraphs(article, self.span_of(at)))
            }
            None => format!("{}, passage lost", end.article),
        };
        let names: Vec<String> = placed.ends().map(name).collect();
        let quotes = placed.ends().map(|(end, _)| end.anchor.quote.clone());
        (names.join(" – "), quotes.collect())
    }

    fn span_of(&self, at: SentenceRef) -> Span {
        self.articles[at.article].sentences[at.sentence].span
    }
}
