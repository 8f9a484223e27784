//! What an office document says of itself. Much of it is junk that the program or its template left
//! there, and is not believed.

use jiff::civil::Date;

use crate::ingest::composing::bylines::{joined, without_by};
use crate::ingest::composing::{credible, dates};
use crate::ingest::formats::package::xml::{Element, Inside, Visitor, walk};
use crate::text::clean;

/// The properties of a document that are worth believing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) created: Option<Date>,
}

/// Reads properties in XML: `docProps/core.xml` (ISO/IEC 29500-2 §11) or `meta.xml` (ISO/IEC 26300
/// §3.1). What cannot be read is not known.
pub(super) fn read(xml: &str) -> Properties {
    let mut reader = Reader::default();
    // What was read before the damage is worth having.
    let _ = walk(xml, &mut reader);
    let Reader { title, creator, initial_creator, created, .. } = reader;
    // In OpenDocument a creator is who edited it last.
    let author = if reader.is_open_document { initial_creator } else { creator };
    Properties {
        title: Some(title).filter(|it| credible::is_title(it)),
        byline: byline(&author),
        created: dates::of_moment(&created).filter(|_| !is_template(&author, &created)),
    }
}

/// Several names are parted by semicolons.
fn byline(author: &str) -> Option<String> {
    let names = without_by(author).split(';').map(str::trim).filter(|it| credible::is_author(it));
    joined(&names.map(str::to_owned).collect::<Vec<_>>())
}

#[derive(Default)]
struct Reader {
    title: String,
    creator: String,
    initial_creator: String,
    created: String,
    is_open_document: bool,
    open: String,
}

impl Visitor for Reader {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        element.name().clone_into(&mut self.open);
        self.is_open_document |= self.open == "document-meta";
        Inside::Read
    }

    fn leave(&mut self, _name: &str) {
        self.open.clear();
    }

    fn words(&mut self, words: &str) {
        let said = match &*self.open {
            "title" => &mut self.title,
            "creator" => &mut self.creator,
            "initial-creator" => &mut self.initial_creator,
            "created" | "creation-date" => &mut self.created,
            _ => return,
        };
        let words = clean::clean(words);
        said.push_str(&clean::one_line(&words));
    }
}

/// Whether the date is that of a template which a program fills.
fn is_template(author: &str, created: &str) -> bool {
    author == "python-docx" || created.starts_with("2013-12-23T23:15") || created < "1990"
}
