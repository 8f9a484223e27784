//! Opening what the reader named, one after the other.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::text::{Article, hash};

use super::again::{FileState, Origin, unchanged};
use super::ahead::{Ahead, FileRead, Found, Instead};
use super::disk::{
    Contents, articles_in, bounded, file_and_part, from_disk, from_samples, reason, set_folder,
};
use super::samples;
use super::set_file::{self, Entry, Place};
use crate::ingest::formats::read::{Input, Reading, Unreadable, read};
use crate::ingest::isolation::Isolation;
use crate::ingest::naming::selection::{Part, Selection};
use crate::ingest::web::Pages;
use crate::ingest::{Attendant, Means, Nobody, Problem, Set, Source};

/// Opens all that `sources` name, in their order. What cannot be opened is a problem of the set,
/// not an error: the rest opens all the same. Addresses are fetched and nothing of them is kept.
pub fn open(sources: &[Source]) -> Set {
    open_with(sources, &Means::default(), &Nobody)
}

/// As [`open`], by these `means`, while `attendant` waits.
pub fn open_with(sources: &[Source], means: &Means, attendant: &dyn Attendant) -> Set {
    let mut opener = Opener::new(means, attendant, None);
    if let [Source::Path(path)] = sources {
        opener.set.home.folder = set_folder(path);
    }
    opener.open(sources);
    opener.set
}

/// Opens one source after the other.
pub(super) struct Opener<'a> {
    /// What is open.
    pub(super) set: Set,
    /// The `set.toml` files that could be read.
    pub(super) listings: HashSet<PathBuf>,
    /// Every file that somebody wants open.
    pub(super) attempted: HashSet<PathBuf>,
    /// The set as it was when it was opened before.
    pub(super) known: Option<&'a Set>,
    /// What was loaded from the web.
    pub(super) pages: Pages<'a>,
    pub(super) isolation: &'a Isolation,
    pub(super) attendant: &'a dyn Attendant,
    /// The `set.toml` being read, and whether it is as it was before.
    pub(super) listed_by: Option<(PathBuf, bool)>,
    /// What is open, by its real path or address, so that nothing is compared with itself.
    pub(super) real_paths: HashSet<PathBuf>,
    ahead: Ahead,
    stdin_read: bool,
    /// Whether paths are those of the samples and no files.
    compiled_in: bool,
}

impl<'a> Opener<'a> {
    /// Opens a set; once more, if it is `known`.
    pub(super) fn new(
        means: &'a Means,
        attendant: &'a dyn Attendant,
        known: Option<&'a Set>,
    ) -> Self {
        let mut set = Set { means: means.clone(), ..Set::default() };
        if let Some(known) = known {
            set.home.folder.clone_from(&known.home.folder);
        }
        Self {
            set,
            listings: HashSet::new(),
            attempted: HashSet::new(),
            known,
            pages: Pages::new(&means.web, attendant),
            isolation: &means.isolation,
            attendant,
            listed_by: None,
            real_paths: HashSet::new(),
            ahead: Ahead::default(),
            stdin_read: false,
            compiled_in: false,
        }
    }

    /// Opens all that `sources` name.
    pub(super) fn open(&mut self, sources: &[Source]) {
        self.load_ahead(sources.iter().filter_map(|it| match it {
            Source::Address(address) => Some(address),
            _ => None,
        }));
        let is_file = |it: &&Path| !it.is_dir() && it.extension().is_none_or(|it| it != "toml");
        let files = sources.iter().filter_map(|it| match it {
            Source::Path(path) => Some(path.as_path()),
            _ => None,
        });
        self.read_ahead(files.filter(is_file), &from_disk);
        for source in sources {
            match source {
                Source::Path(path) => self.path(path),
                Source::Address(address) => self.address(address, None),
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
        match std::fs::metadata(file_and_part(path).0) {
            Err(_) if path.to_string_lossy().starts_with("www.") => {
                let reason = "there is no such file or folder; an address begins with https://";
                self.problem(path, reason.to_owned());
            }
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
        let files = match articles_in(path) {
            Ok(files) => files,
            Err(error) => return self.problem(path, reason(&error)),
        };
        if files.is_empty() {
            let reason = "the folder holds no set.toml and no file with an article, such as .txt, \
                          .html or .docx; name files or another folder";
            return self.problem(path, reason.to_owned());
        }
        self.read_ahead(files.iter().map(PathBuf::as_path), &from_disk);
        for file in files {
            self.file(&file, &from_disk, Binary::Skip, None);
        }
    }

    fn set_file(&mut self, path: &Path, contents: &Contents) {
        let file = (path.to_owned(), FileState::of(path));
        let same = file.1.is_some() && self.known.is_some_and(|it| it.set_files.contains(&file));
        self.set.set_files.push(file);
        let text = match contents(path) {
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
        self.load_ahead(found.entries.iter().filter_map(|it| match &it.place {
            Place::Address(address) => Some(address),
            Place::Path(_) => None,
        }));
        let files: Vec<PathBuf> = found
            .entries
            .iter()
            .filter_map(|it| match &it.place {
                Place::Path(path) => Some(folder.join(path)),
                Place::Address(_) => None,
            })
            .collect();
        self.read_ahead(files.iter().map(PathBuf::as_path), contents);
        for entry in &found.entries {
            match &entry.place {
                Place::Path(path) => {
                    self.file(&folder.join(path), contents, Binary::Problem, Some(entry));
                }
                Place::Address(address) => self.address(address, Some(entry)),
            }
        }
        self.listed_by = None;
    }

    /// Reads `files` side by side, but not for a set that is opened once more: most of it stays.
    fn read_ahead<'f>(&mut self, files: impl Iterator<Item = &'f Path>, contents: &Contents) {
        if self.known.is_none() && !self.compiled_in {
            self.ahead.read(&files.collect::<Vec<_>>(), contents, self.isolation);
        }
    }

    /// What a file is called in its set, without what is chosen of it: as its entry says, or by its place below the
    /// folder of the set.
    fn name_in_set(&self, real: &Path, has_part: bool, entry: Option<&Entry>) -> String {
        match (&self.set.home.folder, entry) {
            (None, _) => real.display().to_string(),
            (Some(_), Some(entry)) => {
                let place = entry.place.to_string();
                let whole = place.rsplit_once('#').filter(|_| has_part).map(|it| it.0);
                whole.map(str::to_owned).unwrap_or(place)
            }
            (Some(folder), None) => real.strip_prefix(folder).unwrap_or(real).display().to_string(),
        }
    }

    fn file(&mut self, named: &Path, contents: &Contents, binary: Binary, entry: Option<&Entry>) {
        let (path, part) = file_and_part(named);
        let real = std::fs::canonicalize(path).ok().filter(|_| !self.compiled_in);
        let real = real.unwrap_or_else(|| path.to_owned());
        let whole = self.name_in_set(&real, part.is_some(), entry);
        let chosen = self.chosen(part.as_ref(), &whole);
        let mut name = part_name(&whole, chosen.as_ref());
        let asked = part == Some(Part::Asked) && chosen.is_none();
        let key = part_name(&real.display().to_string(), chosen.as_ref());
        if !asked && !self.real_paths.insert(PathBuf::from(&key)) {
            return self.problem(named, "it is named twice; it is open once".to_owned());
        }
        self.attempted.insert(named.to_owned());
        if part.is_some() {
            self.attempted.insert(path.to_owned());
        }
        let listed_by = self.listed_by.as_ref().map(|it| it.0.clone());
        let origin = |state| Origin::File { path: path.to_owned(), state, listed_by };
        let trusted = self.listed_by.as_ref().is_none_or(|it| it.1);
        if let Some(known) = self.known.filter(|_| trusted && !asked && !self.compiled_in) {
            let origin = origin.clone()(FileState::of(path));
            if let Some(article) = unchanged(known, &name, &origin) {
                return self.add(article, name, origin);
            }
        }
        let FileRead { state, found } = self.ahead.take(named, contents, self.isolation);
        let article = match found {
            Found::Settled(article) => *article,
            Found::Unchosen(bytes) => {
                let file = path.display().to_string();
                let input = Input { source: &file, ..Input::of(bytes) };
                let selection = match chosen.clone().map_or_else(|| self.ask_for_part(&input), Ok) {
                    Ok(selection) => selection,
                    Err(reason) => return self.problem(named, reason),
                };
                name = part_name(&whole, Some(&selection));
                let source = part_name(&file, Some(&selection));
                let input = Input { source: &source, chosen: Some(&selection), ..input };
                read(input, self.isolation).map_err(Instead::Unfit)
            }
        };
        match article {
            Err(Instead::Unread(error)) => self.problem(path, reason(&error)),
            Err(Instead::Feed(bytes)) => {
                let source = named.display().to_string();
                // What is chosen of a feed is told apart by its articles.
                self.real_paths.remove(Path::new(&key));
                self.feed_in_file(&source, path, &bytes, chosen, entry);
            }
            Ok(mut reading) => {
                if let Some(entry) = entry {
                    entry.override_metadata(&mut reading.article);
                }
                let origin = if self.compiled_in { Origin::Elsewhere } else { origin(state) };
                self.opened(reading, name, origin);
            }
            Err(Instead::Unfit(Unreadable::Binary(_))) if binary == Binary::Skip => {}
            Err(Instead::Unfit(unreadable)) => self.problem(named, unreadable.to_string()),
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
            read(Input { source: "-", ..Input::of(bytes) }, self.isolation)
                .map_err(|unreadable| unreadable.to_string())
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
    pub(super) fn opened(&mut self, reading: Reading, name: String, origin: Origin) {
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

    pub(super) fn add(&mut self, article: Arc<Article>, name: String, origin: Origin) {
        self.set.articles.push(article);
        self.set.home.names.push(name);
        self.set.origins.push(origin);
    }

    pub(super) fn problem(&mut self, path: &Path, reason: String) {
        self.set.problems.push(Problem { source_name: path.display().to_string(), reason });
    }
}

/// How a part of something is named.
fn part_name(whole: &str, chosen: Option<&Selection>) -> String {
    chosen.map_or_else(|| whole.to_owned(), |it| format!("{whole}#{it}"))
}

/// What to do with a file that is no text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Binary {
    /// Say so: the reader named the file.
    Problem,
    /// Pass over it: it only lay in a folder.
    Skip,
}
