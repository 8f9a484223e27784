//! The list of notes: what the reader wrote, and the passages that it is about.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::analysis::{Place, SentenceRef};
use crate::notes::{Note, Placed, Subject};

use super::super::App;
use super::super::action::Action;
use super::{Behind, Entry, Listing, opening, passages};

/// The listing of [`super::ViewKind::Notes`]. An item is an index into [`App::notes`].
pub(super) struct Notes;

impl Listing for Notes {
    fn title(&self) -> &'static str {
        "Notes"
    }

    fn needs_analysis(&self) -> bool {
        false
    }

    fn empty(&self, app: &App) -> String {
        format!("no notes yet: {} writes one on the passage here", app.key_for(Action::Note))
    }

    fn orders(&self, _app: &App) -> Vec<String> {
        vec!["place".into(), "newest".into()]
    }

    fn items(&self, app: &App, order: usize) -> Vec<usize> {
        let notes = app.notes();
        let mut items: Vec<usize> = (0..notes.len()).collect();
        match order {
            0 => items.sort_by_key(|&it| {
                let at = sentences(notes[it].on).next();
                (at.is_none(), at)
            }),
            _ => items.sort_by_key(|&it| Reverse(it)),
        }
        items
    }

    /// What the note says, and what it quotes.
    fn words(&self, app: &App, item: usize) -> String {
        let Some(Placed { note, .. }) = app.notes().get(item) else { return String::new() };
        let Entry { marks, .. } = self.entry(app, item);
        let with = note.with.as_ref().map_or("", |it| &it.anchor.quote);
        format!("{marks} {} {} {with}", note.text, note.on.anchor.quote)
    }

    fn entry(&self, app: &App, item: usize) -> Entry {
        let Some(Placed { note, on }) = app.notes().get(item) else { return Entry::default() };
        let name = app.subject_name(*on);
        Entry {
            weak: name.is_none(),
            marks: name.unwrap_or_else(|| "lost".into()),
            text: opening(&note.text),
            note: opening(&note.on.anchor.quote),
            ..Entry::default()
        }
    }

    fn places(&self, app: &App, item: usize) -> Vec<Place> {
        let on = app.notes().get(item).and_then(|it| it.on);
        sentences(on).map(|at| place(app, at)).collect()
    }

    fn here(&self, app: &App) -> Option<(usize, usize)> {
        let here = app.note_here()?;
        Some((app.notes().iter().position(|it| it == here)?, 0))
    }

    fn behind(&self, app: &App, item: usize, _part: usize) -> Option<Behind> {
        let Placed { note, on } = app.notes().get(item)?;
        let block = |at: SentenceRef| {
            let article = &app.articles[at.article];
            article.blocks[article.sentences[at.sentence].block].span
        };
        let places = sentences(*on).map(|at| (at.article, block(at)));
        let lit = sentences(*on).map(|at| place(app, at));
        let title = match app.subject_name(*on) {
            Some(name) => format!("✎ {name}"),
            None => format!("✎ {} no longer has this passage", of(note)),
        };
        let mut remark = note.text.clone();
        if on.is_none() {
            for end in std::iter::once(&note.on).chain(&note.with) {
                let _ = write!(remark, "\n\n{}: “{}”", end.article, end.anchor.quote);
            }
        }
        Some(Behind {
            title,
            remark,
            bands: passages(places),
            lit: lit.collect(),
            ..Behind::default()
        })
    }

    fn open(&self, app: &mut App, item: usize, _part: usize) {
        app.go_to_note(item);
    }
}

/// The sentences that a note is on.
fn sentences(on: Option<Subject>) -> impl Iterator<Item = SentenceRef> {
    let (first, second) = match on {
        Some(Subject::Passage(at)) => (Some(at), None),
        Some(Subject::Link([a, b])) => (Some(a), Some(b)),
        None => (None, None),
    };
    first.into_iter().chain(second)
}

fn place(app: &App, at: SentenceRef) -> Place {
    let span = app.articles[at.article].sentences[at.sentence].span;
    Place { article: at.article, span }
}

/// The articles that a note is on, by what the set calls them.
fn of(note: &Note) -> String {
    let with = note.with.as_ref().map(|it| format!(" – {}", it.article));
    format!("{}{}", note.on.article, with.unwrap_or_default())
}
