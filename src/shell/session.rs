//! Sessions on disk: where a reader was in each set, and which sets were read last.
//!
//! Each set has a file in the folder for the program's state. It is put in its place at once, with what
//! another reader of the same set has kept meanwhile; a file that cannot be read is put aside.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::app::session::{Session, VERSION};
use crate::ingest::{Address, Home, Source};

use super::draft::Draft;
use super::folders;

/// The folder of the sessions in that for the program's state.
const FOLDER: &str = "sessions";

/// Most sets that are listed as read last.
const RECENT: usize = 20;

/// Why a session cannot be read or kept, with the file's name.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", .path.display())]
pub struct SessionError {
    path: PathBuf,
    reason: String,
}

/// The file of the session of a set.
#[derive(Clone, Debug)]
pub struct Shelf {
    path: PathBuf,
    /// What opens the set again.
    sources: Vec<String>,
    /// How many they are, with those that cannot be opened again.
    opened_from: usize,
    /// As it was when it was read.
    before: Session,
}

impl Shelf {
    /// The place for the session of a set that was opened from `sources`; `None` for the samples, which
    /// always begin at the beginning, and where there is no folder `state` for the program's state.
    pub fn of(home: &Home, sources: &[Source], state: Option<PathBuf>) -> Option<Self> {
        let about = folders::about(home);
        if about.is_empty() || sources.contains(&Source::Samples) {
            return None;
        }
        let path = state?.join(FOLDER).join(folders::file_name(&about));
        let again = sources.iter().map(|it| match it {
            Source::Path(path) => fs::canonicalize(path).ok()?.to_str().map(str::to_owned),
            Source::Address(address) => Some(address.to_string()),
            Source::Stdin | Source::Samples => None,
        });
        let again = again.collect::<Option<_>>().unwrap_or_default();
        Some(Self { path, sources: again, opened_from: sources.len(), before: Session::default() })
    }

    /// The session as it was kept; the default if there is none. Fails where it cannot be read, after
    /// which one begins anew.
    pub fn read(&mut self) -> Result<(), SessionError> {
        self.before = self.on_disk().map_err(|reason| self.error(reason))?.unwrap_or_default();
        Ok(())
    }

    /// From how many sources the set was opened; what came after them was added.
    pub fn opened_from(&self) -> usize {
        self.opened_from
    }

    /// The session as it was read last.
    pub fn before(&self) -> &Session {
        &self.before
    }

    /// Keeps a session, with the marks that another reader has kept meanwhile. Waits up to five seconds
    /// for another writer.
    pub fn keep(&self, mut session: Session) -> Result<(), SessionError> {
        let draft = Draft::new(&self.path).map_err(|error| self.error(error.to_string()))?;
        match self.on_disk() {
            Ok(now) => session.merge(&self.before, &now.unwrap_or_default()),
            Err(reason) if self.is_newer() => return Err(self.error(reason)),
            Err(_) => {
                // It may hold marks that a person can still read.
                let _ = fs::rename(&self.path, self.path.with_extension("toml.broken"));
            }
        }
        session.sources.clone_from(&self.sources);
        let text = toml::to_string(&session).map_err(|error| self.error(error.to_string()))?;
        draft.put(&self.path, &text).map_err(|error| self.error(error.to_string()))
    }

    /// The session in the file; `None` if there is no file.
    fn on_disk(&self) -> Result<Option<Session>, String> {
        let text = folders::kept(&self.path).map_err(|error| error.to_string())?;
        text.map(|it| parse(&it)).transpose()
    }

    fn is_newer(&self) -> bool {
        let text = fs::read_to_string(&self.path).unwrap_or_default();
        version(&text).is_some_and(|it| it > VERSION)
    }

    fn error(&self, reason: String) -> SessionError {
        SessionError { path: self.path.clone(), reason }
    }
}

fn parse(text: &str) -> Result<Session, String> {
    if let Some(newer) = version(text).filter(|it| *it > VERSION) {
        return Err(format!("it was written by a later version ({newer}) and is left alone"));
    }
    let broken = |error: toml::de::Error| error.message().trim().replace('\n', ", ");
    toml::from_str(text).map_err(broken)
}

fn version(text: &str) -> Option<u32> {
    let table: toml::Table = text.parse().ok()?;
    table.get("version")?.as_integer().and_then(|it| u32::try_from(it).ok())
}

/// A set that was read before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// What it is called: its title, or else its files.
    pub name: String,
    /// What opens it.
    pub sources: Vec<String>,
}

/// The sets that were read last and are still there, the latest first; `state` is the folder for the
/// program's state.
pub fn recent(state: &Path) -> Vec<Recent> {
    let Ok(entries) = fs::read_dir(state.join(FOLDER)) else { return Vec::new() };
    let mut files: Vec<(SystemTime, PathBuf)> = entries
        .flatten()
        .filter_map(|it| Some((it.metadata().ok()?.modified().ok()?, it.path())))
        .filter(|it| it.1.extension().is_some_and(|it| it == "toml"))
        .collect();
    files.sort_by(|a, b| b.cmp(a));
    let sessions = files.into_iter().filter_map(|it| parse(&fs::read_to_string(it.1).ok()?).ok());
    // A page may be gone, which shows when it is asked for.
    let is_there = |it: &String| it.parse::<Address>().is_ok() || Path::new(it).exists();
    let there = |it: &Session| !it.sources.is_empty() && it.sources.iter().all(is_there);
    let recent = sessions.filter(there).map(|it| {
        let files: Vec<String> = it.sources.iter().map(|path| file_name(path)).collect();
        Recent { name: it.title.unwrap_or_else(|| files.join(", ")), sources: it.sources }
    });
    recent.take(RECENT).collect()
}

fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name();
    name.map_or_else(|| path.to_owned(), |it| it.to_string_lossy().into_owned())
}
