//! The notes on disk: where they lie, and writing them so that nobody's words are lost.
//!
//! The notes on a set lie in its folder, as [`FILE`]; where that cannot be written, and for files
//! that make no set, in the folder for the program's state. A change is made in the file as it is at
//! that moment, so that what somebody else has written meanwhile stays, and the whole is put in its
//! place at once. The new file, until it has its place, keeps other writers away.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::ingest::Home;
use crate::notes::{Change, Note, NotesFile};

use super::draft::Draft;
use super::folders;
use super::unfinished::Unfinished;

/// Name of the notes in the folder of a set.
pub const FILE: &str = "parallax-notes.toml";

/// Why notes cannot be read or kept, with the file's name.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct NotesError {
    path: String,
    reason: String,
}

/// The file of the notes on a set.
#[derive(Clone, Debug)]
pub struct Sidecar {
    path: PathBuf,
    /// Where the notes are kept if that cannot be written.
    instead: Option<PathBuf>,
    /// Notes in a folder that cannot be written: what ours begin with.
    elder: Option<PathBuf>,
    /// What the file begins with where its name does not say what it is about.
    heading: String,
    /// Where notes wait that are not finished; `None` if nowhere.
    pub(super) unfinished: Option<Unfinished>,
}

impl Sidecar {
    /// The place for notes on a set; `None` if there is none, neither in its folder nor in `state`,
    /// the folder for the program's state. Notes that are there already are gone on with.
    pub fn of(home: &Home, state: Option<PathBuf>) -> Option<Self> {
        let beside = home.folder.as_ref().map(|folder| folder.join(FILE));
        let about = folders::about(home);
        let name = folders::file_name(&about);
        let state = state.filter(|_| !about.is_empty());
        let what = about.join(", ").escape_debug().to_string();
        let unfinished = state
            .as_ref()
            .map(|it| Unfinished::new(it, &name, format!("# Unfinished notes on {what}\n\n")));
        let instead = state.map(|it| it.join("notes").join(name));
        let heading = format!("# Notes on {what}\n\n");
        match (beside, instead) {
            (Some(path), instead) if !instead.as_ref().is_some_and(|it| it.exists()) => {
                Some(Self { path, instead, elder: None, heading, unfinished })
            }
            (elder, Some(path)) => Some(Self { path, instead: None, elder, heading, unfinished }),
            (_, None) => None,
        }
    }

    /// The notes as they are now; empty if there are none.
    pub fn read(&self) -> Result<NotesFile, NotesError> {
        NotesFile::parse(&self.text()?).map_err(|mistake| self.error(&mistake))
    }

    /// The notes that were not finished the last time; they are gone on with.
    pub(super) fn unfinished(&mut self) -> Vec<Note> {
        self.unfinished.as_mut().map(Unfinished::take_over).unwrap_or_default()
    }

    fn text(&self) -> Result<String, NotesError> {
        for path in [Some(&self.path), self.elder.as_ref()].into_iter().flatten() {
            match fs::read_to_string(path) {
                Ok(text) => return Ok(text),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(self.error(&error)),
            }
        }
        // Beside a set the name of the file says enough.
        Ok(if self.instead.is_none() { self.heading.clone() } else { String::new() })
    }

    /// Makes `changes` in the file, which is put in its place at once. Returns its text before and
    /// the notes after. Waits up to five seconds for another writer.
    pub fn keep(&mut self, changes: &[Change]) -> Result<(String, NotesFile), NotesError> {
        // Whoever keeps notes behind a link wants the link to stay.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let draft = match Draft::new(&path) {
            Ok(draft) => draft,
            Err(error) if forbids(&error) && self.instead.is_some() => {
                let instead = self.instead.take().unwrap_or_default();
                self.elder = Some(std::mem::replace(&mut self.path, instead));
                return self.keep(changes);
            }
            Err(error) => return Err(self.error(&error)),
        };
        let before = self.text()?;
        let mut notes = NotesFile::parse(&before).map_err(|mistake| self.error(&mistake))?;
        for change in changes {
            notes.apply(change);
        }
        let text = notes.to_string();
        let nothing_left = text.trim().is_empty() || text == self.heading;
        let written = if nothing_left && self.elder.is_none() {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            }
        } else {
            draft.put(&path, &text)
        };
        written.map_err(|error| self.error(&error))?;
        Ok((before, notes))
    }

    fn error(&self, reason: &dyn ToString) -> NotesError {
        NotesError { path: self.path.display().to_string(), reason: reason.to_string() }
    }
}

/// Whether an error says that nothing can ever be written there.
fn forbids(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
