//! Adding articles to a `set.toml`, of which everything else stays as its author wrote it.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use toml_edit::{ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use super::disk::{articles_in, file_and_part, reason};
use super::replacing::replace_if;
use super::set_file::{self, Place};
use crate::ingest::{Problem, Source};

/// What has become of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The `set.toml`.
    pub file: PathBuf,
    /// Articles that were not listed in it before.
    pub new: usize,
    /// All the articles that it lists now.
    pub all: usize,
}

/// Why nothing was added. The set is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAdded {
    /// The set or a source is not what it should be.
    #[error(transparent)]
    Unfit(Problem),
    /// The set cannot be written.
    #[error(transparent)]
    Unwritten(Problem),
}

/// Lists `sources` in the set `set`, a `set.toml` or the folder for one, which is made if need be. What
/// is listed already is not listed again. Files are named by their paths from the set's folder on; nothing
/// is fetched. `title`, if given, becomes the set's. Nobody ever finds half of the file, and a version of
/// it that was not read is not overwritten.
pub fn add_to_set(set: &Path, title: Option<&str>, sources: &[Source]) -> Result<Added, NotAdded> {
    let file = if set.extension().is_some_and(|it| it == "toml") && !set.is_dir() {
        set.to_owned()
    } else {
        set.join("set.toml")
    };
    let articles = articles(sources).map_err(NotAdded::Unfit)?;
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let before = read(&file)?;
    let text = before.as_deref().unwrap_or_default();
    let unfit = |reason: String| NotAdded::Unfit(problem(&file, reason));
    let listed = set_file::parse_unfinished(text).map_err(|it| unfit(it.to_string()))?.entries;
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| unfit(error.message().to_owned()))?;

    let unwritten = |error: io::Error| NotAdded::Unwritten(problem(&file, reason(&error)));
    fs::create_dir_all(folder).map_err(unwritten)?;
    let folder = fs::canonicalize(folder).map_err(unwritten)?;
    if let Some(title) = title {
        document["title"] = value(title);
    }
    let mut known: HashSet<String> = listed.iter().map(|it| key(&it.place, &folder)).collect();
    let mut added = Added { file: file.clone(), new: 0, all: listed.len() };
    for article in &articles {
        let place = match article {
            Source::Address(address) => Place::Address(address.clone()),
            Source::Path(path) => Place::Path(relative(path, &folder).map_err(NotAdded::Unfit)?),
            Source::Stdin | Source::Samples => continue,
        };
        if known.insert(key(&place, &folder)) {
            push(&mut document, &place);
            added.new += 1;
        }
    }
    added.all += added.new;
    let after = document.to_string();
    if before.as_deref() != Some(&after) {
        let unchanged = || match read(&file) {
            Ok(now) if now == before => Ok(()),
            _ => Err(io::Error::other("another program has changed it meanwhile; try again")),
        };
        replace_if(&file, after.as_bytes(), unchanged).map_err(unwritten)?;
    }
    Ok(added)
}

fn problem(path: &Path, reason: String) -> Problem {
    Problem { source_name: path.display().to_string(), reason }
}

/// The text of a set, if there is one.
fn read(file: &Path) -> Result<Option<String>, NotAdded> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(NotAdded::Unfit(problem(file, reason(&error)))),
    }
}

/// Each article by itself: the files of folders, and everything else as it is named.
fn articles(sources: &[Source]) -> Result<Vec<Source>, Problem> {
    let mut articles = Vec::new();
    for source in sources {
        match source {
            Source::Address(_) => articles.push(source.clone()),
            Source::Stdin | Source::Samples => {
                let reason = "a set lists files and addresses; save it as a file and name that";
                return Err(problem(Path::new("-"), reason.to_owned()));
            }
            Source::Path(path) => {
                let is_dir = fs::metadata(file_and_part(path).0)
                    .map_err(|error| problem(path, reason(&error)))?
                    .is_dir();
                if path.extension() == Some(OsStr::new("toml")) {
                    let reason = "it is a set itself; name its articles".to_owned();
                    return Err(problem(path, reason));
                }
                if !is_dir {
                    articles.push(source.clone());
                    continue;
                }
                let files = articles_in(path).map_err(|error| problem(path, reason(&error)))?;
                if files.is_empty() {
                    let reason =
                        "the folder holds no file with an article, such as .txt, .html or .docx"
                            .to_owned();
                    return Err(problem(path, reason));
                }
                articles.extend(files.into_iter().map(Source::Path));
            }
        }
    }
    Ok(articles)
}

/// What two places have in common that are the same.
fn key(place: &Place, folder: &Path) -> String {
    match place {
        Place::Address(address) => address.to_string(),
        Place::Path(path) => {
            let path = folder.join(path);
            fs::canonicalize(&path).unwrap_or(path).display().to_string()
        }
    }
}

/// The way from `folder`, which is a real path, to the file at `path`, with `/` between its parts.
fn relative(path: &Path, folder: &Path) -> Result<String, Problem> {
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A file that is a link keeps its name.
    let real = fs::canonicalize(parent).map_err(|error| problem(path, reason(&error)))?;
    let real = real.join(path.file_name().unwrap_or_default());
    let common = folder.components().zip(real.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return named(path, &real);
    }
    let up = folder.components().skip(common).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(real.components().skip(common)).collect();
    named(path, &way)
}

fn named(path: &Path, way: &Path) -> Result<String, Problem> {
    let parts: Option<Vec<&str>> = way.iter().map(OsStr::to_str).collect();
    let parts = parts.ok_or_else(|| {
        problem(path, "its name is no UTF-8, so no set can list it; rename it".to_owned())
    })?;
    Ok(parts.join("/"))
}

/// Writes an article at the end of the list, which may stand in either form that TOML has for it.
fn push(document: &mut DocumentMut, place: &Place) {
    let (name, place) = match place {
        Place::Path(path) => ("path", path.as_str()),
        Place::Address(address) => ("url", address.as_str()),
    };
    // Without a key yet, whatever stands in the file is behind everything; it shall stay before it.
    let above = if document.is_empty() {
        let comments = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing("");
        comments
    } else {
        "\n".to_owned()
    };
    let list = document.entry("article").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    match list {
        Item::Value(Value::Array(array)) => {
            array.push(InlineTable::from_iter([(name, place)]));
        }
        Item::ArrayOfTables(tables) => {
            let mut table = Table::from_iter([(name, place)]);
            table.decor_mut().set_prefix(above);
            tables.push(table);
        }
        _ => {}
    }
}
