//! Opening a set once more: only what has changed is read, and what cannot be read stays as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::text::Article;

use super::open::Opener;
use crate::ingest::{Means, Nobody, Problem, Set, Source, Web};

/// Where the text of an article was had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From a file.
    File {
        /// The file, as the reader named it or as its set does.
        path: PathBuf,
        /// How the file was when it was read.
        state: Option<FileState>,
        /// The `set.toml` that lists it.
        listed_by: Option<PathBuf>,
    },
    /// From the web, or from a feed.
    Page {
        /// The address of the page or the feed, or the file of the feed, as the reader named it or as
        /// its set does.
        named: String,
        /// The `set.toml` that lists it.
        listed_by: Option<PathBuf>,
    },
    /// From what can be read only once, or never changes.
    Elsewhere,
}

impl Origin {
    /// The file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. } => Some(path),
            Self::Page { .. } | Self::Elsewhere => None,
        }
    }
}

/// What tells one version of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileState {
    modified: Option<SystemTime>,
    bytes: u64,
    /// The file's number in its file system, which is another one where an editor put a new file in
    /// the place of the old.
    number: u64,
}

impl FileState {
    /// How the file at `path` is now; `None` if that cannot be told.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let number = 0;
        Some(Self { modified: metadata.modified().ok(), bytes: metadata.len(), number })
    }
}

/// Opens what `sources` name once more. Of `known`, as it was opened from the same sources before,
/// stays what has not changed, every page from the web, standard input, and what cannot be read any more, which is then a
/// problem of the set. What a `set.toml` no longer lists is gone.
pub fn reopen(sources: &[Source], known: &Set) -> Set {
    let web = Web { refresh: false, ..known.means.web.clone() };
    let means = Means { web, isolation: known.means.isolation.clone() };
    let mut opener = Opener::new(&means, &Nobody, Some(known));
    opener.open(sources);
    let Opener { mut set, listings, attempted, .. } = opener;
    set.means.clone_from(&known.means);
    for (at, name) in known.home.names.iter().enumerate() {
        let origin = &known.origins[at];
        let unlisted = match origin {
            Origin::File { path, listed_by: Some(by), .. } => {
                listings.contains(by) && !attempted.contains(path)
            }
            Origin::Page { named, listed_by: Some(by) } => {
                listings.contains(by) && !attempted.contains(Path::new(named))
            }
            _ => false,
        };
        if unlisted || set.home.names.contains(name) {
            continue;
        }
        let article = &known.articles[at];
        match origin {
            Origin::File { listed_by, .. } => {
                say_it_stays(
                    &mut set,
                    article,
                    listed_by.as_ref().is_none_or(|it| listings.contains(it)),
                );
            }
            Origin::Page { .. } => say_it_stays(&mut set, article, false),
            Origin::Elsewhere => {}
        }
        let place = at.min(set.articles.len());
        set.articles.insert(place, Arc::clone(article));
        set.home.names.insert(place, name.clone());
        set.origins.insert(place, origin.clone());
    }
    set
}

/// Says that an article could not be read, but stays; unless its whole set could not, which is said once.
fn say_it_stays(set: &mut Set, article: &Article, alone: bool) {
    let stays = "what was open of it stays";
    let told = set.problems.iter_mut().find(|it| it.source_name == article.source);
    match told {
        Some(problem) => problem.reason = format!("{}; {stays}", problem.reason),
        None if alone => set.problems.push(Problem {
            source_name: article.source.clone(),
            reason: format!("it is gone; {stays}"),
        }),
        None => {}
    }
}

/// What is known of an article before it is read once more.
pub(super) fn unchanged(known: &Set, name: &str, origin: &Origin) -> Option<Arc<Article>> {
    let at = known.home.names.iter().position(|it| it == name)?;
    let same = match origin {
        Origin::File { state, .. } => state.is_some() && known.origins[at] == *origin,
        Origin::Page { .. } | Origin::Elsewhere => false,
    };
    same.then(|| Arc::clone(&known.articles[at]))
}
