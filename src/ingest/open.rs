//! Opening what the reader named: here, and in `again`, this layer touches the disk and standard input.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::text::{Article, hash};

use super::again::{FileState, Origin, unchanged};
use super::read::{Format, Input, Reading, Unreadable, read};
use super::set_file::{self, Entry};
use super::{Problem, Set, Source, samples};

/// Opens all that `sources` name, in their order. What cannot be opened is a problem of the set,
/// not an error: the rest opens all the same.
pub fn open(sources: &[Source]) -> Set {
    let mut opener = Opener::default();
    if let [Source::Path(path)] = sources {
        opener.set.home.folder = set_folder(path);
    }
    opener.open(sources);
    opener.set
}

/// The real path of the folder that `path` names, or in which the `set.toml` lies that it names.
fn set_folder(path: &Path) -> Option<PathBuf> {
    let real = std::fs::canonicalize(path).ok()?;
    match real.extension() {
        _ if real.is_dir() => Some(real),
        Some(extension) if extension == "toml" => real.parent().map(Path::to_owned),
        _ => None,
    }
}

/// How the bytes at a path are had: from the disk or from the samples.
type Fetch = dyn Fn(&Path) -> io::Result<Cow<'static, [u8]>>;

fn from_disk(path: &Path) -> io::Result<Cow<'static, [u8]>> {
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
fn bounded(source: impl io::Read) -> io::Result<Vec<u8>> {
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

fn from_samples(path: &Path) -> io::Result<Cow<'static, [u8]>> {
    let bytes = path.to_str().and_then(samples::read);
    bytes.map(Cow::Borrowed).ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// Opens one source after the other.
#[derive(Default)]
pub(super) struct Opener<'a> {
    /// What is open.
    pub(super) set: Set,
    /// The `set.toml` files that could be read.
    pub(super) listings: HashSet<PathBuf>,
    /// Every file that somebody wants open.
    pub(super) attempted: HashSet<PathBuf>,
    /// The set as it was when it was opened before.
    known: Option<&'a Set>,
    /// The `set.toml` being read, and whether it is as it was before.
    listed_by: Option<(PathBuf, bool)>,
    /// What is open, by its real path, so that nothing is compared with itself.
    real_paths: HashSet<PathBuf>,
    stdin_read: bool,
    /// Whether paths are those of the samples and no files.
    compiled_in: bool,
}

impl<'a> Opener<'a> {
    /// Opens a set once more.
    pub(super) fn knowing(known: &'a Set) -> Self {
        let mut opener = Self { known: Some(known), ..Self::default() };
        opener.set.home.folder.clone_from(&known.home.folder);
        opener
    }

    /// Opens all that `sources` name.
    pub(super) fn open(&mut self, sources: &[Source]) {
        for source in sources {
            match source {
                Source::Path(path) => self.path(path),
                Source::Stdin => self.stdin(),
                Source::Samples => {
                    self.compiled_in = true;
                    self.set_file(Path::new(samples::FIRST), &from_samples);
                    self.compiled_in = false;
                }
            }
        }
    }

    fn path(&mut self, path: &Path) {
        match std::fs::metadata(path) {
            Err(error) => self.problem(path, reason(&error)),
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) if path.extension().is_some_and(|it| it == "toml") => {
                self.set_file(path, &from_disk);
            }
            Ok(_) => self.file(path, &from_disk, Binary::Problem, None),
        }
    }

    fn folder(&mut self, path: &Path) {
        let set_file = path.join("set.toml");
        if set_file.is_file() {
            return self.set_file(&set_file, &from_disk);
        }
        let entries = std::fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut files: Vec<PathBuf> = match entries {
            Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
            Err(error) => return self.problem(path, reason(&error)),
        };
        files.retain(|file| Format::of_article(file).is_some() && !file.is_dir());
        files.sort();
        if files.is_empty() {
            let reason = "the folder holds no set.toml and no .txt, .md or .html file; name files \
                          or another folder";
            return self.problem(path, reason.to_owned());
        }
        for file in files {
            self.file(&file, &from_disk, Binary::Skip, None);
        }
    }

    fn set_file(&mut self, path: &Path, fetch: &Fetch) {
        let file = (path.to_owned(), FileState::of(path));
        let same = file.1.is_some() && self.known.is_some_and(|it| it.set_files.contains(&file));
        self.set.set_files.push(file);
        let text = match fetch(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) => return self.problem(path, reason(&error)),
        };
        let found = match set_file::parse(&text) {
            Ok(found) => found,
            Err(mistake) => return self.problem(path, mistake.to_string()),
        };
        if self.set.title.is_none() {
            self.set.title = found.title;
        }
        self.listings.insert(path.to_owned());
        self.listed_by = Some((path.to_owned(), same));
        let folder = path.parent().unwrap_or(Path::new(""));
        for entry in found.entries {
            self.file(&folder.join(&entry.path), fetch, Binary::Problem, Some(&entry));
        }
        self.listed_by = None;
    }

    fn file(&mut self, path: &Path, fetch: &Fetch, binary: Binary, entry: Option<&Entry>) {
        let real = std::fs::canonicalize(path).ok().filter(|_| !self.compiled_in);
        let real = real.unwrap_or_else(|| path.to_owned());
        let name = match (&self.set.home.folder, entry) {
            (None, _) => real.display().to_string(),
            (Some(_), Some(entry)) => entry.path.clone(),
            (Some(folder), None) => {
                real.strip_prefix(folder).unwrap_or(&real).display().to_string()
            }
        };
        if !self.real_paths.insert(real) {
            return self.problem(path, "it is named twice; it is open once".to_owned());
        }
        self.attempted.insert(path.to_owned());
        let origin = if self.compiled_in {
            Origin::Elsewhere
        } else {
            let listed_by = self.listed_by.as_ref().map(|it| it.0.clone());
            Origin::File { path: path.to_owned(), state: FileState::of(path), listed_by }
        };
        let trusted = self.listed_by.as_ref().is_none_or(|it| it.1);
        let known = self.known.filter(|_| trusted).and_then(|it| unchanged(it, &name, &origin));
        if let Some(article) = known {
            return self.add(article, name, origin);
        }
        let bytes = match fetch(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.problem(path, reason(&error)),
        };
        let source = path.display().to_string();
        let format = Format::of(path);
        let input = Input { source: &source, format, bytes: &bytes, base: None, charset: None };
        match read(&input) {
            Ok(mut reading) => {
                if let Some(entry) = entry {
                    entry.override_metadata(&mut reading.article);
                }
                self.opened(reading, name, origin);
            }
            Err(Unreadable::Binary(_)) if binary == Binary::Skip => {}
            Err(unreadable) => self.problem(path, unreadable.to_string()),
        }
    }

    fn stdin(&mut self) {
        if self.known.is_some() {
            // It can be read only once; what was read stays.
            return;
        }
        let result = if std::mem::replace(&mut self.stdin_read, true) {
            Err("standard input is named twice; it is open once".to_owned())
        } else {
            bounded(io::stdin().lock()).map_err(|error| reason(&error))
        };
        let reading = result.and_then(|bytes| {
            let format = Format::Plain;
            let input = Input { source: "-", format, bytes: &bytes, base: None, charset: None };
            read(&input).map_err(|unreadable| unreadable.to_string())
        });
        match reading {
            Ok(reading) => {
                let name = format!("-{:016x}", hash::stable(reading.article.text.as_bytes()));
                self.opened(reading, name, Origin::Elsewhere);
            }
            Err(reason) => self.problem(Path::new("-"), reason),
        }
    }

    /// Adds an article that was read. One that is as it was before is the same still.
    fn opened(&mut self, reading: Reading, name: String, origin: Origin) {
        let Reading { article, warnings } = reading;
        let warnings = warnings
            .into_iter()
            .map(|reason| Problem { source_name: article.source.clone(), reason });
        self.set.warnings.extend(warnings);
        let same = self.known.and_then(|known| {
            let at = known.home.names.iter().position(|it| *it == name)?;
            known.articles.get(at).filter(|it| ***it == article)
        });
        let article = same.map_or_else(|| Arc::new(article), Arc::clone);
        self.add(article, name, origin);
    }

    fn add(&mut self, article: Arc<Article>, name: String, origin: Origin) {
        self.set.articles.push(article);
        self.set.home.names.push(name);
        self.set.origins.push(origin);
    }

    fn problem(&mut self, path: &Path, reason: String) {
        self.set.problems.push(Problem { source_name: path.display().to_string(), reason });
    }
}

/// What to do with a file that is no text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Binary {
    /// Say so: the reader named the file.
    Problem,
    /// Pass over it: it only lay in a folder.
    Skip,
}

/// An error of the system in the words of the reader.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "it may not be read; check the permissions of the file and its folders".to_owned()
        }
        _ => error.to_string(),
    }
}
