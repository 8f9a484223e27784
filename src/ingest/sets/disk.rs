//! Files and folders on disk: which of them are meant, and what is in them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::samples;
use crate::ingest::formats::{package, pdf, read};
use crate::ingest::naming::selection::Part;

/// The files of a folder that hold articles, by their names, in order.
pub(super) fn articles_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| read::is_article(file) && !file.is_dir());
    files.sort();
    Ok(files)
}

/// Whether an editor has lines to show of the file at `path`. One that cannot be read is left to the
/// editor.
pub(in crate::ingest) fn has_lines(path: &Path) -> bool {
    const HEAD: u64 = 1024;
    let mut head = Vec::new();
    let read = File::open(path).and_then(|it| it.take(HEAD).read_to_end(&mut head));
    read.is_err() || !(pdf::is_pdf(&head) || package::is_packed(&head))
}

/// The file that is named, and which parts of it if it is a feed or a book: `FILE#3`. A file that is
/// really called so is meant as it is called.
pub(super) fn file_and_part(named: &Path) -> (&Path, Option<Part>) {
    let parts = || {
        let (file, part) = named.to_str()?.rsplit_once('#')?;
        let file = Path::new(file);
        let part = part.parse().ok()?;
        (!named.exists() && file.is_file()).then_some((file, Some(part)))
    };
    parts().unwrap_or((named, None))
}

/// The real path of the folder that `path` names, or in which the `set.toml` lies that it names.
pub(super) fn set_folder(path: &Path) -> Option<PathBuf> {
    let real = std::fs::canonicalize(path).ok()?;
    match real.extension() {
        _ if real.is_dir() => Some(real),
        Some(extension) if extension == "toml" => real.parent().map(Path::to_owned),
        _ => None,
    }
}

/// How the bytes at a path are had: from the disk or from the samples.
pub(super) type Contents = dyn Fn(&Path) -> io::Result<Cow<'static, [u8]>> + Sync;

pub(super) fn from_disk(path: &Path) -> io::Result<Cow<'static, [u8]>> {
    let metadata = std::fs::metadata(path)?;
    if is_device(&metadata) {
        return Err(io::Error::other("it is a device, not a file"));
    }
    if metadata.len() > LARGEST {
        return Err(too_large());
    }
    bounded(std::fs::File::open(path)?).map(Cow::Owned)
}

/// Bytes of the largest source that is read: twenty books.
const LARGEST: u64 = 128 << 20;

/// All that `source` gives. Pipes do not say beforehand how much that is.
pub(super) fn bounded(source: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> io::Error {
    let most = LARGEST >> 20;
    io::Error::other(format!("it is larger than {most} MB; cut it into parts and name those"))
}

/// Devices such as `/dev/zero` may have no end. Pipes, which shells make for `<(command)`, have.
fn is_device(metadata: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        metadata.file_type().is_char_device() || metadata.file_type().is_block_device()
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        false
    }
}

pub(super) fn from_samples(path: &Path) -> io::Result<Cow<'static, [u8]>> {
    let bytes = path.to_str().and_then(samples::read);
    bytes.map(Cow::Borrowed).ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// An error of the system in the words of the reader.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "it may not be read; check the permissions of the file and its folders".to_owned()
        }
        _ => error.to_string(),
    }
}
