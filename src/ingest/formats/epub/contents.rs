//! The table of contents of a book: the navigation document of EPUB 3, or the NCX of EPUB 2.

use super::package::Package;
use crate::ingest::formats::html::chapter::{Chapter, ContentsLine};
use crate::ingest::formats::package::Archive;
use crate::ingest::formats::package::archive::resolve;
use crate::ingest::formats::package::xml::{Element, Inside, Visitor, walk};
use crate::text::clean;

/// A line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) title: String,
    /// Levels above it.
    pub(super) depth: usize,
    /// The document in which the chapter begins.
    pub(super) path: String,
    /// The id of the element with which it begins; without one, it begins with the document.
    pub(super) fragment: Option<String>,
}

/// Entries of a table of contents that are read.
const MOST: usize = 10_000;

/// The table of contents; empty if there is none that can be read.
pub(super) fn read(archive: &mut Archive<'_>, package: &Package) -> Vec<Entry> {
    let navigation = package.navigation.as_deref().and_then(|path| {
        let document = Chapter::parse(&archive.text(path).ok()?).ok()?;
        Some(entries(path, document.contents())).filter(|it| !it.is_empty())
    });
    let ncx = || {
        let path = package.ncx.as_deref()?;
        let mut ncx = Ncx::default();
        // What was read before the damage is worth having.
        let _ = walk(&archive.text(path).ok()?, &mut ncx);
        Some(entries(path, ncx.lines))
    };
    navigation.or_else(ncx).unwrap_or_default()
}

fn entries(from: &str, lines: Vec<ContentsLine>) -> Vec<Entry> {
    let entry = |line: ContentsLine| {
        let (path, fragment) = resolve(from, &line.reference)?;
        let fragment = fragment.filter(|it| !it.is_empty()).map(str::to_owned);
        Some(Entry { title: line.title, depth: line.depth, path, fragment })
    };
    lines.into_iter().take(MOST).filter_map(entry).collect()
}

#[derive(Default)]
struct Ncx {
    lines: Vec<ContentsLine>,
    /// The entries that are open: their indexes.
    open: Vec<usize>,
    labelled: bool,
}

impl Visitor for Ncx {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        match element.name() {
            "navPoint" => {
                self.open.push(self.lines.len());
                let depth = self.open.len() - 1;
                let line = ContentsLine { title: String::new(), depth, reference: String::new() };
                self.lines.push(line);
            }
            "navLabel" => self.labelled = true,
            "content" => {
                if let (Some(line), Some(src)) = (self.line(), element.attribute("src")) {
                    line.reference = src;
                }
            }
            "pageList" | "navList" => return Inside::Skip,
            _ => {}
        }
        Inside::Read
    }

    fn leave(&mut self, name: &str) {
        match name {
            "navPoint" => {
                self.open.pop();
            }
            "navLabel" => self.labelled = false,
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.labelled
            && let Some(line) = self.line()
        {
            line.title.push_str(&clean::clean(words));
            line.title = clean::one_line(&line.title);
        }
    }
}

impl Ncx {
    fn line(&mut self) -> Option<&mut ContentsLine> {
        let at = *self.open.last()?;
        self.lines.get_mut(at)
    }
}
