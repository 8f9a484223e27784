//! The package document of a book (OPF): what is known of it, and which documents it consists of.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::ingest::composing::{credible, dates};
use crate::ingest::formats::package::Archive;
use crate::ingest::formats::package::archive::{Fault, resolve};
use crate::ingest::formats::package::xml::{Element, Inside, Visitor, walk};
use crate::text::{Language, clean};

/// What a package document says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) language: Option<Language>,
    /// The documents in the order in which they are read: their paths in the archive.
    pub(super) spine: Vec<String>,
    /// The document with the table of contents (EPUB 3).
    pub(super) navigation: Option<String>,
    /// The table of contents by itself (EPUB 2).
    pub(super) ncx: Option<String>,
}

impl Package {
    /// Reads the package document of the book in `archive`.
    pub(super) fn read(archive: &mut Archive<'_>) -> Result<Self, Fault> {
        let mut container = Container::default();
        let xml = archive.text("META-INF/container.xml")?;
        walk(&xml, &mut container).map_err(|_| Fault::Damaged)?;
        let path = container.package.ok_or(Fault::Missing)?;
        let mut reader = Reader::default();
        walk(&archive.text(&path)?, &mut reader).map_err(|_| Fault::Damaged)?;
        Ok(reader.finish(&path))
    }
}

/// The media type of a package document.
const PACKAGE: &str = "application/oebps-package+xml";

/// Where the package document is.
#[derive(Default)]
struct Container {
    package: Option<String>,
}

impl Visitor for Container {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        let is = element.attribute("media-type").is_some_and(|it| it.trim() == PACKAGE);
        if element.name() == "rootfile" && is && self.package.is_none() {
            self.package = element.attribute("full-path").and_then(|it| Some(resolve("", &it)?.0));
        }
        Inside::Read
    }
}

/// A file of the book.
struct Item {
    reference: String,
    is_navigation: bool,
    is_ncx: bool,
}

/// One of the `dc:…` that say something of the book.
#[derive(Default)]
struct Statement {
    name: String,
    id: String,
    /// Whose work a creator did (EPUB 2), and what happened on a date.
    role: Option<String>,
    event: Option<String>,
    words: String,
}

#[derive(Default)]
struct Reader {
    items: HashMap<String, Item>,
    spine: Vec<String>,
    ncx: Option<String>,
    statements: Vec<Statement>,
    /// What is said of a statement (EPUB 3): its id, the property, and the words.
    refinements: Vec<(String, String, String)>,
    /// Which of them words now belong to.
    open: Open,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Open {
    #[default]
    Nothing,
    Statement,
    Refinement,
}

impl Visitor for Reader {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        let attribute = |name| element.attribute(name).unwrap_or_default();
        match element.name() {
            name @ ("title" | "creator" | "publisher" | "date" | "language") => {
                self.open = Open::Statement;
                self.statements.push(Statement {
                    name: name.to_owned(),
                    id: attribute("id"),
                    role: element.attribute("role"),
                    event: element.attribute("event"),
                    words: String::new(),
                });
            }
            "meta" => {
                if let Some(id) = element.attribute("refines") {
                    self.open = Open::Refinement;
                    let id = id.trim_start_matches('#').to_owned();
                    self.refinements.push((id, attribute("property"), String::new()));
                }
            }
            "item" => {
                let has = |name: &str| attribute("properties").split(' ').any(|it| it == name);
                let item = Item {
                    reference: attribute("href"),
                    is_navigation: has("nav"),
                    is_ncx: attribute("media-type") == "application/x-dtbncx+xml",
                };
                self.items.insert(attribute("id"), item);
            }
            "spine" => self.ncx = element.attribute("toc"),
            "itemref" => self.spine.push(attribute("idref")),
            _ => {}
        }
        Inside::Read
    }

    fn leave(&mut self, _name: &str) {
        self.open = Open::Nothing;
    }

    fn words(&mut self, words: &str) {
        let said = match self.open {
            Open::Nothing => None,
            Open::Statement => self.statements.last_mut().map(|it| &mut it.words),
            Open::Refinement => self.refinements.last_mut().map(|it| &mut it.2),
        };
        if let Some(said) = said {
            said.push_str(&clean::clean(words));
        }
    }
}

impl Reader {
    fn finish(self, path: &str) -> Package {
        let resolved = |reference: &str| Some(resolve(path, reference)?.0);
        let item = |id: &String| resolved(&self.items.get(id)?.reference);
        let marked = |is: fn(&Item) -> bool| {
            self.items.values().find(|it| is(it)).and_then(|it| resolved(&it.reference))
        };
        let mut seen = HashSet::new();
        Package {
            title: self.title(),
            authors: self.authors(),
            publisher: self
                .said("publisher")
                .map(|it| clean::one_line(&it.words))
                .find(|it| !it.is_empty()),
            published: self.published(),
            language: self.said("language").find_map(|it| Language::from_tag(it.words.trim())),
            // None may stand in it twice (EPUB 3.3 §5.7.2).
            spine: self
                .spine
                .iter()
                .filter_map(item)
                .filter(|it| seen.insert(it.clone()))
                .collect(),
            ncx: self.ncx.as_ref().and_then(item).or_else(|| marked(|it| it.is_ncx)),
            navigation: marked(|it| it.is_navigation),
        }
    }

    fn said<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Statement> {
        self.statements.iter().filter(move |it| it.name == name)
    }

    /// What is said of a statement.
    fn refined(&self, statement: &Statement, property: &str) -> Option<String> {
        let of = |it: &&(String, String, String)| it.0 == statement.id && it.1 == property;
        self.refinements.iter().find(of).map(|it| clean::one_line(&it.2))
    }

    fn title(&self) -> Option<String> {
        let main = |it: &&Statement| self.refined(it, "title-type").as_deref() == Some("main");
        let title = self.said("title").find(main).or_else(|| self.said("title").next())?;
        Some(clean::one_line(&title.words)).filter(|it| !it.is_empty())
    }

    /// The names of those who wrote it: of all its creators where none of them is said to.
    fn authors(&self) -> Vec<String> {
        let role = |it: &Statement| it.role.clone().or_else(|| self.refined(it, "role"));
        let writes = |it: &&Statement| role(it).is_none_or(|it| it == "aut");
        let names = |found: Vec<&Statement>| {
            let mut names: Vec<String> =
                found.iter().map(|it| clean::one_line(&it.words)).collect();
            names.retain(|it| credible::is_author(it));
            names.dedup();
            names
        };
        let authors = names(self.said("creator").filter(writes).collect());
        if authors.is_empty() { names(self.said("creator").collect()) } else { authors }
    }

    fn published(&self) -> Option<Date> {
        // What has no date gets one from before Gutenberg by some programs.
        const OLDEST: i16 = 1400;
        let of = |event: Option<&str>| {
            let mut said = self.said("date").filter(|it| it.event.as_deref() == event);
            said.find_map(|it| dates::of_moment(&it.words).filter(|it| it.year() >= OLDEST))
        };
        of(Some("publication")).or_else(|| of(None)).or_else(|| of(Some("creation")))
    }
}
