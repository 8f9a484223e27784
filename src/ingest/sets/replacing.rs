//! Putting a new version of a file in the place of the old one at once, so that nobody ever finds half
//! of it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Puts `content` in the place of the file at `path`, or makes that file. Its permissions stay, and so
/// does a link to it. Fails as writing a file beside it does.
pub(in crate::ingest) fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    replace_if(path, content, || Ok(()))
}

/// As [`replace`], unless `check`, which is asked last of all, fails.
pub(in crate::ingest) fn replace_if(
    path: &Path,
    content: &[u8],
    check: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (beside, mut file) = create_beside(&path)?;
    let written = fill(&mut file, content, &path)
        .and_then(|()| check())
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A new file beside `path`, which is no other writer's.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 0;
    loop {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}-{number}.new", std::process::id()));
        let beside = path.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            created => return created.map(|file| (beside, file)),
        }
    }
}

/// Writes a new version of the file at `old`, with its permissions, down to the disk.
pub(crate) fn fill(file: &mut File, content: &[u8], old: &Path) -> io::Result<()> {
    file.write_all(content)?;
    if let Ok(old) = fs::metadata(old) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}
