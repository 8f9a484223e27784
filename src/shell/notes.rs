//! The notes on disk: where they lie, and writing them so that nobody's words are lost.
//!
//! The notes on a set lie in its folder, as [`FILE`]; where that cannot be written, and for files
//! that make no set, in the folder for the program's state. A change is made in the file as it is at
//! that moment, so that what somebody else has written meanwhile stays, and the whole is put in its
//! place at once. The new file, until it has its place, keeps other writers away.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

use crate::app::Input;
use crate::ingest::Home;
use crate::notes::{Change, NotesFile};

use super::draft::Draft;
use super::folders;
use super::waiting::{Waken, Waker};

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
}

impl Sidecar {
    /// The place for notes on a set; `None` if there is none, neither in its folder nor in `state`,
    /// the folder for the program's state. Notes that are there already are gone on with.
    pub fn of(home: &Home, state: Option<PathBuf>) -> Option<Self> {
        let beside = home.folder.as_ref().map(|folder| folder.join(FILE));
        let about = folders::about(home);
        let name = folders::file_name(&about);
        let instead = state.filter(|_| !about.is_empty()).map(|it| it.join("notes").join(name));
        let heading = format!("# Notes on {}\n\n", about.join(", ").escape_debug());
        match (beside, instead) {
            (Some(path), instead) if !instead.as_ref().is_some_and(|it| it.exists()) => {
                Some(Self { path, instead, elder: None, heading })
            }
            (elder, Some(path)) => Some(Self { path, instead: None, elder, heading }),
            (_, None) => None,
        }
    }

    /// The notes as they are now; empty if there are none.
    pub fn read(&self) -> Result<NotesFile, NotesError> {
        NotesFile::parse(&self.text()?).map_err(|mistake| self.error(&mistake))
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

/// Keeps changes in the background, one after the other.
pub(super) struct Keeper {
    changes: Sender<Change>,
    thread: JoinHandle<Result<(), NotesError>>,
}

impl Keeper {
    /// Keeps changes in `sidecar`, whose file had the text `known` when it was read. What was changed
    /// elsewhere, and what cannot be kept, goes to `waker`.
    pub(super) fn new(
        mut sidecar: Sidecar,
        mut known: String,
        mut waker: Waker,
    ) -> io::Result<Self> {
        let (changes, wanted) = channel::<Change>();
        let thread = thread::Builder::new().name("notes".into()).spawn(move || {
            // What could not be kept is tried again with the next change, and at the end.
            let mut pending = Vec::new();
            let (mut kept, mut elsewhere) = (0, false);
            let mut outcome = Ok(());
            while let Ok(change) = wanted.recv() {
                pending.push(change);
                pending.extend(wanted.try_iter());
                outcome = sidecar.keep(&pending).map(|(before, notes)| {
                    kept += pending.len();
                    pending.clear();
                    // From then on what the reader has on screen may lack something of the file.
                    elsewhere |= before != known;
                    if elsewhere {
                        let now = notes.kept().clone();
                        waker.send(Waken::Input(Input::Noted(kept, now)));
                    }
                    known = notes.to_string();
                });
                if let Err(error) = &outcome {
                    waker.send(Waken::Input(Input::Unkept(format!("not kept: {error}"))));
                }
            }
            if !pending.is_empty() {
                outcome = sidecar.keep(&pending).map(|_| ());
            }
            outcome
        })?;
        Ok(Self { changes, thread })
    }

    /// Keeps a change.
    pub(super) fn keep(&self, change: Change) {
        // The thread ends only after this end of the channel.
        let _ = self.changes.send(change);
    }

    /// Waits until everything is kept. Fails where something is not.
    pub(super) fn finish(self) -> Result<(), NotesError> {
        drop(self.changes);
        self.thread.join().unwrap_or(Ok(()))
    }
}
