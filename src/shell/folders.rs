//! The folders for settings, state and cache, as the XDG base directory specification has them, and what files
//! about a set are called there.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::ingest::Home;
use crate::text::hash;

/// The folder for the program's state: `$XDG_STATE_HOME/parallax`, or else `~/.local/state/parallax`.
pub fn state() -> Option<PathBuf> {
    folder("XDG_STATE_HOME", ".local/state")
}

/// The folder for settings: `$XDG_CONFIG_HOME/parallax`, or else `~/.config/parallax`.
pub fn config() -> Option<PathBuf> {
    folder("XDG_CONFIG_HOME", ".config")
}

/// The folder for copies of pages: `$XDG_CACHE_HOME/parallax`, or else `~/.cache/parallax`.
pub fn cache() -> Option<PathBuf> {
    folder("XDG_CACHE_HOME", ".cache")
}

/// The user's own folder.
pub(super) fn home() -> Option<PathBuf> {
    env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from)
}

/// The folder named by a variable, which counts only if it is absolute, or else one below `HOME`.
fn folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    Some(named.or_else(|| Some(home()?.join(below_home)))?.join("parallax"))
}

/// What a file holds in which something is kept; `None` if there is none. Where the folder for it is no
/// folder, nothing was ever kept. Fails where it is there and cannot be read.
pub(super) fn kept(file: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(file) {
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
            _ => Err(error),
        },
        Ok(text) => Ok(Some(text)),
    }
}

/// What a file about a set is about: its folder, or else its articles by name; nothing for no articles.
pub(super) fn about(home: &Home) -> Vec<String> {
    let mut about = match &home.folder {
        Some(folder) => vec![folder.display().to_string()],
        None => home.names.clone(),
    };
    about.sort();
    about
}

/// The name of a file that is about this: the same each time.
pub(super) fn file_name(about: &[String]) -> String {
    format!("{:016x}.toml", hash::stable(about.join("\n").as_bytes()))
}
