//! A new version of a file, put in the place of the old one at once.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::ingest::replacing::fill;

/// How long other writers may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Age from which a file left by a writer shows that the writer is gone.
const ABANDONED: Duration = Duration::from_secs(10);

/// A new version of a file, written beside it. While it is there nobody else writes one.
pub(super) struct Draft {
    path: PathBuf,
    file: File,
    /// Whether it has become the file itself, so that the name may be another writer's by now.
    placed: bool,
}

impl Draft {
    /// Begins a new version of the file at `target`, once no other writer is at work. Waits up to five
    /// seconds for one.
    pub(super) fn new(target: &Path) -> io::Result<Self> {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let path = target.with_extension("toml.new");
        let begun = Instant::now();
        loop {
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Self { path, file, placed: false }),
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                Err(_) if abandoned(&path) => fs::remove_file(&path)?,
                Err(_) if begun.elapsed() > PATIENCE => {
                    let waits = format!("another program is writing {}", path.display());
                    return Err(io::Error::other(waits));
                }
                Err(_) => thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    /// Puts the new version in the place of the old one.
    pub(super) fn put(mut self, target: &Path, text: &str) -> io::Result<()> {
        fill(&mut self.file, text.as_bytes(), target)?;
        fs::rename(&self.path, target)?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.placed {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn abandoned(path: &Path) -> bool {
    let age = fs::metadata(path).and_then(|it| it.modified()).map(|it| it.elapsed());
    matches!(age, Ok(Ok(age)) if age > ABANDONED)
}
