//! The end of a reading: what is kept, and what is said of it once the terminal is given back.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::app::App;
use crate::app::session::Modes;
use crate::ingest::{Set, Source};
use crate::notes::Note;
use crate::text::clean::{clean, one_line};

use super::Outcome;
use super::keeping::Keeper;
use super::running::Running;
use super::session::{SessionError, Shelf};
use super::waiting;

/// Where the reader's place in the set is kept.
pub(super) struct Place {
    pub(super) shelf: Option<Shelf>,
    /// How the set is read if nobody asks for something else.
    pub(super) configured: Modes,
    /// What the set was opened from, and what was added since.
    pub(super) sources: Vec<Source>,
}

/// Why a reading ends.
pub(super) enum End {
    /// Another set is to be opened.
    Open(Vec<Source>),
    /// The reader has quit.
    Quit,
    /// A signal says so.
    Signal(i32),
}

/// What is left to say, and whether anything is lost that the reader made.
#[derive(Default)]
struct Parting {
    said: Vec<String>,
    lost: bool,
}

impl Running<'_> {
    /// Gives the terminal back and keeps what is to be kept.
    pub(super) fn finish(mut self, end: End) -> anyhow::Result<Outcome> {
        self.job.cancel();
        if let End::Quit | End::Open(_) = end {
            self.asked.settle(&mut self.waiter)?;
        }
        drop(self.screen);
        let mut parting = Parting::default();
        parting.keep_place(self.place, &self.app, &self.set);
        match self.keeper {
            Some(keeper) => parting.keep_notes(keeper, &self.app),
            None => parting.say_unfinished(&self.app.unfinished()),
        }
        match end {
            End::Open(sources) => Ok(Outcome::Open(sources, parting.said)),
            End::Quit => Ok(Outcome::Done(parting.tell())),
            End::Signal(signal) => {
                let code = parting.tell();
                waiting::die_of(signal)?;
                Ok(Outcome::Done(code))
            }
        }
    }
}

impl Parting {
    /// Keeps where the reader is. That it cannot be kept is no failure, unless there are marks that were
    /// made now.
    fn keep_place(&mut self, place: Place, app: &App, set: &Set) {
        let Some(before) = place.shelf.as_ref().map(|it| it.before().clone()) else { return };
        if let Err(error) = place.keep(app, set) {
            let marked = app.session().has_other_marks(&before);
            let marks = if marked { " and your marks" } else { "" };
            self.said.push(format!("your place in the set{marks} could not be kept: {error}"));
            self.lost |= marked;
        }
    }

    fn keep_notes(&mut self, keeper: Keeper, app: &App) {
        let left = keeper.finish();
        self.lost |= left.error.is_some() && (left.judgements || !left.notes.is_empty());
        if let Some(error) = left.error {
            self.said.push(format!("what you wrote or judged last could not be kept: {error}"));
            if left.put_by {
                self.said.push(
                    "your notes wait as unfinished ones and are there again the next time".into(),
                );
            }
        }
        for note in &left.notes {
            let words = one_line(&note.text);
            self.said.push(format!("a note on {} is kept nowhere: {words}", note.on.article));
            self.lost = true;
        }
        if left.notes.is_empty() {
            self.said.extend(app.unfinished_said());
        }
    }

    /// Says the notes that are not finished where nothing is kept: whoever wants them can still copy them.
    fn say_unfinished(&mut self, notes: &[Note]) {
        self.said.extend(notes.iter().map(|note| {
            let words = one_line(&note.text);
            format!("the note on {} was not finished and is kept nowhere: {words}", note.on.article)
        }));
    }

    /// Says on standard error what is left to say, and returns the exit code.
    fn tell(self) -> ExitCode {
        let mut out = io::stderr().lock();
        for said in &self.said {
            // That it cannot be written is nothing that could be told to anybody.
            let _ = writeln!(out, "parallax: {}", clean(said));
        }
        if self.lost { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

impl Place {
    /// Keeps where the reader is. What was added comes again, unless its pane is closed.
    fn keep(self, app: &App, set: &Set) -> Result<(), SessionError> {
        let Some(file) = self.shelf else { return Ok(()) };
        let mut session = app.session();
        session.modes = session.modes.since(&self.configured);
        let open = |path: &Path| {
            let mut origins = set.origins.iter().enumerate();
            origins.any(|(at, it)| {
                it.path().is_some_and(|it| it.starts_with(path)) && !app.closed().contains(&at)
            })
        };
        let added = self.sources.iter().skip(file.opened_from()).filter_map(|it| match it {
            Source::Path(path) if open(path) => fs::canonicalize(path).ok(),
            _ => None,
        });
        session.added = added.filter_map(|it| it.to_str().map(str::to_owned)).collect();
        file.keep(session)
    }
}
