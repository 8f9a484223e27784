//! Keeping what the reader makes of a set while the reading goes on: changes of the notes, and notes that are
//! not finished.

use std::io;
use std::iter;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use crate::app::Input;
use crate::notes::{Change, Note};

use super::notes::{NotesError, Sidecar};
use super::waiting::{Waken, Waker};

/// Keeps changes in the background, one after the other.
pub(super) struct Keeper {
    tasks: Option<Sender<Task>>,
    thread: Option<JoinHandle<Left>>,
}

/// What is to be kept.
enum Task {
    Change(Change),
    Unfinished(Vec<Note>),
}

/// What could not be kept to the end.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Why changes could not be kept in the file of the notes.
    pub(super) error: Option<NotesError>,
    /// Whether judgements are among them.
    pub(super) judgements: bool,
    /// Whether the notes among them wait with those that are not finished.
    pub(super) put_by: bool,
    /// Notes that are kept nowhere, finished or not.
    pub(super) notes: Vec<Note>,
}

impl Keeper {
    /// Keeps changes in `sidecar`, whose file had the text `known` when it was read. What was changed
    /// elsewhere, and what cannot be kept, goes to `waker`.
    pub(super) fn new(sidecar: Sidecar, known: String, waker: Waker) -> io::Result<Self> {
        let (tasks, wanted) = channel::<Task>();
        let desk = Desk { sidecar, known, waker, pending: Vec::new(), typed: Vec::new() };
        let thread =
            thread::Builder::new().name("notes".into()).spawn(move || desk.work(&wanted))?;
        Ok(Self { tasks: Some(tasks), thread: Some(thread) })
    }

    /// Keeps a change.
    pub(super) fn keep(&self, change: Change) {
        self.give(Task::Change(change));
    }

    /// Keeps the notes that are not finished, and no others.
    pub(super) fn keep_unfinished(&self, notes: Vec<Note>) {
        self.give(Task::Unfinished(notes));
    }

    fn give(&self, task: Task) {
        if let Some(tasks) = &self.tasks {
            // The thread ends only after this end of the channel.
            let _ = tasks.send(task);
        }
    }

    /// Waits until everything is kept, and returns what is not.
    pub(super) fn finish(mut self) -> Left {
        self.end()
    }

    fn end(&mut self) -> Left {
        self.tasks = None;
        self.thread.take().and_then(|it| it.join().ok()).unwrap_or_default()
    }
}

impl Drop for Keeper {
    /// Whatever ends the reading, the last words are written before the process ends.
    fn drop(&mut self) {
        self.end();
    }
}

/// Where changes are kept, and those that could not be.
struct Desk {
    sidecar: Sidecar,
    known: String,
    waker: Waker,
    /// Tried again with the next change, and at the end.
    pending: Vec<Change>,
    /// The notes that are not finished.
    typed: Vec<Note>,
}

impl Desk {
    fn work(mut self, tasks: &Receiver<Task>) -> Left {
        let (mut kept, mut elsewhere) = (0, false);
        while let Ok(first) = tasks.recv() {
            let before = self.pending.len();
            for task in iter::once(first).chain(tasks.try_iter()) {
                match task {
                    Task::Change(change) => self.pending.push(change),
                    Task::Unfinished(notes) => self.typed = notes,
                }
            }
            if self.pending.len() > before {
                match self.sidecar.keep(&self.pending) {
                    Ok((text, notes)) => {
                        kept += self.pending.len();
                        self.pending.clear();
                        // From then on what the reader has on screen may lack something of the file.
                        elsewhere |= text != self.known;
                        if elsewhere {
                            let now = notes.kept().clone();
                            self.waker.send(Waken::Input(Input::Noted(kept, now)));
                        }
                        self.known = notes.to_string();
                    }
                    Err(error) => {
                        let reason = format!("not kept: {error}");
                        self.waker.send(Waken::Input(Input::Unkept(reason)));
                    }
                }
            }
            // Where that fails it is tried again with the next key.
            let _ = self.put_by();
        }
        let mut left = Left::default();
        if !self.pending.is_empty() {
            match self.sidecar.keep(&self.pending) {
                Ok(_) => self.pending.clear(),
                Err(error) => left.error = Some(error),
            }
        }
        left.judgements =
            self.pending.iter().any(|it| matches!(it, Change::Judge(_) | Change::TakeBack(_)));
        let written = self.written().next().is_some();
        match self.put_by() {
            Ok(()) => left.put_by = written,
            Err(_) => left.notes = self.written().chain(&self.typed).cloned().collect(),
        }
        left
    }

    /// Puts by what is not finished, and the notes that could not be kept. Fails where there is no place for
    /// that.
    fn put_by(&mut self) -> io::Result<()> {
        let all: Vec<Note> = self.written().chain(&self.typed).cloned().collect();
        match &mut self.sidecar.unfinished {
            Some(unfinished) => unfinished.keep(&all),
            None if all.is_empty() => Ok(()),
            None => Err(io::Error::from(io::ErrorKind::NotFound)),
        }
    }

    /// The notes that could not be kept.
    fn written(&self) -> impl Iterator<Item = &Note> {
        self.pending.iter().filter_map(|it| match it {
            Change::Write { note, .. } => Some(note),
            Change::Judge(_) | Change::TakeBack(_) | Change::Remove(_) => None,
        })
    }
}
