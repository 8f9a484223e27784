//! DOCX: the parts of a document, and how they refer to each other (Open Packaging Conventions).

mod body;
mod numbering;
mod styles;

use std::collections::HashMap;

use super::{Document, properties};
use crate::ingest::formats::package::Archive;
use crate::ingest::formats::package::archive::{Fault, resolve};
use crate::ingest::formats::package::xml::{Element, Inside, Visitor, walk};

use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads the document in `archive`.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Document, Fault> {
    let package = Relations::of(archive, "");
    let main = package.path("officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
    let relations = Relations::of(archive, &main);
    let mut part = |kind: &str| match relations.path(kind) {
        Some(path) if archive.has(&path) => archive.text(&path),
        _ => Ok(String::new()),
    };
    let styles = Styles::read(&part("styles")?);
    let numbering = Numbering::read(&part("numbering")?);
    let notes = [part("footnotes")?, part("endnotes")?];
    let xml = archive.text(&main)?;
    let core = package.path("core-properties").and_then(|it| archive.text(&it).ok());

    let mut body = Body::new(&styles, numbering, &relations);
    for notes in &notes {
        // A text can be read without its notes.
        let _ = walk(notes, &mut body);
    }
    walk(&xml, &mut body).map_err(|_| Fault::Damaged)?;
    let (paragraphs, title) = body.finish();
    let properties = core.map(|it| properties::read(&it)).unwrap_or_default();
    Ok(Document { paragraphs, title, properties })
}

/// What a part refers to.
#[derive(Debug, Default)]
struct Relations {
    /// The part itself.
    from: String,
    /// By id: what kind of thing it is, and where.
    targets: HashMap<String, (String, String)>,
}

impl Relations {
    /// What the part at `path` refers to, or the whole archive with an empty path.
    fn of(archive: &mut Archive<'_>, path: &str) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut relations = Self { from: path.to_owned(), targets: HashMap::new() };
        let separator = if folder.is_empty() { "" } else { "/" };
        if let Ok(xml) = archive.text(&format!("{folder}{separator}_rels/{name}.rels")) {
            // What was read before the damage is worth having.
            let _ = walk(&xml, &mut relations);
        }
        relations
    }

    /// The part of a kind.
    fn path(&self, kind: &str) -> Option<String> {
        let (_, target) = self.targets.values().find(|it| it.0 == kind)?;
        Some(resolve(&self.from, target)?.0)
    }

    /// The address that an id stands for.
    fn address(&self, id: &str) -> Option<&str> {
        let (_, target) = self.targets.get(id)?;
        is_address(target).then_some(target)
    }
}

/// Whether a reference leads out of the document.
fn is_address(reference: &str) -> bool {
    reference.contains("://") || reference.starts_with("mailto:")
}

impl Visitor for Relations {
    fn enter(&mut self, element: &Element<'_>) -> Inside {
        if element.name() == "Relationship" {
            let attribute = |name| element.attribute(name).unwrap_or_default();
            let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
            self.targets.insert(attribute("Id"), (kind, attribute("Target")));
        }
        Inside::Read
    }
}
