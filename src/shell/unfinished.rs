//! Notes that are not finished, on disk: in the folder for the program's state, written while they are typed,
//! so that nothing that ends the program loses them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::notes::{Change, Note, NotesFile};

use super::draft::Draft;
use super::folders;

/// The folder in that for the program's state.
const FOLDER: &str = "unfinished";

/// The file of the notes on a set that are not finished.
#[derive(Clone, Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    /// What the file begins with.
    heading: String,
    /// What of it is this reader's.
    own: Vec<Note>,
}

impl Unfinished {
    /// The file called `name` in the folder `state` for the program's state.
    pub(super) fn new(state: &Path, name: &str, heading: String) -> Self {
        Self { path: state.join(FOLDER).join(name), heading, own: Vec::new() }
    }

    /// Takes over what was not finished the last time; nothing, where that cannot be read.
    pub(super) fn take_over(&mut self) -> Vec<Note> {
        self.own = self.on_disk().unwrap_or_default();
        self.own.clone()
    }

    /// Keeps `notes` in the place of what this reader kept before. What others have put in stays. Waits
    /// up to five seconds for another writer.
    pub(super) fn keep(&mut self, notes: &[Note]) -> io::Result<()> {
        if self.own == notes {
            return Ok(());
        }
        let draft = Draft::new(&self.path)?;
        let mut all = if let Ok(all) = self.on_disk() {
            all
        } else {
            // A person can still read what is in it.
            fs::rename(&self.path, self.path.with_extension("toml.broken"))?;
            Vec::new()
        };
        all.retain(|it| !self.own.contains(it));
        all.extend(notes.iter().cloned());
        if all.is_empty() {
            match fs::remove_file(&self.path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        } else {
            let mut file = NotesFile::default();
            for note in all {
                file.apply(&Change::Write { note, before: None });
            }
            draft.put(&self.path, &format!("{}{file}", self.heading))?;
        }
        self.own = notes.to_vec();
        Ok(())
    }

    fn on_disk(&self) -> io::Result<Vec<Note>> {
        let Some(text) = folders::kept(&self.path)? else { return Ok(Vec::new()) };
        let file = NotesFile::parse(&text).map_err(|it| io::Error::other(it.to_string()))?;
        Ok(file.kept().notes.clone())
    }
}
